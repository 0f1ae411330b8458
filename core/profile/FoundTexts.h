#pragma once

#include "base/Result.h"

#include <QTemporaryFile>

namespace postaci {

/// Raw messages that have lost their place in mail.db, on their way into a folder for such. They wait in a
/// file, since there may be more of them than there is memory. Lives in one thread.
class FoundTexts
{
public:
    /// The file is made in `dir` with the first text, and goes with this.
    explicit FoundTexts(const QString& dir);

    void add(const QByteArray& raw);
    [[nodiscard]] qint64 count() const { return m_count; }
    /// Puts them into the folder "Recovered" of the profile in `dir`, which nobody has open: an account's
    /// that has folders only here, else any one's, else one that is made for it. Errors: Storage, also for
    /// what add() could not keep.
    [[nodiscard]] Result<void> storeIn(const QString& dir);

private:
    [[nodiscard]] Result<QByteArray> next();

    QTemporaryFile m_file;
    qint64 m_count = 0;
    bool m_isWhole = true;
    ErrorReason m_failed = ErrorReason::Unspecified; ///< why it is not whole
};

} // namespace postaci
