#include "accounts/WizardParts.h"

#include "settings/AppSettings.h"

namespace postaci {

WizardParts wizardParts(const MailEngine& engine, const AppSettings& settings)
{
    WizardParts parts;
    parts.discovery.certificates = engine.certificates();
    parts.discovery.askIspdb = settings.mayAskIspdb();
    return parts;
}

} // namespace postaci
