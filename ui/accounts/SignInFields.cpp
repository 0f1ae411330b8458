#include "accounts/SignInFields.h"

#include "accounts/BrowserSignIn.h"
#include "accounts/ClientCertificateField.h"
#include "accounts/PasswordEdit.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace postaci {

SignInFields::SignInFields(ClientCertificateField* certificate, QWidget* parent)
    : QWidget(parent), m_certificate(certificate), m_password(new PasswordEdit),
      m_field(new FormField(m_password, nullptr, m_password->lineEdit())), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::kSpace3);
    m_column->addWidget(m_field);
    connect(m_password->lineEdit(), &QLineEdit::textEdited, this, [this] { setError({}); });
    connect(m_certificate, &ClientCertificateField::changed, this, &SignInFields::updatePassword);
    retranslate();
}

void SignInFields::setBrowserSignIn(BrowserSignIn* signIn)
{
    m_signIn = signIn;
    m_column->insertWidget(0, signIn);
    signIn->tabBefore(m_password);
    connect(signIn, &BrowserSignIn::changed, this, &SignInFields::updatePassword);
}

void SignInFields::load(const Account& account)
{
    m_isAgain = account.oauth2.has_value();
    m_password->lineEdit()->clear();
    if (m_signIn)
        m_signIn->setAgain(m_isAgain);
    updatePassword();
}

void SignInFields::offerBrowser(const Account& account, const std::optional<OAuth2Endpoints>& told)
{
    if (m_signIn)
        m_signIn->offer(account, told);
}

void SignInFields::withdrawBrowser()
{
    if (m_signIn)
        m_signIn->withdraw();
}

/// Nobody types a password where something else is in its place.
void SignInFields::updatePassword()
{
    const bool isBrowsers = m_signIn && (m_signIn->grant() || m_signIn->isWaiting());
    m_field->setEnabled(!isBrowsers && !m_certificate->isInsteadOfPassword());
    setError({});
    Q_EMIT changed();
}

QLineEdit* SignInFields::passwordEdit() const
{
    return m_password->lineEdit();
}

SignInSecrets SignInFields::secrets() const
{
    SignInSecrets secrets{{}, m_certificate->identity()};
    if (m_signIn && m_signIn->grant())
        secrets.secret = m_signIn->grant()->tokens.toSecret();
    else if (!m_certificate->isInsteadOfPassword() && !(m_signIn && m_signIn->isWaiting()))
        secrets.secret = m_password->lineEdit()->text();
    return secrets;
}

void SignInFields::store(Account& account) const
{
    const bool wasAlone = account.clientCertificate && account.clientCertificate->insteadOfPassword;
    account.clientCertificate = m_certificate->certificate();
    if (m_signIn && m_signIn->grant()) {
        account.oauth2 = m_signIn->grant()->endpoints;
        if (account.clientCertificate)
            account.clientCertificate->insteadOfPassword = false; // the tokens are shown beside it
    } else if (!secrets().secret.isEmpty() || (m_certificate->isInsteadOfPassword() && !wasAlone)) {
        account.oauth2.reset();
    }
}

bool SignInFields::validate()
{
    if (!m_signIn || !m_signIn->isWaiting())
        return true;
    setError([] { return tr("Finish the sign-in in the browser, or cancel it."); });
    m_signIn->setFocus();
    return false;
}

void SignInFields::setError(FormField::Sentence sentence)
{
    m_field->setError(std::move(sentence));
}

QString SignInFields::error() const
{
    return m_field->error();
}

void SignInFields::focus()
{
    const bool isBrowsers = m_isAgain || !m_field->isEnabled();
    if (m_signIn && m_signIn->isOffered() && isBrowsers) {
        m_signIn->setFocus();
        return;
    }
    m_password->setFocus();
    m_password->lineEdit()->selectAll();
}

void SignInFields::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SignInFields::retranslate()
{
    m_field->setLabel(tr("&Password"));
}

} // namespace postaci
