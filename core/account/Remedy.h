#pragma once

#include "base/Error.h"

#include <QString>

namespace postaci {

/// What a button beside an error does about it.
enum class Remedy {
    None,          ///< nothing that this program could do
    TryAgain,      ///< it may pass by itself
    EnterPassword, ///< the stored one is refused, or there is none
    BrowserSignIn, ///< what was granted in the browser is not valid any more
    ProviderPage,  ///< something has to be done at the provider first: an app password, unlocking
    Examine,       ///< the connection doctor finds the way out
    Settings,      ///< something in the account's settings does not fit
    Unlock,        ///< the file with the passwords waits for its passphrase
    Keyring,       ///< the system's keyring is missing or locked: for all accounts
};

/// The remedy that fits best.
[[nodiscard]] Remedy remedyFor(const Error& error);

/// The page where `Remedy::ProviderPage` is done: the one that the server's own words name, by https; empty
/// if they name none. It is a server's word: show where it leads before it is opened.
[[nodiscard]] QString pageNamedIn(const Error& error);

} // namespace postaci
