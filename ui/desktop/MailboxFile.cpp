#include "desktop/MailboxFile.h"

#include <QMimeDatabase>

namespace postaci {

bool isMailboxFile(const QString& file)
{
    return QMimeDatabase().mimeTypeForFile(file).inherits(QStringLiteral("application/mbox"));
}

} // namespace postaci
