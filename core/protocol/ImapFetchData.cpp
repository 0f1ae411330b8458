#include "protocol/ImapFetchData.h"

#include "protocol/ImapMailboxes.h"

#include <QTimeZone>

#include <array>
#include <cctype>

namespace postaci {

namespace {

constexpr qsizetype kMostKeywords = 500; ///< of one message; a folder of Dovecot's has 26
constexpr qsizetype kLongestKeyword = 250;

bool isSection(QByteArrayView key)
{
    return key.size() > 5 && qstrnicmp(key.data(), 5, "BODY[", 5) == 0;
}

/// Names that stand where the value of BODY[...] was forgotten.
bool isItemName(const ImapValue& value)
{
    return value.isAtom() &&
           (value.is("UID") || value.is("FLAGS") || value.is("ENVELOPE") || value.is("INTERNALDATE") ||
            value.is("RFC822.SIZE") || value.is("BODYSTRUCTURE") || value.is("MODSEQ"));
}

QList<QByteArray> wordsOf(const ImapValue& list)
{
    QList<QByteArray> words;
    for (ImapValue word = list.first(); word.exists(); word = word.next())
        words.append(word.bytes().toByteArray());
    return words;
}

void takeFlags(const ImapValue& value, ImapFetchData& data)
{
    const ImapFlags told = parseFlagWords(wordsOf(value));
    data.flags.flags = told.flags;
    data.flags.keywords = told.keywords;
    data.hasFlags = true;
}

void takeSection(const ImapValue& key, const ImapValue& value, ImapFetchData& data)
{
    const QByteArrayView name = key.bytes();
    if (name[5] != ']') {
        const bool isPart = std::isdigit(static_cast<unsigned char>(name[5])) != 0;
        (isPart ? data.section : data.headerFields) = value;
        return;
    }
    data.hasBody = true;
    data.bodyIsNil = !value.isString();
}

/// Items of RFC 8474, RFC 8970 and X-GM-EXT-1.
void takeExtension(const ImapValue& key, const ImapValue& value, ImapFetchData& data)
{
    const ImapValue id = value.isList() ? value.first() : value;
    if (key.is("EMAILID") || key.is("X-GM-MSGID"))
        data.identity.message = parseObjectId(id.bytes());
    else if (key.is("THREADID") || key.is("X-GM-THRID"))
        data.identity.thread = parseObjectId(id.bytes());
    else if (key.is("X-GM-LABELS"))
        data.labels = value;
    else if (key.is("PREVIEW"))
        data.preview = value;
    data.identity.isGmails = data.identity.isGmails || key.is("X-GM-MSGID");
}

void takeItem(const ImapValue& key, const ImapValue& value, ImapFetchData& data)
{
    const ImapValue number = value.isList() ? value.first() : value;
    if (key.is("UID"))
        data.flags.uid = static_cast<quint32>(qMin<quint64>(value.number().value_or(0), 0xffffffffU));
    else if (key.is("FLAGS"))
        takeFlags(value, data);
    else if (key.is("MODSEQ"))
        data.flags.modSeq = number.number().value_or(0);
    else if (key.is("RFC822.SIZE"))
        data.size = static_cast<qint64>(
            qMin<quint64>(value.number().value_or(0), std::numeric_limits<qint64>::max()));
    else if (key.is("INTERNALDATE"))
        data.internalDate = parseInternalDate(value.bytes());
    else if (key.is("ENVELOPE"))
        data.envelope = value;
    else if (key.is("BODYSTRUCTURE"))
        data.structure = value;
    else if (isSection(key.bytes()))
        takeSection(key, value, data);
    else
        takeExtension(key, value, data);
}

/// Domino puts a pair of its own parentheses round some items.
constexpr int kDeepestWrapping = 4;

void takeItems(ImapValue key, ImapFetchData& data, int depth)
{
    while (key.exists()) {
        if (key.isList()) {
            if (depth < kDeepestWrapping)
                takeItems(key.first(), data, depth + 1);
            key = key.next();
            continue;
        }
        ImapValue value = key.next();
        if (isSection(key.bytes()) && isItemName(value)) {
            takeItem(key, {}, data);
            key = value;
            continue;
        }
        takeItem(key, value, data);
        key = value.next();
    }
}

int twoDigits(QByteArrayView text)
{
    return static_cast<int>(toNumber(text).value_or(99));
}

int monthOf(QByteArrayView name)
{
    static constexpr std::array<const char*, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
    for (size_t i = 0; i < names.size(); ++i) {
        if (qstrnicmp(name.data(), 3, names[i], 3) == 0)
            return static_cast<int>(i) + 1;
    }
    return 0;
}

} // namespace

ImapFetchData parseFetchData(const ImapResponse& response)
{
    ImapFetchData data;
    takeItems(response.values(), data, 0);
    return data;
}

ImapFlags parseFlagWords(const QList<QByteArray>& words)
{
    static const QHash<QByteArray, MessageFlag> known{
        {"\\seen", MessageFlag::Seen},       {"\\answered", MessageFlag::Answered},
        {"\\flagged", MessageFlag::Flagged}, {"\\deleted", MessageFlag::Deleted},
        {"\\draft", MessageFlag::Draft},     {"$forwarded", MessageFlag::Forwarded},
        {"$junk", MessageFlag::Junk},        {"$notjunk", MessageFlag::NotJunk},
    };
    ImapFlags flags;
    for (const QByteArray& word : words) {
        if (flags.keywords.size() >= kMostKeywords)
            break;
        const auto found = known.constFind(word.toLower());
        if (found != known.constEnd())
            flags.flags |= *found;
        else if (!word.startsWith('\\') && word.size() <= kLongestKeyword)
            flags.keywords.append(word);
    }
    return flags;
}

QDateTime parseInternalDate(QByteArrayView text)
{
    text = text.trimmed();
    if (text.size() == 25) // the day without its blank or zero
        return parseInternalDate(QByteArray("0" + text.toByteArray()));
    if (text.size() != 26 || text[2] != '-' || text[6] != '-')
        return {};
    const QDate date(static_cast<int>(toNumber(text.sliced(7, 4)).value_or(0)), monthOf(text.sliced(3, 3)),
                     twoDigits(text.first(2)));
    const QTime time(twoDigits(text.sliced(12, 2)), twoDigits(text.sliced(15, 2)),
                     twoDigits(text.sliced(18, 2)));
    const int zone =
        (twoDigits(text.sliced(22, 2)) * 60 + twoDigits(text.sliced(24, 2))) * (text[21] == '-' ? -1 : 1);
    if (!date.isValid() || !time.isValid())
        return {};
    const QDateTime utc = QDateTime(date, time, Qt::UTC).addSecs(-60LL * zone);
    return utc.toSecsSinceEpoch() == 0 ? QDateTime() : utc;
}

std::optional<ImapVanished> parseVanished(QByteArrayView text)
{
    ImapVanished vanished;
    text = text.trimmed();
    if (text.startsWith('(')) {
        const qsizetype end = text.indexOf(')');
        if (end < 0 || text.sliced(1, end - 1).compare("EARLIER", Qt::CaseInsensitive) != 0)
            return std::nullopt;
        vanished.earlier = true;
        text = text.sliced(end + 1).trimmed();
    }
    const auto uids = UidSet::parse(text);
    if (!uids || uids->isEmpty())
        return std::nullopt;
    vanished.uids = *uids;
    return vanished;
}

} // namespace postaci
