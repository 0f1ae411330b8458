#pragma once

#include <QString>

#include <functional>

class QObject;

namespace postaci {

/// Whether the system's keyring (Secret Service on the session bus) has an entry that it shows to nobody
/// because it is locked: reading one looks as if there were none. Answers `done` once in the thread of
/// `context`, false where it cannot be known, and not at all once `context` is gone.
void askIfLocked(const QString& service, const QString& key, QObject* context,
                 std::function<void(bool)> done);

/// Has the next call to the Secret Service begin anew. libsecret (0.20.5) holds on to its session with a
/// keyring that was restarted, and every call then fails until the program ends.
void forgetKeyringSession();

} // namespace postaci
