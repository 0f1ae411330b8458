#include "PrivateKeyring.h"

#include "security/KeychainSecretStore.h"
#include "security/ProfileSecretStore.h"
#include "unit/security/SecretAnswers.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

#define VERIFY_DONE(call)                                                                                    \
    do {                                                                                                     \
        const Result<void> result = (call);                                                                  \
        QVERIFY2(result, wordsOf(result).constData());                                                       \
    } while (false)

/// The keychain as GNOME has it, in all its states, and moving secrets between it and the encrypted file.
class KeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_keyring.resume(); }
    void whatIsStoredIsRead();
    void removedIsMissing();
    void nothingIsKeptAsPlainText();
    void theNextStartFindsIt();
    void lockedIsSaidAsThat();
    void missingIsSaidAsThat();
    void silenceHasALimitAndHoldsNobodyUp();
    void killedInTheMiddleAnswers();
    void secretsMoveToTheFileAndBack();
    void aLockedKeyringDoesNotEndTheMoveBack();

private:
    PrivateKeyring m_keyring;
};

namespace {

const QString kKey = u"imap:ayse@ornek.com.tr@mail.ornek.com.tr:993"_s;
const QByteArray kKeyringPassword = "anahtarlik";

} // namespace

void KeyringTest::initTestCase()
{
    QVERIFY2(m_keyring.startBus(), "dbus-daemon (Debian package dbus) does not start");
}

void KeyringTest::init()
{
    QVERIFY2(m_keyring.startUnlocked(kKeyringPassword),
             "gnome-keyring-daemon (Debian package gnome-keyring) does not start");
}

void KeyringTest::whatIsStoredIsRead()
{
    KeychainSecretStore store;
    VERIFY_DONE(writeTo(store, kKey, u"çok gizli söz"_s));
    QCOMPARE(readFrom(store, kKey).value_or({}), u"çok gizli söz"_s);
    VERIFY_DONE(writeTo(store, kKey, u"yenisi"_s));
    QCOMPARE(readFrom(store, kKey).value_or({}), u"yenisi"_s);
}

void KeyringTest::removedIsMissing()
{
    KeychainSecretStore store;
    VERIFY_DONE(writeTo(store, u"gone"_s, u"x"_s));
    VERIFY_DONE(removeFrom(store, u"gone"_s));
    QCOMPARE(reasonOf(readFrom(store, u"gone"_s)), ErrorReason::NoPassword);
    VERIFY_DONE(removeFrom(store, u"gone"_s));
}

void KeyringTest::nothingIsKeptAsPlainText()
{
    KeychainSecretStore store;
    VERIFY_DONE(writeTo(store, kKey, u"unverkennbar"_s));
    QVERIFY(!m_keyring.showsInFiles("unverkennbar"));
}

void KeyringTest::theNextStartFindsIt()
{
    KeychainSecretStore store;
    VERIFY_DONE(writeTo(store, kKey, u"bleibt"_s));
    QVERIFY(m_keyring.startUnlocked(kKeyringPassword));
    QCOMPARE(readFrom(store, kKey).value_or({}), u"bleibt"_s);
}

void KeyringTest::lockedIsSaidAsThat()
{
    KeychainSecretStore store;
    VERIFY_DONE(writeTo(store, kKey, u"bleibt"_s));
    QVERIFY(m_keyring.startLocked());
    const auto read = readFrom(store, kKey);
    QCOMPARE(reasonOf(read), ErrorReason::KeyringLocked); // and not as if there were no password
    QCOMPARE(read.error().kind, ErrorKind::Storage);
    const auto written = writeTo(store, kKey, u"unverkennbar"_s);
    QVERIFY(!written);
    QCOMPARE(reasonOf(written), ErrorReason::KeyringLocked);
    QVERIFY(!m_keyring.showsInFiles("unverkennbar"));
    QVERIFY(m_keyring.startUnlocked(kKeyringPassword));
    QCOMPARE(readFrom(store, kKey).value_or({}), u"bleibt"_s);
}

void KeyringTest::missingIsSaidAsThat()
{
    m_keyring.kill();
    KeychainSecretStore store;
    QCOMPARE(reasonOf(readFrom(store, kKey)), ErrorReason::SecretStoreUnavailable);
    QCOMPARE(reasonOf(writeTo(store, kKey, u"x"_s)), ErrorReason::SecretStoreUnavailable);
}

