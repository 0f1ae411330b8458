#pragma once

#include "base/Error.h"
#include "composer/ComposerState.h"

#include <QObject>
#include <QThreadPool>

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
    ~AttachmentShelf() override; ///< waits for the running read

    void addPaths(const QStringList& paths);
    void add(const OutgoingAttachment& attachment);
    void shareDirectory(const AttachmentShelf& other);                  ///< before anything is added
    void restore(const QString& key, const QList<AttachedFile>& files); ///< of a saved draft
    void remove(qsizetype index);
    /// Puts smaller ones in the place of pictures, see shrunkenImage(); shrunken() tells when all are done.
    void shrinkImages(int longerSide);
    [[nodiscard]] bool hasImagesToShrink() const;
    void removeFromDisk(); ///< the draft is gone

    [[nodiscard]] bool isBusy() const { return m_underWay > 0; }
    [[nodiscard]] QString key() const { return m_key; }
    [[nodiscard]] QList<AttachedFile> files() const;
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
    void replace(const QString& stored, const std::optional<Outcome>& outcome);
    [[nodiscard]] QString nextStored();
    [[nodiscard]] static Outcome keep(const QString& profileDir, const QString& key, Item item);
    [[nodiscard]] static Outcome readPath(const QString& profileDir, const QString& key, const QString& path,
                                          const QString& stored);

    const QString m_profileDir;
    QString m_key;
    QList<Item> m_items;
    QThreadPool m_pool;
    int m_underWay = 0;
    int m_shrinking = 0; ///< pictures that are being made smaller
    int m_shrunken = 0;
    qint64 m_saved = 0; ///< bytes
};

} // namespace postaci
