#include "transfer/MessageMarks.h"

#include "message/HeaderFields.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace postaci {

namespace {

// X-Mozilla-Status, as nsMsgMessageFlags.idl has them.
constexpr uint kMozillaRead = 0x1;
constexpr uint kMozillaReplied = 0x2;
constexpr uint kMozillaMarked = 0x4;
constexpr uint kMozillaExpunged = 0x8;
constexpr uint kMozillaForwarded = 0x1000;

constexpr qsizetype kMostKeywords = 100;

void readLetters(QByteArrayView letters, bool /*isOnTop*/, MessageMarks* marks)
{
    marks->areKnown = true;
    for (const char letter : letters) {
        switch (letter) {
        case 'R':
            marks->flags.setFlag(MessageFlag::Seen);
            break;
        case 'A':
            marks->flags.setFlag(MessageFlag::Answered);
            break;
        case 'F':
            marks->flags.setFlag(MessageFlag::Flagged);
            break;
        case 'T':
            marks->flags.setFlag(MessageFlag::Draft);
            break;
        default: // "D" is a wish that was never carried out, "O" says that it is not new
            break;
        }
    }
}

/// `isOnTop`: among the fields that only Mozilla can have put there; a message that came with such a field
/// has it below those of the servers that it went over.
void readMozilla(QByteArrayView value, bool isOnTop, MessageMarks* marks)
{
    bool isNumber = false;
    const uint bits = unfolded(value).toUInt(&isNumber, 16);
    if (!isNumber)
        return;
    marks->areKnown = true;
    marks->isExpunged = isOnTop && (bits & kMozillaExpunged) != 0;
    if ((bits & kMozillaRead) != 0)
        marks->flags.setFlag(MessageFlag::Seen);
    if ((bits & kMozillaReplied) != 0)
        marks->flags.setFlag(MessageFlag::Answered);
    if ((bits & kMozillaMarked) != 0)
        marks->flags.setFlag(MessageFlag::Flagged);
    if ((bits & kMozillaForwarded) != 0)
        marks->flags.setFlag(MessageFlag::Forwarded);
}

void readKeywords(QByteArrayView folded, bool /*isOnTop*/, MessageMarks* marks)
{
    QByteArray value = unfolded(folded);
    value.replace(',', ' ');
    const QList<QByteArray> words = value.simplified().split(' ');
    for (const QByteArray& word : words) {
        const QString keyword = QString::fromUtf8(word);
        if (keyword.compare(QLatin1String("$Forwarded"), Qt::CaseInsensitive) == 0)
            marks->flags.setFlag(MessageFlag::Forwarded);
        else if (keyword.compare(QLatin1String("$Junk"), Qt::CaseInsensitive) == 0)
            marks->flags.setFlag(MessageFlag::Junk);
        else if (keyword.compare(QLatin1String("$NotJunk"), Qt::CaseInsensitive) == 0)
            marks->flags.setFlag(MessageFlag::NotJunk);
        else if (!keyword.isEmpty() && marks->keywords.size() < kMostKeywords &&
                 !marks->keywords.contains(keyword, Qt::CaseInsensitive))
            marks->keywords.append(keyword);
    }
}

struct MarkField
{
    const char* name;
    void (*read)(QByteArrayView value, bool isOnTop, MessageMarks* marks);
};
constexpr MarkField kMarkFields[] = {{"Status", readLetters},
                                     {"X-Status", readLetters},
                                     {"X-Mozilla-Status", readMozilla},
                                     {"X-Keywords", readKeywords},
                                     {"X-Mozilla-Keys", readKeywords}};

QByteArray fieldOf(QByteArrayView name, const QByteArray& value, QByteArrayView lineEnd)
{
    return value.isEmpty() ? QByteArray() : name.toByteArray() + ": " + value + lineEnd.toByteArray();
}

} // namespace

MessageMarks marksOf(QByteArrayView raw)
{
    MessageMarks marks;
    std::array<bool, std::size(kMarkFields)> seen{};
    bool isOnTop = true;
    HeaderFieldReader fields(raw);
    for (HeaderFieldView field; fields.next(&field);) {
        const auto* const mark =
            std::find_if(std::begin(kMarkFields), std::end(kMarkFields), [&field](const MarkField& known) {
                return equalsIgnoringCase(field.name, known.name);
            });
        // The program that keeps the message has taken older ones away, or writes its own above them.
        if (mark != std::end(kMarkFields) &&
            !std::exchange(seen[static_cast<size_t>(mark - std::begin(kMarkFields))], true))
            mark->read(field.value, isOnTop, &marks);
        isOnTop =
            isOnTop && equalsIgnoringCase(field.name.first(qMin<qsizetype>(field.name.size(), 2)), "X-");
    }
    return marks;
}

QByteArray marksAsFields(MessageFlags flags, const QStringList& keywords, QByteArrayView lineEnd)
{
    QByteArray letters;
    for (const auto& [flag, letter] :
         {std::pair(MessageFlag::Answered, 'A'), std::pair(MessageFlag::Flagged, 'F'),
          std::pair(MessageFlag::Draft, 'T')}) {
        if (flags.testFlag(flag))
            letters += letter;
    }
    QStringList words = keywords;
    for (const auto& [flag, word] :
         {std::pair(MessageFlag::Forwarded, "$Forwarded"), std::pair(MessageFlag::Junk, "$Junk"),
          std::pair(MessageFlag::NotJunk, "$NotJunk")}) {
        if (flags.testFlag(flag))
            words.append(QLatin1String(word));
    }
    return fieldOf("Status", flags.testFlag(MessageFlag::Seen) ? "RO" : "O", lineEnd) +
           fieldOf("X-Status", letters, lineEnd) +
           fieldOf("X-Keywords", words.join(QLatin1Char(' ')).toUtf8(), lineEnd);
}

QByteArray withoutMarks(const QByteArray& raw)
{
    QByteArray bare = raw;
    HeaderFieldReader fields(raw);
    for (HeaderFieldView field; fields.next(&field);) {
        for (const char* const name : {"Status", "X-Status", "X-Keywords"}) {
            if (equalsIgnoringCase(field.name, name))
                bare = withoutField(bare, name);
        }
    }
    return bare;
}

} // namespace postaci
