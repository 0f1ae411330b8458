#pragma once

#include <QString>

#include <functional>

class QObject;

namespace postaci {

/// What the system's keyring (Secret Service on the session bus) itself says of an entry.
enum class KeyringAnswer {
    None,   ///< nobody is there, or it cannot be known
    Open,   ///< the keyring is there, and has no such entry or shows it
    Locked, ///< there is one that it shows to nobody: reading it looks as if there were none
};

/// Answers `done` once in the thread of `context`, and not at all once `context` is gone.
void askKeyring(const QString& service, const QString& key, QObject* context,
                std::function<void(KeyringAnswer)> done);

/// Has the next call to the Secret Service begin anew. libsecret (0.20.5) holds on to its session with a
/// keyring that was restarted, and every call then fails until the program ends.
void forgetKeyringSession();

} // namespace postaci
