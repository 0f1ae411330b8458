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
                                 {key("size"), file.size}});
    return array;
}

QList<AttachedFile> filesFromJson(const QJsonArray& array)
{
    QList<AttachedFile> files;
    for (const QJsonValue& value : array)
        files.append({value[key("stored")].toString(), value[key("name")].toString(),
                      value[key("type")].toString(), value[key("size")].toInteger()});
    return files;
}

QStringList stringsFromJson(const QJsonArray& array)
{
    QStringList strings;
    for (const QJsonValue& value : array)
        strings << value.toString();
    return strings;
}

} // namespace

QByteArray toJson(const ComposerState& state)
{
    // 64-bit numbers as text: a JSON number keeps 53 bits.
    const QJsonObject object{
        {key("format"), kFormat},
        {key("account"), state.account},
        {key("to"), state.to},
        {key("cc"), state.cc},
        {key("bcc"), state.bcc},
        {key("subject"), state.subject},
        {key("text"), state.text},
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
        {key("open"), state.open},
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
    state.to = text("to");
    state.cc = text("cc");
    state.bcc = text("bcc");
    state.subject = text("subject");
    state.text = text("text");
    state.messageId = text("messageId");
    state.inReplyTo = text("inReplyTo");
    state.references = stringsFromJson(object.value(key("references")).toArray());
    state.kind = static_cast<OutgoingKind>(qBound(0, object.value(key("kind")).toInt(), 2));
    state.original = text("original").toLongLong();
    state.awaitsOriginal = object.value(key("awaitsOriginal")).toBool();
    state.filesKey = text("filesKey");
    state.files = filesFromJson(object.value(key("files")).toArray());
    state.wantsNotices = object.value(key("notices")).toBool();
    state.cursor = object.value(key("cursor")).toInt();
    state.open = object.value(key("open")).toBool();
    return state;
}

} // namespace postaci
