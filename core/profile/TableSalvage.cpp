#include "profile/TableSalvage.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <sqlite3.h>

#include <limits>
#include <map>

namespace postaci {

namespace {

constexpr qint64 kLowest = std::numeric_limits<qint64>::min();
constexpr qint64 kHighest = std::numeric_limits<qint64>::max();
constexpr int kDeepest = 20;

struct Column
{
    QString name;
    StoredValue::Kind kind = StoredValue::Kind::Null;
    bool mayBeNull = false;
    bool hasDefault = false;
    bool isRowId = false; ///< stored as NULL, since it is the row's id
};

/// Row ids (after, upTo] of a table whose page is damaged.
struct Gap
{
    qint64 after = kLowest;
    qint64 upTo = kHighest;
};

struct Table
{
    QString name;
    bool hasRowIds = true;
    bool isWanted = true;  ///< else only its pages are known
    QList<Column> columns; ///< in the order in which rows have them
    qsizetype fewest = 0;  ///< of columns: what was added later may be missing
    quint32 root = 0;      ///< 0: not known
    QList<Gap> gaps;
};

StoredValue::Kind kindOfType(const QString& type)
{
    if (type == QLatin1String("INTEGER") || type == QLatin1String("INT"))
        return StoredValue::Kind::Integer;
    if (type == QLatin1String("BLOB"))
        return StoredValue::Kind::Blob;
    return type == QLatin1String("REAL") ? StoredValue::Kind::Real : StoredValue::Kind::Text;
}

QString textOf(SQLite::Statement& row, int column)
{
    return QString::fromStdString(row.getColumn(column).getString());
}

/// Tables without row ids have the columns of their key first.
QList<Column> columnsOf(const SQLite::Database& target, const QString& table, bool hasRowIds)
{
    QList<Column> columns;
    SQLite::Statement rows(target,
                           "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk,"
                           " (SELECT count(*) FROM pragma_table_info(?1) k WHERE k.pk > 0)"
                           " FROM pragma_table_info(?1) ORDER BY CASE WHEN ?2 OR pk = 0 THEN 1 ELSE 0 END,"
                           " CASE WHEN ?2 THEN 0 ELSE pk END, cid");
    rows.bind(1, table.toStdString());
    rows.bind(2, hasRowIds ? 1 : 0);
    while (rows.executeStep()) {
        Column column{textOf(rows, 0), kindOfType(textOf(rows, 1)), rows.getColumn(2).getInt() == 0,
                      rows.getColumn(3).getInt() != 0, false};
        // The columns of a key may not be NULL, but for that alone which is the row's id.
        column.isRowId = hasRowIds && rows.getColumn(4).getInt() == 1 && rows.getColumn(5).getInt() == 1 &&
                         column.kind == StoredValue::Kind::Integer;
        columns.append(column);
    }
    return columns;
}

std::map<QString, Table> tablesOf(const SQLite::Database& target, const QStringList& without)
{
    std::map<QString, Table> tables;
    SQLite::Statement rows(target, "SELECT name, wr FROM pragma_table_list WHERE schema = 'main'"
                                   " AND type = 'table' AND name NOT LIKE 'sqlite_%'");
    while (rows.executeStep()) {
        Table table;
        table.name = textOf(rows, 0);
        table.hasRowIds = rows.getColumn(1).getInt() == 0;
        table.isWanted = !without.contains(table.name);
        tables[table.name] = table;
    }
    for (auto& [name, table] : tables) {
        table.columns = columnsOf(target, name, table.hasRowIds);
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            const Column& column = table.columns.at(i);
            if (!column.mayBeNull && !column.hasDefault)
                table.fewest = i + 1;
        }
    }
    return tables;
}

bool fits(const Column& column, const StoredValue& value)
{
    if (value.kind == StoredValue::Kind::Null)
        return column.isRowId || column.mayBeNull;
    return !column.isRowId && value.kind == column.kind;
}

bool fits(const Table& table, const StoredRow& row)
{
    if (row.values.size() < table.fewest || row.values.size() > table.columns.size())
        return false;
    for (qsizetype i = 0; i < row.values.size(); ++i) {
        if (!fits(table.columns.at(i), row.values.at(i)))
            return false;
    }
    return true;
}

/// Puts rows of one table into the target.
class RowWriter
{
public:
    RowWriter(SQLite::Database& target, const Table& table) : m_target(target), m_table(table) {}

