#include "accounts/IdentityPage.h"

#include "account/ErrorSentence.h"
#include "account/ProviderTable.h"
#include "accounts/AddressCheck.h"
#include "accounts/ClientCertificateField.h"
#include "accounts/FieldHelp.h"
#include "accounts/FormField.h"
#include "accounts/FormScroll.h"
#include "accounts/IconLine.h"
#include "accounts/Pop3Form.h"
#include "accounts/ProviderHint.h"
#include "accounts/ServerForm.h"
#include "accounts/SignInFields.h"
#include "widgets/ElidedComboBox.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

IdentityPage::IdentityPage(const ProviderTable& providers, const DiscoveryOptions& discovery, QWidget* parent)
    : QWidget(parent), m_providers(providers), m_help(new FieldHelp), m_name(new QLineEdit),
      m_address(new QLineEdit), m_certificate(new ClientCertificateField(m_help)),
      m_signIn(new SignInFields(m_certificate)), m_finder(new ServerFinder(providers, discovery, this)),
      m_hint(new ProviderHint), m_choice(new ElidedComboBox), m_byHand(new QPushButton),
      m_card(new QPushButton), m_cardError(new IconLine), m_servers(new QWidget),
      m_incoming(new ServerForm(ServerForm::Direction::Incoming, m_help)), m_pop3(new Pop3Form(m_help)),
      m_outgoing(new ServerForm(ServerForm::Direction::Outgoing, m_help)), m_pause(new QTimer(this))
{
    m_name->setObjectName(QStringLiteral("nameEdit"));
    m_address->setObjectName(QStringLiteral("addressEdit"));
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_choice->setObjectName(QStringLiteral("foundServersCombo"));
    m_byHand->setObjectName(QStringLiteral("byHandButton"));
    m_byHand->setCheckable(true);
    m_byHand->setProperty("quiet", true);
    m_byHand->setStyleSheet(QStringLiteral("padding-left: 4px; padding-right: 8px;"));
    m_card->setObjectName(QStringLiteral("openCardButton"));
    m_card->setProperty("quiet", true);
    m_cardError->setObjectName(QStringLiteral("cardError"));
    m_servers->setObjectName(QStringLiteral("serverFields"));
    build();
    connectFields();
    setServersShown(false);
    retranslate();
}

void IdentityPage::build()
{
    m_nameField = new FormField(m_name);
    m_addressField = new FormField(m_address);
    m_choiceField = new FormField(m_choice);
    m_choiceField->hide();

    auto* servers = new QVBoxLayout(m_servers);
    servers->setContentsMargins(0, 0, 0, 0);
    servers->setSpacing(Theme::kSpace4);
    servers->addWidget(m_incoming);
    servers->addWidget(m_pop3);
    m_pop3->hide();
    servers->addWidget(m_outgoing);
    servers->addWidget(m_certificate);

    auto* form = new QVBoxLayout;
    form->setSpacing(Theme::kSpace3);
    form->addWidget(m_nameField);
    form->addWidget(m_addressField);
    form->addWidget(m_hint);
    form->addWidget(m_choiceField);
    form->addWidget(m_signIn);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(Theme::kSpace2);
    ways->addWidget(m_byHand);
    ways->addWidget(m_card);
    ways->addStretch(1);
    form->addLayout(ways);
    form->addWidget(m_cardError);
    form->addWidget(m_servers);
    form->addStretch(1);

    auto* content = new QWidget;
    m_columns = new QHBoxLayout(content);
    m_columns->setContentsMargins(Theme::kSpace6, 0, Theme::kSpace6, Theme::kSpace3);
    m_columns->setSpacing(Theme::kSpace6);
    m_columns->addLayout(form, 3);

    m_outer = new QVBoxLayout(this);
    m_outer->setContentsMargins(0, 0, 0, 0);
    m_outer->setSpacing(0);
    m_outer->addWidget(new FormScroll(content), 1);
    m_helpBelow = new QVBoxLayout;
    m_helpBelow->setContentsMargins(Theme::kSpace6, Theme::kSpace2, Theme::kSpace6, Theme::kSpace2);
    m_outer->addLayout(m_helpBelow);
    placeHelp();
}

