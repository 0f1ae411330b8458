#include "security/SecretsBox.h"

#include <QtEndian>

#include <sodium.h>

#include <cstring>
#include <optional>

namespace postaci {

namespace {

constexpr char kMagic[] = "PSTCSEC1";
constexpr std::size_t kMagicSize = sizeof kMagic - 1;
constexpr std::size_t kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kKeySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kSumSize = 16;
constexpr std::size_t kPadding = 512; ///< so that the size of the file does not tell those of the passwords

constexpr std::size_t kCostAt = kMagicSize;
constexpr std::size_t kSaltAt = kCostAt + 8;
constexpr std::size_t kCheckAt = kSaltAt + 16;
constexpr std::size_t kNonceAt = kCheckAt + 16;
constexpr std::size_t kSumAt = kNonceAt + kNonceSize;
constexpr std::size_t kHeaderSize = kSumAt + kSumSize;

constexpr quint32 kMostPasses = 8;
constexpr quint32 kMostKibibytes = 512 * 1024;

static_assert(crypto_pwhash_argon2id_SALTBYTES == 16);

Unexpected unusable(const char* why)
{
    return unexpected(ErrorKind::Storage, ErrorReason::SecretsFileUnusable,
                      QStringLiteral("the encrypted file cannot be used: %1").arg(QLatin1String(why)));
}

using Header = std::array<unsigned char, kHeaderSize>;

void addSum(Header& header)
{
    crypto_generichash(header.data() + kSumAt, kSumSize, header.data(), kSumAt, nullptr, 0);
}

Header headerFor(const SecretsBoxKey& key)
{
    Header header{};
    std::memcpy(header.data(), kMagic, kMagicSize);
    qToLittleEndian(key.cost.passes, header.data() + kCostAt);
    qToLittleEndian(key.cost.kibibytes, header.data() + kCostAt + 4);
    std::memcpy(header.data() + kSaltAt, key.salt.data(), key.salt.size());
    std::memcpy(header.data() + kCheckAt, key.check.data(), key.check.size());
    randombytes_buf(header.data() + kNonceAt, kNonceSize);
    addSum(header);
    return header;
}

bool isWithinBounds(const KdfCost& cost)
{
    return cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN && cost.passes <= kMostPasses &&
           cost.kibibytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN / 1024 && cost.kibibytes <= kMostKibibytes;
}

/// The header as a key without its secret part.
Result<SecretsBoxKey> readHeader(const QByteArray& file)
{
    if (file.size() > kLargestSecretsFile)
        return unusable("it is too large");
    if (static_cast<std::size_t>(file.size()) < kHeaderSize + kTagSize)
        return unusable("it is cut short");
    if (!file.startsWith(QByteArrayView(kMagic, kMagicSize)))
        return unusable("it is of another kind");
    const auto* bytes = reinterpret_cast<const unsigned char*>(file.constData());
    Header header{};
    std::memcpy(header.data(), bytes, kSumAt);
    addSum(header);
    if (sodium_memcmp(header.data() + kSumAt, bytes + kSumAt, kSumSize) != 0)
        return unusable("its header is damaged");
    SecretsBoxKey key;
    key.cost = {qFromLittleEndian<quint32>(bytes + kCostAt), qFromLittleEndian<quint32>(bytes + kCostAt + 4)};
    if (!isWithinBounds(key.cost))
        return unusable("it asks for too much work");
    std::memcpy(key.salt.data(), bytes + kSaltAt, key.salt.size());
    std::memcpy(key.check.data(), bytes + kCheckAt, key.check.size());
    return key;
}

/// Fills in key and check from the rest.
Result<void> derive(SecretsBoxKey& key, const SecretBytes& passphrase)
{
    constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "secrets ";
    constexpr quint64 kForSecrets = 1;
    constexpr quint64 kForCheck = 2;
    SecretBytes root(crypto_kdf_KEYBYTES);
    const int failed =
        crypto_pwhash(root.data(), root.size(), reinterpret_cast<const char*>(passphrase.data()),
                      passphrase.size(), key.salt.data(), key.cost.passes,
                      std::size_t(key.cost.kibibytes) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0)
        return unusable("there is not enough memory to make its key");
    key.key = SecretBytes(kKeySize);
    crypto_kdf_derive_from_key(key.key.data(), kKeySize, kForSecrets, kContext, root.data());
    crypto_kdf_derive_from_key(key.check.data(), key.check.size(), kForCheck, kContext, root.data());
    return {};
}

/// Reads what was sealed; its limits are those of the bytes.
class PlainReader
{
public:
    explicit PlainReader(const SecretBytes& bytes, std::size_t size) : m_at(bytes.data()), m_left(size) {}

