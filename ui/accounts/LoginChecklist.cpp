#include "accounts/LoginChecklist.h"

#include "accounts/CheckStepRow.h"
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

} // namespace

LoginChecklist::LoginChecklist(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace2);
    for (const LoginStep step : kSteps) {
        auto* row = new CheckStepRow(this);
        row->setObjectName(QLatin1String(kNames[int(step)]));
        m_rows << row;
        column->addWidget(row);
    }
    retranslate();
}

void LoginChecklist::run(const Account& account, LoginTest* test)
{
    stop();
    m_account = account;
    m_failure.reset();
    for (CheckStepRow* row : m_rows)
        row->setWaiting();
    retranslate();
    m_test = test;
    test->setParent(this);
    connect(test, &LoginTest::stepStarted, this, [this](LoginStep step) { rowOf(step)->setRunning(); });
    connect(test, &LoginTest::stepPassed, this,
            [this](LoginStep step, int milliseconds) { rowOf(step)->setPassed(milliseconds); });
    connect(test, &LoginTest::stepFailed, this, [this](LoginStep step, const Error& error) {
        rowOf(step)->setFailed(error);
        if (!m_failure)
            m_failure = Failure{step, error};
    });
    connect(test, &LoginTest::finished, this, &LoginChecklist::testFinished);
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
}

} // namespace postaci
