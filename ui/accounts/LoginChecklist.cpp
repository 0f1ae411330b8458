#include "accounts/LoginChecklist.h"

#include "accounts/CheckStepRow.h"
#include "accounts/ExaminationSteps.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr LoginStep kSteps[] = {LoginStep::IncomingConnect, LoginStep::IncomingLogin,
                                LoginStep::IncomingFolders, LoginStep::OutgoingConnect,
                                LoginStep::OutgoingLogin};
constexpr const char* kNames[] = {"incomingConnectStep", "incomingLoginStep", "incomingFoldersStep",
                                  "outgoingConnectStep", "outgoingLoginStep"};

/// Which row a step of the doctor belongs to.
LoginStep loginStepOf(const DoctorFinding& finding)
{
    const bool isIncoming = finding.server == ServerRole::Incoming;
    switch (finding.step) {
    case DoctorStep::SignIn:
        return isIncoming ? LoginStep::IncomingLogin : LoginStep::OutgoingLogin;
    case DoctorStep::Folders:
        return LoginStep::IncomingFolders;
    case DoctorStep::Sender:
        return LoginStep::OutgoingLogin;
    default:
        return isIncoming ? LoginStep::IncomingConnect : LoginStep::OutgoingConnect;
    }
}

/// Whether a row is done with that step.
bool endsItsRow(const DoctorFinding& finding)
{
    switch (finding.step) {
    case DoctorStep::Capabilities:
    case DoctorStep::Folders:
    case DoctorStep::Sender:
        return true;
    case DoctorStep::SignIn:
        return finding.server == ServerRole::Incoming;
    default:
        return false;
    }
}

} // namespace

LoginChecklist::LoginChecklist(QWidget* parent) : QWidget(parent), m_steps(new ExaminationSteps)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace2);
    for (const LoginStep step : kSteps) {
        auto* row = new CheckStepRow(this);
        row->setObjectName(QLatin1String(kNames[int(step)]));
        const auto server = step <= LoginStep::IncomingFolders ? ServerRole::Incoming : ServerRole::Outgoing;
        connect(row, &CheckStepRow::fixClicked, this, &LoginChecklist::fixesChosen);
        connect(row, &CheckStepRow::trustClicked, this, [this, server] {
            if (const auto& failure = m_failures[int(server)])
                Q_EMIT trustRequested(failure->error);
        });
        m_rows << row;
        column->addWidget(row);
    }
    column->addWidget(m_steps);
    connect(m_steps, &ExaminationSteps::trustRequested, this, &LoginChecklist::trustRequested);
    retranslate();
}

void LoginChecklist::run(const Account& account, LoginTest* test, DoctorServers servers)
{
    stop();
    m_account = account;
    for (std::optional<Failure>& failure : m_failures)
        failure.reset();
    for (CheckStepRow* row : m_rows)
        row->setWaiting();
    m_steps->clear(account);
    m_milliseconds = 0;
    retranslate();
    m_test = test;
    test->setParent(this);
    connect(test, &LoginTest::found, this, &LoginChecklist::take);
    connect(test, &LoginTest::finished, this, &LoginChecklist::testFinished);
    const bool isBoth = servers == DoctorServers::Both;
    for (const LoginStep step :
         {LoginStep::IncomingConnect, LoginStep::IncomingLogin, LoginStep::IncomingFolders})
        rowOf(step)->setVisible(isBoth);
    rowOf(isBoth ? LoginStep::IncomingConnect : LoginStep::OutgoingConnect)->setRunning();
}

void LoginChecklist::take(const DoctorFinding& finding)
{
    m_steps->add(finding);
    const LoginStep step = loginStepOf(finding);
    if (!finding.isGood) {
        takeBad(step, finding);
        return;
    }
    m_milliseconds += finding.milliseconds;
    if (finding.fix)
        Q_EMIT userNameFound(finding.server, *finding.fix);
    if (!endsItsRow(finding)) {
        rowOf(step)->setRunning();
        return;
    }
    rowOf(step)->setPassed(m_milliseconds);
    m_milliseconds = 0;
    if (step != LoginStep::OutgoingLogin)
        rowOf(LoginStep(int(step) + 1))->setRunning();
}

