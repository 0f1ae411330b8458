#pragma once

#include <QDeadlineTimer>
#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace postaci {

/// How many IMAP connections are open to each host, over all accounts, those that wait in IDLE included:
/// servers close the door on who has too many. Every account's first connection has its place before any
/// account's second one; where there are more accounts than places they take turns. Thread-safe.
class HostConnections
{
    struct Host;

public:
    enum class Use {
        First,  ///< the one that serves the user
        Further ///< only where no account's first connection is in want of it
    };

    /// A place that is given back when this goes.
    class Place
    {
    public:
        Place() = default;
        ~Place() { giveBack(); }
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) noexcept;
        explicit operator bool() const { return m_connections != nullptr; }
        void giveBack();

    private:
        friend class HostConnections;
        HostConnections* m_connections = nullptr;
        QString m_host;
        const void* m_owner = nullptr;
    };

    explicit HostConnections(int placesPerHost) : m_placesPerHost(placesPerHost) {}

    /// Makes an account's first connection known, so that its place is kept; `wake` is called from any thread
    /// when a place may be free for `owner`, or when others wait for its place.
    void announce(const QString& host, Use use, const void* owner, std::function<void()> wake);
    void forget(const QString& host, const void* owner);

    /// An empty place when there is none: `owner` is woken when it may try again. Who waits longest comes
    /// first.
    [[nodiscard]] Place take(const QString& host, Use use, const void* owner);
    [[nodiscard]] bool isAnyOpen() const; ///< to any host
    /// True when somebody waits for a place that `use` has to make way for.
    [[nodiscard]] bool isWanted(const QString& host, Use use) const;
    /// The server has refused a connection as one too many: for a while no more than are open now.
    void refused(const QString& host);

private:
    [[nodiscard]] int places(const Host& host) const;
    void giveBack(const QString& host, const void* owner);
    [[nodiscard]] static std::vector<std::function<void()>> wakers(const Host& host);

    struct Member
    {
        Use use = Use::First;
        std::function<void()> wake;
        bool isOpen = false;
    };
    struct Host
    {
        std::map<const void*, Member> members;
        std::deque<const void*> waiting; ///< first connections, the longest waiting first
        int lowered = 0;                 ///< 0: not
        QDeadlineTimer loweredUntil;

        [[nodiscard]] int open() const;
        [[nodiscard]] int firsts() const;
        [[nodiscard]] int openFurther() const;
    };

    const int m_placesPerHost;
    mutable std::mutex m_mutex;
    std::map<QString, Host> m_hosts;
};

} // namespace postaci
