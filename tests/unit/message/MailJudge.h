#pragma once

#include "message/HtmlCleaner.h"
#include "message/MessageReader.h"
#include "message/MimeTree.h"
#include "message/TextFolding.h"

namespace postaci::test {

/// Everything that the program does with a message's bytes; the offsets of the tree must stay inside of them.
/// Says what went wrong, or nothing.
inline QString complaintOf(const QByteArray& raw)
{
    const MimeTree tree = MimeTree::parse(raw);
    for (const MimeNode& node : tree.nodes()) {
        const bool isInside = node.header.begin >= 0 && node.header.begin <= node.header.end &&
                              node.header.end <= node.body.begin && node.body.begin <= node.body.end &&
                              node.body.end <= raw.size();
        if (!isInside)
            return QStringLiteral("offsets of part ") + QString::fromLatin1(node.path);
        if (node.parent >= 0 && (tree.node(node.parent).body.begin > node.header.begin ||
                                 tree.node(node.parent).body.end < node.body.end))
            return QStringLiteral("part outside of its parent ") + QString::fromLatin1(node.path);
    }
    const MessageContent content = readMessage(raw);
    for (const AttachmentInfo& info : content.attachments) {
        if (info.name.isEmpty() || attachmentData(raw, info.path).size() != info.size)
            return QStringLiteral("attachment ") + info.path;
    }
    const QString preview = previewText(content.hasText ? content.text : htmlToText(content.html));
    if (preview.size() > 141)
        return QStringLiteral("preview of %1").arg(preview.size());
    return cleanHtml(content.html, RemoteContent::Blocked, {}).document.isEmpty() ? QStringLiteral("no page")
                                                                                  : QString();
}

} // namespace postaci::test
