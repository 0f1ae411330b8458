#include "gui/Contrast.h"
#include "support/sourcetree/SourceTree.h"
#include "widgets/Avatar.h"
#include "widgets/DateText.h"
#include "widgets/DialogButtons.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/EnterKey.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"

#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QStyle>
#include <QStyleOptionSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace postaci;
using postaci::test::contrast;

namespace {

QDateTime at(const char* iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate).toUTC();
}

/// A field with a bar above it, as a window has them.
struct BarDesk
{
    QWidget window;
    InfoBar* bar = new InfoBar(&window);
    QLineEdit* field = new QLineEdit(&window);

    explicit BarDesk(int width = 500)
    {
        auto* column = new QVBoxLayout(&window);
        column->addWidget(bar);
        column->addWidget(field);
        column->addStretch();
        window.resize(width, 300);
        window.show();
        window.activateWindow();
    }

    void ask(InfoBar::Safe safe) const
    {
        bar->show(InfoBar::Caution, QStringLiteral("Delete 1 message for good? This cannot be undone."));
        bar->setButtons(QStringLiteral("&Delete for good"), QStringLiteral("&Keep"));
        bar->takeFocus(safe);
    }
    [[nodiscard]] QWidget* part(const char* name) const
    {
        return bar->findChild<QWidget*>(QLatin1String(name));
    }
    [[nodiscard]] QPushButton* button(const char* name) const
    {
        return bar->findChild<QPushButton*>(QLatin1String(name));
    }
};

/// How much of the picture has that colour.
int pixelsOf(const QColor& color, const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
    return count;
}

/// Without and with the keyboard in it.
std::pair<QImage, QImage> withoutAndWithFocus(QWidget& widget, QWidget& other)
{
    other.setFocus();
    const QImage without = widget.grab().toImage();
    widget.setFocus();
    return {without, widget.grab().toImage()};
}

} // namespace

/// The small parts that every window is made of.
class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spinBoxesHaveArrows();
    void dialogsBeginWhereSomethingIs();
    void init() { Theme::apply(*qApp, ColorScheme::Light); }
    void cleanup() { Language::apply(QStringLiteral("en")); }
    void cancelFollowsTheLanguage();
    void choicesAndArrowsAreSeen();
    void textIsReadableOnItsGround_data();
    void textIsReadableOnItsGround();
    void avatarsAreReadableAndSteady();
    void initialsFollowTheLanguage();
    void datesAreShort_data();
    void datesAreShort();
    void iconsFollowTheScheme();
    void everyIconNamedInTheSourcesExists();
    void barUnfoldsDetailsAndCloses();
    void barPutsItsButtonsBelowInANarrowColumn();
    void barNeverWidensItsColumn();
    void questionIsAnsweredByKeys();
    void questionGivesTheKeyboardBack();
    void emptyStateAnswersEnter();
    void focusedButtonHasOneMark();
    void tabsAndRowsShowTheKeyboard();
    void longLabelEndsInAnEllipsis();
};

void TestWidgets::textIsReadableOnItsGround_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << static_cast<int>(ColorScheme::Light);
    QTest::newRow("dark") << static_cast<int>(ColorScheme::Dark);
}

void TestWidgets::textIsReadableOnItsGround()
{
    QFETCH(const int, scheme);
    Theme::apply(*qApp, static_cast<ColorScheme>(scheme));
    const QList<QColor> grounds{Theme::ground(), Theme::panel(), Theme::line(), Theme::highlight(),
                                Theme::mutedHighlight()};
    for (const QColor& ground : grounds) {
        QVERIFY(contrast(Theme::text(), ground) >= 4.5);
        QVERIFY2(contrast(Theme::meta(), ground) >= 4.5, qPrintable(ground.name()));
    }
    for (const QColor& color : {Theme::accent(), Theme::danger(), Theme::caution(), Theme::verified()}) {
        QVERIFY2(contrast(color, Theme::ground()) >= 4.5, qPrintable(color.name()));
        QVERIFY2(contrast(color, Theme::panel()) >= 4.5, qPrintable(color.name()));
        QVERIFY2(contrast(Theme::text(), Theme::tint(color)) >= 4.5, qPrintable(color.name()));
    }
    QVERIFY(contrast(Theme::accentText(), Theme::accent()) >= 4.5);
    for (const QColor& selected : {Theme::highlight(), Theme::mutedHighlight()})
        QVERIFY(contrast(Theme::accent(), selected) >= 4.5); // counts and dates in a selected row
    QVERIFY(contrast(Theme::star(), Theme::ground()) >= 3.0);
    QVERIFY(contrast(Theme::text(), Theme::found()) >= 4.5);
}

