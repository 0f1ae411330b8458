#include "store/Query.h"

#include <SQLiteCpp/Column.h>

namespace postaci {

Query::~Query()
{
    m_statement.tryReset();
    m_statement.clearBindings(); // a bound blob may be a whole message
}

Query& Query::bindInPlace(const std::string& utf8)
{
    m_statement.bindNoCopy(++m_bound, utf8);
    return *this;
}

bool Query::next()
{
    return m_statement.executeStep();
}

int Query::run()
{
    return m_statement.exec();
}

void Query::runAgain()
{
    m_statement.reset();
    m_bound = 0;
}

bool Query::isNull(int column) const
{
    return m_statement.isColumnNull(column);
}

qint64 Query::number(int column) const
{
    return m_statement.getColumn(column).getInt64();
}

QString Query::text(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    const char* utf8 = value.getText();
    return QString::fromUtf8(utf8, value.getBytes());
}

std::string Query::utf8(int column) const
{
    return m_statement.getColumn(column).getString();
}

QByteArray Query::blob(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    const void* bytes = value.getBlob();
    return {static_cast<const char*>(bytes), value.getBytes()};
}

QDateTime Query::time(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(number(column), Qt::UTC);
}

void Query::bindOne(const std::optional<qint64>& value)
{
    if (value)
        bindNumber(*value);
    else
        m_statement.bind(++m_bound);
}

void Query::bindOne(const QString& text)
{
    bindOne(text.toStdString());
}

void Query::bindOne(const std::string& utf8)
{
    m_statement.bind(++m_bound, utf8);
}

void Query::bindOne(const QByteArray& blob)
{
    // A null pointer would bind NULL instead of an empty blob.
    m_statement.bind(++m_bound, blob.isNull() ? "" : blob.constData(), static_cast<int>(blob.size()));
}

void Query::bindOne(const QDateTime& time)
{
    bindOne(time.isValid() ? std::optional<qint64>(time.toMSecsSinceEpoch()) : std::nullopt);
}

void Query::bindNumber(qint64 value)
{
    m_statement.bind(++m_bound, static_cast<int64_t>(value));
}

} // namespace postaci
