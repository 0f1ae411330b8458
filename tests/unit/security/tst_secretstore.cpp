#include "security/InMemorySecretStore.h"
#include "security/KeychainSecretStore.h"

#include <QTest>

#include <optional>

using namespace postaci;

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysNameTheServerAndTheUser();
    void whatIsWrittenIsRead();
    void aMissingEntryIsNoPassword();
    void removedIsMissing();
    void withoutAKeychainEveryCallSaysSo();
};

namespace {

ServerSettings imapServer()
{
    return {Protocol::Imap, QStringLiteral("Mail.Example.org"), 993, Security::Tls,
            QStringLiteral("ayse@example.org")};
}

Result<QString> readNow(SecretStore& store, const QString& key)
{
    std::optional<Result<QString>> answer;
    store.read(key, [&answer](Result<QString> result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000))
        return unexpected(ErrorKind::Timeout, ErrorReason::TimedOut, QStringLiteral("no answer"));
    return *answer;
}

} // namespace

void SecretStoreTest::keysNameTheServerAndTheUser()
{
    QCOMPARE(secretKey(imapServer()), QStringLiteral("imap:ayse@example.org@mail.example.org:993"));
    ServerSettings other = imapServer();
    other.protocol = Protocol::Smtp;
    QVERIFY(secretKey(other) != secretKey(imapServer()));
}

void SecretStoreTest::whatIsWrittenIsRead()
{
    InMemorySecretStore store;
    bool written = false;
    store.write(QStringLiteral("a"), QStringLiteral("şifre"),
                [&written](const Result<void>& r) { written = r.has_value(); });
    QVERIFY(written);
    QCOMPARE(readNow(store, QStringLiteral("a")).value_or({}), QStringLiteral("şifre"));
}

void SecretStoreTest::aMissingEntryIsNoPassword()
{
    InMemorySecretStore store;
    const auto result = readNow(store, QStringLiteral("nothing"));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, ErrorReason::NoPassword);
    QCOMPARE(result.error().kind, ErrorKind::Authentication);
}

void SecretStoreTest::removedIsMissing()
{
    InMemorySecretStore store;
    store.write(QStringLiteral("a"), QStringLiteral("x"), [](const Result<void>&) {});
    int removed = 0;
    const auto count = [&removed](const Result<void>& result) { removed += result ? 1 : 0; };
    store.remove(QStringLiteral("a"), count);
    store.remove(QStringLiteral("a"), count); // again: nothing to remove is fine
    QCOMPARE(removed, 2);
    QCOMPARE(readNow(store, QStringLiteral("a")).error().reason, ErrorReason::NoPassword);
}

void SecretStoreTest::withoutAKeychainEveryCallSaysSo()
{
    // No session bus, no keychain: and no file in its place either.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    KeychainSecretStore store;
    const auto result = readNow(store, QStringLiteral("imap:a@b:1"));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, ErrorReason::SecretStoreUnavailable);
    std::optional<Result<void>> written;
    store.write(QStringLiteral("imap:a@b:1"), QStringLiteral("geheim"),
                [&written](Result<void> r) { written = std::move(r); });
    QTRY_VERIFY_WITH_TIMEOUT(written.has_value(), 10'000);
    QVERIFY(!*written);
    QCOMPARE(written->error().reason, ErrorReason::SecretStoreUnavailable);
    QVERIFY(!written->error().message.contains(QStringLiteral("geheim")));
    QVERIFY(!written->error().detail.contains(QStringLiteral("geheim")));
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