void TestWidgets::avatarsAreReadableAndSteady()
{
    for (int n = 0; n < 300; ++n) {
        const Address address{{}, QStringLiteral("person%1@example.org").arg(n)};
        QVERIFY2(contrast(avatarColor(address), Qt::white) >= 4.5, qPrintable(avatarColor(address).name()));
    }
    const Address lower{QStringLiteral("Ayşe"), QStringLiteral("ayse@ornek.com.tr")};
    const Address upper{QStringLiteral("A. Yılmaz"), QStringLiteral("AYSE@ornek.com.tr")};
    QCOMPARE(avatarColor(lower), avatarColor(upper));
}

void TestWidgets::initialsFollowTheLanguage()
{
    const Address address{QStringLiteral("ismail ılgaz"), QStringLiteral("x@y.example")};
    Language::apply(QStringLiteral("tr"));
    QCOMPARE(avatarInitials(address), QStringLiteral("İI"));
    Language::apply(QStringLiteral("en"));
    QCOMPARE(avatarInitials(address), QStringLiteral("II"));
    QCOMPARE(avatarInitials({{}, QStringLiteral("grace.hopper@navy.example")}), QStringLiteral("GH"));
    QCOMPARE(avatarInitials({QStringLiteral("\"Postacı\" (haber)"), {}}), QStringLiteral("PH"));
    QCOMPARE(avatarInitials({}), QStringLiteral("?"));
    QCOMPARE(avatarInitials({QStringLiteral("—…!"), {}}), QStringLiteral("?"));
}

void TestWidgets::datesAreShort_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QDateTime>("date");
    QTest::addColumn<QString>("shown");
    // Now is Monday, 23 November 2026, 15:30 in Istanbul.
    QTest::newRow("today") << "en" << at("2026-11-23T14:02:00+03:00") << "14:02";
    QTest::newRow("yesterday") << "en" << at("2026-11-22T23:59:00+03:00") << "yesterday";
    QTest::newRow("this week") << "en" << at("2026-11-18T10:00:00+03:00") << "Wed";
    QTest::newRow("this week, tr") << "tr" << at("2026-11-18T10:00:00+03:00") << "Çar";
    QTest::newRow("this year") << "en" << at("2026-11-03T10:00:00+03:00") << "3 Nov";
    QTest::newRow("this year, tr") << "tr" << at("2026-11-03T10:00:00+03:00") << "3 Kas";
    QTest::newRow("before") << "en" << at("2019-05-01T10:00:00+03:00") << "1 May 2019";
    QTest::newRow("the future") << "en" << at("2027-01-02T10:00:00+03:00") << "2 Jan 2027";
    QTest::newRow("none") << "en" << QDateTime() << "";
}

void TestWidgets::datesAreShort()
{
    QFETCH(const QString, language);
    QFETCH(const QDateTime, date);
    QFETCH(const QString, shown);
    const QLocale locale = language == QLatin1String("tr")
                               ? QLocale(QLocale::Turkish, QLocale::Turkey)
                               : QLocale(QLocale::English, QLocale::UnitedKingdom);
    QCOMPARE(shortDate(date, at("2026-11-23T15:30:00+03:00"), locale), shown);
}

void TestWidgets::iconsFollowTheScheme()
{
    const QIcon reply = icon(QStringLiteral("reply"));
    const auto darkest = [&reply] {
        const QImage image = reply.pixmap(20).toImage();
        int lightness = 255;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > 200)
                    lightness = std::min(lightness, image.pixelColor(x, y).lightness());
            }
        }
        return lightness;
    };
    QVERIFY(darkest() < 80);
    Theme::apply(*qApp, ColorScheme::Dark);
    QVERIFY(darkest() > 180);
}

