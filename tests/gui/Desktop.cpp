#include "gui/Desktop.h"

#include <QDesktopServices>

namespace postaci::test {

namespace {

constexpr const char* kSchemes[] = {"http", "https", "mailto", "file"};

} // namespace

Desktop::Desktop()
{
    for (const char* scheme : kSchemes)
        QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "open");
}

Desktop::~Desktop()
{
    for (const char* scheme : kSchemes)
        QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
}

void Desktop::open(const QUrl& url)
{
    opened << url;
}

} // namespace postaci::test
