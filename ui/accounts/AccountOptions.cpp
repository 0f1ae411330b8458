#include "accounts/AccountOptions.h"

namespace postaci {

const QList<AccountOption>& accountOptions()
{
    using Page = AccountSettingsDialog::Page;
    // The words are those of the pages: they are translated there.
    static const QList<AccountOption> options{
        {Page::General, "labelEdit", "postaci::AccountGeneralPage", "Account name in the &folder list",
         nullptr},
        {Page::General, "nameEdit", "postaci::AccountGeneralPage", "&Your name", nullptr},
        {Page::General, "addressEdit", "postaci::AccountGeneralPage", "&Email address", nullptr},
        {Page::General, "replyToEdit", "postaci::AccountGeneralPage", "Send &replies to", nullptr},
        {Page::General, "signatureEdit", "postaci::AccountGeneralPage", "Signat&ure", nullptr},
        {Page::General, "archivesByYearBox", "postaci::AccountGeneralPage",
         "Arc&hive into a folder for each year", nullptr},
        {Page::General, "serverDraftsBox", "postaci::AccountGeneralPage", "&Keep drafts on the server too",
         "Other devices show them too; else they are on this computer only."},
        {Page::General, "notifiesBox", "postaci::AccountGeneralPage",
         "N&otify me of new mail in this account", nullptr},
        {Page::Servers, "passwordEdit", "postaci::SignInFields", "&Password", nullptr},
        {Page::Servers, "incomingHostEdit", "postaci::ServerForm", "&Receiving server",
         "Receiving mail (IMAP)"},
        {Page::Servers, "incomingPortSpin", "postaci::ServerForm", "P&ort", "Receiving mail (IMAP)"},
        {Page::Servers, "incomingSecurityCombo", "postaci::ServerForm", "Encr&yption", "STARTTLS"},
        {Page::Servers, "incomingUserEdit", "postaci::ServerForm", "&User name", nullptr},
        {Page::Servers, "outgoingHostEdit", "postaci::ServerForm", "Sendin&g server", "Sending mail (SMTP)"},
        {Page::Servers, "outgoingPortSpin", "postaci::ServerForm", "Por&t", "Sending mail (SMTP)"},
        {Page::Servers, "chooseCertificateButton", "postaci::ClientCertificateField", "Your own certificate",
         nullptr},
        {Page::Fetching, "fetchWayCombo", "postaci::AccountFetchPage", "Fetch ne&w mail", nullptr},
        {Page::Fetching, "quietHoursCheck", "postaci::AccountFetchPage", "Keep &quiet hours", nullptr},
        {Page::Fetching, "meteredCheck", "postaci::AccountFetchPage", "Pause on mete&red networks", nullptr},
        {Page::Fetching, "lowBatteryCheck", "postaci::AccountFetchPage", "Pause when the &battery is low",
         nullptr},
    };
    return options;
}

} // namespace postaci
