#pragma once

#include "base/Result.h"

#include <QString>
#include <QWidget>

#include <functional>

namespace postaci::test {

/// Saves what a window shows in every language and colour scheme, and then restores its look. UI thread.
class ScreenshotSeries
{
public:
    /// `settled` says whether all that is to be seen is there. The directory has to exist.
    ScreenshotSeries(QString directory, std::function<bool()> settled);

    /// What is to be seen, in the language and colours that are applied by then; null is an error.
    using Window = std::function<QWidget*()>;

    /// Writes NAME-LANGUAGE-SCHEME.png four times. Errors: the file that could not be written.
    Result<QString> take(const Window& window, const QString& name) const;

private:
    Result<void> save(QWidget* window, const QString& file) const;

    QString m_directory;
    std::function<bool()> m_settled;
};

} // namespace postaci::test
