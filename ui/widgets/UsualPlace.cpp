#include "widgets/UsualPlace.h"

#include <QDir>
#include <QFileInfo>

namespace postaci {

QString usualPlace(QStandardPaths::StandardLocation location)
{
    const QString directory = QStandardPaths::writableLocation(location);
    return QFileInfo(directory).isDir() ? directory : QDir::homePath();
}

} // namespace postaci
