#pragma once

namespace postaci {

/// What a hovered row of the message list offers at its right end, from left to right.
enum class RowAction { Archive, Delete, Flag };

} // namespace postaci
