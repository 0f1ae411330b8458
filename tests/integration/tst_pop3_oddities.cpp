// POP3 servers as they are met: without UIDL, without TOP, with UIDLs that repeat, come again or all change.
#include "EngineFixture.h"
#include "support/ScriptedServer.h"

#include <QTest>

#include <algorithm>

using namespace postaci;
using namespace postaci::test;

namespace {

QByteArray mail(const QByteArray& id, const QByteArray& body = "metin\r\n")
{
    return "Message-ID: <" + id + "@example.org>\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\nSubject: " + id +
           "\r\n\r\n" + body;
}

QByteArray headersOf(const QByteArray& message)
{
    return message.first(message.indexOf("\r\n\r\n") + 4);
}

/// The answer with a message or list.
ScriptStep sends(const QByteArray& lines)
{
    return sendBytes("+OK\r\n" + lines + ".\r\n");
}

Script top(int number, const QByteArray& message)
{
    return {expectLine("TOP " + QByteArray::number(number) + " 0"), sends(headersOf(message))};
}

Script retr(int number, const QByteArray& message)
{
    return {expectLine("RETR " + QByteArray::number(number)), sends(message)};
}

/// A session up to its list: `uidls` empty is a server that knows none.
Script session(const QByteArrayList& messages, const QByteArrayList& uidls, const Script& steps)
{
    QByteArray sizes;
    QByteArray ids;
    for (qsizetype i = 0; i < messages.size(); ++i)
        sizes += QByteArray::number(i + 1) + ' ' + QByteArray::number(messages[i].size()) + "\r\n";
    for (qsizetype i = 0; i < uidls.size(); ++i)
        ids += QByteArray::number(i + 1) + ' ' + uidls[i] + "\r\n";
    const bool hasUidl = !uidls.isEmpty() || messages.isEmpty();
    return Script{sendLine("+OK ready"),
                  expectLine("CAPA"),
                  sendLine("-ERR what"),
                  expectLine("USER u"),
                  sendLine("+OK"),
                  expectLine("PASS .*"),
                  sendLine("+OK"),
                  expectLine("CAPA"),
                  sendLine("-ERR what"),
                  expectLine("LIST"),
                  sends(sizes),
                  expectLine("UIDL"),
                  hasUidl ? sends(ids) : sendLine("-ERR what")} +
           steps + Script{expectLine("QUIT"), sendLine("+OK")};
}

} // namespace

class Pop3OdditiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutUidl();
    void withoutUidlAndTop();
    void numbersAsUidls();
    void oneUidlForAll();
    void aUidlUsedAgain();
    void aMovedServer();
    void aListThatShrinksForAWhile();
    void aMessageThatTheServerRefuses();
    void nothingIsDeletedThatIsNotHere();
    void emptyMailbox();

private:
    /// One pass for each script; fails the test unless each ends well, having added as many as `added` says.
    void visit(const QList<Script>& sessions, const QList<int>& added, const Pop3Settings& settings = {});
    [[nodiscard]] QByteArrayList here() const; ///< bodies, sorted

    DovecotServer m_unused;
    std::unique_ptr<EngineFixture> m_fixture;
};

void Pop3OdditiesTest::visit(const QList<Script>& sessions, const QList<int>& added,
                             const Pop3Settings& settings)
{
    ScriptedServer server(sessions);
    m_fixture = std::make_unique<EngineFixture>(m_unused, QStringLiteral("u"));
    m_fixture->account.incoming = {Protocol::Pop3, QStringLiteral("127.0.0.1"), server.port(), Security::None,
                                   QStringLiteral("u")};
    m_fixture->account.pop3 = settings;
    QVERIFY(m_fixture->open());
    for (const int expected : added) {
        const auto pass = m_fixture->pass();
        QVERIFY2(pass, pass ? "" : qPrintable(pass.error().message + server.failure()));
        QCOMPARE(pass->added, expected);
    }
    QTRY_VERIFY2(server.finished() && server.failure().isEmpty(), qPrintable(server.failure()));
    QCOMPARE(server.connections(), int(sessions.size()));
}

QByteArrayList Pop3OdditiesTest::here() const
{
    QByteArrayList bodies;
    for (const MessageId id : m_fixture->shown(m_fixture->folder(FolderRole::Inbox)))
        bodies.append(m_fixture->reader().body(id).value_or("not here"));
    std::sort(bodies.begin(), bodies.end());
    return bodies;
}

#define VISIT(...)                                                                                           \
    do {                                                                                                     \
        visit(__VA_ARGS__);                                                                                  \
        if (QTest::currentTestFailed())                                                                      \
            return;                                                                                          \
    } while (false)

void Pop3OdditiesTest::withoutUidl()
{
    const QByteArray a = mail("a");
    const QByteArray b = mail("b");
    const QByteArray c = mail("c");
    VISIT({session({a, b}, {}, top(1, a) + top(2, b) + retr(2, b) + retr(1, a)),
           // The first was deleted by somebody: numbers say nothing.
           session({b, c}, {}, top(1, b) + top(2, c) + retr(2, c)),
           session({b, c}, {}, top(1, b) + top(2, c))},
          {2, 1, 0});
    QCOMPARE(here(), QByteArrayList({a, b, c}));
}

