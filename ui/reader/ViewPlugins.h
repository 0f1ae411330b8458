#pragma once

class QObject;

namespace postaci {

/// The root of one of the program's own plug-ins ("htmlview", "pdfview"), loaded when it is first asked for:
/// from beside the program (../lib/postaci/plugins) or from the build directory. Null where it is missing or
/// cannot be loaded. Never unloaded. UI thread.
[[nodiscard]] QObject* viewPlugin(const char* name);

} // namespace postaci
