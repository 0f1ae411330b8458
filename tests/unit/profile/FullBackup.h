#pragma once

#include "ProfileFixture.h"
#include "profile/Backup.h"

namespace postaci::test {

/// A backup of a FullProfile that is gone, and what was in it.
struct FullBackup
{
    FullBackup()
    {
        FullProfile from;
        const auto made = makeBackup({from.dir.path(), file, false}, {}, {});
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        from.close();
        rows = allRows(from.dir.path());
    }

    QTemporaryDir place;
    QString file = place.filePath(QStringLiteral("posta.zip"));
    QStringList rows;
};

} // namespace postaci::test
