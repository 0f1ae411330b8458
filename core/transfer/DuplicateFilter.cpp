#include "transfer/DuplicateFilter.h"

#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"
#include "message/MimeTree.h"
#include "store/MailReader.h"

#include <QHash>
#include <QRandomGenerator>

#include <algorithm>
#include <iterator>
#include <utility>

namespace postaci {

namespace {

/// They are the same in all copies of a message.
constexpr const char* kTellingFields[] = {"Message-ID", "Date", "Subject", "From", "To"};

/// A message as it may be told from others: its telling fields, and where its text begins.
struct TellingParts
{
    std::array<QByteArray, std::size(kTellingFields)> fields; ///< the first of each name
    QByteArrayView text;
};

TellingParts tellingParts(QByteArrayView raw)
{
    TellingParts parts;
    HeaderFieldReader reader(raw.first(qMin<qsizetype>(raw.size(), MimeTree::kMaxHeader)));
    qsizetype end = 0;
    for (HeaderFieldView field; reader.next(&field) && field.name.data() == raw.data() + end;
         end = reader.position()) {
        for (size_t i = 0; i < parts.fields.size(); ++i) {
            if (parts.fields[i].isNull() && equalsIgnoringCase(field.name, kTellingFields[i]))
                parts.fields[i] = unfolded(field.value).simplified();
        }
    }
    parts.text = raw.sliced(end); // a line that is no field ends the header too: it is told apart as text
    return parts;
}

/// As mboxrd quotes it, or the programs that quote only lines without a ">".
QByteArrayView unquoted(QByteArrayView line)
{
    qsizetype marks = 0;
    while (marks < line.size() && line[marks] == '>')
        ++marks;
    return line.sliced(marks).startsWith("From ") ? line.sliced(marks) : line;
}

void addLine(std::array<size_t, 2>* key, QByteArrayView line)
{
    for (size_t& half : *key)
        half = qHash(line, half);
}

/// Without the empty lines at the end.
void addText(std::array<size_t, 2>* key, QByteArrayView text)
{
    qsizetype emptyLines = 0;
    for (qsizetype begin = 0; begin < text.size();) {
        const LineBounds line = lineAt(text, begin);
        const QByteArrayView bytes = unquoted(text.sliced(begin, line.text - begin));
        begin = line.next;
        if (bytes.isEmpty()) {
            ++emptyLines;
            continue;
        }
        for (; emptyLines > 0; --emptyLines)
            addLine(key, {});
        addLine(key, bytes);
    }
}

QString idIn(QByteArrayView field)
{
    return parseMessageIds(field).value(0);
}

} // namespace

DuplicateFilter::DuplicateFilter(const MailReader& reader, const CancelToken& cancel)
    : m_reader(&reader), m_cancel(cancel)
{
    for (size_t& seed : m_seeds)
        seed = static_cast<size_t>(QRandomGenerator::system()->generate64());
}

size_t DuplicateFilter::hashOf(const QString& messageId) const
{
    return qHash(messageId, m_seeds[0]);
}

DuplicateFilter::Key DuplicateFilter::keyOf(QByteArrayView raw) const
{
    const TellingParts parts = tellingParts(raw);
    Key key = m_seeds;
    for (const QByteArray& field : parts.fields)
        addLine(&key, field);
    addText(&key, parts.text);
    return key;
}

Result<DuplicateFilter> DuplicateFilter::of(const MailReader& reader, FolderId folder,
                                            const CancelToken& cancel)
{
    DuplicateFilter filter(reader, cancel);
    const auto read = reader.forEachIn(folder, [&](MessageId message, const QString& messageId) {
        filter.m_stored.push_back({filter.hashOf(messageId), message});
    });
    if (!read)
        return unexpected(read.error());
    std::sort(filter.m_stored.begin(), filter.m_stored.end(),
              [](const Stored& one, const Stored& other) { return one.messageId < other.messageId; });
    return filter;
}

void DuplicateFilter::readThoseWith(size_t messageId)
{
    auto at = std::lower_bound(m_stored.begin(), m_stored.end(), messageId,
                               [](const Stored& stored, size_t id) { return stored.messageId < id; });
    // Where the first was read, all were.
    for (; at != m_stored.end() && at->messageId == messageId && at->message != 0; ++at) {
        if (m_cancel.isCancelled())
            return;
        if (const auto raw = m_reader->body(std::exchange(at->message, 0)))
            m_known.insert(keyOf(*raw));
    }
}

bool DuplicateFilter::isNew(QByteArrayView raw)
{
    const QByteArrayView header = raw.first(qMin<qsizetype>(raw.size(), MimeTree::kMaxHeader));
    readThoseWith(hashOf(idIn(headerField(header, "Message-ID"))));
    return m_known.insert(keyOf(raw)).second;
}

} // namespace postaci