void IdentityPage::connectFields()
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(600);
    connect(m_pause, &QTimer::timeout, this, &IdentityPage::lookForServers);
    connect(m_finder, &ServerFinder::changed, this, &IdentityPage::serversFound);
    connect(m_choice, &QComboBox::activated, this, &IdentityPage::choose);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameField->setError({}); });
    connect(m_address, &QLineEdit::textEdited, this, &IdentityPage::addressTyped);
    connect(m_address, &QLineEdit::editingFinished, this, &IdentityPage::addressFinished);
    connect(m_card, &QPushButton::clicked, this, &IdentityPage::chooseCard);
    connect(m_byHand, &QPushButton::clicked, this, [this](bool on) {
        m_openedByUs = false;
        setServersShown(on);
        if (on)
            m_incoming->focusField(ServerForm::Field::Host);
    });
    for (ServerForm* form : {m_incoming, m_outgoing})
        connect(form, &ServerForm::edited, this, &IdentityPage::updateProvider);
    connect(m_incoming, &ServerForm::protocolChosen, this, [this] {
        m_chosen.reset();
        updateProvider();
    });
}

void IdentityPage::setBrowserSignIn(BrowserSignIn* signIn)
{
    m_signIn->setBrowserSignIn(signIn);
}

void IdentityPage::offerSignIn()
{
    const ServerProposal* found = chosenProposal();
    m_signIn->offerBrowser(account(), found ? found->oauth2 : std::nullopt);
}

Account IdentityPage::account() const
{
    Account account = m_providers.prefill(m_name->text(), m_address->text());
    // Hidden fields hold the proposal, so they say the same.
    account.incoming = m_incoming->settings();
    account.pop3 = m_pop3->settings();
    account.outgoing = m_outgoing->settings();
    if (const Provider* provider = m_providers.findByHost(account.incoming.host))
        account.serverFilesSentCopies = provider->filesSentCopies;
    for (const ServerSettings& server : {account.incoming, account.outgoing}) {
        if (server.security == Security::None && !isLoopbackHost(server.host))
            account.cleartextAllowed = true;
    }
    m_signIn->store(account);
    account.origin = originOf(account);
    return account;
}

SignInSecrets IdentityPage::secrets() const
{
    return m_signIn->secrets();
}

bool IdentityPage::isTouched() const
{
    return !m_name->text().isEmpty() || !m_address->text().isEmpty() || !secrets().isEmpty() ||
           m_incoming->isEdited() || m_outgoing->isEdited();
}

UserNames IdentityPage::userNames() const
{
    const QString address = m_address->text().trimmed();
    const bool isAddress = m_incoming->settings().username.compare(address, Qt::CaseInsensitive) == 0;
    const ServerProposal* found = chosenProposal();
    const bool isTold = m_providers.find(address) || (found && found->source < DiscoverySource::Srv);
    const bool isPassword = !m_certificate->isInsteadOfPassword() && !account().oauth2;
    return isAddress && !isTold && isPassword ? UserNames::AlsoOtherForm : UserNames::AsGiven;
}

QList<ServerSettings> IdentityPage::documentedServers() const
{
    QList<ServerSettings> servers = m_providers.documentedServers(m_address->text().trimmed());
    for (const ServerProposal& proposal : m_finder->proposals()) {
        // A host that nobody answers for is not put in the place of another without a question.
        if (proposal.strangeHosts.isEmpty())
            servers << proposal.incoming << proposal.outgoing;
    }
    return servers;
}

void IdentityPage::correct(ServerRole server, const ServerSettings& settings)
{
    (server == ServerRole::Incoming ? m_incoming : m_outgoing)->correct(settings);
    m_correctedFor = m_address->text().trimmed();
    updateProvider();
}

bool IdentityPage::hasWholeDomain() const
{
    return isUsableAddress(m_address->text().trimmed());
}

