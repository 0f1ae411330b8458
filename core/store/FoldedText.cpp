#include "store/FoldedText.h"

#include "message/TextFolding.h"

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
    for (const std::string* part : {&text.subject, &text.sender, &text.recipients, &text.body}) {
        joined += *part;
        joined += separator;
    }
    joined.pop_back();
    if (joined.size() < leastCompressed)
        return QByteArray::fromStdString(joined);
    // Level 1: a twentieth larger than by the usual one, in a third of the time.
    return compressed + qCompress(reinterpret_cast<const uchar*>(joined.data()) + 1,
                                  static_cast<qsizetype>(joined.size()) - 1, 1);
}

std::optional<FoldedText> unpackFolded(const QByteArray& packed)
{
    QByteArray joined = packed.mid(1);
    if (packed.startsWith(compressed)) {
        // qCompress puts the length before the data; a damaged one must not decide how much memory is taken.
        if (joined.size() < 4)
            return std::nullopt;
        const auto* bytes = reinterpret_cast<const uchar*>(joined.constData());
        const quint32 length =
            quint32{bytes[0]} << 24 | quint32{bytes[1]} << 16 | quint32{bytes[2]} << 8 | bytes[3];
        if (length > mostUncompressed)
            return std::nullopt;
        joined = qUncompress(joined);
    } else if (!packed.startsWith(plain)) {
        return std::nullopt;
    }
    const QByteArrayList parts = joined.split(separator);
    if (parts.size() != 4)
        return std::nullopt;
    return FoldedText{parts[0].toStdString(), parts[1].toStdString(), parts[2].toStdString(),
                      parts[3].toStdString()};
}

} // namespace postaci
