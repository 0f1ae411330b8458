#pragma once

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace postaci {

/// Ends the program with `exitCode` once `application` is gone, without waiting for look-ups that no name
/// server answers: neither QDnsLookup nor QHostInfo can take back one that has begun, and Qt would wait for
/// their threads for up to half a minute. All that belongs to the program is put away by then. To be called
/// before anything is looked up, since Qt begins to wait by the same signal; `exitCode` has to outlive
/// `application`.
inline void endWith(const QCoreApplication& application, const int& exitCode)
{
    QObject::connect(&application, &QObject::destroyed, [&exitCode] {
        std::fflush(nullptr);
        std::_Exit(exitCode);
    });
}

} // namespace postaci
