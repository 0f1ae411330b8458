#include "accounts/AccountWizard.h"

#include "account/ProviderTable.h"
#include "account/Remedy.h"
#include "accounts/BrowserSignIn.h"
#include "accounts/CertificateDialog.h"
#include "accounts/CheckPage.h"
#include "accounts/DonePage.h"
#include "accounts/IdentityPage.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

AccountWizard::AccountWizard(MailEngine& engine, const ProviderTable& providers, const WizardParts& parts,
                             QWidget* parent)
    : QDialog(parent), m_engine(engine), m_tester(parts.tester), m_bar(new InfoBar(this)),
      m_title(new QLabel(this)), m_stepText(new QLabel(this)), m_stack(new QStackedWidget(this)),
      m_identity(new IdentityPage(providers, parts.discovery)), m_check(new CheckPage),
      m_done(new DonePage(engine)), m_cancel(new QPushButton(this)), m_back(new QPushButton(this)),
      m_again(new QPushButton(this)), m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("accountWizard"));
    if (!m_tester)
        m_tester = [this](const LoginTrial& trial) { return m_engine.testLogin(trial); };
    m_next->setObjectName(QStringLiteral("nextButton"));
    m_back->setObjectName(QStringLiteral("backButton"));
    m_again->setObjectName(QStringLiteral("againButton"));
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_identity->setBrowserSignIn(new BrowserSignIn(engine));
    build();
    connect(m_next, &QPushButton::clicked, this, &AccountWizard::goNext);
    connect(m_back, &QPushButton::clicked, this, &AccountWizard::goBack);
    connect(m_again, &QPushButton::clicked, this, &AccountWizard::startTest);
    connect(m_cancel, &QPushButton::clicked, this, &AccountWizard::leave);
    connect(m_bar, &InfoBar::primaryClicked, this, [this] { answered(true); });
    connect(m_bar, &InfoBar::secondaryClicked, this, [this] { answered(false); });
    connect(m_check->checklist(), &LoginChecklist::finished, this, &AccountWizard::testFinished);
    connect(m_check->checklist(), &LoginChecklist::fixesChosen, this, &AccountWizard::applyFixes);
    connect(m_check->checklist(), &LoginChecklist::trustRequested, this,
            [this](const Error& error) { askToTrust(error, m_engine, this, [this] { startTest(); }); });
    connect(m_check->checklist(), &LoginChecklist::userNameFound, m_identity, &IdentityPage::correct);
    connect(m_done, &DonePage::obstacleRemoved, this, &AccountWizard::save);
    goTo(Step::Identity);
    m_identity->focusFirst();
}

void AccountWizard::build()
{
    m_title->setObjectName(QStringLiteral("wizardTitle"));
    m_title->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kTitleScale)));
    m_title->setWordWrap(true);
    m_stepText->setObjectName(QStringLiteral("wizardStep"));
    setInk(m_stepText, Ink::Meta);
    m_stepText->setFont(Theme::fontScaled(this, Theme::kMetaScale));
    m_next->setDefault(true);
    m_next->setProperty("primary", true);
    // A click must not end the editing of the address first: what that brings up has to be seen before Next
    // counts.
    m_next->setFocusPolicy(Qt::TabFocus);
    m_stack->addWidget(m_identity);
    m_stack->addWidget(m_check);
    m_stack->addWidget(m_done);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::kSpace6, Theme::kSpace4, Theme::kSpace6, Theme::kSpace4);
    head->addWidget(m_title, 1);
    head->addWidget(m_stepText, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(Theme::kSpace6, Theme::kSpace3, Theme::kSpace6, Theme::kSpace3);
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_again);
    buttons->addWidget(m_next);
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Midlight);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->addWidget(line);
    column->addLayout(buttons);

    const QSize wanted(fontMetrics().averageCharWidth() * 108, fontMetrics().lineSpacing() * 38);
    openWithSize(this, wanted);
}

void AccountWizard::goTo(Step step)
{
    m_step = step;
    m_question = Question::None;
    m_bar->hide();
    m_stack->setCurrentIndex(int(step));
    retranslate();
}

void AccountWizard::goNext()
{
    switch (m_step) {
    case Step::Identity:
        if (!m_identity->validate())
            break;
        if (isHereAlready())
            ask(Question::SameAccount);
        else if (areHostsAccepted())
            startTest();
        else
            ask(Question::StrangeHosts);
        break;
    case Step::Check:
        goOnFromTest();
        break;
    case Step::Done:
        save();
        break;
    }
}

