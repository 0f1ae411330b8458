// High contrast: text at 7:1 wherever it stands, selection and keyboard place as lines, nothing told by
// colour alone; and that the choice is kept, or the system's is followed.
#include "gui/Contrast.h"
#include "gui/LookDesk.h"

#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "message/HtmlCleaner.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "reader/HtmlPreparation.h"
#include "settings/AppSettings.h"
#include "settings/SettingsDialog.h"
#include "widgets/Avatar.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr auto kSystemPalette = "POSTACI_TEST_SYSTEM_PALETTE"; ///< this process is to try one
constexpr double kText = 7;
constexpr double kMark = 3;

/// Of the pictures' pixels, those that differ so that everybody sees it, colours left out.
int differences(const QImage& one, const QImage& other)
{
    int found = 0;
    for (int y = 0; y < std::min(one.height(), other.height()); ++y)
        for (int x = 0; x < std::min(one.width(), other.width()); ++x)
            found += contrast(one.pixelColor(x, y), other.pixelColor(x, y)) >= kMark ? 1 : 0;
    return found;
}

/// With the ground that it stands on.
QImage pictureOf(QWidget* widget)
{
    QImage image(widget->size(), QImage::Format_RGB32);
    image.fill(groundOf(widget));
    widget->render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

/// The best contrast of a pixel to what most of the picture is, which is its ground.
double inkContrast(const QImage& image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    const auto ground = std::max_element(counts.cbegin(), counts.cend()).key();
    double best = 1;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        best = std::max(best, contrast(QColor(it.key()), QColor(ground)));
    return best;
}

} // namespace

class TestHighContrast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void colours_data();
    void colours();
    void wordsAreReadable_data();
    void wordsAreReadable();
    void selectionIsMoreThanAShade_data() { colours_data(); }
    void selectionIsMoreThanAShade();
    void focusIsALine_data() { colours_data(); }
    void focusIsALine();
    void nothingIsToldByColourAlone_data() { colours_data(); }
    void nothingIsToldByColourAlone();
    void bodiesLoseTheirColours_data() { colours_data(); }
    void bodiesLoseTheirColours();
    void isChosenInMenuAndSettings();
    void isKept();
    void theSystemsIsFollowed();

private:
    LookDesk m_looks;
};

void TestHighContrast::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
    Theme::setContrast(*qApp, Contrast::High);
}

void TestHighContrast::cleanup()
{
    m_looks.close();
    Theme::setContrast(*qApp, Contrast::System);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestHighContrast::colours_data()
{
    QTest::addColumn<ColorScheme>("scheme");
    QTest::newRow("light") << ColorScheme::Light;
    QTest::newRow("dark") << ColorScheme::Dark;
}

void TestHighContrast::colours()
{
    QFETCH(ColorScheme, scheme);
    Theme::apply(*qApp, scheme);
    QVERIFY(Theme::isHighContrast());
    QCOMPARE(Theme::isDark(), scheme == ColorScheme::Dark);
    const QList<QColor> grounds{Theme::ground(), Theme::panel(), Theme::line(), Theme::highlight(),
                                Theme::mutedHighlight()};
    const QList<QColor> inks{Theme::text(),    Theme::meta(),     Theme::accent(), Theme::danger(),
                             Theme::caution(), Theme::verified(), Theme::star()};
    const auto check = [](const QColor& ink, const QColor& ground) {
        QVERIFY2(contrast(ink, ground) >= kText,
                 qPrintable(u"%1 on %2: %3"_s.arg(ink.name(), ground.name()).arg(contrast(ink, ground))));
    };
    for (const QColor& ground : grounds)
        for (const QColor& ink : inks)
            check(ink, ground);
    for (const QColor& ink : inks)
        check(Theme::text(), Theme::tint(ink));
    check(Theme::accentText(), Theme::accent());
    check(Theme::text(), Theme::found());
    check(Theme::disabled(), Theme::ground());
    check(Theme::border(), Theme::ground()); // outlines of fields
    for (int i = 0; i < 60; ++i)
        check(avatarColor({QString(), u"%1@ornek.example"_s.arg(i)}), Qt::white);
}

void TestHighContrast::wordsAreReadable_data()
{
    QTest::addColumn<QString>("window");
    for (const char* window :
         {"main", "composer", "wizard", "settings", "settings shortcuts", "settings privacy",
          "account servers", "account log", "filter", "filter trial"})
        QTest::newRow(window) << QString::fromLatin1(window);
}

void TestHighContrast::wordsAreReadable()
{
    QFETCH(QString, window);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    m_looks.ask();
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        Theme::apply(*qApp, scheme);
        QTest::qWait(0);
        if (const QString pictures = qEnvironmentVariable("POSTACI_PICTURES"); !pictures.isEmpty())
            m_looks.window()->grab().save(
                u"%1/contrast-%2-%3.png"_s.arg(pictures, window, Theme::isDark() ? u"dark" : u"light"));
        int looked = 0;
        for (QWidget* widget : m_looks.window()->findChildren<QWidget*>()) {
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const QString words = label ? label->text() : button ? button->text() : QString();
            if (!widget->isVisible() || words.isEmpty() || !widget->isEnabled())
                continue;
            if (label)
                QVERIFY2(contrast(inkOf(label), groundOf(label)) >= kText,
                         qPrintable(words + u' ' + inkOf(label).name() + u' ' + groundOf(label).name()));
            else
                QVERIFY2(inkContrast(pictureOf(widget)) >= kText, qPrintable(words));
            ++looked;
        }
        QVERIFY(looked > 1);
        for (const QWidget* editor : m_looks.window()->findChildren<QWidget*>())
            if (!editor->property("placeholderText").toString().isEmpty())
                QVERIFY2(contrast(placeholderInkOf(editor), editor->palette().color(QPalette::Base)) >= kText,
                         qPrintable(editor->objectName()));
        for (QMenu* menu : m_looks.window()->findChildren<QMenu*>())
            if (!menu->isEmpty()) {
                menu->ensurePolished();
                menu->resize(menu->sizeHint());
                QVERIFY2(inkContrast(pictureOf(menu)) >= kText, qPrintable(menu->title()));
            }
    }
}

