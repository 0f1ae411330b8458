#include "bench/TransferBench.h"

#include "base/Clock.h"
#include "bench/BenchWords.h"
#include "bench/Figures.h"
#include "message/MboxReader.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "transfer/MailExport.h"
#include "transfer/MailImport.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QRandomGenerator>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kTransferGoal = 50; ///< megabytes a second
constexpr int kTextWords = 420;
constexpr qsizetype kAttachment = 60 * 1024;
constexpr quint32 kRareWords = 20000;

/// Makes the same mailbox in every run.
class Author
{
public:
    QByteArray message(quint32 number)
    {
        const QByteArray name = QByteArray::number(number);
        const QDateTime date = QDateTime::fromSecsSinceEpoch(1'500'000'000 + qint64{number} * 600, Qt::UTC);
        QByteArray raw = "Received: from mx.example.org by mail.example.com; " + rfc(date) +
                         "\nFrom: " + any(kFirstNames) + ' ' + any(kLastNames) + " <p" +
                         QByteArray::number(number % 997) +
                         "@example.org>\nTo: Me <me@example.com>\nSubject: " + any(kTurkish) + ' ' +
                         any(kEnglish) + ' ' + name + "\nMessage-ID: <" + name +
                         "@bench.example.org>\nDate: " + rfc(date) + "\nMIME-Version: 1.0\n";
        if (number % 4 != 0)
            raw += "In-Reply-To: <" + QByteArray::number(number - 1) + "@bench.example.org>\n";
        const QByteArray words = text();
        if (number % 10 == 0)
            return raw +
                   "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain; "
                   "charset=utf-8\n\n" +
                   words +
                   "\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
                   "Content-Disposition: attachment; filename=\"x.pdf\"\n\n" +
                   attachment() + "\n--b--\n";
        if (number % 3 == 0)
            return raw +
                   "Content-Type: multipart/alternative; boundary=\"b\"\n\n--b\nContent-Type: text/plain; "
                   "charset=utf-8\n\n" +
                   words + "\n--b\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>" +
                   QByteArray(words).replace("\n", "</p>\n<p>") + "</p></body></html>\n--b--\n";
        return raw + "Content-Type: text/plain; charset=utf-8\n\n" + words;
    }

private:
    static QByteArray rfc(const QDateTime& date) { return date.toString(Qt::RFC2822Date).toLatin1(); }
    template <typename Words> QByteArray any(const Words& words)
    {
        return words[m_random.bounded(static_cast<quint32>(words.size()))];
    }
    QByteArray text()
    {
        QByteArray text;
        for (int i = 1; i <= kTextWords; ++i) {
            if (m_random.bounded(5) == 0)
                text += "kelime" + QByteArray::number(m_random.bounded(m_random.bounded(kRareWords) + 1));
            else
                text += m_random.bounded(2) == 0 ? any(kTurkish) : any(kEnglish);
            text += i % 10 == 0 ? '\n' : ' ';
        }
        return text;
    }
    QByteArray attachment()
    {
        QByteArray bytes(kAttachment, Qt::Uninitialized);
        m_random.fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);
        const QByteArray code = bytes.toBase64();
        QByteArray lines;
        for (qsizetype at = 0; at < code.size(); at += 76)
            lines += code.mid(at, 76) + '\n';
        return lines;
    }

    QRandomGenerator m_random{7};
};

/// Of all messages in their order, without what an mbox adds.
Result<QByteArray> digestOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, file.errorString());
    MboxReader mbox(file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (mbox.nextWhole([&hash](QByteArrayView piece) {
        hash.addData(piece);
        return true;
    }))
        hash.addData(QByteArrayView("\0", 1));
    return hash.result();
}

double secondsOf(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

Result<void> TransferBench::run(quint32 messages)
{
    m_messages = messages;
    const auto written = writeMailbox(messages);
    return written ? transfer() : written;
}

Result<void> TransferBench::writeMailbox(quint32 messages)
{
    QFile file(m_dir.filePath(u"in.mbox"_qs));
    if (!file.open(QIODevice::WriteOnly))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable, file.errorString());
    Author author;
    for (quint32 number = 1; number <= messages; ++number) {
        const QByteArray bytes =
            "From p@example.org Thu Jan  1 00:00:00 1970\n" + author.message(number) + '\n';
        m_bytes += bytes.size();
        if (file.write(bytes) != bytes.size())
            return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable, file.errorString());
    }
    return {};
}

void TransferBench::tellSpeed(const QString& what, double seconds)
{
    const double megabytes = static_cast<double>(m_bytes) / 1e6;
    m_table.add(
        u"%1 %2 messages, %3 MB"_s.arg(what, QLocale::c().toString(m_messages)).arg(megabytes, 0, 'f', 0),
        u"%1, %2 MB/s"_s.arg(inSeconds(seconds)).arg(megabytes / seconds, 0, 'f', 0),
        u"%1 MB/s"_s.arg(kTransferGoal, 0, 'f', 0), megabytes / seconds >= kTransferGoal);
}

Result<void> TransferBench::transfer()
{
    const SystemClock clock;
    const QString profile = m_dir.filePath(u"profile"_qs);
    const auto store = Store::open(profile, clock);
    if (!store)
        return unexpected(store.error());
    QElapsedTimer timer;
    timer.start();
    ImportOptions in;
    in.paths = {m_dir.filePath(u"in.mbox"_qs)};
    in.newFolder = u"Imported"_qs;
    const auto taken = importMail(**store, in, {}, {});
    if (!taken)
        return unexpected(taken.error());
    tellSpeed(u"import of"_qs, secondsOf(timer));
    timer.restart();
    const auto again = importMail(**store, in, {}, {});
    if (!again)
        return unexpected(again.error());
    tellSpeed(u"the same again, nothing new:"_qs, secondsOf(timer));
    const auto reader = MailReader::open(profile);
    if (!reader)
        return unexpected(reader.error());
    ExportOptions out;
    out.path = m_dir.filePath(u"out.mbox"_qs);
    out.folder = taken->folder;
    timer.restart();
    const auto written = exportMail(**reader, out, {}, {}, {});
    if (!written)
        return unexpected(written.error());
    tellSpeed(u"export of"_qs, secondsOf(timer));
    const auto before = digestOf(in.paths.first());
    const auto after = digestOf(out.path);
    const bool isSame = before && after && *before == *after && written->messages == m_messages &&
                        again->duplicates == m_messages;
    m_table.add(u"imported and exported again, byte for byte"_qs, isSame ? u"the same"_qs : u"different"_qs,
                u"the same"_qs, isSame);
    return {};
}

} // namespace postaci::bench
