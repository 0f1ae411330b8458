#pragma once

#include "base/Result.h"

#include <QCache>
#include <QFile>
#include <QHash>
#include <QSet>

#include <functional>
#include <memory>

namespace postaci {

/// A value as a row of a SQLite file has it.
struct StoredValue
{
    enum class Kind { Null, Integer, Real, Text, Blob };
    Kind kind = Kind::Null;
    qint64 number = 0;
    double real = 0;
    QByteArray bytes; ///< of a text (UTF-8) or blob
};

struct StoredRow
{
    qint64 rowId = 0; ///< of tables that have one
    QList<StoredValue> values;
};

/// The pages of a SQLite database (sqlite.org/fileformat2.html) read without SQLite, which gives up where one
/// that leads to others is damaged. Committed pages of the write-ahead log lie over those of the file. Any
/// bytes may come: what does not fit is said to be no page or no row. Lives in one thread.
class DamagedFile
{
public:
    enum class PageKind { None, IndexInterior, TableInterior, IndexLeaf, TableLeaf };
    struct Child
    {
        quint32 page = 0;
        qint64 key = 0; ///< rows of a table below it have at most this; of the last child: no bound
        bool isLast = false;
    };
    struct Page
    {
        PageKind kind = PageKind::None;
        QList<Child> children;
        QList<StoredRow> rows; ///< of leaves, and of interior pages of indexes
        int unreadable = 0;    ///< cells that are no rows
    };

    /// Of a file that is gone, what its log has. Errors: Storage with FileUnreadable.
    static Result<std::unique_ptr<DamagedFile>> open(const QString& file);

    [[nodiscard]] quint32 pageCount() const { return m_pageCount; }
    [[nodiscard]] Page page(quint32 number);
    [[nodiscard]] PageKind kindOf(quint32 number);
    /// PRAGMA user_version; 0 where the header is damaged.
    [[nodiscard]] int userVersion();
    /// Pages that hold nothing any more; empty where that cannot be read.
    [[nodiscard]] QSet<quint32> freePages();

private:
    explicit DamagedFile(const QString& file) : m_file(file), m_log(file + QStringLiteral("-wal")) {}
    void readHeader();
    void readLog();
    [[nodiscard]] bool isHeaderSound() const;
    [[nodiscard]] QByteArray bytesOf(quint32 number);
    [[nodiscard]] bool readCell(const QByteArray& page, int offset, PageKind kind, Page& into);
    [[nodiscard]] bool readPayload(const QByteArray& page, int offset, qint64 size, bool isTable,
                                   QByteArray& payload);

    QFile m_file;
    QFile m_log;
    QByteArray m_header; ///< the first 100 bytes
    int m_pageSize = 4096;
    quint32 m_pageCount = 0;
    QHash<quint32, qint64> m_logged; ///< where in the log the newest form of a page is
    QCache<quint32, QByteArray> m_cache{4096};
};

/// The values of a record; false if it is none.
[[nodiscard]] bool readRecord(const QByteArray& payload, QList<StoredValue>& values);

} // namespace postaci
