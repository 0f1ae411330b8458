#include "MarkingTranslator.h"
#include "StorageParts.h"
#include "WindowDesk.h"

#include "base/SizeText.h"
#include "profile/KeptCopies.h"
#include "profile/ProfileStart.h"
#include "profile/Repair.h"
#include "profile/RepairDialog.h"
#include "settings/KeptCopiesLine.h"
#include "settings/SettingsDialog.h"
#include "settings/StoragePage.h"
#include "store/Connection.h"
#include "store/Database.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

using test::MarkingTranslator;

/// The profile as a whole, in the windows: sizes, backup, restore, check, repair.
class StorageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::apply(*qApp, ColorScheme::Light);
        Language::apply(u"en"_s);
    }
    void sizesAreShown();
    void sizesFollowTheLanguage();
    void backsUpAndSaysWhatIsNotInIt();
    void cancelledABackupLeavesNothing();
    void restoreIsAskedCheckedAndCanBeTakenBack();
    void restoreTakesPlaceAtTheNextStart();
    void otherFilesAreRefusedInPlainWords();
    void checkSaysThatAllIsWell();
    void checkMendsTheIndex();
    void checkWantsARepairOfDamagedMail();
    void cachedTextsAreRemoved();
    void keptCopiesAreRemovedOnceThatWasAsked();
    void theQuestionSaysWhatIsLost();
    void repairBeforeTheStart();
    void whoQuitsAfterARepairIsNotAskedAgain();
    void theBarOfDamageFollowsTheLanguage();
    void aMissingFileIsTold();
    void theDialogHasThePage();

private:
    /// Closes the box that comes up, and gives its text.
    static QString answerBox(const std::function<void()>& what)
    {
        QString text;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&text] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                text = box->text() + u'\n' + box->informativeText();
                box->accept();
            }
        });
        timer.start(10);
        what();
        return text;
    }
    static void damage(const QString& file, qsizetype from, qsizetype size)
    {
        QFile opened(file);
        QVERIFY(opened.open(QIODevice::ReadWrite));
        QVERIFY(opened.seek(from));
        opened.write(QByteArray(size, '\x5a'));
    }
};

void StorageTest::sizesAreShown()
{
    Desk desk;
    desk.open();
    StoragePage page(*desk.engine);
    page.resize(700, 600);
    page.show();
    QTRY_VERIFY(!part<QLabel>(page, "storageSize0")->text().startsWith(u"0"));
    QVERIFY(part<QLabel>(page, "storagePlace")->text().contains(desk.dir.path()));
    QVERIFY(!part<QProgressBar>(page, "storageProgress")->isVisible());
}

void StorageTest::sizesFollowTheLanguage()
{
    Desk desk;
    desk.open();
    {
        QFile words(desk.dir.filePath(u"drafts/k/0"_s));
        QVERIFY(QDir(desk.dir.path()).mkpath(u"drafts/k"_s) && words.open(QIODevice::WriteOnly));
        QVERIFY(words.resize(1'600'000)); // 1.6 MB: with a point or a comma
    }
    StoragePage page(*desk.engine);
    page.show();
    const auto* size = part<QLabel>(page, "storageSize4");
    QTRY_COMPARE(size->text(), sizeText(1'600'000));
    const QString english = size->text();
    const auto back = qScopeGuard([] { Language::apply(u"en"_s); });
    Language::apply(u"tr"_s);
    QVERIFY(sizeText(1'600'000) != english);
    QTRY_COMPARE(size->text(), sizeText(1'600'000));
}

