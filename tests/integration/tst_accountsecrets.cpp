#include "MailEngine.h"
#include "security/InMemorySecretStore.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A keyring that refuses to write some entries.
class MoodyStore final : public SecretStore
{
public:
    void read(const QString& key, ReadDone done) override { m_secrets.read(key, std::move(done)); }
    void write(const QString& key, const QString& secret, WriteDone done) override
    {
        if (refused.contains(key))
            done(unexpected(ErrorKind::Storage, ErrorReason::SecretStoreUnavailable, u"not today"_s));
        else
            m_secrets.write(key, secret, std::move(done));
    }
    void remove(const QString& key, WriteDone done) override { m_secrets.remove(key, std::move(done)); }

    [[nodiscard]] QString at(const QString& key)
    {
        QString found;
        m_secrets.read(key, [&found](const Result<QString>& secret) { found = secret.value_or(QString()); });
        return found;
    }
    QSet<QString> refused;

private:
    InMemorySecretStore m_secrets;
};

} // namespace

/// What becomes of an account's secrets when it is changed or removed, and when something of that fails. No
/// server is asked.
class AccountSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_engine.reset(); }
    void anotherServerTakesThePasswordAlong();
    void aKeyringThatRefusesLosesNothing_data();
    void aKeyringThatRefusesLosesNothing();
    void aProfileThatRefusesLosesNothing();
    void twoAccountsShareTheOutgoingServersPassword();
    void aNewPasswordAtAnotherServerLeavesNothingBehind();
    void aCertificateWithoutItsKeyChangesNothing();
    void tokensAreOneEntryForBothServers();
    void tokensWantTheirOwnIssuer();
    void aNewAccountThatIsNotKeptLeavesNothing();

private:
    [[nodiscard]] static Account mailbox(Protocol protocol)
    {
        const QString user = u"ayse@firma.example"_s;
        Account account;
        account.label = account.identity.address = user;
        account.incoming = {protocol, u"mail.firma.example"_s, defaultPort(protocol, Security::Tls),
                            Security::Tls, user};
        account.outgoing = {Protocol::Smtp, u"smtp.firma.example"_s, 465, Security::Tls, user};
        return account;
    }
    [[nodiscard]] static OAuth2Endpoints endpoints(const QString& host)
    {
        return {host, u"mail"_s, u"https://"_s + host + u"/auth"_s, u"https://"_s + host + u"/token"_s};
    }
    AccountId add(const Account& account, const SignInSecrets& secrets)
    {
        std::optional<Result<AccountId>> added;
        m_engine->addAccount(account, secrets, [&added](const Result<AccountId>& done) { added = done; });
        return QTest::qWaitFor([&added] { return added.has_value(); }) && *added ? **added : 0;
    }
    [[nodiscard]] Result<void> update(const Account& account, const SignInSecrets& secrets = {})
    {
        std::optional<Result<void>> saved;
        m_engine->updateAccount(account, secrets, [&saved](const Result<void>& done) { saved = done; });
        if (!QTest::qWaitFor([&saved] { return saved.has_value(); }))
            return unexpected(ErrorKind::Timeout, ErrorReason::TimedOut, u"it was not saved"_s);
        return *saved;
    }
    [[nodiscard]] bool remove(AccountId account)
    {
        std::optional<Result<void>> removed;
        m_engine->removeAccount(account, [&removed](const Result<void>& done) { removed = done; });
        return QTest::qWaitFor([&removed] { return removed.has_value(); }) && *removed;
    }
    [[nodiscard]] Account stored(AccountId id) { return m_engine->reader().account(id).value_or(Account()); }
    [[nodiscard]] QString secretOf(const ServerSettings& server) { return m_keyring->at(secretKey(server)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MoodyStore> m_keyring;
    SystemClock m_clock;
    std::unique_ptr<MailEngine> m_engine;
};

void AccountSecretsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_keyring = std::make_unique<MoodyStore>();
    EngineOptions options;
    options.profileDir = m_dir->path();
    auto engine = MailEngine::open(options, *m_keyring, m_clock);
    QVERIFY2(engine, qPrintable(engine.has_value() ? QString() : engine.error().message));
    m_engine = std::move(engine).value();
}

