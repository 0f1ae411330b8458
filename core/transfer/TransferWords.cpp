#include "transfer/TransferWords.h"

#include "base/SizeText.h"

#include <QDir>
#include <QLocale>

#include <limits>

namespace postaci {

namespace {

int counted(qint64 number)
{
    return static_cast<int>(qMin<qint64>(number, std::numeric_limits<int>::max()));
}

void addCommon(QStringList* sentences, const TransferReport& report)
{
    if (report.problemCount > 0)
        sentences->append(
            TransferWords::tr("%n could not be taken, see below.", nullptr, counted(report.problemCount)));
    if (report.wasCancelled)
        sentences->append(TransferWords::tr("It was cancelled before the end."));
}

} // namespace

QString TransferWords::sentence(const TransferProblem& problem)
{
    const QString place = QDir::toNativeSeparators(problem.place);
    switch (problem.kind) {
    case TransferProblemKind::Unreadable:
        if (problem.detail.isEmpty())
            return tr("%1 could not be read.").arg(place);
        return tr("%1 could not be read: %2").arg(place, problem.detail);
    case TransferProblemKind::NotMail:
        return tr("There is no mail in %1.").arg(place);
    case TransferProblemKind::NotAFile:
        return tr("%1 is no file: mail can be imported from files and folders only.").arg(place);
    case TransferProblemKind::TooLarge:
        if (problem.offset < 0)
            return tr("%1 is too large for a message: %2.").arg(place, sizeText(problem.size));
        return tr("A message of %2 in %1 is too large. It begins at byte %3.")
            .arg(place, sizeText(problem.size), QLocale().toString(problem.offset));
    case TransferProblemKind::TooDeep:
        return tr("%1 was not looked at: there are too many folders in each other.").arg(place);
    case TransferProblemKind::NotHere:
        if (problem.place.isEmpty())
            return tr("The text of “%1” is not on this computer.").arg(problem.message);
        return tr("The text of “%1” in %2 is not on this computer.").arg(problem.message, problem.place);
    case TransferProblemKind::Unwritable:
        break;
    }
    if (problem.detail.isEmpty())
        return tr("%1 could not be written.").arg(place);
    return tr("%1 could not be written: %2").arg(place, problem.detail);
}

QStringList TransferWords::imported(const TransferReport& report)
{
    QStringList sentences{tr("%n message(s) imported.", nullptr, counted(report.messages))};
    if (report.duplicates > 0)
        sentences.append(tr("%n message(s) were there already.", nullptr, counted(report.duplicates)));
    if (report.deleted > 0)
        sentences.append(
            tr("%n message(s) had been deleted in the other program.", nullptr, counted(report.deleted)));
    addCommon(&sentences, report);
    return sentences;
}

QStringList TransferWords::exported(const TransferReport& report)
{
    QStringList sentences{tr("%n message(s) exported.", nullptr, counted(report.messages))};
    if (report.duplicates > 0)
        sentences.append(tr("%Ln message(s) were there already, in files with the same bytes.", nullptr,
                            counted(report.duplicates)));
    if (!report.target.isEmpty())
        sentences.append(tr("They are in %1").arg(QDir::toNativeSeparators(report.target)));
    addCommon(&sentences, report);
    return sentences;
}

} // namespace postaci
