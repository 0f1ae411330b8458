#include "StorageParts.h"
#include "WindowDesk.h"

#include "profile/ProfileSentence.h"
#include "profile/Repair.h"
#include "settings/SettingsDialog.h"
#include "settings/StoragePage.h"
#include "store/Database.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// What becomes of work on the whole profile when somebody closes the settings, or cancels it, meanwhile.
class StorageStopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::apply(*qApp, ColorScheme::Light);
        Language::apply(u"en"_s);
    }
    void closingAsksWhileABackupIsMade();
    void stoppedTooLateARestoreIsNotDone();
    void whatHasEndedIsNotAskedAboutAnyMore();
    void damageTakesNoPlaceOfAnotherQuestion();
    void stoppingSaysWhatIsLeft();
    void closingWhileItOnlyLooksAsksNothing();
    void cancelledItAsksNothingMore();

private:
    static SettingsDialog& settingsOf(Desk& desk)
    {
        desk.window->openSettings();
        auto* settings = desk.window->findChild<SettingsDialog*>();
        if (settings == nullptr)
            qFatal("there are no settings");
        settings->showPage(SettingsDialog::Page::Storage);
        return *settings;
    }
    static QPushButton& firstButtonOf(InfoBar& bar)
    {
        return *part<QPushButton>(bar, "infoBarPrimaryButton");
    }
    static QString backupOf(const Desk& desk, const QTemporaryDir& out)
    {
        const QString file = out.filePath(u"posta.zip"_s);
        if (!makeBackup({desk.dir.path(), file, false}, {}, {}))
            qFatal("no backup");
        return file;
    }
    /// A directory with the mail as it is now, as a restore would have put it aside.
    static QString putAside(const Desk& desk)
    {
        const QString kept = desk.dir.filePath(u"before-restore-2026-11-27-101500"_s);
        if (!QDir().mkpath(kept) || !QFile::copy(mailFile(desk.dir.path()), kept + u"/mail.db"_s))
            qFatal("nothing put aside");
        return kept;
    }
};

/// What was begun is not thrown away by closing the window, unless the person says so.
void StorageStopTest::closingAsksWhileABackupIsMade()
{
    Desk desk;
    desk.open();
    auto* settings = [&desk] {
        desk.window->openSettings();
        return desk.window->findChild<SettingsDialog*>();
    }();
    QVERIFY(!settings->isModal()); // one can go on working
    auto& page = *part<StoragePage>(*settings, "storagePage");
    const QTemporaryDir out;
    page.backUpTo(out.filePath(u"posta.zip"_s));
    desk.window->close(); // neither with the main window, nor with the program
    QEvent quit(QEvent::Quit);
    QCoreApplication::sendEvent(qApp, &quit);
    QVERIFY(desk.window->isVisible());
    settings->close();
    QVERIFY(settings->isVisible() && page.isVisible());
    QVERIFY(barOf(page).isVisible());
    part<QPushButton>(barOf(page), "infoBarSecondaryButton")->click();
    QTRY_VERIFY(readBackupInfo(out.filePath(u"posta.zip"_s)));
    QTRY_VERIFY(!page.isBusy());
    page.backUpTo(out.filePath(u"ikinci.zip"_s));
    settings->close();
    const QPointer<SettingsDialog> closing = settings;
    part<QPushButton>(barOf(page), "infoBarPrimaryButton")->click();
    QTRY_VERIFY(closing.isNull());
}

