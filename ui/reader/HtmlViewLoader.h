#pragma once

#include "reader/HtmlView.h"

namespace postaci {

/// Loads the plug-in with the HTML view the first time it is asked. UI thread.
class HtmlViewLoader
{
public:
    virtual ~HtmlViewLoader() = default;
    /// Null when there is no plug-in or it cannot be loaded.
    [[nodiscard]] virtual std::unique_ptr<HtmlView> createView(QWidget* parent);
};

} // namespace postaci
