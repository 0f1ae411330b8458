#pragma once

#include "message/OutgoingMessage.h"

#include <QWidget>

class QLabel;

namespace postaci {

class FlowLayout;

/// The files that go with a message, as chips. Files are read and copied beside the drafts in a thread of the
/// pool when they are added, so that what is sent is what was attached. UI thread.
class AttachmentPanel : public QWidget
{
    Q_OBJECT

public:
    /// `directory` is where the copies are kept; made when the first file comes.
    explicit AttachmentPanel(const QString& directory, QWidget* parent = nullptr);

    void addFiles(const QStringList& paths);
    void addData(const QList<OutgoingAttachment>& attachments); ///< such as those of a forwarded message
    /// From a draft: `files` are the copies.
    void restore(const QList<OutgoingAttachment>& attachments, const QStringList& files);
    void removeCopies(); ///< the message is sent or discarded

    [[nodiscard]] const QList<OutgoingAttachment>& attachments() const { return m_attachments; }
    [[nodiscard]] const QStringList& copies() const { return m_copies; }
    [[nodiscard]] bool isReading() const { return m_reading > 0; }

Q_SIGNALS:
    void changed();
    void fileFailed(const QString& name, const QString& reason);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct ReadFile;
    void read(const std::function<ReadFile()>& work);
    void added(const ReadFile& file);
    void removeAt(qsizetype index);
    void rebuild();

    QString m_directory;
    QList<OutgoingAttachment> m_attachments;
    QStringList m_copies;
    int m_reading = 0;
    FlowLayout* m_chips;
    QWidget* m_chipHolder;
    QLabel* m_total;
};

} // namespace postaci
