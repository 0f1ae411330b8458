#include "bench/Table.h"

#include <QTextStream>

#include <algorithm>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

void Table::add(const QString& what, const QString& measured, const QString& goal, bool met)
{
    m_rows.append({what, measured, goal, met ? u"met"_qs : u"MISSED"_qs});
}

void Table::add(const QString& what, const QString& measured)
{
    m_rows.append({what, measured, u"-"_qs, {}});
}

void Table::print() const
{
    const QList<Row> all = QList<Row>{{u"what"_qs, u"measured"_qs, u"goal"_qs, {}}} + m_rows;
    const auto width = [&all](QString Row::*column) {
        qsizetype widest = 0;
        for (const Row& row : all)
            widest = std::max(widest, (row.*column).size());
        return widest;
    };
    const qsizetype what = width(&Row::what);
    const qsizetype measured = width(&Row::measured);
    const qsizetype goal = width(&Row::goal);
    QTextStream out(stdout);
    for (const Row& row : all)
        out << row.what.leftJustified(what) << "  " << row.measured.leftJustified(measured) << "  "
            << row.goal.leftJustified(goal) << "  " << row.verdict << Qt::endl;
}

} // namespace postaci::bench
