#pragma once

#include "desktop/DesktopNotifications.h"
#include "desktop/NewMailWatch.h"
#include "settings/NotificationSettings.h"

#include <QHash>

namespace postaci {

/// Tells of new mail as the settings want it: up to a few messages one by one, more in one notification. What
/// has been read, moved or deleted anywhere is told no more. UI thread.
class MailNotifier : public QObject
{
    Q_OBJECT

public:
    /// `notifications` has to outlive it.
    MailNotifier(MailEngine& engine, const QString& profileDir, DesktopNotifications& notifications,
                 const NewMailWatch::Timings& timings, QObject* parent = nullptr);
    ~MailNotifier() override; ///< nobody could answer any more: what is shown is taken away

    /// More at once are told in one.
    static constexpr qsizetype kMostSingle = 3;

Q_SIGNALS:
    /// One is to be read, or several looked at.
    void openWanted(const QList<postaci::MessageId>& messages, const QByteArray& token);
    void readWanted(const QList<postaci::MessageId>& messages);
    void archiveWanted(const QList<postaci::MessageId>& messages);
    void deleteWanted(const QList<postaci::MessageId>& messages);
    void replyWanted(postaci::MessageId message, const QByteArray& token);

private:
    struct Told
    {
        MessageId message = 0;
        FolderId folder = 0;
    };

    [[nodiscard]] bool isSilent() const;
    [[nodiscard]] bool isWanted(const MessageRow& row) const;
    void tell(const QList<MessageRow>& arrived);
    void show(quint64 handle, const QList<MessageRow>& messages, bool isHeard);
    void storeChanged(const StoreChange& change);
    [[nodiscard]] QList<MessageRow> unsettled(const QList<Told>& told) const;
    void answer(quint64 handle, const QString& key, const QByteArray& token);

    MailEngine& m_engine;
    NotificationSettings m_settings;
    DesktopNotifications& m_notifications;
    NewMailWatch* m_watch;
    QHash<quint64, QList<Told>> m_shown; ///< by handle
    quint64 m_lastHandle = 0;
    quint64 m_group = 0; ///< handle of the one that tells of many; 0: none
};

} // namespace postaci