void TestWidgets::everyIconNamedInTheSourcesExists()
{
    static const QRegularExpression use(QStringLiteral(
        R"RE((?:icon\(|setContent\(|return )(?:QStringLiteral\(|)u?"([a-z][a-z-]+)"(?:_qs|\)))RE"));
    int found = 0;
    const QDir ui(postaci::test::sourcePath(QStringLiteral("ui")));
    for (const QString& directory : ui.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir module(ui.filePath(directory));
        for (const QString& name : module.entryList({QStringLiteral("*.cpp")})) {
            QFile file(module.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            auto matches = use.globalMatch(source);
            while (matches.hasNext()) {
                const QRegularExpressionMatch match = matches.next();
                if (match.captured(0).startsWith(QLatin1String("return ")) &&
                    !name.startsWith(QLatin1String("FolderTreeModel")))
                    continue; // other words are returned elsewhere
                ++found;
                const QString picture = QStringLiteral(":/icons/%1.svg").arg(match.captured(1));
                QVERIFY2(QFile::exists(picture), qPrintable(name + QLatin1Char(' ') + picture));
            }
        }
    }
    QVERIFY2(found > 40, qPrintable(QString::number(found)));
}

void TestWidgets::barUnfoldsDetailsAndCloses()
{
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* bar = new InfoBar(&window);
    layout->addWidget(bar);
    layout->addStretch();
    window.resize(600, 300);
    window.show();
    QVERIFY(!bar->isVisible());
    bar->show(InfoBar::Error, QStringLiteral("It broke."), QStringLiteral("in\nmany\nwords"));
    bar->setButtons(QStringLiteral("Again"), QStringLiteral("Later"));
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), QStringLiteral("It broke."));
    auto* details = bar->findChild<QPlainTextEdit*>(QStringLiteral("infoBarDetails"));
    QVERIFY(!details->isVisible());
    QTest::mouseClick(bar->findChild<QToolButton*>(QStringLiteral("infoBarDetailsButton")), Qt::LeftButton);
    QVERIFY(details->isVisible());
    QSignalSpy primary(bar, &InfoBar::primaryClicked);
    QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("infoBarPrimaryButton")), Qt::LeftButton);
    QCOMPARE(primary.size(), 1);
    QSignalSpy dismissed(bar, &InfoBar::dismissed);
    QTest::mouseClick(bar->findChild<QToolButton*>(QStringLiteral("infoBarCloseButton")), Qt::LeftButton);
    QCOMPARE(dismissed.size(), 1);
    QVERIFY(!bar->isVisible());
    // The next sentence starts folded and without the old buttons.
    bar->show(InfoBar::Info, QStringLiteral("All is well."));
    QVERIFY(!details->isVisible());
    QVERIFY(!bar->findChild<QPushButton*>(QStringLiteral("infoBarPrimaryButton"))->isVisible());
}

void TestWidgets::barPutsItsButtonsBelowInANarrowColumn()
{
    const BarDesk desk(360);
    QVERIFY(QTest::qWaitForWindowActive(desk.bar->window()));
    desk.ask(InfoBar::Safe::Secondary);
    const QWidget* text = desk.part("infoBarText");
    const QPushButton* keep = desk.button("infoBarSecondaryButton");
    QTRY_VERIFY(keep->y() >= text->geometry().bottom());
    QVERIFY(text->width() >= 200);
    QVERIFY(desk.bar->rect().contains(desk.button("infoBarPrimaryButton")->geometry()));
    QVERIFY(text->height() >= text->heightForWidth(text->width()));
    desk.bar->window()->resize(800, 300);
    QTRY_VERIFY(keep->x() > text->geometry().right());
    QVERIFY(std::abs(keep->geometry().center().y() - text->geometry().center().y()) <= 2);
}

void TestWidgets::barNeverWidensItsColumn()
{
    const BarDesk desk;
    desk.field->hide();
    desk.bar->show(InfoBar::Info, QStringLiteral("Donaudampfschifffahrtsgesellschaft"));
    desk.bar->setButtons(QStringLiteral("A button with very many words on it"),
                         QStringLiteral("Another one"));
    QVERIFY(desk.bar->window()->minimumSizeHint().width() < 100);
}

