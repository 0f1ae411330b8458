#include "bench/TransferBench.h"

#include "base/Clock.h"
#include "bench/BenchWords.h"
#include "bench/Figures.h"
#include "bench/ProcessFigures.h"
#include "message/MboxReader.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "transfer/MailExport.h"
#include "transfer/MailImport.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

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

/// Of all messages, whatever their order, without what an mbox adds.
Result<QByteArray> digestOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, file.errorString());
    MboxReader mbox(file);
    QList<QByteArray> digests;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (mbox.nextWhole([&hash](QByteArrayView piece) {
        hash.addData(piece);
        return true;
    })) {
        digests.append(hash.result());
        hash.reset();
    }
    std::sort(digests.begin(), digests.end());
    return QCryptographicHash::hash(digests.join(), QCryptographicHash::Sha256);
}

double secondsOf(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

double secondsOfReading(const QString& path)
{
    QElapsedTimer timer;
    timer.start();
    QFile file(path);
    QByteArray piece(1 << 20, Qt::Uninitialized);
    if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        while (file.read(piece.data(), piece.size()) > 0) {
        }
    return secondsOf(timer);
}

} // namespace

Result<void> TransferBench::run(quint32 messages)
{
    const QString mbox = m_dir.filePath(u"in.mbox"_s);
    const auto written = writeMailbox(mbox, messages);
    return written ? run(mbox) : written;
}

Result<void> TransferBench::writeMailbox(const QString& path, quint32 messages)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable, file.errorString());
    Author author;
    for (quint32 number = 1; number <= messages; ++number) {
        const QByteArray bytes =
            "From p@example.org Thu Jan  1 00:00:00 1970\n" + author.message(number) + '\n';
        if (file.write(bytes) != bytes.size())
            return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable, file.errorString());
    }
    return {};
}

Result<void> TransferBench::measure(const QString& what, const std::function<Result<qint64>()>& work)
{
    forgetPeak();
    const double before = processorSeconds();
    QElapsedTimer timer;
    timer.start();
    const auto messages = work();
    if (!messages)
        return unexpected(messages.error());
    const double seconds = secondsOf(timer);
    const double megabytes = static_cast<double>(m_bytes) / 1e6;
    m_table.add(
        u"%1 %2 messages, %3 MB"_s.arg(what, QLocale::c().toString(*messages)).arg(megabytes, 0, 'f', 0),
        u"%1 (processor %2), %3 MB/s, reading it takes 1/%4, %5 MB of memory"_s
            .arg(inSeconds(seconds), inSeconds(processorSeconds() - before))
            .arg(megabytes / seconds, 0, 'f', 0)
            .arg(seconds / m_reading, 0, 'f', 0)
            .arg(peakKb() / 1000),
        u"%1 MB/s"_s.arg(kTransferGoal, 0, 'f', 0), megabytes / seconds >= kTransferGoal);
    return {};
}

void TransferBench::compare(const QString& before, const QString& after)
{
    const auto was = digestOf(before);
    const auto is = digestOf(after);
    const bool isSame = was && is && *was == *is;
    m_table.add(u"imported and exported again, byte for byte"_s, isSame ? u"the same"_s : u"different"_s,
                u"the same"_s, isSame);
}

Result<void> TransferBench::run(const QString& mbox)
{
    m_bytes = QFileInfo(mbox).size();
    m_reading = secondsOfReading(mbox);
    ImportOptions in;
    in.paths = {mbox};
    in.newFolder = u"Imported"_s;
    const SystemClock clock;
    const QString profile = m_dir.filePath(u"profile"_s);
    const auto store = Store::open(profile, clock);
    if (!store)
        return unexpected(store.error());
    ExportOptions out;
    out.path = m_dir.filePath(u"out.mbox"_s);
    const auto taken = measure(u"import of"_s, [&]() -> Result<qint64> {
        const auto report = importMail(**store, in, {}, {});
        out.folder = report ? report->folder : 0;
        return report ? Result<qint64>(report->messages) : unexpected(report.error());
    });
    if (!taken)
        return taken;
    const auto again = measure(u"the same again, nothing new:"_s, [&]() -> Result<qint64> {
        const auto report = importMail(**store, in, {}, {});
        return report ? Result<qint64>(report->duplicates) : unexpected(report.error());
    });
    if (!again)
        return again;
    const auto reader = MailReader::open(profile);
    if (!reader)
        return unexpected(reader.error());
    const auto written = measure(u"export of"_s, [&]() -> Result<qint64> {
        const auto report = exportMail(**reader, out, {}, {}, {});
        return report ? Result<qint64>(report->messages) : unexpected(report.error());
    });
    if (written)
        compare(mbox, out.path);
    return written;
}

} // namespace postaci::bench
