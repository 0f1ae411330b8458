#include "gui/Contrast.h"
#include "support/sourcetree/SourceTree.h"
#include "widgets/Avatar.h"
#include "widgets/DateText.h"
#include "widgets/ElidedLabel.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
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

} // namespace

/// The small parts that every window is made of.
class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::apply(*qApp, ColorScheme::Light); }
    void cleanup() { Language::apply(QStringLiteral("en")); }
    void textIsReadableOnItsGround_data();
    void textIsReadableOnItsGround();
    void avatarsAreReadableAndSteady();
    void initialsFollowTheLanguage();
    void datesAreShort_data();
    void datesAreShort();
    void iconsFollowTheScheme();
    void everyIconNamedInTheSourcesExists();
    void barUnfoldsDetailsAndCloses();
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
    const QList<QColor> grounds{Theme::ground(), Theme::panel(), Theme::line(), Theme::highlight()};
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
    QVERIFY(contrast(Theme::accent(), Theme::highlight()) >= 4.5); // counts and dates in a selected row
    QVERIFY(contrast(Theme::star(), Theme::ground()) >= 3.0);
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

void TestWidgets::longLabelEndsInAnEllipsis()
{
    ElidedLabel label;
    label.setFullText(QStringLiteral("A line that is longer than the room for it"));
    label.resize(60, 20);
    label.show();
    QVERIFY(label.minimumSizeHint().width() < 60);
    QCOMPARE(label.toolTip(), label.fullText());
    label.resize(label.sizeHint());
    QCOMPARE(label.toolTip(), QString());
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
