#pragma once

#include <functional>

namespace postaci {

/// Slow work of one owner, one piece after the other, in a thread that is waited for by nobody: a read from a
/// network drive that hangs must not hold up the window that goes, and with it the program. UI thread.
class DetachedWork
{
public:
    using Answer = std::function<void()>;

    DetachedWork();
    /// What is not begun is left out, but for runAlways(); what is begun ends behind it, unheard.
    ~DetachedWork();
    DetachedWork(const DetachedWork&) = delete;
    DetachedWork& operator=(const DetachedWork&) = delete;

    /// `work` must hold nothing of the owner. What it returns runs in the UI thread, unless this is gone by
    /// then.
    void run(const std::function<Answer()>& work);
    /// After all that was asked for before, even if this is gone by then.
    void runAlways(const std::function<void()>& work);

private:
    struct Lane; ///< lives until its last piece has ended

    Lane* m_lane;
};

} // namespace postaci