    /// False where it is no row of this table, or is there already.
    bool put(const StoredRow& row)
    {
        if (!fits(m_table, row))
            return false;
        SQLite::Statement& insert = statementFor(row.values.size());
        insert.reset();
        for (qsizetype i = 0; i < row.values.size(); ++i)
            bind(insert, int(i) + 1, m_table.columns.at(i), row.values.at(i), row.rowId);
        try {
            return insert.exec() > 0;
        } catch (const SQLite::Exception& exception) {
            if (exception.getErrorCode() == SQLITE_CONSTRAINT || exception.getErrorCode() == SQLITE_MISMATCH)
                return false;
            throw;
        }
    }

private:
    static void bind(SQLite::Statement& insert, int at, const Column& column, const StoredValue& value,
                     qint64 rowId)
    {
        if (column.isRowId) {
            insert.bind(at, static_cast<int64_t>(rowId));
            return;
        }
        switch (value.kind) {
        case StoredValue::Kind::Null:
            insert.bind(at);
            break;
        case StoredValue::Kind::Integer:
            insert.bind(at, static_cast<int64_t>(value.number));
            break;
        case StoredValue::Kind::Real:
            insert.bind(at, value.real);
            break;
        case StoredValue::Kind::Text:
            insert.bind(at, value.bytes.toStdString());
            break;
        case StoredValue::Kind::Blob:
            insert.bind(at, value.bytes.constData(), int(value.bytes.size()));
            break;
        }
    }

    SQLite::Statement& statementFor(qsizetype columns)
    {
        auto& statement = m_statements[columns];
        if (!statement) {
            QStringList names;
            for (qsizetype i = 0; i < columns; ++i)
                names.append(m_table.columns.at(i).name);
            const QString sql = QStringLiteral("INSERT OR IGNORE INTO %1 (%2) VALUES (%3)")
                                    .arg(m_table.name, names.join(QLatin1Char(',')),
                                         QStringList(columns, QStringLiteral("?")).join(QLatin1Char(',')));
            statement = std::make_unique<SQLite::Statement>(m_target, sql.toStdString());
        }
        return *statement;
    }

    SQLite::Database& m_target;
    const Table& m_table;
    std::map<qsizetype, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// One salvage on its way.
class Salvage
{
public:
    Salvage(DamagedFile& source, SQLite::Database& target, const QStringList& without,
            const ProfileProgress& progress, const CancelToken& cancel)
        : m_source(source), m_target(target), m_progress(progress), m_cancel(cancel),
          m_tables(tablesOf(target, without))
    {
    }

    Result<SalvagedTables> run()
    {
        findRoots();
        for (auto& [name, table] : m_tables)
            walkTable(table);
        for (const quint32 root : std::as_const(m_indexRoots))
            ownPages(root, 0);
        takeOrphans();
        for (auto& [name, table] : m_tables)
            note(table);
        if (m_cancel.isCancelled())
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
        return m_report;
    }

private:
    /// From the table of tables; where its first page is damaged, from its other pages, wherever they are.
    void findRoots()
    {
        QSet<quint32> seen;
        readSchema(1, seen, 0);
        const bool hasAll = std::all_of(m_tables.begin(), m_tables.end(),
                                        [](const auto& entry) { return entry.second.root != 0; });
        for (quint32 number = 2; !hasAll && number <= m_source.pageCount() && !m_cancel.isCancelled();
             ++number) {
            if (m_source.kindOf(number) == DamagedFile::PageKind::TableLeaf && !seen.contains(number))
                takeSchemaRows(m_source.page(number));
        }
    }

    void readSchema(quint32 number, QSet<quint32>& seen, int depth)
    {
        if (depth > kDeepest || seen.contains(number))
            return;
        seen.insert(number);
        const DamagedFile::Page page = m_source.page(number);
        takeSchemaRows(page);
        for (const DamagedFile::Child& child : page.children)
            readSchema(child.page, seen, depth + 1);
    }

    /// Rows of sqlite_schema: type, name, tbl_name, rootpage, sql.
    void takeSchemaRows(const DamagedFile::Page& page)
    {
        for (const StoredRow& row : page.rows) {
            if (row.values.size() != 5 || row.values.at(3).kind != StoredValue::Kind::Integer)
                continue;
            const auto root = quint32(row.values.at(3).number);
            const QByteArray type = row.values.at(0).bytes;
            const auto table = m_tables.find(QString::fromUtf8(row.values.at(1).bytes));
            if (root < 2 || root > m_source.pageCount())
                continue;
            if (type == "index")
                m_indexRoots.insert(root);
            else if (type == "table" && table != m_tables.end() && table->second.root == 0)
                table->second.root = root;
        }
    }

    void walkTable(Table& table)
    {
        RowWriter writer(m_target, table);
        if (table.root == 0)
            table.gaps.append(Gap());
        else
            walk(table, writer, table.root, Gap(), 0);
    }

