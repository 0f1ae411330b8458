#include "base/SizeText.h"
#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/Interrupt.h"
#include "cli/ProgressLine.h"

#include "profile/ProfileSentence.h"
#include "profile/Restore.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocale>

namespace postaci::cli {

namespace {

int failed(ProfileTask task, const Error& error)
{
    const ErrorText words = describeProfileError(task, error);
    const bool isWrongUse = error.kind == ErrorKind::Input;
    QString sentence = words.summary;
    if (!words.advice.isEmpty())
        sentence += QLatin1Char(' ') + words.advice;
    return fail(isWrongUse ? WrongUse : ProblemFound, sentence,
                error.kind != ErrorKind::Cancelled ? error.message : QString());
}

QJsonObject described(const BackupInfo& info)
{
    return {{QStringLiteral("made"), info.made.toString(Qt::ISODate)},
            {QStringLiteral("accounts"), info.accounts},
            {QStringLiteral("messages"), info.messages},
            {QStringLiteral("drafts"), info.drafts},
            {QStringLiteral("bytes"), info.bytes()}};
}

} // namespace

int runBackup(const CommonOptions& options, const QString& file, bool withBodies)
{
    CancelToken cancel;
    const Interrupt interrupt(cancel);
    QElapsedTimer timer;
    timer.start();
    ProgressLine line;
    const auto made = makeBackup({options.profileDir, QFileInfo(file).absoluteFilePath(), withBodies},
                                 line.forProfile(), cancel);
    line.clear();
    if (!made)
        return failed(ProfileTask::Backup, made.error());
    if (options.format == Format::Json) {
        QJsonObject object = described(*made);
        object.insert(QStringLiteral("file"), file);
        object.insert(QStringLiteral("size"), QFileInfo(file).size());
        object.insert(QStringLiteral("seconds"), double(timer.elapsed()) / 1000.0);
        printObject(object);
        return Good;
    }
    printLine(CommandLine::tr("%1: messages %2, accounts %3, drafts %4; %5")
                  .arg(file)
                  .arg(made->messages)
                  .arg(made->accounts)
                  .arg(made->drafts)
                  .arg(sizeText(QFileInfo(file).size())));
    printLine(CommandLine::tr("Passwords in the system's keyring are not part of it."));
    return Good;
}

int runRestore(const CommonOptions& options, const QString& file)
{
    CancelToken cancel;
    const Interrupt interrupt(cancel);
    ProgressLine line;
    const auto restored =
        restoreNow(QFileInfo(file).absoluteFilePath(), options.profileDir, line.forProfile(), cancel);
    line.clear();
    if (!restored)
        return failed(ProfileTask::Restore, restored.error());
    const QString kept = restored->kept;
    if (options.format == Format::Json) {
        QJsonObject object = described(restored->info);
        object.insert(QStringLiteral("kept"), kept);
        printObject(object);
        return Good;
    }
    printLine(CommandLine::tr("Restored as it was on %1: messages %2, accounts %3, drafts %4")
                  .arg(QLocale().toString(restored->info.made.toLocalTime(), QLocale::ShortFormat))
                  .arg(restored->info.messages)
                  .arg(restored->info.accounts)
                  .arg(restored->info.drafts));
    if (!kept.isEmpty())
        printLine(CommandLine::tr("What was there before is kept in %1").arg(QDir::toNativeSeparators(kept)));
    return Good;
}

} // namespace postaci::cli
