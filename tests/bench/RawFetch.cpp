#include "bench/RawFetch.h"

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QSslSocket>

namespace postaci::bench {

namespace {

constexpr int kPatience = 60000; ///< milliseconds of silence
/// As core/protocol/ImapFetch.cpp asks; QRESYNC and CONDSTORE add MODSEQ there.
constexpr auto kItems = "(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE MODSEQ "
                        "BODY.PEEK[HEADER.FIELDS (REFERENCES)])";

Unexpected broken(const QString& what)
{
    return unexpected(ErrorKind::Protocol, ErrorReason::Unspecified, what);
}

/// Reads until the line that begins with `tag`; the number of bytes, or -1 when it did not come.
qint64 dropUntil(QSslSocket& socket, const QByteArray& tag)
{
    const QByteArray mark = "\r\n" + tag + ' ';
    QByteArray tail = "\r\n";
    QByteArray buffer(1 << 16, Qt::Uninitialized);
    qint64 bytes = 0;
    for (;;) {
        const qint64 got = socket.read(buffer.data(), buffer.size());
        if (got < 0)
            return -1;
        if (got == 0 && !socket.waitForReadyRead(kPatience))
            return -1;
        bytes += got;
        // The tagged line comes last, so it is in what was read now or began just before.
        tail = (tail + buffer.first(got)).right(512);
        if (tail.contains(mark) && tail.endsWith("\r\n"))
            return bytes;
    }
}

} // namespace

Result<RawFetch> readAndDrop(const test::DovecotServer& server, const QString& user)
{
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(server.caFile());
    socket.setSslConfiguration(configuration);
    RawFetch result;
    QElapsedTimer total;
    total.start();
    socket.connectToHostEncrypted(server.host(), server.imapsPort());
    if (!socket.waitForEncrypted(kPatience))
        return broken(socket.errorString());
    socket.write("a LOGIN " + user.toLatin1() + ' ' + test::fixturePassword + "\r\n");
    if (dropUntil(socket, "a") < 0)
        return broken(QStringLiteral("no answer to LOGIN"));
    socket.write("b SELECT INBOX (CONDSTORE)\r\n");
    if (dropUntil(socket, "b") < 0)
        return broken(QStringLiteral("no answer to SELECT"));
    QElapsedTimer fetch;
    fetch.start();
    socket.write(QByteArray("c UID FETCH 1:* ") + kItems + "\r\n");
    result.bytes = dropUntil(socket, "c");
    result.seconds = double(fetch.nsecsElapsed()) / 1e9;
    result.totalSeconds = double(total.nsecsElapsed()) / 1e9;
    if (result.bytes < 0)
        return broken(QStringLiteral("no answer to FETCH"));
    return result;
}

} // namespace postaci::bench
