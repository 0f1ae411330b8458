#include "htmlview/EngineSetup.h"

#include <QWebEngineUrlScheme>

namespace postaci {

namespace {

void registerScheme(const char* name, QWebEngineUrlScheme::Syntax syntax)
{
    if (!QWebEngineUrlScheme::schemeByName(name).name().isEmpty())
        return;
    QWebEngineUrlScheme scheme(name);
    scheme.setSyntax(syntax);
    QWebEngineUrlScheme::registerScheme(scheme);
}

} // namespace

QByteArray engineFlags(const QByteArray& flags)
{
    // A <meta> for DNS prefetch asks past interceptor and policy, so no name resolves at all. The rest keeps
    // the engine from talking by itself.
    return (flags + " --host-resolver-rules=\"MAP * ~NOTFOUND\" --renderer-process-limit=1"
                    " --disable-background-networking --disable-domain-reliability --no-pings")
        .trimmed();
}

void prepareEngine()
{
    constexpr const char* kVariable = "QTWEBENGINE_CHROMIUM_FLAGS";
    const QByteArray flags = qgetenv(kVariable);
    if (!flags.contains("MAP * ~NOTFOUND"))
        qputenv(kVariable, engineFlags(flags));
    // With a host in the address every message is an origin of its own.
    registerScheme(kDocumentScheme, QWebEngineUrlScheme::Syntax::Host);
    registerScheme(kImageScheme, QWebEngineUrlScheme::Syntax::Path);
}

} // namespace postaci
