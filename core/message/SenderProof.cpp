#include "message/SenderProof.h"

#include "message/DomainNames.h"
#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"

#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostFields = 50; ///< of a kind that are kept

/// A Received field (RFC 5321 4.4) as words, without its comments and its date.
QList<QByteArray> wordsOfReceived(QByteArrayView value)
{
    QList<QByteArray> words;
    QByteArray word;
    int depth = 0;
    const auto finish = [&] {
        if (!word.isEmpty())
            words.append(word.toLower());
        word.clear();
    };
    for (qsizetype i = 0; i < value.size() && words.size() < 100; ++i) {
        const char c = value[i];
        if (depth > 0 && c == '\\')
            ++i;
        else if (c == '(')
            ++depth;
        else if (c == ')' && depth > 0)
            --depth;
        else if (depth == 0 && c == ';')
            break;
        else if (depth == 0 && isBlankOrLineEnd(c))
            finish();
        else if (depth == 0)
            word += c;
    }
    finish();
    return words;
}

/// One station of a message.
struct Station
{
    QString by;
    bool isInternal = false; ///< handed on within a host: nobody outside has a say in such a line
};

Station readStation(QByteArrayView value)
{
    const QList<QByteArray> words = wordsOfReceived(value);
    const auto after = [&words](const char* keyword) {
        const qsizetype at = words.indexOf(keyword);
        return at >= 0 ? words.value(at + 1) : QByteArray();
    };
    Station station;
    station.by = asciiDomain(QString::fromLatin1(after("by")));
    // The greeting of whoever connects stands behind "from": two of a word mean that it was written to
    // mislead.
    const bool isPlain = words.count("by") == 1 && words.count("with") <= 1;
    const bool isLocal = after("with").startsWith("lmtp") || !words.contains("from");
    station.isInternal = isPlain && isLocal;
    return station;
}

SignatureClaim readClaim(QByteArrayView value)
{
    SignatureClaim claim;
    bool coversAddress = false;
    bool coversPost = false;
    for (const QByteArray& tag : unfolded(value).split(';')) {
        const qsizetype equals = tag.indexOf('=');
        const QByteArray name = tag.left(qMax<qsizetype>(equals, 0)).trimmed().toLower();
        if (name == "d") {
            claim.domain = asciiDomain(QString::fromLatin1(tag.mid(equals + 1).trimmed()));
        } else if (name == "h") {
            for (const QByteArray& field : tag.mid(equals + 1).split(':')) {
                const QByteArray covered = field.trimmed().toLower();
                coversAddress = coversAddress || covered == "list-unsubscribe";
                coversPost = coversPost || covered == "list-unsubscribe-post";
            }
        }
    }
    claim.coversUnsubscribe = coversAddress && coversPost;
    return claim;
}

/// Reads the fields in their order; on the stack of one thread.
class TraceReader
{
public:
    SenderTrace read(QByteArrayView headerBlock)
    {
        HeaderFieldReader reader(headerBlock);
        HeaderFieldView field;
        while (reader.next(&field)) {
            if (equalsIgnoringCase(field.name, "Received"))
                addStation(field.value);
            else if (equalsIgnoringCase(field.name, "Authentication-Results"))
                addResults(field.value);
            else if (equalsIgnoringCase(field.name, "From"))
                addFrom(field.value);
            else if (equalsIgnoringCase(field.name, "DKIM-Signature") &&
                     m_trace.signatures.size() < kMostFields)
                m_trace.signatures.append(readClaim(field.value));
        }
        return std::move(m_trace);
    }

private:
    enum class Place { AboveBorder, BelowBorder, Beyond };

    void addStation(QByteArrayView value)
    {
        if (m_place == Place::BelowBorder)
            m_place = Place::Beyond;
        if (m_place == Place::Beyond)
            return;
        const Station station = readStation(value);
        if (station.isInternal)
            return;
        m_trace.border = station.by;
        m_place = Place::BelowBorder;
    }

    void addResults(QByteArrayView value)
    {
        QList<AuthenticationResults>& list = m_place == Place::AboveBorder ? m_trace.above : m_trace.below;
        if (m_place == Place::Beyond || list.size() >= kMostFields)
            return;
        if (auto results = parseAuthenticationResults(value))
            list.append(std::move(*results));
    }

