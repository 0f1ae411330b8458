#pragma once

#include <QString>

namespace postaci::test {

/// Gives the process a network of its own, with a loopback interface and nothing else, in which it may listen
/// on every port (Linux, user namespaces). To be called in main() before anything makes a thread. Returns why
/// that is not possible; empty when it was done.
[[nodiscard]] QString enterOwnNetwork();

} // namespace postaci::test
