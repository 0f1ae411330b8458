#pragma once

#include "settings/StoragePage.h"
#include "widgets/InfoBar.h"

#include <QPushButton>
#include <QTest>

// What tests of the storage page look for in it.

namespace postaci {

template <typename T> T* part(QWidget& window, const char* name)
{
    T* found = window.findChild<T*>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("there is no %s", name);
    return found;
}

inline InfoBar& barOf(StoragePage& page)
{
    return *part<InfoBar>(page, "storageBar");
}

inline InfoBar& stagedBarOf(StoragePage& page)
{
    return *part<InfoBar>(page, "stagedRestoreBar");
}

inline void press(QWidget& window, const char* name)
{
    QTest::mouseClick(part<QPushButton>(window, name), Qt::LeftButton);
}

} // namespace postaci
