#pragma once

#include <QList>
#include <QString>

namespace postaci::bench {

/// The printed result: what was measured beside what is aimed for. Nothing here fails a run, since machines
/// differ.
class Table
{
public:
    /// A line with a goal; `met` only chooses the word behind it.
    void add(const QString& what, const QString& measured, const QString& goal, bool met);
    /// A line without one.
    void add(const QString& what, const QString& measured);
    void print() const;

private:
    struct Row
    {
        QString what;
        QString measured;
        QString goal;
        QString verdict;
    };

    QList<Row> m_rows;
};

} // namespace postaci::bench