void TestHighContrast::selectionIsMoreThanAShade()
{
    QFETCH(ColorScheme, scheme);
    Theme::apply(*qApp, scheme);
    m_looks.open(u"main"_s);
    if (QTest::currentTestFailed())
        return;
    auto* list = m_looks.mainWindow()->messageList();
    QTest::mouseMove(m_looks.window(), QPoint(1, 1));
    const QRect row = list->visualRect(list->currentIndex());
    const auto look = [list, row] {
        return list->viewport()->grab(row).toImage().convertToFormat(QImage::Format_RGB32);
    };
    for (const bool hasFocus : {false, true}) {
        if (hasFocus)
            list->setFocus();
        else
            m_looks.window()->findChild<QLineEdit*>()->setFocus();
        list->selectionModel()->select(list->currentIndex(), QItemSelectionModel::Select);
        const QImage selected = look();
        list->selectionModel()->clearSelection();
        const QImage plain = look();
        QVERIFY2(differences(selected, plain) >= row.height() * 3, hasFocus ? "with keyboard" : "without");
    }
}

void TestHighContrast::focusIsALine()
{
    QFETCH(ColorScheme, scheme);
    Theme::apply(*qApp, scheme);
    m_looks.open(u"account servers"_s);
    if (QTest::currentTestFailed())
        return;
    int looked = 0;
    for (QWidget* widget : m_looks.window()->findChildren<QWidget*>()) {
        const bool isMarked = qobject_cast<QPushButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
                              qobject_cast<QCheckBox*>(widget);
        if (!isMarked || !isTabStop(widget))
            continue;
        m_looks.window()->setFocus();
        const QImage without = pictureOf(widget);
        widget->setFocus(Qt::TabFocusReason);
        QVERIFY2(differences(without, pictureOf(widget)) >= widget->height(),
                 qPrintable(widget->objectName()));
        ++looked;
    }
    QVERIFY(looked > 3);
}

void TestHighContrast::nothingIsToldByColourAlone()
{
    QFETCH(ColorScheme, scheme);
    Theme::apply(*qApp, scheme);
    // What a bar is about is told by its picture.
    InfoBar bar;
    QList<QImage> looks;
    for (const InfoBar::Kind kind : {InfoBar::Info, InfoBar::Caution, InfoBar::Error, InfoBar::Success}) {
        bar.show(kind, u"metin"_s);
        bar.resize(400, bar.sizeHint().height());
        for (const QImage& other : std::as_const(looks))
            QVERIFY(differences(pictureOf(&bar), other) >= 8);
        looks << pictureOf(&bar);
    }
    // Unread and starred, in a row.
    m_looks.open(u"main"_s);
    if (QTest::currentTestFailed())
        return;
    auto* list = m_looks.mainWindow()->messageList();
    const MessageId message = list->currentMessage();
    QTest::mouseMove(m_looks.window(), QPoint(1, 1));
    const auto look = [list] { return pictureOf(list->viewport()); };
    MailEngine& engine = m_looks.desk().engine();
    const auto set = [&](MessageFlag flag, bool on) {
        engine.setFlag({message}, flag, on);
        QTRY_COMPARE(engine.reader().rows({message}).value().first().flags.testFlag(flag), on);
        QTest::qWait(0);
    };
    set(MessageFlag::Seen, true);
    const QImage read = look();
    set(MessageFlag::Seen, false);
    QTRY_VERIFY(differences(read, look()) >= 20);
    const QImage unread = look();
    set(MessageFlag::Flagged, true);
    QTRY_VERIFY(differences(unread, look()) >= 20);
}