void Pop3OdditiesTest::withoutUidlAndTop()
{
    const QByteArray a = mail("a");
    const QByteArray b = mail("b");
    const Script refused{expectLine("TOP . 0"), sendLine("-ERR unknown command")};
    VISIT({session({a}, {}, refused + retr(1, a)),
           session({a, b}, {}, refused + refused + retr(2, b) + retr(1, a))},
          {1, 1});
    QCOMPARE(here(), QByteArrayList({a, b}));
}

void Pop3OdditiesTest::numbersAsUidls()
{
    const QByteArray a = mail("a");
    const QByteArray b = mail("b");
    VISIT({session({a}, {"1"}, top(1, a) + retr(1, a)), session({b}, {"1"}, top(1, b) + retr(1, b))}, {1, 1});
    QCOMPARE(here(), QByteArrayList({a, b}));
}

void Pop3OdditiesTest::oneUidlForAll()
{
    const QByteArray a = mail("a");
    const QByteArray b = mail("b");
    const QByteArray c = mail("c");
    VISIT({session({a, b, a}, {"x", "x", "x"},
                   top(1, a) + top(2, b) + top(3, a) + retr(3, a) + retr(2, b) + retr(1, a)),
           session({a, b, a, c}, {"x", "x", "x", "y"}, top(1, a) + top(2, b) + top(3, a) + retr(4, c))},
          {3, 1});
    QCOMPARE(here(), QByteArrayList({a, a, b, c}));
}

void Pop3OdditiesTest::aUidlUsedAgain()
{
    const QByteArray a = mail("a");
    const QByteArray other = mail("a message of another length");
    const QByteArray same = mail("z");
    QCOMPARE(same.size(), a.size());
    VISIT({session({a}, {"k"}, retr(1, a)), session({other}, {"k"}, top(1, other) + retr(1, other)),
           // The same size too, after it was not listed for a while.
           session({}, {}, {}), session({same}, {"k"}, top(1, same) + retr(1, same)),
           session({same}, {"k"}, {})},
          {1, 1, 0, 1, 0});
    QCOMPARE(here(), QByteArrayList({other, a, same})); // "a " sorts before "a@"
}

void Pop3OdditiesTest::aMovedServer()
{
    const QByteArray a = mail("a");
    const QByteArray b = mail("b");
    const QByteArray c = mail("c");
    VISIT({session({a, b}, {"o1", "o2"}, retr(2, b) + retr(1, a)),
           session({a, b, c}, {"n1", "n2", "n3"}, top(1, a) + top(2, b) + top(3, c) + retr(3, c)),
           session({a, b, c}, {"n1", "n2", "n3"}, {})},
          {2, 1, 0});
    QCOMPARE(here(), QByteArrayList({a, b, c}));
}

void Pop3OdditiesTest::aListThatShrinksForAWhile()
{
    const QByteArray a = mail("a");
    const QByteArray b = mail("b");
    VISIT({session({a, b}, {"1a", "2b"}, retr(2, b) + retr(1, a)), session({b}, {"2b"}, {}),
           session({a, b}, {"1a", "2b"}, top(1, a)), session({a, b}, {"1a", "2b"}, {})},
          {2, 0, 0, 0});
    QCOMPARE(here(), QByteArrayList({a, b}));
}

void Pop3OdditiesTest::aMessageThatTheServerRefuses()
{
    const QByteArray a = mail("a");
    const QByteArray b = mail("b");
    VISIT({session({a, b}, {"a", "b"},
                   Script{expectLine("RETR 2"), sendLine("-ERR [SYS/TEMP] damaged")} + retr(1, a)),
           session({a, b}, {"a", "b"}, retr(2, b))},
          {1, 1});
    QCOMPARE(here(), QByteArrayList({a, b}));
}

void Pop3OdditiesTest::nothingIsDeletedThatIsNotHere()
{
    const QByteArray a = mail("a");
    const QByteArray b = mail("b");
    VISIT({session({a, b}, {"a", "b"},
                   Script{expectLine("RETR 2"), sendLine("-ERR damaged")} + retr(1, a) +
                       Script{expectLine("DELE 1"), sendLine("+OK")}),
           session({b}, {"b"}, retr(1, b) + Script{expectLine("DELE 1"), sendLine("-ERR read-only")}),
           session({b}, {"b"}, {expectLine("DELE 1"), sendLine("+OK")})},
          {1, 1, 0}, {false, 0, false});
    QCOMPARE(here(), QByteArrayList({a, b}));
}

void Pop3OdditiesTest::emptyMailbox()
{
    VISIT({session({}, {}, {})}, {0});
    const auto inbox = m_fixture->reader().folder(m_fixture->folder(FolderRole::Inbox));
    QVERIFY(inbox);
    QCOMPARE(inbox->syncedDownTo, 1U); // "no mail here yet" instead of an outline of rows
}

QTEST_GUILESS_MAIN(Pop3OdditiesTest)
#include "tst_pop3_oddities.moc"
