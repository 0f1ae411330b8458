#pragma once

#include <QString>

namespace postaci {

/// A filter as it lies in mail.db; rules/RuleJson.h says what its definition means.
struct StoredRule
{
    qint64 id = 0; ///< 0: not stored yet
    QString name;
    bool isOn = true;
    QString definition; ///< JSON
    bool operator==(const StoredRule&) const = default;
};

} // namespace postaci
