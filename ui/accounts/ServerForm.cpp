#include "accounts/ServerForm.h"

#include "accounts/FieldHelp.h"
#include "accounts/FormField.h"
#include "accounts/IconLine.h"
#include "accounts/ProtocolAdvisor.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

#include <algorithm>
#include <iterator>
#include <utility>

namespace postaci {

namespace {

/// Letters, digits and hyphens between dots, or a bare IPv6 address: what may stand in a host field. IDNs are
/// letters too.
bool isPlausibleHost(const QString& host)
{
    static const QRegularExpression pattern(
        QStringLiteral("^[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*\\.?$|^[0-9A-Fa-f:.]+$"));
    return host.size() <= 253 && pattern.match(host).hasMatch();
}

} // namespace

ServerForm::ServerForm(Direction direction, FieldHelp* help, QWidget* parent)
    : QWidget(parent), m_direction(direction), m_help(help),
      m_protocol(direction == Direction::Incoming ? Protocol::Imap : Protocol::Smtp),
      m_title(new QLabel(this)), m_protocols(new QComboBox(this)), m_advise(new QPushButton(this)),
      m_host(new QLineEdit(this)), m_port(new QSpinBox(this)), m_security(new QComboBox(this)),
      m_username(new QLineEdit(this)), m_caution(new IconLine(this))
{
    const QString prefix =
        direction == Direction::Incoming ? QStringLiteral("incoming") : QStringLiteral("outgoing");
    m_protocols->setObjectName(prefix + QStringLiteral("ProtocolCombo"));
    m_advise->setObjectName(prefix + QStringLiteral("AdvisorButton"));
    m_advise->setProperty("quiet", true);
    m_advise->hide();
    m_host->setObjectName(prefix + QStringLiteral("HostEdit"));
    m_port->setObjectName(prefix + QStringLiteral("PortSpin"));
    m_security->setObjectName(prefix + QStringLiteral("SecurityCombo"));
    m_username->setObjectName(prefix + QStringLiteral("UserEdit"));
    m_caution->setObjectName(prefix + QStringLiteral("Caution"));
    build();
    connectFields();
    retranslate();
}

void ServerForm::build()
{
    m_title->setFont(Theme::semibold(m_title->font()));
    m_host->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_username->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_port->setRange(1, 65535);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setGroupSeparatorShown(false);
    for (const Security security : {Security::Tls, Security::StartTls, Security::None})
        m_security->addItem(QString(), int(security));
    m_security->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_security->setMinimumContentsLength(10);

    m_protocolField = new FormField(m_protocols, this);
    m_protocolField->hide();
    m_hostField = new FormField(m_host, this);
    m_portField = new FormField(m_port, this);
    m_securityField = new FormField(m_security, this);
    m_usernameField = new FormField(m_username, this);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::kSpace3);
    grid->setVerticalSpacing(Theme::kSpace2);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_protocolField, 1, 0, Qt::AlignTop);
    grid->addWidget(m_advise, 1, 1, Qt::AlignLeft | Qt::AlignBottom);
    grid->addWidget(m_hostField, 2, 0, Qt::AlignTop);
    grid->addWidget(m_portField, 2, 1, Qt::AlignTop);
    grid->addWidget(m_usernameField, 3, 0, Qt::AlignTop);
    grid->addWidget(m_securityField, 3, 1, Qt::AlignTop);
    grid->addWidget(m_caution, 4, 0, 1, 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);
    setTabOrder(m_protocols, m_advise);
    setTabOrder(m_advise, m_host);
    setTabOrder(m_host, m_port);
    setTabOrder(m_port, m_username);
    setTabOrder(m_username, m_security);
}

void ServerForm::connectFields()
{
    const auto touch = [this](Field field) {
        if (m_filling)
            return;
        m_touched[int(field)] = true;
        setError(field, {});
        updateCaution();
        Q_EMIT edited();
    };
    connect(m_protocols, &QComboBox::currentIndexChanged, this, &ServerForm::protocolPicked);
    connect(m_advise, &QPushButton::clicked, this, &ServerForm::openAdvisor);
    connect(m_host, &QLineEdit::textEdited, this, [touch] { touch(Field::Host); });
    connect(m_username, &QLineEdit::textEdited, this, [touch] { touch(Field::Username); });
    connect(m_port, &QSpinBox::valueChanged, this, [touch] { touch(Field::Port); });
    connect(m_security, &QComboBox::currentIndexChanged, this, [this, touch] {
        if (!m_filling)
            securityChosen();
        touch(Field::Security);
    });
}

