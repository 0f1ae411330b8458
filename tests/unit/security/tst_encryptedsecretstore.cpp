#include "security/EncryptedSecretStore.h"

#include "SecretAnswers.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <cstdio>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// The store on a real file, and what others do to that file.
class EncryptedSecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsWrittenIsReadAtTheNextStart();
    void lockedUntilThePassphraseIsRight();
    void lockForgetsTheKey();
    void removedIsMissing();
    void theFileIsTheOwnersAlone();
    void anotherFileIsNotOverwritten();
    void passphraseCanBeChanged();
    void brokenAndMissingFilesSaySo();
    void nothingIsWrittenWhereThatFails();
    void twoStoresKeepEachOthersSecrets();
    void manyCallsAtOnceAllCount();
    void killedWhileWritingLeavesOldOrNew();
    void setAsideIsNeitherUsedNorLost();
    void anUnansweredCallOutlivesNothing();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"secrets.box"_s); }
    Result<void> create(EncryptedSecretStore& store, const EncryptedSecretStore::Secrets& secrets = {})
    {
        return answerTo<void>([&](auto done) { store.create(u"geheimnis"_s, secrets, done); });
    }
    static Result<void> unlock(EncryptedSecretStore& store, const QString& passphrase = u"geheimnis"_s)
    {
        return answerTo<void>([&](auto done) { store.unlock(passphrase, done); });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void replaceContent(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// What the other process of killedWhileWritingLeavesOldOrNew() does: counts in the file until it is killed,
/// and says each number that is there.
int countInFile(const QString& path)
{
    EncryptedSecretStore store(path, kQuick);
    if (!answerTo<void>([&](auto done) { store.unlock(u"geheimnis"_s, done); }))
        return 1;
    for (int i = 1;; ++i) {
        if (!writeTo(store, u"count"_s, QString::number(i)))
            return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

} // namespace

void EncryptedSecretStoreTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void EncryptedSecretStoreTest::whatIsWrittenIsReadAtTheNextStart()
{
    {
        EncryptedSecretStore store(path(), kQuick);
        QVERIFY(!store.exists());
        QVERIFY(create(store, {{u"a"_s, u"eski"_s}}));
        QVERIFY(!store.isLocked());
        QVERIFY(writeTo(store, u"b"_s, u"şifre"_s));
        QCOMPARE(readFrom(store, u"b"_s).value_or({}), u"şifre"_s);
    }
    EncryptedSecretStore store(path(), kQuick);
    QVERIFY(store.exists());
    QVERIFY(unlock(store));
    QCOMPARE(readFrom(store, u"a"_s).value_or({}), u"eski"_s);
    QCOMPARE(readFrom(store, u"b"_s).value_or({}), u"şifre"_s);
    QCOMPARE(reasonOf(readFrom(store, u"c"_s)), ErrorReason::NoPassword);
    const auto all = answerTo<EncryptedSecretStore::Secrets>([&](auto done) { store.readAll(done); });
    QVERIFY(all);
    QCOMPARE(*all, (EncryptedSecretStore::Secrets{{u"a"_s, u"eski"_s}, {u"b"_s, u"şifre"_s}}));
}

void EncryptedSecretStoreTest::lockedUntilThePassphraseIsRight()
{
    {
        EncryptedSecretStore store(path(), kQuick);
        QVERIFY(create(store, {{u"a"_s, u"x"_s}}));
    }
    EncryptedSecretStore store(path(), kQuick);
    QVERIFY(store.isLocked());
    const QByteArray before = contentOf(path());
    const auto locked = readFrom(store, u"a"_s);
    QCOMPARE(reasonOf(locked), ErrorReason::SecretsLocked);
    QCOMPARE(locked.error().kind, ErrorKind::Storage);
    QCOMPARE(reasonOf(writeTo(store, u"a"_s, u"y"_s)), ErrorReason::SecretsLocked);
    QCOMPARE(reasonOf(removeFrom(store, u"a"_s)), ErrorReason::SecretsLocked);
    QCOMPARE(reasonOf(unlock(store, u"Geheimnis"_s)), ErrorReason::PassphraseWrong);
    QVERIFY(store.isLocked());
    QCOMPARE(contentOf(path()), before);
    QVERIFY(unlock(store));
    QCOMPARE(readFrom(store, u"a"_s).value_or({}), u"x"_s);
}

void EncryptedSecretStoreTest::lockForgetsTheKey()
{
    EncryptedSecretStore store(path(), kQuick);
    QVERIFY(create(store, {{u"a"_s, u"x"_s}}));
    QVERIFY(answerTo<void>([&](auto done) { store.lock(done); }));
    QVERIFY(store.isLocked());
    QCOMPARE(reasonOf(readFrom(store, u"a"_s)), ErrorReason::SecretsLocked);
}

void EncryptedSecretStoreTest::removedIsMissing()
{
    EncryptedSecretStore store(path(), kQuick);
    QVERIFY(create(store, {{u"a"_s, u"x"_s}}));
    QVERIFY(removeFrom(store, u"a"_s));
    QVERIFY(removeFrom(store, u"a"_s)); // again: nothing to remove is fine
    QCOMPARE(reasonOf(readFrom(store, u"a"_s)), ErrorReason::NoPassword);
}

void EncryptedSecretStoreTest::theFileIsTheOwnersAlone()
{
    const mode_t before = ::umask(0);
    EncryptedSecretStore store(path(), kQuick);
    const auto made = create(store);
    const auto mode = QFile::permissions(path());
    const auto written = writeTo(store, u"a"_s, u"x"_s);
    ::umask(before);
    QVERIFY(made);
    QVERIFY(written);
    const QFile::Permissions owner =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(mode, owner);
    QCOMPARE(QFile::permissions(path()), owner);
    // Nothing else stays in the profile: no copy, no lock.
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"secrets.box"_s});
}

void EncryptedSecretStoreTest::anotherFileIsNotOverwritten()
{
    replaceContent(path(), "something else");
    EncryptedSecretStore store(path(), kQuick);
    QVERIFY(!create(store));
    QCOMPARE(contentOf(path()), QByteArray("something else"));
}

void EncryptedSecretStoreTest::passphraseCanBeChanged()
{
    EncryptedSecretStore store(path(), kQuick);
    QVERIFY(create(store, {{u"a"_s, u"x"_s}}));
    const auto change = [&store](const QString& before, const QString& after) {
        return answerTo<void>([&](auto done) { store.changePassphrase(before, after, done); });
    };
    QCOMPARE(reasonOf(change(u"falsch"_s, u"neu"_s)), ErrorReason::PassphraseWrong);
    QVERIFY(change(u"geheimnis"_s, u"neu"_s));
    QCOMPARE(readFrom(store, u"a"_s).value_or({}), u"x"_s);
    EncryptedSecretStore other(path(), kQuick);
    QCOMPARE(reasonOf(unlock(other)), ErrorReason::PassphraseWrong);
    QVERIFY(unlock(other, u"neu"_s));
    QCOMPARE(readFrom(other, u"a"_s).value_or({}), u"x"_s);
    // A program that still holds the old key has to ask again.
    QVERIFY(change(u"neu"_s, u"noch neuer"_s));
    QCOMPARE(reasonOf(readFrom(other, u"a"_s)), ErrorReason::SecretsLocked);
    QCOMPARE(reasonOf(writeTo(other, u"a"_s, u"y"_s)), ErrorReason::SecretsLocked);
    QCOMPARE(readFrom(store, u"a"_s).value_or({}), u"x"_s);
}

void EncryptedSecretStoreTest::brokenAndMissingFilesSaySo()
{
    EncryptedSecretStore store(path(), kQuick);
    QCOMPARE(reasonOf(unlock(store)), ErrorReason::SecretsFileUnusable);
    QVERIFY(create(store));
    const QByteArray whole = contentOf(path());
    QByteArray damaged = whole;
    damaged[200] = char(damaged[200] ^ 1);
    for (const QByteArray& content : {damaged, whole.left(150), QByteArray()}) {
        replaceContent(path(), content);
        QCOMPARE(reasonOf(unlock(store)), ErrorReason::SecretsFileUnusable);
        QCOMPARE(reasonOf(readFrom(store, u"a"_s)), ErrorReason::SecretsFileUnusable);
        QCOMPARE(reasonOf(writeTo(store, u"a"_s, u"x"_s)), ErrorReason::SecretsFileUnusable);
        QCOMPARE(contentOf(path()), content); // nothing is written over what somebody may want to mend
    }
    replaceContent(path(), whole);
    QCOMPARE(reasonOf(readFrom(store, u"a"_s)), ErrorReason::NoPassword);
}

void EncryptedSecretStoreTest::nothingIsWrittenWhereThatFails()
{
    EncryptedSecretStore store(m_dir->filePath(u"no/such/place/secrets.box"_s), kQuick);
    QCOMPARE(reasonOf(create(store)), ErrorReason::SecretsFileUnusable);
    QVERIFY(store.isLocked());
}

void EncryptedSecretStoreTest::twoStoresKeepEachOthersSecrets()
{
    EncryptedSecretStore one(path(), kQuick);
    QVERIFY(create(one));
    EncryptedSecretStore two(path(), kQuick);
    QVERIFY(unlock(two));
    int answers = 0;
    const auto count = [&answers](const Result<void>& written) { answers += written ? 1 : 0; };
    constexpr int kEach = 40;
    for (int i = 0; i < kEach; ++i) {
        one.write(u"one%1"_s.arg(i), u"x"_s, count);
        two.write(u"two%1"_s.arg(i), u"y"_s, count);
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, 2 * kEach, 60'000);
    const auto all = answerTo<EncryptedSecretStore::Secrets>([&](auto done) { one.readAll(done); });
    QVERIFY(all);
    QCOMPARE(all->size(), 2 * kEach);
}

void EncryptedSecretStoreTest::manyCallsAtOnceAllCount()
{
    EncryptedSecretStore store(path(), kQuick);
    QVERIFY(create(store));
    QStringList read;
    for (int i = 0; i < 20; ++i) {
        store.write(u"a"_s, QString::number(i), [](const Result<void>&) {});
        store.read(u"a"_s, [&read](const Result<QString>& secret) { read << secret.value_or(u"?"_s); });
    }
    QTRY_COMPARE(read.size(), 20);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(read.at(i), QString::number(i)); // in the order of the calls
}

void EncryptedSecretStoreTest::killedWhileWritingLeavesOldOrNew()
{
    {
        EncryptedSecretStore store(path(), kQuick);
        QVERIFY(create(store, {{u"kept"_s, u"x"_s}}));
    }
    for (int round = 0; round < 8; ++round) {
        QProcess writer;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"POSTACI_COUNT_IN"_s, path());
        writer.setProcessEnvironment(environment);
        writer.start(QCoreApplication::applicationFilePath(), QStringList());
        QByteArray said;
        while (said.count('\n') < 3 + round) {
            QVERIFY(writer.waitForReadyRead(30'000));
            said += writer.readAllStandardOutput();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        said += writer.readAllStandardOutput();
        const int last = said.left(said.lastIndexOf('\n')).split('\n').last().toInt();
        EncryptedSecretStore store(path(), kQuick);
        QVERIFY(unlock(store));
        QCOMPARE(readFrom(store, u"kept"_s).value_or({}), u"x"_s);
        const int found = readFrom(store, u"count"_s).value_or({}).toInt();
        QVERIFY2(found == last || found == last + 1, QByteArray::number(found) + " of " + said);
        QVERIFY(writeTo(store, u"count"_s, u"0"_s)); // the dead one's lock holds nobody up
    }
}

void EncryptedSecretStoreTest::setAsideIsNeitherUsedNorLost()
{
    EncryptedSecretStore store(path(), kQuick);
    for (const QString& name : {u"secrets.box.old"_s, u"secrets.box.old2"_s}) {
        QVERIFY(create(store));
        const QByteArray content = contentOf(path());
        const auto aside = answerTo<QString>([&](auto done) { store.setAside(done); });
        QCOMPARE(aside.value_or({}), m_dir->filePath(name));
        QCOMPARE(contentOf(*aside), content);
        QVERIFY(!store.exists());
        QVERIFY(store.isLocked());
    }
}

void EncryptedSecretStoreTest::anUnansweredCallOutlivesNothing()
{
    bool answered = false;
    {
        EncryptedSecretStore store(path(), kQuick);
        store.create(u"x"_s, {}, [&answered](const Result<void>&) { answered = true; });
        store.read(u"a"_s, [&answered](const Result<QString>&) { answered = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet("POSTACI_COUNT_IN"))
        return countInFile(qEnvironmentVariable("POSTACI_COUNT_IN"));
    EncryptedSecretStoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_encryptedsecretstore.moc"
