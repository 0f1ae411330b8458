#include "gui/drive/Person.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"
#include "mainwindow/ListPane.h"
#include "support/CuttingProxy.h"
#include "support/ScriptedServer.h"
#include "support/TestPaths.h"
#include "widgets/EmptyState.h"
#include "widgets/Language.h"

#include <QPushButton>
#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

enum class Trouble { WrongPassword, UnknownHost, ClosedPort, ExpiredCertificate, WrongName, GoneInTheMiddle };

constexpr auto kNobody = "mail.nobody.invalid";

QByteArray newMail(const QString& subject)
{
    return "From: Ayse <ayse@failures.example>\r\nTo: deniz@failures.example\r\nSubject: " +
           subject.toUtf8() + "\r\nMessage-ID: <" + subject.toUtf8().toHex() +
           "@failures.example>\r\nDate: " +
           QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1() + "\r\n\r\nMerhaba\r\n";
}

} // namespace

/// What can go wrong with a server, in the wizard and later in the main window: each says its own sentence,
/// the program goes on, and all is well once the server is.
class FailuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void wizardSaysWhatIsWrongAndGoesOn_data() { addTroubles(); }
    void wizardSaysWhatIsWrongAndGoesOn();
    void anEmptyListSaysWhatHasToBeDone();
    void windowSaysWhatIsWrongAndRecovers_data() { addTroubles(); }
    void windowSaysWhatIsWrongAndRecovers();

private:
    static void addTroubles();
    /// The sentence for `trouble` at a server with that port.
    [[nodiscard]] static QString sentence(Trouble trouble, quint16 port);
    [[nodiscard]] bool startServer(TestAuthority::Kind certificate);
    [[nodiscard]] bool restartWith(TestAuthority::Kind certificate);
    void openProgram(const ServerSettings& incoming);
    void addAccount(quint16 port, const QString& password = QString::fromLatin1(fixturePassword));
    void updateAccount(const QString& host, const QString& password);
    void breakServer(Trouble trouble);
    void newMailArrives();
    void mendServer(Trouble trouble);
    void failInWizard(Trouble trouble, const ServerSettings& incoming);
    void mendInWizard(Trouble trouble);
    void retypeServer();

    QTemporaryDir m_files;
    std::shared_ptr<TestAuthority> m_authority;
    std::unique_ptr<DovecotServer> m_server;
    std::unique_ptr<CuttingProxy> m_proxy;
    std::unique_ptr<ScriptedServer> m_script;
    InMemorySecretStore m_secrets;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
    QString m_address;
    int m_runs = 0;
};

void FailuresTest::initTestCase()
{
    Language::apply(u"en"_qs);
    m_authority = std::make_shared<TestAuthority>();
    QVERIFY2(m_authority->error().isEmpty(), qPrintable(m_authority->error()));
}

void FailuresTest::init()
{
    m_address = u"deniz%1@failures.example"_qs.arg(++m_runs);
}

void FailuresTest::cleanup()
{
    if (QTest::currentTestFailed() && m_server)
        qWarning().noquote() << m_server->log().right(8000);
    m_person.reset();
    m_program.reset();
    m_script.reset();
    m_proxy.reset();
    m_server.reset();
}

void FailuresTest::addTroubles()
{
    QTest::addColumn<int>("trouble");
    QTest::newRow("wrong password") << int(Trouble::WrongPassword);
    QTest::newRow("unknown host") << int(Trouble::UnknownHost);
    QTest::newRow("closed port") << int(Trouble::ClosedPort);
    QTest::newRow("expired certificate") << int(Trouble::ExpiredCertificate);
    QTest::newRow("wrong name") << int(Trouble::WrongName);
    QTest::newRow("gone in the middle") << int(Trouble::GoneInTheMiddle);
}

