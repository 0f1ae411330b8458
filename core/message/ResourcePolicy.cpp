#include "message/ResourcePolicy.h"

#include "message/KnownTrackers.h"

#include <QUrl>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMaxLink = 8192;
constexpr qsizetype kMaxDataImage = 1024 * 1024;
constexpr qsizetype kMaxHosts = 500;

/// The address as an engine would read it: WHATWG URL drops controls at both ends, and tabs and line ends
/// anywhere.
QString normalized(const QString& address)
{
    qsizetype begin = 0;
    qsizetype end = address.size();
    while (begin < end && address.at(begin).unicode() <= 0x20)
        ++begin;
    while (end > begin && address.at(end - 1).unicode() <= 0x20)
        --end;
    QString out;
    out.reserve(end - begin);
    for (qsizetype i = begin; i < end; ++i) {
        const char16_t code = address.at(i).unicode();
        if (code != '\t' && code != '\n' && code != '\r')
            out += address.at(i);
    }
    return out;
}

/// "https" of "HTTPS://…"; empty if there is no scheme.
QString schemeOf(const QString& address)
{
    const qsizetype colon = address.indexOf(QLatin1Char(':'));
    if (colon <= 0 || colon > 20)
        return {};
    const QString scheme = address.left(colon).toLower();
    const bool isName = std::all_of(scheme.begin(), scheme.end(), [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
               (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('+') ||
               c == QLatin1Char('-') || c == QLatin1Char('.');
    });
    return isName ? scheme : QString();
}

/// Percent-encodes what could end a string of HTML or CSS; everything else stays as the sender wrote it.
QString escaped(const QString& address)
{
    static const QString unsafe = QStringLiteral("\"'<>`\\() {}|^");
    QString out;
    out.reserve(address.size());
    for (const QChar c : address) {
        if (c.unicode() <= 0x20 || c.unicode() == 0x7f || (c.unicode() < 0x80 && unsafe.contains(c)))
            out += QStringLiteral("%") +
                   QString::number(c.unicode(), 16).toUpper().rightJustified(2, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

/// An http or https address with a host, backslashes read as engines do; empty if it is none.
QString webAddress(QString address, QString* host)
{
    const qsizetype query = address.indexOf(QLatin1Char('?'));
    const qsizetype end = query < 0 ? address.size() : query;
    QString path = address.left(end);
    path.replace(QLatin1Char('\\'), QLatin1Char('/'));
    address = path + address.mid(end);
    const qsizetype colon = address.indexOf(QLatin1Char(':'));
    qsizetype begin = colon + 1;
    while (begin < address.size() && address.at(begin) == QLatin1Char('/'))
        ++begin; // "https:evil.example" and "https:////evil.example" mean the same to an engine
    address = address.left(colon).toLower() + QStringLiteral("://") + address.mid(begin);
    const QUrl url(escaped(address), QUrl::TolerantMode);
    *host = url.host().toLower();
    return url.isValid() && !host->isEmpty() ? escaped(address) : QString();
}

QString dataImage(const QString& address)
{
    if (address.size() > kMaxDataImage)
        return {};
    const qsizetype comma = address.indexOf(QLatin1Char(','));
    const QString head = address.left(qMax<qsizetype>(comma, 0)).toLower();
    static const QStringList allowed = {QStringLiteral("data:image/png"),  QStringLiteral("data:image/jpeg"),
                                        QStringLiteral("data:image/jpg"),  QStringLiteral("data:image/gif"),
                                        QStringLiteral("data:image/webp"), QStringLiteral("data:image/bmp")};
    const QString type = head.section(QLatin1Char(';'), 0, 0).trimmed();
    if (!allowed.contains(type) || !head.endsWith(QLatin1String("base64")))
        return {};
    const QByteArray data =
        QByteArray::fromBase64(QUrl::fromPercentEncoding(address.mid(comma + 1).toUtf8()).toLatin1());
    return data.isEmpty() ? QString()
                          : type + QStringLiteral(";base64,") + QString::fromLatin1(data.toBase64());
}

} // namespace

QString ResourcePolicy::image(const QString& rawAddress, Look look)
{
    const QString address = normalized(rawAddress);
    const QString scheme = schemeOf(address);
    if (scheme == QLatin1String("cid"))
        return contentId(address);
    if (scheme == QLatin1String("data"))
        return dataImage(address);
    const bool isRelativeToScheme =
        address.startsWith(QLatin1String("//")) || address.startsWith(QLatin1String("\\\\")) ||
        address.startsWith(QLatin1String("/\\")) || address.startsWith(QLatin1String("\\/"));
    if (isRelativeToScheme)
        return remote(QStringLiteral("https:") + address, look);
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https"))
        return remote(address, look);
    return {};
}

QString ResourcePolicy::contentId(const QString& address)
{
    const QString id = QUrl::fromPercentEncoding(address.mid(4).toUtf8());
    if (id.isEmpty() || id.size() > kMaxLink)
        return {};
    if (!m_seenCids.contains(id)) {
        m_seenCids.insert(id);
        m_cids.append(id);
    }
    return QStringLiteral("cid:") + QString::fromLatin1(QUrl::toPercentEncoding(id, "@"));
}

QString ResourcePolicy::remote(const QString& address, Look look)
{
    QString host;
    QString written = address.size() > kMaxLink ? QString() : webAddress(address, &host);
    const QString tracker = host.isEmpty() ? QString() : trackerName(QUrl(written));
    if (!tracker.isEmpty() || (look == Look::Invisible && !host.isEmpty())) {
        if (m_trackers.size() < kMaxHosts)
            m_trackers.insert(tracker.isEmpty() ? host : tracker);
        return {};
    }
    if (!host.isEmpty() && m_hosts.size() < kMaxHosts)
        m_hosts.insert(host);
    if (m_remote == RemoteContent::Allowed)
        return written;
    ++m_blocked;
    return {};
}

QString ResourcePolicy::link(const QString& rawAddress)
{
    const QString address = normalized(rawAddress);
    if (address.size() > kMaxLink)
        return {};
    const QString scheme = schemeOf(address);
    if (scheme == QLatin1String("mailto"))
        return QStringLiteral("mailto:") + escaped(address.mid(7));
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return {};
    QString host;
    return webAddress(address, &host);
}

QStringList ResourcePolicy::remoteHosts() const
{
    QStringList hosts(m_hosts.begin(), m_hosts.end());
    hosts.sort();
    return hosts;
}

QStringList ResourcePolicy::trackers() const
{
    QStringList names(m_trackers.begin(), m_trackers.end());
    names.sort();
    return names;
}

} // namespace postaci
