#include "accounts/FileWriting.h"

#include "message/MailFiles.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QPointer>
#include <QString>
#include <QThreadPool>

namespace postaci {

void writeAside(const QByteArray& bytes, const QString& file, QObject* receiver,
                const std::function<void(Result<void>)>& done)
{
    QThreadPool::globalInstance()->start([receiver = QPointer<QObject>(receiver), file, bytes, done] {
        const auto written = writeWhole(bytes, file);
        QMetaObject::invokeMethod(
            qApp,
            [receiver, written, done] {
                if (receiver)
                    done(written);
            },
            Qt::QueuedConnection);
    });
}

} // namespace postaci