void StorageTest::backsUpAndSaysWhatIsNotInIt()
{
    Desk desk;
    desk.open();
    StoragePage page(*desk.engine);
    page.show();
    const QTemporaryDir out;
    const QString file = out.filePath(u"posta.zip"_s);
    part<QPushButton>(page, "backUpButton")->setFocus();
    page.backUpTo(file);
    QVERIFY(part<QProgressBar>(page, "storageProgress")->isVisible());
    QCOMPARE(page.focusWidget(), part<QPushButton>(page, "cancelStorageButton"));
    QVERIFY(!part<QPushButton>(page, "backUpButton")->isEnabled());
    QTRY_COMPARE(barOf(page).isVisible(), true);
    QCOMPARE(barOf(page).kind(), InfoBar::Success);
    QVERIFY2(barOf(page).text().contains(u"keyring"), qPrintable(barOf(page).text()));
    QVERIFY(readBackupInfo(file));
    QVERIFY(part<QPushButton>(page, "backUpButton")->isEnabled());
    QCOMPARE(page.focusWidget(), part<QPushButton>(page, "backUpButton")); // where the person was
    // A place that cannot be: said in plain words.
    page.backUpTo(desk.dir.filePath(u"in.zip"_s));
    QTRY_COMPARE(barOf(page).isVisible() ? barOf(page).kind() : InfoBar::Success, InfoBar::Error);
}

void StorageTest::cancelledABackupLeavesNothing()
{
    Desk desk;
    desk.open();
    StoragePage page(*desk.engine);
    page.show();
    const QTemporaryDir out;
    page.backUpTo(out.filePath(u"posta.zip"_s));
    press(page, "cancelStorageButton");
    QTRY_VERIFY(barOf(page).isVisible());
    QCOMPARE(barOf(page).kind(), InfoBar::Info);
    QVERIFY(QDir(out.path()).isEmpty());
}

void StorageTest::restoreIsAskedCheckedAndCanBeTakenBack()
{
    Desk desk;
    desk.open();
    const QTemporaryDir out;
    const QString file = out.filePath(u"posta.zip"_s);
    QVERIFY(makeBackup({desk.dir.path(), file, false}, {}, {}));
    StoragePage page(*desk.engine);
    page.show();
    page.restoreFrom(file);
    QVERIFY(QTest::qWaitFor([&] { return barOf(page).isVisible(); }));
    QCOMPARE(barOf(page).kind(), InfoBar::Caution);
    QVERIFY(!stagedRestore(desk.dir.path()));
    press(barOf(page), "infoBarSecondaryButton");
    QVERIFY(!barOf(page).isVisible());
    QVERIFY(!stagedRestore(desk.dir.path()));

    page.restoreFrom(file);
    QVERIFY(QTest::qWaitFor([&] { return barOf(page).isVisible(); }));
    press(barOf(page), "infoBarPrimaryButton");
    QVERIFY(QTest::qWaitFor([&] { return stagedRestore(desk.dir.path()).has_value(); }));
    QVERIFY(QTest::qWaitFor([&] { return stagedBarOf(page).isVisible(); }));
    QSignalSpy quits(&page, &StoragePage::restartRequested);
    // As long as it waits it is said, whatever else is, and again to who comes back to the page.
    page.check();
    QVERIFY(QTest::qWaitFor([&] { return barOf(page).isVisible(); }));
    QVERIFY(stagedBarOf(page).isVisible());
    QVERIFY(!part<QToolButton>(stagedBarOf(page), "infoBarCloseButton")->isVisible());
    StoragePage other(*desk.engine);
    other.show();
    QVERIFY(stagedBarOf(other).isVisible());
    press(stagedBarOf(page), "infoBarPrimaryButton");
    QCOMPARE(quits.size(), 1);
    Language::apply(u"tr"_s);
    const auto back = qScopeGuard([] { Language::apply(u"en"_s); });
    QVERIFY(
        QTest::qWaitFor([&] { return stagedBarOf(other).text().contains(u"yedek", Qt::CaseInsensitive); }));
    press(stagedBarOf(other), "infoBarSecondaryButton");
    QVERIFY(!stagedBarOf(other).isVisible());
    QVERIFY(!stagedRestore(desk.dir.path()));
}

void StorageTest::restoreTakesPlaceAtTheNextStart()
{
    Desk desk;
    const QTemporaryDir out;
    const QString file = out.filePath(u"posta.zip"_s);
    QVERIFY(makeBackup({desk.dir.path(), file, false}, {}, {}));
    QVERIFY(stageRestore(file, desk.dir.path(), {}, {}));
    const QString said = answerBox([&] { QVERIFY(prepareProfile(desk.dir.path(), false)); });
    QVERIFY2(said.contains(u"before-restore"), qPrintable(said));
    desk.open();
    QVERIFY(!desk.engine->reader().accounts()->isEmpty());
}

