#include "models/MessageMime.h"

#include <QDataStream>
#include <QIODevice>

namespace postaci {

std::unique_ptr<QMimeData> toMimeData(const DraggedMessages& dragged)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << dragged.account << dragged.messages;
    auto data = std::make_unique<QMimeData>();
    data->setData(QLatin1String(kMessageMimeType), bytes);
    return data;
}

DraggedMessages fromMimeData(const QMimeData* data)
{
    if (data == nullptr || !data->hasFormat(QLatin1String(kMessageMimeType)))
        return {};
    DraggedMessages dragged;
    const QByteArray bytes = data->data(QLatin1String(kMessageMimeType));
    QDataStream stream(bytes);
    stream >> dragged.account >> dragged.messages;
    return stream.status() == QDataStream::Ok ? dragged : DraggedMessages{};
}

} // namespace postaci
