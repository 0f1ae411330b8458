#include "message/Subject.h"

#include "message/TextFolding.h"

#include <QSet>
#include <QStringView>

namespace postaci {

namespace {

/// English, Turkish, German, Scandinavian, Dutch, Polish, Spanish and Portuguese mailers; folded for search.
bool isMark(QStringView word)
{
    static const QSet<QString> marks = {QStringLiteral("re"),  QStringLiteral("fw"),   QStringLiteral("fwd"),
                                        QStringLiteral("ynt"), QStringLiteral("ilt"),  QStringLiteral("aw"),
                                        QStringLiteral("wg"),  QStringLiteral("sv"),   QStringLiteral("vs"),
                                        QStringLiteral("vb"),  QStringLiteral("antw"), QStringLiteral("odp"),
                                        QStringLiteral("rv"),  QStringLiteral("enc"),  QStringLiteral("res")};
    return marks.contains(foldForSearch(word.toString()));
}

qsizetype skipBlanks(QStringView text, qsizetype i)
{
    while (i < text.size() && text[i].isSpace())
        ++i;
    return i;
}

/// Past a counter: "[2]", "(2)", "^2", "*2".
qsizetype skipCounter(QStringView text, qsizetype i)
{
    if (i >= text.size())
        return i;
    const QChar open = text[i];
    const bool isBracket = open == QLatin1Char('[') || open == QLatin1Char('(');
    if (!isBracket && open != QLatin1Char('^') && open != QLatin1Char('*'))
        return i;
    qsizetype end = i + 1;
    while (end < text.size() && text[end].isDigit())
        ++end;
    if (end == i + 1)
        return i;
    if (!isBracket)
        return end;
    const QChar close = open == QLatin1Char('[') ? QLatin1Char(']') : QLatin1Char(')');
    return end < text.size() && text[end] == close ? end + 1 : i;
}

/// Length of a mark ("Re:", "YNT [3] :") at the beginning, with the blanks behind it; 0 if there is none.
qsizetype markLength(QStringView text)
{
    qsizetype i = 0;
    while (i < text.size() && i < 6 && (text[i].isLetter() || text[i].isMark()))
        ++i;
    if (i < 2)
        return 0;
    const QStringView word = text.first(i);
    i = skipBlanks(text, i);
    i = skipBlanks(text, skipCounter(text, i));
    if (i >= text.size() || (text[i] != QLatin1Char(':') && text[i] != QChar(0xff1a)))
        return 0;
    return isMark(word) ? skipBlanks(text, i + 1) : 0;
}

/// Length of a list's "[tag] " at the beginning; 0 if there is none, or nothing behind it.
qsizetype tagLength(QStringView text)
{
    if (!text.startsWith(QLatin1Char('[')))
        return 0;
    const qsizetype close = text.indexOf(QLatin1Char(']'));
    if (close < 0 || close > 80)
        return 0;
    const qsizetype end = skipBlanks(text, close + 1);
    return end < text.size() ? end : 0;
}

QStringView withoutForwardSuffix(QStringView text)
{
    text = text.trimmed();
    while (text.endsWith(QLatin1String("(fwd)"), Qt::CaseInsensitive))
        text = text.chopped(5).trimmed();
    if (text.startsWith(QLatin1String("[fwd:"), Qt::CaseInsensitive) && text.endsWith(QLatin1Char(']')))
        text = text.sliced(5).chopped(1).trimmed();
    return text;
}

/// A subject taken apart.
struct Parts
{
    QString tags;         ///< "[list] " of every list, each once where it follows itself
    QStringView rest;     ///< behind all marks and tags
    bool hasMark = false; ///< of a reply or a forward
};

Parts partsOf(QStringView subject)
{
    Parts parts;
    parts.rest = subject.trimmed();
    for (bool found = true; found;) {
        found = false;
        const QStringView shorter = withoutForwardSuffix(parts.rest);
        parts.hasMark = parts.hasMark || shorter.size() < parts.rest.size();
        parts.rest = shorter;
        while (const qsizetype length = markLength(parts.rest)) {
            parts.rest = parts.rest.sliced(length);
            parts.hasMark = found = true;
        }
        const qsizetype tag = tagLength(parts.rest);
        if (tag > 0) {
            if (parts.tags != parts.rest.first(tag)) // kept once: "[list] Re: [list] x"
                parts.tags += parts.rest.first(tag);
            parts.rest = parts.rest.sliced(tag);
            found = true;
        }
    }
    return parts;
}

} // namespace

QString baseSubject(const QString& subject)
{
    Parts parts = partsOf(subject);
    parts.tags += parts.rest;
    return parts.tags.trimmed();
}

ConversationSubject conversationSubject(const QString& subject)
{
    const Parts parts = partsOf(subject);
    return {foldForSearch(parts.rest.toString()).simplified(), parts.hasMark};
}

QString replySubject(const QString& subject)
{
    return QStringLiteral("Re: ") + baseSubject(subject);
}

QString forwardSubject(const QString& subject)
{
    return QStringLiteral("Fwd: ") + baseSubject(subject);
}

} // namespace postaci
