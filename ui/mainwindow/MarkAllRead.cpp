#include "mainwindow/MarkAllRead.h"

#include <QTimer>

namespace postaci {

MarkAllRead::MarkAllRead(MailEngine& engine, FolderId folder, QObject* parent)
    : QObject(parent), m_engine(engine), m_loader(engine.profileDir())
{
    connect(
        &m_loader, &MessageIdLoader::loaded, this,
        [this](quint64, const QList<qint64>& ids) {
            m_toLookAt = ids;
            lookAtNextPage();
        },
        Qt::QueuedConnection);
    connect(&m_loader, &MessageIdLoader::failed, this, &QObject::deleteLater, Qt::QueuedConnection);
    m_loader.load({ListQuery::Kind::Folder, folder}, 0);
}

void MarkAllRead::lookAtNextPage()
{
    constexpr qsizetype kPage = 200;
    const QList<MessageId> page = m_toLookAt.mid(0, kPage);
    m_toLookAt.remove(0, page.size());
    for (const MessageRow& row : m_engine.reader().rows(page).value_or({})) {
        if (!row.flags.testFlag(MessageFlag::Seen))
            m_unread.append(row.id);
    }
    if (!m_toLookAt.isEmpty()) {
        QTimer::singleShot(0, this, &MarkAllRead::lookAtNextPage); // the window goes on in between
        return;
    }
    if (!m_unread.isEmpty()) {
        m_engine.setFlag(m_unread, MessageFlag::Seen, true);
        Q_EMIT marked(m_unread);
    }
    deleteLater();
}

} // namespace postaci
