#include "composer/DraftFormat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace postaci {

namespace {

QJsonArray toJson(const AddressList& addresses)
{
    QJsonArray array;
    for (const Address& address : addresses)
        array.append(QJsonArray{address.name, address.addr});
    return array;
}

AddressList addressesFrom(const QJsonValue& value)
{
    AddressList addresses;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& entry : array)
        addresses.append({entry.toArray().at(0).toString(), entry.toArray().at(1).toString()});
    return addresses;
}

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

} // namespace

QByteArray writeDraft(const DraftContent& content)
{
    const OutgoingMessage& message = content.message;
    QJsonArray attachments;
    for (qsizetype i = 0; i < message.attachments.size(); ++i)
        attachments.append(QJsonObject{{key("name"), message.attachments.at(i).name},
                                       {key("type"), message.attachments.at(i).mimeType},
                                       {key("file"), content.attachmentFiles.value(i)}});
    const QJsonObject object{
        {key("version"), 1},
        {key("open"), content.window == DraftWindow::Open},
        {key("account"), message.account},
        {key("from"), toJson({message.from})},
        {key("replyTo"), toJson(message.replyTo)},
        {key("to"), toJson(message.to)},
        {key("cc"), toJson(message.cc)},
        {key("bcc"), toJson(message.bcc)},
        {key("subject"), message.subject},
        {key("text"), message.text},
        {key("messageId"), message.messageId},
        {key("inReplyTo"), message.inReplyTo},
        {key("references"), QJsonArray::fromStringList(message.references)},
        {key("kind"), int(message.kind)},
        {key("original"), QString::number(message.original)},
        {key("attachments"), attachments},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<DraftContent> readDraft(const QByteArray& data)
{
    const QJsonObject object = QJsonDocument::fromJson(data).object();
    if (object.value(key("version")).toInt() != 1)
        return std::nullopt;
    DraftContent content;
    OutgoingMessage& message = content.message;
    content.window = object.value(key("open")).toBool() ? DraftWindow::Open : DraftWindow::Closed;
    message.account = object.value(key("account")).toInteger();
    message.from = addressesFrom(object.value(key("from"))).value(0);
    message.replyTo = addressesFrom(object.value(key("replyTo")));
    message.to = addressesFrom(object.value(key("to")));
    message.cc = addressesFrom(object.value(key("cc")));
    message.bcc = addressesFrom(object.value(key("bcc")));
    message.subject = object.value(key("subject")).toString();
    message.text = object.value(key("text")).toString();
    message.messageId = object.value(key("messageId")).toString();
    message.inReplyTo = object.value(key("inReplyTo")).toString();
    const QJsonArray references = object.value(key("references")).toArray();
    for (const QJsonValue& reference : references)
        message.references.append(reference.toString());
    message.kind = OutgoingKind(qBound(0, object.value(key("kind")).toInt(), int(OutgoingKind::Forward)));
    message.original = object.value(key("original")).toString().toLongLong();
    const QJsonArray attachments = object.value(key("attachments")).toArray();
    for (const QJsonValue& attachment : attachments) {
        message.attachments.append(
            {attachment[key("name")].toString(), attachment[key("type")].toString(), {}});
        content.attachmentFiles.append(attachment[key("file")].toString());
    }
    return content;
}

} // namespace postaci
