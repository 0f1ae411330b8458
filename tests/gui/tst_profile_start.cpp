#include "WindowDesk.h"

#include "composer/ComposerState.h"
#include "composer/ComposerWindow.h"
#include "composer/DraftFiles.h"
#include "profile/PendingWork.h"
#include "profile/ProfileStart.h"
#include "profile/Restart.h"
#include "store/Database.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMessageBox>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// Starts of the program on a profile that is not as it was left.
class ProfileStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::apply(*qApp, ColorScheme::Light);
        Language::apply(u"en"_s);
    }
    void halfRestoredItIsNotOpened();
    void halfRepairedItIsNotOpened();
    void filesOfADraftThatCannotBeReadStay();
    void filesOfDraftsThatAreLostAreKept();
    void aRestartIsWantedOnceTheProgramEnds();
    void aRefusedRestartIsForgotten();

private:
    struct Said
    {
        bool mayStart = false;
        QString text;
    };
    /// Closes each box that comes up.
    static Said prepared(const QString& profile, bool isSilent = false)
    {
        Said said;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&said] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                said.text += box->text() + u'\n' + box->informativeText() + u'\n';
                box->accept();
            }
        });
        timer.start(10);
        said.mayStart = prepareProfile(profile, isSilent);
        return said;
    }
    static void write(const QString& path, const QByteArray& bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static QStringList namesIn(const QString& dir)
    {
        return QDir(dir).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
};

void ProfileStartTest::halfRestoredItIsNotOpened()
{
    Desk desk;
    const QTemporaryDir out;
    const QString file = out.filePath(u"posta.zip"_s);
    QVERIFY(makeBackup({desk.dir.path(), file, false}, {}, {}));
    const auto staged = stageRestore(file, desk.dir.path(), {}, {});
    QVERIFY(staged);
    // What is there now has nowhere to go.
    write(desk.dir.filePath(staged->kept), "in the way");
    QStringList before = namesIn(desk.dir.path());
    const Said said = prepared(desk.dir.path());
    QVERIFY(!said.mayStart);
    QVERIFY2(said.text.contains(u"cannot be restored to its end"), qPrintable(said.text));
    QVERIFY2(said.text.contains(desk.dir.path()), qPrintable(said.text));
    const Said silent = prepared(desk.dir.path(), true);
    QVERIFY(!silent.mayStart && silent.text.isEmpty());
    before.removeOne(u"profile.lock"_s);
    QStringList after = namesIn(desk.dir.path());
    after.removeOne(u"profile.lock"_s);
    QCOMPARE(after, before);
    QVERIFY(QFile::remove(desk.dir.filePath(staged->kept)));
    QVERIFY(prepared(desk.dir.path()).mayStart);
    desk.open();
    QVERIFY(!desk.engine->reader().accounts()->isEmpty());
}

void ProfileStartTest::halfRepairedItIsNotOpened()
{
    Desk desk;
    QVERIFY(QFile::rename(mailFile(desk.dir.path()), desk.dir.filePath(u"aside"_s)));
    write(mailFile(desk.dir.path()) + u"/in the way"_s, "x");
    QVERIFY(QDir().mkpath(desk.dir.filePath(u"repair.part"_s)));
    QVERIFY(QFile::rename(desk.dir.filePath(u"aside"_s), desk.dir.filePath(u"repair.part/mail.db"_s)));
    write(desk.dir.filePath(u"repair.part/ready"_s), {});
    const Said said = prepared(desk.dir.path());
    QVERIFY(!said.mayStart);
    QVERIFY2(said.text.contains(u"repair of your mail cannot be brought"), qPrintable(said.text));
    QVERIFY(QDir(mailFile(desk.dir.path())).removeRecursively());
    QVERIFY(prepared(desk.dir.path()).mayStart);
    desk.open();
    QVERIFY(!desk.engine->reader().accounts()->isEmpty());
}

void ProfileStartTest::filesOfADraftThatCannotBeReadStay()
{
    Desk desk;
    desk.open();
    const QString key = newDraftFilesKey();
    const auto stored = desk.dir.filePath(u"drafts/"_s + key + u"/0"_s);
    QVERIFY(writeDraftFile(desk.dir.path(), key, u"0"_s, "ek"));
    Result<DraftId> saved = DraftId(0);
    const auto save = [&](const QByteArray& data) {
        bool isSaved = false;
        desk.engine->saveDraft({saved.value_or(0), 0, u"Taslak"_s, data, {}}, [&](const Result<DraftId>& id) {
            saved = id;
            isSaved = true;
        });
        QTRY_VERIFY(isSaved);
    };
    save("{\"filesKey\": \"" + key.toUtf8() + "\", cut off");
    QVERIFY(ComposerWindow::restoreUnfinished(*desk.engine, *desk.settings).isEmpty());
    QVERIFY(QFileInfo::exists(stored));
    // What really nobody names goes.
    save(toJson(ComposerState()));
    QVERIFY(ComposerWindow::restoreUnfinished(*desk.engine, *desk.settings).isEmpty());
    QVERIFY(!QFileInfo::exists(stored));
}

void ProfileStartTest::filesOfDraftsThatAreLostAreKept()
{
    Desk desk;
    const QString key = newDraftFilesKey();
    QVERIFY(writeDraftFile(desk.dir.path(), key, u"0"_s, "ek"));
    QVERIFY(QFile::remove(mailFile(desk.dir.path())));
    const Said said = prepared(desk.dir.path());
    QVERIFY(said.mayStart);
    QVERIFY2(said.text.contains(u"mail.db"), qPrintable(said.text));
    desk.open();
    QVERIFY(ComposerWindow::restoreUnfinished(*desk.engine, *desk.settings).isEmpty());
    const QStringList kept = QDir(desk.dir.path()).entryList({u"damaged-*"_s});
    QCOMPARE(kept.size(), 1);
    QFile file(desk.dir.filePath(kept.first() + u"/drafts/"_s + key + u"/0"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("ek"));
}

void ProfileStartTest::aRestartIsWantedOnceTheProgramEnds()
{
    QTimer::singleShot(0, qApp, &restartProgram);
    QCOMPARE(QCoreApplication::exec(), 0);
    QVERIFY(isRestartWanted());
}

/// A text is still to be decided about: what comes later is an end like any other.
void ProfileStartTest::aRefusedRestartIsForgotten()
{
    class Stubborn : public QWidget
    {
    public:
        bool isStubborn = true;

    protected:
        void closeEvent(QCloseEvent* event) override { event->setAccepted(!isStubborn); }
    } window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTimer::singleShot(0, qApp, &restartProgram);
    QTimer::singleShot(200, &window, [&window] {
        forgetRestart(); // as the main window does that stays
        window.isStubborn = false;
        QApplication::quit();
    });
    QCOMPARE(QCoreApplication::exec(), 0);
    QVERIFY(!isRestartWanted());
}

} // namespace postaci

QTEST_MAIN(postaci::ProfileStartTest)

#include "tst_profile_start.moc"
