#pragma once

#include "base/CancelToken.h"

namespace postaci::cli {

/// As long as it lives, Ctrl+C cancels the token instead of ending the program; a second one ends it. Once at
/// a time, in the main thread.
class Interrupt
{
public:
    explicit Interrupt(CancelToken cancel);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace postaci::cli
