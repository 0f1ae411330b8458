#pragma once

#include "MailEngine.h"
#include "reader/FileRisk.h"

#include <QTemporaryDir>

class QFileDialog;

namespace postaci {

/// Opens and saves the attachments of one message. Opened files are copies in a private directory that goes
/// with the program; programs are never opened. UI thread.
class AttachmentActions : public QObject
{
    Q_OBJECT

public:
    AttachmentActions(MailEngine& engine, QWidget* window);

    void setMessage(MessageId message) { m_message = message; }
    void open(const AttachmentInfo& attachment);
    void openAnyway(const AttachmentInfo& attachment); ///< the person was asked
    void save(const AttachmentInfo& attachment);       ///< asks where
    void saveAll(const QList<AttachmentInfo>& attachments);
    /// Without asking; a name that is taken gets a number.
    void saveInto(const QString& directory, const QList<AttachmentInfo>& attachments);

Q_SIGNALS:
    void confirmationNeeded(const postaci::AttachmentInfo& attachment); ///< FileRisk::Active
    void refused(const postaci::AttachmentInfo& attachment);            ///< FileRisk::Executable
    void failed(const postaci::Error& error);
    void saved(int count, const QString& directory);

private:
    void openFile(const AttachmentInfo& attachment, const QString& file);
    void saveTo(const AttachmentInfo& attachment, const QString& file);
    [[nodiscard]] QFileDialog* makeDialog(const QString& title);

    MailEngine& m_engine;
    QWidget* m_window;
    QTemporaryDir m_directory; ///< readable by this user alone
    QString m_lastDirectory;
    MessageId m_message = 0;
    int m_opened = 0;
};

} // namespace postaci
