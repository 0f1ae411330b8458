#include "composer/InlineImages.h"

#include "message/ImageMetadata.h"
#include "message/QuotedHtml.h"
#include "reader/ImageDecoding.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeDatabase>

#include <utility>

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

/// The file itself without its metadata, if every reader of mail shows it and it is not too large.
QByteArray fitAsItIs(const QByteArray& data)
{
    QBuffer bytes;
    bytes.setData(data);
    if (data.isEmpty() || data.size() > kSmallEnough || !bytes.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&bytes);
    const QSize size = reader.size();
    const bool isFit = size.isValid() && qMax(size.width(), size.height()) <= InlineImages::kMostPixels &&
                       reader.transformation() == QImageIOHandler::TransformationNone;
    return isFit ? withoutMetadata(data).value_or(QByteArray()) : QByteArray();
}

QList<AttachedFile> onlyThese(QList<AttachedFile> files, const QStringList& contentIds)
{
    const QSet<QString> wanted(contentIds.begin(), contentIds.end());
    files.removeIf([&wanted](const AttachedFile& file) { return !wanted.contains(file.contentId); });
    return files;
}

/// Bytes and their type.
struct EncodedImage
{
    QByteArray data;
    QString type;
};

EncodedImage encodedForMail(const QImage& picture, bool isPhoto)
{
    constexpr int quality = 85;
    const EncodedImage photo{picture.hasAlphaChannel() ? QByteArray() : encoded(picture, "JPEG", quality),
                             QStringLiteral("image/jpeg")};
    if (isPhoto && !photo.data.isEmpty())
        return photo;
    EncodedImage drawing{encoded(picture, "PNG", -1), QStringLiteral("image/png")};
    const bool isPhotoMuchSmaller = !photo.data.isEmpty() && photo.data.size() < drawing.data.size() / 2;
    return drawing.data.size() > kSmallEnough && isPhotoMuchSmaller ? photo : drawing;
}

} // namespace

PreparedImage fitForMail(const QImage& image, const QString& name, const QByteArray& original)
{
    PreparedImage prepared;
    if (image.isNull())
        return prepared;
    prepared.picture = image;
    const QString type = QMimeDatabase().mimeTypeForData(original).name();
    EncodedImage file{fitAsItIs(original), type};
    if (file.data.isEmpty()) {
        if (qMax(image.width(), image.height()) > InlineImages::kMostPixels)
            prepared.picture = image.scaled(InlineImages::kMostPixels, InlineImages::kMostPixels,
                                            Qt::KeepAspectRatio, Qt::SmoothTransformation);
        file = encodedForMail(prepared.picture, type == QLatin1String("image/jpeg"));
    }
    const QString ending = file.type == QLatin1String("image/jpeg")  ? QStringLiteral(".jpg")
                           : file.type == QLatin1String("image/gif") ? QStringLiteral(".gif")
                                                                     : QStringLiteral(".png");
    prepared.file = inlineImage(file.data, file.type, QFileInfo(name).completeBaseName() + ending);
    prepared.size = prepared.picture.size();
    if (prepared.size.width() > InlineImages::kWidest)
        prepared.size.scale(InlineImages::kWidest, prepared.size.height(), Qt::KeepAspectRatio);
    return prepared;
}

InlineImages::InlineImages(const QString& profileDir, const AttachmentShelf& files, QObject* parent)
    : QObject(parent), m_shelf(new AttachmentShelf(profileDir, this))
{
    m_shelf->shareDirectory(files);
    connect(m_shelf, &AttachmentShelf::changed, this, &InlineImages::settleKept);
    connect(m_shelf, &AttachmentShelf::added, this, &InlineImages::kept);
    connect(m_shelf, &AttachmentShelf::failed, this, &InlineImages::failed);
    connect(m_shelf, &AttachmentShelf::shrunken, this, [this](int count, qint64 saved) {
        showAnew();
        Q_EMIT shrunken(count, saved);
    });
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
            if (file.error() != QFileDevice::NoError)
                return {};
            return fitForMail(decodeImage(data, kMostPixels), QFileInfo(path).fileName(), data);
        },
        done);
}