    void addFrom(QByteArrayView value)
    {
        const AddressList addresses = parseAddressList(value);
        const bool isOnly = ++m_fromFields == 1 && addresses.size() == 1;
        m_trace.fromDomain = isOnly && addresses.first().addr.contains(QLatin1Char('@'))
                                 ? asciiDomain(addresses.first().domain())
                                 : QString();
    }

    SenderTrace m_trace;
    Place m_place = Place::AboveBorder;
    int m_fromFields = 0;
};

bool isAuthority(const QByteArray& serverId, const ProofAuthorities& authorities)
{
    const QString name = QString::fromLatin1(serverId);
    return authorities.serverIds.contains(name) ||
           std::any_of(authorities.domains.begin(), authorities.domains.end(),
                       [&name](const QString& domain) { return isSameOrganisation(name, domain); });
}

/// Whether the message came in at a host of those who are believed.
bool isOwnBorder(const QString& border, const QByteArray& serverId, const ProofAuthorities& authorities)
{
    return isSameOrganisation(border, QString::fromLatin1(serverId)) ||
           std::any_of(authorities.domains.begin(), authorities.domains.end(),
                       [&border](const QString& domain) { return isSameOrganisation(border, domain); });
}

/// The domain that a DKIM result is about: header.d, else that of header.i (RFC 8601 2.7.1).
QString signedDomain(const AuthenticationResult& result)
{
    QByteArray domain = result.property("header.d");
    if (domain.isEmpty())
        domain = result.property("header.i");
    return asciiDomain(QString::fromLatin1(domain.mid(domain.lastIndexOf('@') + 1)));
}

/// The results that are believed: of each server the topmost field.
QList<AuthenticationResult> believed(const SenderTrace& trace, const ProofAuthorities& authorities)
{
    QList<AuthenticationResult> results;
    QSet<QByteArray> seen;
    for (const AuthenticationResults& field : trace.above) {
        if (seen.contains(field.serverId) || !isAuthority(field.serverId, authorities) ||
            !isOwnBorder(trace.border, field.serverId, authorities))
            continue;
        seen.insert(field.serverId);
        results += field.results;
    }
    static const QByteArray google("mx.google.com");
    const bool isGoogles = seen.isEmpty() && trace.above.isEmpty() && !trace.below.isEmpty() &&
                           trace.below.first().serverId == google && trace.border == QLatin1String(google) &&
                           isAuthority(google, authorities);
    return isGoogles ? trace.below.first().results : results;
}

bool coversUnsubscribe(const SenderTrace& trace, const QString& domain)
{
    bool any = false;
    for (const SignatureClaim& claim : trace.signatures) {
        if (claim.domain != domain)
            continue;
        if (!claim.coversUnsubscribe)
            return false; // which of the two was found valid is not told
        any = true;
    }
    return any;
}

} // namespace

SenderTrace readSenderTrace(QByteArrayView headerBlock)
{
    return TraceReader().read(headerBlock);
}

SenderProof judgeSender(const SenderTrace& trace, const ProofAuthorities& authorities)
{
    SenderProof proof;
    if (trace.fromDomain.isEmpty() || trace.border.isEmpty())
        return proof;
    bool failed = false;
    for (const AuthenticationResult& result : believed(trace, authorities)) {
        const bool isPass = result.result == "pass";
        if (result.method == "dmarc") {
            const QString about = QString::fromLatin1(result.property("header.from"));
            if (!about.isEmpty() && !isSameOrganisation(about, trace.fromDomain))
                continue;
            failed = failed || result.result == "fail";
            if (isPass && proof.domain.isEmpty())
                proof.domain = trace.fromDomain;
        } else if (result.method == "dkim" && isPass) {
            const QString domain = signedDomain(result);
            if (isSameOrganisation(domain, trace.fromDomain))
                proof.domain = domain;
            proof.signsUnsubscribe = proof.signsUnsubscribe || coversUnsubscribe(trace, domain);
        }
    }
    if (failed)
        return {SenderProof::Verdict::Failed, trace.fromDomain, false};
    if (!proof.domain.isEmpty())
        proof.verdict = SenderProof::Verdict::Verified;
    return proof;
}

QStringList namedAuthorities(const SenderTrace& trace)
{
    QStringList names;
    for (const AuthenticationResults& field : trace.above) {
        const QString name = QString::fromLatin1(field.serverId);
        if (!names.contains(name) && isSameOrganisation(name, trace.border))
            names.append(name);
    }
    return names;
}

} // namespace postaci
