#include "security/SecretBytes.h"

#include <sodium.h>

#include <cstring>
#include <new>
#include <utility>

namespace postaci {

namespace {

unsigned char* guardedMemory(std::size_t size)
{
    static const bool ready = sodium_init() >= 0;
    void* memory = ready ? sodium_malloc(size) : nullptr;
    if (memory == nullptr)
        throw std::bad_alloc();
    sodium_memzero(memory, size);
    return static_cast<unsigned char*>(memory);
}

} // namespace

SecretBytes::SecretBytes(std::size_t size) : m_data(guardedMemory(size)), m_size(size) {}

SecretBytes::SecretBytes(const QString& text) : SecretBytes()
{
    QByteArray utf8 = text.toUtf8();
    *this = SecretBytes(static_cast<std::size_t>(utf8.size()));
    std::memcpy(m_data, utf8.constData(), m_size);
    sodium_memzero(utf8.data(), m_size);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

SecretBytes::~SecretBytes()
{
    sodium_free(m_data); // wipes; null is fine
}

QString SecretBytes::text() const
{
    return QString::fromUtf8(reinterpret_cast<const char*>(m_data), static_cast<qsizetype>(m_size));
}

SecretBytes passphraseBytes(const QString& typed)
{
    return SecretBytes(typed.normalized(QString::NormalizationForm_C));
}

} // namespace postaci
