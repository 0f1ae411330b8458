#include "accounts/KeyringHelp.h"

#include "MailEngine.h"
#include "accounts/PassphraseQuestions.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

KeyringHelp::KeyringHelp(MailEngine& engine, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_what(new QLabel(this)), m_remedy(new QLabel(this)),
      m_otherWay(new QLabel(this)), m_useFile(new QPushButton(this))
{
    setObjectName(QStringLiteral("keyringHelp"));
    m_remedy->setObjectName(QStringLiteral("keyringRemedy"));
    m_useFile->setObjectName(QStringLiteral("useFileButton"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace2);
    for (QLabel* label : {m_what, m_remedy, m_otherWay}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        column->addWidget(label);
    }
    column->addWidget(m_useFile, 0, Qt::AlignLeft);
    const bool offersFile = engine.secretChoice() != nullptr;
    m_otherWay->setVisible(offersFile);
    m_useFile->setVisible(offersFile);
    connect(m_useFile, &QPushButton::clicked, this, [this] {
        askToKeepInFile(m_engine, ProfileSecretStore::Unreadable::Leave, this,
                        [this] { Q_EMIT movedToFile(); });
    });
    hide();
}

void KeyringHelp::explain(const Error& error)
{
    m_reason = error.reason;
    retranslate();
    setVisible(isKeyringTrouble(error));
}

void KeyringHelp::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeyringHelp::retranslate()
{
    m_what->setText(
        tr("A keyring is a part of your system that keeps passwords encrypted and opens when you log "
           "in. Postacı gives your passwords to it."));
    if (m_reason == ErrorReason::KeyringLocked)
        m_remedy->setText(
            tr("Yours is locked. Try again and type the keyring's password when the system asks for "
               "it; it is often the one that you log in with. By hand it is unlocked in "
               "\"Passwords and Keys\" (package seahorse) on GNOME, in KWalletManager on KDE."));
    else
        m_remedy->setText(
            tr("None answers here. On GNOME it is the package gnome-keyring, on KDE Plasma KWallet "
               "(switched on in the system settings); other desktops can use gnome-keyring, too. "
               "Install it, log out and in again, then try again."));
    m_otherWay->setText(
        tr("Or do without: Postacı can keep your passwords in a file of its own, encrypted with a "
           "passphrase that you type once at each start."));
    m_useFile->setText(tr("Keep passwords in an encrypted &file…"));
}

} // namespace postaci