    void walk(Table& table, RowWriter& writer, quint32 number, const Gap& span, int depth)
    {
        if (m_cancel.isCancelled())
            return;
        const DamagedFile::Page page = m_source.page(number);
        const bool isTablePage = page.kind == DamagedFile::PageKind::TableLeaf ||
                                 page.kind == DamagedFile::PageKind::TableInterior;
        if (depth > kDeepest || m_owned.contains(number) || page.kind == DamagedFile::PageKind::None ||
            isTablePage != table.hasRowIds) {
            table.gaps.append(span);
            return;
        }
        m_owned.insert(number);
        if (m_progress)
            m_progress(m_owned.size(), m_source.pageCount());
        m_lost[table.name] += page.unreadable;
        for (const StoredRow& row : page.rows)
            take(table, writer, row, span);
        Gap below = span;
        for (const DamagedFile::Child& child : page.children) {
            below.upTo = child.isLast || !table.hasRowIds ? span.upTo : child.key;
            walk(table, writer, child.page, below, depth + 1);
            if (table.hasRowIds)
                below.after = below.upTo;
        }
    }

    void take(Table& table, RowWriter& writer, const StoredRow& row, const Gap& span)
    {
        if (!table.isWanted)
            return;
        const bool isInSpan = !table.hasRowIds || (row.rowId > span.after && row.rowId <= span.upTo) ||
                              (row.rowId == kLowest && span.after == kLowest);
        if (isInSpan && writer.put(row))
            ++m_report.rows[table.name];
        else
            ++m_lost[table.name];
    }

    void ownPages(quint32 number, int depth)
    {
        if (depth > kDeepest || m_owned.contains(number) || m_cancel.isCancelled())
            return;
        const DamagedFile::Page page = m_source.page(number);
        if (page.kind == DamagedFile::PageKind::None)
            return;
        m_owned.insert(number);
        for (const DamagedFile::Child& child : page.children)
            ownPages(child.page, depth + 1);
    }

    void takeOrphans()
    {
        const bool isAnyMissing = std::any_of(m_tables.begin(), m_tables.end(),
                                              [](const auto& entry) { return !entry.second.gaps.isEmpty(); });
        if (!isAnyMissing)
            return;
        // What was deleted must not come back.
        const QSet<quint32> freed = m_source.freePages();
        for (quint32 number = 2; number <= m_source.pageCount() && !m_cancel.isCancelled(); ++number) {
            if (m_owned.contains(number) || freed.contains(number))
                continue;
            const DamagedFile::PageKind kind = m_source.kindOf(number);
            if (kind == DamagedFile::PageKind::TableLeaf || kind == DamagedFile::PageKind::IndexLeaf ||
                kind == DamagedFile::PageKind::IndexInterior)
                takeOrphan(m_source.page(number), kind == DamagedFile::PageKind::TableLeaf);
        }
    }

    void takeOrphan(const DamagedFile::Page& page, bool hasRowIds)
    {
        Table* owner = nullptr;
        quint64 narrowest = 0;
        for (auto& [name, table] : m_tables) {
            for (const Gap& gap : std::as_const(table.gaps)) {
                const quint64 width = quint64(gap.upTo) - quint64(gap.after);
                const bool isPossible =
                    table.hasRowIds == hasRowIds && !page.rows.isEmpty() &&
                    std::all_of(page.rows.begin(), page.rows.end(),
                                [&, &candidate = table](const StoredRow& row) {
                                    return fits(candidate, row) &&
                                           (!hasRowIds || (row.rowId > gap.after && row.rowId <= gap.upTo));
                                });
                if (isPossible && (owner == nullptr || width < narrowest)) {
                    owner = &table;
                    narrowest = width;
                }
            }
        }
        if (owner == nullptr)
            return;
        RowWriter writer(m_target, *owner);
        for (const StoredRow& row : page.rows)
            take(*owner, writer, row, Gap());
        m_lost[owner->name] += page.unreadable;
    }

    void note(const Table& table)
    {
        const qint64 lost = table.gaps.size() + m_lost.value(table.name);
        if (!table.isWanted || lost == 0)
            return;
        m_report.damaged.append(table.name);
        m_report.lostPlaces += lost;
    }

    DamagedFile& m_source;
    SQLite::Database& m_target;
    const ProfileProgress& m_progress;
    const CancelToken& m_cancel;
    std::map<QString, Table> m_tables;
    QSet<quint32> m_indexRoots;
    QSet<quint32> m_owned;
    QMap<QString, qint64> m_lost;
    SalvagedTables m_report;
};

} // namespace

Result<SalvagedTables> salvageTables(DamagedFile& source, SQLite::Database& target,
                                     const QStringList& without, const ProfileProgress& progress,
                                     const CancelToken& cancel)
{
    return Salvage(source, target, without, progress, cancel).run();
}

} // namespace postaci
