#pragma once

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QTcpServer>
#include <QTcpSocket>

namespace postaci::test {

/// 40 by 40 pixels of one colour, as a PNG.
inline QByteArray picture(const QColor& color)
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(color);
    QByteArray data;
    QBuffer buffer(&data);
    image.save(&buffer, "PNG");
    return data;
}

/// Serves one picture to whoever asks and remembers what was asked.
class ImageHost : public QTcpServer
{
public:
    ImageHost()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            ++connections;
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                request += socket->readAll();
                if (!request.endsWith("\r\n\r\n"))
                    return;
                const QByteArray data = picture(Qt::green);
                socket->write(
                    "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nSet-Cookie: id=1\r\nContent-Length: " +
                    QByteArray::number(data.size()) + "\r\nConnection: close\r\n\r\n" + data);
                socket->disconnectFromHost();
            });
        });
    }

    [[nodiscard]] QByteArray address() const
    {
        return "http://127.0.0.1:" + QByteArray::number(serverPort());
    }

    int connections = 0;
    QByteArray request;
};

} // namespace postaci::test
