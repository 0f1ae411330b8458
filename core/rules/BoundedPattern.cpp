#include "rules/BoundedPattern.h"

#include <QElapsedTimer>

namespace postaci {

namespace {

/// PCRE2 counts its steps anew for each place of the text it begins at, so the text comes in pieces: lines,
/// and of long ones parts. Each costs at most about longestPiece * steps, a few tenths of a second.
constexpr qsizetype longestPiece = 2000;
constexpr int mostSteps = 10'000;
constexpr qint64 mostMilliseconds = 200; ///< for all pieces together

/// The step limits of PCRE2; the lowest counts, so a pattern cannot raise them.
QString withLimits(const QString& pattern)
{
    return QStringLiteral("(*LIMIT_MATCH=%1)(*LIMIT_DEPTH=%1)").arg(mostSteps) + pattern;
}

} // namespace

BoundedPattern::BoundedPattern(const QString& pattern)
{
    if (pattern.size() > longestPattern) {
        m_error = QStringLiteral("pattern is too long");
        return;
    }
    constexpr auto options =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
    // Alone first: what is wrong with it is not to be told about our own beginning.
    const QRegularExpression asTyped(pattern, options);
    if (!asTyped.isValid()) {
        m_error = asTyped.errorString();
        return;
    }
    m_expression = QRegularExpression(withLimits(pattern), options);
}

BoundedPattern::Outcome BoundedPattern::matchIn(const QString& text) const
{
    if (!m_error.isEmpty())
        return Outcome::No;
    QElapsedTimer timer;
    timer.start();
    const qsizetype end = qMin(text.size(), longestText);
    bool someTooLong = false;
    qsizetype begin = 0;
    do {
        qsizetype lineEnd = text.indexOf(QLatin1Char('\n'), begin);
        if (lineEnd < 0 || lineEnd > end)
            lineEnd = end;
        const qsizetype pieceEnd = qMin(lineEnd, begin + longestPiece);
        const auto match = m_expression.match(text.mid(begin, pieceEnd - begin));
        if (match.hasMatch())
            return Outcome::Yes;
        // No match and not even that: a limit was reached.
        someTooLong = someTooLong || !match.isValid();
        begin = pieceEnd == lineEnd ? lineEnd + 1 : pieceEnd;
        if (begin < end && timer.hasExpired(mostMilliseconds))
            return Outcome::TooLong;
    } while (begin < end);
    return someTooLong ? Outcome::TooLong : Outcome::No;
}

} // namespace postaci
