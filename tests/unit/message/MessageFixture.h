#pragma once

#include "support/sourcetree/SourceTree.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace postaci::test {

/// The bytes of a message in tests/corpus/messages; empty if there is none of that name.
inline QByteArray fixture(const QString& name)
{
    QFile file(postaci::test::sourcePath(QStringLiteral("tests/corpus/messages/")) + name +
               QStringLiteral(".eml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// The names of all fixtures.
inline QStringList fixtureNames()
{
    return {QStringLiteral("alternative-related-mixed"),
            QStringLiteral("broken-structure"),
            QStringLiteral("flowed-delsp"),
            QStringLiteral("flowed"),
            QStringLiteral("garbage-content-type"),
            QStringLiteral("invitation"),
            QStringLiteral("mailing-list-footer"),
            QStringLiteral("report"),
            QStringLiteral("undeclared-utf8"),
            QStringLiteral("undeclared-windows-1254"),
            QStringLiteral("wrong-charset")};
}

} // namespace postaci::test