void ServerForm::setProtocols(const QList<Protocol>& protocols)
{
    m_filling = true;
    m_protocols->clear();
    QList<Protocol> offered = protocols;
    if (keepsProtocol() && !offered.isEmpty() && !offered.contains(m_protocol))
        offered.append(m_protocol);
    for (const Protocol protocol : offered)
        m_protocols->addItem(toString(protocol).toUpper(), int(protocol));
    m_protocols->setCurrentIndex(m_protocols->findData(int(m_protocol)));
    m_protocolField->setVisible(offered.size() > 1);
    m_advise->setVisible(offered.size() > 1);
    m_filling = false;
}

void ServerForm::setProtocol(Protocol protocol)
{
    m_protocol = protocol;
    m_protocols->setCurrentIndex(m_protocols->findData(int(protocol)));
    retranslate();
}

/// A server's name and port are those of one protocol: they do not fit another one.
bool ServerForm::keepsProtocol() const
{
    return m_isCorrected || m_touched[int(Field::Host)] || m_touched[int(Field::Port)];
}

void ServerForm::protocolPicked()
{
    if (m_filling || m_protocols->currentIndex() < 0)
        return;
    m_isCorrected = false; // that was about the other protocol
    m_filling = true;
    setProtocol(Protocol(m_protocols->currentData().toInt()));
    m_filling = false;
    securityChosen();
    Q_EMIT protocolChosen(m_protocol);
}

void ServerForm::openAdvisor()
{
    auto* advisor = new ProtocolAdvisor(this);
    connect(advisor, &ProtocolAdvisor::protocolChosen, this, [this](Protocol protocol) {
        m_protocols->setCurrentIndex(m_protocols->findData(int(protocol)));
    });
    advisor->open();
}

/// The port goes with the encryption, unless the person has chosen one.
void ServerForm::securityChosen()
{
    if (m_touched[int(Field::Port)])
        return;
    m_filling = true;
    m_port->setValue(defaultPort(m_protocol, security()));
    m_filling = false;
}

void ServerForm::updateCaution()
{
    const bool unsafe = security() == Security::None && !isLoopbackHost(m_host->text().trimmed());
    m_caution->setContent(
        QStringLiteral("warning"), &Theme::caution,
        unsafe ? tr("Anybody on the way can read the password and the mail. Use this only if the "
                    "server offers nothing else.")
               : QString());
}

void ServerForm::propose(const ServerSettings& settings)
{
    if (m_isCorrected)
        return;
    m_filling = true;
    if (m_protocol != settings.protocol && !keepsProtocol())
        setProtocol(settings.protocol);
    if (!m_touched[int(Field::Host)])
        m_host->setText(settings.host);
    if (!m_touched[int(Field::Security)])
        m_security->setCurrentIndex(m_security->findData(int(settings.security)));
    // A port goes with its protocol and encryption: the proposed one does not fit a choice of the person's.
    const bool isFitting = m_protocol == settings.protocol && security() == settings.security;
    if (!m_touched[int(Field::Port)])
        m_port->setValue(isFitting ? settings.port : defaultPort(m_protocol, security()));
    if (!m_touched[int(Field::Username)])
        m_username->setText(settings.username);
    m_filling = false;
    updateCaution();
}

void ServerForm::setSettings(const ServerSettings& settings)
{
    std::fill(std::begin(m_touched), std::end(m_touched), false);
    m_isCorrected = false;
    clearErrors();
    propose(settings);
}

void ServerForm::correct(const ServerSettings& settings)
{
    const ServerSettings before = this->settings();
    const bool isSame[] = {before.host == settings.host, before.port == settings.port,
                           before.security == settings.security, before.username == settings.username};
    bool stays[std::size(isSame)];
    for (size_t i = 0; i < std::size(isSame); ++i)
        stays[i] = m_touched[i] && isSame[i]; // what the person has typed, and what was right
    const Protocol protocolBefore = m_isCorrected ? m_protocolBefore : m_protocol;
    setSettings(settings);
    m_protocolBefore = protocolBefore;
    std::copy(std::begin(stays), std::end(stays), std::begin(m_touched));
    m_isCorrected = true;
}

void ServerForm::forgetCorrection()
{
    if (!std::exchange(m_isCorrected, false) || keepsProtocol())
        return;
    m_filling = true;
    setProtocol(m_protocolBefore);
    m_filling = false;
}