void StorageTest::otherFilesAreRefusedInPlainWords()
{
    Desk desk;
    desk.open();
    const QTemporaryDir out;
    const QString file = out.filePath(u"resim.zip"_s);
    QFile picture(file);
    QVERIFY(picture.open(QIODevice::WriteOnly));
    picture.write("not a backup");
    picture.close();
    StoragePage page(*desk.engine);
    page.show();
    page.restoreFrom(file);
    QTRY_VERIFY(barOf(page).isVisible());
    QCOMPARE(barOf(page).kind(), InfoBar::Error);
    QVERIFY2(barOf(page).text().contains(u"not a backup"), qPrintable(barOf(page).text()));
}

void StorageTest::checkSaysThatAllIsWell()
{
    Desk desk;
    desk.open();
    StoragePage page(*desk.engine);
    page.show();
    press(page, "checkProfileButton");
    QTRY_VERIFY(barOf(page).isVisible());
    QVERIFY2(barOf(page).kind() == InfoBar::Success, qPrintable(barOf(page).text()));
    QVERIFY(!isRepairWanted(desk.dir.path()));
}

void StorageTest::checkMendsTheIndex()
{
    Desk desk;
    desk.open();
    {
        Connection index(searchFile(desk.dir.path()), Access::ReadWrite);
        index.execute(u"DELETE FROM folded WHERE message IN (SELECT message FROM folded LIMIT 3)"_s);
    }
    StoragePage page(*desk.engine);
    page.show();
    press(page, "checkProfileButton");
    QTRY_VERIFY(barOf(page).isVisible());
    QVERIFY2(barOf(page).kind() == InfoBar::Caution, qPrintable(barOf(page).text()));
    desk.engine->setFlag({desk.mail.workMessages.first()}, MessageFlag::Flagged, true);
    QTRY_VERIFY(!checkProfile(desk.dir.path(), CheckExtent::Quick, {}, {})->needsMending());
}

void StorageTest::checkWantsARepairOfDamagedMail()
{
    Desk desk;
    desk.open();
    // As a disk that goes bad does it, under the feet of the program.
    const qint64 size = QFileInfo(mailFile(desk.dir.path())).size();
    for (qint64 page = 3; page < size / 4096; page += 2)
        damage(mailFile(desk.dir.path()), page * 4096, 4096);
    StoragePage page(*desk.engine);
    page.show();
    press(page, "checkProfileButton");
    QTRY_VERIFY(barOf(page).isVisible());
    QVERIFY2(barOf(page).kind() == InfoBar::Error, qPrintable(barOf(page).text()));
    QVERIFY(isRepairWanted(desk.dir.path()));
    QSignalSpy quits(&page, &StoragePage::restartRequested);
    press(barOf(page), "infoBarPrimaryButton");
    QCOMPARE(quits.size(), 1);
}

void StorageTest::cachedTextsAreRemoved()
{
    Desk desk;
    desk.open();
    const auto cached = [&desk] {
        return Connection(bodiesFile(desk.dir.path()), Access::ReadOnly)
            .numberOf(u"SELECT count(*) FROM body"_s);
    };
    QVERIFY(cached() > 0);
    StoragePage page(*desk.engine);
    page.show();
    auto* age = part<QComboBox>(page, "cachedAgeCombo");
    age->setCurrentIndex(age->count() - 1);
    press(page, "cleanUpButton");
    QVERIFY(barOf(page).isVisible());
    press(barOf(page), "infoBarSecondaryButton");
    QVERIFY(cached() > 0);
    press(page, "cleanUpButton");
    press(barOf(page), "infoBarPrimaryButton");
    QTRY_VERIFY(barOf(page).isVisible());
    QVERIFY2(barOf(page).kind() == InfoBar::Success, qPrintable(barOf(page).text()));
    QCOMPARE(cached(), 0);
}

