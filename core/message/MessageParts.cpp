#include "message/MessageParts.h"

#include "message/TnefFiles.h"
#include "message/TransferDecoding.h"

#include <QUrl>

namespace postaci {

namespace {

QByteArray bodyOf(QByteArrayView raw, const MimeNode& node)
{
    return decodeTransfer(node.body.of(raw), transferEncoding(node.encoding));
}

} // namespace

MessageParts::MessageParts(QByteArrayView raw) : m_raw(raw), m_tree(MimeTree::parse(raw))
{
    const auto count = static_cast<int>(m_tree.nodes().size());
    for (int i = 0; i < count; ++i) {
        const MimeNode& node = m_tree.node(i);
        if (!m_byPath.contains(node.path))
            m_byPath.insert(node.path, i);
        if (!node.contentId.isEmpty() && !m_byId.contains(node.contentId))
            m_byId.insert(node.contentId, i);
    }
}

const MimeNode* MessageParts::find(QByteArrayView path) const
{
    const auto found = m_byPath.constFind(path.toByteArray());
    return found == m_byPath.constEnd() ? nullptr : &m_tree.node(*found);
}

QByteArray MessageParts::data(const QString& partPath) const
{
    const QByteArray path = partPath.toUtf8();
    const qsizetype mark = path.indexOf(kTnefFileMark);
    const MimeNode* node = find(mark < 0 ? path : path.first(mark));
    if (node == nullptr)
        return {};
    QByteArray data = bodyOf(m_raw, *node);
    if (mark >= 0) {
        const QList<TnefFile> files = tnefFiles(data);
        const qsizetype number = path.mid(mark + 1).toLongLong();
        if (number < 1 || number > files.size())
            return {};
        data = files.at(number - 1).data.toByteArray();
    }
    return data.isNull() ? QByteArray("") : data;
}

QByteArray MessageParts::inlineData(const QString& contentId, QString* mimeType) const
{
    const QByteArray wanted = contentId.toUtf8();
    auto found = m_byId.constFind(wanted);
    if (found == m_byId.constEnd())
        found = m_byId.constFind(QByteArray::fromPercentEncoding(wanted));
    if (found == m_byId.constEnd())
        return {};
    const MimeNode& node = m_tree.node(*found);
    if (mimeType != nullptr)
        *mimeType = QString::fromLatin1(node.mimeType());
    const QByteArray data = bodyOf(m_raw, node);
    return data.isNull() ? QByteArray("") : data;
}

QByteArray MessageParts::charset(const QString& partPath) const
{
    const MimeNode* const node = find(partPath.toLatin1());
    return node != nullptr ? node->parameter("charset") : QByteArray();
}

QSet<QString> contentIdsIn(const QString& html)
{
    QSet<QString> ids;
    qsizetype at = 0;
    while ((at = html.indexOf(QLatin1String("cid:"), at, Qt::CaseInsensitive)) >= 0) {
        at += 4;
        qsizetype end = at;
        static const QString closing = QStringLiteral("\"'<>)");
        while (end < html.size() && !html.at(end).isSpace() && !closing.contains(html.at(end)))
            ++end;
        QString id = html.mid(at, end - at);
        ids.insert(id);
        ids.insert(
            QUrl::fromPercentEncoding(id.replace(QLatin1String("&amp;"), QLatin1String("&")).toUtf8()));
        at = end;
    }
    return ids;
}

} // namespace postaci
