#pragma once

namespace postaci {

/// What is done with new mail of an account that looks like junk. Stored as this number.
enum class JunkMode { Off = 0, Mark = 1, Move = 2 };

} // namespace postaci