void IdentityPage::addressTyped()
{
    m_addressField->setError({});
    m_isAddressFinished = false;
    m_isWaitedFor = false;
    if (m_address->text().trimmed() != m_correctedFor) {
        // What was right for another address would send this one's password to that one's servers.
        m_incoming->forgetCorrection();
        m_outgoing->forgetCorrection();
        m_opened.reset();
        m_incoming->clearErrors(); // they were about other servers
        m_outgoing->clearErrors();
    }
    m_finder->keepOnly(m_address->text().trimmed());
    // A known domain is shown at once; an unknown one may only be half typed.
    if (m_providers.find(m_address->text()))
        updateProvider();
    else
        m_hint->clear();
    if (!m_providers.find(m_address->text()))
        m_signIn->withdrawBrowser();
    showChoices();
    m_pause->start();
}

void IdentityPage::addressFinished()
{
    m_pause->stop();
    m_isAddressFinished = true;
    lookForServers();
}

void IdentityPage::lookForServers()
{
    const QString address = m_address->text().trimmed();
    // Nobody is asked about what the person has set already.
    const bool isSetByHand = m_incoming->isEdited() && m_outgoing->isEdited();
    if (hasWholeDomain() && !m_providers.find(address) && !isSetByHand)
        m_finder->look(address);
    serversFound();
}

void IdentityPage::serversFound()
{
    updateProvider();
    const QString address = m_address->text().trimmed();
    const bool isUnknown = m_finder->proposals().isEmpty() && !m_finder->closedProvider();
    if (m_isAddressFinished && hasWholeDomain() && m_finder->hasLookedFor(address) && isUnknown)
        openGuess();
}

void IdentityPage::openGuess()
{
    if (!m_servers->isVisibleTo(this)) {
        setServersShown(true);
        m_openedByUs = true;
    }
    rememberSeen();
}

/// Enter in the address field gets here and then presses Next within the same event: what comes up now was
/// not seen by anybody before that event is over.
void IdentityPage::rememberSeen()
{
    QTimer::singleShot(0, this, [this] { m_serversSeen = m_address->text().trimmed(); });
}

void IdentityPage::updateProvider()
{
    if (const Provider* provider = m_providers.find(m_address->text().trimmed()))
        proposeFromTable(*provider);
    else if (!hasWholeDomain())
        m_hint->clear();
    else if (m_finder->proposals().isEmpty())
        proposeGuess();
    else
        proposeFound();
    showChoices();
    offerSignIn();
}

void IdentityPage::proposeFromTable(const Provider& provider)
{
    const QString address = m_address->text().trimmed();
    const QList<Protocol> protocols = m_providers.incomingProtocols(address);
    m_incoming->setProtocols(protocols);
    const bool isOffered = protocols.contains(m_incoming->protocol()) || protocols.isEmpty();
    const Account proposal =
        m_providers.prefill(m_name->text(), address, isOffered ? m_incoming->protocol() : protocols.first());
    m_pop3->setVisible(proposal.incoming.protocol == Protocol::Pop3);
    m_incoming->propose(proposal.incoming);
    m_outgoing->propose(proposal.outgoing);
    m_hint->showProvider(provider, account());
    if (m_openedByUs && !m_incoming->isEdited() && !m_outgoing->isEdited())
        setServersShown(false);
}

void IdentityPage::proposeFound()
{
    const ServerProposal& proposal = *chosenProposal();
    QList<Protocol> protocols;
    for (const ServerProposal& one : m_finder->proposals()) {
        if (!protocols.contains(one.incoming.protocol))
            protocols.append(one.incoming.protocol);
    }
    std::sort(protocols.begin(), protocols.end());
    m_incoming->setProtocols(protocols);
    m_pop3->setVisible(proposal.incoming.protocol == Protocol::Pop3);
    m_incoming->propose(proposal.incoming);
    m_outgoing->propose(proposal.outgoing);
    m_hint->showFound(proposal, mailDomain(m_address->text()), account());
    if (m_openedByUs && !m_incoming->isEdited() && !m_outgoing->isEdited())
        setServersShown(false);
    rememberSeen();
}

