#pragma once

#include "security/EncryptedSecretStore.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace postaci {

/// A profile's secrets: in the encrypted file secrets.box where the profile has one, since then the person
/// has decided for it, else in the keychain. Moves them from one to the other. UI thread.
///
/// While the file is locked, calls wait for its passphrase if somebody is there to be asked, and else answer
/// SecretsLocked (Storage) at once. While secrets move, calls wait for the end of that.
///
/// What stayed in the keychain because it could not be read when the file was made moves when it is asked for
/// and the keychain can be read again.
class ProfileSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    enum class Place { Keychain, File };
    /// What to do where the keychain does not give a secret that is to move: give up, or leave it there.
    enum class Unreadable { Fail, Leave };

    /// `keychain` must outlive it.
    ProfileSecretStore(const QString& profileDir, SecretStore& keychain, const KdfCost& cost = {},
                       QObject* parent = nullptr);

    [[nodiscard]] Place place() const { return m_place; }
    [[nodiscard]] bool isLocked() const { return m_place == Place::File && m_file.isLocked(); }
    [[nodiscard]] QString filePath() const { return m_file.path(); }

    void read(const QString& key, ReadDone done) override;
    /// Asks for the passphrase even after refuseUnlock(): a person wants something kept.
    void write(const QString& key, const QString& secret, WriteDone done) override;
    void remove(const QString& key, WriteDone done) override;
    [[nodiscard]] ProfileSecretStore* choice() override { return this; }
    /// The keychain that failed answers after all: what stayed in it is looked for again.
    void keychainAnswers() { m_keychainFailed = false; }

    /// From now on somebody listens to unlockNeeded().
    void setAsksWhenLocked(bool on) { m_asks = on; }
    /// Errors: PassphraseWrong (Authentication), SecretsFileUnusable (Storage).
    void unlock(const QString& passphrase, WriteDone done);
    /// What waits answers SecretsLocked, or why there is no passphrase; nobody is asked for further reads.
    void refuseUnlock(const std::optional<Error>& why = std::nullopt);
    void lock();

    /// Makes the file and moves the secrets of `keys` into it; each is taken out of the keychain only after
    /// it was read back. Errors: of the keychain (with Unreadable::Fail), Input where there is a file,
    /// Storage. On an error everything is as it was.
    void moveToFile(const QString& passphrase, const QStringList& keys, Unreadable unreadable,
                    WriteDone done);
    /// Moves all back and deletes the file, once each was read back. Errors: SecretsLocked, of the keychain;
    /// then the file still counts.
    void moveToKeychain(WriteDone done);
    /// Errors: PassphraseWrong (Authentication) for `before`.
    void changePassphrase(const QString& before, const QString& after, WriteDone done);
    /// For a passphrase that is forgotten or a file that is broken: renames the file and uses the keychain
    /// again.
    void setFileAside(WriteDone done);

Q_SIGNALS:
    void unlockNeeded(); ///< somebody waits for the passphrase; once until it is answered
    void unlocked();     ///< secrets can be read again
    void placeChanged(); ///< or whether it is locked

private:
    struct Call
    {
        std::function<void()> go;
        std::function<void(const Error&)> fail;
    };
    enum class Asking { IfNotRefused, Always };
    struct Move;

    void submit(Call call, Asking asking);
    void readFromFile(const QString& key, const ReadDone& done);
    void foundInKeychain(const QString& key, const Result<QString>& secret, const ReadDone& done);
    [[nodiscard]] SecretStore& current();
    void releaseCalls();
    void endMove(const Result<void>& result, const WriteDone& done);
    void collect(const std::shared_ptr<Move>& move);
    void makeFile(const std::shared_ptr<Move>& move);
    void removeFromKeychain(const std::shared_ptr<Move>& move);
    void fillKeychain(const std::shared_ptr<Move>& move);
    void setPlace(Place place);

    SecretStore& m_keychain;
    EncryptedSecretStore m_file;
    Place m_place;
    bool m_asks = false;
    bool m_isAsking = false;
    std::optional<Error> m_refusal; ///< why there is no passphrase; empty: not refused
    bool m_isMoving = false;
    QStringList m_sought;          ///< in the keychain, since the file does not have them
    bool m_keychainFailed = false; ///< in vain: nobody waits for it again before keychainAnswers()
    std::vector<Call> m_waiting;
};

} // namespace postaci