QString FailuresTest::sentence(Trouble trouble, quint16 port)
{
    switch (trouble) {
    case Trouble::WrongPassword:
        return u"localhost did not accept the user name or the password."_qs;
    case Trouble::UnknownHost:
        return u"There is no server named %1."_qs.arg(QLatin1String(kNobody));
    case Trouble::ClosedPort:
        return u"Port %1 on localhost is closed."_qs.arg(port);
    case Trouble::ExpiredCertificate:
        return u"The certificate of localhost expired on "_qs;
    case Trouble::WrongName:
        return u"This certificate is for mail.elsewhere.example, not for localhost."_qs;
    case Trouble::GoneInTheMiddle:
        return u"The connection to localhost broke off."_qs;
    }
    return {};
}

bool FailuresTest::startServer(TestAuthority::Kind certificate)
{
    DovecotServer::Options options;
    options.authority = m_authority;
    options.certificate = certificate;
    m_server = std::make_unique<DovecotServer>(options);
    const bool started = m_server->start();
    if (!started)
        qWarning().noquote() << m_server->errorText();
    return started;
}

bool FailuresTest::restartWith(TestAuthority::Kind certificate)
{
    m_server->kill();
    return m_server->useCertificate(certificate) && m_server->start();
}

void FailuresTest::openProgram(const ServerSettings& incoming)
{
    const QString providers = m_files.filePath(u"providers.json"_qs);
    QVERIFY(writeProvidersFile(providers, u"Failures"_qs, u"failures.example"_qs, {incoming},
                               outgoingOf(*m_server)));
    ProgramOptions options;
    options.providers = providers;
    options.ca = m_authority->caFile();
    options.timings = quickTimings();
    auto program = Program::open(options, m_secrets);
    QVERIFY2(program, qPrintable(program ? QString() : program.error().message));
    m_program = std::move(program).value();
    m_person = std::make_unique<Person>(m_program->window());
}

// ---- In the wizard

void FailuresTest::failInWizard(Trouble trouble, const ServerSettings& incoming)
{
    const bool wrong = trouble == Trouble::WrongPassword;
    const QString password = wrong ? u"not-the-password"_qs : QString::fromLatin1(fixturePassword);
    const auto filled = m_person->fillWizard(u"Deniz"_qs, m_address, password);
    QVERIFY2(filled, qPrintable(filled ? QString() : filled.error().message));
    const auto failed = m_person->failLoginTest();
    QVERIFY2(failed, qPrintable(failed ? QString() : failed.error().message));
    QVERIFY2(failed->startsWith(sentence(trouble, incoming.port)), qPrintable(*failed));
    QCOMPARE(m_program->account().id, AccountId(0)); // nothing was saved
    if (wrong) {
        QTRY_COMPARE(m_server->failedLogins(m_address), 1); // one wrong password, one attempt
        QCOMPARE(m_server->loginAttempts(m_address), 1);
    }
}

void FailuresTest::retypeServer()
{
    const QWidget* wizard = m_person->wizard();
    QVERIFY(click(visibleWidget(wizard, u"backButton"_qs), u"backButton"_qs));
    if (!visibleWidget(wizard, u"incomingHostEdit"_qs))
        QVERIFY(click(visibleWidget(wizard, u"byHandButton"_qs), u"byHandButton"_qs));
    const ServerSettings right = incomingOf(*m_server);
    QVERIFY(typeInto(visibleWidget(wizard, u"incomingHostEdit"_qs), u"incomingHostEdit"_qs, right.host));
    QVERIFY(typeInto(visibleWidget(wizard, u"incomingPortSpin"_qs), u"incomingPortSpin"_qs,
                     QString::number(right.port)));
}

