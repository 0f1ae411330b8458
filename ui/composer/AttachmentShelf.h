#pragma once

#include "base/Error.h"
#include "composer/ComposerState.h"
#include "composer/DetachedWork.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace postaci {

/// The files of a text being written: read when they are attached and kept in the draft's directory, both in
/// a worker. UI thread.
class AttachmentShelf : public QObject
{
    Q_OBJECT

public:
    enum class Problem { Unreadable, Directory, TooLarge, NotKept };

    explicit AttachmentShelf(const QString& profileDir, QObject* parent = nullptr);

    void addPaths(const QStringList& paths);
    void add(const OutgoingAttachment& attachment);
    void shareDirectory(const AttachmentShelf& other);                  ///< before anything is added
    void restore(const QString& key, const QList<AttachedFile>& files); ///< of a saved draft
    void remove(qsizetype index);
    using Which = std::function<bool(const AttachedFile& file)>;
    /// Puts smaller ones in the place of pictures, with the first of pictureSides() that makes a difference
    /// and was not tried yet; shrunken() tells when all are done. The files they came from stay as they are.
    void shrinkImages(const Which& which = {});
    [[nodiscard]] bool canShrink(qsizetype index) const;
    void unshrinkImages(); ///< puts back what they were when they were attached
    /// Bytes of the pictures that shrinkImages() would try.
    [[nodiscard]] qint64 shrinkableBytes(const Which& which = {}) const;
    void removeFromDisk(); ///< the draft is gone

    [[nodiscard]] bool isBusy() const { return m_underWay > 0; }
    [[nodiscard]] QString key() const { return m_key; }
    [[nodiscard]] QList<AttachedFile> files() const;
    /// Files of the draft that are not among files(): they are still on their way from or to its directory,
    /// or could not be read, and nothing of the same name was attached in their place.
    [[nodiscard]] QList<AttachedFile> missing() const { return m_missing + m_coming; }
    [[nodiscard]] QList<OutgoingAttachment> outgoing() const;
    [[nodiscard]] qint64 totalSize() const; ///< bytes

Q_SIGNALS:
    void added();
    void removed();
    void shrunken(int count, qint64 saved); ///< of pictures, and bytes
    void changed(); ///< after each of them, and when a restored file is there or is not
    void failed(const QString& name, postaci::AttachmentShelf::Problem problem, const QString& detail);

private:
    struct Item
    {
        AttachedFile file;
        QByteArray data;
        int side = 0; ///< the last of pictureSides() that was tried; 0: none was
    };
    /// What came of making a picture smaller.
    struct Smaller
    {
        int side = 0;                     ///< the last that was tried
        std::optional<Item> instead = {}; ///< it is kept with the draft
    };
    /// What a worker comes back with.
    struct Outcome
    {
        Item item;
        bool isRestored = false;
        std::optional<Problem> problem; ///< NotKept comes with the item: it can be sent all the same
        QString detail;
    };

    void run(const std::function<Outcome()>& work);
    void take(const Outcome& outcome);
    void replaceMissing(const AttachedFile& instead);
    void replace(const QString& stored, const Smaller& smaller);
    [[nodiscard]] static bool canBeSmaller(const Item& item, const Which& which);
    [[nodiscard]] static Smaller makeSmaller(const QString& profileDir, const QString& key, const Item& item,
                                             const QString& stored);
    [[nodiscard]] QString nextStored();
    [[nodiscard]] static Outcome keep(const QString& profileDir, const QString& key, Item item);
    [[nodiscard]] static Outcome readPath(const QString& profileDir, const QString& key, const QString& path,
                                          const QString& stored);

    const QString m_profileDir;
    QString m_key;
    QList<Item> m_items;
    QList<AttachedFile> m_coming;  ///< out of the directory, or into it with bytes that are here
    QList<AttachedFile> m_missing; ///< could not be read
    QHash<QString, Item> m_before; ///< what those that were made smaller were, by AttachedFile::stored
    DetachedWork m_work;
    int m_underWay = 0;
    int m_shrinking = 0; ///< pictures that are being made smaller
    int m_shrunken = 0;
    qint64 m_saved = 0; ///< bytes
};

} // namespace postaci
