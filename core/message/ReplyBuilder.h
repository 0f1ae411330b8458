#pragma once

#include "base/Account.h"
#include "base/Ids.h"
#include "message/MessageContent.h"
#include "message/OutgoingMessage.h"
#include "message/QuotedHtml.h"
#include "message/RichText.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace postaci {

/// List: to the address that the mailing list takes mail at, and nobody else.
enum class ReplyMode { Sender, All, List };

/// How an answer is laid out.
struct ReplyStyle
{
    bool quotes = true;               ///< the text that is answered
    bool isBelow = false;             ///< one writes below the quoted text, else above
    bool signatureAboveQuote = false; ///< where one writes above: right below that, else at the end
    bool operator==(const ReplyStyle&) const = default;
};

/// The text of an answer around what the person writes.
struct ReplyText
{
    QString above;
    QString below;
};

// What the composer starts from. Pure functions for any thread; `account` and `date` are left to the caller,
// and `messageId` is made here, once. Words that a person reads ("On ... wrote:") come translated from the
// caller.

/// An empty message of that identity, with its signature.
[[nodiscard]] OutgoingMessage makeNew(const Identity& identity);

/// A reply: the attribution line (may be empty), the text quoted with "> " without the sender's signature,
/// our own signature below. Goes to Reply-To, else From; for a message of our own, to whom that went.
/// ReplyMode::All adds To and Cc, each address once, without `identity` and `ownAddresses`. What the header
/// asks for beyond that (ReplyAddresses) comes first: Mail-Reply-To for the sender, Mail-Followup-To for all.
/// A Reply-To that a list has put there does not make an answer to the sender one to the list.
[[nodiscard]] OutgoingMessage makeReply(const MessageContent& content, ReplyMode mode,
                                        const Identity& identity, MessageId original,
                                        const QString& attribution, const QStringList& ownAddresses = {});

/// The text alone. `selected`: what is quoted in the place of all of it; empty: all.
[[nodiscard]] ReplyText replyText(const MessageContent& content, const Identity& identity,
                                  const QString& attribution, const ReplyStyle& style,
                                  const QString& selected = {});

/// A message as it is, to be written on: a draft that another program has made, or one that is to go out
/// again. Text (of an HTML message what it says), recipients with Bcc, subject, the place in its conversation
/// and attachments, the images of an HTML message among them; a new Message-ID.
[[nodiscard]] OutgoingMessage makeAgain(const MessageContent& content, QByteArrayView raw);

/// A forward: `header` (a translated block such as "---- Forwarded message ----"; From, Date, Subject, To),
/// then the text unquoted, and the attachments of `raw`, the bytes that `content` was read from; those that
/// the HTML refers to come by partsNotShown().
[[nodiscard]] OutgoingMessage makeForward(const MessageContent& content, QByteArrayView raw,
                                          const Identity& identity, MessageId original,
                                          const QString& header);

/// The text of an answer around what the person writes, in formatted form, with the original's own HTML,
/// sealed, where there is any. One of both is to be put above the first paragraph of the person, whole; of
/// the other the first paragraph is the rest of the person's last one. Seals are of the one that quotes.
struct RichReplyText
{
    RichText above; ///< may have no nodes at all
    RichText below;
};
[[nodiscard]] RichReplyText richReplyText(const MessageContent& content, const QuotedHtml& quoted,
                                          const QString& attribution, const Identity& identity,
                                          const ReplyStyle& style, const QString& selected = {});
/// The same of a forward that `plain` is the plain form of, and of a new message that begins with `words`.
[[nodiscard]] RichText richForward(const OutgoingMessage& plain, const QuotedHtml& quoted,
                                   const QString& header, const Identity& identity);
[[nodiscard]] RichText richNew(const QString& words, const Identity& identity);

/// The same message as if it said nothing but `selection`, for a reply that quotes only that.
[[nodiscard]] MessageContent withOnlyText(MessageContent content, const QString& selection);

/// `text` with every line quoted once more, as format=flowed wants it: "> " before text, ">" before a quote.
[[nodiscard]] QString quoteText(const QString& text);

} // namespace postaci
