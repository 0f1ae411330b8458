#pragma once

#include "account/Discovery.h"
#include "accounts/LoginTester.h"

namespace postaci {

class AppSettings;

/// What the wizard works with.
struct WizardParts
{
    DiscoveryOptions discovery; ///< how servers are looked for that the provider table does not know
    LoginTester tester;         ///< empty: MailEngine::testLogin()
};

/// Those of the program.
[[nodiscard]] WizardParts wizardParts(const MailEngine& engine, const AppSettings& settings);

} // namespace postaci