void TestWidgets::questionIsAnsweredByKeys()
{
    const BarDesk desk;
    QVERIFY(QTest::qWaitForWindowActive(desk.bar->window()));
    QSignalSpy safe(desk.bar, &InfoBar::secondaryClicked);
    const QShortcut escape(QKeySequence(Qt::Key_Escape), desk.bar->window());
    QSignalSpy escaped(&escape, &QShortcut::activated);
    desk.ask(InfoBar::Safe::Secondary);
    QPushButton* keep = desk.button("infoBarSecondaryButton");
    QPushButton* destroy = desk.button("infoBarPrimaryButton");
    QVERIFY(keep->hasFocus());
    QCOMPARE(keep->accessibleDescription(), desk.bar->text());
    // Tab goes as the eye does.
    QTest::keyClick(keep, Qt::Key_Tab);
    QVERIFY(destroy->hasFocus());
    QVERIFY(destroy->x() > keep->x());
    QTest::keyClick(destroy, Qt::Key_Tab);
    QVERIFY(desk.part("infoBarCloseButton")->hasFocus());
    QTest::keyClick(desk.part("infoBarCloseButton"), Qt::Key_Escape);
    QVERIFY(!desk.bar->isVisible());
    QCOMPARE(safe.size(), 0);
    // Where there is no cross, Escape is the safe answer.
    desk.ask(InfoBar::Safe::Secondary);
    desk.bar->setDismissable(false);
    QTest::keyClick(keep, Qt::Key_Escape);
    QCOMPARE(safe.size(), 1);
    QCOMPARE(escaped.size(), 0); // the window's own Escape is for when nothing is asked
}

void TestWidgets::questionGivesTheKeyboardBack()
{
    const BarDesk desk;
    QVERIFY(QTest::qWaitForWindowActive(desk.bar->window()));
    desk.field->setFocus();
    desk.ask(InfoBar::Safe::Primary);
    QVERIFY(desk.button("infoBarPrimaryButton")->hasFocus());
    desk.ask(InfoBar::Safe::Secondary); // another question in its place
    desk.bar->hide();
    QVERIFY(desk.field->hasFocus());
}

void TestWidgets::emptyStateAnswersEnter()
{
    EnterKey::install(*qApp);
    EmptyState empty;
    empty.setButtons(QStringLiteral("Get mail"), QStringLiteral("Add an account"));
    empty.show();
    empty.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&empty));
    QSignalSpy primary(&empty, &EmptyState::primaryClicked);
    QSignalSpy secondary(&empty, &EmptyState::secondaryClicked);
    QTest::keyClick(empty.findChild<QPushButton*>(QStringLiteral("emptyStatePrimaryButton")), Qt::Key_Return);
    QCOMPARE(primary.size(), 1);
    QTest::keyClick(empty.findChild<QPushButton*>(QStringLiteral("emptyStateSecondaryButton")),
                    Qt::Key_Enter);
    QCOMPARE(secondary.size(), 1);
}

void TestWidgets::focusedButtonHasOneMark()
{
    const BarDesk desk;
    QVERIFY(QTest::qWaitForWindowActive(desk.bar->window()));
    desk.ask(InfoBar::Safe::Secondary);
    const auto [without, with] = withoutAndWithFocus(*desk.button("infoBarSecondaryButton"), *desk.field);
    QVERIFY(without != with);
    const QRect inside = without.rect().adjusted(3, 3, -3, -3);
    QCOMPARE(with.copy(inside), without.copy(inside)); // the border says it
}

void TestWidgets::tabsAndRowsShowTheKeyboard()
{
    const BarDesk desk;
    QTabBar tabs(desk.bar->window());
    tabs.addTab(QStringLiteral("General"));
    tabs.addTab(QStringLiteral("Servers"));
    QListWidget rows(desk.bar->window());
    rows.addItems({QStringLiteral("Work"), QStringLiteral("Home")});
    rows.setCurrentRow(0);
    QVERIFY(QTest::qWaitForWindowActive(desk.bar->window()));
    for (QWidget* widget : {static_cast<QWidget*>(&tabs), static_cast<QWidget*>(&rows)}) {
        widget->resize(200, 80);
        widget->show();
        const auto [without, with] = withoutAndWithFocus(*widget, *desk.field);
        QVERIFY2(pixelsOf(Theme::accent(), with) >= pixelsOf(Theme::accent(), without) + 20,
                 widget->metaObject()->className());
    }
}