void LoginChecklist::takeBad(LoginStep step, const DoctorFinding& finding)
{
    const Error error =
        finding.error.value_or(makeError(ErrorKind::Offline, ErrorReason::NetworkUnreachable, {}));
    m_failures[int(finding.server)] = Failure{step, error, finding.fix};
    rowOf(step)->setFailed(error);
    showFixes();
    m_milliseconds = 0;
    if (finding.server == ServerRole::Incoming && finding.step != DoctorStep::Network)
        rowOf(LoginStep::OutgoingConnect)->setRunning();
}

std::optional<LoginChecklist::Failure> LoginChecklist::firstFailure() const
{
    const auto& incoming = m_failures[int(ServerRole::Incoming)];
    return incoming ? incoming : m_failures[int(ServerRole::Outgoing)];
}

std::optional<ServerSettings> LoginChecklist::fix(ServerRole server) const
{
    const auto& failure = m_failures[int(server)];
    return failure ? failure->fix : std::nullopt;
}

/// What the button of that server does: with one of two wrong servers put right nothing would work yet.
QString LoginChecklist::fixText(ServerRole server) const
{
    const bool isIncoming = server == ServerRole::Incoming;
    const ServerSettings& now = isIncoming ? m_account.incoming : m_account.outgoing;
    const ServerSettings fix = this->fix(server).value_or(now);
    const QString port = QString::number(fix.port);
    QString text;
    if (now.host != fix.host)
        text = tr("Use %1 instead").arg(fix.host);
    else if (fix.security == Security::Tls)
        text = tr("Use port %1 with TLS").arg(port);
    else
        text = tr("Use port %1 with STARTTLS").arg(port);
    if (!this->fix(isIncoming ? ServerRole::Outgoing : ServerRole::Incoming))
        return text;
    return isIncoming ? tr("%1, and put the sending server right too").arg(text)
                      : tr("%1, and put the receiving server right too").arg(text);
}

void LoginChecklist::showFixes()
{
    for (const ServerRole server : {ServerRole::Incoming, ServerRole::Outgoing}) {
        if (fix(server))
            rowOf(m_failures[int(server)]->step)->setFix(fixText(server));
    }
}

void LoginChecklist::stop()
{
    // Deleting it cancels it; nothing it still had to say is heard.
    delete m_test.data();
}

void LoginChecklist::testFinished(bool allPassed)
{
    m_test->disconnect(this);
    m_test->deleteLater();
    m_test.clear();
    for (CheckStepRow* row : m_rows) {
        if (row->state() == CheckStepRow::State::Waiting || row->state() == CheckStepRow::State::Running)
            row->setNotTried();
    }
    Q_EMIT finished(allPassed);
}

CheckStepRow* LoginChecklist::rowOf(LoginStep step) const
{
    return m_rows.at(int(step));
}

void LoginChecklist::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LoginChecklist::retranslate()
{
    const ServerSettings& in = m_account.incoming;
    const ServerSettings& out = m_account.outgoing;
    rowOf(LoginStep::IncomingConnect)
        ->setText(tr("Reach %1, port %2").arg(in.host, QString::number(in.port)));
    rowOf(LoginStep::IncomingLogin)->setText(tr("Sign in as %1").arg(in.username));
    rowOf(LoginStep::IncomingFolders)
        ->setText(in.protocol == Protocol::Pop3 ? tr("See the messages") : tr("See the folders"));
    rowOf(LoginStep::OutgoingConnect)
        ->setText(tr("Reach %1, port %2").arg(out.host, QString::number(out.port)));
    rowOf(LoginStep::OutgoingLogin)->setText(tr("Sign in for sending as %1").arg(out.username));
    showFixes();
}

} // namespace postaci
