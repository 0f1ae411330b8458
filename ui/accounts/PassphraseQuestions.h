#pragma once

#include "security/ProfileSecretStore.h"

#include <functional>

class QWidget;

namespace postaci {

class MailEngine;

// The questions about the encrypted file for passwords, each in a dialog over `parent` that is gone with it.
// Wrong passphrases and what else fails are told in the dialog; `done` is called once it has worked. UI
// thread.

/// Asks for a passphrase and moves the passwords of all accounts into the file. Does nothing where the
/// engine's store offers no choice.
void askToKeepInFile(MailEngine& engine, ProfileSecretStore::Unreadable unreadable, QWidget* parent,
                     const std::function<void()>& done);
/// `refused` is called when the dialog is closed or destroyed without; the latter may be while `parent` is.
void askToUnlock(ProfileSecretStore& store, QWidget* parent, const std::function<void()>& done,
                 const std::function<void()>& refused);
void askForNewPassphrase(ProfileSecretStore& store, QWidget* parent, const std::function<void()>& done);

} // namespace postaci
