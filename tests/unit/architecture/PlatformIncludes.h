#pragma once

#include <QString>
#include <QStringList>

namespace postaci::test {

/// Whether a header is one that not all of Linux, Windows and macOS have: of POSIX, a kernel, a system's own
/// libraries, or Qt D-Bus.
bool isPlatformHeader(const QString& include);

/// The platform headers that a source includes for every system, each as its name: those that no #if around
/// them keeps to the systems that have them (Q_OS_..., or POSTACI_HAVE_DBUS).
QStringList unguardedPlatformHeaders(const QString& text);

/// What is wrong with the platform headers of a source: they are in files that the list of platform parts
/// does not have, or not kept to a system. As "file: header, what is wrong".
QStringList misplacedPlatformHeaders(const QString& path, const QString& text);

/// The files that may include such headers; one that no longer does is to be taken off.
QStringList platformParts();

} // namespace postaci::test
