#include "profile/DamagedFile.h"

#include <QStringConverter>
#include <QtEndian>

#include <cstring>

namespace postaci {

namespace {

constexpr int kHeaderSize = 100;
constexpr int kSmallestPage = 512;
constexpr int kLargestPage = 65536;
constexpr int kMaxColumns = 200;
constexpr qint64 kLargestRow = 512 << 20;

/// A number of 1 to 9 bytes; its length, 0 if the bytes end before.
int readVarint(const QByteArray& bytes, qint64 at, quint64& value)
{
    value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at < 0 || at + i >= bytes.size())
            return 0;
        const auto byte = quint8(bytes.at(at + i));
        if (i == 8) {
            value = (value << 8) | byte;
            return 9;
        }
        value = (value << 7) | (byte & 0x7f);
        if ((byte & 0x80) == 0)
            return i + 1;
    }
    return 0;
}

template <typename T> T bigEndian(const QByteArray& bytes, qsizetype at)
{
    return qFromBigEndian<T>(bytes.constData() + at);
}

DamagedFile::PageKind kindFrom(quint8 type)
{
    switch (type) {
    case 0x02:
        return DamagedFile::PageKind::IndexInterior;
    case 0x05:
        return DamagedFile::PageKind::TableInterior;
    case 0x0a:
        return DamagedFile::PageKind::IndexLeaf;
    case 0x0d:
        return DamagedFile::PageKind::TableLeaf;
    default:
        return DamagedFile::PageKind::None;
    }
}

bool isInterior(DamagedFile::PageKind kind)
{
    return kind == DamagedFile::PageKind::IndexInterior || kind == DamagedFile::PageKind::TableInterior;
}

/// How many bytes the value of a serial type has; -1: there is no such type.
qint64 sizeOfType(quint64 type)
{
    static constexpr int sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type < 10)
        return sizes[type];
    if (type < 12)
        return -1;
    return qint64((type - 12) / 2);
}

qint64 readInteger(const QByteArray& bytes, qint64 at, qint64 size)
{
    quint64 value = size > 0 && (quint8(bytes.at(at)) & 0x80) != 0 ? ~quint64(0) : 0;
    for (qint64 i = 0; i < size; ++i)
        value = (value << 8) | quint8(bytes.at(at + i));
    return qint64(value);
}

bool isUtf8(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

StoredValue valueOf(quint64 type, const QByteArray& bytes, qint64 at, qint64 size)
{
    StoredValue value;
    if (type == 0)
        return value;
    if (type == 7) {
        value.kind = StoredValue::Kind::Real;
        value.real = bigEndian<double>(bytes, at);
    } else if (type < 10) {
        value.kind = StoredValue::Kind::Integer;
        value.number = type >= 8 ? qint64(type - 8) : readInteger(bytes, at, size);
    } else {
        value.kind = type % 2 == 0 ? StoredValue::Kind::Blob : StoredValue::Kind::Text;
        value.bytes = bytes.mid(at, size);
    }
    return value;
}

/// The sum over words of the log, which is in one of two byte orders (2.3 "WAL file format").
struct LogSum
{
    quint32 first = 0;
    quint32 second = 0;
    bool isBigEndian = true;

    void add(const QByteArray& bytes, qsizetype from, qsizetype size)
    {
        for (qsizetype at = from; at + 8 <= from + size; at += 8) {
            const char* const data = bytes.constData() + at;
            first +=
                (isBigEndian ? qFromBigEndian<quint32>(data) : qFromLittleEndian<quint32>(data)) + second;
            second +=
                (isBigEndian ? qFromBigEndian<quint32>(data + 4) : qFromLittleEndian<quint32>(data + 4)) +
                first;
        }
    }
    [[nodiscard]] bool fits(const QByteArray& bytes, qsizetype at) const
    {
        return bigEndian<quint32>(bytes, at) == first && bigEndian<quint32>(bytes, at + 4) == second;
    }
};

} // namespace

bool readRecord(const QByteArray& payload, QList<StoredValue>& values)
{
    values.clear();
    quint64 headerSize = 0;
    qint64 at = readVarint(payload, 0, headerSize);
    if (at == 0 || headerSize < quint64(at) || headerSize > quint64(payload.size()))
        return false;
    qint64 content = qint64(headerSize);
    while (at < qint64(headerSize)) {
        quint64 type = 0;
        const int length = readVarint(payload, at, type);
        const qint64 size = length == 0 ? -1 : sizeOfType(type);
        at += length;
        if (size < 0 || at > qint64(headerSize) || size > payload.size() - content ||
            values.size() >= kMaxColumns)
            return false;
        StoredValue value = valueOf(type, payload, content, size);
        // There are no sums in the file: texts at least show what is noise.
        if (value.kind == StoredValue::Kind::Text && !isUtf8(value.bytes))
            return false;
        values.append(std::move(value));
        content += size;
    }
    return content == payload.size() && !values.isEmpty();
}

