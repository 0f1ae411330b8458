#include "support/sourcetree/SourceTree.h"

namespace postaci::test {

QString sourcePath(const QString& relative)
{
    const QString root = QStringLiteral(POSTACI_SOURCE_DIR);
    return relative.isEmpty() ? root : root + QLatin1Char('/') + relative;
}

} // namespace postaci::test
