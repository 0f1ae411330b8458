#pragma once

#include "reader/HtmlView.h"

namespace postaci {

/// Loads the plug-in with the HTML view the first time it is asked, from beside the program (../lib/postaci)
/// or from the build directory. UI thread.
class HtmlViewLoader
{
public:
    virtual ~HtmlViewLoader() = default;
    /// Null when there is no plug-in or it cannot be loaded.
    [[nodiscard]] virtual std::unique_ptr<HtmlView> createView(QWidget* parent);

private:
    [[nodiscard]] HtmlViewFactory* factory();

    HtmlViewFactory* m_factory = nullptr; ///< the plug-in's own; never unloaded
    bool m_tried = false;
};

} // namespace postaci
