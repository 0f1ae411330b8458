// Links a target to libFuzzer.
#include "Fuzz.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    postaci::fuzz::take({reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)});
    return 0;
}
