#pragma once

#include "base/Result.h"
#include "security/SecretBytes.h"

#include <QByteArray>

#include <array>
#include <map>

namespace postaci {

/// What Argon2id (RFC 9106) costs for one guess at a passphrase.
struct KdfCost
{
    quint32 passes = 3;
    quint32 kibibytes = 256 * 1024;

    bool operator==(const KdfCost&) const = default;
};

/// Secrets by the keys of SecretStore, in UTF-8.
using SecretMap = std::map<QByteArray, SecretBytes>;

/// The key of one sealed file, with what its header says about how the key comes from the passphrase.
struct SecretsBoxKey
{
    KdfCost cost;
    std::array<unsigned char, 16> salt{};
    std::array<unsigned char, 16> check{}; ///< of the key: tells a wrong passphrase from a broken file
    SecretBytes key;
};

/// The file with all secrets, sealed as a whole. Little-endian: "PSTCSEC1", passes and KiB of Argon2id (4
/// bytes each), salt (16), check of the key (16), nonce (24), checksum of the header so far (16, BLAKE2b),
/// then the secrets by XChaCha20-Poly1305 with the header as additional data. Pure functions for any thread.
///
/// Errors of all: SecretsFileUnusable (Storage) for bytes that are cut, changed or of no use here, which
/// includes costs beyond what any version of this program has asked for, since the file may be somebody
/// else's.

/// A key from a new salt. Takes as long as `cost` says. Errors also: no memory for it.
[[nodiscard]] Result<SecretsBoxKey> makeBoxKey(const SecretBytes& passphrase, const KdfCost& cost);
/// The key of `file`. Takes as long as the file's cost says. Errors also: PassphraseWrong (Authentication).
[[nodiscard]] Result<SecretsBoxKey> boxKeyOf(const QByteArray& file, const SecretBytes& passphrase);
/// Errors also: SecretsLocked (Storage) where `file` has another key by now.
[[nodiscard]] Result<SecretMap> openBox(const QByteArray& file, const SecretsBoxKey& key);
/// With a new nonce each time.
[[nodiscard]] QByteArray sealBox(const SecretMap& secrets, const SecretsBoxKey& key);

/// A larger file is not ours.
constexpr qint64 kLargestSecretsFile = 4 << 20;

} // namespace postaci
