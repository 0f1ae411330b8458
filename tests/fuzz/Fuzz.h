#pragma once

#include <QByteArrayView>

#include <cstdio>
#include <cstdlib>

namespace postaci::fuzz {

/// Ends the process, as a crash does, when something does not hold that must for every input.
inline void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// What a target does with one input. Each target defines it once; libFuzzer and the replay of the corpus
/// call it.
void take(QByteArrayView input);

} // namespace postaci::fuzz
