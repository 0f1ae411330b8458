#include "profile/ProfileStart.h"

#include "mainwindow/MainWindow.h"
#include "profile/OddFiles.h"
#include "profile/PendingWork.h"
#include "profile/ProfileCheck.h"
#include "profile/ProfileJob.h"
#include "profile/ProfileSentence.h"
#include "profile/Repair.h"
#include "profile/RepairDialog.h"
#include "profile/Restart.h"
#include "profile/Restore.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QTextStream>

namespace postaci {

namespace {

/// For translation: ProfileStart::tr().
class ProfileStart
{
    Q_DECLARE_TR_FUNCTIONS(ProfileStart)
};

/// On the terminal in any case, since a window that comes before all others may go unseen.
void say(QMessageBox::Icon icon, bool isSilent, const QString& text, const QString& more)
{
    QTextStream(stderr) << text << ' ' << more << Qt::endl;
    if (isSilent)
        return;
    QMessageBox box(icon, ProfileStart::tr("Postacı"), text, QMessageBox::Ok);
    box.setObjectName(QStringLiteral("profileMessage"));
    box.setInformativeText(more);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

void restoreStaged(const QString& profileDir, bool isSilent)
{
    const auto applied = applyStagedRestore(profileDir);
    if (!applied && !mayOpenProfile(profileDir))
        return; // it is told as that
    if (!applied) {
        const ErrorText words = describeProfileError(ProfileTask::Restore, applied.error());
        say(QMessageBox::Warning, isSilent, words.summary, words.advice);
    } else if (applied->has_value()) {
        const QString kept = (*applied)->kept;
        say(QMessageBox::Information, isSilent, ProfileStart::tr("The backup is restored."),
            kept.isEmpty()
                ? QString()
                : ProfileStart::tr("What was here before is kept in %1").arg(QDir::toNativeSeparators(kept)));
    }
}

/// The profile is half one and half another: to open it would make it worse.
void tellHalfDone(const QString& profileDir, bool isSilent)
{
    say(QMessageBox::Critical, isSilent,
        isRepairBegun(profileDir) ? ProfileStart::tr("The repair of your mail cannot be brought to its end.")
                                  : ProfileStart::tr("The backup cannot be restored to its end."),
        ProfileStart::tr(
            "Nothing is lost, but Postacı cannot start like this. Check that the disk is not full "
            "and that no other program uses the files in this folder, then start Postacı again: "
            "%1")
            .arg(QDir::toNativeSeparators(profileDir)));
}

bool offerRepair(const QString& profileDir)
{
    RepairDialog dialog(profileDir);
    return dialog.exec() == QDialog::Accepted;
}

/// The file of all mail is gone, but not what lay beside it. Where its log is there still, opening it fails,
/// and a repair saves what is in that.
bool isMailMissing(const QString& profileDir)
{
    const QDir dir(profileDir);
    const auto isEmpty = [&dir](const char* name) {
        return QFileInfo(dir.filePath(QLatin1String(name))).size() == 0;
    };
    return isEmpty("mail.db") && isEmpty("mail.db-wal") && dir.exists(QStringLiteral("search.db"));
}

void tellOddFiles(const OddFiles& odd, bool isSilent)
{
    if (odd.isEmpty())
        return;
    QStringList sentences;
    const auto add = [&sentences](const QString& sentence, const QStringList& names) {
        if (!names.isEmpty())
            sentences.append(sentence.arg(names.join(QStringLiteral(", "))));
    };
    add(ProfileStart::tr("Settings that were damaged; what could be read of them is used: %1."), odd.damaged);
    add(ProfileStart::tr("Files where a folder stood, or the other way round: %1."), odd.misplaced);
    add(ProfileStart::tr("Files that could not be written and now can: %1."), odd.opened);
    if (!odd.kept.isEmpty())
        sentences.append(
            ProfileStart::tr("What was there is kept in %1").arg(QDir::toNativeSeparators(odd.kept)));
    say(QMessageBox::Warning, isSilent, ProfileStart::tr("Some files of Postacı were not as they should be."),
        sentences.join(QLatin1Char('\n')));
}

QString damageSentence()
{
    return ProfileStart::tr("The mail on this computer was damaged when Postacı was ended from outside. It "
                            "is repaired at the next start: all that can be read is saved.");
}

void nameDamageButtons(InfoBar& bar)
{
    bar.setButtons(ProfileStart::tr("Restart Postacı"), ProfileStart::tr("Later"));
}

/// Says it in another language once that is chosen.
class DamageWords : public QObject
{
public:
    explicit DamageWords(InfoBar& bar) : QObject(&bar), m_bar(bar) {}

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange) {
            m_bar.setText(damageSentence());
            nameDamageButtons(m_bar);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    InfoBar& m_bar;
};

void showTrouble(MainWindow& window, const QString& profileDir, const CheckReport& report)
{
    if (!report.needsRepair()) {
        if (report.needsMending())
            mendProfile(profileDir, report);
        return;
    }
    wantRepair(profileDir, true);
    InfoBar* bar = window.addBar(QStringLiteral("profileBar"));
    bar->show(InfoBar::Error, damageSentence(), report.mailProblems.join(QLatin1Char('\n')));
    nameDamageButtons(*bar);
    bar->installEventFilter(new DamageWords(*bar));
    QObject::connect(bar, &InfoBar::primaryClicked, qApp, &restartProgram);
    QObject::connect(bar, &InfoBar::secondaryClicked, bar, &QWidget::hide);
}

} // namespace

bool prepareProfile(const QString& profileDir, bool isSilent)
{
    if (isProfileInUse(profileDir))
        return true; // all of this waits; opening it says so
    (void)finishRepair(profileDir);
    restoreStaged(profileDir, isSilent);
    if (!mayOpenProfile(profileDir) && !isProfileInUse(profileDir)) {
        tellHalfDone(profileDir, isSilent);
        return false;
    }
    tellOddFiles(putFilesRight(profileDir), isSilent); // of a profile that is one whole again
    keepFilesOfLostDrafts(profileDir);
    if (isRepairWanted(profileDir) && !isSilent) {
        if (!offerRepair(profileDir)) {
            wantRepair(profileDir, false); // it was asked; damage that matters is found again
            return false;
        }
    } else if (isMailMissing(profileDir)) {
        say(QMessageBox::Warning, isSilent, ProfileStart::tr("The file with your mail is gone."),
            ProfileStart::tr(
                "Postacı starts without it. If you have a backup, restore it in the settings, under "
                "“Storage”. Mail on the server is not affected. The file was %1")
                .arg(QDir::toNativeSeparators(profileDir + QStringLiteral("/mail.db"))));
    }
    return true;
}

AfterRepair repairAfter(const Error& error, const QString& profileDir)
{
    if (error.reason != ErrorReason::DatabaseBroken)
        return AfterRepair::NotOffered;
    return offerRepair(profileDir) ? AfterRepair::OpenAgain : AfterRepair::Quit;
}

void watchProfile(MainWindow& window, const QString& profileDir, bool wasKilled)
{
    if (!wasKilled)
        return;
    auto* job = new ProfileJob(&window);
    job->start<CheckReport>(
        [profileDir](const ProfileProgress& progress, const CancelToken& cancel) {
            return checkProfile(profileDir, CheckExtent::Quick, progress, cancel);
        },
        [&window, profileDir](const Result<CheckReport>& report) {
            if (report)
                showTrouble(window, profileDir, *report);
        });
}

} // namespace postaci
