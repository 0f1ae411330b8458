#include "MailEngine.h"
#include "account/ProviderTable.h"
#include "accounts/WizardParts.h"
#include "security/CertificateExceptions.h"
#include "security/InMemorySecretStore.h"
#include "settings/AppSettings.h"
#include "settings/CertificatePage.h"
#include "settings/SettingsDialog.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"
#include "widgets/PageBook.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

/// The engine on a profile, and what else the settings dialog is made of.
struct Profile
{
    explicit Profile(const QString& dir) : engine(MailEngine::open(optionsFor(dir), secrets, clock)) {}

    static EngineOptions optionsFor(const QString& dir)
    {
        EngineOptions options;
        options.profileDir = dir;
        return options;
    }

    InMemorySecretStore secrets;
    SystemClock clock;
    ProviderTable table = *ProviderTable::bundled();
    Result<std::unique_ptr<MailEngine>> engine; ///< goes first
};

} // namespace

/// What the program remembers of its looks, and the dialog in which that is chosen.
class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultsWithoutAFile();
    void valuesOutliveTheObject();
    void signalsOnlyWhenSomethingChanged();
    void nonsenseInTheFileMeansTheDefaults();
    void dialogAppliesAtOnce();
    void acceptedCertificatesCanBeTakenBack();
    void whatCannotBeTakenBackIsTold();
    void thunderbirdsListCanBeSwitchedOff();
    void sendersOfImagesCanBeTakenBack();
    void dialogFollowsOthers();
    void allPagesAreNamedInEveryLanguage();
    void daysAndSizesFollowTheLanguage();
    void keysGoThroughThePages();
    void aNarrowWindowFoldsTheNames();
    void qtsOwnWordsFollowTheLanguage();
};

void SettingsTest::defaultsWithoutAFile()
{
    const QTemporaryDir dir;
    const AppSettings settings(dir.path());
    QVERIFY(settings.language().isEmpty());
    QVERIFY(settings.colorScheme() == ColorScheme::System);
    QVERIFY(settings.paneLayout() == PaneLayout::ThreeColumns);
    QVERIFY(settings.geometry(u"mainWindow"_qs).isEmpty());
    QVERIFY(!settings.writesFormatted());
}

void SettingsTest::valuesOutliveTheObject()
{
    const QTemporaryDir dir;
    {
        AppSettings settings(dir.path());
        settings.setLanguage(u"tr"_qs);
        settings.setColorScheme(ColorScheme::Dark);
        settings.setPaneLayout(PaneLayout::ListAboveReader);
        settings.setGeometry(u"mainWindow"_qs, QByteArray("\0\1\2", 3));
        settings.setWritesFormatted(true);
    }
    const AppSettings settings(dir.path());
    QCOMPARE(settings.language(), u"tr"_qs);
    QVERIFY(settings.colorScheme() == ColorScheme::Dark);
    QVERIFY(settings.paneLayout() == PaneLayout::ListAboveReader);
    QCOMPARE(settings.geometry(u"mainWindow"_qs), QByteArray("\0\1\2", 3));
    QVERIFY(settings.writesFormatted());
}

void SettingsTest::signalsOnlyWhenSomethingChanged()
{
    const QTemporaryDir dir;
    AppSettings settings(dir.path());
    QSignalSpy languages(&settings, &AppSettings::languageChanged);
    QSignalSpy schemes(&settings, &AppSettings::colorSchemeChanged);
    settings.setLanguage(u"en"_qs);
    settings.setLanguage(u"en"_qs);
    settings.setColorScheme(ColorScheme::Light);
    settings.setColorScheme(ColorScheme::Light);
    QCOMPARE(languages.count(), 1);
    QCOMPARE(schemes.count(), 1);
}

void SettingsTest::nonsenseInTheFileMeansTheDefaults()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"settings.ini"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[look]\nlanguage=klingon\ncolorScheme=mauve\npaneLayout=\n\xff\xfe[[[");
    file.close();
    const AppSettings settings(dir.path());
    QVERIFY(settings.language().isEmpty());
    QVERIFY(settings.colorScheme() == ColorScheme::System);
    QVERIFY(settings.paneLayout() == PaneLayout::ThreeColumns);
}

void SettingsTest::dialogAppliesAtOnce()
{
    const QTemporaryDir dir;
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    Theme::apply(*qApp, ColorScheme::Light);
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));

    auto* language = dialog.findChild<QComboBox*>(u"languageCombo"_qs);
    QCOMPARE(language->count(), 1 + Language::choices().size());
    language->setFocus();
    language->setCurrentIndex(language->findData(u"tr"_qs));
    Q_EMIT language->activated(language->currentIndex());
    QCOMPARE(settings.language(), u"tr"_qs);
    QCOMPARE(Language::current(), u"tr"_qs);

    auto* scheme = dialog.findChild<QComboBox*>(u"colorSchemeCombo"_qs);
    QTRY_COMPARE(dialog.findChild<QPushButton*>(u"closeButton"_qs)->text(), u"Kapat"_qs);
    QCOMPARE(language->itemText(0), u"Sistemin dili"_qs);
    QCOMPARE(scheme->itemText(0), u"Sistemin renkleri"_qs);
    scheme->setCurrentIndex(scheme->findData(int(ColorScheme::Dark)));
    Q_EMIT scheme->activated(scheme->currentIndex());
    QVERIFY(settings.colorScheme() == ColorScheme::Dark);
    QVERIFY(Theme::isDark());
    QVERIFY(dialog.palette().color(QPalette::Window).lightness() < 128);
    auto* writing = dialog.findChild<QComboBox*>(u"writingCombo"_qs);
    QCOMPARE(writing->currentIndex(), 0);
    writing->setFocus();
    QTest::keyClick(writing, Qt::Key_Down);
    QVERIFY(settings.writesFormatted());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    Language::apply(u"en"_qs);
    Theme::apply(*qApp, ColorScheme::Light);
}

