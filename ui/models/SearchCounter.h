#pragma once

#include "base/CancelToken.h"
#include "models/SavedSearch.h"
#include "store/StoreChange.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace postaci {

class MailEngine;

/// Counts the unread mail that the kept searches find: in a thread, a moment after news, never for more than
/// a part of the time, and no further than what is shown. UI thread.
class SearchCounter : public QObject
{
    Q_OBJECT

public:
    /// More are not told apart.
    static constexpr qint64 kMostCounted = 99;

    explicit SearchCounter(MailEngine& engine, QObject* parent = nullptr);
    ~SearchCounter() override;

    void setSearches(const QList<SavedSearch>& searches);
    void storeChanged(const StoreChange& change);

Q_SIGNALS:
    /// By SavedSearch::id; kMostCounted + 1 stands for more.
    void counted(const QHash<qint64, qint64>& unread);

private:
    void count();

    MailEngine& m_engine;
    QList<SavedSearch> m_searches;
    CancelToken m_cancel; ///< of the count that is under way
    QElapsedTimer m_counting;
    QTimer m_soon;
    bool m_isCounting = false;
    bool m_isOld = false; ///< something has changed since the count began
};

} // namespace postaci
