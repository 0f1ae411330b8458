#include "accounts/BrowserSignIn.h"

#include "account/ErrorSentence.h"
#include "accounts/IconLine.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

BrowserSignIn::BrowserSignIn(MailEngine& engine, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_line(new IconLine(this)), m_begin(new QPushButton(this)),
      m_copy(new QPushButton(this)), m_leave(new QPushButton(this))
{
    setObjectName(QStringLiteral("browserSignIn"));
    m_line->setObjectName(QStringLiteral("browserSignInLine"));
    m_begin->setObjectName(QStringLiteral("browserSignInButton"));
    m_copy->setObjectName(QStringLiteral("browserSignInCopyButton"));
    m_leave->setObjectName(QStringLiteral("browserSignInCancelButton"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_begin, m_copy, m_leave})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace2);
    column->addWidget(m_line);
    column->addLayout(buttons);
    connect(m_begin, &QPushButton::clicked, this, &BrowserSignIn::begin);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_page.toString(QUrl::FullyEncoded)); });
    connect(m_leave, &QPushButton::clicked, this, [this] {
        stop();
        m_begin->setFocus();
    });
    hide();
    show(Stage::Offered);
}

BrowserSignIn::~BrowserSignIn() = default;

void BrowserSignIn::offer(const Account& account, const std::optional<OAuth2Endpoints>& told)
{
    const auto found = m_engine.browserSignIn(account, told);
    const auto where = found ? std::optional(*found) : std::nullopt;
    if (where != m_where || account.identity.address != m_address) {
        m_where = where;
        m_address = account.identity.address;
        stop();
    }
    setVisible(m_where.has_value());
}

void BrowserSignIn::setAgain(bool again)
{
    m_again = again;
    retranslate();
}

void BrowserSignIn::stop()
{
    const bool isOther = m_flow || m_grant;
    m_flow.reset();
    m_grant.reset();
    show(Stage::Offered);
    if (isOther)
        Q_EMIT changed();
}

void BrowserSignIn::withdraw()
{
    stop();
    hide();
}

void BrowserSignIn::tabBefore(QWidget* field)
{
    QWidget* last = field->previousInFocusChain();
    for (QWidget* next : {static_cast<QWidget*>(m_begin), static_cast<QWidget*>(m_copy),
                          static_cast<QWidget*>(m_leave), field})
        setTabOrder(std::exchange(last, next), next);
}

void BrowserSignIn::begin()
{
    m_grant.reset();
    auto flow = m_engine.signInWithBrowser(*m_where, m_address, [this](const QUrl& page) {
        m_page = page;
        m_copy->setEnabled(true);
        QDesktopServices::openUrl(page);
    });
    if (!flow) {
        ended(unexpected(flow.error()));
        return;
    }
    m_flow = std::move(flow).value();
    m_copy->setEnabled(false);
    connect(m_flow.get(), &OAuthFlow::permitted, this, [this] { show(Stage::Fetching); });
    connect(m_flow.get(), &OAuthFlow::finished, this, &BrowserSignIn::ended);
    show(Stage::Waiting);
    m_leave->setFocus();
    Q_EMIT changed();
}

void BrowserSignIn::ended(const Result<OAuthGrant>& grant)
{
    if (m_flow)
        m_flow.release()->deleteLater();
    if (grant) {
        m_grant = *grant;
        show(Stage::Granted);
    } else {
        m_error = grant.error();
        show(Stage::Failed);
    }
    if (grant ||
        grant.error().reason == ErrorReason::SignInDeclined) { // the person comes back from the browser
        window()->raise();
        window()->activateWindow();
    }
    Q_EMIT changed();
}

void BrowserSignIn::show(Stage stage)
{
    m_stage = stage;
    const bool isWaiting = stage == Stage::Waiting || stage == Stage::Fetching;
    m_begin->setVisible(stage == Stage::Offered || stage == Stage::Failed);
    m_copy->setVisible(stage == Stage::Waiting);
    m_leave->setVisible(isWaiting || stage == Stage::Granted);
    setFocusProxy(m_leave->isHidden() ? m_begin : m_leave);
    retranslate();
}

QString BrowserSignIn::stageText() const
{
    switch (m_stage) {
    case Stage::Offered:
        return m_again
                   ? tr("This account signs in with your browser. No password is kept here.")
                   : tr("Your provider can ask you for the password itself, in your browser. Postacı then "
                        "never sees it.");
    case Stage::Waiting:
        return tr("Your browser shows your provider's page now. Sign in there and come back. If no page has "
                  "come up, copy its address into your browser.");
    case Stage::Fetching:
        return tr("You have agreed. One moment…");
    case Stage::Granted:
        return tr("You are signed in with the browser.");
    case Stage::Failed:
        break;
    }
    const ErrorText text = describeError(*m_error);
    return QStringLiteral("%1 %2").arg(text.summary, text.advice);
}

void BrowserSignIn::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BrowserSignIn::retranslate()
{
    const bool isGranted = m_stage == Stage::Granted;
    const bool isFailed = m_stage == Stage::Failed;
    m_line->setContent(
        isFailed ? QStringLiteral("warning") : (isGranted ? QStringLiteral("check") : QStringLiteral("info")),
        isFailed ? &Theme::caution : (isGranted ? &Theme::verified : &Theme::meta), stageText());
    m_begin->setText(m_again ? tr("Sign in again with the &browser") : tr("Sign in with the &browser"));
    m_copy->setText(tr("Copy the page's address"));
    m_leave->setText(isGranted ? tr("Forget this sign-in") : tr("Cancel the sign-in"));
}

} // namespace postaci
