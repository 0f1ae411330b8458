#pragma once

#include "support/PrivateSession.h"

#include "widgets/Theme.h"

#include <QApplication>
#include <QTest>

namespace postaci::test {

// What main() of a test does that runs in a private session; both give its exit code.

/// Of a test that has the program's windows in its own process.
template <typename Test> int mainWithWindows(int argc, char** argv, const PrivateSession& session)
{
    if (!isInPrivateSession()) {
        const QCoreApplication outside(argc, argv);
        return runInPrivateSession(session);
    }
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    Theme::apply(*qApp, ColorScheme::Light);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

/// Of a test that starts the program, on a display.
template <typename Test> int mainBesideProgram(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (!isInPrivateSession()) {
        PrivateSession session;
        session.environment = {{QStringLiteral("QTWEBENGINE_DISABLE_SANDBOX"), QStringLiteral("1")}};
        return runInPrivateSession(session);
    }
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace postaci::test
