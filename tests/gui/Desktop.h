#pragma once

#include <QObject>
#include <QUrl>

namespace postaci::test {

/// Stands where the desktop would: keeps what it is asked to open. One at a time. UI thread.
class Desktop : public QObject
{
    Q_OBJECT

public:
    Desktop();
    ~Desktop() override;

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl& url);
};

} // namespace postaci::test
