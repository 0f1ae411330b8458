#pragma once

#include "transfer/TransferTypes.h"

#include <QCoreApplication>

namespace postaci {

/// What became of an import or export, as people read it.
struct TransferWords
{
    Q_DECLARE_TR_FUNCTIONS(postaci::TransferWords)

public:
    /// What was left out and why, one sentence. `place` is a path as the system writes it.
    [[nodiscard]] static QString sentence(const TransferProblem& problem);
    /// How many messages were taken, were there already, and so on, one sentence each.
    [[nodiscard]] static QStringList imported(const TransferReport& report);
    [[nodiscard]] static QStringList exported(const TransferReport& report);
};

} // namespace postaci
