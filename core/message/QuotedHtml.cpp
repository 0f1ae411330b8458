#include "message/QuotedHtml.h"

#include "message/HtmlCleaner.h"
#include "message/MessageReader.h"

#include <QCryptographicHash>
#include <QSet>
#include <QUrl>

namespace postaci {

namespace {

constexpr qint64 kMostImageBytes = 25LL * 1024 * 1024;

/// Kinds that every reader of mail shows and that hold no program.
bool isShowableType(const QString& mimeType)
{
    static const QSet<QString> types = {QStringLiteral("image/png"), QStringLiteral("image/jpeg"),
                                        QStringLiteral("image/jpg"), QStringLiteral("image/pjpeg"),
                                        QStringLiteral("image/gif"), QStringLiteral("image/webp"),
                                        QStringLiteral("image/bmp")};
    return types.contains(mimeType);
}

/// Collects what a quote shows; on the stack of one thread.
class ImageCollector
{
public:
    ImageCollector(const MessageContent& content, QByteArrayView raw, QList<OutgoingAttachment>* images)
        : m_content(content), m_raw(raw), m_images(*images)
    {
    }

    QString replaced(const QString& address)
    {
        QString mimeType;
        QByteArray data;
        QString name;
        if (address.startsWith(QLatin1String("cid:"))) {
            const QString id = QUrl::fromPercentEncoding(address.mid(4).toUtf8());
            data = inlinePart(m_raw, id, &mimeType);
            for (const AttachmentInfo& info : m_content.attachments)
                if (info.contentId == id)
                    name = info.name;
        } else if (address.startsWith(QLatin1String("data:"))) {
            const qsizetype comma = address.indexOf(QLatin1Char(','));
            mimeType = address.mid(5, comma - 5).section(QLatin1Char(';'), 0, 0);
            data = QByteArray::fromBase64(address.mid(comma + 1).toLatin1());
        } else {
            return address.toHtmlEscaped();
        }
        return added(data, mimeType, name);
    }

private:
    QString added(const QByteArray& data, const QString& mimeType, const QString& name)
    {
        if (data.isEmpty() || !isShowableType(mimeType))
            return {};
        const OutgoingAttachment image = inlineImage(data, mimeType, name);
        if (!m_seen.contains(image.contentId)) {
            if (m_bytes + data.size() > kMostImageBytes)
                return {};
            m_bytes += data.size();
            m_seen.insert(image.contentId);
            m_images.append(image);
        }
        return QStringLiteral("cid:") + image.contentId;
    }

    const MessageContent& m_content;
    const QByteArrayView m_raw;
    QList<OutgoingAttachment>& m_images;
    QSet<QString> m_seen;
    qint64 m_bytes = 0;
};

} // namespace

QList<OutgoingAttachment> imagesNotShown(const MessageContent& content, QByteArrayView raw,
                                         const QuotedHtml& quoted)
{
    QSet<QString> shown;
    for (const OutgoingAttachment& image : quoted.images)
        shown.insert(image.contentId);
    QList<OutgoingAttachment> files;
    for (const AttachmentInfo& info : content.attachments) {
        if (!info.isReferenced)
            continue;
        const QByteArray data = attachmentData(raw, info.path);
        if (!shown.contains(inlineImage(data, info.mimeType, info.name).contentId))
            files.append({info.name, info.mimeType, data});
    }
    return files;
}

OutgoingAttachment inlineImage(const QByteArray& data, const QString& mimeType, const QString& name)
{
    const QByteArray hash = QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex().left(32);
    return {safeFileName(name, mimeType), mimeType, data, QLatin1String(hash) + QStringLiteral("@postaci")};
}

QuotedHtml quotedHtml(const MessageContent& content, QByteArrayView raw)
{
    QuotedHtml quoted;
    if (!content.hasHtml)
        return quoted;
    const CleanPart part = cleanHtmlPart(content.html, RemoteContent::Allowed);
    ImageCollector collector(content, raw, &quoted.images);
    const auto replaced = [&collector](const QString& address) { return collector.replaced(address); };
    quoted.body = withImageAddresses(part.body, replaced);
    const QString begin = QStringLiteral("<style>");
    const QString end = QStringLiteral("</style>");
    if (!part.styles.isEmpty())
        quoted.styles =
            withImageAddresses(begin + part.styles + end, replaced).mid(begin.size()).chopped(end.size());
    return quoted;
}

} // namespace postaci