void FailuresTest::mendInWizard(Trouble trouble)
{
    const QWidget* wizard = m_person->wizard();
    switch (trouble) {
    case Trouble::WrongPassword: {
        QVERIFY(click(visibleWidget(wizard, u"backButton"_qs), u"backButton"_qs));
        const QString edit = u"passwordEdit"_qs;
        QVERIFY(typeInto(visibleWidget(wizard, edit), edit, QString::fromLatin1(fixturePassword)));
        return;
    }
    case Trouble::UnknownHost:
    case Trouble::ClosedPort:
    case Trouble::GoneInTheMiddle:
        retypeServer();
        return;
    case Trouble::ExpiredCertificate:
    case Trouble::WrongName:
        QVERIFY2(restartWith(TestAuthority::Kind::Good), qPrintable(m_server->errorText()));
        return; // and "Try again"
    }
}

void FailuresTest::wizardSaysWhatIsWrongAndGoesOn()
{
    QFETCH(int, trouble);
    const auto kind = static_cast<Trouble>(trouble);
    QVERIFY(startServer(kind == Trouble::ExpiredCertificate ? TestAuthority::Kind::Expired
                        : kind == Trouble::WrongName        ? TestAuthority::Kind::WrongName
                                                            : TestAuthority::Kind::Good));
    ServerSettings incoming = incomingOf(*m_server);
    if (kind == Trouble::UnknownHost)
        incoming.host = QLatin1String(kNobody);
    if (kind == Trouble::ClosedPort)
        incoming.port = freePort();
    if (kind == Trouble::GoneInTheMiddle) {
        const Script hangsUp{sendLine("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready"),
                             expectLine(".*"), closeConnection()};
        m_script = std::make_unique<ScriptedServer>(QList<Script>{hangsUp}, ScriptedServer::Extra::RepeatLast,
                                                    ScriptedServer::Security::Tls,
                                                    m_authority->certificate(TestAuthority::Kind::Good));
        incoming.port = m_script->port();
    }
    openProgram(incoming);
    if (QTest::currentTestFailed())
        return;
    m_program->start();
    failInWizard(kind, incoming);
    if (QTest::currentTestFailed())
        return;
    mendInWizard(kind);
    if (QTest::currentTestFailed())
        return;
    const auto passed = m_person->passLoginTest();
    QVERIFY2(passed, qPrintable(passed ? QString() : passed.error().message));
    QVERIFY(m_person->finishWizard());
    QTRY_VERIFY(m_program->account().id != 0);
}

// ---- In the main window, after a set-up that worked

void FailuresTest::addAccount(quint16 port, const QString& password)
{
    Account account;
    account.label = m_address;
    account.identity = {u"Deniz"_qs, m_address, {}, {}};
    account.incoming = incomingOf(*m_server);
    account.incoming.port = port;
    account.outgoing = outgoingOf(*m_server);
    account.incoming.username = account.outgoing.username = m_address;
    bool added = false;
    m_program->engine().addAccount(account, {password},
                                   [&](const Result<AccountId>& id) { added = id.has_value(); });
    QTRY_VERIFY(added);
}

void FailuresTest::updateAccount(const QString& host, const QString& password)
{
    Account account = m_program->account();
    account.incoming.host = host;
    bool updated = false;
    m_program->engine().updateAccount(account, {password},
                                      [&](const Result<void>& done) { updated = done.has_value(); });
    QTRY_VERIFY(updated);
}

void FailuresTest::breakServer(Trouble trouble)
{
    // Killed amid its work, a server leaves a lock behind, which its successor waits for.
    QVERIFY(QTest::qWaitFor(
        [this] {
            return m_program->engine().accountState(m_program->account().id).activity ==
                   AccountActivity::Push;
        },
        15000));
    switch (trouble) {
    case Trouble::WrongPassword:
        updateAccount(m_server->host(), u"not-the-password"_qs);
        return;
    case Trouble::UnknownHost:
        updateAccount(QLatin1String(kNobody), {});
        return;
    case Trouble::ClosedPort:
        m_server->kill();
        return;
    case Trouble::ExpiredCertificate:
        QVERIFY2(restartWith(TestAuthority::Kind::Expired), qPrintable(m_server->errorText()));
        return;
    case Trouble::WrongName:
        QVERIFY2(restartWith(TestAuthority::Kind::WrongName), qPrintable(m_server->errorText()));
        return;
    case Trouble::GoneInTheMiddle:
        m_proxy->setMode(CuttingProxy::Mode::Refuse);
        m_proxy->cutNow();
        return;
    }
}

