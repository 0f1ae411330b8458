#include "account/ProviderNotes.h"

#include <QCoreApplication>

namespace postaci {

QString providerNoteSentence(ProviderNote note, const QString& provider)
{
    const char* text = nullptr;
    switch (note) {
    case ProviderNote::NeedsAppPassword:
        text = QT_TRANSLATE_NOOP("ProviderNotes",
                                 "%1 wants an app password here: one that it makes for this program "
                                 "only. Your usual password will be refused.");
        break;
    case ProviderNote::EnableImap:
        text = QT_TRANSLATE_NOOP("ProviderNotes",
                                 "Access by mail programs (IMAP) has to be switched on in the settings "
                                 "of %1 first.");
        break;
    case ProviderNote::BrowserSignInOnly:
        text = QT_TRANSLATE_NOOP("ProviderNotes",
                                 "%1 lets programs in only after a sign-in in the browser. A password will "
                                 "probably be refused.");
        break;
    case ProviderNote::NeedsBridge:
        text = QT_TRANSLATE_NOOP("ProviderNotes",
                                 "%1 needs its program Bridge running on this computer. Use the "
                                 "password that Bridge shows.");
        break;
    case ProviderNote::CloudOnly:
        text = QT_TRANSLATE_NOOP("ProviderNotes",
                                 "%1 opens its mailboxes only to its own apps. No other mail program "
                                 "can read them.");
        break;
    }
    return QCoreApplication::translate("ProviderNotes", text).arg(provider);
}

} // namespace postaci
