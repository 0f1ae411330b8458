#pragma once

#include "base/Result.h"

#include <functional>

class QByteArray;
class QObject;
class QString;

namespace postaci {

/// Writes bytes into a file, whole or not at all, outside of the UI thread: it may be on a slow or distant
/// disk. `done` is called in the UI thread, unless `receiver` is gone by then. Error: Storage/FileUnwritable.
void writeAside(const QByteArray& bytes, const QString& file, QObject* receiver,
                const std::function<void(Result<void>)>& done);

} // namespace postaci