Result<std::unique_ptr<DamagedFile>> DamagedFile::open(const QString& file)
{
    std::unique_ptr<DamagedFile> opened(new DamagedFile(file));
    const bool hasLog = opened->m_log.open(QIODevice::ReadOnly);
    // What is in the log may be all that is left.
    if (!opened->m_file.open(QIODevice::ReadOnly) && !(hasLog && !QFile::exists(file)))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnreadable,
                          QStringLiteral("%1: %2").arg(file, opened->m_file.errorString()));
    if (opened->m_file.isOpen())
        opened->readHeader();
    if (hasLog)
        opened->readLog();
    const auto inFile = quint32(opened->m_file.size() / opened->m_pageSize);
    opened->m_pageCount = qMax(opened->m_pageCount, inFile);
    return opened;
}

bool DamagedFile::isHeaderSound() const
{
    return m_header.size() == kHeaderSize && m_header.startsWith(QByteArray("SQLite format 3\0", 16));
}

void DamagedFile::readHeader()
{
    m_header = m_file.read(kHeaderSize);
    if (!isHeaderSound())
        return;
    const int size = bigEndian<quint16>(m_header, 16);
    const int pageSize = size == 1 ? kLargestPage : size;
    if (pageSize >= kSmallestPage && (pageSize & (pageSize - 1)) == 0)
        m_pageSize = pageSize;
}

/// Frames count up to the last one that ends a transaction, as long as their sums fit.
void DamagedFile::readLog()
{
    constexpr int kLogHeader = 32;
    constexpr int kFrameHeader = 24;
    const QByteArray header = m_log.read(kLogHeader);
    if (header.size() != kLogHeader)
        return;
    const auto magic = bigEndian<quint32>(header, 0);
    const auto pageSize = int(bigEndian<quint32>(header, 8));
    LogSum sum{0, 0, magic == 0x377f0683};
    sum.add(header, 0, 24);
    if ((magic & ~1U) != 0x377f0682 || !sum.fits(header, 24) || pageSize < kSmallestPage ||
        pageSize > kLargestPage || (pageSize & (pageSize - 1)) != 0)
        return;
    m_pageSize = pageSize;
    QHash<quint32, qint64> begun;
    for (qint64 at = kLogHeader;; at += kFrameHeader + pageSize) {
        const QByteArray frame = m_log.read(kFrameHeader + pageSize);
        if (frame.size() != kFrameHeader + pageSize || frame.mid(8, 8) != header.mid(16, 8))
            return;
        sum.add(frame, 0, 8);
        sum.add(frame, kFrameHeader, pageSize);
        if (!sum.fits(frame, 16))
            return;
        begun.insert(bigEndian<quint32>(frame, 0), at + kFrameHeader);
        const auto pagesThen = bigEndian<quint32>(frame, 4);
        if (pagesThen == 0)
            continue;
        m_logged.insert(begun);
        begun.clear();
        m_pageCount = pagesThen;
        if (const auto first = m_logged.constFind(1); first != m_logged.constEnd()) {
            const qint64 next = m_log.pos();
            m_log.seek(*first);
            m_header = m_log.read(kHeaderSize);
            m_log.seek(next);
        }
    }
}

QByteArray DamagedFile::bytesOf(quint32 number)
{
    if (number == 0 || number > m_pageCount)
        return {};
    if (const QByteArray* cached = m_cache.object(number))
        return *cached;
    const auto logged = m_logged.constFind(number);
    QFile& source = logged == m_logged.constEnd() ? m_file : m_log;
    const qint64 at = logged == m_logged.constEnd() ? qint64(number - 1) * m_pageSize : *logged;
    const QByteArray bytes = source.isOpen() && source.seek(at) ? source.read(m_pageSize) : QByteArray();
    if (bytes.size() != m_pageSize)
        return {};
    m_cache.insert(number, new QByteArray(bytes));
    return bytes;
}

int DamagedFile::userVersion()
{
    constexpr int kUserVersion = 60;
    return isHeaderSound() ? int(bigEndian<quint32>(m_header, kUserVersion)) : 0;
}

