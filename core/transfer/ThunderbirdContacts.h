#pragma once

#include "base/CancelToken.h"

#include <QString>

namespace postaci {

struct ThunderbirdContents;

/// Adds what the address books of a profile have: abook.sqlite, history.sqlite (collected addresses) and the
/// other abook-*.sqlite.
void readThunderbirdContacts(const QString& profileDirectory, const CancelToken& cancel,
                             ThunderbirdContents* contents);

} // namespace postaci
