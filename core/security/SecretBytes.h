#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>

namespace postaci {

/// Memory for a secret: it is not swapped out where the system lets us lock it, it has guard pages, and it is
/// wiped when it goes. Movable only. Throws std::bad_alloc.
class SecretBytes
{
public:
    explicit SecretBytes(std::size_t size = 0); ///< zeroed
    explicit SecretBytes(const QString& text);  ///< UTF-8
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    [[nodiscard]] unsigned char* data() { return m_data; }
    [[nodiscard]] const unsigned char* data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] QString text() const; ///< of UTF-8; a copy that nobody wipes

private:
    unsigned char* m_data = nullptr;
    std::size_t m_size = 0;
};

/// A passphrase as it is typed, made the same whatever keyboard it comes from (Unicode's form C).
[[nodiscard]] SecretBytes passphraseBytes(const QString& typed);

} // namespace postaci
