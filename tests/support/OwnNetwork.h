#pragma once

#include <QString>

namespace postaci::test {

/// The exit code of a test that needs a network of its own where none can be had: ctest reports it as not
/// run (OWN_NETWORK of postaci_test). Qt Test never ends with it, however much fails.
inline constexpr int kNotRun = 254;

/// Says on stderr why there is no such network. Returns the exit code for it: kNotRun, or 1 where the
/// environment has CI=true, since there every test has to run.
[[nodiscard]] int notRun(const QString& why);

/// Gives the process a network of its own, with a loopback interface and nothing else, in which it may listen
/// on every port and on every address that begins with 127 (Linux, user namespaces). Names are asked for at
/// 127.0.0.1 only (DnsServer). The addresses of 192.0.2.0/24 and 2001:db8::/32 never answer, as behind a
/// firewall; all others cannot be reached. To be called in main() before anything makes a thread. Returns
/// why that is not possible; empty when it was done.
[[nodiscard]] QString enterOwnNetwork();

/// In such a network: adds an interface that leads nowhere, so that the computer counts as online, with the
/// address 198.51.100.1. Returns why that is not possible; empty when it was done.
[[nodiscard]] QString addOwnInterface();

} // namespace postaci::test