/// A restore has put the mail aside, which exists nowhere else by now.
void StorageTest::keptCopiesAreRemovedOnceThatWasAsked()
{
    Desk desk;
    desk.open();
    StoragePage page(*desk.engine);
    page.resize(700, 600);
    page.show();
    auto* combo = part<QComboBox>(page, "keptCopiesCombo");
    QVERIFY(QTest::qWaitFor([&] { return !part<QLabel>(page, "storageSize0")->text().startsWith(u"0"); }));
    QVERIFY(!combo->isVisible()); // there is none
    const QString kept = desk.dir.filePath(u"before-restore-2026-11-27-101500"_s);
    QVERIFY(QDir().mkpath(kept));
    QVERIFY(QFile::copy(mailFile(desk.dir.path()), kept + u"/mail.db"_s));
    QFile settings(kept + u"/settings.ini"_s);
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.close();
    page.hide();
    page.show(); // whoever comes back to the page sees it
    QVERIFY(QTest::qWaitFor([&] { return combo->isVisible(); }));
    QVERIFY2(combo->currentText().startsWith(u"Before the restore of "), qPrintable(combo->currentText()));

    press(page, "removeKeptButton");
    QVERIFY(QTest::qWaitFor([&] { return barOf(page).isVisible(); }));
    QCOMPARE(barOf(page).kind(), InfoBar::Caution);
    const QString question = barOf(page).text();
    const qint64 messages =
        Connection(mailFile(desk.dir.path()), Access::ReadOnly).numberOf(u"SELECT count(*) FROM message"_s);
    QVERIFY2(question.contains(QString::number(messages)) && question.contains(u"settings") &&
                 question.contains(u"cannot be undone"),
             qPrintable(question));
    press(barOf(page), "infoBarSecondaryButton");
    QVERIFY(QFileInfo::exists(kept + u"/mail.db"_s));

    press(page, "removeKeptButton");
    QVERIFY(QTest::qWaitFor([&] { return barOf(page).isVisible(); }));
    press(barOf(page), "infoBarPrimaryButton");
    QTRY_COMPARE(barOf(page).isVisible() ? barOf(page).kind() : InfoBar::Caution, InfoBar::Success);
    QVERIFY(!QFileInfo::exists(kept));
    QVERIFY(QTest::qWaitFor([&] { return !combo->isVisible(); }));
    QVERIFY(!desk.engine->reader().accounts()->isEmpty());
}

void StorageTest::theQuestionSaysWhatIsLost()
{
    KeptCopy copy{u"before-restore-2026-11-27-101500"_s, KeptBy::Restore, QDateTime({2026, 11, 27}, {10, 15}),
                  1'500'000};
    KeptContents contents;
    contents.hasMail = true;
    contents.isReadable = true;
    contents.messages = 12;
    contents.drafts = 2;
    const QString without = KeptCopiesLine::question(copy, contents);
    QVERIFY2(without.contains(u"All its messages are") && without.contains(u"1.5 MB"), qPrintable(without));
    contents.onlyThere = 3;
    const QString with = KeptCopiesLine::question(copy, contents);
    QVERIFY2(with.contains(u"would be lost") && !with.contains(u"All its messages are"), qPrintable(with));
    copy.by = KeptBy::Repair;
    contents = {};
    contents.hasMail = true;
    const QString damaged = KeptCopiesLine::question(copy, contents);
    QVERIFY2(damaged.contains(u"the damaged file of the mail"), qPrintable(damaged));
}

void StorageTest::repairBeforeTheStart()
{
    Desk desk;
    damage(mailFile(desk.dir.path()), 0, 4096);
    {
        SystemClock clock;
        EngineOptions options;
        options.profileDir = desk.dir.path();
        const auto engine = MailEngine::open(options, desk.secrets, clock);
        QVERIFY(!engine);
        QCOMPARE(engine.error().reason, ErrorReason::DatabaseBroken);
    }
    RepairDialog dialog(desk.dir.path());
    dialog.show();
    press(dialog, "repairButton");
    QTRY_VERIFY(part<QLabel>(dialog, "repairText")->text().contains(u"repaired"));
    QVERIFY2(part<QLabel>(dialog, "repairMore")->text().contains(u"damaged-"),
             qPrintable(part<QLabel>(dialog, "repairMore")->text()));
    QCOMPARE(dialog.result(), 0);
    press(dialog, "repairButton");
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    desk.open();
    QVERIFY(!desk.engine->reader().accounts()->isEmpty());
}

