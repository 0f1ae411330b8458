#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/MessageRows.h"

#include "message/HtmlCleaner.h"
#include "message/MessageReader.h"
#include "store/MailReader.h"

#include <QFile>
#include <QJsonArray>

namespace postaci::cli {

namespace {

/// A Message-ID as it stands in a header field; empty stays empty.
QString bracketed(const QString& id)
{
    return id.isEmpty() ? QString() : QLatin1Char('<') + id + QLatin1Char('>');
}

QJsonArray toJson(const AddressList& addresses)
{
    QJsonArray array;
    for (const Address& address : addresses)
        array.append(
            QJsonObject{{QStringLiteral("name"), address.name}, {QStringLiteral("addr"), address.addr}});
    return array;
}

QJsonArray toJson(const QList<AttachmentInfo>& attachments)
{
    QJsonArray array;
    for (const AttachmentInfo& attachment : attachments)
        array.append(QJsonObject{{QStringLiteral("name"), attachment.name},
                                 {QStringLiteral("type"), attachment.mimeType},
                                 {QStringLiteral("size"), attachment.size},
                                 {QStringLiteral("inline"), attachment.isInline}});
    return array;
}

QString textOf(const MessageContent& content)
{
    return content.hasText ? content.text : htmlToText(content.html);
}

QJsonObject toJson(const MessageContent& content)
{
    const Envelope& envelope = content.envelope;
    QJsonArray references;
    for (const QString& id : envelope.references)
        references.append(bracketed(id));
    return {
        {QStringLiteral("subject"), envelope.subject},
        {QStringLiteral("from"), toJson(envelope.from)},
        {QStringLiteral("to"), toJson(envelope.to)},
        {QStringLiteral("cc"), toJson(envelope.cc)},
        {QStringLiteral("date"),
         envelope.date.isValid() ? QJsonValue(envelope.date.toUTC().toString(Qt::ISODate)) : QJsonValue()},
        {QStringLiteral("message_id"), bracketed(envelope.messageId)},
        {QStringLiteral("in_reply_to"), bracketed(envelope.inReplyTo)},
        {QStringLiteral("references"), references},
        {QStringLiteral("has_text"), content.hasText},
        {QStringLiteral("has_html"), content.hasHtml},
        {QStringLiteral("text"), textOf(content)},
        {QStringLiteral("attachments"), toJson(content.attachments)},
    };
}

QString toText(const AddressList& addresses)
{
    QStringList words;
    for (const Address& address : addresses)
        words.append(address.name.isEmpty() ? address.addr
                                            : QStringLiteral("%1 <%2>").arg(address.name, address.addr));
    return words.join(QStringLiteral(", "));
}

void printHuman(const MessageContent& content)
{
    const Envelope& envelope = content.envelope;
    printLine(CommandLine::tr("Subject:") + QLatin1Char(' ') + envelope.subject);
    printLine(CommandLine::tr("From:") + QLatin1Char(' ') + toText(envelope.from));
    printLine(CommandLine::tr("To:") + QLatin1Char(' ') + toText(envelope.to));
    if (!envelope.cc.isEmpty())
        printLine(CommandLine::tr("Cc:") + QLatin1Char(' ') + toText(envelope.cc));
    printLine(CommandLine::tr("Date:") + QLatin1Char(' ') + envelope.date.toString(Qt::ISODate));
    for (const AttachmentInfo& attachment : content.attachments)
        printLine(CommandLine::tr("Attachment: %1 (%2, %3 bytes)")
                      .arg(attachment.name, attachment.mimeType, QString::number(attachment.size)));
    printText(QLatin1Char('\n') + textOf(content));
}

int print(const CommonOptions& options, const QByteArray& raw)
{
    const MessageContent content = readMessage(raw);
    if (options.format == Format::Json)
        printObject(toJson(content));
    else
        printHuman(content);
    return Good;
}

} // namespace

int runRead(const CommonOptions& options, MessageId id)
{
    if (!isProfile(options.profileDir))
        return fail(WrongUse, CommandLine::tr("There is no profile in %1").arg(options.profileDir));
    const auto reader = MailReader::open(options.profileDir);
    if (!reader)
        return fail(reader.error());
    const auto rows = (*reader)->rows({id});
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(WrongUse, CommandLine::tr("There is no message %1 in this profile").arg(id));
    const auto raw = (*reader)->body(id);
    if (!raw)
        return fail(ProblemFound,
                    CommandLine::tr("The text of this message is only at the server: open it in "
                                    "Postacı, or use sync --bodies all"));
    return print(options, *raw);
}

int runMessage(const CommonOptions& options, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(WrongUse, CommandLine::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    return print(options, file.readAll());
}

} // namespace postaci::cli
