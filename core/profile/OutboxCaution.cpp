#include "profile/OutboxCaution.h"

#include "store/StoreTypes.h"

namespace postaci {

void makeUnsentUncertain(Connection& mail)
{
    const auto number = [](OutboxState state) { return static_cast<int>(state); };
    mail.execute(QStringLiteral("UPDATE outbox SET state = %1, unsettled = 0, due = NULL, next_attempt = NULL"
                                " WHERE state NOT IN (%2, %1, %3)")
                     .arg(number(OutboxState::Uncertain))
                     .arg(number(OutboxState::Sent))
                     .arg(number(OutboxState::Failed)));
    mail.execute(QStringLiteral("UPDATE append_log SET state = 1 WHERE state = 0;"
                                "UPDATE copy_log SET state = 1 WHERE state = 0"));
}

} // namespace postaci
