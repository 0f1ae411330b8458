#include "profile/DatabaseCheck.h"

#include "store/StorageError.h"

#include <sqlite3.h>

namespace postaci {

namespace {

int interruptIfCancelled(void* cancel)
{
    return static_cast<const CancelToken*>(cancel)->isCancelled() ? 1 : 0;
}

/// As long as it lives a statement of the connection ends soon after the token was cancelled.
class Interruptible
{
public:
    Interruptible(Connection& connection, CancelToken cancel)
        : m_connection(connection), m_cancel(std::move(cancel))
    {
        constexpr int kInstructions = 10000; // some milliseconds
        sqlite3_progress_handler(m_connection.handle(), kInstructions, interruptIfCancelled, &m_cancel);
    }
    ~Interruptible() { sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr); }
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

private:
    Connection& m_connection;
    CancelToken m_cancel;
};

template <typename Function>
auto interruptibly(Connection& connection, const CancelToken& cancel, const Function& function)
    -> decltype(function())
{
    auto result = withStorageErrors([&] {
        const Interruptible interruptible(connection, cancel);
        return function();
    });
    if (!result && cancel.isCancelled())
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
    return result;
}

} // namespace

Result<QStringList> structureProblems(Connection& connection, CheckDepth depth, const CancelToken& cancel)
{
    return interruptibly(connection, cancel, [&]() -> Result<QStringList> {
        QStringList problems;
        Query rows = depth == CheckDepth::Quick ? connection.query("PRAGMA quick_check(20)")
                                                : connection.query("PRAGMA integrity_check(20)");
        while (rows.next()) {
            if (rows.text(0) != QLatin1String("ok"))
                problems.append(rows.text(0));
        }
        return problems;
    });
}

Result<void> expectSound(Connection& connection, CheckDepth depth, const CancelToken& cancel)
{
    const auto problems = structureProblems(connection, depth, cancel);
    if (!problems)
        return unexpected(problems.error());
    if (!problems->isEmpty())
        return unexpected(ErrorKind::Storage, ErrorReason::DatabaseBroken, problems->first());
    return {};
}

Result<qint64> danglingReferences(Connection& connection, const CancelToken& cancel)
{
    return interruptibly(connection, cancel, [&]() -> Result<qint64> {
        qint64 count = 0;
        for (Query rows = connection.query("PRAGMA foreign_key_check"); rows.next();)
            ++count;
        return count;
    });
}

} // namespace postaci
