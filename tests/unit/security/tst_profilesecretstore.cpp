#include "security/InMemorySecretStore.h"
#include "security/ProfileSecretStore.h"

#include "SecretAnswers.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

using Place = ProfileSecretStore::Place;
using Unreadable = ProfileSecretStore::Unreadable;

/// Which place counts, who waits for the passphrase, and that moving loses nothing.
class ProfileSecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutAFileTheKeychainCounts();
    void movedToTheFileNothingStaysBehind();
    void movedBackTheFileIsGone();
    void missingSecretsDoNotStopTheMove();
    void anUnreadableKeychainStopsTheMove();
    void whatCannotBeReadMayStay();
    void whatStayedIsTakenOverOnceTheKeychainOpens();
    void whatIsTypedMeanwhileCounts();
    void aKeychainThatFailsOnTheWayBackLosesNothing();
    void aKeychainThatForgetsLosesNothing();
    void callsDuringAMoveLandInTheNewPlace();
    void lockedWithoutAnybodyToAskAnswersAtOnce();
    void lockedCallsWaitForThePassphrase();
    void refusedCallsAnswerAndNobodyIsAskedAgain();
    void writingAsksEvenAfterARefusal();
    void setAsideGoesOnInTheKeychain();

private:
    /// A store at the next start of the program.
    void restart()
    {
        m_store.reset();
        m_store = std::make_unique<ProfileSecretStore>(m_dir->path(), *m_keychain, kQuick);
    }
    Result<void> toFile(const QStringList& keys = {u"a"_s, u"b"_s}, Unreadable unreadable = Unreadable::Fail)
    {
        return answerTo<void>([&](auto done) { m_store->moveToFile(u"söz"_s, keys, unreadable, done); });
    }
    Result<void> toKeychain()
    {
        return answerTo<void>([&](auto done) { m_store->moveToKeychain(done); });
    }
    Result<void> unlock(const QString& passphrase = u"söz"_s)
    {
        return answerTo<void>([&](auto done) { m_store->unlock(passphrase, done); });
    }
    [[nodiscard]] bool hasFile() const { return QFile::exists(m_dir->filePath(u"secrets.box"_s)); }

    class Keychain;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Keychain> m_keychain;
    std::unique_ptr<ProfileSecretStore> m_store;
};

/// A keychain with moods.
class ProfileSecretStoreTest::Keychain final : public SecretStore
{
public:
    void read(const QString& key, ReadDone done) override
    {
        ++reads;
        if (isBroken)
            return done(unexpected(broken()));
        const auto answer = [this, key, done = std::move(done)] { m_kept.read(key, done); };
        if (waits)
            waiting = answer;
        else
            answer();
    }
    void write(const QString& key, const QString& secret, WriteDone done) override
    {
        if (isBroken || refused == key)
            return done(unexpected(broken()));
        m_kept.write(key, forgets ? QString() : secret, std::move(done));
    }
    void remove(const QString& key, WriteDone done) override
    {
        if (isBroken)
            return done(unexpected(broken()));
        m_kept.remove(key, std::move(done));
    }

    bool isBroken = false;
    bool forgets = false;
    bool waits = false;            ///< for somebody to unlock it, before it lets read
    std::function<void()> waiting; ///< the answer that comes then
    QString refused;
    int reads = 0;

private:
    static Error broken() { return makeError(ErrorKind::Storage, ErrorReason::KeyringLocked, u"locked"_s); }
    InMemorySecretStore m_kept;
};

void ProfileSecretStoreTest::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_unique<Keychain>();
    restart();
    QVERIFY(writeTo(*m_store, u"a"_s, u"bir"_s));
    QVERIFY(writeTo(*m_store, u"b"_s, u"iki"_s));
}

void ProfileSecretStoreTest::withoutAFileTheKeychainCounts()
{
    QVERIFY(m_store->place() == Place::Keychain);
    QVERIFY(!m_store->isLocked());
    QCOMPARE(readFrom(*m_keychain, u"a"_s).value_or({}), u"bir"_s);
    QVERIFY(!hasFile());
}

void ProfileSecretStoreTest::movedToTheFileNothingStaysBehind()
{
    QVERIFY(toFile());
    QVERIFY(m_store->place() == Place::File);
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"bir"_s);
    QCOMPARE(reasonOf(readFrom(*m_keychain, u"a"_s)), ErrorReason::NoPassword);
    QCOMPARE(reasonOf(readFrom(*m_keychain, u"b"_s)), ErrorReason::NoPassword);
    restart();
    QVERIFY(m_store->place() == Place::File);
    QVERIFY(m_store->isLocked());
    QVERIFY(unlock());
    QCOMPARE(readFrom(*m_store, u"b"_s).value_or({}), u"iki"_s);
}

