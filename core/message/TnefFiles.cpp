#include "message/TnefFiles.h"

#include "message/Charset.h"

#include <QtEndian>

#include <optional>

namespace postaci {

namespace {

constexpr qsizetype kMostFiles = 500;
constexpr int kMostMessages = 5;
constexpr quint32 kMostProperties = 2000;
constexpr quint32 kMostValues = 2000;
constexpr quint32 kSignature = 0x223e9f78;

// [MS-OXTNEF] 2.1.3.2 and [MS-OXPROPS].
enum : quint16 {
    AttachTitle = 0x8010,
    AttachData = 0x800f,
    AttachRendering = 0x9002,
    AttachProperties = 0x9005,
    OemCodepage = 0x9007,
    DataObject = 0x3701,
    LongFileName = 0x3707,
    ShortFileName = 0x3704
};

/// Reads little-endian numbers; once something is missing, all that follows is empty. On the stack of one
/// thread.
class TnefReader
{
public:
    explicit TnefReader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] bool isBroken() const { return m_broken; }

    template <typename Number> Number number()
    {
        const QByteArrayView piece = take(sizeof(Number));
        return piece.isEmpty() ? Number(0) : qFromLittleEndian<Number>(piece.data());
    }

    QByteArrayView take(qsizetype size)
    {
        if (m_broken || size < 0 || size > m_bytes.size() - m_at) {
            m_broken = true;
            return {};
        }
        const QByteArrayView piece = m_bytes.sliced(m_at, size);
        m_at += size;
        return piece;
    }

    /// With the bytes that fill up a group of four.
    QByteArrayView takePadded(qsizetype size)
    {
        const QByteArrayView piece = take(size);
        const qsizetype padding = (4 - size % 4) % 4;
        take(qMin(padding, m_bytes.size() - m_at));
        return piece;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_broken = false;
};

QByteArrayView untilNull(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\0');
    return end < 0 ? text : text.first(end);
}

QString utf16Text(QByteArrayView bytes)
{
    QString out;
    for (qsizetype i = 0; i + 1 < bytes.size() && out.size() < 1000; i += 2) {
        const auto code = qFromLittleEndian<char16_t>(bytes.data() + i);
        if (code == 0)
            break;
        out += QChar(code);
    }
    return out;
}

/// What the properties of one file say.
struct TnefProperties
{
    QString longName;
    QString shortName;
    std::optional<QByteArrayView> object;
};

/// The size of a value that has always the same; 0: the size stands before it ([MS-OXCDATA] 2.11.1).
qsizetype fixedSize(quint16 type)
{
    switch (type) {
    case 0x0002: // a 16-bit number, filled up
    case 0x0003:
    case 0x0004:
    case 0x000a:
    case 0x000b:
        return 4;
    case 0x0005:
    case 0x0006:
    case 0x0007:
    case 0x0014:
    case 0x0040:
        return 8;
    case 0x0048:
        return 16;
    default:
        return 0;
    }
}

/// Reads a file's properties; on the stack of one thread.
class TnefPropertyReader
{
public:
    TnefPropertyReader(QByteArrayView bytes, const QByteArray& charset) : m_reader(bytes), m_charset(charset)
    {
    }

    TnefProperties read()
    {
        const auto count = m_reader.number<quint32>();
        for (quint32 i = 0; i < count && i < kMostProperties && !m_reader.isBroken(); ++i)
            readOne();
        return std::move(m_found);
    }

private:
    void readOne()
    {
        const auto type = m_reader.number<quint16>();
        const auto id = m_reader.number<quint16>();
        if (id >= 0x8000)
            skipName();
        constexpr quint16 kMany = 0x1000;
        const auto single = quint16(type & ~kMany);
        const qsizetype size = fixedSize(single);
        const bool hasCount = size == 0 || (type & kMany) != 0;
        const quint32 values = hasCount ? m_reader.number<quint32>() : 1;
        for (quint32 i = 0; i < values && !m_reader.isBroken(); ++i) {
            if (i >= kMostValues) {
                m_reader.take(-1); // nobody writes so many
                return;
            }
            const qsizetype length = size != 0 ? size : m_reader.number<quint32>();
            const QByteArrayView value = m_reader.takePadded(length);
            if (i == 0 && !m_reader.isBroken())
                keep(id, single, value);
        }
    }

