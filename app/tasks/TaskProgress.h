#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>

namespace postaci {

/// How far a task is, in units of its own.
struct TaskProgress
{
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known
    QString place;    ///< the file or the folder that it is at; may be empty
};
using TellTask = std::function<void(const TaskProgress&)>;

[[nodiscard]] inline QJsonObject toJson(const TaskProgress& progress)
{
    return {{QStringLiteral("done"), progress.done},
            {QStringLiteral("total"), progress.total},
            {QStringLiteral("place"), progress.place}};
}

[[nodiscard]] inline TaskProgress taskProgressFrom(const QJsonObject& object)
{
    return {object.value(QStringLiteral("done")).toInteger(),
            object.value(QStringLiteral("total")).toInteger(),
            object.value(QStringLiteral("place")).toString()};
}

} // namespace postaci
