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
    QTimer::singleShot(0, qApp, &QApplication::quit); // later: what asks for it goes with its window
}

void forgetRestart()
{
    qApp->setProperty(kWanted, false);
}

bool isRestartWanted()
{
    return qApp->property(kWanted).toBool();
}

} // namespace postaci