void IdentityPage::proposeGuess()
{
    const QString address = m_address->text().trimmed();
    m_incoming->setProtocols(m_providers.incomingProtocols(address));
    const Account proposal = m_providers.prefill(m_name->text(), address, m_incoming->protocol());
    m_pop3->setVisible(proposal.incoming.protocol == Protocol::Pop3);
    m_incoming->propose(proposal.incoming);
    m_outgoing->propose(proposal.outgoing);
    if (const auto closed = m_finder->closedProvider())
        m_hint->showClosed(*closed);
    else if (m_finder->isSearching())
        m_hint->showSearching(mailDomain(address), m_isWaitedFor);
    else
        m_hint->showGuess(account(), m_providers.similarDomain(address));
}

/// What the person has picked if it is still there, else the best one, by the picked protocol if there is
/// any.
const ServerProposal* IdentityPage::chosenProposal() const
{
    const QList<ServerProposal>& proposals = m_finder->proposals();
    if (proposals.isEmpty())
        return nullptr;
    const auto found = std::find_if(proposals.begin(), proposals.end(), [this](const ServerProposal& one) {
        return m_chosen ? one.incoming == m_chosen->incoming && one.outgoing == m_chosen->outgoing
                        : one.incoming.protocol == m_incoming->protocol();
    });
    return found == proposals.end() ? &proposals.first() : &*found;
}

void IdentityPage::choose(int index)
{
    m_chosen = m_finder->proposals().value(index);
    m_incoming->setSettings(m_chosen->incoming);
    m_outgoing->setSettings(m_chosen->outgoing);
    updateProvider();
}

void IdentityPage::showChoices()
{
    const QList<ServerProposal>& proposals = m_finder->proposals();
    m_choiceField->setVisible(proposals.size() > 1);
    if (proposals.size() < 2)
        return;
    m_choice->clear();
    for (const ServerProposal& proposal : proposals)
        m_choice->addItem(ProviderHint::choiceText(proposal, mailDomain(m_address->text())));
    m_choice->setCurrentIndex(int(chosenProposal() - proposals.data()));
}

QStringList IdentityPage::strangeHosts() const
{
    QStringList hosts;
    const ServerProposal* proposal = chosenProposal();
    if (!proposal || m_providers.find(m_address->text().trimmed()))
        return hosts;
    // What the person has typed is the person's own choice.
    for (const ServerForm* form : {m_incoming, m_outgoing}) {
        const QString host = form->settings().host;
        if (proposal->strangeHosts.contains(host, Qt::CaseInsensitive) && !hosts.contains(host))
            hosts.append(host);
    }
    return hosts;
}

void IdentityPage::stopSearching()
{
    m_finder->stop();
}

