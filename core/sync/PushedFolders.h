#pragma once

#include "base/Ids.h"

#include <QList>
#include <QSet>

#include <mutex>
#include <utility>

namespace postaci {

/// The folders of an account that the user wants to be told of at once, and which of them somebody listens
/// at. Thread-safe.
class PushedFolders
{
public:
    /// True if they are others than before.
    bool set(const QList<FolderId>& folders)
    {
        const std::lock_guard lock(m_mutex);
        const QSet<FolderId> wanted(folders.begin(), folders.end());
        const bool isChange = m_wanted != wanted;
        m_wanted = wanted;
        return isChange;
    }
    [[nodiscard]] QList<FolderId> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_wanted.values();
    }
    void setListening(FolderId folder, bool on)
    {
        const std::lock_guard lock(m_mutex);
        if (on)
            m_listening.insert(folder);
        else
            m_listening.remove(folder);
    }
    /// How the account hears of them.
    enum class Hearing {
        Undecided, ///< the first connection has not found out yet
        ByNotify,  ///< of all of them on the first connection
        OneByOne   ///< by a connection each, as far as there are places
    };
    /// True if that is another way than before.
    bool setHearing(Hearing hearing)
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_hearing, hearing) != hearing;
    }
    [[nodiscard]] Hearing hearing() const
    {
        const std::lock_guard lock(m_mutex);
        return m_hearing;
    }
    /// The first connection is gone, and what it was told with it.
    void firstConnectionLost()
    {
        const std::lock_guard lock(m_mutex);
        if (m_hearing == Hearing::ByNotify)
            m_hearing = Hearing::Undecided;
    }
    /// Those that have to be asked about.
    [[nodiscard]] QList<FolderId> unheard() const
    {
        const std::lock_guard lock(m_mutex);
        return m_hearing == Hearing::ByNotify ? QList<FolderId>() : (m_wanted - m_listening).values();
    }

private:
    mutable std::mutex m_mutex;
    QSet<FolderId> m_wanted;
    QSet<FolderId> m_listening;
    Hearing m_hearing = Hearing::Undecided;
};

} // namespace postaci