void StorageTest::whoQuitsAfterARepairIsNotAskedAgain()
{
    Desk desk;
    damage(mailFile(desk.dir.path()), 0, 4096);
    Error broken;
    broken.kind = ErrorKind::Storage;
    broken.reason = ErrorReason::DatabaseBroken;
    bool isRepaired = false;
    QTimer timer;
    const auto answer = [&](bool repairs) {
        auto* dialog = qobject_cast<RepairDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        isRepaired = part<QLabel>(*dialog, "repairText")->text().contains(u"repaired");
        if (!repairs || isRepaired)
            press(*dialog, "quitButton");
        else if (part<QPushButton>(*dialog, "repairButton")->isEnabled())
            press(*dialog, "repairButton");
    };
    const QScopedPointer<QObject> quits(new QObject);
    connect(&timer, &QTimer::timeout, quits.data(), [&answer] { answer(false); });
    timer.start(10);
    QCOMPARE(repairAfter(broken, desk.dir.path()), AfterRepair::Quit);
    QVERIFY(!isRepaired);
    timer.disconnect();
    connect(&timer, &QTimer::timeout, quits.data(), [&answer] { answer(true); });
    QCOMPARE(repairAfter(broken, desk.dir.path()), AfterRepair::Quit);
    QVERIFY(isRepaired);
    Error locked = broken;
    locked.reason = ErrorReason::DatabaseLocked;
    QCOMPARE(repairAfter(locked, desk.dir.path()), AfterRepair::NotOffered);
}

void StorageTest::theBarOfDamageFollowsTheLanguage()
{
    Desk desk;
    desk.open();
    const qint64 size = QFileInfo(mailFile(desk.dir.path())).size();
    for (qint64 page = 3; page < size / 4096; page += 2)
        damage(mailFile(desk.dir.path()), page * 4096, 4096);
    watchProfile(*desk.window, desk.dir.path(), true);
    const auto bar = [&desk] { return desk.window->findChild<InfoBar*>(u"profileBar"_s); };
    QTRY_VERIFY(bar() != nullptr && bar()->isVisible());
    const QString details = bar()->details();
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    const auto back = qScopeGuard([&translator] { QCoreApplication::removeTranslator(&translator); });
    QApplication::sendPostedEvents();
    QVERIFY2(bar()->text().startsWith(u'«'), qPrintable(bar()->text()));
    QCOMPARE(part<QPushButton>(*bar(), "infoBarPrimaryButton")->text(), u"«Restart Postacı»"_s);
    QCOMPARE(part<QPushButton>(*bar(), "infoBarSecondaryButton")->text(), u"«Later»"_s);
    QCOMPARE(bar()->details(), details);
}

void StorageTest::aMissingFileIsTold()
{
    Desk desk;
    QVERIFY(QFile::remove(mailFile(desk.dir.path())));
    const QString said = answerBox([&] { QVERIFY(prepareProfile(desk.dir.path(), false)); });
    QVERIFY2(said.contains(u"mail.db"), qPrintable(said));
    desk.open();
    QVERIFY(desk.engine->reader().accounts()->isEmpty());
    // A first start says nothing.
    const QTemporaryDir fresh;
    QVERIFY(answerBox([&] { QVERIFY(prepareProfile(fresh.path(), false)); }).isEmpty());
}

void StorageTest::theDialogHasThePage()
{
    Desk desk;
    desk.open();
    SettingsDialog dialog(*desk.engine, *desk.settings, desk.providers);
    dialog.show();
    dialog.showPage(SettingsDialog::Page::Storage);
    QVERIFY(part<StoragePage>(dialog, "storagePage")->isVisible());
}

} // namespace postaci

QTEST_MAIN(postaci::StorageTest)

#include "tst_storage.moc"