/// The thread is through, and this one does not know it yet.
void StorageStopTest::stoppedTooLateARestoreIsNotDone()
{
    Desk desk;
    desk.open();
    const QTemporaryDir out;
    SettingsDialog& settings = settingsOf(desk);
    auto& page = *part<StoragePage>(settings, "storagePage");
    page.restoreFrom(backupOf(desk, out));
    QTRY_VERIFY(barOf(page).isVisible());
    firstButtonOf(barOf(page)).click();
    settings.close();
    for (const QDeadlineTimer patience(20'000); !stagedRestore(desk.dir.path()) && !patience.hasExpired();)
        QThread::msleep(1); // and no event is dealt with
    QVERIFY(stagedRestore(desk.dir.path()) && page.isBusy());
    const QPointer<SettingsDialog> closing = &settings;
    firstButtonOf(barOf(page)).click();
    QTRY_VERIFY(closing.isNull());
    QVERIFY(!stagedRestore(desk.dir.path()));
}

/// A question that stays could be answered about what is begun next, and another one in its place by mistake.
void StorageStopTest::whatHasEndedIsNotAskedAboutAnyMore()
{
    Desk desk;
    desk.open();
    const QTemporaryDir out;
    SettingsDialog& settings = settingsOf(desk);
    auto& page = *part<StoragePage>(settings, "storagePage");
    page.restoreFrom(backupOf(desk, out));
    QTRY_VERIFY(barOf(page).isVisible());
    firstButtonOf(barOf(page)).click();
    settings.close();
    QVERIFY(settings.isVisible() && firstButtonOf(barOf(page)).isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // and no other, which could end it
    const auto placeOf = [&settings](const QWidget& button) {
        return QRect(button.mapTo(&settings, QPoint()), button.size());
    };
    const QRect stop = placeOf(firstButtonOf(barOf(page)));
    QTRY_VERIFY(!page.isBusy());
    QVERIFY(stagedBarOf(page).isVisible());
    QVERIFY2(!firstButtonOf(barOf(page)).isVisible(), qPrintable(barOf(page).text()));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    for (const char* name : {"infoBarPrimaryButton", "infoBarSecondaryButton"}) {
        const auto* button = part<QPushButton>(stagedBarOf(page), name);
        QVERIFY2(!placeOf(*button).intersects(stop), name);
        QVERIFY2(!button->hasFocus(), name);
    }
    const QSignalSpy stops(&page, &StoragePage::stopped);
    firstButtonOf(barOf(page)).click(); // hidden as it is
    page.check();
    QTRY_VERIFY(!page.isBusy());
    QCOMPARE(stops.size(), 0);
    QVERIFY(settings.isVisible());
}

void StorageStopTest::damageTakesNoPlaceOfAnotherQuestion()
{
    Desk desk;
    desk.open();
    QFile mail(mailFile(desk.dir.path()));
    QVERIFY(mail.open(QIODevice::ReadWrite));
    for (qint64 place = 3 * 4096; place < mail.size() - 4096; place += 2 * 4096)
        QVERIFY(mail.seek(place) && mail.write(QByteArray(4096, '\x5a')) == 4096);
    mail.close();
    StoragePage page(*desk.engine);
    page.show();
    page.check();
    page.askToStop();
    QTRY_VERIFY(!page.isBusy());
    QVERIFY2(barOf(page).isVisible() && barOf(page).kind() == InfoBar::Error, qPrintable(barOf(page).text()));
    QVERIFY(!firstButtonOf(barOf(page)).isVisible());
    QVERIFY(isRepairWanted(desk.dir.path()));
}

void StorageStopTest::stoppingSaysWhatIsLeft()
{
    Desk desk;
    desk.open();
    const QString kept = putAside(desk);
    StoragePage page(*desk.engine);
    page.show();
    const auto goOn = [&page] {
        press(barOf(page), "infoBarSecondaryButton");
        return QTest::qWaitFor([&page] { return !page.isBusy(); }, 20'000);
    };
    const QTemporaryDir out;
    page.backUpTo(out.filePath(u"posta.zip"_s));
    page.askToStop();
    QVERIFY2(barOf(page).text().contains(u"Nothing of it is left"), qPrintable(barOf(page).text()));
    QVERIFY(goOn());

    press(page, "cleanUpButton");
    firstButtonOf(barOf(page)).click();
    page.askToStop();
    QVERIFY2(barOf(page).text().contains(u"stays removed"), qPrintable(barOf(page).text()));
    QVERIFY(goOn());

    press(page, "removeKeptButton");
    QTRY_VERIFY(firstButtonOf(barOf(page)).isVisible());
    firstButtonOf(barOf(page)).click();
    page.askToStop();
    QVERIFY2(barOf(page).text().contains(u"stays removed"), qPrintable(barOf(page).text()));
    QVERIFY(goOn());
    QVERIFY(!QFileInfo::exists(kept));

    Error cancelled;
    cancelled.kind = ErrorKind::Cancelled;
    const QString told = describeProfileError(ProfileTask::CleanUp, cancelled).inOneLine();
    QVERIFY2(!told.contains(u"nothing was changed"), qPrintable(told));
}

/// What it would ask when it is through comes at the place of a question whether to stop.
void StorageStopTest::closingWhileItOnlyLooksAsksNothing()
{
    Desk desk;
    desk.open();
    const QString kept = putAside(desk);
    QPointer<SettingsDialog> settings = &settingsOf(desk);
    QTRY_VERIFY(part<QComboBox>(*settings, "keptCopiesCombo")->isVisible());
    press(*settings, "removeKeptButton");
    settings->close();
    QVERIFY(!barOf(*part<StoragePage>(*settings, "storagePage")).isVisible());
    QTRY_VERIFY(settings.isNull());
    QVERIFY(QFileInfo::exists(kept + u"/mail.db"_s));

    const QTemporaryDir out;
    settings = &settingsOf(desk);
    part<StoragePage>(*settings, "storagePage")->restoreFrom(backupOf(desk, out));
    settings->close();
    QTRY_VERIFY(settings.isNull());
    QVERIFY(!stagedRestore(desk.dir.path()));
}

void StorageStopTest::cancelledItAsksNothingMore()
{
    Desk desk;
    desk.open();
    const QTemporaryDir out;
    StoragePage page(*desk.engine);
    page.show();
    page.restoreFrom(backupOf(desk, out));
    press(page, "cancelStorageButton");
    QTRY_VERIFY(barOf(page).isVisible());
    QCOMPARE(barOf(page).kind(), InfoBar::Info);
    QVERIFY(!firstButtonOf(barOf(page)).isVisible());
}

} // namespace postaci

QTEST_MAIN(postaci::StorageStopTest)

#include "tst_storage_stop.moc"
