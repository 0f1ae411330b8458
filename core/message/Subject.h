#pragma once

#include <QString>

namespace postaci {

/// The subject without its reply and forward marks in any of the languages in use (Re, Fwd, Fw, Ynt, İlt, AW,
/// WG, SV, ..., RE[2], "(fwd)" at the end), also those behind a list's "[tag]", which stays.
[[nodiscard]] QString baseSubject(const QString& subject);

/// What conversations compare of a subject.
struct ConversationSubject
{
    QString text;          ///< without marks and tags, folded for search, single blanks; may be empty
    bool isAnswer = false; ///< it had a mark of a reply or a forward
};
[[nodiscard]] ConversationSubject conversationSubject(const QString& subject);

/// "Re: " and the base subject.
[[nodiscard]] QString replySubject(const QString& subject);

/// "Fwd: " and the base subject.
[[nodiscard]] QString forwardSubject(const QString& subject);

} // namespace postaci
