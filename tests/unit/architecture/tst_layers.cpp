// Reads every #include of the program and holds it against the table of layers, so that the architecture is a
// fact.
#include "IncludeGraph.h"
#include "support/sourcetree/SourceTree.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace {

constexpr int longestFile = 600;
constexpr int longestTest = 600;

/// Shows the findings, not only their number.
void expectNone(const QStringList& findings)
{
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
}

IncludeGraph planted(const QString& path, const QString& text)
{
    QList<SourceFile> files;
    for (const QString& name :
         {u"core/base/Result.h"_s, u"core/store/Store.h"_s, u"core/store/MailReader.h"_s,
          u"core/sync/Loop.h"_s, u"core/protocol/QtSocket.h"_s, u"core/MailEngine.h"_s,
          u"ui/widgets/Icon.h"_s})
        files << parseSource(name, {});
    files << parseSource(path, text);
    return IncludeGraph(files);
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void includesFollowTheTable() { expectNone(m_program->forbiddenEdges()); }
    void includesAreResolved() { expectNone(m_program->unresolved()); }
    void noCycles() { expectNone(m_program->cycles()); }
    void coreHasNoGui() { expectNone(m_program->guiInCore()); }
    void librariesStayInTheirModules() { expectNone(m_program->misplacedLibraries()); }
    void typesHaveOneHome() { expectNone(m_program->doubledTypes()); }
    void filesAreShort();
    void plantedEdges_data();
    void plantedEdges();
    void plantedCycle();
    void plantedGuiHeader();
    void plantedLibrary();
    void plantedUnresolved();
    void plantedDouble();

private:
    std::unique_ptr<IncludeGraph> m_program;
};

void TestLayers::initTestCase()
{
    const auto files = readTree(postaci::test::sourcePath(QString()), {u"core"_s, u"ui"_s, u"app"_s});
    // Reading the wrong directory would make every other check pass.
    QVERIFY(files.size() > 50);
    m_program = std::make_unique<IncludeGraph>(files);
}

void TestLayers::filesAreShort()
{
    const QString root = postaci::test::sourcePath(QString());
    expectNone(IncludeGraph(readTree(root, {u"core"_s, u"ui"_s, u"app"_s})).longerThan(longestFile));
    expectNone(IncludeGraph(readTree(root, {u"tests"_s})).longerThan(longestTest));
    const IncludeGraph one({parseSource(u"core/base/Long.h"_s, QString(longestFile + 1, u'\n'))});
    QCOMPARE(one.longerThan(longestFile).size(), 1);
}

void TestLayers::plantedEdges_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("forbidden");
    QTest::newRow("base upwards") << u"core/base/A.h"_s << u"store/Store.h"_s << true;
    QTest::newRow("store to protocol") << u"core/store/A.cpp"_s << u"protocol/QtSocket.h"_s << true;
    QTest::newRow("protocol to store") << u"core/protocol/A.cpp"_s << u"store/Store.h"_s << true;
    QTest::newRow("core to ui") << u"core/sync/A.cpp"_s << u"widgets/Icon.h"_s << true;
    QTest::newRow("sync to engine") << u"core/sync/A.cpp"_s << u"MailEngine.h"_s << true;
    QTest::newRow("ui to sync") << u"ui/models/A.cpp"_s << u"sync/Loop.h"_s << true;
    QTest::newRow("ui to protocol") << u"ui/models/A.cpp"_s << u"protocol/QtSocket.h"_s << true;
    QTest::newRow("ui to the writing store") << u"ui/models/A.cpp"_s << u"store/Store.h"_s << true;
    QTest::newRow("a module that the table does not know")
        << u"core/extra/A.h"_s << u"base/Result.h"_s << true;
    QTest::newRow("store to base") << u"core/store/A.h"_s << u"base/Result.h"_s << false;
    QTest::newRow("sync to all") << u"core/sync/A.cpp"_s << u"protocol/QtSocket.h"_s << false;
    QTest::newRow("ui to the engine") << u"ui/models/A.cpp"_s << u"MailEngine.h"_s << false;
    QTest::newRow("ui to the reader") << u"ui/models/A.cpp"_s << u"store/MailReader.h"_s << false;
    QTest::newRow("app to all") << u"app/main.cpp"_s << u"sync/Loop.h"_s << false;
}

