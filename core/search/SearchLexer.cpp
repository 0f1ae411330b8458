#include "search/SearchLexer.h"

#include <QStringList>

namespace postaci {

namespace {

bool isQuote(QChar c)
{
    return c == QLatin1Char('"') || c == QChar(0x201c) || c == QChar(0x201d) || c == QChar(0x201e);
}

bool endsWord(QChar c)
{
    return c.isSpace() || c == QLatin1Char('(') || c == QLatin1Char(')') || isQuote(c);
}

} // namespace

QString SearchLexer::takeField()
{
    static const QStringList fields{
        QStringLiteral("from"),   QStringLiteral("to"),     QStringLiteral("subject"),
        QStringLiteral("is"),     QStringLiteral("has"),    QStringLiteral("in"),
        QStringLiteral("tag"),    QStringLiteral("before"), QStringLiteral("after"),
        QStringLiteral("larger"), QStringLiteral("smaller")};
    for (const QString& field : fields) {
        // Without any locale: in a Turkish one "IS" would not be "is".
        const QStringView rest = QStringView(m_text).sliced(m_position);
        if (rest.startsWith(field, Qt::CaseInsensitive) &&
            at(m_position + field.size()) == QLatin1Char(':')) {
            m_position += field.size() + 1;
            return field;
        }
    }
    return {};
}

QString SearchLexer::takePhrase()
{
    const qsizetype begin = ++m_position;
    while (m_position < m_text.size() && !isQuote(m_text.at(m_position)))
        ++m_position;
    const QString phrase = m_text.mid(begin, m_position - begin);
    ++m_position;
    return phrase;
}

QString SearchLexer::takeWord()
{
    const qsizetype begin = m_position;
    while (m_position < m_text.size() && !endsWord(m_text.at(m_position)))
        ++m_position;
    return m_text.mid(begin, m_position - begin);
}

SearchToken SearchLexer::next()
{
    using Kind = SearchToken::Kind;
    while (at(m_position).isSpace())
        ++m_position;
    if (m_position >= m_text.size())
        return {};
    const QChar first = at(m_position);
    if (first == QLatin1Char('(') || first == QLatin1Char(')')) {
        ++m_position;
        return {first == QLatin1Char('(') ? Kind::Open : Kind::Close, {}, {}};
    }
    if (first == QLatin1Char('-') && m_position + 1 < m_text.size() && !at(m_position + 1).isSpace()) {
        ++m_position;
        return {Kind::Not, {}, {}};
    }
    const QString field = takeField();
    while (!field.isEmpty() && at(m_position).isSpace())
        ++m_position; // "from: ali" is as good as "from:ali"
    if (isQuote(at(m_position)))
        return {Kind::Phrase, field, takePhrase()};
    const QString word = takeWord();
    if (field.isEmpty() && word == QLatin1String("OR"))
        return {Kind::Or, {}, {}};
    if (field.isEmpty() && word == QLatin1String("AND"))
        return {Kind::And, {}, {}};
    if (field.isEmpty() && word == QLatin1String("NOT"))
        return {Kind::Not, {}, {}};
    return {Kind::Word, field, word};
}

} // namespace postaci
