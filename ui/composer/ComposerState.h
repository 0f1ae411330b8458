#pragma once

#include "message/OutgoingMessage.h"
#include "message/ReplyBuilder.h"
#include "message/RichText.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace postaci {

/// An attached file of a text being written; its bytes lie in the draft's directory.
struct AttachedFile
{
    QString stored; ///< file name in that directory
    QString name;
    QString mimeType;
    qint64 size = 0;        ///< bytes
    QString contentId = {}; ///< of an image within the text; empty: a file of its own
    bool operator==(const AttachedFile&) const = default;
};

/// Everything in a composer's window that a draft keeps; fields as they were typed.
struct ComposerState
{
    AccountId account = 0;
    MessageId original = 0;
    MessageId continues = 0; ///< the draft in a server's folder that this goes on with; 0: none
    QString from = {}; ///< address of the identity, or a tagged form of it; empty: the account's default
    QString to;
    QString cc;
    QString bcc;
    QString subject;
    QString text;
    QString html;          ///< as richToDraftHtml() writes it
    QList<RichSeal> seals; ///< that `html` refers to by number
    QString quoteStyles;   ///< the style sheets of the seals
    QString messageId;     ///< fixed when the window first opened
    QString inReplyTo;
    QStringList references;
    QString filesKey; ///< name of the draft's directory; empty: no files
    QList<AttachedFile> files;
    QList<AttachedFile> images; ///< within the text; in the same directory
    QString selected = {};      ///< what is quoted in the place of the whole text; empty: all of it
    QList<MessageId> attached;  ///< messages that are still to be attached
    QDateTime sendAt = {};      ///< UTC: the time that was chosen before it was taken back; invalid: none
    int cursor = 0;             ///< position in `text`, or in the formatted document
    OutgoingKind kind = OutgoingKind::New;
    ReplyMode mode = ReplyMode::Sender;
    bool isFormatted = false;      ///< `html` is what is written, and `text` the same without formatting
    bool awaitsOriginal = false;   ///< what is quoted or forwarded was not there yet and is still to come
    bool open = false;             ///< it was being written when it was saved
    bool takesOver = false;        ///< the original's text and files are what is written on, not quoted
    bool wantsNotices = false;     ///< its delivery is to be reported
    bool hasOwnRecipients = false; ///< the person has changed them: the original's header fills in none
    bool hasOwnSender = false;     ///< likewise
    bool operator==(const ComposerState&) const = default;
};

/// The form that Draft::data keeps.
[[nodiscard]] QByteArray toJson(const ComposerState& state);
/// Empty if it is none of ours.
[[nodiscard]] std::optional<ComposerState> composerStateFromJson(const QByteArray& json);

} // namespace postaci
