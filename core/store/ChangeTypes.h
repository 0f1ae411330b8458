#pragma once

#include "store/StoreTypes.h"

namespace postaci {

/// A tag (a keyword that is no MessageFlag) that the user has set or taken away.
struct KeywordIntent
{
    MessageLocation message;
    QString keyword;
    bool on = false;
};

/// A message that is to be copied. It is shown in its target already, as a row without a UID.
struct CopyIntent
{
    MessageId copy = 0;
    MessageLocation source; ///< id 0: the message is gone
    FolderId target = 0;
    bool isBegun = false;      ///< COPY was sent and its answer may be lost
    quint32 targetUidNext = 0; ///< of the target before it was sent; 0: unknown
    quint32 uid = 0;           ///< of the copy, if a sync has found it meanwhile
    MessageLooks looks;
};

enum class FolderOperationKind { Create = 0, Rename = 1, Delete = 2, Subscribe = 3, Unsubscribe = 4 };

/// The last level of a folder's name.
struct FolderLevel
{
    QByteArray raw; ///< in modified UTF-7
    QString name;   ///< as people read it
};

/// One step of what the user wants done to folders; steps are done in the order of their ids.
struct FolderOperation
{
    qint64 id = 0;
    FolderId folder = 0;
    FolderOperationKind kind = FolderOperationKind::Create;
    FolderId parent = 0; ///< Create, Rename: 0 is the top level
    FolderLevel level;   ///< Create, Rename
    /// Create, Rename: what the server was told to call it, its answer may be lost; empty: not sent.
    QByteArray sentName;
};

/// A message that is to be put into a folder of the server.
struct AppendEntry
{
    AppendId id = 0;
    AccountId account = 0;
    FolderId folder = 0;       ///< 0: it is gone
    bool isBegun = false;      ///< APPEND was sent and its answer may be lost
    quint32 targetUidNext = 0; ///< of the folder before it was sent; 0: unknown
    MessageFlags flags;
    QDateTime internalDate; ///< UTC; invalid: the server's own
    qint64 size = 0;
    QString messageId;
    QString subject;
    MessageId replaces = 0; ///< goes when this is there, unless it is copied; 0: none
    MessageId copy = 0;     ///< the row in `folder` that stands for a copy of it; 0: it is none
};

} // namespace postaci
