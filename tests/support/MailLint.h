#pragma once

#include <QByteArray>
#include <QStringList>

namespace postaci::test {

/// What a message may have that most may not.
struct LintRules
{
    bool mayHaveBcc = false; ///< the sender's own copy
    bool smtpUtf8 = false;   ///< headers may be UTF-8 (RFC 6532)
    /// What must not stand anywhere in a header: names of this computer and of who works at it.
    QByteArrayList forbidden;
};

/// Judges the bytes of a message that is about to be sent by RFC 5322, 2045 to 2047 and 2231: one sentence
/// for each thing that is wrong. Shares no code with the program. For any thread.
[[nodiscard]] QStringList lintMail(const QByteArray& raw, const LintRules& rules = {});

/// Names of this computer and its user, as a program could give them away; those too short to tell are left
/// out.
[[nodiscard]] QByteArrayList namesOfThisComputer();

} // namespace postaci::test