void IdentityPage::setServersShown(bool shown)
{
    m_servers->setVisible(shown);
    m_byHand->setChecked(shown);
    m_byHand->setIcon(icon(shown ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    if (!shown)
        m_openedByUs = false;
}

bool IdentityPage::validateIdentity()
{
    const QString address = m_address->text().trimmed();
    const Provider* provider = m_providers.find(address);
    const bool closed =
        (provider && provider->notes.contains(ProviderNote::CloudOnly)) || m_finder->closedProvider();
    if (!m_signIn->validate())
        return false;
    FormField::Sentence wrong;
    if (address.isEmpty())
        wrong = [] { return tr("Type your email address."); };
    else if (!isUsableAddress(address))
        wrong = [] { return tr("An address looks like name@example.com."); };
    else if (closed && !m_servers->isVisibleTo(this))
        wrong = [] { return tr("This mailbox cannot be opened with Postacı."); };
    m_addressField->setError(wrong);
    if (secrets().secret.isEmpty() && !account().signsInByCertificate())
        m_signIn->setError([] { return tr("Type the password."); });
    else
        m_signIn->setError({});
    if (!m_addressField->error().isEmpty())
        m_address->setFocus();
    else if (!m_signIn->error().isEmpty())
        m_signIn->focus();
    else
        return true;
    return false;
}

bool IdentityPage::validate()
{
    const QString address = m_address->text().trimmed();
    const bool isKnown = m_providers.find(address) != nullptr;
    const bool areSeen =
        m_serversSeen == address && (m_servers->isVisibleTo(this) || !m_finder->proposals().isEmpty());
    addressFinished();
    if (!m_certificate->validate()) {
        setServersShown(true);
        return m_certificate->validate(); // the keyboard cannot go to what is hidden
    }
    if (!validateIdentity())
        return false;
    if (!isKnown && m_finder->isSearching() && m_finder->proposals().isEmpty()) {
        m_isWaitedFor = true;
        updateProvider();
        return false;
    }
    const bool incomingFine = m_incoming->validate();
    if (!incomingFine || !m_outgoing->validate()) {
        setServersShown(true);
        return false;
    }
    if (!isKnown && !areSeen) {
        openGuess(); // so that they are seen before Next is pressed again
        m_incoming->focusField(ServerForm::Field::Host);
        return false;
    }
    stopSearching();
    return true;
}

void IdentityPage::showFailure(LoginStep step, const Error& error)
{
    // What works instead is worth a second sentence under the field.
    const FormField::Sentence sentence = [error] {
        const ErrorText text = describeError(error);
        return error.instead ? text.summary + QLatin1Char(' ') + text.advice : text.summary;
    };
    const bool isOwnCertificates =
        (classOf(error) == ReplyClass::Certificate && error.kind != ErrorKind::Certificate) ||
        error.reason == ErrorReason::CertificateNotEnough ||
        (error.kind == ErrorKind::Authentication && account().signsInByCertificate());
    if (isOwnCertificates) {
        setServersShown(true); // it is chosen there
        m_certificate->showFailure(error);
        return;
    }
    if (error.kind == ErrorKind::Authentication && error.reason != ErrorReason::NoCommonMechanism) {
        m_signIn->setError(sentence);
        m_signIn->focus();
        return;
    }
    const bool incoming = step <= LoginStep::IncomingFolders;
    ServerForm* form = incoming ? m_incoming : m_outgoing;
    ServerForm::Field field = ServerForm::Field::Host;
    switch (error.reason) {
    case ErrorReason::ConnectionRefused:
    case ErrorReason::WrongProtocol:
        field = ServerForm::Field::Port;
        break;
    case ErrorReason::StartTlsMissing:
    case ErrorReason::TlsHandshakeFailed:
    case ErrorReason::CleartextRefused:
    case ErrorReason::PlaintextOnTlsPort:
    case ErrorReason::TlsOnPlaintextPort:
        field = ServerForm::Field::Security;
        break;
    default:
        break;
    }
    setServersShown(true);
    form->setError(field, sentence);
    form->focusField(field);
}

void IdentityPage::focusFirst()
{
    QLineEdit* first = m_name->text().isEmpty() ? m_name : m_address;
    first->setFocus();
}

void IdentityPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void IdentityPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeHelp();
}

/// Beside the fields where there is room, else under them.
void IdentityPage::placeHelp()
{
    const bool beside = width() >= fontMetrics().averageCharWidth() * 84;
    QBoxLayout* wanted = beside ? m_columns : m_helpBelow;
    if (wanted->indexOf(m_help) >= 0)
        return;
    (beside ? m_helpBelow : m_columns)->removeWidget(m_help);
    m_help->setBesideFields(beside);
    wanted->addWidget(m_help, beside ? 2 : 0);
}

void IdentityPage::retranslate()
{
    m_nameField->setLabel(tr("Your &name"));
    m_addressField->setLabel(tr("Email &address"));
    m_choiceField->setLabel(tr("&Servers that were found"));
    m_help->setHelp(m_choice, tr("Several sources name servers for this address. The first is the most "
                                 "likely one; the others are for when it does not work."));
    m_byHand->setText(tr("Set by &hand"));
    m_card->setText(tr("Open a settings &card…"));
    m_address->setPlaceholderText(tr("name@example.com"));
    m_help->setHelp(m_name, tr("This is how people you write to see you."));
    m_help->setHelp(m_address,
                    tr("The whole address, with the part after the @: it tells which servers to use."));
    m_help->setHelp(
        m_signIn->passwordEdit(),
        tr("It goes to the servers shown here and nowhere else, only after you press Next, and is "
           "kept encrypted."));
}

} // namespace postaci