void ProfileSecretStoreTest::movedBackTheFileIsGone()
{
    QVERIFY(toFile());
    QVERIFY(writeTo(*m_store, u"c"_s, u"üç"_s));
    QVERIFY(toKeychain());
    QVERIFY(m_store->place() == Place::Keychain);
    QVERIFY(!hasFile());
    for (const auto& [key, secret] : {std::pair{u"a"_s, u"bir"_s}, {u"b"_s, u"iki"_s}, {u"c"_s, u"üç"_s}})
        QCOMPARE(readFrom(*m_keychain, key).value_or({}), secret);
    restart();
    QVERIFY(m_store->place() == Place::Keychain);
}

void ProfileSecretStoreTest::missingSecretsDoNotStopTheMove()
{
    QVERIFY(toFile({u"a"_s, u"nowhere"_s, u"b"_s}));
    QCOMPARE(readFrom(*m_store, u"b"_s).value_or({}), u"iki"_s);
}

void ProfileSecretStoreTest::anUnreadableKeychainStopsTheMove()
{
    m_keychain->isBroken = true;
    QCOMPARE(reasonOf(toFile()), ErrorReason::KeyringLocked);
    QVERIFY(m_store->place() == Place::Keychain);
    QVERIFY(!hasFile());
    m_keychain->isBroken = false;
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"bir"_s);
}

void ProfileSecretStoreTest::whatCannotBeReadMayStay()
{
    m_keychain->isBroken = true;
    m_keychain->reads = 0;
    QVERIFY(toFile({u"a"_s, u"b"_s}, Unreadable::Leave));
    QCOMPARE(m_keychain->reads, 1); // each further one could take a minute
    QVERIFY(m_store->place() == Place::File);
    QVERIFY(writeTo(*m_store, u"c"_s, u"üç"_s));
    QCOMPARE(readFrom(*m_store, u"c"_s).value_or({}), u"üç"_s);
    QCOMPARE(m_keychain->reads, 1);
    QCOMPARE(reasonOf(readFrom(*m_store, u"a"_s)), ErrorReason::NoPassword);
    QCOMPARE(reasonOf(readFrom(*m_store, u"b"_s)), ErrorReason::NoPassword);
    QCOMPARE(m_keychain->reads, 2); // tried once more, and then no more
    m_keychain->isBroken = false;
    m_store->keychainAnswers();
    QCOMPARE(readFrom(*m_store, u"b"_s).value_or({}), u"iki"_s);
    QCOMPARE(readFrom(*m_keychain, u"a"_s).value_or({}), u"bir"_s);
}

void ProfileSecretStoreTest::whatStayedIsTakenOverOnceTheKeychainOpens()
{
    m_keychain->isBroken = true;
    QVERIFY(toFile({u"a"_s, u"b"_s}, Unreadable::Leave));
    m_keychain->isBroken = false;
    restart();
    QVERIFY(unlock());
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"bir"_s);
    // The file has it before it leaves the keychain.
    QTRY_COMPARE(reasonOf(readFrom(*m_keychain, u"a"_s)), ErrorReason::NoPassword);
    QCOMPARE(readFrom(*m_keychain, u"b"_s).value_or({}), u"iki"_s); // nobody has asked for it
    m_keychain->isBroken = true;
    restart();
    QVERIFY(unlock());
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"bir"_s);
}

void ProfileSecretStoreTest::whatIsTypedMeanwhileCounts()
{
    m_keychain->isBroken = true;
    QVERIFY(toFile({u"a"_s}, Unreadable::Leave));
    m_keychain->isBroken = false;
    m_keychain->waits = true;
    std::optional<Result<QString>> read;
    m_store->read(u"a"_s, [&read](const Result<QString>& secret) { read = secret; });
    QTRY_VERIFY(m_keychain->waiting);
    QVERIFY(writeTo(*m_store, u"a"_s, u"yeni"_s));
    m_keychain->waiting();
    QTRY_VERIFY(read.has_value());
    QCOMPARE(read->value_or({}), u"yeni"_s);
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"yeni"_s);
}

void ProfileSecretStoreTest::aKeychainThatFailsOnTheWayBackLosesNothing()
{
    QVERIFY(toFile());
    m_keychain->refused = u"b"_s;
    QCOMPARE(reasonOf(toKeychain()), ErrorReason::KeyringLocked);
    QVERIFY(m_store->place() == Place::File);
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"bir"_s);
    QCOMPARE(readFrom(*m_store, u"b"_s).value_or({}), u"iki"_s);
}

void ProfileSecretStoreTest::aKeychainThatForgetsLosesNothing()
{
    QVERIFY(toFile());
    m_keychain->forgets = true;
    QVERIFY(!toKeychain());
    QVERIFY(m_store->place() == Place::File);
    QVERIFY(hasFile());
    QCOMPARE(readFrom(*m_store, u"b"_s).value_or({}), u"iki"_s);
}