/// The same mailbox by the other protocol is another account: its folders are elsewhere.
void AccountWizard::fill(const Account& account)
{
    if (m_step == Step::Identity)
        m_identity->takeCard(account);
}

bool AccountWizard::isHereAlready() const
{
    const Account wanted = m_identity->account();
    if (m_twice == wanted.identity.address)
        return false;
    const QList<Account> here = m_engine.reader().accounts().value_or({});
    return std::any_of(here.begin(), here.end(), [&wanted](const Account& account) {
        return account.incoming.protocol == wanted.incoming.protocol &&
               account.identity.address.compare(wanted.identity.address, Qt::CaseInsensitive) == 0;
    });
}

bool AccountWizard::areHostsAccepted() const
{
    const QStringList hosts = m_identity->strangeHosts();
    return std::all_of(hosts.begin(), hosts.end(),
                       [this](const QString& host) { return m_acceptedHosts.contains(host); });
}

void AccountWizard::goBack()
{
    const auto failure = m_check->checklist()->firstFailure();
    const bool failed = m_step == Step::Check && failure;
    m_check->checklist()->stop();
    goTo(Step::Identity);
    if (failed)
        m_identity->showFailure(failure->step, failure->error);
    else
        m_identity->focusFirst();
}

void AccountWizard::startTest()
{
    const Account account = m_identity->account();
    m_check->checklist()->run(account, m_tester({account, m_identity->secrets(), m_identity->userNames(),
                                                 m_identity->documentedServers()}));
    goTo(Step::Check);
    m_back->setFocus();
}

void AccountWizard::testFinished(bool allPassed)
{
    if (!allPassed) {
        retranslate();
        m_next->setFocus();
        return;
    }
    goTo(Step::Done);
    m_done->begin(m_identity->account().label);
}

AccountWizard::WayOn AccountWizard::wayOn() const
{
    const auto failure = m_check->checklist()->firstFailure();
    if (!failure)
        return WayOn::TryAgain;
    if (failure->fix)
        return WayOn::UseWhatWorks;
    const Account account = m_identity->account();
    switch (remedyFor(failure->error)) {
    case Remedy::EnterPassword:
    case Remedy::ProviderPage: // which gives a password of its own, for example
        if (failure->error.kind != ErrorKind::Authentication)
            return WayOn::TryAgain;
        if (failure->error.reason == ErrorReason::NoCommonMechanism) // no password would do
            return WayOn::OtherSettings;
        if (account.oauth2)
            return WayOn::OtherSignIn;
        return account.signsInByCertificate() ? WayOn::OtherSettings : WayOn::OtherPassword;
    case Remedy::BrowserSignIn:
        return WayOn::OtherSignIn;
    case Remedy::Examine: // which has been done, and no way was found
    case Remedy::Settings:
        return WayOn::OtherSettings;
    default:
        return WayOn::TryAgain;
    }
}

void AccountWizard::goOnFromTest()
{
    switch (wayOn()) {
    case WayOn::TryAgain:
        startTest();
        break;
    case WayOn::UseWhatWorks:
        applyFixes();
        break;
    default:
        goBack(); // to the field that the failure is about
        break;
    }
}

void AccountWizard::applyFixes()
{
    for (const ServerRole server : {ServerRole::Incoming, ServerRole::Outgoing}) {
        if (const auto fix = m_check->checklist()->fix(server))
            m_identity->correct(server, *fix);
    }
    startTest();
}

void AccountWizard::save()
{
    Account account = m_identity->account();
    account.label = m_done->label();
    m_saving = true;
    m_done->clearError();
    updateButtons();
    m_engine.addAccount(account, m_identity->secrets(),
                        [self = QPointer<AccountWizard>(this)](const Result<AccountId>& added) {
                            if (self)
                                self->saved(added);
                        });
}

void AccountWizard::saved(const Result<AccountId>& added)
{
    m_saving = false;
    updateButtons();
    if (!added) {
        m_done->showError(added.error());
        return;
    }
    Q_EMIT accountAdded(*added);
    accept();
}

