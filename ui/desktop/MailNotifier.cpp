#include "desktop/MailNotifier.h"

#include "desktop/NotificationWords.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace postaci {

MailNotifier::MailNotifier(MailEngine& engine, const QString& profileDir, DesktopNotifications& notifications,
                           const NewMailWatch::Timings& timings, QObject* parent)
    : QObject(parent), m_engine(engine), m_settings(profileDir), m_notifications(notifications),
      m_watch(new NewMailWatch(engine, timings, this))
{
    m_settings.setPaused(false); // a pause that somebody forgot would last for ever
    connect(m_watch, &NewMailWatch::arrived, this, &MailNotifier::tell);
    connect(&engine, &MailEngine::storeChanged, this, &MailNotifier::storeChanged);
    connect(&notifications, &DesktopNotifications::actionInvoked, this, &MailNotifier::answer);
    connect(&notifications, &DesktopNotifications::closed, this, [this](quint64 handle) {
        m_shown.remove(handle);
        if (handle == m_group)
            m_group = 0;
    });
}

MailNotifier::~MailNotifier()
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown)
        m_notifications.close(shown.key());
}

bool MailNotifier::isSilent() const
{
    return !m_settings.isOn() || m_settings.isPaused() ||
           m_settings.quietHours().contains(QDateTime::currentDateTime());
}

bool MailNotifier::isWanted(const MessageRow& row) const
{
    const auto folder = m_engine.reader().folder(row.folder);
    return folder && m_settings.tellsOf(row.account) && m_settings.tellsOf(*folder);
}

void MailNotifier::tell(const QList<MessageRow>& arrived)
{
    if (isSilent())
        return;
    QList<MessageRow> wanted;
    for (const MessageRow& row : arrived) {
        if (isWanted(row))
            wanted.append(row);
    }
    if (wanted.isEmpty())
        return;
    QList<MessageRow> before;
    for (const QList<Told>& told : std::as_const(m_shown))
        before += unsettled(told);
    const bool isMany = before.size() + wanted.size() > kMostSingle || m_group != 0;
    if (!isMany && m_settings.text() != NotificationText::Count) {
        bool isFirst = true; // what comes together is heard once
        for (const MessageRow& row : std::as_const(wanted))
            show(++m_lastHandle, {row}, std::exchange(isFirst, false));
        return;
    }
    // One takes the place of all that are on the screen, so that their number is right.
    if (m_group == 0)
        m_group = ++m_lastHandle;
    for (const quint64 handle : m_shown.keys()) {
        if (handle == m_group)
            continue;
        m_shown.remove(handle);
        m_notifications.close(handle);
    }
    before += wanted;
    std::sort(before.begin(), before.end(),
              [](const MessageRow& a, const MessageRow& b) { return a.id < b.id; });
    show(m_group, before, true);
}

void MailNotifier::show(quint64 handle, const QList<MessageRow>& messages, bool isHeard)
{
    QList<Told> told;
    for (const MessageRow& row : messages)
        told.append({row.id, row.folder});
    m_shown.insert(handle, told);
    m_notifications.show(handle,
                         notificationOf(messages, m_settings.text(), isHeard && m_settings.hasSound()));
}

QList<MessageRow> MailNotifier::unsettled(const QList<Told>& told) const
{
    QHash<MessageId, FolderId> places;
    QList<MessageId> ids;
    for (const Told& one : told) {
        places.insert(one.message, one.folder);
        ids.append(one.message);
    }
    QList<MessageRow> rows = m_engine.reader().rows(ids).value_or({});
    rows.removeIf([&places](const MessageRow& row) {
        return row.folder != places.value(row.id) ||
               row.flags.testAnyFlags(MessageFlag::Seen | MessageFlag::Deleted | MessageFlag::Junk);
    });
    return rows;
}

void MailNotifier::storeChanged(const StoreChange& change)
{
    if (m_shown.isEmpty())
        return;
    const bool isTouched =
        change.accountsChanged || change.foldersChanged ||
        std::any_of(change.folders.begin(), change.folders.end(), [](const FolderChange& folder) {
            return !folder.changed.isEmpty() || !folder.removed.isEmpty();
        });
    if (!isTouched)
        return;
    for (const quint64 handle : m_shown.keys()) {
        const QList<Told> told = m_shown.value(handle);
        if (!unsettled(told).isEmpty())
            continue;
        m_shown.remove(handle);
        if (handle == m_group)
            m_group = 0;
        m_notifications.close(handle);
    }
}

void MailNotifier::answer(quint64 handle, const QString& key, const QByteArray& token)
{
    QList<MessageId> messages;
    for (const MessageRow& row : unsettled(m_shown.value(handle)))
        messages.append(row.id);
    if (messages.isEmpty())
        return;
    if (key == DesktopNotifications::kDefaultAction)
        Q_EMIT openWanted(messages, token);
    else if (key == NotificationKeys::kRead)
        Q_EMIT readWanted(messages);
    else if (key == NotificationKeys::kArchive)
        Q_EMIT archiveWanted(messages);
    else if (key == NotificationKeys::kDelete)
        Q_EMIT deleteWanted(messages);
    else if (key == NotificationKeys::kReply)
        Q_EMIT replyWanted(messages.first(), token);
}

} // namespace postaci