void TestLayers::plantedEdges()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QFETCH(bool, forbidden);
    const auto quoted = planted(path, u"#pragma once\n#include \"%1\"\n"_s.arg(include));
    QCOMPARE(quoted.forbiddenEdges().size(), forbidden ? 1 : 0);
    const auto bracketed = planted(path, u"  #  include <%1>\n"_s.arg(include));
    QCOMPARE(bracketed.forbiddenEdges().size(), forbidden ? 1 : 0);
    const auto comment = planted(path, u"// #include \"%1\"\n"_s.arg(include));
    QCOMPARE(comment.forbiddenEdges().size(), 0);
}

void TestLayers::plantedCycle()
{
    const IncludeGraph graph({parseSource(u"core/store/A.h"_s, u"#include \"store/B.h\"\n"_s),
                              parseSource(u"core/store/B.h"_s, u"#include \"store/C.h\"\n"_s),
                              parseSource(u"core/store/C.h"_s, u"#include \"store/A.h\"\n"_s)});
    QCOMPARE(graph.cycles(),
             QStringList{u"core/store/A.h -> core/store/B.h -> core/store/C.h -> core/store/A.h"_s});
}

void TestLayers::plantedGuiHeader()
{
    for (const QString& header :
         {u"QWidget"_s, u"QImage"_s, u"QtGui/QColor"_s, u"QGuiApplication"_s, u"qwidget.h"_s}) {
        QCOMPARE(planted(u"core/base/A.h"_s, u"#include <%1>\n"_s.arg(header)).guiInCore().size(), 1);
        QCOMPARE(planted(u"ui/widgets/A.h"_s, u"#include <%1>\n"_s.arg(header)).guiInCore().size(), 0);
    }
    QCOMPARE(planted(u"core/base/A.h"_s, u"#include <QString>\n#include <QSslSocket>\n"_s).guiInCore(),
             QStringList{});
}

void TestLayers::plantedLibrary()
{
    const QString net = u"#include <vmime/net/session.hpp>\n"_s;
    QCOMPARE(planted(u"core/message/A.cpp"_s, net).misplacedLibraries().size(), 1);
    QCOMPARE(planted(u"core/protocol/A.cpp"_s, net).misplacedLibraries().size(), 0);
    QCOMPARE(planted(u"ui/models/A.cpp"_s, u"#include <sqlite3.h>\n"_s).misplacedLibraries().size(), 1);
}

void TestLayers::plantedUnresolved()
{
    QCOMPARE(planted(u"core/base/A.cpp"_s, u"#include \"base/Nowhere.h\"\n"_s).unresolved().size(), 1);
    QCOMPARE(planted(u"core/base/A.cpp"_s, u"#include \"A.moc\"\n"_s).unresolved().size(), 0);
}

void TestLayers::plantedDouble()
{
    const SourceFile one = parseSource(u"core/store/A.h"_s, u"class Writer;\nstruct Row\n{\n};\n"_s);
    const SourceFile other = parseSource(u"ui/models/B.h"_s, u"class Writer final : public Row\n{\n};\n"_s);
    const SourceFile third =
        parseSource(u"core/sync/C.h"_s, u"class Writer\n{\n    struct Row\n    {\n    };\n};\n"_s);
    QCOMPARE(IncludeGraph({one, other}).doubledTypes(), QStringList{});
    QCOMPARE(IncludeGraph({one, other, third}).doubledTypes(),
             QStringList{u"Writer: ui/models/B.h, core/sync/C.h"_s});
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
