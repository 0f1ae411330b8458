#include "IncludeGraph.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <functional>
#include <utility>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a module of core may include besides itself (the table in DESIGN's layout and in core/README.md).
const QMap<QString, QStringList>& allowedInCore()
{
    static const QStringList all{u"base"_s,   u"message"_s,  u"security"_s, u"store"_s,
                                 u"search"_s, u"protocol"_s, u"account"_s,  u"contacts"_s,
                                 u"rules"_s,  u"schedule"_s, u"transfer"_s};
    // Beside all of them: only the engine has it.
    static const QStringList engine = all + QStringList{u"sync"_s, u"spelling"_s, u"profile"_s};
    static const QStringList aboveSearch{u"base"_s, u"message"_s, u"store"_s, u"search"_s};
    static const QMap<QString, QStringList> table{
        {u"base"_s, {}},
        {u"message"_s, {u"base"_s}},
        {u"security"_s, {u"base"_s}},
        {u"store"_s, {u"base"_s, u"message"_s}},
        {u"search"_s, {u"base"_s, u"message"_s, u"store"_s}},
        {u"protocol"_s, {u"base"_s, u"message"_s, u"security"_s}},
        {u"account"_s, {u"base"_s, u"security"_s, u"protocol"_s}},
        {u"contacts"_s, aboveSearch},
        {u"rules"_s, aboveSearch},
        {u"schedule"_s, aboveSearch},
        {u"transfer"_s, aboveSearch},
        {u"spelling"_s, {u"base"_s, u"message"_s}},
        {u"sync"_s, all},
        {u"profile"_s, {u"base"_s, u"message"_s, u"store"_s, u"account"_s, u"sync"_s}},
        {u"engine"_s, engine},
    };
    return table;
}

/// "core/store/Database.h" is in layer "store", "core/MailEngine.h" in "engine", "ui/..." in "ui", "app/..."
/// in "app".
QString layerOf(const QString& path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() != "core"_L1)
        return parts.first();
    return parts.size() == 2 ? u"engine"_s : parts.at(1);
}

/// The windows see value types of any module and the pure functions on messages and errors; behaviour only
/// through the engine, the read-only repository and the store of secrets that the engine hands out.
bool allowedInUi(const QString& target)
{
    // Work on the profile as a whole goes on while no engine has it open, too.
    static const QStringList layers{u"ui"_s,      u"base"_s,     u"message"_s,
                                    u"account"_s, u"contacts"_s, u"profile"_s};
    static const QStringList files{u"core/MailEngine.h"_s,
                                   u"core/store/MailReader.h"_s,
                                   u"core/store/Contact.h"_s,
                                   u"core/store/StoreTypes.h"_s,
                                   u"core/store/StoreChange.h"_s,
                                   u"core/rules/Rule.h"_s,
                                   u"core/transfer/Thunderbird.h"_s,
                                   u"core/transfer/TransferTypes.h"_s,
                                   u"core/transfer/TransferWords.h"_s,
                                   u"core/spelling/NameForms.h"_s,
                                   u"core/spelling/SpellChecker.h"_s,
                                   u"core/spelling/SpellWords.h"_s,
                                   u"core/security/SecretStore.h"_s,
                                   u"core/security/ProfileSecretStore.h"_s,
                                   u"core/security/ClientIdentity.h"_s};
    return layers.contains(layerOf(target)) || files.contains(target);
}

bool allowed(const QString& from, const QString& target)
{
    const QString layer = layerOf(from);
    const QString other = layerOf(target);
    if (layer == other || layer == "app"_L1)
        return true;
    if (layer == "ui"_L1)
        return allowedInUi(target);
    return allowedInCore().value(layer).contains(other);
}

struct LibraryRule
{
    QString prefix;
    QStringList layers;
};

/// Exceptions of VMime and SQLite end inside these modules, so nobody else may even see the types.
const QList<LibraryRule>& libraryRules()
{
    static const QList<LibraryRule> rules{
        {u"vmime/net/"_s, {u"protocol"_s}},
        {u"vmime/"_s, {u"protocol"_s, u"message"_s}},
        {u"SQLiteCpp/"_s, {u"store"_s, u"search"_s, u"profile"_s}},
        {u"sqlite3.h"_s, {u"store"_s, u"search"_s, u"profile"_s}},
        {u"archive"_s, {u"profile"_s}},
        {u"qt6keychain/"_s, {u"security"_s}},
        {u"gumbo.h"_s, {u"message"_s}},
        {u"sodium.h"_s, {u"security"_s}},
        {u"libpsl.h"_s, {u"message"_s}},
        {u"hunspell/"_s, {u"spelling"_s}},
        {u"unicode/uspoof.h"_s, {u"message"_s}},
    };
    return rules;
}

bool isGuiHeader(const QString& include)
{
    static const QStringList modules{u"QtGui"_s,           u"QtWidgets"_s, u"QtWebEngineWidgets"_s,
                                     u"QtWebEngineCore"_s, u"QtSvg"_s,     u"QtPdf"_s,
                                     u"QtPrintSupport"_s};
    static const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    for (const QString& module : modules) {
        if (include.startsWith(module + u'/') || QFile::exists(headers + u'/' + module + u'/' + include))
            return true;
    }
    return false;
}

} // namespace

