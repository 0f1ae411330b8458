#include "bench/Figures.h"

#include <algorithm>
#include <cmath>

namespace postaci::bench {

namespace {

double quantile(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto place = static_cast<qsizetype>(std::ceil(share * double(values.size()))) - 1;
    return values.at(qBound(qsizetype(0), place, values.size() - 1));
}

} // namespace

QString inSeconds(double seconds)
{
    return QStringLiteral("%1 s").arg(seconds, 0, 'f', 2);
}

QString inMilliseconds(double milliseconds)
{
    return QStringLiteral("%1 ms").arg(milliseconds, 0, 'f', 0);
}

double middle(QList<double> values)
{
    return quantile(std::move(values), 0.5);
}

double p95(QList<double> values)
{
    return quantile(std::move(values), 0.95);
}

} // namespace postaci::bench
