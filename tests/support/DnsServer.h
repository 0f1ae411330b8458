#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QUdpSocket>

namespace postaci::test {

/// A name server for tests with the records that it is given, on 127.0.0.1 port 53, so that it needs a
/// network of its own (OwnNetwork). Works in its owner's thread. Names without records do not exist.
class DnsServer
{
public:
    DnsServer();

    /// Whether it could begin to listen.
    [[nodiscard]] bool isListening() const { return m_socket.state() == QAbstractSocket::BoundState; }
    void addMx(const QString& name, quint16 preference, const QString& host);
    void addSrv(const QString& name, quint16 priority, quint16 weight, quint16 port, const QString& target);
    /// An address of IPv4 or IPv6. For "*.ornek.example": of all names below it that have no records of their
    /// own.
    void addAddress(const QString& name, const QString& address);
    void addCname(const QString& name, const QString& target);
    /// While it is held back nothing is answered; letting go answers all that has come meanwhile.
    void setHeldBack(bool held);
    /// The names that were asked for, in lower case, with a dot between labels.
    [[nodiscard]] const QByteArrayList& questions() const { return m_questions; }

private:
    struct Query
    {
        QByteArray packet;
        QHostAddress from;
        quint16 port = 0;
    };
    void add(const QString& name, quint16 type, const QByteArray& data);
    [[nodiscard]] bool isName(const QByteArray& name) const;
    [[nodiscard]] QList<QByteArray> recordsFor(quint16 type, const QByteArray& name) const;
    void receive();
    void answer(const Query& query);

    QUdpSocket m_socket;
    QHash<QByteArray, QList<QByteArray>> m_records; ///< data of records, by type and name
    QList<Query> m_held;
    QByteArrayList m_questions;
    bool m_isHeldBack = false;
};

} // namespace postaci::test
