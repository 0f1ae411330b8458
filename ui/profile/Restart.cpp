#include "profile/Restart.h"

#include <QApplication>
#include <QTimer>
#include <QVariant>

namespace postaci {

namespace {

constexpr auto kWanted = "postaciRestart";

} // namespace

void restartProgram()
{
    qApp->setProperty(kWanted, true);
    // Later: what asks for it goes with its window. When events are still handled after that, it goes on.
    QTimer::singleShot(0, qApp, [] {
        QApplication::quit();
        QTimer::singleShot(0, qApp, [] { qApp->setProperty(kWanted, false); });
    });
}

bool isRestartWanted()
{
    return qApp->property(kWanted).toBool();
}

} // namespace postaci
