#include "composer/ComposerState.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace postaci {

namespace {

constexpr int kFormat = 1;

QString key(const char* name)
{
    return QLatin1String(name);
}

QJsonArray filesToJson(const QList<AttachedFile>& files)
{
    QJsonArray array;
    for (const AttachedFile& file : files)
        array.append(QJsonObject{{key("stored"), file.stored},
                                 {key("name"), file.name},
                                 {key("type"), file.mimeType},
                                 {key("size"), file.size},
                                 {key("contentId"), file.contentId}});
    return array;
}

QList<AttachedFile> filesFromJson(const QJsonArray& array)
{
    QList<AttachedFile> files;
    for (const auto& value : array)
        files.append({value[key("stored")].toString(), value[key("name")].toString(),
                      value[key("type")].toString(), value[key("size")].toInteger(),
                      value[key("contentId")].toString()});
    return files;
}

QJsonArray sealsToJson(const QList<RichSeal>& seals)
{
    QJsonArray array;
    for (const RichSeal& seal : seals)
        array.append(QJsonObject{{key("html"), seal.html},
                                 {key("quoteLevel"), seal.quoteLevel},
                                 {key("fingerprint"), QLatin1String(seal.fingerprint.toHex())}});
    return array;
}

QList<RichSeal> sealsFromJson(const QJsonArray& array)
{
    QList<RichSeal> seals;
    for (const auto& value : array)
        seals.append({value[key("html")].toString(),
                      QByteArray::fromHex(value[key("fingerprint")].toString().toLatin1()),
                      value[key("quoteLevel")].toInt()});
    return seals;
}

QStringList stringsFromJson(const QJsonArray& array)
{
    QStringList strings;
    for (const auto& value : array)
        strings << value.toString();
    return strings;
}

QJsonArray idsToJson(const QList<MessageId>& ids)
{
    QJsonArray array;
    for (const MessageId id : ids)
        array.append(QString::number(id));
    return array;
}

QList<MessageId> idsFromJson(const QJsonArray& array)
{
    QList<MessageId> ids;
    for (const auto& value : array)
        ids << value.toString().toLongLong();
    return ids;
}

} // namespace

QByteArray toJson(const ComposerState& state)
{
    // 64-bit numbers as text: a JSON number keeps 53 bits.
    const QJsonObject object{
        {key("format"), kFormat},
        {key("account"), state.account},
        {key("from"), state.from},
        {key("to"), state.to},
        {key("cc"), state.cc},
        {key("bcc"), state.bcc},
        {key("subject"), state.subject},
        {key("text"), state.text},
        {key("formatted"), state.isFormatted},
        {key("html"), state.html},
        {key("seals"), sealsToJson(state.seals)},
        {key("quoteStyles"), state.quoteStyles},
        {key("images"), filesToJson(state.images)},
        {key("messageId"), state.messageId},
        {key("inReplyTo"), state.inReplyTo},
        {key("references"), QJsonArray::fromStringList(state.references)},
        {key("kind"), static_cast<int>(state.kind)},
        {key("original"), QString::number(state.original)},
        {key("awaitsOriginal"), state.awaitsOriginal},
        {key("filesKey"), state.filesKey},
        {key("files"), filesToJson(state.files)},
        {key("cursor"), state.cursor},
        {key("notices"), state.wantsNotices},
        {key("sendAt"),
         state.sendAt.isValid() ? QString::number(state.sendAt.toMSecsSinceEpoch()) : QString()},
        {key("open"), state.open},
        {key("mode"), static_cast<int>(state.mode)},
        {key("selected"), state.selected},
        {key("takesOver"), state.takesOver},
        {key("ownRecipients"), state.hasOwnRecipients},
        {key("ownSender"), state.hasOwnSender},
        {key("continues"), QString::number(state.continues)},
        {key("attached"), idsToJson(state.attached)},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ComposerState> composerStateFromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(key("format")).toInt() != kFormat)
        return std::nullopt;
    const auto text = [&object](const char* name) { return object.value(key(name)).toString(); };
    ComposerState state;
    state.account = object.value(key("account")).toInteger();
    state.from = text("from");
    state.to = text("to");
    state.cc = text("cc");
    state.bcc = text("bcc");
    state.subject = text("subject");
    state.text = text("text");
    state.isFormatted = object.value(key("formatted")).toBool();
    state.html = text("html");
    state.seals = sealsFromJson(object.value(key("seals")).toArray());
    state.quoteStyles = text("quoteStyles");
    state.images = filesFromJson(object.value(key("images")).toArray());
    state.messageId = text("messageId");
    state.inReplyTo = text("inReplyTo");
    state.references = stringsFromJson(object.value(key("references")).toArray());
    state.kind = static_cast<OutgoingKind>(qBound(0, object.value(key("kind")).toInt(), 2));
    state.original = text("original").toLongLong();
    state.awaitsOriginal = object.value(key("awaitsOriginal")).toBool();
    state.filesKey = text("filesKey");
    state.files = filesFromJson(object.value(key("files")).toArray());
    state.wantsNotices = object.value(key("notices")).toBool();
    if (const qint64 time = text("sendAt").toLongLong(); time > 0)
        state.sendAt = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    state.cursor = object.value(key("cursor")).toInt();
    state.open = object.value(key("open")).toBool();
    state.mode = static_cast<ReplyMode>(qBound(0, object.value(key("mode")).toInt(), 2));
    state.selected = text("selected");
    state.takesOver = object.value(key("takesOver")).toBool();
    // Where it does not say, whatever is there may have been chosen.
    state.hasOwnRecipients = object.value(key("ownRecipients")).toBool(true);
    state.hasOwnSender = object.value(key("ownSender")).toBool(true);
    state.continues = text("continues").toLongLong();
    state.attached = idsFromJson(object.value(key("attached")).toArray());
    return state;
}

} // namespace postaci
