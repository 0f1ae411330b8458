#include "message/QuotedHtml.h"

#include "message/HtmlCleaner.h"
#include "message/MessageParts.h"
#include "message/MessageReader.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>
#include <QUrl>

namespace postaci {

namespace {

constexpr qint64 kMostImageBytes = 25LL * 1024 * 1024;
constexpr qsizetype kMostImages = 300;

/// Collects what a quote shows; on the stack of one thread.
class ImageCollector
{
public:
    ImageCollector(const MessageContent& content, QByteArrayView raw, const CancelToken& cancel,
                   QuotedHtml* quoted)
        : m_parts(raw), m_cancel(cancel), m_quoted(*quoted)
    {
        for (const AttachmentInfo& info : content.attachments)
            if (!info.contentId.isEmpty())
                m_names.insert(info.contentId, info.name);
    }

    /// As it is written into an attribute or, `isInSheet`, into a style sheet, which knows no "&amp;".
    QString replaced(const QString& address, bool isInSheet)
    {
        if (m_cancel.isCancelled())
            return {};
        if (address.startsWith(QLatin1String("cid:")))
            return ofPart(QUrl::fromPercentEncoding(address.mid(4).toUtf8()));
        if (address.startsWith(QLatin1String("data:")))
            return ofData(address);
        return isInSheet ? address : address.toHtmlEscaped();
    }

private:
    /// Each part is decoded once, however often it is shown.
    QString ofPart(const QString& id)
    {
        if (const auto known = m_written.constFind(id); known != m_written.cend())
            return *known;
        QString mimeType;
        const QByteArray data = m_parts.inlineData(id, &mimeType);
        const QString address = added(data, mimeType, m_names.value(id));
        m_written.insert(id, address);
        return address;
    }

    QString ofData(const QString& address)
    {
        const qsizetype comma = address.indexOf(QLatin1Char(','));
        const QString mimeType = address.mid(5, comma - 5).section(QLatin1Char(';'), 0, 0);
        return added(QByteArray::fromBase64(address.mid(comma + 1).toLatin1()), mimeType, {});
    }

    QString added(const QByteArray& data, const QString& mimeType, const QString& name)
    {
        if (data.isEmpty() || !isShowableImage(mimeType))
            return {};
        const OutgoingAttachment image = inlineImage(data, mimeType, name);
        if (!m_seen.contains(image.contentId)) {
            if (m_bytes + data.size() > kMostImageBytes || m_seen.size() >= kMostImages) {
                m_quoted.isCut = true;
                return {};
            }
            m_bytes += data.size();
            m_seen.insert(image.contentId);
            m_quoted.images.append(image);
        }
        return QStringLiteral("cid:") + image.contentId;
    }

    const MessageParts m_parts;
    const CancelToken& m_cancel;
    QuotedHtml& m_quoted;
    QHash<QString, QString> m_names;   ///< by Content-ID
    QHash<QString, QString> m_written; ///< what was answered, by Content-ID
    QSet<QString> m_seen;
    qint64 m_bytes = 0;
};

} // namespace

bool isShowableImage(const QString& mimeType)
{
    static const QSet<QString> types = {QStringLiteral("image/png"), QStringLiteral("image/jpeg"),
                                        QStringLiteral("image/jpg"), QStringLiteral("image/pjpeg"),
                                        QStringLiteral("image/gif"), QStringLiteral("image/webp"),
                                        QStringLiteral("image/bmp")};
    return types.contains(mimeType);
}

QList<OutgoingAttachment> partsNotShown(const MessageContent& content, QByteArrayView raw,
                                        const QuotedHtml& quoted)
{
    QSet<QString> shown;
    for (const OutgoingAttachment& image : quoted.images)
        shown.insert(image.contentId);
    const MessageParts parts(raw);
    QList<OutgoingAttachment> files;
    for (const AttachmentInfo& info : content.attachments) {
        if (!info.isReferenced)
            continue;
        const QByteArray data = parts.data(info.path);
        if (shown.isEmpty() || !shown.contains(inlineImage(data, info.mimeType, info.name).contentId))
            files.append({info.name, info.mimeType, data});
    }
    return files;
}

OutgoingAttachment inlineImage(const QByteArray& data, const QString& mimeType, const QString& name)
{
    const QByteArray hash = QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex().left(32);
    return {safeFileName(name, mimeType), mimeType, data, QLatin1String(hash) + QStringLiteral("@postaci")};
}

QuotedHtml quotedHtml(const MessageContent& content, QByteArrayView raw, const CancelToken& cancel)
{
    QuotedHtml quoted;
    if (!content.hasHtml || cancel.isCancelled())
        return quoted;
    const CleanPart part = cleanHtmlPart(content.html, RemoteContent::Allowed);
    quoted.isCut = part.truncated || content.truncated;
    ImageCollector collector(content, raw, cancel, &quoted);
    quoted.body = withImageAddresses(
        part.body, [&collector](const QString& address) { return collector.replaced(address, false); });
    const QString begin = QStringLiteral("<style>");
    const QString end = QStringLiteral("</style>");
    const auto inSheet = [&collector](const QString& address) { return collector.replaced(address, true); };
    if (!part.styles.isEmpty())
        quoted.styles =
            withImageAddresses(begin + part.styles + end, inSheet).mid(begin.size()).chopped(end.size());
    return quoted;
}

} // namespace postaci
