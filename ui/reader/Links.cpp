#include "reader/Links.h"

#include <QRegularExpression>

namespace postaci {

namespace {

constexpr qsizetype kMaxTarget = 4096;

/// What may follow an address but rarely belongs to it: "see https://ornek.example/a)." ends before ")".
qsizetype trimmedEnd(const QString& line, qsizetype start, qsizetype end)
{
    static const QString punctuation = QStringLiteral(".,;:!?'\"*_…”’»");
    while (end > start) {
        const QChar last = line.at(end - 1);
        if (punctuation.contains(last)) {
            --end;
            continue;
        }
        const QChar opening = last == QLatin1Char(')')   ? QLatin1Char('(')
                              : last == QLatin1Char(']') ? QLatin1Char('[')
                              : last == QLatin1Char('}') ? QLatin1Char('{')
                                                         : QChar();
        const QStringView inner = QStringView(line).mid(start, end - start);
        if (opening.isNull() || inner.count(opening) >= inner.count(last))
            break;
        --end;
    }
    return end;
}

QUrl targetOf(const QString& text)
{
    if (text.startsWith(QLatin1String("www."), Qt::CaseInsensitive))
        return QUrl(QStringLiteral("https://") + text);
    const bool hasScheme =
        text.contains(QLatin1String("://")) || text.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive);
    return QUrl(hasScheme ? text : QStringLiteral("mailto:") + text);
}

const QRegularExpression& linkPattern()
{
    // Nothing in it is tried twice: each alternative begins at the start of a word and takes all it can get.
    static const QRegularExpression pattern(
        QStringLiteral("(?<![\\w/@.+-])(?:(?:https?://|www\\.|mailto:)[^\\s<>\"]++|"
                       "[\\w.+-]++@[\\w-]++(?:\\.[\\w-]++)++)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

QString asciiHost(const QUrl& url)
{
    return url.host(QUrl::FullyEncoded).toLower();
}

bool isHidden(QChar c)
{
    return c.category() == QChar::Other_Format || c.category() == QChar::Other_Control ||
           c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph ||
           c.category() == QChar::Separator_Space;
}

/// Readable letters instead of %C4%B0, but still encoded where a letter is none.
QString readable(const QString& decoded)
{
    QString out;
    for (const QChar c : decoded)
        out += isHidden(c) ? QString::fromLatin1(QUrl::toPercentEncoding(QString(c))) : QString(c);
    return out;
}

/// The host that a text such as "www.banka.example" or "https://banka.example/giris" names; empty if none.
QString hostNamedBy(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:https?://)?((?:[\\w-]++\\.)++[a-z]{2,})(?::\\d+)?(?:[/?#]\\S*)?$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QString trimmed = text.trimmed();
    if (trimmed.size() > kMaxTarget)
        return {};
    const auto match = pattern.match(trimmed);
    return match.hasMatch() ? QString::fromLatin1(QUrl::toAce(match.captured(1).toLower())) : QString();
}

bool isWithin(const QString& host, const QString& domain)
{
    return host == domain || host.endsWith(QLatin1Char('.') + domain);
}

QString withoutWww(const QString& host)
{
    return host.startsWith(QLatin1String("www.")) ? host.mid(4) : host;
}

QString unescaped(QString text)
{
    return text.replace(QLatin1String("&lt;"), QLatin1String("<"))
        .replace(QLatin1String("&gt;"), QLatin1String(">"))
        .replace(QLatin1String("&quot;"), QLatin1String("\""))
        .replace(QLatin1String("&amp;"), QLatin1String("&"));
}

} // namespace

QList<TextLink> findLinks(const QString& line)
{
    QList<TextLink> links;
    for (auto it = linkPattern().globalMatch(line); it.hasNext();) {
        const auto match = it.next();
        const qsizetype start = match.capturedStart();
        const qsizetype end = trimmedEnd(line, start, match.capturedEnd());
        const QUrl target = end - start > kMaxTarget ? QUrl() : targetOf(line.mid(start, end - start));
        if (isFollowable(target))
            links.append({start, end - start, target});
    }
    return links;
}

bool isFollowable(const QUrl& target)
{
    if (!target.isValid())
        return false;
    const QString scheme = target.scheme().toLower();
    if (scheme == QLatin1String("mailto"))
        return !target.path().isEmpty() || target.hasQuery();
    return (scheme == QLatin1String("http") || scheme == QLatin1String("https")) && !target.host().isEmpty();
}

QString shownTarget(const QUrl& target)
{
    if (target.scheme() == QLatin1String("mailto"))
        return readable(target.path());
    QString shown = target.scheme() + QStringLiteral("://") + asciiHost(target);
    if (target.port() > 0)
        shown += QLatin1Char(':') + QString::number(target.port());
    const QString rest =
        readable(target.toString(QUrl::PrettyDecoded | QUrl::RemoveScheme | QUrl::RemoveAuthority));
    return rest == QLatin1String("/") ? shown : shown + rest;
}

bool isMisleading(const QString& text, const QUrl& target)
{
    const QString named = withoutWww(hostNamedBy(text));
    if (named.isEmpty() || target.scheme() == QLatin1String("mailto"))
        return false;
    const QString leadsTo = withoutWww(asciiHost(target));
    return !isWithin(leadsTo, named) && !isWithin(named, leadsTo);
}

QString targetKey(const QUrl& target)
{
    QUrl key = target.adjusted(QUrl::NormalizePathSegments);
    if (key.path().isEmpty())
        key.setPath(QStringLiteral("/"));
    return key.toString(QUrl::FullyEncoded);
}

QHash<QString, QString> misleadingLinks(const QString& cleanDocument)
{
    static const QRegularExpression anchor(
        QStringLiteral("<a(?: [^<>]*)? href=\"([^\"]*+)\"[^<>]*>(.*?)</a>"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(QStringLiteral("<[^<>]*>"));
    QHash<QString, QString> found;
    for (auto it = anchor.globalMatch(cleanDocument); it.hasNext();) {
        const auto match = it.next();
        const QUrl target(unescaped(match.captured(1)));
        QString text = match.captured(2);
        text = unescaped(text.size() > kMaxTarget ? QString() : text.remove(tag)).trimmed();
        if (isMisleading(text, target))
            found.insert(targetKey(target), text);
    }
    return found;
}

} // namespace postaci
