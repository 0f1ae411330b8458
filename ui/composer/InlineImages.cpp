#include "composer/InlineImages.h"

#include "message/QuotedHtml.h"
#include "reader/ImageDecoding.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

namespace postaci {

namespace {

constexpr qint64 kLargestImageFile = 25LL * 1024 * 1024;
constexpr qsizetype kSmallEnough = 1024 * 1024; ///< bytes that are sent without a second thought

QByteArray encoded(const QImage& image, const char* format, int quality)
{
    QByteArray data;
    QBuffer buffer(&data);
    image.save(&buffer, format, quality);
    return data;
}

/// Bytes that every reader of mail shows and that need no change.
bool isFitAsItIs(const QByteArray& data, const QImage& image)
{
    const QString type = QMimeDatabase().mimeTypeForData(data).name();
    const bool isCommon = type == QLatin1String("image/png") || type == QLatin1String("image/jpeg") ||
                          type == QLatin1String("image/gif");
    return isCommon && data.size() <= kSmallEnough &&
           qMax(image.width(), image.height()) <= InlineImages::kMostPixels;
}

} // namespace

PreparedImage fitForMail(const QImage& image, const QString& name, const QByteArray& original)
{
    PreparedImage prepared;
    if (image.isNull())
        return prepared;
    QByteArray data = original;
    QString type = QMimeDatabase().mimeTypeForData(original).name();
    prepared.picture = image;
    if (original.isEmpty() || !isFitAsItIs(original, image)) {
        if (qMax(image.width(), image.height()) > InlineImages::kMostPixels)
            prepared.picture = image.scaled(InlineImages::kMostPixels, InlineImages::kMostPixels,
                                            Qt::KeepAspectRatio, Qt::SmoothTransformation);
        data = encoded(prepared.picture, "PNG", -1);
        type = QStringLiteral("image/png");
        if (data.size() > kSmallEnough && !prepared.picture.hasAlphaChannel()) {
            constexpr int quality = 85;
            const QByteArray photo = encoded(prepared.picture, "JPEG", quality);
            if (!photo.isEmpty() && photo.size() < data.size() / 2) {
                data = photo;
                type = QStringLiteral("image/jpeg");
            }
        }
    }
    const QString ending = type == QLatin1String("image/jpeg")  ? QStringLiteral(".jpg")
                           : type == QLatin1String("image/gif") ? QStringLiteral(".gif")
                                                                : QStringLiteral(".png");
    prepared.file = inlineImage(data, type, QFileInfo(name).completeBaseName() + ending);
    prepared.size = prepared.picture.size();
    if (prepared.size.width() > InlineImages::kWidest)
        prepared.size.scale(InlineImages::kWidest, prepared.size.height(), Qt::KeepAspectRatio);
    return prepared;
}

InlineImages::InlineImages(const QString& profileDir, const AttachmentShelf& files, QObject* parent)
    : QObject(parent), m_shelf(new AttachmentShelf(profileDir, this))
{
    m_pool.setMaxThreadCount(1);
    m_shelf->shareDirectory(files);
    connect(m_shelf, &AttachmentShelf::changed, this, &InlineImages::decodeKept);
    connect(m_shelf, &AttachmentShelf::failed, this, &InlineImages::failed);
    connect(m_shelf, &AttachmentShelf::shrunken, this, [this](int count, qint64 saved) {
        showAnew();
        Q_EMIT shrunken(count, saved);
    });
}

InlineImages::~InlineImages()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void InlineImages::prepare(const QImage& pasted, const QString& name, const Done& done)
{
    run([pasted, name] { return fitForMail(pasted, name); }, done);
}

void InlineImages::prepareFile(const QString& path, const Done& done)
{
    run(
        [path]() -> PreparedImage {
            QFile file(path);
            if (!QFileInfo(path).isFile() || file.size() > kLargestImageFile ||
                !file.open(QIODevice::ReadOnly))
                return {};
            const QByteArray data = file.read(kLargestImageFile);
            return fitForMail(decodeImage(data, kMostPixels), QFileInfo(path).fileName(), data);
        },
        done);
}

void InlineImages::run(const std::function<PreparedImage()>& work, const Done& done)
{
    ++m_underWay;
    m_pool.start([this, work, done] {
        const PreparedImage prepared = work();
        // The destructor waits for the worker, and drops the call with this object.
        QMetaObject::invokeMethod(
            this,
            [this, prepared, done] {
                if (!prepared.file.data.isEmpty()) {
                    m_decoded.insert(prepared.file.contentId);
                    Q_EMIT shown(prepared.file.contentId, prepared.picture);
                    keep(prepared.file);
                }
                done(prepared);
                --m_underWay;
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
}

void InlineImages::keep(const OutgoingAttachment& image)
{
    if (m_known.contains(image.contentId))
        return;
    m_known.insert(image.contentId);
    m_shelf->add(image);
}

void InlineImages::add(const OutgoingAttachment& image)
{
    keep(image);
}

void InlineImages::restore(const QString& key, const QList<AttachedFile>& files)
{
    for (const AttachedFile& file : files)
        m_known.insert(file.contentId);
    m_shelf->restore(key, files);
}

/// What came without having been decoded here.
void InlineImages::decodeKept()
{
    for (const OutgoingAttachment& image : m_shelf->outgoing()) {
        if (m_decoded.contains(image.contentId) || image.data.isEmpty())
            continue;
        m_decoded.insert(image.contentId);
        ++m_underWay;
        m_pool.start([this, image] {
            const QImage picture = decodeImage(image.data, kMostPixels);
            QMetaObject::invokeMethod(
                this,
                [this, id = image.contentId, picture] {
                    --m_underWay;
                    if (!picture.isNull())
                        Q_EMIT shown(id, picture);
                    Q_EMIT changed();
                },
                Qt::QueuedConnection);
        });
    }
    Q_EMIT changed();
}

QList<AttachedFile> InlineImages::files(const QStringList& contentIds) const
{
    QList<AttachedFile> files = m_shelf->files();
    files.removeIf([&contentIds](const AttachedFile& file) { return !contentIds.contains(file.contentId); });
    return files;
}

QList<OutgoingAttachment> InlineImages::outgoing(const QStringList& contentIds) const
{
    QList<OutgoingAttachment> images = m_shelf->outgoing();
    images.removeIf(
        [&contentIds](const OutgoingAttachment& image) { return !contentIds.contains(image.contentId); });
    return images;
}

bool InlineImages::has(const QString& contentId) const
{
    return m_known.contains(contentId);
}

void InlineImages::shrink(const QStringList& contentIds)
{
    m_shelf->shrinkImages(
        [&contentIds](const AttachedFile& file) { return contentIds.contains(file.contentId); });
}

void InlineImages::unshrink()
{
    m_shelf->unshrinkImages();
    showAnew();
}

qint64 InlineImages::shrinkableBytes(const QStringList& contentIds) const
{
    return m_shelf->shrinkableBytes(
        [&contentIds](const AttachedFile& file) { return contentIds.contains(file.contentId); });
}

/// As it is sent now.
void InlineImages::showAnew()
{
    m_decoded.clear();
    decodeKept();
}

} // namespace postaci
