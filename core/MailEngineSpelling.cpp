#include "MailEnginePrivate.h"

#include <QDir>

namespace postaci {

SpellChecker& MailEngine::spelling() const
{
    if (!d->spelling)
        d->spelling = std::make_unique<SpellChecker>(
            QDir(d->options.profileDir).filePath(QStringLiteral("words.txt")), dictionaryPlaces());
    return *d->spelling;
}

} // namespace postaci
