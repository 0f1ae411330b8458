#include "message/HeaderDecoder.h"

#include "message/Charset.h"
#include "message/HeaderFields.h"
#include "message/MimeTree.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace postaci {

namespace {

constexpr qsizetype kMaxMessageIds = 500;
constexpr qsizetype kMaxMessageIdLength = 900;

enum class Field {
    Subject,
    From,
    Sender,
    ReplyTo,
    To,
    Cc,
    Bcc,
    Date,
    MessageId,
    InReplyTo,
    References,
    Count
};

constexpr std::array<const char*, static_cast<size_t>(Field::Count)> kFieldNames = {
    "Subject", "From", "Sender",     "Reply-To",    "To",        "Cc",
    "Bcc",     "Date", "Message-ID", "In-Reply-To", "References"};

/// The raw values of the fields of an envelope; repeated recipient fields (not allowed, but seen) are joined.
class EnvelopeFields
{
public:
    explicit EnvelopeFields(QByteArrayView headerBlock)
    {
        HeaderFieldReader reader(headerBlock);
        HeaderFieldView field;
        while (reader.next(&field)) {
            for (size_t i = 0; i < kFieldNames.size(); ++i) {
                if (equalsIgnoringCase(field.name, kFieldNames[i]))
                    take(static_cast<Field>(i), field.value);
            }
        }
    }

    [[nodiscard]] QByteArray operator[](Field field) const { return m_values[static_cast<size_t>(field)]; }

private:
    void take(Field field, QByteArrayView value)
    {
        QByteArray& target = m_values[static_cast<size_t>(field)];
        const bool isList = field == Field::To || field == Field::Cc || field == Field::Bcc;
        if (!target.isEmpty() && !isList)
            return;
        const QByteArrayView limited = value.first(qMin(value.size(), MimeTree::kMaxField));
        if (target.size() + limited.size() > 2 * MimeTree::kMaxField)
            return;
        if (!target.isEmpty())
            target += ", ";
        target += unfolded(limited);
    }

    std::array<QByteArray, static_cast<size_t>(Field::Count)> m_values;
};

/// Text between angle brackets, without what folding left in it; empty if it is no ID.
QString cleanMessageId(QByteArrayView text)
{
    const auto isPlain = [](char c) { return c > ' ' && c < 0x7f; };
    if (text.size() <= kMaxMessageIdLength && std::all_of(text.begin(), text.end(), isPlain))
        return QString::fromLatin1(text); // nearly all: a first sync reads hundreds of thousands
    QByteArray id;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > ' ' && c != 0x7f)
            id += c;
    }
    return id.size() > kMaxMessageIdLength ? QString() : decodeCharset(id, {});
}

/// IDs without brackets, as some programs write them: every word that has an "@".
QStringList bareMessageIds(const QByteArray& value)
{
    QStringList ids;
    for (const QByteArray& word : value.simplified().split(' ')) {
        if (word.contains('@') && word.size() <= kMaxMessageIdLength)
            ids.append(decodeCharset(word, {}));
    }
    return ids;
}

/// Each once; of very many the first, which names the conversation, and the newest.
QStringList eachOnce(const QStringList& ids)
{
    if (ids.size() == 1 && !ids.first().isEmpty())
        return ids;
    QStringList result;
    QSet<QString> seen;
    for (const QString& id : ids) {
        if (!id.isEmpty() && !seen.contains(id)) {
            seen.insert(id);
            result.append(id);
        }
    }
    if (result.size() > kMaxMessageIds)
        result.erase(result.begin() + 1, result.end() - (kMaxMessageIds - 1));
    return result;
}

QString firstMessageId(const QByteArray& value)
{
    QStringList ids = parseMessageIds(value);
    if (!ids.isEmpty())
        return ids.first();
    return {};
}

} // namespace

QByteArray headerField(QByteArrayView headerBlock, const char* name)
{
    HeaderFieldReader reader(headerBlock);
    HeaderFieldView field;
    while (reader.next(&field)) {
        if (equalsIgnoringCase(field.name, name)) {
            const QByteArray value = unfolded(field.value);
            return value.isNull() ? QByteArray("") : value;
        }
    }
    return {};
}

QStringList parseMessageIds(QByteArrayView value)
{
    QStringList ids;
    qsizetype open = -1;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] == '<') {
            open = i;
        } else if (value[i] == '>' && open >= 0) {
            ids.append(cleanMessageId(value.sliced(open + 1, i - open - 1)));
            open = -1;
        }
    }
    if (ids.isEmpty())
        ids = bareMessageIds(unfolded(value).replace('<', ' ').replace('>', ' '));
    return eachOnce(ids);
}

Envelope decodeEnvelope(QByteArrayView headerBlock)
{
    const EnvelopeFields fields(headerBlock);
    Envelope envelope;
    envelope.subject = decodeHeaderText(fields[Field::Subject]);
    envelope.from = parseAddressList(fields[Field::From]);
    envelope.sender = parseAddressList(fields[Field::Sender]);
    envelope.replyTo = parseAddressList(fields[Field::ReplyTo]);
    envelope.to = parseAddressList(fields[Field::To]);
    envelope.cc = parseAddressList(fields[Field::Cc]);
    envelope.bcc = parseAddressList(fields[Field::Bcc]);
    envelope.date = parseDate(fields[Field::Date]);
    envelope.messageId = firstMessageId(fields[Field::MessageId]);
    envelope.inReplyTo = firstMessageId(fields[Field::InReplyTo]);
    envelope.references = parseMessageIds(fields[Field::References]);
    return envelope;
}

} // namespace postaci