void ProfileSecretStoreTest::callsDuringAMoveLandInTheNewPlace()
{
    std::optional<Result<void>> moved;
    m_store->moveToFile(u"söz"_s, {u"a"_s, u"b"_s}, Unreadable::Fail,
                        [&moved](Result<void> result) { moved = std::move(result); });
    QVERIFY(!moved);
    QVERIFY(writeTo(*m_store, u"a"_s, u"yeni"_s));
    QVERIFY(moved.has_value());
    QVERIFY(*moved);
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"yeni"_s);
    QCOMPARE(reasonOf(readFrom(*m_keychain, u"a"_s)), ErrorReason::NoPassword);
}

void ProfileSecretStoreTest::lockedWithoutAnybodyToAskAnswersAtOnce()
{
    QVERIFY(toFile());
    restart();
    const QSignalSpy asked(m_store.get(), &ProfileSecretStore::unlockNeeded);
    QCOMPARE(reasonOf(readFrom(*m_store, u"a"_s)), ErrorReason::SecretsLocked);
    QCOMPARE(reasonOf(writeTo(*m_store, u"a"_s, u"x"_s)), ErrorReason::SecretsLocked);
    QCOMPARE(asked.count(), 0);
}

void ProfileSecretStoreTest::lockedCallsWaitForThePassphrase()
{
    QVERIFY(toFile());
    restart();
    m_store->setAsksWhenLocked(true);
    const QSignalSpy asked(m_store.get(), &ProfileSecretStore::unlockNeeded);
    const QSignalSpy unlocked(m_store.get(), &ProfileSecretStore::unlocked);
    QStringList read;
    for (const QString& key : {u"a"_s, u"b"_s})
        m_store->read(key, [&read](const Result<QString>& secret) { read << secret.value_or(u"?"_s); });
    QCOMPARE(asked.count(), 1); // once, however many wait
    QCOMPARE(reasonOf(unlock(u"yanlış"_s)), ErrorReason::PassphraseWrong);
    QVERIFY(read.isEmpty());
    QVERIFY(unlock());
    QTRY_COMPARE(read, (QStringList{u"bir"_s, u"iki"_s}));
    QCOMPARE(unlocked.count(), 1);
}

void ProfileSecretStoreTest::refusedCallsAnswerAndNobodyIsAskedAgain()
{
    QVERIFY(toFile());
    restart();
    m_store->setAsksWhenLocked(true);
    const QSignalSpy asked(m_store.get(), &ProfileSecretStore::unlockNeeded);
    std::optional<Result<QString>> answer;
    m_store->read(u"a"_s, [&answer](Result<QString> result) { answer = std::move(result); });
    m_store->refuseUnlock();
    QVERIFY(answer.has_value());
    QCOMPARE(reasonOf(*answer), ErrorReason::SecretsLocked);
    QCOMPARE(reasonOf(readFrom(*m_store, u"a"_s)), ErrorReason::SecretsLocked);
    QCOMPARE(asked.count(), 1);
    QVERIFY(unlock()); // by the button in the bar
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"bir"_s);
}

void ProfileSecretStoreTest::writingAsksEvenAfterARefusal()
{
    QVERIFY(toFile());
    restart();
    m_store->setAsksWhenLocked(true);
    m_store->refuseUnlock();
    const QSignalSpy asked(m_store.get(), &ProfileSecretStore::unlockNeeded);
    std::optional<Result<void>> written;
    m_store->write(u"c"_s, u"üç"_s, [&written](Result<void> result) { written = std::move(result); });
    QCOMPARE(asked.count(), 1);
    QVERIFY(!written);
    QVERIFY(unlock());
    QTRY_VERIFY(written.has_value());
    QVERIFY(*written);
    QCOMPARE(readFrom(*m_store, u"c"_s).value_or({}), u"üç"_s);
}

void ProfileSecretStoreTest::setAsideGoesOnInTheKeychain()
{
    QVERIFY(toFile());
    restart();
    QVERIFY(answerTo<void>([&](auto done) { m_store->setFileAside(done); }));
    QVERIFY(m_store->place() == Place::Keychain);
    QVERIFY(!hasFile());
    QVERIFY(QFile::exists(m_dir->filePath(u"secrets.box.old"_s)));
    QVERIFY(writeTo(*m_store, u"a"_s, u"yeniden"_s));
    QCOMPARE(readFrom(*m_keychain, u"a"_s).value_or({}), u"yeniden"_s);
}

QTEST_GUILESS_MAIN(ProfileSecretStoreTest)
#include "tst_profilesecretstore.moc"
