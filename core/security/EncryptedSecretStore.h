#pragma once

#include "security/SecretStore.h"
#include "security/SecretsBox.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <optional>

namespace postaci {

/// Secrets in one encrypted file under a passphrase (SecretsBox), for systems without a keyring. UI thread;
/// the file and the key are worked on in a thread of its own, one call after the other. No secret stays in
/// memory between two calls, the key does until lock(). Two programs may share the file: each change begins
/// with what it holds by then, under a lock file beside it. The file's mode is 0600, and a change replaces it
/// as a whole.
///
/// Errors beside those of SecretStore: SecretsLocked (Storage) before unlock(), SecretsFileUnusable
/// (Storage).
class EncryptedSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    using Secrets = QHash<QString, QString>;
    using ReadAllDone = std::function<void(Result<Secrets>)>;

    explicit EncryptedSecretStore(const QString& path, const KdfCost& cost = {}, QObject* parent = nullptr);
    ~EncryptedSecretStore() override; ///< wipes the key; calls that are not answered by then never are

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isLocked() const { return !m_hasKey; }

    void read(const QString& key, ReadDone done) override;
    void write(const QString& key, const QString& secret, WriteDone done) override;
    void remove(const QString& key, WriteDone done) override;
    void readAll(ReadAllDone done);

    /// A new file with `secrets`, read back before it counts; unlocked then. Errors: Input where there is
    /// one.
    void create(const QString& passphrase, const Secrets& secrets, WriteDone done);
    /// Errors: PassphraseWrong (Authentication).
    void unlock(const QString& passphrase, WriteDone done);
    void lock(WriteDone done); ///< holds for all later calls
    /// Errors: PassphraseWrong (Authentication) for `before`.
    void changePassphrase(const QString& before, const QString& after, WriteDone done);
    /// Deletes the file for good.
    void discard(WriteDone done);
    /// Renames the file, so that it is neither used nor lost; answers with its new path.
    void setAside(ReadDone done);

private:
    using Change = std::function<void(SecretMap&)>;

    /// Runs `work` in the store's thread and hands its result over in this one.
    template <typename T> void run(std::function<Result<T>()> work, std::function<void(Result<T>)> done);
    // In the store's thread
    [[nodiscard]] Result<QByteArray> load() const;
    [[nodiscard]] Result<SecretMap> open() const;
    [[nodiscard]] Result<void> save(const QByteArray& file) const;
    [[nodiscard]] Result<void> change(const Change& change) const;
    [[nodiscard]] Result<void> changeKey(const SecretBytes& before, const SecretBytes& after);
    [[nodiscard]] Result<void> make(const SecretBytes& passphrase, const SecretMap& secrets);
    void setKey(std::optional<SecretsBoxKey> key);

    const QString m_path;
    const KdfCost m_cost;
    std::atomic<bool> m_hasKey = false;
    std::optional<SecretsBoxKey> m_key; ///< the store's thread alone
    QThreadPool m_pool;                 ///< of one thread
};

} // namespace postaci