void AccountSecretsTest::anotherServerTakesThePasswordAlong()
{
    const AccountId id = add(mailbox(Protocol::Imap), {u"gizli"_s});
    const Account before = stored(id);
    Account after = before;
    after.incoming.host = u"imap.firma.example"_s;
    QVERIFY(update(after));
    QCOMPARE(secretOf(after.incoming), u"gizli"_s);
    QCOMPARE(secretOf(after.outgoing), u"gizli"_s);
    QVERIFY(secretOf(before.incoming).isEmpty());
}

void AccountSecretsTest::aKeyringThatRefusesLosesNothing_data()
{
    QTest::addColumn<bool>("isIncoming");
    QTest::addColumn<QString>("password");
    QTest::newRow("incoming, the same password") << true << QString();
    QTest::newRow("outgoing, the same password") << false << QString();
    QTest::newRow("incoming, a new password") << true << u"yeni"_s;
    QTest::newRow("outgoing, a new password") << false << u"yeni"_s;
}

void AccountSecretsTest::aKeyringThatRefusesLosesNothing()
{
    QFETCH(bool, isIncoming);
    QFETCH(QString, password);
    const AccountId id = add(mailbox(Protocol::Imap), {u"gizli"_s});
    const Account before = stored(id);
    Account after = before;
    after.incoming.host = u"imap.firma.example"_s;
    after.outgoing.host = u"gonder.firma.example"_s;
    m_keyring->refused.insert(secretKey(isIncoming ? after.incoming : after.outgoing));
    const auto saved = update(after, {password});
    QVERIFY(!saved);
    QCOMPARE(saved.error().reason, ErrorReason::SecretStoreUnavailable);
    QCOMPARE(stored(id), before);
    QCOMPARE(secretOf(before.incoming), u"gizli"_s);
    QCOMPARE(secretOf(before.outgoing), u"gizli"_s);
    QVERIFY(secretOf(after.incoming).isEmpty() && secretOf(after.outgoing).isEmpty());
    m_keyring->refused.clear(); // and the same once more works
    QVERIFY(update(after, {password}));
    QCOMPARE(secretOf(after.incoming), password.isEmpty() ? u"gizli"_s : password);
}

void AccountSecretsTest::aProfileThatRefusesLosesNothing()
{
    const AccountId id = add(mailbox(Protocol::Imap), {u"gizli"_s});
    const Account before = stored(id);
    Account after = before;
    after.incoming.protocol = Protocol::Pop3; // which no account may become
    after.incoming.port = 995;
    after.outgoing.host = u"gonder.firma.example"_s;
    QVERIFY(!update(after, {u"yeni"_s}));
    QCOMPARE(stored(id), before);
    QCOMPARE(secretOf(before.incoming), u"gizli"_s);
    QCOMPARE(secretOf(before.outgoing), u"gizli"_s);
    QVERIFY(secretOf(after.incoming).isEmpty() && secretOf(after.outgoing).isEmpty());
    Account tokens = before;
    tokens.incoming.protocol = Protocol::Pop3;
    tokens.oauth2 = endpoints(u"login.firma.example"_s);
    QVERIFY(!update(tokens, {u"{}"_s}));
    QCOMPARE(secretOf(before.incoming), u"gizli"_s);
    QCOMPARE(secretOf(before.outgoing), u"gizli"_s);
}

