#pragma once

#include "composer/ComposerState.h"
#include "composer/RecipientSource.h"

#include <QSet>

namespace postaci {

/// What speaks against sending a text as it is.
enum class SendProblem {
    None,
    NoAccount,
    InvalidAddress,
    NoRecipient,
    LostMembers,       ///< somebody in a group has no address that mail can go to; may be accepted
    StrangeDomain,     ///< never written to, and one slip away from one that was; may be accepted
    ManyVisible,       ///< more recipients see each other than mostVisible; may be accepted
    BlindReply,        ///< an answer to all of a message that came as a blind copy; may be accepted
    EmptySubject,      ///< may be accepted
    Placeholder,       ///< {{something}} of a template is still in it; may be accepted
    NoAttachment,      ///< the text speaks of one; may be accepted
    TooLarge,          ///< for the outgoing server, see SizeCheck; may be accepted where that is a guess
    CopyTooLarge,      ///< for the folder that keeps copies; may be accepted
    DraftNotLoaded,    ///< a server's draft whose text and files are not here: sending takes them away
    OriginalNotLoaded, ///< what is to go along is not here; may be accepted
};

constexpr qsizetype mostVisible = 20; ///< recipients in To and Cc together

/// What the window knows of the recipients.
struct RecipientDoubts
{
    RecipientSource source;
    /// The address that somebody may have meant who wrote this one; empty: this one.
    std::function<QString(const QString& address)> meant;
    bool cameAsBlindCopy = false; ///< what is answered
};

/// The first problem that was not accepted.
[[nodiscard]] SendProblem checkBeforeSend(const ComposerState& state, const QSet<SendProblem>& accepted,
                                          const RecipientDoubts& doubts = {});

/// The first recipient that may be a slip, and what was meant.
[[nodiscard]] std::optional<std::pair<QString, QString>> strangeRecipient(const ComposerState& state,
                                                                          const RecipientDoubts& doubts);

/// Whether the writer's own words (no quotes, no signature) promise an attachment, in Turkish or English.
[[nodiscard]] bool speaksOfAttachment(const QString& text);

} // namespace postaci
