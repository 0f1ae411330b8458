#include "bench/BenchMailbox.h"

#include "bench/BenchWords.h"

#include <QTimeZone>

#include <random>

namespace postaci::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kOpenThreads = 400; ///< conversations that may still get an answer

struct Thread
{
    QString subject;
    QByteArrayList ids;
};

QByteArray encodedWord(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    const bool ascii =
        std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<uchar>(c) < 128; });
    return ascii ? utf8 : "=?utf-8?b?" + utf8.toBase64() + "?=";
}

/// A header field's words, folded so that no encoded word gets longer than it may be.
QByteArray encodedWords(const QString& text)
{
    constexpr qsizetype kMost = 20; // letters of at most two bytes each here
    QByteArrayList words;
    for (qsizetype at = 0; at < text.size(); at += kMost)
        words << encodedWord(text.mid(at, kMost));
    return words.join("\r\n ");
}

QByteArray base64Lines(const QByteArray& data)
{
    const QByteArray encoded = data.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < encoded.size(); at += 76)
        lines += encoded.mid(at, 76) + "\r\n";
    return lines;
}

/// Makes one message after another from a fixed seed.
class Generator
{
public:
    test::NewMessage next();

private:
    [[nodiscard]] int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    template <typename Words> [[nodiscard]] QString oneOf(const Words& words)
    {
        return QString::fromUtf8(words.at(static_cast<std::size_t>(below(static_cast<int>(words.size())))));
    }
    [[nodiscard]] QString sentence(int words);
    [[nodiscard]] Thread& threadForNext(bool& isAnswer);
    [[nodiscard]] QByteArray header(const QDateTime& date, const Thread& thread, bool isAnswer,
                                    const QByteArray& id);
    [[nodiscard]] QByteArray body();
    [[nodiscard]] QByteArray alternative(const QString& text, const QByteArray& boundary);
    [[nodiscard]] QByteArray randomBytes(int count);

    std::mt19937 m_random{20261123}; // its sequence is the standard's, so the same everywhere
    int m_made = 0;
    QList<Thread> m_threads;
};

QString Generator::sentence(int words)
{
    const bool turkish = below(2) == 0;
    QStringList chosen;
    for (int word = 0; word < words; ++word)
        chosen << (turkish ? oneOf(kTurkish) : oneOf(kEnglish));
    return chosen.join(u' ');
}

Thread& Generator::threadForNext(bool& isAnswer)
{
    isAnswer = !m_threads.isEmpty() && below(100) < 55;
    if (isAnswer)
        return m_threads[below(static_cast<int>(m_threads.size()))];
    if (m_threads.size() >= kOpenThreads)
        m_threads.removeFirst();
    m_threads.append({sentence(2 + below(6)) + u" #%1"_qs.arg(m_made), {}});
    return m_threads.last();
}

QByteArray Generator::header(const QDateTime& date, const Thread& thread, bool isAnswer, const QByteArray& id)
{
    const int person = below(3000);
    const QByteArray host = "ex" + QByteArray::number(person % 97) + ".example";
    const QByteArray number = QByteArray::number(person);
    const QByteArray stamp = date.toString(Qt::RFC2822Date).toLatin1();
    QByteArray lines = "Return-Path: <user" + number + "@" + host + ">\r\nReceived: from mx" +
                       QByteArray::number(person % 9) +
                       ".example ([192.0.2.7]) by mail.example with ESMTPS; " + stamp +
                       "\r\nFrom: " + encodedWords(oneOf(kFirstNames) + u' ' + oneOf(kLastNames)) + " <user" +
                       number + "@" + host + ">\r\nTo: bench@bench.example\r\nSubject: " +
                       encodedWords((isAnswer ? u"Re: "_qs : QString()) + thread.subject) +
                       "\r\nDate: " + stamp + "\r\nMessage-ID: " + id + "\r\n";
    if (below(5) == 0)
        lines += "Cc: user" + QByteArray::number(below(3000)) + "@ex1.example\r\n";
    if (isAnswer)
        lines += "In-Reply-To: " + thread.ids.last() +
                 "\r\nReferences: " + thread.ids.mid(0, 10).join("\r\n ") + "\r\n";
    return lines + "MIME-Version: 1.0\r\nX-Mailer: Bench " + QByteArray::number(person % 13) +
           "\r\nDKIM-Signature: v=1; a=rsa-sha256; d=" + host + "; s=s1;\r\n b=" + randomBytes(48).toHex() +
           "\r\n";
}

QByteArray Generator::randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char& byte : bytes)
        byte = static_cast<char>(below(256));
    return bytes;
}

QByteArray Generator::alternative(const QString& text, const QByteArray& boundary)
{
    const QString html =
        u"<html><body><table><tr><td><p>"_qs + QString(text).replace(u"\r\n"_qs, u"</p>\r\n<p>"_qs) +
        u"</p></td></tr></table><img src=\"https://track.ex.example/p.gif\"></body></html>"_qs;
    return "--" + boundary +
           "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           base64Lines(text.toUtf8()) + "--" + boundary +
           "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
           html.toUtf8() + "\r\n--" + boundary + "--\r\n";
}

QByteArray Generator::body()
{
    QStringList lines;
    for (int line = 4 + below(40); line > 0; --line)
        lines << sentence(12);
    const QString text = lines.join(u"\r\n"_qs);
    const QByteArray inner = "=_a" + QByteArray::number(m_made);
    const QByteArray alternativeType =
        "Content-Type: multipart/alternative; boundary=\"" + inner + "\"\r\n\r\n";
    const int kind = below(100);
    if (kind < 45)
        return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
               base64Lines(text.toUtf8());
    if (kind < 85)
        return alternativeType + alternative(text, inner);
    const QByteArray outer = "=_m" + QByteArray::number(m_made);
    return "Content-Type: multipart/mixed; boundary=\"" + outer + "\"\r\n\r\n--" + outer + "\r\n" +
           alternativeType + alternative(text, inner) + "\r\n--" + outer +
           "\r\nContent-Type: application/pdf; name=\"rapor.pdf\"\r\nContent-Disposition: attachment; "
           "filename=\"rapor.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           base64Lines(randomBytes(500 + below(8000))) + "--" + outer + "--\r\n";
}

test::NewMessage Generator::next()
{
    // All in the past, since what claims to be from the future is sorted as if it were from now.
    const QDateTime start(QDate(2022, 1, 1), QTime(0, 0), QTimeZone::utc());
    const QDateTime date = start.addSecs(qint64(600) * m_made);
    bool isAnswer = false;
    Thread& thread = threadForNext(isAnswer);
    const QByteArray id = '<' + QByteArray::number(m_made) + '.' +
                          QByteArray::number(static_cast<uint>(m_random()), 16) + "@ex" +
                          QByteArray::number(m_made % 97) + ".example>";
    QByteArray raw = header(date, thread, isAnswer, id);
    thread.ids << id;
    raw += body();
    QByteArray flags;
    for (const auto& [flag, percent] : {std::pair{'F', 4}, {'R', 15}, {'S', 80}}) {
        if (below(100) < percent)
            flags += flag;
    }
    ++m_made;
    return {raw, flags, date};
}

} // namespace

QList<test::NewMessage> makeMailbox(int count)
{
    Generator generator;
    QList<test::NewMessage> messages;
    messages.reserve(count);
    for (int made = 0; made < count; ++made)
        messages << generator.next();
    return messages;
}

} // namespace postaci::bench