void InlineImages::run(const std::function<PreparedImage()>& work, const Done& done)
{
    const int number = ++m_lastNumber;
    m_waiting.insert(number, done);
    ++m_underWay;
    m_work.run([this, work, number]() -> DetachedWork::Answer {
        return [this, number, prepared = work()] { finish(number, prepared); };
    });
}

void InlineImages::finish(int number, const PreparedImage& prepared)
{
    if (!prepared.file.data.isEmpty()) {
        m_decoded.insert(prepared.file.contentId);
        *m_pixels += qint64{prepared.picture.width()} * prepared.picture.height();
        Q_EMIT shown(prepared.file.contentId, prepared.picture);
        keep(prepared.file);
    }
    const Done done = m_waiting.take(number);
    done(prepared);
    --m_underWay;
    settleKept();
}

void InlineImages::keep(const OutgoingAttachment& image)
{
    if (m_known.contains(image.contentId)) {
        m_again.insert(image.contentId, image); // what is there may turn out not to be readable
        return;
    }
    m_known.insert(image.contentId);
    m_onTheWay.insert(image.contentId, image);
    m_shelf->add(image);
}

void InlineImages::add(const OutgoingAttachment& image)
{
    keep(image);
    settleKept();
}

void InlineImages::restore(const QString& key, const QList<AttachedFile>& files)
{
    for (const AttachedFile& file : files)
        m_known.insert(file.contentId);
    m_shelf->restore(key, files);
}

/// What could not be read or kept is not known, and may come again.
void InlineImages::settleKept()
{
    if (!m_shelf->isBusy()) {
        m_known.clear();
        m_onTheWay.clear();
        for (const AttachedFile& file : m_shelf->files())
            m_known.insert(file.contentId);
        for (const OutgoingAttachment& image : std::exchange(m_again, {}))
            if (!m_known.contains(image.contentId)) {
                m_decoded.remove(image.contentId);
                keep(image);
            }
    }
    decodeKept();
}

/// What came without having been decoded here.
void InlineImages::decodeKept()
{
    for (const OutgoingAttachment& image : m_shelf->outgoing()) {
        if (m_decoded.contains(image.contentId) || image.data.isEmpty())
            continue;
        m_decoded.insert(image.contentId);
        ++m_underWay;
        m_work.run([this, image, pixels = m_pixels]() -> DetachedWork::Answer {
            return [this, id = image.contentId, picture = pictureOf(image.data, pixels.get())] {
                --m_underWay;
                if (!picture.isNull())
                    Q_EMIT shown(id, picture);
                Q_EMIT changed();
            };
        });
    }
    Q_EMIT changed();
}

/// For the editor, as large as there is room for; null: there is none, or it can't be read. In the worker.
QImage InlineImages::pictureOf(const QByteArray& data, std::atomic<qint64>* pixels)
{
    constexpr int kSmall = 320;
    const qint64 before = *pixels;
    if (before >= kMostShownPixels)
        return {};
    const QImage picture = decodeImage(data, before < kMostShownPixels / 2 ? 2 * kWidest : kSmall);
    *pixels += qint64{picture.width()} * picture.height();
    return picture;
}

QList<AttachedFile> InlineImages::files(const QStringList& contentIds) const
{
    return onlyThese(m_shelf->files(), contentIds);
}

QList<AttachedFile> InlineImages::missing(const QStringList& contentIds) const
{
    return onlyThese(m_shelf->missing(), contentIds);
}

QList<OutgoingAttachment> InlineImages::outgoing(const QStringList& contentIds) const
{
    QSet<QString> wanted(contentIds.begin(), contentIds.end());
    QList<OutgoingAttachment> images = m_shelf->outgoing();
    images.removeIf([&wanted](const OutgoingAttachment& image) { return !wanted.remove(image.contentId); });
    for (const QString& id : wanted)
        if (m_onTheWay.contains(id))
            images.append(m_onTheWay.value(id));
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
