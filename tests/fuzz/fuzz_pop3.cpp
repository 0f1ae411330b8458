// Pop3Reader. The first byte says how large the pieces are that the bytes arrive in, the second what is asked
// for in turn, two bits each: a status, a list, a message, a message of a size that was announced.
#include "Fuzz.h"
#include "protocol/Pop3Reader.h"
#include "unit/protocol/MemorySource.h"

using namespace postaci;

namespace {

constexpr qint64 kLongestLine = 1024;
constexpr qint64 kAnnounced = 300;
constexpr qint64 kBig = 1 << 20;

QByteArray reasonOf(const Error& error)
{
    return '!' + QByteArray::number(static_cast<int>(error.reason));
}

class Session
{
public:
    Session(QByteArrayView bytes, qsizetype piece)
        : m_source(bytes.toByteArray(), piece), m_reader(m_source, limits())
    {
    }

    /// All that is read until something is wrong, which every input comes to: the bytes end.
    QByteArray transcript(unsigned char plan)
    {
        for (int step = 0;; ++step) {
            const int what = (plan >> (2 * (step % 4))) & 3;
            const auto read = what == 0   ? status()
                              : what == 1 ? list()
                                          : message(what == 2 ? kBig : kAnnounced);
            if (!read)
                return m_all + reasonOf(read.error());
        }
    }

private:
    static NetworkLimits limits()
    {
        NetworkLimits limits;
        limits.maxTextLine = kLongestLine;
        limits.maxReply = 8192;
        return limits;
    }

    Result<void> status()
    {
        const auto status = m_reader.status();
        if (!status)
            return unexpected(status.error());
        fuzz::require(status->words.size() <= kLongestLine, "a status is a line");
        m_all +=
            QByteArray::number(static_cast<int>(status->kind)) + status->code + '/' + status->words + '\n';
        (void)status->text();
        return {};
    }

    Result<void> list()
    {
        for (;;) {
            const auto line = m_reader.listLine();
            if (!line)
                return unexpected(line.error());
            if (!*line)
                return {};
            fuzz::require((*line)->size() <= kLongestLine, "a line is bounded");
            m_all += (*line)->toByteArray() + '\n';
        }
    }

    Result<void> message(qint64 announced)
    {
        return m_reader.message(announced, [this](QByteArrayView piece) {
            m_all += piece.toByteArray();
            return true;
        });
    }

    test::MemorySource m_source;
    Pop3Reader m_reader;
    QByteArray m_all;
};

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    if (input.size() < 2)
        return;
    const qsizetype piece = 1 + static_cast<unsigned char>(input.at(0));
    const auto plan = static_cast<unsigned char>(input.at(1));
    const QByteArrayView bytes = input.sliced(2);
    const QByteArray whole = Session(bytes, 1 << 20).transcript(plan);
    const QByteArray inPieces = Session(bytes, piece).transcript(plan);
    require(whole == inPieces, "the same is read in any pieces");
}