void SettingsTest::acceptedCertificatesCanBeTakenBack()
{
    const QTemporaryDir dir;
    const QList<CertificateException> accepted{{u"a.example"_qs, 993, QByteArray(32, 'a')},
                                               {u"b.example"_qs, 465, QByteArray(32, 'b')}};
    QVERIFY(saveCertificateExceptions(dir.filePath(u"certificates.json"_qs), accepted));
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.showPage(SettingsDialog::Page::Certificates);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* list = dialog.findChild<QListWidget*>(u"exceptionList"_qs);
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().startsWith(u"a.example:993\n61:61:61"));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    auto* remove = dialog.findChild<QPushButton*>(u"removeExceptionButton"_qs);
    remove->click();
    QCOMPARE(list->count(), 1);
    QCOMPARE((*profile.engine)->certificates().exceptions, accepted.first(1)); // at once
    QTRY_COMPARE(loadCertificateExceptions(dir.filePath(u"certificates.json"_qs)).value(), accepted.first(1));
    remove->click();
    QVERIFY(!list->isVisible() && !remove->isVisible());
    QVERIFY(dialog.findChild<QWidget*>(u"noExceptions"_qs)->isVisible());
}

void SettingsTest::whatCannotBeTakenBackIsTold()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"certificates.json"_qs);
    QVERIFY(saveCertificateExceptions(file, {{u"a.example"_qs, 993, QByteArray(32, 'a')}}));
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.showPage(SettingsDialog::Page::Certificates);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QVERIFY(QFile::remove(file) && QDir().mkpath(file + u"/in the way"_qs));
    auto* bar = dialog.findChild<CertificatePage*>()->findChild<InfoBar*>();
    QVERIFY(!bar->isVisible());
    dialog.findChild<QPushButton*>(u"removeExceptionButton"_qs)->click();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->kind() == InfoBar::Error);
    QVERIFY2(bar->text().contains(u"only until you quit"_qs), qPrintable(bar->text()));
    QVERIFY((*profile.engine)->certificates().exceptions.isEmpty());
}

void SettingsTest::thunderbirdsListCanBeSwitchedOff()
{
    const QTemporaryDir dir;
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    QVERIFY(wizardParts(**profile.engine, settings).discovery.askIspdb);
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.open();
    auto* check = dialog.findChild<QCheckBox*>(u"askIspdbCheck"_qs);
    QVERIFY(check->isChecked());
    check->click();
    QVERIFY(!wizardParts(**profile.engine, settings).discovery.askIspdb);
    QVERIFY(!AppSettings(dir.path()).mayAskIspdb());
}

void SettingsTest::sendersOfImagesCanBeTakenBack()
{
    const QTemporaryDir dir;
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.showPage(SettingsDialog::Page::Privacy);
    dialog.open();
    auto* list = dialog.findChild<QListWidget*>(u"imageSenders"_qs);
    auto* nobody = dialog.findChild<QLabel*>(u"noImageSenders"_qs);
    QVERIFY(nobody->isVisible() && !list->isVisible());
    settings.addImageSender({u"ayse@ornek.com.tr"_qs, false});
    settings.addImageSender({u"@haber.example"_qs, true});
    settings.addImageSender({u"ayse@ornek.com.tr"_qs, true}); // the same once more
    QVERIFY(list->isVisible() && !nobody->isVisible());
    QCOMPARE(list->count(), 2);
    QVERIFY2(list->item(0)->text().contains(u"haber.example"_qs), qPrintable(list->item(0)->text()));
    list->setCurrentRow(0);
    QTest::keyClick(dialog.findChild<QPushButton*>(u"removeImageSenderButton"_qs), Qt::Key_Space);
    QCOMPARE(list->count(), 1);
    const QList<ImageSender> left{{u"ayse@ornek.com.tr"_qs, true}};
    QCOMPARE(AppSettings(dir.path()).imageSenders(), left);
}

void SettingsTest::dialogFollowsOthers()
{
    const QTemporaryDir dir;
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    settings.setLanguage(u"en"_qs); // by the menu of the main window
    settings.setColorScheme(ColorScheme::Light);
    QCOMPARE(dialog.findChild<QComboBox*>(u"languageCombo"_qs)->currentData().toString(), u"en"_qs);
    QCOMPARE(dialog.findChild<QComboBox*>(u"colorSchemeCombo"_qs)->currentData().toInt(),
             int(ColorScheme::Light));
}