void FailuresTest::mendServer(Trouble trouble)
{
    switch (trouble) {
    case Trouble::WrongPassword:
    case Trouble::UnknownHost:
        updateAccount(m_server->host(), QString::fromLatin1(fixturePassword));
        return;
    case Trouble::ClosedPort:
        QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
        return;
    case Trouble::ExpiredCertificate:
    case Trouble::WrongName:
        QVERIFY2(restartWith(TestAuthority::Kind::Good), qPrintable(m_server->errorText()));
        // "Try again": what needs the user is not repeated by itself.
        QVERIFY(m_person->pressBarButton(Person::BarButton::Secondary));
        return;
    case Trouble::GoneInTheMiddle:
        m_proxy->setMode(CuttingProxy::Mode::Forward);
        return;
    }
}

void FailuresTest::anEmptyListSaysWhatHasToBeDone()
{
    QVERIFY(startServer(TestAuthority::Kind::Good));
    openProgram(incomingOf(*m_server));
    if (QTest::currentTestFailed())
        return;
    addAccount(m_server->imapsPort(), u"not-the-password"_qs);
    m_program->start();
    const EmptyState* empty = m_program->window().listPane()->emptyState();
    QTRY_VERIFY(empty->isVisible());
    QTRY_VERIFY2(empty->title().contains(u"did not accept the user name or the password"_qs),
                 qPrintable(empty->title()));
    for (const QPushButton* button : empty->findChildren<QPushButton*>())
        QVERIFY(!button->isVisible()); // the same again would be refused again
}

void FailuresTest::newMailArrives()
{
    // Once, on a busy machine, what came while the account was still connecting was not shown in time.
    QTRY_COMPARE_WITH_TIMEOUT(m_program->engine().accountState(m_program->account().id).activity,
                              AccountActivity::Push, 15000);
    QVERIFY(m_server->deliver(m_address, newMail(u"after"_qs)));
    const auto arrived = m_person->waitForMessage(u"after"_qs);
    QVERIFY2(arrived, qPrintable(arrived ? QString() : arrived.error().message + m_person->barText()));
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->barText().isEmpty(), qPrintable(m_person->barText()), 15000);
}

void FailuresTest::windowSaysWhatIsWrongAndRecovers()
{
    QFETCH(int, trouble);
    const auto kind = static_cast<Trouble>(trouble);
    QVERIFY(startServer(TestAuthority::Kind::Good));
    m_proxy = std::make_unique<CuttingProxy>(m_server->imapsPort());
    const quint16 port = kind == Trouble::GoneInTheMiddle ? m_proxy->port() : m_server->imapsPort();
    QVERIFY(m_server->deliver(m_address, newMail(u"before"_qs)));
    openProgram(incomingOf(*m_server));
    if (QTest::currentTestFailed())
        return;
    addAccount(port);
    m_program->start();
    QVERIFY(m_person->waitForMessage(u"before"_qs));
    QTRY_COMPARE(m_program->engine().accountState(m_program->account().id).activity, AccountActivity::Push);
    QVERIFY(m_person->barText().isEmpty());

    breakServer(kind);
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->barText().startsWith(sentence(kind, port)),
                              qPrintable(m_person->barText()), 15000);
    // What is here can still be read and worked with.
    QVERIFY(m_person->findMessage(u"before"_qs) != 0);
    QVERIFY(m_program->window().isEnabled());

    mendServer(kind);
    if (QTest::currentTestFailed())
        return;
    newMailArrives();
}

QTEST_MAIN(FailuresTest)
#include "tst_failures.moc"
