#pragma once

#include "composer/AttachmentShelf.h"
#include "composer/DetachedWork.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>

#include <atomic>
#include <functional>
#include <memory>

namespace postaci {

/// An image as it goes into a text.
struct PreparedImage
{
    OutgoingAttachment file; ///< with its Content-ID; no data: it cannot be shown
    QImage picture;          ///< for the editor
    QSize size;              ///< in the text, CSS pixels
};

/// The images within a text being written: decoded, made smaller and encoded in a worker, and kept in the
/// draft's directory beside the attachments. UI thread.
class InlineImages : public QObject
{
    Q_OBJECT

public:
    /// What mail is read in is seldom wider, and a picture of a screen is legible at twice that.
    static constexpr int kWidest = 640;
    static constexpr int kMostPixels = 1600; ///< the longer side of what is sent
    /// Of all that is shown: half of it in full size, the rest small, and what comes then not at all.
    static constexpr qint64 kMostShownPixels = 32'000'000;

    InlineImages(const QString& profileDir, const AttachmentShelf& files, QObject* parent = nullptr);

    /// `done` hears of it unless this object is gone before.
    using Done = std::function<void(const PreparedImage& image)>;
    void prepare(const QImage& pasted, const QString& name, const Done& done);
    void prepareFile(const QString& path, const Done& done);
    /// Takes an image as it is, for what refers to it already by its Content-ID; shown() follows.
    void add(const OutgoingAttachment& image);
    void restore(const QString& key, const QList<AttachedFile>& files); ///< of a saved draft

    [[nodiscard]] bool isBusy() const { return m_underWay > 0 || m_shelf->isBusy(); }
    /// Those with these Content-IDs.
    [[nodiscard]] QList<AttachedFile> files(const QStringList& contentIds) const;
    [[nodiscard]] QList<AttachedFile>
    missing(const QStringList& contentIds) const; ///< AttachmentShelf::missing()
    [[nodiscard]] QList<OutgoingAttachment> outgoing(const QStringList& contentIds) const;
    [[nodiscard]] bool has(const QString& contentId) const;
    [[nodiscard]] qint64 totalSize() const { return m_shelf->totalSize(); } ///< bytes
    /// The same of those with these Content-IDs as AttachmentShelf has of files. They keep their Content-IDs,
    /// by which the text and what is quoted in it refer to them.
    void shrink(const QStringList& contentIds);
    void unshrink();
    [[nodiscard]] qint64 shrinkableBytes(const QStringList& contentIds) const;

Q_SIGNALS:
    void shown(const QString& contentId, const QImage& picture); ///< it can be drawn from now on
    void kept();                                                 ///< one has reached the draft's directory
    void changed();                                              ///< less or more is under way
    void failed(const QString& name, postaci::AttachmentShelf::Problem problem, const QString& detail);
    void shrunken(int count, qint64 saved); ///< of images, and bytes

private:
    void run(const std::function<PreparedImage()>& work, const Done& done);
    void finish(int number, const PreparedImage& prepared);
    void keep(const OutgoingAttachment& image);
    void settleKept();
    void decodeKept();
    void showAnew();
    [[nodiscard]] static QImage pictureOf(const QByteArray& data, std::atomic<qint64>* pixels);

    AttachmentShelf* m_shelf; ///< child of this
    DetachedWork m_work;
    QSet<QString> m_known;                      ///< Content-IDs that are on the shelf or on their way there
    QHash<QString, OutgoingAttachment> m_again; ///< given once more while they were on their way
    QHash<QString, OutgoingAttachment> m_onTheWay; ///< they can be copied already
    QSet<QString> m_decoded;                       ///< those that were told of
    QHash<int, Done> m_waiting;                    ///< what they hold must not end in a worker
    /// That were decoded; the work that counts them outlives this.
    std::shared_ptr<std::atomic<qint64>> m_pixels = std::make_shared<std::atomic<qint64>>(0);
    int m_lastNumber = 0;
    int m_underWay = 0;
};

/// Makes an image fit for mail: at most InlineImages::kMostPixels long, as PNG, or as JPEG where it was one
/// or that is much smaller and nothing is transparent. `original`: the file that it was read from, which is
/// sent where it does, without what a camera has noted in it. Any thread.
[[nodiscard]] PreparedImage fitForMail(const QImage& image, const QString& name,
                                       const QByteArray& original = {});

} // namespace postaci
