#pragma once

#include "message/MboxReader.h"

#include <QByteArrayList>
#include <QFile>

#include <utility>

namespace postaci::test {

/// The messages of an mbox as they were before it; none where it cannot be read.
inline QByteArrayList messagesInMbox(const QString& path)
{
    QFile file(path);
    QByteArrayList messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    MboxReader mbox(file);
    QByteArray raw;
    while (mbox.nextWhole([&raw](QByteArrayView piece) {
        raw.append(piece);
        return true;
    }))
        messages.append(std::exchange(raw, {}));
    return messages;
}

} // namespace postaci::test