void TestWidgets::longLabelEndsInAnEllipsis()
{
    ElidedLabel label;
    label.setFullText(QStringLiteral("A line that is longer than the room for it"));
    label.resize(60, 20);
    label.show();
    QVERIFY(label.minimumSizeHint().width() < 60);
    QCOMPARE(label.toolTip(), plainTip(label.fullText()));
    label.resize(label.sizeHint());
    QCOMPARE(label.toolTip(), QString());
}

void TestWidgets::dialogsBeginWhereSomethingIs()
{
    const QByteArray home = qgetenv("HOME");
    const QTemporaryDir dir;
    qputenv("HOME", dir.path().toUtf8());
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QVERIFY2(documents.startsWith(dir.path()), qPrintable(documents));
    QCOMPARE(usualPlace(QStandardPaths::DocumentsLocation), dir.path());
    QVERIFY(QDir().mkpath(documents));
    QCOMPARE(usualPlace(QStandardPaths::DocumentsLocation), documents);
    qputenv("HOME", home);
}

void TestWidgets::cancelFollowsTheLanguage()
{
    Language::apply(QStringLiteral("en"));
    QDialog dialog;
    auto* column = new QVBoxLayout(&dialog);
    (void)addDialogButtons(dialog, *column, QStringLiteral("Save"));
    const auto* cancel = dialog.findChild<QPushButton*>(QStringLiteral("cancelButton"));
    QCOMPARE(cancel->text(), QStringLiteral("Cancel"));
    Language::apply(QStringLiteral("tr"));
    QTRY_COMPARE(cancel->text(), QStringLiteral("Vazgeç"));
}

/// What can be chosen is seen before it is chosen, and numbers have both their arrows.
void TestWidgets::choicesAndArrowsAreSeen()
{
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        Theme::apply(*qApp, scheme);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* choice = new QRadioButton(QStringLiteral("x"), &window);
        auto* number = new QSpinBox(&window);
        column->addWidget(choice);
        column->addWidget(number);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto seen = [&window](const QRect& part) {
            const QImage image = window.grab(part).toImage();
            double most = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    most = qMax(most, contrast(image.pixelColor(x, y), image.pixelColor(0, 0)));
            return most;
        };
        QVERIFY(seen(QRect(choice->pos(), QSize(choice->height(), choice->height()))) >= 3);
        constexpr int kEdge = 3; // the frame is none of it
        QRect arrows(number->geometry().right() - 20, number->y() + kEdge, 20 - kEdge,
                     number->height() / 2 - kEdge);
        QVERIFY(seen(arrows) >= 2.5);
        arrows.moveTop(number->y() + number->height() / 2);
        QVERIFY(seen(arrows) >= 2.5);
    }
}

/// Where only a part of it is styled, Qt draws half of a bevel and no arrow.
void TestWidgets::spinBoxesHaveArrows()
{
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        Theme::apply(*qApp, scheme);
        QSpinBox box;
        box.setRange(1, 9);
        box.setValue(5);
        box.show();
        QVERIFY(QTest::qWaitForWindowExposed(&box));
        const QImage shown = box.grab().toImage();
        QStyleOptionSpinBox option;
        option.initFrom(&box);
        option.subControls = QStyle::SC_All;
        option.stepEnabled = QAbstractSpinBox::StepUpEnabled | QAbstractSpinBox::StepDownEnabled;
        option.buttonSymbols = box.buttonSymbols();
        option.frame = true;
        for (const QStyle::SubControl part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
            const QRect button = box.style()->subControlRect(QStyle::CC_SpinBox, &option, part, &box);
            int ink = 0;
            for (int y = button.top() + 2; y < button.bottom() - 1; ++y)
                for (int x = button.left() + 2; x < button.right() - 1; ++x)
                    ink += contrast(shown.pixelColor(x, y), Theme::ground()) > 2 ? 1 : 0;
            QVERIFY2(ink >= 5, qPrintable(QStringLiteral("%1 of %2").arg(ink).arg(button.width())));
            QTest::mouseClick(&box, Qt::LeftButton, {}, button.center());
            QCOMPARE(box.value(), part == QStyle::SC_SpinBoxUp ? 6 : 5);
        }
    }
    Theme::apply(*qApp, ColorScheme::Light);
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
