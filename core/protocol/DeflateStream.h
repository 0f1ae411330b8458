#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace postaci {

/// A connection's bytes compressed both ways: raw DEFLATE (RFC 1951) as COMPRESS wants it (RFC 4978). Holds
/// what it was given and not yet asked for, so that output never grows on its own. Used by one thread.
class DeflateStream
{
public:
    DeflateStream();
    ~DeflateStream();
    DeflateStream(const DeflateStream&) = delete;
    DeflateStream& operator=(const DeflateStream&) = delete;

    /// `bytes` compressed and flushed, so that the other side can read all of them.
    [[nodiscard]] QByteArray deflate(QByteArrayView bytes);
    /// Compressed bytes that have arrived; only when all of the ones before were used up.
    void feed(const QByteArray& bytes);
    /// What was fed has all gone through inflate().
    [[nodiscard]] bool needsInput() const;
    /// At most `max` bytes of what was fed; 0 if more is needed first, -1 if it is no DEFLATE or has ended.
    [[nodiscard]] qsizetype inflate(char* out, qsizetype max);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace postaci
