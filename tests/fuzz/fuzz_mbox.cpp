// Mailboxes of any bytes. One whose first byte is even is read as it stands; from an odd one messages are
// made (a NUL between them), written as an export writes them, and read again: they are the same then.
#include "Fuzz.h"
#include "message/MboxReader.h"
#include "transfer/MailWriters.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace postaci;

namespace {

/// A device that gives little at a time, as pipes and distant disks do.
class SlowDevice : public QIODevice
{
public:
    SlowDevice(QByteArrayView bytes, qint64 atOnce) : m_bytes(bytes), m_atOnce(atOnce)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        const qint64 count = std::min({most, m_atOnce, qint64(m_bytes.size()) - m_at});
        std::copy_n(m_bytes.data() + m_at, count, data);
        m_at += count;
        return count;
    }
    qint64 writeData(const char* /*data*/, qint64 /*size*/) override { return -1; }

private:
    const QByteArrayView m_bytes;
    const qint64 m_atOnce;
    qint64 m_at = 0;
};

QByteArrayList messagesIn(QIODevice& device, MboxReader::Beginning beginning, qsizetype size)
{
    MboxReader mbox(device, beginning);
    QByteArrayList messages;
    QByteArray raw;
    qint64 before = -1;
    qsizetype taken = 0;
    while (mbox.nextWhole([&](QByteArrayView piece) {
        raw.append(piece);
        return true;
    })) {
        fuzz::require(mbox.messageOffset() > before, "messages stand one after the other");
        fuzz::require(mbox.position() <= size, "nothing is read that is not there");
        before = mbox.messageOffset();
        taken += raw.size();
        messages.append(std::exchange(raw, {}));
    }
    fuzz::require(taken <= size, "messages are no larger than their mailbox");
    fuzz::require(!mbox.hasFailed(), "reading does not fail");
    return messages;
}

QByteArrayList messagesIn(QByteArrayView bytes, MboxReader::Beginning beginning)
{
    QBuffer device;
    device.setData(bytes.data(), bytes.size());
    device.open(QIODevice::ReadOnly);
    return messagesIn(device, beginning, bytes.size());
}

void readAsItStands(QByteArrayView bytes)
{
    for (const auto beginning : {MboxReader::Beginning::Separator, MboxReader::Beginning::FieldToo}) {
        const QByteArrayList messages = messagesIn(bytes, beginning);
        SlowDevice slow(bytes, 7);
        fuzz::require(messagesIn(slow, beginning, bytes.size()) == messages,
                      "how much comes at once is no matter");
    }
    QBuffer device;
    device.setData(bytes.data(), bytes.size());
    device.open(QIODevice::ReadOnly);
    MboxReader headers(device);
    QByteArray header;
    while (headers.next(&header))
        fuzz::require(header.size() <= bytes.size(), "a header is a part of the mailbox");
}

/// What is written is right, but for the end of the last line, which an mbox needs; and where a message is
/// nothing but a header, nobody can tell whether the empty line behind the last one ends it.
bool isSameMessage(const QByteArray& read, const QByteArray& written, bool isLast)
{
    const QByteArray lineEnd = written.indexOf('\n') > 0 && written.at(written.indexOf('\n') - 1) == '\r'
                                   ? QByteArray("\r\n")
                                   : QByteArray("\n");
    const QByteArray whole = written.endsWith('\n') ? written : written + lineEnd;
    return read == whole || (isLast && read == whole + lineEnd);
}

void writeAndReadAgain(QByteArrayView bytes)
{
    QByteArrayList messages;
    for (const QByteArray& message : bytes.toByteArray().split('\0')) {
        // Without a field a message is none, and the line of another mailbox before it is left out.
        if (!message.isEmpty())
            messages.append("A: b\r\n" + message);
    }
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("out.mbox"));
    const auto writer = writeMbox(path, ExportOptions());
    fuzz::require(writer.has_value(), "an mbox can be written");
    for (const QByteArray& message : std::as_const(messages))
        fuzz::require((*writer)->add(MessageRow(), message).has_value(), "a message can be written");
    fuzz::require((*writer)->finish().has_value(), "the mailbox can be finished");
    QFile file(path);
    fuzz::require(file.open(QIODevice::ReadOnly), "it can be read");
    const QByteArrayList read = messagesIn(file, MboxReader::Beginning::Separator, file.size());
    fuzz::require(read.size() == messages.size(), "as many messages as were written");
    for (qsizetype i = 0; i < read.size(); ++i)
        fuzz::require(isSameMessage(read.at(i), messages.at(i), i + 1 == read.size()),
                      "each as it was written");
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    if (input.isEmpty())
        return;
    const QByteArrayView bytes = input.sliced(1);
    if (input.front() % 2 == 0)
        readAsItStands(bytes);
    else
        writeAndReadAgain(bytes);
}
