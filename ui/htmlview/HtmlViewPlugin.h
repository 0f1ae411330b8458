#pragma once

#include "reader/HtmlView.h"

#include <QObject>

namespace postaci {

/// The plug-in's root: makes views on Qt WebEngine. UI thread.
class HtmlViewPlugin final : public QObject, public HtmlViewFactory
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID POSTACI_HTMLVIEW_IID)
    Q_INTERFACES(postaci::HtmlViewFactory)

public:
    [[nodiscard]] std::unique_ptr<HtmlView> create(QWidget* parent) override;
};

} // namespace postaci
