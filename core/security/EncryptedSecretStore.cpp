#include "security/EncryptedSecretStore.h"

#include <QFile>
#include <QLockFile>
#include <QSaveFile>

#include <memory>

namespace postaci {

namespace {

// A change takes milliseconds. A lock that is older, and does not name a program that runs, is what one left
// behind that was killed.
constexpr int kLockStaleMs = 10'000;
constexpr int kLockWaitMs = 15'000;

Unexpected fileUnusable(const QString& what, const QString& why)
{
    return unexpected(ErrorKind::Storage, ErrorReason::SecretsFileUnusable, what, why);
}

Unexpected noSecret(const QString& key)
{
    return unexpected(ErrorKind::Authentication, ErrorReason::NoPassword,
                      QStringLiteral("no password is stored for %1").arg(key));
}

/// The file while this program alone changes it.
class FileLock
{
public:
    explicit FileLock(const QString& path) : m_lock(path + QStringLiteral(".lock"))
    {
        m_lock.setStaleLockTime(kLockStaleMs);
        m_isHeld = m_lock.tryLock(kLockWaitMs);
    }
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

private:
    QLockFile m_lock;
    bool m_isHeld = false;
};

Unexpected inUse()
{
    return fileUnusable(QStringLiteral("the encrypted file is being changed by another program"), {});
}

SecretMap sealable(const EncryptedSecretStore::Secrets& secrets)
{
    SecretMap map;
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it)
        map.insert_or_assign(it.key().toUtf8(), SecretBytes(it.value()));
    return map;
}

bool isSame(const SecretMap& a, const SecretMap& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& left, const auto& right) {
        return left.first == right.first && left.second.text() == right.second.text();
    });
}

} // namespace

EncryptedSecretStore::EncryptedSecretStore(const QString& path, const KdfCost& cost, QObject* parent)
    : QObject(parent), m_path(path), m_cost(cost)
{
    m_pool.setMaxThreadCount(1);
}

EncryptedSecretStore::~EncryptedSecretStore()
{
    m_pool.clear();
    m_pool.waitForDone();
}

bool EncryptedSecretStore::exists() const
{
    return QFile::exists(m_path);
}

template <typename T>
void EncryptedSecretStore::run(std::function<Result<T>()> work, std::function<void(Result<T>)> done)
{
    m_pool.start([this, work = std::move(work), done = std::move(done)] {
        auto result = std::make_shared<Result<T>>(work());
        QMetaObject::invokeMethod(
            this, [result, done] { done(std::move(*result)); }, Qt::QueuedConnection);
    });
}

void EncryptedSecretStore::read(const QString& key, ReadDone done)
{
    run<QString>(
        [this, key]() -> Result<QString> {
            const Result<SecretMap> secrets = open();
            if (!secrets)
                return unexpected(secrets.error());
            const auto found = secrets->find(key.toUtf8());
            return found != secrets->end() ? Result<QString>(found->second.text()) : noSecret(key);
        },
        std::move(done));
}

void EncryptedSecretStore::readAll(ReadAllDone done)
{
    run<Secrets>(
        [this]() -> Result<Secrets> {
            const Result<SecretMap> secrets = open();
            if (!secrets)
                return unexpected(secrets.error());
            Secrets all;
            for (const auto& [key, secret] : *secrets)
                all.insert(QString::fromUtf8(key), secret.text());
            return all;
        },
        std::move(done));
}

void EncryptedSecretStore::write(const QString& key, const QString& secret, WriteDone done)
{
    auto bytes = std::make_shared<SecretBytes>(secret);
    run<void>(
        [this, key, bytes] {
            return change(
                [&](SecretMap& secrets) { secrets.insert_or_assign(key.toUtf8(), std::move(*bytes)); });
        },
        std::move(done));
}

void EncryptedSecretStore::remove(const QString& key, WriteDone done)
{
    run<void>([this, key] { return change([&](SecretMap& secrets) { secrets.erase(key.toUtf8()); }); },
              std::move(done));
}

void EncryptedSecretStore::create(const QString& passphrase, const Secrets& secrets, WriteDone done)
{
    auto phrase = std::make_shared<SecretBytes>(passphraseBytes(passphrase));
    auto map = std::make_shared<SecretMap>(sealable(secrets));
    run<void>([this, phrase, map] { return make(*phrase, *map); }, std::move(done));
}

void EncryptedSecretStore::unlock(const QString& passphrase, WriteDone done)
{
    auto phrase = std::make_shared<SecretBytes>(passphraseBytes(passphrase));
    run<void>(
        [this, phrase]() -> Result<void> {
            const Result<QByteArray> file = load();
            if (!file)
                return unexpected(file.error());
            Result<SecretsBoxKey> key = boxKeyOf(*file, *phrase);
            if (!key)
                return unexpected(key.error());
            if (const auto opened = openBox(*file, *key); !opened)
                return unexpected(opened.error());
            setKey(std::move(*key));
            return {};
        },
        std::move(done));
}