void ServerForm::setEncryption(Security security, quint16 port)
{
    m_filling = true;
    m_security->setCurrentIndex(m_security->findData(int(security)));
    m_port->setValue(port);
    m_touched[int(Field::Security)] = m_touched[int(Field::Port)] = false;
    m_filling = false;
    updateCaution();
}

ServerSettings ServerForm::settings() const
{
    return {m_protocol, m_host->text().trimmed(), quint16(m_port->value()), security(),
            m_username->text().trimmed()};
}

bool ServerForm::isEdited() const
{
    return m_isCorrected ||
           std::any_of(std::begin(m_touched), std::end(m_touched), [](bool touched) { return touched; });
}

Security ServerForm::security() const
{
    return Security(m_security->currentData().toInt());
}

bool ServerForm::validate()
{
    const ServerSettings now = settings();
    clearErrors();
    if (now.host.isEmpty())
        setError(Field::Host,
                 [] { return tr("Type the server's name. Your provider's instructions have it."); });
    else if (!isPlausibleHost(now.host))
        setError(Field::Host, [] { return tr("A server's name looks like mail.example.com."); });
    if (now.username.isEmpty())
        setError(Field::Username, [] { return tr("Type the user name. Mostly it is the whole address."); });
    for (const Field field : {Field::Host, Field::Username}) {
        if (!fieldOf(field)->error().isEmpty()) {
            focusField(field);
            return false;
        }
    }
    return true;
}

FormField* ServerForm::fieldOf(Field field) const
{
    switch (field) {
    case Field::Host:
        return m_hostField;
    case Field::Port:
        return m_portField;
    case Field::Security:
        return m_securityField;
    case Field::Username:
        break;
    }
    return m_usernameField;
}

void ServerForm::setError(Field field, FormField::Sentence sentence)
{
    fieldOf(field)->setError(std::move(sentence));
}

void ServerForm::clearErrors()
{
    for (const Field field : {Field::Host, Field::Port, Field::Security, Field::Username})
        setError(field, {});
}

void ServerForm::focusField(Field field)
{
    QWidget* const editors[] = {m_host, m_port, m_security, m_username};
    editors[int(field)]->setFocus(Qt::OtherFocusReason);
    if (auto* edit = qobject_cast<QLineEdit*>(editors[int(field)]))
        edit->selectAll();
}

void ServerForm::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ServerForm::retranslate()
{
    const bool incoming = m_direction == Direction::Incoming;
    const bool pop3 = m_protocol == Protocol::Pop3;
    m_title->setText(!incoming ? tr("Sending mail (SMTP)")
                     : pop3    ? tr("Receiving mail (POP3)")
                               : tr("Receiving mail (IMAP)"));
    m_advise->setText(tr("Which one?"));
    m_protocolField->setLabel(tr("Protoco&l"));
    // Two of these forms share a window: every label has a letter of its own.
    m_hostField->setLabel(incoming ? tr("&Receiving server") : tr("Sendin&g server"));
    m_portField->setLabel(incoming ? tr("P&ort") : tr("Por&t"));
    m_securityField->setLabel(incoming ? tr("Encr&yption") : tr("Encrypt&ion"));
    m_usernameField->setLabel(incoming ? tr("&User name") : tr("User nam&e"));
    m_security->setItemText(0, tr("TLS"));
    m_security->setItemText(1, tr("STARTTLS"));
    m_security->setItemText(2, tr("None"));
    updateCaution();
    if (!m_help)
        return;
    m_help->setHelp(m_protocols,
                    tr("IMAP keeps mail on the server and shows the same on all your devices; POP3 fetches "
                       "it to this computer and keeps it here."));
    m_help->setHelp(m_host,
                    incoming ? tr("The computer that your mail is fetched from, such as imap.example.com or "
                                  "mail.example.com.")
                             : tr("The computer that sends what you write, such as smtp.example.com or "
                                  "mail.example.com."));
    m_help->setHelp(m_port, incoming && pop3 ? tr("The server's door: 995 goes with TLS, 110 with STARTTLS.")
                            : incoming
                                ? tr("The server's door: 993 goes with TLS, 143 with STARTTLS.")
                                : tr("The server's door: 465 goes with TLS, 587 with STARTTLS. Many networks "
                                     "block 25."));
    m_help->setHelp(m_security,
                    tr("TLS encrypts from the first byte. STARTTLS begins openly and then switches; "
                       "Postacı goes on only if it does."));
    m_help->setHelp(m_username,
                    tr("What you sign in with: mostly the whole address, with some providers the part "
                       "before the @."));
}

} // namespace postaci
