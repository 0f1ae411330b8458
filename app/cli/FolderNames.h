#pragma once

#include "base/Ids.h"
#include "base/Result.h"

#include <QList>
#include <QString>

namespace postaci {
class MailReader;
}

namespace postaci::cli {

/// `[ACCOUNT/]NAME`: ACCOUNT is the address, or "local" for the folders on this computer; without one the
/// first account that has the folder is meant. Errors: Input.
[[nodiscard]] Result<FolderId> findFolder(const MailReader& reader, const QString& wanted);

/// A folder under the name by which findFolder() finds it alone.
struct NamedFolder
{
    QString name;
    qint64 total = 0;
    qint64 unread = 0;
};
/// Those that messages can be in.
[[nodiscard]] Result<QList<NamedFolder>> namedFolders(const MailReader& reader);

} // namespace postaci::cli