    void skipName()
    {
        m_reader.take(16);
        if (m_reader.number<quint32>() == 0)
            m_reader.number<quint32>();
        else
            m_reader.takePadded(m_reader.number<quint32>());
    }

    void keep(quint16 id, quint16 type, QByteArrayView value)
    {
        constexpr quint16 kUnicode = 0x001f;
        if (id == LongFileName || id == ShortFileName) {
            const QString name = type == kUnicode ? utf16Text(value)
                                                  : decodeCharset(untilNull(value).toByteArray(), m_charset);
            (id == LongFileName ? m_found.longName : m_found.shortName) = name;
        } else if (id == DataObject) {
            m_found.object = value;
        }
    }

    TnefReader m_reader;
    const QByteArray& m_charset;
    TnefProperties m_found;
};

/// Reads one stream; on the stack of one thread.
class TnefUnpacker
{
public:
    TnefUnpacker(QList<TnefFile>* files, int depth) : m_files(*files), m_depth(depth) {}

    void unpack(QByteArrayView bytes)
    {
        TnefReader reader(bytes);
        if (reader.number<quint32>() != kSignature)
            return;
        reader.number<quint16>(); // a key that nobody looks at
        while (!reader.atEnd() && !reader.isBroken() && m_files.size() < kMostFiles) {
            reader.number<quint8>(); // of the message or of a file: the attribute's number says that too
            const auto id = reader.number<quint16>();
            reader.number<quint16>();
            const QByteArrayView data = reader.take(reader.number<quint32>());
            reader.number<quint16>(); // the sum of the bytes: what is broken is seen by its structure
            if (!reader.isBroken())
                take(id, data);
        }
        finish();
    }

private:
    void take(quint16 id, QByteArrayView data)
    {
        switch (id) {
        case OemCodepage:
            if (data.size() >= 4)
                m_charset = "windows-" + QByteArray::number(qFromLittleEndian<quint32>(data.data()));
            break;
        case AttachRendering: // the first of each file
            finish();
            m_hasFile = true;
            break;
        case AttachTitle:
            m_title = untilNull(data);
            break;
        case AttachData:
            m_data = data;
            break;
        case AttachProperties:
            m_properties = TnefPropertyReader(data, m_charset).read();
            break;
        default:
            break;
        }
    }

    void finish()
    {
        if (m_hasFile && !isMessage() && m_data) {
            QString name = m_properties.longName;
            if (name.isEmpty())
                name = decodeCharset(m_title.toByteArray(), m_charset);
            if (name.isEmpty())
                name = m_properties.shortName;
            m_files.append({name, *m_data});
        }
        m_hasFile = false;
        m_title = {};
        m_data.reset();
        m_properties = {};
    }

    /// A message within the message, whose files are taken: a stream of its own behind 16 bytes.
    bool isMessage()
    {
        constexpr qsizetype kIdentifier = 16;
        if (!m_properties.object || m_properties.object->size() < kIdentifier + 4)
            return false;
        const QByteArrayView inner = m_properties.object->sliced(kIdentifier);
        if (qFromLittleEndian<quint32>(inner.data()) != kSignature || m_depth >= kMostMessages)
            return false;
        TnefUnpacker(&m_files, m_depth + 1).unpack(inner);
        return true;
    }

    QList<TnefFile>& m_files;
    const int m_depth;
    QByteArray m_charset;
    bool m_hasFile = false;
    QByteArrayView m_title;
    std::optional<QByteArrayView> m_data;
    TnefProperties m_properties;
};

} // namespace

QList<TnefFile> tnefFiles(QByteArrayView bytes)
{
    QList<TnefFile> files;
    TnefUnpacker(&files, 0).unpack(bytes);
    return files;
}

} // namespace postaci
