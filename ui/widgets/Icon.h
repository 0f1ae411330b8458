#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace postaci {

/// The line icon `:/icons/NAME.svg`, drawn when painted in the palette's text colour (disabled and selected
/// states too), so that it follows a change of colour scheme by itself. UI thread.
[[nodiscard]] QIcon icon(const QString& name);
/// The same in one fixed colour, for states such as errors.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);

} // namespace postaci
