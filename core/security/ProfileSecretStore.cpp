#include "security/ProfileSecretStore.h"

#include <QDir>

#include <memory>

namespace postaci {

namespace {

Error lockedFile()
{
    return makeError(ErrorKind::Storage, ErrorReason::SecretsLocked,
                     QStringLiteral("the encrypted file with the passwords is locked"));
}

} // namespace

/// Secrets on their way, key by key.
struct ProfileSecretStore::Move
{
    QStringList keys;
    qsizetype next = 0;
    EncryptedSecretStore::Secrets secrets;
    QString passphrase;
    Unreadable unreadable = Unreadable::Fail;
    WriteDone done;
};

ProfileSecretStore::ProfileSecretStore(const QString& profileDir, SecretStore& keychain, const KdfCost& cost,
                                       QObject* parent)
    : QObject(parent), m_keychain(keychain),
      m_file(QDir(profileDir).filePath(QStringLiteral("secrets.box")), cost),
      m_place(m_file.exists() ? Place::File : Place::Keychain)
{
}

SecretStore& ProfileSecretStore::current()
{
    return m_place == Place::File ? static_cast<SecretStore&>(m_file) : m_keychain;
}

void ProfileSecretStore::submit(Call call, Asking asking)
{
    if (m_isMoving) {
        m_waiting.push_back(std::move(call));
        return;
    }
    if (!isLocked()) {
        call.go();
        return;
    }
    if (!m_asks || (m_refusal && asking == Asking::IfNotRefused)) {
        call.fail(m_refusal.value_or(lockedFile()));
        return;
    }
    m_waiting.push_back(std::move(call));
    m_refusal.reset();
    if (!std::exchange(m_isAsking, true))
        Q_EMIT unlockNeeded();
}

void ProfileSecretStore::read(const QString& key, ReadDone done)
{
    submit({[this, key, done] {
                if (m_place == Place::File)
                    readFromFile(key, done);
                else
                    m_keychain.read(key, done);
            },
            [done](const Error& error) { done(unexpected(error)); }},
           Asking::IfNotRefused);
}

void ProfileSecretStore::write(const QString& key, const QString& secret, WriteDone done)
{
    submit({[this, key, secret, done] {
                m_sought.removeAll(key); // this one counts
                current().write(key, secret, done);
            },
            [done](const Error& error) { done(unexpected(error)); }},
           Asking::Always);
}

void ProfileSecretStore::remove(const QString& key, WriteDone done)
{
    submit({[this, key, done] {
                m_sought.removeAll(key);
                current().remove(key, done);
            },
            [done](const Error& error) { done(unexpected(error)); }},
           Asking::Always);
}

void ProfileSecretStore::readFromFile(const QString& key, const ReadDone& done)
{
    m_file.read(key, [this, key, done](const Result<QString>& secret) {
        if (secret || secret.error().reason != ErrorReason::NoPassword || m_keychainFailed) {
            done(secret);
            return;
        }
        m_sought.append(key);
        m_keychain.read(key, [this, key, done, missing = secret](const Result<QString>& left) {
            m_keychainFailed = !left && isKeyringTrouble(left.error());
            foundInKeychain(key, left ? left : missing, done);
        });
    });
}

void ProfileSecretStore::foundInKeychain(const QString& key, const Result<QString>& secret,
                                         const ReadDone& done)
{
    const bool isStillSought = m_sought.removeAll(key) > 0;
    if (!isStillSought && m_place == Place::File) { // something newer has come meanwhile
        m_file.read(key, done);
        return;
    }
    if (secret && m_place == Place::File && !m_isMoving) {
        m_file.write(key, *secret, [this, key](const Result<void>& kept) {
            if (kept && m_place == Place::File && !m_isMoving)
                m_keychain.remove(key, [](const Result<void>&) {});
        });
    }
    done(secret);
}

void ProfileSecretStore::releaseCalls()
{
    for (const Call& call : std::exchange(m_waiting, {}))
        call.go();
}

void ProfileSecretStore::unlock(const QString& passphrase, WriteDone done)
{
    m_file.unlock(passphrase, [this, done = std::move(done)](const Result<void>& opened) {
        if (opened) {
            m_isAsking = false;
            m_refusal.reset();
            if (!m_isMoving)
                releaseCalls();
            Q_EMIT placeChanged();
            Q_EMIT unlocked();
        }
        done(opened);
    });
}

void ProfileSecretStore::refuseUnlock(const std::optional<Error>& why)
{
    m_isAsking = false;
    m_refusal = why.value_or(lockedFile());
    for (const Call& call : std::exchange(m_waiting, {}))
        call.fail(*m_refusal);
}

void ProfileSecretStore::lock()
{
    m_file.lock([this](const Result<void>&) { Q_EMIT placeChanged(); });
    m_refusal = lockedFile(); // who locks does not want to be asked at once
}

void ProfileSecretStore::setPlace(Place place)
{
    m_place = place;
    m_isAsking = false;
    m_refusal.reset();
    Q_EMIT placeChanged();
}

void ProfileSecretStore::endMove(const Result<void>& result, const WriteDone& done)
{
    m_isMoving = false;
    releaseCalls();
    done(result);
}

// To the file

void ProfileSecretStore::moveToFile(const QString& passphrase, const QStringList& keys, Unreadable unreadable,
                                    WriteDone done)
{
    if (m_isMoving || m_place == Place::File) {
        done(unexpected(ErrorKind::Input, ErrorReason::FileUnwritable,
                        QStringLiteral("the passwords are in the encrypted file already")));
        return;
    }
    auto move = std::make_shared<Move>();
    move->keys = keys;
    move->passphrase = passphrase;
    move->unreadable = unreadable;
    move->done = std::move(done);
    m_isMoving = true;
    collect(move);
}

void ProfileSecretStore::collect(const std::shared_ptr<Move>& move)
{
    if (move->next == move->keys.size()) {
        makeFile(move);
        return;
    }
    const QString key = move->keys.at(move->next++);
    m_keychain.read(key, [this, move, key](const Result<QString>& secret) {
        if (secret)
            move->secrets.insert(key, *secret);
        else if (isKeyringTrouble(secret.error()) && move->unreadable == Unreadable::Leave)
            move->next = move->keys.size(); // the next one would only make the person wait
        else if (secret.error().reason != ErrorReason::NoPassword)
            return endMove(unexpected(secret.error()), move->done);
        collect(move);
    });
}

void ProfileSecretStore::makeFile(const std::shared_ptr<Move>& move)
{
    m_file.create(move->passphrase, move->secrets, [this, move](const Result<void>& made) {
        if (!made)
            return endMove(made, move->done);
        setPlace(Place::File);
        move->keys = move->secrets.keys();
        move->next = 0;
        removeFromKeychain(move);
    });
}

void ProfileSecretStore::removeFromKeychain(const std::shared_ptr<Move>& move)
{
    if (move->next == move->keys.size()) {
        endMove({}, move->done);
        return;
    }
    // One that stays there does no harm: the file counts.
    m_keychain.remove(move->keys.at(move->next++),
                      [this, move](const Result<void>&) { removeFromKeychain(move); });
}

// To the keychain

void ProfileSecretStore::moveToKeychain(WriteDone done)
{
    if (m_isMoving || m_place == Place::Keychain) {
        done({});
        return;
    }
    m_isMoving = true;
    auto move = std::make_shared<Move>();
    move->done = std::move(done);
    m_file.readAll([this, move](const Result<EncryptedSecretStore::Secrets>& all) {
        if (!all)
            return endMove(unexpected(all.error()), move->done);
        move->secrets = *all;
        move->keys = all->keys();
        fillKeychain(move);
    });
}

void ProfileSecretStore::fillKeychain(const std::shared_ptr<Move>& move)
{
    if (move->next == move->keys.size()) {
        m_file.discard([this, move](const Result<void>& discarded) {
            if (discarded)
                setPlace(Place::Keychain);
            endMove(discarded, move->done);
        });
        return;
    }
    const QString key = move->keys.at(move->next++);
    m_keychain.write(key, move->secrets.value(key), [this, move, key](const Result<void>& written) {
        if (!written)
            return endMove(written, move->done);
        m_keychain.read(key, [this, move, key](const Result<QString>& kept) {
            if (!kept)
                return endMove(unexpected(kept.error()), move->done);
            if (*kept != move->secrets.value(key)) {
                return endMove(unexpected(ErrorKind::Storage, ErrorReason::SecretStoreUnavailable,
                                          QStringLiteral("the keychain did not keep what was written")),
                               move->done);
            }
            fillKeychain(move);
        });
    });
}

// The file itself

void ProfileSecretStore::changePassphrase(const QString& before, const QString& after, WriteDone done)
{
    m_file.changePassphrase(before, after, [this, done = std::move(done)](const Result<void>& changed) {
        if (changed)
            Q_EMIT placeChanged();
        done(changed);
    });
}

void ProfileSecretStore::setFileAside(WriteDone done)
{
    m_file.setAside([this, done = std::move(done)](const Result<QString>& aside) {
        if (aside) {
            setPlace(Place::Keychain);
            releaseCalls();
        }
        done(aside ? Result<void>() : unexpected(aside.error()));
    });
}

} // namespace postaci
