#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace postaci {

/// What may be put in the place of the piece of a query that is being typed.
struct SearchSuggestion
{
    QString text; ///< the whole piece: "from:", "is:unread", "in:\"Gönderilmiş Öğeler\""
    QString hint; ///< what it means, in the user's language
    bool operator==(const SearchSuggestion&) const = default;
};

/// What exists here by name.
struct SearchNames
{
    QStringList folders; ///< paths
    QStringList tags;    ///< names
    QDate today;
};

/// Where the piece that ends at `cursor` begins: behind the last space, parenthesis or minus that is not in
/// quotes.
[[nodiscard]] qsizetype pieceBegin(const QString& query, qsizetype cursor);

/// For a piece that is being typed, at most twelve; none where nothing begins so, or the piece is one
/// already.
[[nodiscard]] QList<SearchSuggestion> suggestionsFor(const QString& piece, const SearchNames& names);

} // namespace postaci
