#include "support/DnsServer.h"

#include <QNetworkDatagram>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace postaci::test {

namespace {

constexpr quint16 kAddress = 1;
constexpr quint16 kCname = 5;
constexpr quint16 kMx = 15;
constexpr quint16 kAddress6 = 28;
constexpr quint16 kSrv = 33;
constexpr qsizetype kHeaderSize = 12;

QByteArray number(quint16 value)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// "a.example" as labels with their lengths (RFC 1035, 3.1); "." is the root.
QByteArray wireName(const QByteArray& name)
{
    QByteArray bytes;
    for (const QByteArray& label : name.split('.')) {
        if (!label.isEmpty())
            bytes += char(label.size()) + label;
    }
    return bytes + '\0';
}

QByteArray recordKey(quint16 type, const QByteArray& name)
{
    return number(type) + name.toLower();
}

} // namespace

DnsServer::DnsServer()
{
    m_socket.bind(QHostAddress(QHostAddress::LocalHost), 53);
    QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_socket, [this] { receive(); });
}

void DnsServer::addMx(const QString& name, quint16 preference, const QString& host)
{
    add(name, kMx, number(preference) + wireName(host.toLatin1()));
}

void DnsServer::addSrv(const QString& name, quint16 priority, quint16 weight, quint16 port,
                       const QString& target)
{
    add(name, kSrv, number(priority) + number(weight) + number(port) + wireName(target.toLatin1()));
}

void DnsServer::addAddress(const QString& name, const QString& address)
{
    const QHostAddress host(address);
    if (host.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray bytes(4, '\0');
        qToBigEndian(host.toIPv4Address(), bytes.data());
        add(name, kAddress, bytes);
    } else {
        const Q_IPV6ADDR bytes = host.toIPv6Address();
        add(name, kAddress6, QByteArray(reinterpret_cast<const char*>(bytes.c), sizeof bytes.c));
    }
}

void DnsServer::addCname(const QString& name, const QString& target)
{
    add(name, kCname, wireName(target.toLatin1()));
}

void DnsServer::add(const QString& name, quint16 type, const QByteArray& data)
{
    m_records[recordKey(type, name.toLatin1())].append(data);
}

bool DnsServer::isName(const QByteArray& name) const
{
    const QList<QByteArray> keys = m_records.keys();
    return std::any_of(keys.begin(), keys.end(),
                       [&name](const QByteArray& key) { return key.mid(2) == name.toLower(); });
}

QList<QByteArray> DnsServer::recordsFor(quint16 type, const QByteArray& name) const
{
    const QByteArray above = "*" + name.mid(name.indexOf('.'));
    return m_records.value(recordKey(type, isName(name) ? name : above));
}

void DnsServer::setHeldBack(bool held)
{
    m_isHeldBack = held;
    if (held)
        return;
    for (const Query& query : std::exchange(m_held, {}))
        answer(query);
}

void DnsServer::receive()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = m_socket.receiveDatagram();
        const Query query{datagram.data(), datagram.senderAddress(), quint16(datagram.senderPort())};
        if (m_isHeldBack)
            m_held.append(query);
        else
            answer(query);
    }
}

void DnsServer::answer(const Query& query)
{
    QByteArray name;
    qsizetype at = kHeaderSize;
    while (at < query.packet.size() && query.packet.at(at) != '\0') {
        const int length = uchar(query.packet.at(at));
        name += (name.isEmpty() ? "" : ".") + query.packet.mid(at + 1, length);
        at += 1 + length;
    }
    const qsizetype questionEnd = at + 5;
    if (questionEnd > query.packet.size())
        return;
    m_questions << name.toLower();
    const auto type = qFromBigEndian<quint16>(query.packet.constData() + at + 1);
    const QList<QByteArray> records = recordsFor(type, name);
    constexpr quint16 answered = 0x8180; // a response of a server that looks names up
    constexpr quint16 noSuchName = 3;
    const bool exists = isName(name) || isName("*" + name.mid(name.indexOf('.')));
    QByteArray reply = query.packet.first(2) + number(exists ? answered : answered | noSuchName) + number(1) +
                       number(quint16(records.size())) + number(0) + number(0) +
                       query.packet.sliced(kHeaderSize, questionEnd - kHeaderSize);
    for (const QByteArray& data : records)
        reply += wireName(name) + number(type) + number(1) + number(0) + number(60) +
                 number(quint16(data.size())) + data;
    m_socket.writeDatagram(reply, query.from, query.port);
}

} // namespace postaci::test
