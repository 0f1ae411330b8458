#pragma once

#include "base/Flags.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

namespace postaci {

/// What programs note about a message in its own header when they keep it in an mbox.
struct MessageMarks
{
    bool areKnown = false; ///< one of the fields that say so is there
    /// Mozilla: deleted in its mbox, and only not cleared away yet. Says nothing in a file of its own.
    bool isExpunged = false;
    MessageFlags flags;
    QStringList keywords; ///< others than those that are MessageFlags
};

/// From Status and X-Status (letters, as mailx, Pine and Dovecot write them), X-Mozilla-Status (a number in
/// hexadecimal), X-Keywords and X-Mozilla-Keys; of each only the first, since the sender may have written
/// others. `raw` begins with the header block.
[[nodiscard]] MessageMarks marksOf(QByteArrayView raw);

/// The same as fields: Status, X-Status and X-Keywords, each with `lineEnd`; what says nothing is left out.
[[nodiscard]] QByteArray marksAsFields(MessageFlags flags, const QStringList& keywords,
                                       QByteArrayView lineEnd);

/// A message without the fields that marksAsFields() writes.
[[nodiscard]] QByteArray withoutMarks(const QByteArray& raw);

} // namespace postaci
