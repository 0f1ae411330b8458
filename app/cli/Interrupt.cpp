#include "cli/Interrupt.h"

#include <chrono>
#include <csignal>
#include <thread>

namespace postaci::cli {

namespace {

/// All that a handler of signals may touch.
volatile std::sig_atomic_t interrupted = 0;

void noteSignal(int signal)
{
    interrupted = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

/// The callbacks of a token are more than a handler of signals may do, so a thread looks.
struct Interrupt::Private
{
    explicit Private(CancelToken token) : cancel(std::move(token))
    {
        interrupted = 0;
        std::signal(SIGINT, noteSignal);
        std::signal(SIGTERM, noteSignal);
        watcher = std::thread([this] {
            constexpr std::chrono::milliseconds look(50);
            while (!isOver && interrupted == 0)
                std::this_thread::sleep_for(look);
            if (interrupted != 0)
                cancel.cancel();
        });
    }
    ~Private()
    {
        isOver = true;
        watcher.join();
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
    }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    CancelToken cancel;
    std::atomic<bool> isOver{false};
    std::thread watcher;
};

Interrupt::Interrupt(CancelToken cancel) : d(std::make_unique<Private>(std::move(cancel))) {}

Interrupt::~Interrupt() = default;

} // namespace postaci::cli
