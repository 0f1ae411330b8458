#include "mainwindow/RejectionSentence.h"

#include <QCoreApplication>

namespace postaci {

namespace {

/// The sentences, each for one message and for many.
class RejectionSentence
{
    Q_DECLARE_TR_FUNCTIONS(RejectionSentence)

public:
    static QString forOne(const RejectedChange& change, const QString& what)
    {
        using Kind = RejectedChange::Kind;
        switch (change.kind) {
        case Kind::Flag:
        case Kind::Tag:
            return tr("The mark on “%1” could not be changed.").arg(what);
        case Kind::Move:
            //: %1 is a subject, %2 a folder
            return tr("“%1” could not be moved to %2 and is back in its place.").arg(what, target(change));
        case Kind::Copy:
            return tr("“%1” could not be copied to %2.").arg(what, target(change));
        case Kind::Delete:
            return tr("“%1” could not be deleted and is back in its place.").arg(what);
        case Kind::Upload:
            return tr("“%1” could not be put into %2.").arg(what, target(change));
        case Kind::CreateFolder:
            return tr("The folder %1 could not be created.").arg(what);
        case Kind::RenameFolder:
            return tr("The folder %1 could not be renamed to %2.").arg(what, change.target);
        case Kind::DeleteFolder:
            return tr("The folder %1 could not be deleted.").arg(what);
        case Kind::Subscription:
            return tr("Whether the folder %1 is subscribed could not be changed.").arg(what);
        case Kind::DraftCopy:
            return tr("The draft “%1” could not be put on the server. It is kept on this computer.")
                .arg(what);
        case Kind::DraftLost:
            return tr("The server's copy of the draft “%1” was changed or deleted elsewhere. The text on "
                      "this "
                      "computer is kept.")
                .arg(what);
        case Kind::Other:
            break;
        }
        return tr("A change could not be made, so it was taken back.");
    }

    static QString forMany(const RejectedChange& change)
    {
        using Kind = RejectedChange::Kind;
        switch (change.kind) {
        case Kind::Flag:
        case Kind::Tag:
            return tr("The marks on %n message(s) could not be changed.", nullptr, change.count);
        case Kind::Move:
            //: %1 is a folder
            return tr("%n message(s) could not be moved to %1 and are back in their place.", nullptr,
                      change.count)
                .arg(target(change));
        case Kind::Copy:
            return tr("%n message(s) could not be copied to %1.", nullptr, change.count).arg(target(change));
        case Kind::Delete:
            return tr("%n message(s) could not be deleted and are back in their place.", nullptr,
                      change.count);
        default:
            return forOne(change, change.what);
        }
    }

    static QString noSubject() { return tr("(no subject)"); }

private:
    static QString target(const RejectedChange& change)
    {
        return change.target.isEmpty() ? tr("a folder that is gone") : change.target;
    }
};

} // namespace

QString rejectionSentence(const RejectedChange& change)
{
    if (change.count > 1)
        return RejectionSentence::forMany(change);
    constexpr qsizetype kMostLetters = 80; // strangers' text
    const QString what = change.what.simplified();
    QString shown = what.isEmpty() ? RejectionSentence::noSubject() : what.left(kMostLetters);
    if (what.size() > kMostLetters)
        shown += QChar(0x2026);
    return RejectionSentence::forOne(change, shown);
}

} // namespace postaci
