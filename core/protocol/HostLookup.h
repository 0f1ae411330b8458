#pragma once

#include <QHostInfo>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace postaci {

/// The question for a host's addresses, asked in another thread. Who asks may stop waiting and go at any
/// time: QHostInfo::lookupHost() races with a receiver that goes while its answer is handed over, and a name
/// server that is silent cannot be interrupted, only left behind.
class HostLookup
{
public:
    /// `answered` is called in the other thread once answer() is there.
    [[nodiscard]] static std::shared_ptr<HostLookup> start(const QString& host,
                                                           std::function<void()> answered);
    [[nodiscard]] std::optional<QHostInfo> answer() const;

private:
    mutable std::mutex m_mutex;
    std::optional<QHostInfo> m_answer;
};

} // namespace postaci
