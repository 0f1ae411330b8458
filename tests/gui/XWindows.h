#pragma once

#include <QByteArray>
#include <QProcess>
#include <QRect>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace postaci::test {

// What is on the screen, and a person's hands, as xdotool has them, which knows nothing of Qt. Each blocks.

/// What it prints.
inline QByteArray xdotool(const QStringList& arguments)
{
    constexpr int kToolLimit = 60'000;
    QProcess tool;
    tool.start(QStringLiteral("xdotool"), arguments);
    tool.waitForFinished(kToolLimit);
    return tool.readAllStandardOutput();
}

/// A window that is shown.
struct XWindow
{
    QString id;
    QString title;
};

inline QList<XWindow> shownWindows()
{
    const QByteArray ids = xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                    QStringLiteral("--name"), QStringLiteral(".+")});
    QList<XWindow> windows;
    for (const QByteArray& id : ids.split('\n')) {
        if (!id.isEmpty())
            windows.append(
                {QString::fromLatin1(id),
                 QString::fromUtf8(
                     xdotool({QStringLiteral("getwindowname"), QString::fromLatin1(id)}).trimmed())});
    }
    return windows;
}

inline QStringList windowTitles()
{
    QStringList titles;
    for (const XWindow& window : shownWindows())
        titles << window.title;
    return titles;
}

/// The first whose title contains that; empty: none.
inline QString windowCalled(const QString& part)
{
    const QList<XWindow> windows = shownWindows();
    const auto found = std::find_if(windows.begin(), windows.end(),
                                    [&part](const XWindow& window) { return window.title.contains(part); });
    return found == windows.end() ? QString() : found->id;
}

inline bool isShown(const QString& part)
{
    return !windowCalled(part).isEmpty();
}

/// The title of the window that has the keyboard.
inline QString windowWithFocus()
{
    return QString::fromUtf8(xdotool({QStringLiteral("getwindowfocus"), QStringLiteral("getwindowname")}));
}

/// Where it is; null where there is none.
inline QRect placeOf(const QString& part)
{
    const QString id = windowCalled(part);
    if (id.isEmpty())
        return {};
    const QByteArray said = xdotool({QStringLiteral("getwindowgeometry"), QStringLiteral("--shell"), id});
    const auto number = [&said](const QByteArray& name) {
        for (const QByteArray& line : said.split('\n')) {
            if (line.startsWith(name + '='))
                return line.sliced(name.size() + 1).toInt();
        }
        return 0;
    };
    return {number("X"), number("Y"), number("WIDTH"), number("HEIGHT")};
}

inline void place(const QString& part, const QRect& where)
{
    const QString id = windowCalled(part);
    xdotool({QStringLiteral("windowmove"), id, QString::number(where.x()), QString::number(where.y()),
             QStringLiteral("windowsize"), id, QString::number(where.width()),
             QString::number(where.height())});
}

} // namespace postaci::test
