#pragma once

#include <QObject>
#include <QString>

namespace postaci {

class AttachmentShelf;
class BarStack;
class ComposerBody;

/// Makes the pictures of a message smaller, those that are attached and those within the text, and says in a
/// bar how much that saved, with a way back. UI thread.
class SmallerPictures : public QObject
{
    Q_OBJECT

public:
    /// The bar is `key` of `bars`.
    SmallerPictures(AttachmentShelf& files, ComposerBody& body, BarStack& bars, int key, QObject* parent);

    /// Bytes of the pictures that are to be had smaller.
    [[nodiscard]] qint64 bytes() const;
    void shrinkAll();
    void shrinkFile(const QString& stored); ///< an attached one, by AttachedFile::stored

Q_SIGNALS:
    void changed(); ///< what would be sent

private:
    void begin(int parts);
    void partDone(int count, qint64 saved);
    void say();
    void undo();

    AttachmentShelf& m_files;
    ComposerBody& m_body;
    BarStack& m_bars;
    const int m_key;
    int m_parts = 0;    ///< still at work: the files, the text
    int m_count = 0;    ///< pictures
    qint64 m_saved = 0; ///< bytes
};

} // namespace postaci
