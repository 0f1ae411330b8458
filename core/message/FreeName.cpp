#include "message/FreeName.h"

#include <QFileInfo>

namespace postaci {

QString freeName(const QString& directory, const QString& name, QSet<QString>* taken)
{
    const QFileInfo info(name);
    QString candidate = name;
    for (int i = 2;
         taken->contains(candidate.toLower()) || QFileInfo::exists(directory + QLatin1Char('/') + candidate);
         ++i) {
        candidate = QStringLiteral("%1 (%2)").arg(info.completeBaseName()).arg(i);
        if (!info.suffix().isEmpty())
            candidate += QLatin1Char('.') + info.suffix();
    }
    taken->insert(candidate.toLower());
    return directory + QLatin1Char('/') + candidate;
}

} // namespace postaci
