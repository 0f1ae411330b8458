#include "store/FoldedText.h"

#include "message/TextFolding.h"

#include <QtEndian>

#include <algorithm>

namespace postaci {

namespace {

/// Between the texts, none of which has it.
constexpr char separator = '\x1f';

/// The first byte says what follows.
constexpr char plain = 'p';
constexpr char compressed = 'z';

/// Headers alone are too short to gain anything by the work.
constexpr size_t leastCompressed = 1024;
constexpr quint32 mostUncompressed = 64 * 1024 * 1024;
constexpr qsizetype longestHeader = 64 * 1024;

/// How many bytes a word may share with the one before it, so that the byte that says so (from 1 up) stays
/// below the separator; a byte of words is never that small.
constexpr size_t mostShared = 29;

/// Each word as what it has beyond the beginning of the word before it: of sorted words a fifth less after
/// the compression.
void appendWords(std::string& joined, std::string_view words)
{
    std::string_view previous;
    while (!words.empty()) {
        const size_t end = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, end);
        const size_t most = std::min({word.size(), previous.size(), mostShared});
        const auto differs =
            std::mismatch(word.begin(), word.begin() + static_cast<qsizetype>(most), previous.begin());
        const auto shared = static_cast<size_t>(differs.first - word.begin());
        joined += static_cast<char>(shared + 1);
        joined += word.substr(shared);
        previous = word;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

/// Nothing where the bytes are damaged.
std::optional<std::string> wordsOf(std::string_view coded)
{
    std::string words;
    words.reserve(coded.size() * 2);
    size_t previous = 0; // where the last word begins
    while (!coded.empty()) {
        const size_t shared = static_cast<unsigned char>(coded.front()) - size_t{1};
        if (shared > mostShared || (words.empty() ? shared > 0 : shared > words.size() - previous))
            return std::nullopt;
        coded.remove_prefix(1);
        const auto* const next = std::find_if(coded.begin(), coded.end(), [](char byte) {
            return static_cast<unsigned char>(byte) <= mostShared + 1;
        });
        const auto rest = coded.substr(0, static_cast<size_t>(next - coded.begin()));
        if (!words.empty())
            words += ' ';
        const size_t begin = words.size();
        words.append(words, previous, shared);
        words += rest;
        if (words.size() > mostUncompressed)
            return std::nullopt;
        previous = begin;
        coded.remove_prefix(rest.size());
    }
    return words;
}

bool isOurs(QChar c)
{
    return c == QLatin1Char(separator) || c.isNull() || (c >= QChar(0xe001) && c <= QChar(0xe003));
}

std::string folded(const QString& header)
{
    return searchedForm(header.left(longestHeader));
}

void append(QString& text, const AddressList& addresses)
{
    for (const Address& address : addresses) {
        if (text.size() > longestHeader)
            return;
        text += address.name;
        text += QLatin1Char(' ');
        text += address.addr;
        text += QLatin1Char(' ');
    }
}

} // namespace

std::string searchedForm(const QString& text)
{
    QString form = foldForSearch(text);
    std::replace_if(form.begin(), form.end(), isOurs, QLatin1Char(' '));
    return form.toStdString();
}

FoldedText foldedHeaders(const Envelope& envelope)
{
    QString sender;
    append(sender, envelope.from);
    QString recipients;
    append(recipients, envelope.to);
    append(recipients, envelope.cc);
    append(recipients, envelope.bcc);
    return {folded(envelope.subject), folded(sender), folded(recipients), {}};
}

QByteArray packFolded(const FoldedText& text)
{
    std::string joined;
    joined.reserve(text.subject.size() + text.sender.size() + text.recipients.size() + text.body.size() + 4);
    joined += plain;
    for (const std::string* part : {&text.subject, &text.sender, &text.recipients}) {
        joined += *part;
        joined += separator;
    }
    appendWords(joined, text.body);
    if (joined.size() < leastCompressed)
        return QByteArray::fromStdString(joined);
    // Level 1: a twentieth larger than by the usual one, in a third of the time.
    return compressed + qCompress(reinterpret_cast<const uchar*>(joined.data()) + 1,
                                  static_cast<qsizetype>(joined.size()) - 1, 1);
}

std::optional<FoldedText> unpackFolded(const QByteArray& packed)
{
    const char* const bytes = packed.constData() + 1;
    QByteArray joined;
    if (packed.startsWith(plain)) {
        joined = QByteArray::fromRawData(bytes, packed.size() - 1);
    } else if (packed.startsWith(compressed)) {
        // qCompress puts the length before the data; a damaged one must not decide how much memory is taken.
        if (packed.size() < 5 || qFromBigEndian<quint32>(bytes) > mostUncompressed)
            return std::nullopt;
        joined = qUncompress(reinterpret_cast<const uchar*>(bytes), packed.size() - 1);
    } else {
        return std::nullopt;
    }
    std::string_view rest(joined.constData(), static_cast<size_t>(joined.size()));
    FoldedText text;
    for (std::string* header : {&text.subject, &text.sender, &text.recipients}) {
        const size_t end = rest.find(separator);
        if (end == std::string_view::npos)
            return std::nullopt;
        *header = rest.substr(0, end);
        rest.remove_prefix(end + 1);
    }
    auto words = wordsOf(rest);
    if (!words)
        return std::nullopt;
    text.body = *std::move(words);
    return text;
}

} // namespace postaci
