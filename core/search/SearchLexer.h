#pragma once

#include <QString>
#include <QStringView>

namespace postaci {

/// One piece of a query.
struct SearchToken
{
    enum class Kind { Word, Phrase, Or, And, Not, Open, Close, End };
    Kind kind = Kind::End;
    QString field; ///< in front of a colon, lower case; only those that a query knows
    QString text;  ///< of Word and Phrase, as typed
};

/// Cuts a query into pieces. A quotation mark that is never closed reaches to the end, since people search
/// while they type. A plain value for one thread.
class SearchLexer
{
public:
    explicit SearchLexer(QString text) : m_text(std::move(text)) {}
    SearchToken next();

private:
    [[nodiscard]] QChar at(qsizetype i) const { return i < m_text.size() ? m_text.at(i) : QChar(); }
    [[nodiscard]] QString takeField();
    [[nodiscard]] QString takePhrase();
    [[nodiscard]] QString takeWord();

    QString m_text;
    qsizetype m_position = 0;
};

} // namespace postaci
