#include "account/ReplyFacts.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace postaci {

namespace {

constexpr qsizetype kLooked = 8192;

/// Response codes by which a text without a tag is known (RFC 5530, 7889 and 9051; RFC 2449 and 3206).
bool isImapResponse(const QString& code)
{
    static const QSet<QString> codes{
        QStringLiteral("ALERT"),        QStringLiteral("ALREADYEXISTS"),
        QStringLiteral("CANNOT"),       QStringLiteral("AUTHENTICATIONFAILED"),
        QStringLiteral("CLIENTBUG"),    QStringLiteral("AUTHORIZATIONFAILED"),
        QStringLiteral("CONTACTADMIN"), QStringLiteral("CORRUPTION"),
        QStringLiteral("EXPIRED"),      QStringLiteral("EXPUNGEISSUED"),
        QStringLiteral("HASCHILDREN"),  QStringLiteral("INUSE"),
        QStringLiteral("LIMIT"),        QStringLiteral("NONEXISTENT"),
        QStringLiteral("NOPERM"),       QStringLiteral("OVERQUOTA"),
        QStringLiteral("PARSE"),        QStringLiteral("PRIVACYREQUIRED"),
        QStringLiteral("READ-ONLY"),    QStringLiteral("SERVERBUG"),
        QStringLiteral("THROTTLED"),    QStringLiteral("TOOBIG"),
        QStringLiteral("TRYCREATE"),    QStringLiteral("UNAVAILABLE"),
        QStringLiteral("UNKNOWN-CTE"),  QStringLiteral("WEBALERT"),
        QStringLiteral("BADCHARSET"),   QStringLiteral("COMPRESSIONACTIVE"),
    };
    return codes.contains(code);
}

bool isPop3Response(const QString& code)
{
    static const QSet<QString> codes{QStringLiteral("AUTH"), QStringLiteral("IN-USE"),
                                     QStringLiteral("LOGIN-DELAY"), QStringLiteral("SYS/TEMP"),
                                     QStringLiteral("SYS/PERM")};
    return codes.contains(code);
}

/// Line ends as \n, also those that somebody typed as the four characters \r\n, and no other control
/// characters.
QString readable(const QString& text)
{
    QString result = text.left(kLooked);
    result.replace(QLatin1String("\\r\\n"), QLatin1String("\n"))
        .replace(QLatin1Char('\r'), QLatin1Char('\n'));
    for (QChar& c : result) {
        if (c.unicode() < 0x20 && c != QLatin1Char('\n'))
            c = QLatin1Char(' ');
        else if (c == QChar(0x2019)) // an apostrophe as Exchange writes it
            c = QLatin1Char('\'');
    }
    return result;
}

/// The protocol that the form of the text shows.
std::optional<ReplyProtocol> protocolByForm(const QString& text)
{
    static const QRegularExpression pop3(QStringLiteral("(?:^|[\\s'\"(:])-ERR\\b"));
    static const QRegularExpression imap(
        QStringLiteral("^\\s*(?:[SC<]:? )?(?:\\*|[A-Za-z0-9.]{1,20}) (?:NO|BAD|BYE)(?: |$)"),
        QRegularExpression::MultilineOption);
    if (pop3.match(text).hasMatch())
        return ReplyProtocol::Pop3;
    if (imap.match(text).hasMatch())
        return ReplyProtocol::Imap;
    return std::nullopt;
}

/// The first word in brackets that is a response code; any such word where the protocol has them.
void findResponseCode(const QString& text, ReplyFacts& facts)
{
    static const QRegularExpression pattern(QStringLiteral("\\[([A-Za-z][A-Za-z/-]{2,30})(?=[\\] ])"));
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QString code = matches.next().captured(1).toUpper();
        const bool ofImap = isImapResponse(code) && facts.protocol != ReplyProtocol::Pop3;
        const bool ofPop3 = isPop3Response(code) && facts.protocol != ReplyProtocol::Imap;
        if (!ofImap && !ofPop3)
            continue;
        facts.responseCode = code;
        if (!facts.protocol)
            facts.protocol = ofImap ? ReplyProtocol::Imap : ReplyProtocol::Pop3;
        return;
    }
}

