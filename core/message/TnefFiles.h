#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace postaci {

/// One file out of a winmail.dat.
struct TnefFile
{
    QString name; ///< as the sender's program wrote it, not made safe; may be empty
    QByteArrayView data;
};

/// The files that Outlook packs into application/ms-tnef ([MS-OXTNEF]), those of messages in it too; views
/// into `bytes`, nothing copied. At most 500 files, 5 messages deep, in linear time; what is broken ends the
/// list. Any thread.
[[nodiscard]] QList<TnefFile> tnefFiles(QByteArrayView bytes);

} // namespace postaci