void SettingsTest::allPagesAreNamedInEveryLanguage()
{
    const QTemporaryDir dir;
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    Language::apply(u"en"_qs);
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    for (const QString& language : {u"tr"_qs, u"en"_qs}) {
        Language::apply(language);
        QCoreApplication::processEvents(); // windows hear of it by one
        const QListWidget* list = dialog.findChild<PageBook*>()->list();
        for (int row = 0; row < list->count(); ++row) {
            const QString name = list->item(row)->text();
            QVERIFY(!name.isEmpty());
            const QRect place = list->visualItemRect(list->item(row));
            const int room = place.width() - list->iconSize().width();
            QVERIFY2(room >= list->fontMetrics().horizontalAdvance(name), qPrintable(name));
            QVERIFY2(list->viewport()->rect().contains(place), qPrintable(name)); // without scrolling
        }
    }
}

void SettingsTest::daysAndSizesFollowTheLanguage()
{
    const QTemporaryDir dir;
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    Language::apply(u"en"_qs);
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.showPage(SettingsDialog::Page::Storage); // which looks for the sizes
    dialog.show();
    const auto* monday = dialog.findChild<QCheckBox*>(u"quietDay1"_qs);
    const auto* drafts = dialog.findChild<QLabel*>(u"storageSize4"_qs);
    for (const QString& language : {u"tr"_qs, u"en"_qs, u"tr"_qs}) {
        Language::apply(language);
        QTRY_COMPARE(monday->text(), language == u"tr"_qs ? u"Pzt"_qs : u"Mon"_qs);
        QTRY_COMPARE(drafts->text(), language == u"tr"_qs ? u"0 bayt"_qs : u"0 bytes"_qs);
    }
    Language::apply(u"en"_qs);
}

void SettingsTest::keysGoThroughThePages()
{
    const QTemporaryDir dir;
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto* book = dialog.findChild<PageBook*>();
    const QList<int> pages = book->pages();
    QVERIFY(pages.size() >= 12);
    dialog.findChild<QComboBox*>(u"languageCombo"_qs)->setFocus();
    for (qsizetype i = 1; i <= pages.size(); ++i) { // and round
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(book->currentPage(), pages.at(i % pages.size()));
        QVERIFY(dialog.focusWidget() != nullptr && dialog.focusWidget()->isVisible());
    }
    book->list()->setFocus();
    QTest::keyClick(book->list(), Qt::Key_Down);
    QCOMPARE(book->currentPage(), pages.at(1));
    QTest::keyClick(book->list(), Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(book->currentPage(), pages.at(0));
}

void SettingsTest::aNarrowWindowFoldsTheNames()
{
    const QTemporaryDir dir;
    const Profile profile(dir.path());
    QVERIFY(profile.engine);
    AppSettings settings(dir.path());
    Language::apply(u"en"_qs);
    SettingsDialog dialog(**profile.engine, settings, profile.table);
    dialog.open();
    const auto* title = dialog.findChild<QLabel*>(u"pageTitle"_qs);
    QVERIFY(!title->isVisible());
    dialog.resize(480, 360);
    QTRY_VERIFY(title->isVisible());
    const auto* book = dialog.findChild<PageBook*>();
    dialog.showPage(SettingsDialog::Page::Privacy);
    QCOMPARE(title->text(), u"Privacy"_qs);
    QListWidgetItem* item = book->list()->currentItem();
    QVERIFY(item->text().isEmpty());
    QCOMPARE(item->toolTip(), u"Privacy"_qs);
    QCOMPARE(item->data(Qt::AccessibleTextRole).toString(), u"Privacy"_qs);
    QVERIFY(dialog.width() <= 520);
}

void SettingsTest::qtsOwnWordsFollowTheLanguage()
{
    Theme::apply(*qApp, ColorScheme::Light);
    Language::apply(u"tr"_qs);
    const QDialogButtonBox turkish(QDialogButtonBox::Cancel | QDialogButtonBox::Save);
    const QString cancel = turkish.button(QDialogButtonBox::Cancel)->text().remove(u'&');
    const QString save = turkish.button(QDialogButtonBox::Save)->text().remove(u'&');
    Language::apply(u"en"_qs);
    QVERIFY2(cancel == u"İptal"_qs, "Debian's package qt6-translations-l10n is missing (./dev installs it)");
    QCOMPARE(save, u"Kaydet"_qs);
    const QDialogButtonBox english(QDialogButtonBox::Cancel);
    const QPushButton* button = english.button(QDialogButtonBox::Cancel);
    QCOMPARE(button->text().remove(u'&'), u"Cancel"_qs);
    QVERIFY(button->icon().isNull()); // as all other buttons of the program
}

} // namespace postaci

QTEST_MAIN(postaci::SettingsTest)
#include "tst_settings.moc"