void AccountSecretsTest::twoAccountsShareTheOutgoingServersPassword()
{
    const AccountId imap = add(mailbox(Protocol::Imap), {u"gizli"_s});
    const AccountId pop3 = add(mailbox(Protocol::Pop3), {u"gizli"_s});
    const Account kept = stored(imap);
    QVERIFY(remove(pop3));
    QCOMPARE(secretOf(kept.outgoing), u"gizli"_s);
    QVERIFY(secretOf(mailbox(Protocol::Pop3).incoming).isEmpty());

    const AccountId again = add(mailbox(Protocol::Pop3), {u"gizli"_s});
    Account moved = stored(again);
    moved.outgoing.host = u"gonder.firma.example"_s;
    QVERIFY(update(moved));
    QCOMPARE(secretOf(moved.outgoing), u"gizli"_s);
    QCOMPARE(secretOf(kept.outgoing), u"gizli"_s);
    QVERIFY(remove(again));
    QVERIFY(remove(imap));
    QVERIFY(secretOf(kept.outgoing).isEmpty() && secretOf(kept.incoming).isEmpty());
}

void AccountSecretsTest::aNewPasswordAtAnotherServerLeavesNothingBehind()
{
    const AccountId id = add(mailbox(Protocol::Imap), {u"gizli"_s});
    const Account before = stored(id);
    Account after = before;
    after.incoming.host = u"imap.firma.example"_s;
    after.outgoing.username = u"ayse"_s;
    QVERIFY(update(after, {u"yeni"_s}));
    QCOMPARE(secretOf(after.incoming), u"yeni"_s);
    QCOMPARE(secretOf(after.outgoing), u"yeni"_s);
    QVERIFY(secretOf(before.incoming).isEmpty() && secretOf(before.outgoing).isEmpty());
}

void AccountSecretsTest::aCertificateWithoutItsKeyChangesNothing()
{
    const AccountId id = add(mailbox(Protocol::Imap), {u"gizli"_s});
    const Account before = stored(id);
    Account after = before;
    after.clientCertificate = ClientCertificate{"certificate", true};
    const auto refused = update(after);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, ErrorReason::ClientKeyMissing);
    QCOMPARE(secretOf(before.incoming), u"gizli"_s);
    after.incoming.host = u"imap.firma.example"_s;
    after.clientCertificate->insteadOfPassword = false;
    QVERIFY(!update(after)); // its key is still missing
    QCOMPARE(secretOf(before.incoming), u"gizli"_s);
}

void AccountSecretsTest::tokensAreOneEntryForBothServers()
{
    const AccountId id = add(mailbox(Protocol::Imap), {u"gizli"_s});
    const Account before = stored(id);
    Account after = before;
    after.oauth2 = endpoints(u"login.firma.example"_s);
    QVERIFY(!update(after)); // a password is no token
    QVERIFY(update(after, {u"{\"tokens\": 1}"_s}));
    QCOMPARE(secretOf(after.incoming), u"{\"tokens\": 1}"_s);
    QVERIFY(secretOf(after.outgoing).isEmpty());
    after.label = u"İş"_s;
    QVERIFY(update(after));
    QCOMPARE(secretOf(after.incoming), u"{\"tokens\": 1}"_s);
}

void AccountSecretsTest::tokensWantTheirOwnIssuer()
{
    Account account = mailbox(Protocol::Imap);
    account.oauth2 = endpoints(u"login.firma.example"_s);
    const AccountId id = add(account, {u"{\"tokens\": 1}"_s});
    Account after = stored(id);
    after.oauth2 = endpoints(u"login.other.example"_s);
    const auto saved = update(after); // the old tokens would go to the new issuer
    QVERIFY(!saved);
    QCOMPARE(saved.error().reason, ErrorReason::NoPassword);
    QCOMPARE(stored(id).oauth2, account.oauth2);
}

void AccountSecretsTest::aNewAccountThatIsNotKeptLeavesNothing()
{
    const Account account = mailbox(Protocol::Imap);
    m_keyring->refused.insert(secretKey(account.outgoing));
    QCOMPARE(add(account, {u"gizli"_s}), 0);
    QVERIFY(secretOf(account.incoming).isEmpty());
    QVERIFY(m_engine->reader().accounts()->isEmpty());
}

QTEST_GUILESS_MAIN(AccountSecretsTest)
#include "tst_accountsecrets.moc"
