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
    QString value; ///< decoded; a Received field has a line for each of its first clauses (RFC 5321 4.4)
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

/// Breaks lines over 2,000 characters, since views lay out a line at a time.
[[nodiscard]] QString withBrokenLines(const QString& text);

/// Raw bytes as lines of text: of at most `most` bytes and 200,000 lines, in pieces of at most 64 KB and
/// 1,000 lines that end with lines, broken as withBrokenLines() does. Each piece is read as decodeCharset()
/// does. `taken`: how many of the bytes that is.
[[nodiscard]] QList<QString> sourcePieces(QByteArrayView raw, qsizetype most, const QByteArray& charset = {},
                                          qsizetype* taken = nullptr);

} // namespace postaci