/// The basic code at the beginning of a line, else one inside that stands where a reply would: before an
/// enhanced code, or behind a sign or a word that introduces it. Numbers of ports and sizes are none.
QString basicCodeIn(const QString& text)
{
    static const QRegularExpression atStart(QStringLiteral("^\\s*([2-5]\\d\\d)(?=[ -]|$)"),
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression beforeEnhanced(
        QStringLiteral("(?<![\\w.-])([45][0-57]\\d)(?=[ -]{1,2}#?[45]\\.\\d{1,3}\\.\\d{1,3})"));
    static const QRegularExpression introduced(
        QStringLiteral(
            "(?:[;'\"(<#=]|: |:\\t|\\b(?:said|returned|was|error|code|status|reply|response|answered"
            "|with|smtp|got) )\\s?#?([45][0-57]\\d)(?![\\w.]|-\\d)"),
        QRegularExpression::CaseInsensitiveOption);
    QString success;
    for (const QRegularExpression* pattern : {&atStart, &beforeEnhanced, &introduced}) {
        for (auto matches = pattern->globalMatch(text); matches.hasNext();) {
            const QString code = matches.next().captured(1);
            if (code.at(0) >= QLatin1Char('4'))
                return code;
            success = success.isEmpty() ? code : success;
        }
    }
    return success;
}

/// The enhanced code that follows the basic one, else the first in the text; an IP address is none.
std::optional<EnhancedCode> enhancedCodeIn(const QString& text, const QString& basicCode)
{
    static const QRegularExpression anywhere(QStringLiteral(
        "(?:(?<![\\w.-])|(?<=[245]\\d\\d-))([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\w-]|\\.\\d)"));
    std::optional<EnhancedCode> first;
    for (auto matches = anywhere.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const EnhancedCode code{match.captured(1).toInt(), match.captured(2).toInt(),
                                match.captured(3).toInt()};
        if (basicCode.isEmpty() || basicCode.startsWith(match.captured(1)))
            return code;
        if (!first)
            first = code;
    }
    return first;
}

/// Lower case without the codes that begin its lines, also where a program has joined the lines.
QString wordsOf(const QString& text)
{
    static const QRegularExpression codes(QStringLiteral(
        "(?<![\\w.-])[2-5]\\d\\d(?:-| (?=[245]\\.\\d))(?:[245]\\.\\d{1,3}\\.\\d{1,3}(?= |$))?"));
    QString words = text.toLower();
    words.replace(QLatin1Char('\n'), QLatin1Char(' '));
    words.replace(codes, QStringLiteral(" "));
    return words.simplified();
}

} // namespace

int ReplyFacts::severity() const
{
    if (!basicCode.isEmpty())
        return basicCode.at(0).digitValue();
    return enhanced ? enhanced->at(0) : 0;
}

QString ReplyFacts::enhancedText() const
{
    if (!enhanced)
        return {};
    return QStringLiteral("%1.%2.%3").arg(enhanced->at(0)).arg(enhanced->at(1)).arg(enhanced->at(2));
}

ReplyFacts factsOfReply(const QString& text, std::optional<ReplyProtocol> said)
{
    const QString looked = readable(text);
    ReplyFacts facts;
    facts.protocol = said ? said : protocolByForm(looked);
    facts.words = wordsOf(looked);
    if (!facts.protocol || facts.protocol == ReplyProtocol::Imap || facts.protocol == ReplyProtocol::Pop3)
        findResponseCode(looked, facts);
    if (facts.protocol && facts.protocol != ReplyProtocol::Smtp)
        return facts;
    facts.basicCode = basicCodeIn(looked);
    facts.enhanced = enhancedCodeIn(looked, facts.basicCode);
    if (!facts.basicCode.isEmpty() || facts.enhanced)
        facts.protocol = ReplyProtocol::Smtp;
    return facts;
}

} // namespace postaci
