#pragma once

#include "MailEngine.h"

#include <QObject>
#include <QTimer>

class QProgressDialog;

namespace postaci {

/// Saves messages as files, one after the other: what is not on this computer is fetched first. Asks where;
/// shows how far it is and can be stopped. One run at a time. UI thread.
class MessageSaver : public QObject
{
    Q_OBJECT

public:
    MessageSaver(MailEngine& engine, QWidget* window);

    void save(const QList<MessageId>& messages); ///< asks where: a file, or a directory for several
    void saveInto(const QString& directory, const QList<MessageId>& messages);
    void saveTo(const QString& file, MessageId message);
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    /// `failed` names what could not be saved by its subject.
    void finished(int saved, const QStringList& failed, const QString& directory);

private:
    struct Item
    {
        MessageId message = 0;
        QString subject;
        QString file;
    };

    [[nodiscard]] Envelope envelopeOf(MessageId message) const;
    void run(QList<Item> items, const QString& directory);
    void next();
    void write();
    void written(const Result<void>& written);
    void fetched(MessageId message, bool isThere);
    void end();

    MailEngine& m_engine;
    QWidget* m_window;
    QProgressDialog* m_progress = nullptr;
    QTimer m_patience; ///< since the last byte of what is fetched
    QString m_directory;
    QList<Item> m_items;
    qsizetype m_at = 0;
    int m_saved = 0;
    QStringList m_failed;
    bool m_isRunning = false;
    bool m_isFetching = false; ///< the current one
    bool m_wasFetched = false;
};

} // namespace postaci