void EncryptedSecretStore::lock(WriteDone done)
{
    run<void>(
        [this]() -> Result<void> {
            setKey(std::nullopt);
            return {};
        },
        std::move(done));
}

void EncryptedSecretStore::changePassphrase(const QString& before, const QString& after, WriteDone done)
{
    auto old = std::make_shared<SecretBytes>(passphraseBytes(before));
    auto chosen = std::make_shared<SecretBytes>(passphraseBytes(after));
    run<void>([this, old, chosen] { return changeKey(*old, *chosen); }, std::move(done));
}

void EncryptedSecretStore::discard(WriteDone done)
{
    run<void>(
        [this]() -> Result<void> {
            const FileLock lock(m_path);
            if (!lock.isHeld())
                return inUse();
            QFile file(m_path);
            if (!file.remove())
                return fileUnusable(QStringLiteral("the encrypted file cannot be deleted"),
                                    file.errorString());
            setKey(std::nullopt);
            return {};
        },
        std::move(done));
}

void EncryptedSecretStore::setAside(ReadDone done)
{
    run<QString>(
        [this]() -> Result<QString> {
            const FileLock lock(m_path);
            if (!lock.isHeld())
                return inUse();
            QString aside = m_path + QStringLiteral(".old");
            for (int i = 2; QFile::exists(aside); ++i)
                aside = QStringLiteral("%1.old%2").arg(m_path).arg(i);
            QFile file(m_path);
            if (!file.rename(aside))
                return fileUnusable(QStringLiteral("the encrypted file cannot be renamed"),
                                    file.errorString());
            setKey(std::nullopt);
            return aside;
        },
        std::move(done));
}

// In the store's thread

void EncryptedSecretStore::setKey(std::optional<SecretsBoxKey> key)
{
    m_key = std::move(key);
    m_hasKey = m_key.has_value();
}

Result<QByteArray> EncryptedSecretStore::load() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fileUnusable(QStringLiteral("the encrypted file cannot be read"), file.errorString());
    QByteArray bytes = file.read(kLargestSecretsFile + 1);
    if (file.error() != QFile::NoError)
        return fileUnusable(QStringLiteral("the encrypted file cannot be read"), file.errorString());
    return bytes;
}

Result<SecretMap> EncryptedSecretStore::open() const
{
    if (!m_key) {
        return unexpected(ErrorKind::Storage, ErrorReason::SecretsLocked,
                          QStringLiteral("the encrypted file is locked"));
    }
    const Result<QByteArray> file = load();
    return file ? openBox(*file, *m_key) : unexpected(file.error());
}

Result<void> EncryptedSecretStore::save(const QByteArray& bytes) const
{
    const QString failed = QStringLiteral("the encrypted file cannot be written");
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return fileUnusable(failed, file.errorString());
    return {};
}

Result<void> EncryptedSecretStore::change(const Change& change) const
{
    const FileLock lock(m_path);
    if (!lock.isHeld())
        return inUse();
    Result<SecretMap> secrets = open();
    if (!secrets)
        return unexpected(secrets.error());
    change(*secrets);
    return save(sealBox(*secrets, *m_key));
}

Result<void> EncryptedSecretStore::changeKey(const SecretBytes& before, const SecretBytes& after)
{
    // Keys take long to make: without the lock.
    const Result<QByteArray> file = load();
    if (!file)
        return unexpected(file.error());
    const Result<SecretsBoxKey> old = boxKeyOf(*file, before);
    if (!old)
        return unexpected(old.error());
    Result<SecretsBoxKey> key = makeBoxKey(after, m_cost);
    if (!key)
        return unexpected(key.error());
    const FileLock lock(m_path);
    if (!lock.isHeld())
        return inUse();
    const Result<QByteArray> present = load();
    const Result<SecretMap> secrets = present ? openBox(*present, *old) : unexpected(present.error());
    if (!secrets)
        return unexpected(secrets.error());
    if (const Result<void> saved = save(sealBox(*secrets, *key)); !saved)
        return saved;
    setKey(std::move(*key));
    return {};
}

Result<void> EncryptedSecretStore::make(const SecretBytes& passphrase, const SecretMap& secrets)
{
    Result<SecretsBoxKey> key = makeBoxKey(passphrase, m_cost);
    if (!key)
        return unexpected(key.error());
    const FileLock lock(m_path);
    if (!lock.isHeld())
        return inUse();
    if (exists()) {
        return unexpected(ErrorKind::Input, ErrorReason::FileUnwritable,
                          QStringLiteral("there is an encrypted file already"));
    }
    if (const Result<void> saved = save(sealBox(secrets, *key)); !saved)
        return saved;
    const Result<QByteArray> file = load();
    const Result<SecretMap> found = file ? openBox(*file, *key) : unexpected(file.error());
    if (!found || !isSame(*found, secrets)) {
        QFile::remove(m_path);
        return found ? fileUnusable(QStringLiteral("the encrypted file does not hold what was written"), {})
                     : unexpected(found.error());
    }
    setKey(std::move(*key));
    return {};
}

} // namespace postaci