void KeyringTest::silenceHasALimitAndHoldsNobodyUp()
{
    KeychainSecretStore store(std::chrono::milliseconds(300));
    VERIFY_DONE(writeTo(store, kKey, u"bleibt"_s));
    m_keyring.pause();
    const QSignalSpy late(&store, &KeychainSecretStore::answeredLate);
    QStringList events;
    store.read(kKey, [&events](const Result<QString>& secret) {
        events << (reasonOf(secret) == ErrorReason::SecretStoreUnavailable ? u"limit"_s : u"?"_s);
    });
    QTimer::singleShot(0, this, [&events] { events << u"the window goes on"_s; });
    QTRY_COMPARE_WITH_TIMEOUT(events, (QStringList{u"the window goes on"_s, u"limit"_s}), 10'000);
    QCOMPARE(late.count(), 0);
    m_keyring.resume();
    QTRY_VERIFY_WITH_TIMEOUT(late.count() == 1, 30'000);
    QCOMPARE(events.size(), 2); // one answer for one call
    QCOMPARE(readFrom(store, kKey).value_or({}), u"bleibt"_s);
}

void KeyringTest::killedInTheMiddleAnswers()
{
    KeychainSecretStore store;
    VERIFY_DONE(writeTo(store, kKey, u"bleibt"_s));
    m_keyring.pause();
    std::optional<Result<QString>> answer;
    store.read(kKey, [&answer](Result<QString> result) { answer = std::move(result); });
    bool asked = false;
    QTimer::singleShot(0, this, [&asked] { asked = true; });
    QTRY_VERIFY(asked);
    QVERIFY(!answer);
    m_keyring.kill();
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000);
    QCOMPARE(reasonOf(*answer), ErrorReason::SecretStoreUnavailable);
    QVERIFY(m_keyring.startUnlocked(kKeyringPassword));
    QCOMPARE(readFrom(store, kKey).value_or({}), u"bleibt"_s);
}

void KeyringTest::secretsMoveToTheFileAndBack()
{
    const QTemporaryDir profile;
    KeychainSecretStore keychain;
    ProfileSecretStore store(profile.path(), keychain, kQuick);
    VERIFY_DONE(writeTo(store, kKey, u"bir"_s));
    const auto moved = answerTo<void>(
        [&](auto done) { store.moveToFile(u"söz"_s, {kKey}, ProfileSecretStore::Unreadable::Fail, done); });
    QVERIFY(moved);
    QCOMPARE(reasonOf(readFrom(keychain, kKey)), ErrorReason::NoPassword);
    m_keyring.kill(); // from now on nobody needs it
    QCOMPARE(readFrom(store, kKey).value_or({}), u"bir"_s);
    VERIFY_DONE(writeTo(store, u"smtp:b"_s, u"iki"_s));
    QVERIFY(m_keyring.startUnlocked(kKeyringPassword));
    VERIFY_DONE(answerTo<void>([&](auto done) { store.moveToKeychain(done); }));
    QCOMPARE(readFrom(keychain, kKey).value_or({}), u"bir"_s);
    QCOMPARE(readFrom(keychain, u"smtp:b"_s).value_or({}), u"iki"_s);
}

void KeyringTest::aLockedKeyringDoesNotEndTheMoveBack()
{
    const QTemporaryDir profile;
    KeychainSecretStore keychain;
    ProfileSecretStore store(profile.path(), keychain, kQuick);
    VERIFY_DONE(writeTo(store, kKey, u"bir"_s));
    VERIFY_DONE(answerTo<void>(
        [&](auto done) { store.moveToFile(u"söz"_s, {kKey}, ProfileSecretStore::Unreadable::Fail, done); }));
    QVERIFY(m_keyring.startLocked());
    QVERIFY(!answerTo<void>([&](auto done) { store.moveToKeychain(done); }));
    QVERIFY(store.place() == ProfileSecretStore::Place::File);
    QCOMPARE(readFrom(store, kKey).value_or({}), u"bir"_s);
}

QTEST_GUILESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
