#include "protocol/ImapMailboxes.h"

#include "message/MailboxName.h"

#include <QHash>

#include <algorithm>
#include <cctype>
#include <limits>

namespace postaci {

namespace {

FolderRole roleOf(const QSet<QByteArray>& attributes)
{
    // RFC 6154, RFC 8457, and the names of XLIST.
    static const QList<std::pair<QByteArray, FolderRole>> roles{
        {"\\inbox", FolderRole::Inbox},     {"\\drafts", FolderRole::Drafts},
        {"\\sent", FolderRole::Sent},       {"\\junk", FolderRole::Junk},
        {"\\spam", FolderRole::Junk},       {"\\trash", FolderRole::Trash},
        {"\\archive", FolderRole::Archive}, {"\\all", FolderRole::All},
        {"\\allmail", FolderRole::All},     {"\\flagged", FolderRole::Flagged},
        {"\\starred", FolderRole::Flagged}, {"\\important", FolderRole::Important},
    };
    for (const auto& [attribute, role] : roles) {
        if (attributes.contains(attribute))
            return role;
    }
    return FolderRole::None;
}

/// Names that are no string are all that is left of the line: servers forget the quotes round blanks and
/// tabs.
QByteArray nameOf(const ImapValue& value)
{
    return (value.isString() ? value.bytes() : value.toLineEnd()).toByteArray();
}

QList<ImapNamespace> namespacesOf(const ImapValue& list, const ImapDialect& dialect)
{
    constexpr qsizetype kMostNamespaces = 100;
    QList<ImapNamespace> namespaces;
    for (ImapValue one = list.first(); one.exists() && namespaces.size() < kMostNamespaces;
         one = one.next()) {
        const QByteArrayView delimiter = one.at(1).bytes();
        const QByteArrayView prefix = one.first().bytes();
        namespaces.append({dialect.utf8Names ? fromUtf8Mailbox(prefix.toByteArray()) : prefix.toByteArray(),
                           delimiter.isEmpty() ? '\0' : delimiter.front()});
    }
    return namespaces;
}

std::optional<quint32> number32(const ImapValue& value)
{
    const auto number = value.number();
    if (!number || *number > 0xffffffffU)
        return std::nullopt;
    return static_cast<quint32>(*number);
}

/// NIL is no limit, and so is what is no number.
std::optional<qint64> appendLimitOf(const ImapValue& value)
{
    const auto number = value.number();
    if (!number || *number > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return static_cast<qint64>(*number);
}

} // namespace

bool isInboxName(const QByteArray& rawName)
{
    return rawName.compare("INBOX", Qt::CaseInsensitive) == 0;
}

QByteArray countItems(const ImapDialect& dialect)
{
    QByteArray items = "MESSAGES UIDNEXT UIDVALIDITY UNSEEN";
    if (dialect.modSeqs)
        items += " HIGHESTMODSEQ";
    return items;
}

QByteArray rawNameOf(QByteArrayView name, const ImapDialect& dialect)
{
    QByteArray rawName = name.toByteArray();
    if (isInboxName(rawName))
        return QByteArrayLiteral("INBOX");
    return dialect.utf8Names ? fromUtf8Mailbox(rawName) : rawName;
}

std::optional<ImapMailbox> parseListResponse(const ImapResponse& response, const ImapDialect& dialect)
{
    const ImapValue attributes = response.values();
    const ImapValue delimiter = attributes.next();
    const ImapValue name = delimiter.next();
    ImapMailbox mailbox;
    mailbox.rawName = rawNameOf(nameOf(name), dialect);
    if (!attributes.isList() || mailbox.rawName.isEmpty())
        return std::nullopt;
    for (ImapValue attribute = attributes.first(); attribute.exists(); attribute = attribute.next())
        mailbox.attributes.insert(attribute.bytes().toByteArray().toLower());
    if (!delimiter.bytes().isEmpty())
        mailbox.delimiter = delimiter.bytes().front();
    mailbox.selectable =
        !mailbox.attributes.contains("\\noselect") && !mailbox.attributes.contains("\\nonexistent");
    mailbox.role = roleOf(mailbox.attributes);
    if (isInboxName(mailbox.rawName))
        mailbox.role = FolderRole::Inbox;
    mailbox.name = decodeMailbox(mailbox.rawName);
    return mailbox;
}

std::pair<QByteArray, ImapStatus> parseStatusResponse(const ImapResponse& response,
                                                      const ImapDialect& dialect)
{
    const ImapValue name = response.values();
    ImapValue items = name.next();
    ImapStatus status;
    for (ImapValue key = items.first(); key.exists(); key = key.next().next()) {
        const ImapValue value = key.next();
        if (key.is("MESSAGES"))
            status.messages = number32(value);
        else if (key.is("UIDNEXT"))
            status.uidNext = number32(value);
        else if (key.is("UIDVALIDITY"))
            status.uidValidity = number32(value);
        else if (key.is("UNSEEN"))
            status.unseen = number32(value);
        else if (key.is("HIGHESTMODSEQ") && dialect.modSeqs)
            status.highestModSeq = value.number().value_or(0);
        else if (key.is("APPENDLIMIT"))
            status.appendLimit = appendLimitOf(value);
        else if (key.is("MAILBOXID"))
            status.mailboxId = parseObjectId(value.first().bytes());
    }
    return {rawNameOf(name.bytes(), dialect), status};
}

QByteArray parseObjectId(QByteArrayView text)
{
    constexpr qsizetype kLongest = 255;
    if (text.startsWith('(') && text.endsWith(')'))
        text = text.sliced(1, text.size() - 2).trimmed();
    const bool isId = text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](char c) {
                          return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
                      });
    return isId ? text.toByteArray() : QByteArray();
}

void mergeStatus(ImapStatus& status, const ImapStatus& told)
{
    const auto take = [](auto& known, const auto& news) {
        if (news)
            known = news;
    };
    take(status.messages, told.messages);
    take(status.uidNext, told.uidNext);
    take(status.uidValidity, told.uidValidity);
    take(status.unseen, told.unseen);
    take(status.appendLimit, told.appendLimit);
    if (told.highestModSeq != 0)
        status.highestModSeq = told.highestModSeq;
    if (!told.mailboxId.isEmpty())
        status.mailboxId = told.mailboxId;
}

ImapNamespaces parseNamespaces(const ImapResponse& response, const ImapDialect& dialect)
{
    const ImapValue personal = response.values();
    const ImapValue others = personal.next();
    return {namespacesOf(personal, dialect), namespacesOf(others, dialect),
            namespacesOf(others.next(), dialect)};
}

} // namespace postaci
