#pragma once

#include "profile/DamagedFile.h"
#include "profile/ProfileFiles.h"

#include <SQLiteCpp/Database.h>

#include <QMap>

namespace postaci {

/// What came out of the tables of a damaged database.
struct SalvagedTables
{
    QMap<QString, qint64> rows; ///< of each table
    QStringList damaged;        ///< tables of which something could not be read
    qint64 lostPlaces = 0; ///< pages and rows that could not be read: how many rows that was is not known
};

/// Takes all rows of `source` that can be read into the tables of the same names that `target` has, empty and
/// with foreign keys off, in the transaction that is open there. Each table's tree is walked from its root;
/// where a page of it is damaged, what is below is looked for among the pages that belong to nobody: by the
/// form of the rows, and by the row ids that the damaged page had. `without` are tables to be left alone.
/// SQLite's errors of writing are thrown. Errors: Cancelled.
Result<SalvagedTables> salvageTables(DamagedFile& source, SQLite::Database& target,
                                     const QStringList& without, const ProfileProgress& progress,
                                     const CancelToken& cancel);

} // namespace postaci
