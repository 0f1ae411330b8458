#pragma once

#include <QHash>
#include <QStringList>

namespace postaci::test {

/// One source file as the layer rules see it.
struct SourceFile
{
    QString path;        ///< from the top of the tree: "core/store/Database.h"
    QStringList quoted;  ///< #include "..."
    QStringList bracket; ///< #include <...>
    QStringList types;   ///< classes, structs and enumerations of a header, outside of others
    int lines = 0;
};

/// The lines of #include in a text. Comments are not includes.
SourceFile parseSource(const QString& path, const QString& text);

/// All .h and .cpp files below the directories of the tree.
QList<SourceFile> readTree(const QString& root, const QStringList& directories);

/// The sources of the program and what they include, and the rules of core/README.md over it. Holds no state
/// besides the files, so a test can plant a bad one.
class IncludeGraph
{
public:
    explicit IncludeGraph(QList<SourceFile> files);

    /// Includes that the table of modules does not allow, as "file: includes what, not allowed in layer".
    QStringList forbiddenEdges() const;
    /// Includes between quotes that name no file of the tree; each would be a hole in the other checks.
    QStringList unresolved() const;
    /// Each cycle as "a -> b -> a".
    QStringList cycles() const;
    /// Uses of Qt Gui, Qt Widgets or Qt WebEngine in core.
    QStringList guiInCore() const;
    /// Third-party headers outside of the modules that may know them.
    QStringList misplacedLibraries() const;
    QStringList longerThan(int lines) const;
    /// Types of the program that two headers define: the linker takes the functions of one for both.
    QStringList doubledTypes() const;

private:
    QString resolve(const SourceFile& from, const QString& include) const;

    QList<SourceFile> m_files;
    QHash<QString, qsizetype> m_byPath;
};

} // namespace postaci::test