void TestHighContrast::bodiesLoseTheirColours()
{
    QFETCH(ColorScheme, scheme);
    Theme::apply(*qApp, scheme);
    const HtmlTheme theme = currentHtmlTheme(QApplication::font(), BodyColors::Program);
    const QString sent = u"<p style=\"color:#eee !important;background:#fff\">soluk</p>"
                         "<style>p{color:red ! important;margin:0 !important}</style>"_s;
    const QString document = cleanHtml(sent, RemoteContent::Blocked, theme).document;
    QVERIFY(document.contains(u"color:%1!important"_s.arg(Theme::text().name())));
    QVERIFY(document.contains(u"background-color:%1!important"_s.arg(Theme::ground().name())));
    QCOMPARE(document.count(u"!important"_s) + document.count(u"! important"_s), 5); // ours, and the margin's
    // By the button in the header they are back.
    const HtmlTheme senders = currentHtmlTheme(QApplication::font(), BodyColors::Sender);
    QVERIFY(
        !cleanHtml(sent, RemoteContent::Blocked, senders).document.contains(Theme::text().name() + u"!"_s));
}

void TestHighContrast::isChosenInMenuAndSettings()
{
    Theme::setContrast(*qApp, Contrast::System);
    m_looks.open(u"main"_s);
    if (QTest::currentTestFailed())
        return;
    QAction* action = m_looks.mainWindow()->actions().highContrast;
    QVERIFY(!Theme::isHighContrast() && !action->isChecked());
    action->trigger();
    QVERIFY(Theme::isHighContrast() && action->isChecked());
    QCOMPARE(m_looks.desk().settings().contrast(), Contrast::High);
    QCOMPARE(QApplication::palette().color(QPalette::WindowText), QColor(Qt::black));
    Theme::apply(*qApp, ColorScheme::Dark); // light and dark are as they were chosen
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(Qt::black));
    m_looks.mainWindow()->openSettings();
    auto* dialog = m_looks.window()->findChild<SettingsDialog*>();
    QTRY_VERIFY(dialog != nullptr && dialog->isVisible());
    auto* box = dialog->findChild<QCheckBox*>(u"highContrastBox"_s);
    QVERIFY(box->isChecked());
    box->click();
    QVERIFY(!Theme::isHighContrast() && !action->isChecked() && !box->isChecked());
    QCOMPARE(m_looks.desk().settings().contrast(), Contrast::System); // which asks for none here
}

void TestHighContrast::isKept()
{
    const QTemporaryDir place;
    {
        AppSettings settings(place.path());
        QCOMPARE(settings.contrast(), Contrast::System);
        settings.setHighContrast(true);
    }
    QCOMPARE(AppSettings(place.path()).contrast(), Contrast::High);
}

/// In a program of its own, since a palette is looked at when the first style is set.
void TestHighContrast::theSystemsIsFollowed()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kSystemPalette), u"1"_s);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), QStringList());
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

/// True if the palette of the system is followed until something else is chosen.
bool followsTheSystem()
{
    QPalette palette;
    for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Button, QPalette::Base})
        palette.setColor(role, Qt::black);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text})
        palette.setColor(role, Qt::white);
    QApplication::setPalette(palette);
    Theme::apply(*qApp, ColorScheme::System);
    const bool isFollowed = Theme::isHighContrast() && Theme::isDark();
    Theme::setContrast(*qApp, Contrast::Normal);
    return isFollowed && !Theme::isHighContrast();
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    if (qEnvironmentVariableIsSet(postaci::test::kSystemPalette))
        return postaci::test::followsTheSystem() ? 0 : 1;
    QApplication::setQuitOnLastWindowClosed(false);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestHighContrast test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_high_contrast.moc"
