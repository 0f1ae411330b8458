#include "accounts/SecretsAssistant.h"

#include "MailEngine.h"
#include "accounts/KeyringDialog.h"
#include "accounts/PassphraseQuestions.h"

#include <QApplication>

namespace postaci {

SecretsAssistant::SecretsAssistant(MailEngine& engine, QWidget* window)
    : QObject(window), m_engine(engine), m_window(window)
{
    ProfileSecretStore* store = engine.secretChoice();
    if (store == nullptr)
        return;
    // Not from within a call of the store, which may be on its way to several secrets.
    connect(store, &ProfileSecretStore::unlockNeeded, this, &SecretsAssistant::askForPassphrase,
            Qt::QueuedConnection);
    connect(store, &ProfileSecretStore::unlocked, this, [this] { m_engine.checkNow(0); });
    store->setAsksWhenLocked(true);
}

QWidget* SecretsAssistant::place() const
{
    QWidget* dialog = QApplication::activeModalWidget();
    return dialog != nullptr ? dialog : m_window;
}

void SecretsAssistant::help(const Error& error)
{
    const ProfileSecretStore* store = m_engine.secretChoice();
    if (store != nullptr && store->isLocked())
        askForPassphrase();
    else if (isKeyringTrouble(error))
        explainKeyring(error);
    else
        m_engine.checkNow(0); // it is unlocked by now
}

void SecretsAssistant::askForPassphrase()
{
    ProfileSecretStore* store = m_engine.secretChoice();
    if (!store->isLocked() || std::exchange(m_isAsking, true))
        return;
    askToUnlock(
        *store, place(), [this] { m_isAsking = false; },
        [self = QPointer<SecretsAssistant>(this), store] {
            if (!self) // nobody waits for it any more
                return;
            self->m_isAsking = false;
            store->refuseUnlock();
        });
}

void SecretsAssistant::explainKeyring(const Error& error)
{
    if (m_explanation == nullptr) {
        auto* dialog = new KeyringDialog(m_engine, error, place());
        connect(dialog, &KeyringDialog::retryWanted, this, [this] { m_engine.checkNow(0); });
        m_explanation = dialog;
    }
    m_explanation->open();
    m_explanation->raise();
}

} // namespace postaci
