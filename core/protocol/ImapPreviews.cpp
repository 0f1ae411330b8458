// The first words of messages whose bodies are not here.
#include "message/Charset.h"
#include "message/HtmlCleaner.h"
#include "message/TextFolding.h"
#include "message/TransferDecoding.h"
#include "protocol/ImapDialogue.h"
#include "protocol/ImapFetchData.h"
#include "protocol/ImapSession.h"

#include <QMap>

namespace postaci {

namespace {

using PreviewSink = std::function<void(quint32 uid, const QString& preview)>;

/// HTML has its styles before its first words.
constexpr int kTextStart = 2'048;
constexpr int kHtmlStart = 12'288;

/// A piece that was cut in the middle of a character would not look like UTF-8 any more.
QByteArrayView withoutCutCharacter(QByteArrayView bytes)
{
    qsizetype tail = 0; // continuation bytes at the end
    while (tail < 3 && tail < bytes.size() &&
           (static_cast<uchar>(bytes[bytes.size() - 1 - tail]) & 0xc0) == 0x80)
        ++tail;
    if (tail == bytes.size())
        return bytes;
    const auto lead = static_cast<uchar>(bytes[bytes.size() - 1 - tail]);
    const qsizetype length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return length > tail + 1 ? bytes.chopped(tail + 1) : bytes;
}

int startSize(const ImapTextPart& part)
{
    return part.isHtml ? kHtmlStart : kTextStart;
}

QString previewOf(const ImapTextPart& part, QByteArrayView begin)
{
    const QByteArray bytes = decodeTransfer(begin, transferEncoding(part.encoding));
    const bool isCut = begin.size() >= startSize(part);
    const QString text = decodeCharset(isCut ? withoutCutCharacter(bytes) : bytes, part.charset);
    return previewText(part.isHtml ? htmlToText(text) : text);
}

/// What the server itself offers; gives the UIDs that it has no words for.
Result<UidSet> offeredPreviews(ImapDialogue& dialogue, const UidSet& uids, const PreviewSink& sink)
{
    UidSet rest = uids;
    const auto take = [&](const ImapResponse& response) {
        const ImapFetchData data = response.is("FETCH") ? parseFetchData(response) : ImapFetchData();
        if (data.flags.uid == 0 || !data.preview.exists())
            return false;
        if (!data.preview.bytes().isEmpty()) {
            rest.remove(data.flags.uid);
            sink(data.flags.uid, previewText(QString::fromUtf8(data.preview.bytes())));
        }
        return true;
    };
    for (const UidSet& piece : uids.chunks()) {
        const auto done =
            dialogue.runOk(ImapCommand("UID FETCH").raw(piece.toImap()).raw("(UID PREVIEW)"), take);
        if (!done)
            return unexpected(done.error());
    }
    return rest;
}

/// Where the text of each message is; those without any are told at once.
Result<QHash<quint32, ImapTextPart>> textParts(ImapDialogue& dialogue, const UidSet& uids,
                                               const PreviewSink& sink)
{
    QHash<quint32, ImapTextPart> parts;
    const auto take = [&](const ImapResponse& response) {
        const ImapFetchData data = response.is("FETCH") ? parseFetchData(response) : ImapFetchData();
        if (!data.structure.exists() || !uids.contains(data.flags.uid))
            return false;
        const ImapTextPart part = structureTextPart(data.structure);
        if (part.section.isEmpty())
            sink(data.flags.uid, {});
        else
            parts.insert(data.flags.uid, part);
        return true;
    };
    for (const UidSet& piece : uids.chunks()) {
        const auto done =
            dialogue.runOk(ImapCommand("UID FETCH").raw(piece.toImap()).raw("(UID BODYSTRUCTURE)"), take);
        if (!done)
            return unexpected(done.error());
    }
    return parts;
}

} // namespace

Result<void> ImapSession::fetchPreviews(const UidSet& uids, const PreviewSink& sink)
{
    const auto rest = has("PREVIEW") ? offeredPreviews(*m_dialogue, uids, sink) : Result<UidSet>(uids);
    if (!rest)
        return unexpected(rest.error());
    const auto parts = textParts(*m_dialogue, *rest, sink);
    if (!parts)
        return unexpected(parts.error());
    // Most messages have their text at one of a few places, so a few commands serve all.
    QMap<QByteArray, UidSet> groups;
    for (auto part = parts->cbegin(); part != parts->cend(); ++part) {
        const QByteArray range = "<0." + QByteArray::number(startSize(*part)) + '>';
        groups["(UID BODY.PEEK[" + part->section + ']' + range + ')'].add(part.key());
    }
    const auto take = [&](const ImapResponse& response) {
        const ImapFetchData data = response.is("FETCH") ? parseFetchData(response) : ImapFetchData();
        const auto part = parts->constFind(data.flags.uid);
        if (!data.section.exists() || part == parts->cend())
            return false;
        sink(data.flags.uid, previewOf(*part, data.section.bytes()));
        return true;
    };
    for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
        for (const UidSet& piece : group->chunks()) {
            const auto done =
                m_dialogue->runOk(ImapCommand("UID FETCH").raw(piece.toImap()).raw(group.key()), take);
            if (!done)
                return unexpected(done.error());
        }
    }
    return {};
}

} // namespace postaci
