#pragma once

#include <QString>

namespace postaci {

/// What could happen when a file is opened.
enum class FileRisk {
    None,
    Active,     ///< may carry scripts or macros that run when it is opened: asked first
    Executable, ///< is a program, or is run as one by some system: never opened from here, only saved
};

/// By the name, with all its endings, and the declared type.
[[nodiscard]] FileRisk riskOfName(const QString& name, const QString& mimeType);

/// By the file's first bytes too: a program stays one under any name.
[[nodiscard]] FileRisk riskOfFile(const QString& path, const QString& mimeType);

} // namespace postaci
