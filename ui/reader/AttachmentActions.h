#pragma once

#include "base/Ids.h"
#include "base/Result.h"
#include "message/MessageContent.h"
#include "reader/FileRisk.h"

#include <QHash>
#include <QObject>
#include <QTemporaryDir>

#include <functional>

class QDrag;
class QFileDialog;

namespace postaci {

/// Opens and saves the attachments of one message. Opened files are copies in a private directory that goes
/// with the program; programs are never opened. UI thread.
class AttachmentActions : public QObject
{
    Q_OBJECT

public:
    /// Writes a part of a message into a file, aside, and says how that went in the UI thread.
    using SavePart = std::function<void(MessageId message, const QString& partPath, const QString& file,
                                        const std::function<void(Result<void>)>& done)>;

    AttachmentActions(SavePart savePart, QWidget* window);

    /// What waits until the person lets go of a file, and says so to `drag`.
    using RunDrag = std::function<void(QDrag& drag)>;

    void setMessage(MessageId message);
    void open(const AttachmentInfo& attachment);
    void openAnyway(const AttachmentInfo& attachment); ///< the person was asked
    void save(const AttachmentInfo& attachment);       ///< asks where
    void saveAll(const QList<AttachmentInfo>& attachments);
    /// Without asking; a name that is taken gets a number.
    /// Begins to drag a copy out of `source`, once it is written, if the mouse button is still down then.
    void drag(const AttachmentInfo& attachment, QWidget* source);
    void setDragRunner(RunDrag run) { m_runDrag = std::move(run); }
    void saveInto(const QString& directory, const QList<AttachmentInfo>& attachments);

Q_SIGNALS:
    void confirmationNeeded(const postaci::AttachmentInfo& attachment); ///< FileRisk::Active
    void refused(const postaci::AttachmentInfo& attachment);            ///< FileRisk::Executable
    void failed(const postaci::Error& error);
    void saved(int count, const QString& directory);
    void dragPreparing(const postaci::AttachmentInfo& attachment); ///< a large one is being written
    void dragReady(const postaci::AttachmentInfo& attachment);     ///< but the mouse button is up
    void messageFileOpened(const QString& file); ///< an attached message, which this program itself shows

private:
    /// A path for a copy, in a directory of its own; empty: failed() has said why not.
    [[nodiscard]] QString newCopy(const AttachmentInfo& attachment);
    void startDrag(const QString& file, QWidget* source);
    void openFile(const AttachmentInfo& attachment, const QString& file);
    void saveTo(const AttachmentInfo& attachment, const QString& file);
    [[nodiscard]] QFileDialog* makeDialog(const QString& title);

    SavePart m_savePart;
    QWidget* m_window;
    QTemporaryDir m_directory; ///< readable by this user alone
    QString m_lastDirectory;
    MessageId m_message = 0;
    int m_opened = 0;
    QHash<QString, QString> m_dragged; ///< copies of this message's parts, by their paths
    RunDrag m_runDrag;
};

} // namespace postaci