QSet<quint32> DamagedFile::freePages()
{
    QSet<quint32> pages;
    if (!isHeaderSound())
        return pages;
    auto trunk = bigEndian<quint32>(m_header, 32);
    while (trunk != 0 && !pages.contains(trunk)) {
        const QByteArray bytes = bytesOf(trunk);
        if (bytes.isEmpty())
            break;
        const auto count = bigEndian<quint32>(bytes, 4);
        if (count > quint32(m_pageSize / 4 - 2))
            break;
        pages.insert(trunk);
        for (quint32 i = 0; i < count; ++i)
            pages.insert(bigEndian<quint32>(bytes, 8 + 4 * qsizetype(i)));
        trunk = bigEndian<quint32>(bytes, 0);
    }
    return pages;
}

DamagedFile::PageKind DamagedFile::kindOf(quint32 number)
{
    const QByteArray bytes = bytesOf(number);
    return bytes.isEmpty() ? PageKind::None : kindFrom(quint8(bytes.at(number == 1 ? kHeaderSize : 0)));
}

DamagedFile::Page DamagedFile::page(quint32 number)
{
    Page page;
    const QByteArray bytes = bytesOf(number);
    const int start = number == 1 ? kHeaderSize : 0;
    if (bytes.isEmpty())
        return page;
    const PageKind kind = kindFrom(quint8(bytes.at(start)));
    const int head = start + (isInterior(kind) ? 12 : 8);
    const int cells = bigEndian<quint16>(bytes, start + 3);
    if (kind == PageKind::None || head + 2 * cells > m_pageSize || (isInterior(kind) && cells == 0))
        return page;
    for (int i = 0; i < cells; ++i) {
        const int offset = bigEndian<quint16>(bytes, head + 2 * i);
        if (offset < head + 2 * cells || !readCell(bytes, offset, kind, page))
            ++page.unreadable;
    }
    // Noise may begin like a page; one in which nothing fits is none.
    if (cells > 0 && page.unreadable == cells)
        return {PageKind::None, {}, {}, cells};
    if (isInterior(kind))
        page.children.append({bigEndian<quint32>(bytes, start + 8), 0, true});
    page.kind = kind;
    return page;
}

bool DamagedFile::readCell(const QByteArray& page, int offset, PageKind kind, Page& into)
{
    const bool isTable = kind == PageKind::TableLeaf || kind == PageKind::TableInterior;
    Child child;
    int at = offset;
    if (isInterior(kind)) {
        if (at + 4 > page.size())
            return false;
        child.page = bigEndian<quint32>(page, at);
        at += 4;
        if (child.page == 0 || child.page > m_pageCount)
            return false;
    }
    quint64 first = 0;
    const int firstLength = readVarint(page, at, first);
    if (firstLength == 0)
        return false;
    at += firstLength;
    if (kind == PageKind::TableInterior) {
        child.key = qint64(first);
        into.children.append(child);
        return true;
    }
    StoredRow row;
    if (isTable) {
        quint64 rowId = 0;
        const int length = readVarint(page, at, rowId);
        if (length == 0)
            return false;
        at += length;
        row.rowId = qint64(rowId);
    }
    if (kind == PageKind::IndexInterior)
        into.children.append(child);
    QByteArray payload;
    if (!readPayload(page, at, qint64(qMin(first, quint64(1) << 31)), isTable, payload) ||
        !readRecord(payload, row.values))
        return false;
    into.rows.append(std::move(row));
    return true;
}

bool DamagedFile::readPayload(const QByteArray& page, int offset, qint64 size, bool isTable,
                              QByteArray& payload)
{
    const qint64 usable = m_pageSize;
    const qint64 most = isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    const qint64 least = (usable - 12) * 32 / 255 - 23;
    qint64 local = size;
    if (size > most) {
        const qint64 fitting = least + (size - least) % (usable - 4);
        local = fitting <= most ? fitting : least;
    }
    if (size <= 0 || size > qMin(qint64(m_pageCount) * m_pageSize, kLargestRow) ||
        offset + local > page.size())
        return false;
    payload = page.mid(offset, local);
    if (local == size)
        return true;
    if (offset + local + 4 > page.size())
        return false;
    auto next = bigEndian<quint32>(page, offset + local);
    while (payload.size() < size) {
        const QByteArray more = bytesOf(next);
        if (more.isEmpty())
            return false;
        payload += more.mid(4, qMin(usable - 4, size - payload.size()));
        next = bigEndian<quint32>(more, 0);
    }
    return next == 0; // a page of noise hardly ends a chain
}

} // namespace postaci
