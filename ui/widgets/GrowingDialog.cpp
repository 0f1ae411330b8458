#include "widgets/GrowingDialog.h"

#include <QEvent>
#include <QLayout>

namespace postaci {

bool GrowingDialog::event(QEvent* event)
{
    const bool isHandled = QDialog::event(event);
    if ((event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) && layout() != nullptr) {
        const int wanted = layout()->totalHeightForWidth(width());
        if (height() < wanted)
            resize(width(), wanted);
    }
    return isHandled;
}

} // namespace postaci
