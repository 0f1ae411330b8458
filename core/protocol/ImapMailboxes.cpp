#include "protocol/ImapMailboxes.h"

#include "protocol/MailboxName.h"

#include <QHash>

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

std::optional<quint32> number32(const ImapValue& value)
{
    const auto number = value.number();
    if (!number || *number > 0xffffffffU)
        return std::nullopt;
    return static_cast<quint32>(*number);
}

} // namespace

bool isInboxName(const QByteArray& rawName)
{
    return rawName.compare("INBOX", Qt::CaseInsensitive) == 0;
}

std::optional<ImapMailbox> parseListResponse(const ImapResponse& response)
{
    const ImapValue attributes = response.values();
    const ImapValue delimiter = attributes.next();
    const ImapValue name = delimiter.next();
    ImapMailbox mailbox;
    mailbox.rawName = nameOf(name);
    if (!attributes.isList() || mailbox.rawName.isEmpty())
        return std::nullopt;
    for (ImapValue attribute = attributes.first(); attribute.exists(); attribute = attribute.next())
        mailbox.attributes.insert(attribute.bytes().toByteArray().toLower());
    if (!delimiter.bytes().isEmpty())
        mailbox.delimiter = delimiter.bytes().front();
    mailbox.selectable =
        !mailbox.attributes.contains("\\noselect") && !mailbox.attributes.contains("\\nonexistent");
    mailbox.role = roleOf(mailbox.attributes);
    if (isInboxName(mailbox.rawName)) {
        mailbox.rawName = QByteArrayLiteral("INBOX");
        mailbox.role = FolderRole::Inbox;
    }
    mailbox.name = decodeMailbox(mailbox.rawName);
    return mailbox;
}

std::pair<QByteArray, ImapStatus> parseStatusResponse(const ImapResponse& response, bool withModSeq)
{
    const ImapValue name = response.values();
    ImapValue items = name.next();
    QByteArray rawName = name.bytes().toByteArray();
    if (isInboxName(rawName))
        rawName = QByteArrayLiteral("INBOX");
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
        else if (key.is("HIGHESTMODSEQ") && withModSeq)
            status.highestModSeq = value.number().value_or(0);
    }
    return {rawName, status};
}

QByteArray parsePersonalPrefix(const ImapResponse& response)
{
    // ((prefix delimiter) ...) others shared
    return response.values().first().first().bytes().toByteArray();
}

} // namespace postaci
