#include "widgets/WindowSize.h"

#include <QScreen>
#include <QWidget>

namespace postaci {

void openWithSize(QWidget* window, const QSize& wanted)
{
    constexpr double kOfScreen = 0.95;
    window->resize(wanted.boundedTo(window->screen()->availableSize() * kOfScreen));
}

} // namespace postaci
