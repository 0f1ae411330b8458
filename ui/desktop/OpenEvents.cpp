#include "desktop/OpenEvents.h"

#include <QCoreApplication>
#include <QFileOpenEvent>
#include <QUrl>

namespace postaci {

OpenEvents::OpenEvents(QObject* parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool OpenEvents::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    const auto& wanted = static_cast<const QFileOpenEvent&>(*event);
    if (wanted.url().scheme() == QLatin1String("mailto"))
        Q_EMIT composeWanted(wanted.url().toString(QUrl::FullyEncoded));
    else if (!wanted.file().isEmpty())
        Q_EMIT fileWanted(wanted.file());
    return true;
}

} // namespace postaci