SourceFile parseSource(const QString& path, const QString& text)
{
    static const QRegularExpression pattern(u"^[ \\t]*#[ \\t]*include[ \\t]*([\"<])([^\">]+)[\">]"_s,
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression definition(
        u"^(?:class|struct|enum class) (\\w+)(?: final)?(?: : [^;\\n]*)?$"_s,
        QRegularExpression::MultilineOption);
    SourceFile file{path, {}, {}, {}, static_cast<int>(text.count(u'\n'))};
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        (match.captured(1) == "\""_L1 ? file.quoted : file.bracket) << match.captured(2);
    }
    for (auto it = definition.globalMatch(path.endsWith(".h"_L1) ? text : QString()); it.hasNext();)
        file.types << it.next().captured(1);
    return file;
}

QList<SourceFile> readTree(const QString& root, const QStringList& directories)
{
    QList<SourceFile> files;
    for (const QString& directory : directories) {
        QDirIterator it(root + u'/' + directory, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                files << parseSource(path.mid(root.size() + 1), QString::fromUtf8(file.readAll()));
        }
    }
    return files;
}

IncludeGraph::IncludeGraph(QList<SourceFile> files) : m_files(std::move(files))
{
    for (qsizetype i = 0; i < m_files.size(); ++i)
        m_byPath.insert(m_files.at(i).path, i);
}

/// The file of the tree that an include means; empty where there is none.
QString IncludeGraph::resolve(const SourceFile& from, const QString& include) const
{
    const QString own = from.path.section(u'/', 0, -2) + u'/' + include;
    for (const QString& candidate : {"core/"_L1 + include, "ui/"_L1 + include, "app/"_L1 + include, own}) {
        if (m_byPath.contains(candidate))
            return candidate;
    }
    return {};
}

QStringList IncludeGraph::forbiddenEdges() const
{
    QStringList found;
    for (const SourceFile& file : m_files) {
        const QStringList includes = file.quoted + file.bracket;
        for (const QString& include : includes) {
            const QString target = resolve(file, include);
            if (!target.isEmpty() && !allowed(file.path, target))
                found << u"%1: includes %2, not allowed in %3"_s.arg(file.path, target, layerOf(file.path));
        }
    }
    return found;
}

QStringList IncludeGraph::unresolved() const
{
    QStringList found;
    for (const SourceFile& file : m_files) {
        for (const QString& include : file.quoted) {
            if (!include.endsWith(".moc"_L1) && resolve(file, include).isEmpty())
                found << file.path + ": "_L1 + include;
        }
    }
    return found;
}

QStringList IncludeGraph::cycles() const
{
    QStringList found;
    QSet<QString> done;
    QStringList way;
    const std::function<void(const QString&)> visit = [&](const QString& path) {
        if (const qsizetype start = way.indexOf(path); start >= 0) {
            found << way.mid(start).join(" -> "_L1) + " -> "_L1 + path;
            return;
        }
        if (done.contains(path))
            return;
        way << path;
        const SourceFile& file = m_files.at(m_byPath.value(path));
        for (const QString& include : file.quoted) {
            if (const QString target = resolve(file, include); !target.isEmpty() && target != path)
                visit(target);
        }
        way.removeLast();
        done << path;
    };
    for (const SourceFile& file : m_files)
        visit(file.path);
    return found;
}

QStringList IncludeGraph::guiInCore() const
{
    QStringList found;
    for (const SourceFile& file : m_files) {
        if (!file.path.startsWith("core/"_L1))
            continue;
        for (const QString& include : file.bracket) {
            if (isGuiHeader(include))
                found << file.path + ": "_L1 + include;
        }
    }
    return found;
}

QStringList IncludeGraph::misplacedLibraries() const
{
    QStringList found;
    for (const SourceFile& file : m_files) {
        for (const QString& include : file.bracket) {
            for (const LibraryRule& rule : libraryRules()) {
                if (include.startsWith(rule.prefix) && !rule.layers.contains(layerOf(file.path)))
                    found << file.path + ": "_L1 + include;
            }
        }
    }
    return found;
}

QStringList IncludeGraph::longerThan(int lines) const
{
    QStringList found;
    for (const SourceFile& file : m_files) {
        if (file.lines > lines)
            found << u"%1: %2 lines"_s.arg(file.path).arg(file.lines);
    }
    return found;
}

QStringList IncludeGraph::doubledTypes() const
{
    QHash<QString, QStringList> headers;
    for (const SourceFile& file : m_files) {
        for (const QString& type : file.types)
            headers[type].append(file.path);
    }
    QStringList findings;
    for (auto it = headers.cbegin(); it != headers.cend(); ++it) {
        if (it->size() > 1)
            findings.append(it.key() + u": "_s + it->join(u", "_s));
    }
    return findings;
}

} // namespace postaci::test