    [[nodiscard]] bool atEnd() const { return m_left == 0; }
    /// A piece with its length before it.
    std::optional<SecretBytes> piece()
    {
        if (m_left < 4)
            return std::nullopt;
        const std::size_t size = qFromLittleEndian<quint32>(m_at);
        if (size > m_left - 4)
            return std::nullopt;
        SecretBytes bytes(size);
        std::memcpy(bytes.data(), m_at + 4, size);
        m_at += 4 + size;
        m_left -= 4 + size;
        return bytes;
    }

private:
    const unsigned char* m_at;
    std::size_t m_left;
};

Result<SecretMap> unpack(const SecretBytes& plain)
{
    std::size_t size = 0;
    if (sodium_unpad(&size, plain.data(), plain.size(), kPadding) != 0)
        return unusable("its content is malformed");
    SecretMap secrets;
    PlainReader reader(plain, size);
    while (!reader.atEnd()) {
        const auto key = reader.piece();
        auto secret = key ? reader.piece() : std::nullopt;
        if (!secret)
            return unusable("its content is malformed");
        secrets.insert_or_assign(key->text().toUtf8(), std::move(*secret));
    }
    return secrets;
}

SecretBytes pack(const SecretMap& secrets)
{
    std::size_t size = 0;
    for (const auto& [key, secret] : secrets)
        size += 8 + static_cast<std::size_t>(key.size()) + secret.size();
    const std::size_t padded = (size / kPadding + 1) * kPadding;
    SecretBytes plain(padded);
    unsigned char* at = plain.data();
    const auto add = [&at](const void* bytes, std::size_t length) {
        qToLittleEndian(static_cast<quint32>(length), at);
        std::memcpy(at + 4, bytes, length);
        at += 4 + length;
    };
    for (const auto& [key, secret] : secrets) {
        add(key.constData(), static_cast<std::size_t>(key.size()));
        add(secret.data(), secret.size());
    }
    std::size_t written = 0;
    sodium_pad(&written, plain.data(), size, kPadding, padded);
    return plain;
}

} // namespace

Result<SecretsBoxKey> makeBoxKey(const SecretBytes& passphrase, const KdfCost& cost)
{
    SecretsBoxKey key;
    key.cost = cost;
    randombytes_buf(key.salt.data(), key.salt.size());
    if (const Result<void> made = derive(key, passphrase); !made)
        return unexpected(made.error());
    return key;
}

Result<SecretsBoxKey> boxKeyOf(const QByteArray& file, const SecretBytes& passphrase)
{
    Result<SecretsBoxKey> key = readHeader(file);
    if (!key)
        return key;
    const auto expected = key->check;
    if (const Result<void> made = derive(*key, passphrase); !made)
        return unexpected(made.error());
    if (sodium_memcmp(key->check.data(), expected.data(), expected.size()) != 0) {
        return unexpected(ErrorKind::Authentication, ErrorReason::PassphraseWrong,
                          QStringLiteral("the passphrase is not that of the encrypted file"));
    }
    return key;
}

Result<SecretMap> openBox(const QByteArray& file, const SecretsBoxKey& key)
{
    const Result<SecretsBoxKey> header = readHeader(file);
    if (!header)
        return unexpected(header.error());
    if (header->salt != key.salt || header->check != key.check || !(header->cost == key.cost)) {
        return unexpected(ErrorKind::Storage, ErrorReason::SecretsLocked,
                          QStringLiteral("the encrypted file has another passphrase by now"));
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(file.constData());
    const std::size_t sealedSize = static_cast<std::size_t>(file.size()) - kHeaderSize;
    SecretBytes plain(sealedSize - kTagSize);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain.data(), nullptr, nullptr, bytes + kHeaderSize, sealedSize, bytes, kHeaderSize, bytes + kNonceAt,
        key.key.data());
    if (failed != 0)
        return unusable("its content is damaged");
    return unpack(plain);
}

QByteArray sealBox(const SecretMap& secrets, const SecretsBoxKey& key)
{
    const SecretBytes plain = pack(secrets);
    const Header header = headerFor(key);
    QByteArray file(static_cast<qsizetype>(kHeaderSize + plain.size() + kTagSize), Qt::Uninitialized);
    auto* bytes = reinterpret_cast<unsigned char*>(file.data());
    std::memcpy(bytes, header.data(), kHeaderSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes + kHeaderSize, nullptr, plain.data(), plain.size(),
                                               bytes, kHeaderSize, nullptr, bytes + kNonceAt, key.key.data());
    return file;
}

} // namespace postaci
