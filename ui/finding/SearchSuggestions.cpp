#include "finding/SearchSuggestions.h"

#include "message/TextFolding.h"

#include <QCoreApplication>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMost = 12;
constexpr qsizetype kLeastTyped = 2; ///< one letter begins too many words that are no operators

QString words(const char* text)
{
    return QCoreApplication::translate("SearchSuggestions", text);
}

QList<SearchSuggestion> operators()
{
    return {
        {QStringLiteral("from:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "from somebody"))},
        {QStringLiteral("to:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "to somebody"))},
        {QStringLiteral("subject:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "in the subject"))},
        {QStringLiteral("in:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "in a folder"))},
        {QStringLiteral("tag:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "with a tag"))},
        {QStringLiteral("is:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "unread, starred, answered"))},
        {QStringLiteral("has:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "with an attachment"))},
        {QStringLiteral("before:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "before a day"))},
        {QStringLiteral("after:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "from a day on"))},
        {QStringLiteral("larger:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "of a size or more"))},
        {QStringLiteral("smaller:"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "of less than a size"))}};
}

QList<SearchSuggestion> states()
{
    return {{QStringLiteral("is:unread"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "not read yet"))},
            {QStringLiteral("is:read"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "read"))},
            {QStringLiteral("is:flagged"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "starred"))},
            {QStringLiteral("is:unflagged"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "without a star"))},
            {QStringLiteral("is:answered"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "replied to"))},
            {QStringLiteral("is:forwarded"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "forwarded"))},
            {QStringLiteral("is:draft"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "a draft"))},
            {QStringLiteral("is:pinned"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "pinned to the top"))},
            {QStringLiteral("is:muted"),
             words(QT_TRANSLATE_NOOP("SearchSuggestions", "of a muted conversation"))},
            {QStringLiteral("is:known"),
             words(QT_TRANSLATE_NOOP("SearchSuggestions",
                                     "from contacts, and people to whom you have written"))}};
}

QList<SearchSuggestion> days(const QString& field, const QDate& today)
{
    const auto day = [&field](const QDate& date) { return field + date.toString(Qt::ISODate); };
    return {{day(today), words(QT_TRANSLATE_NOOP("SearchSuggestions", "today"))},
            {field + QStringLiteral("7d"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "seven days ago"))},
            {field + QStringLiteral("1m"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "a month ago"))},
            {day(QDate(today.year(), 1, 1)),
             words(QT_TRANSLATE_NOOP("SearchSuggestions", "the beginning of the year"))},
            {field + QStringLiteral("1y"), words(QT_TRANSLATE_NOOP("SearchSuggestions", "a year ago"))}};
}

QList<SearchSuggestion> named(const QString& field, const QStringList& names)
{
    QList<SearchSuggestion> suggestions;
    for (const QString& name : names) {
        const bool isPlain = std::none_of(name.begin(), name.end(), [](QChar c) {
            return c.isSpace() || c == QLatin1Char('(') || c == QLatin1Char(')');
        });
        suggestions.append({field + (isPlain ? name : QStringLiteral("\"%1\"").arg(name)), {}});
    }
    return suggestions;
}

QList<SearchSuggestion> valuesOf(const QString& field, const SearchNames& names)
{
    if (field == QLatin1String("is:"))
        return states();
    if (field == QLatin1String("has:"))
        return {{QStringLiteral("has:attachment"),
                 words(QT_TRANSLATE_NOOP("SearchSuggestions", "with an attachment"))}};
    if (field == QLatin1String("in:"))
        return named(field, names.folders);
    if (field == QLatin1String("tag:"))
        return named(field, names.tags);
    if (field == QLatin1String("before:") || field == QLatin1String("after:"))
        return days(field, names.today);
    if (field == QLatin1String("larger:") || field == QLatin1String("smaller:"))
        return named(field, {QStringLiteral("1M"), QStringLiteral("5M"), QStringLiteral("20M")});
    return {};
}

/// Whether something that was typed leads to it: by its beginning, or by that of a word of its hint.
bool leadsTo(const QString& folded, const QString& text, const QString& hint)
{
    if (foldForSearch(text).startsWith(folded))
        return true;
    const QStringList hintWords = foldForSearch(hint).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::any_of(hintWords.begin(), hintWords.end(),
                       [&folded](const QString& word) { return word.startsWith(folded); });
}

} // namespace

qsizetype pieceBegin(const QString& query, qsizetype cursor)
{
    qsizetype begin = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < std::min(cursor, query.size()); ++i) {
        const QChar c = query.at(i);
        if (c == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (!isQuoted && (c.isSpace() || c == QLatin1Char('(') || c == QLatin1Char(')') ||
                               (c == QLatin1Char('-') && i == begin)))
            begin = i + 1;
    }
    return begin;
}

QList<SearchSuggestion> suggestionsFor(const QString& piece, const SearchNames& names)
{
    const qsizetype colon = piece.indexOf(QLatin1Char(':'));
    const QString field = piece.left(colon + 1).toLower(); // of QString: no locale
    if (colon < 0 && piece.size() < kLeastTyped)
        return {};
    QString typed = piece.mid(colon + 1);
    typed.remove(QLatin1Char('"'));
    const QString folded = foldForSearch(typed);
    QList<SearchSuggestion> fitting;
    for (const SearchSuggestion& suggestion : colon < 0 ? operators() : valuesOf(field, names)) {
        QString value = suggestion.text.mid(field.size());
        value.remove(QLatin1Char('"'));
        if (suggestion.text != piece && leadsTo(folded, value, suggestion.hint) && fitting.size() < kMost)
            fitting.append(suggestion);
    }
    return fitting;
}

} // namespace postaci
