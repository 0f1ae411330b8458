#include "protocol/DeflateStream.h"

#include <zlib.h>

#include <limits>

namespace postaci {

namespace {

constexpr int kRawWindow = -15; ///< raw DEFLATE with the largest window: there is no header to agree on less
constexpr int kMemory = 9;      ///< 256 KB, the most of a connection's
constexpr size_t kOutPiece = 64 << 10;

} // namespace

struct DeflateStream::State
{
    z_stream out{};
    z_stream in{};
    QByteArray fed;
    bool outputPending = false; ///< the last call filled its buffer, so there may be more without new input
};

DeflateStream::DeflateStream() : m_state(std::make_unique<State>())
{
    deflateInit2(&m_state->out, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRawWindow, kMemory, Z_DEFAULT_STRATEGY);
    inflateInit2(&m_state->in, kRawWindow);
}

DeflateStream::~DeflateStream()
{
    deflateEnd(&m_state->out);
    inflateEnd(&m_state->in);
}

QByteArray DeflateStream::deflate(QByteArrayView bytes)
{
    QByteArray compressed;
    z_stream& stream = m_state->out;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads there
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
        const qsizetype before = compressed.size();
        compressed.resize(before + static_cast<qsizetype>(kOutPiece));
        stream.next_out = reinterpret_cast<Bytef*>(compressed.data() + before);
        stream.avail_out = kOutPiece;
        ::deflate(&stream, Z_SYNC_FLUSH);
        compressed.chop(stream.avail_out);
    } while (stream.avail_out == 0);
    return compressed;
}

void DeflateStream::feed(const QByteArray& bytes)
{
    m_state->fed = bytes;
    m_state->in.next_in = reinterpret_cast<Bytef*>(m_state->fed.data());
    m_state->in.avail_in = static_cast<uInt>(m_state->fed.size());
}

bool DeflateStream::needsInput() const
{
    return m_state->in.avail_in == 0 && !m_state->outputPending;
}

qsizetype DeflateStream::inflate(char* out, qsizetype max)
{
    z_stream& stream = m_state->in;
    const auto room = static_cast<uInt>(qMin<qsizetype>(max, std::numeric_limits<int>::max()));
    stream.next_out = reinterpret_cast<Bytef*>(out);
    stream.avail_out = room;
    const int code = ::inflate(&stream, Z_SYNC_FLUSH);
    m_state->outputPending = stream.avail_out == 0;
    const auto count = static_cast<qsizetype>(room - stream.avail_out);
    if (count > 0 || code == Z_OK || code == Z_BUF_ERROR)
        return count;
    return -1;
}

} // namespace postaci
