#pragma once

#include "message/OutgoingMessage.h"

#include <QByteArray>
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
    qint64 size = 0; ///< bytes
    bool operator==(const AttachedFile&) const = default;
};

/// Everything in a composer's window that a draft keeps; fields as they were typed.
struct ComposerState
{
    AccountId account = 0;
    QString to;
    QString cc;
    QString bcc;
    QString subject;
    QString text;
    QString messageId; ///< fixed when the window first opened
    QString inReplyTo;
    QStringList references;
    OutgoingKind kind = OutgoingKind::New;
    MessageId original = 0;
    bool awaitsOriginal = false; ///< what is quoted or forwarded was not there yet and is still to come
    QString filesKey;            ///< name of the draft's directory; empty: no files
    QList<AttachedFile> files;
    int cursor = 0;            ///< position in `text`
    bool wantsNotices = false; ///< its delivery is to be reported
    bool open = false;         ///< it was being written when it was saved
    bool operator==(const ComposerState&) const = default;
};

/// The form that Draft::data keeps.
[[nodiscard]] QByteArray toJson(const ComposerState& state);
/// Empty if it is none of ours.
[[nodiscard]] std::optional<ComposerState> composerStateFromJson(const QByteArray& json);

} // namespace postaci