void AccountWizard::reject()
{
    // Once the account is being written there is nothing to take back any more.
    if (m_saving)
        return;
    if (m_bar->isVisible())
        goOn(); // Escape takes the question back
    else if (m_identity->isTouched())
        ask(Question::Close);
    else
        leave();
}

void AccountWizard::ask(Question question)
{
    m_typedIn = focusWidget();
    m_question = question;
    m_askedHosts = m_identity->strangeHosts();
    m_askedAddress = m_identity->account().identity.address;
    fillQuestion();
    if (auto* button = m_bar->findChild<QWidget*>(QStringLiteral("infoBarPrimaryButton")))
        button->setFocus();
}

void AccountWizard::answered(bool primary)
{
    const Question question = m_question;
    goOn(); // the primary button is the one by which nothing happens
    if (primary)
        return;
    if (question == Question::Close) {
        leave();
        return;
    }
    // The fields may say something else by now.
    if (question == Question::SameAccount)
        m_twice = m_askedAddress;
    else
        m_acceptedHosts = m_askedHosts;
    goNext();
}

void AccountWizard::goOn()
{
    m_question = Question::None;
    m_bar->hide();
    if (m_typedIn)
        m_typedIn->setFocus();
}

void AccountWizard::fillQuestion()
{
    if (m_question == Question::Close) {
        m_bar->show(InfoBar::Caution, tr("Close without adding the account? What you typed is lost."));
        m_bar->setButtons(tr("Go on"), tr("Close"));
    } else if (m_question == Question::SameAccount) {
        m_bar->show(InfoBar::Caution,
                    tr("%1 is already set up here. A second time it would show all its mail twice; what you "
                       "want to change is in the account's settings.")
                        .arg(m_askedAddress));
        m_bar->setButtons(tr("Do not add it"), tr("Add it again"));
    } else {
        const QString hosts = m_askedHosts.join(QStringLiteral(", "));
        m_bar->show(
            InfoBar::Caution,
            tr("The settings that were found name %1, which no list of providers knows and which does "
               "not belong to your address. Your password would go there. Is that your provider's "
               "server?")
                .arg(hosts));
        m_bar->setButtons(tr("Do not send it"), tr("Yes, go on"));
    }
    m_bar->setDismissable(false);
}

void AccountWizard::leave()
{
    if (m_saving)
        return;
    m_identity->stopSearching();
    m_check->checklist()->stop();
    QDialog::reject();
}

void AccountWizard::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QString AccountWizard::wayOnText() const
{
    switch (wayOn()) {
    case WayOn::UseWhatWorks:
        return tr("&Use what works");
    case WayOn::OtherPassword:
        return tr("Change the &password");
    case WayOn::OtherSignIn:
        return tr("&Sign in again");
    case WayOn::OtherSettings:
        return tr("Change the &settings");
    case WayOn::TryAgain:
        break;
    }
    return tr("&Try again");
}

void AccountWizard::updateButtons()
{
    const bool running = m_check->checklist()->isRunning();
    m_again->setVisible(m_step == Step::Check && !running && wayOn() != WayOn::TryAgain);
    m_back->setVisible(m_step != Step::Identity);
    m_back->setEnabled(!m_saving);
    m_cancel->setVisible(m_step != Step::Done || !m_saving);
    m_next->setEnabled(!m_saving && !(m_step == Step::Check && running));
    switch (m_step) {
    case Step::Identity:
        m_next->setText(tr("Ne&xt"));
        break;
    case Step::Check:
        m_next->setText(wayOnText());
        break;
    case Step::Done:
        m_next->setText(tr("&Finish"));
        break;
    }
}

void AccountWizard::retranslate()
{
    if (m_bar->isVisible())
        fillQuestion();
    setWindowTitle(tr("Add an account"));
    m_cancel->setText(tr("Cancel"));
    m_back->setText(tr("&Back"));
    m_again->setText(tr("&Try again"));
    switch (m_step) {
    case Step::Identity:
        m_title->setText(tr("Whose mail is it?"));
        break;
    case Step::Check:
        m_title->setText(m_check->checklist()->isRunning() ? tr("Trying the servers")
                                                           : tr("Something has to be put right"));
        break;
    case Step::Done:
        m_title->setText(tr("Everything works"));
        break;
    }
    m_stepText->setText(tr("Step %1 of 3").arg(int(m_step) + 1));
    updateButtons();
}

} // namespace postaci
