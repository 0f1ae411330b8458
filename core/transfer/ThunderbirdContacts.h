#pragma once

#include "base/CancelToken.h"

#include <QHash>
#include <QString>

namespace postaci {

struct ThunderbirdContents;

/// Adds what the address books of a profile have: abook.sqlite, history.sqlite (collected addresses) and the
/// other abook-*.sqlite, which `prefs` (readPrefs()) have the names of.
void readThunderbirdContacts(const QString& profileDirectory, const QHash<QString, QString>& prefs,
                             const CancelToken& cancel, ThunderbirdContents* contents);

} // namespace postaci
