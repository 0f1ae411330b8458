#include "cli/CommandLine.h"
#include "cli/Commands.h"

#include "message/HtmlCleaner.h"
#include "message/MessageReader.h"

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
    printLine(QLatin1Char('\n') + textOf(content));
}

} // namespace

int runMessage(const CommonOptions& options, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(WrongUse, CommandLine::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    const MessageContent content = readMessage(file.readAll());
    if (options.format == Format::Json)
        printObject(toJson(content));
    else
        printHuman(content);
    return Good;
}

} // namespace postaci::cli
