#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace postaci {

// A message for a person who wants to see what it is made of. Pure functions for any thread.

/// One header field as a person can read it.
struct ListedField
{
    QString name;
    QString value; ///< decoded; a Received field has a line for each of its clauses (RFC 5321 4.4)
};

struct HeaderListing
{
    QList<ListedField> fields; ///< in their order
    bool truncated = false;    ///< there are more than are listed
};

/// The header fields of a message (or of a header block); at most 2,000 and 1 MB of them, 64 KB each.
[[nodiscard]] HeaderListing listHeaderFields(QByteArrayView raw);

/// The header block as it came, without the blank line that ends it; at most 1 MB.
[[nodiscard]] QByteArrayView headerBlockOf(QByteArrayView raw);

/// Makes visible what would reorder, hide or fake text: controls but line ends and tabs, bidirectional and
/// other invisible characters become "⟨U+202E⟩". Joiners stay, since words and emoji need them.
[[nodiscard]] QString withVisibleControls(const QString& text);

/// Raw bytes as lines of text: of at most `most` bytes, in pieces that end with lines. Lines over 2,000
/// characters are broken, since views lay out a line at a time. Each piece is read as decodeCharset() does.
[[nodiscard]] QList<QString> sourcePieces(QByteArrayView raw, qsizetype most, const QByteArray& charset = {});

} // namespace postaci
