#include "sync/MaildropMatch.h"

#include <QTest>

using namespace postaci;
using State = MaildropMatch::State;

namespace {

Pop3Item item(quint32 number, const QByteArray& uidl, qint64 size = 100)
{
    return {number, size, uidl};
}

KnownUidl known(qint64 id, const QByteArray& uidl, const QByteArray& fingerprint, qint64 size = 100)
{
    KnownUidl known;
    known.id = id;
    known.uidl = uidl;
    known.fingerprint = fingerprint;
    known.size = size;
    known.message = id;
    known.hasBody = true;
    return known;
}

KnownUidl gone(KnownUidl known)
{
    known.gone = QDateTime::fromSecsSinceEpoch(1, Qt::UTC);
    return known;
}

/// "N" new, "?" unsure, else the number of the row.
QString told(const MaildropMatch& match)
{
    QStringList words;
    for (const MaildropMatch::Entry& entry : match.entries())
        words.append(entry.state == State::New      ? QStringLiteral("N")
                     : entry.state == State::Unsure ? QStringLiteral("?")
                                                    : QString::number(entry.known.id));
    return words.join(QLatin1Char(' '));
}

QList<qint64> missingOf(const MaildropMatch& match)
{
    QList<qint64> ids;
    for (const KnownUidl& row : match.missing())
        ids.append(row.id);
    return ids;
}

} // namespace

/// Which messages of a maildrop have been here.
class MaildropMatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreCompared()
    {
        const MaildropMatch match({item(1, "a"), item(2, "b"), item(3, "A")}, {known(7, "b", "fb")});
        QCOMPARE(told(match), QStringLiteral("N 7 N"));
        QVERIFY(missingOf(match).isEmpty());
        QCOMPARE(match.storedUidl(0), QByteArray("a"));
    }

    void numbersDoNotCount()
    {
        // Another client has deleted the first one.
        const MaildropMatch match({item(1, "b"), item(2, "c")},
                                  {known(1, "a", "fa", 50), known(2, "b", "fb")});
        QCOMPARE(told(match), QStringLiteral("2 N"));
        QCOMPARE(missingOf(match), QList<qint64>{1});
    }

    void anotherSizeMeansUsedAgain()
    {
        MaildropMatch match({item(1, "a", 200), item(2, "b")}, {known(1, "a", "fa"), known(2, "b", "fb")});
        QCOMPARE(told(match), QStringLiteral("? 2"));
        MaildropMatch same = match;
        same.settle(0, "fa"); // the server only counts otherwise now
        QCOMPARE(told(same), QStringLiteral("1 2"));
        match.settle(0, "other");
        QCOMPARE(told(match), QStringLiteral("N 2"));
        QCOMPARE(missingOf(match), QList<qint64>{1});
    }

    void whatWasGoneIsLookedAt()
    {
        MaildropMatch match({item(1, "a")}, {gone(known(1, "a", "fa"))});
        QCOMPARE(told(match), QStringLiteral("?"));
        match.settle(0, "fa");
        QCOMPARE(told(match), QStringLiteral("1"));
    }

    void repeatedValuesAreToldApart()
    {
        MaildropMatch match({item(1, "x"), item(2, "x"), item(3, "x"), item(4, "y")},
                            {known(1, "x", "f1"), known(2, "x", "f2"), known(3, "y", "fy")});
        QCOMPARE(told(match), QStringLiteral("? ? ? 3"));
        match.settle(0, "f2");
        match.settle(1, "f2"); // an identical copy: another message all the same
        match.settle(2, "f1");
        QCOMPARE(told(match), QStringLiteral("2 N 1 3"));
    }

    void withoutUidls()
    {
        MaildropMatch match({item(1, {}), item(2, {}, 300), item(3, {})},
                            {known(1, {}, "f1"), known(2, {}, "f2", 200), known(3, "old", "f3")});
        QCOMPARE(told(match), QStringLiteral("? ? ?"));
        match.settle(0, "f1");
        match.settle(1, "f2"); // another size: not the same bytes
        match.settle(2, "f3"); // the server has lost its UIDLs
        QCOMPARE(told(match), QStringLiteral("1 N 3"));
        QCOMPARE(missingOf(match), QList<qint64>{2});
    }

    void numbersAsUidlsSayNothing()
    {
        MaildropMatch match({item(1, "1"), item(2, "2")}, {known(1, {}, "f1"), known(2, {}, "f2")});
        QCOMPARE(told(match), QStringLiteral("? ?"));
        QVERIFY(match.storedUidl(0).isEmpty());
        match.settle(0, "f2");
        match.settle(1, "f3");
        QCOMPARE(told(match), QStringLiteral("2 N"));
    }

    void allNewAtOnceMayBeAMove()
    {
        MaildropMatch match({item(1, "n1", 101), item(2, "n2", 102), item(3, "n3", 103)},
                            {known(1, "o1", "f1"), known(2, "o2", "f2")});
        QCOMPARE(told(match), QStringLiteral("? ? ?"));
        match.settle(0, "f1");
        match.settle(1, "f2");
        match.settle(2, "f3");
        QCOMPARE(told(match), QStringLiteral("1 2 N"));
    }

    void oneThatVanishesIsNoMove()
    {
        QList<Pop3Item> items{item(1, "new"), item(2, "other", 7)};
        QList<KnownUidl> rows{known(99, "deleted", "fd")};
        for (quint32 i = 0; i < 5; ++i) {
            const QByteArray uidl = "u" + QByteArray::number(i);
            items.append(item(3 + i, uidl));
            rows.append(known(i + 1, uidl, "f"));
        }
        // Only what has the size of the one that vanished can be it.
        QCOMPARE(told(MaildropMatch(items, rows)), QStringLiteral("? N 1 2 3 4 5"));
    }

    void whatIsListedIsNotTakenByOthers()
    {
        // The message was copied at the server: the copy is a new one while the first is still there.
        MaildropMatch match({item(1, "a"), item(2, "copy")}, {known(1, "a", "f"), known(2, "z", "fz")});
        QCOMPARE(told(match), QStringLiteral("1 ?"));
        match.settle(1, "f");
        QCOMPARE(told(match), QStringLiteral("1 N"));
    }

    void deletedHereStaysKnown()
    {
        KnownUidl row = known(1, "a", "fa");
        row.message = 0;
        row.hasBody = false;
        const MaildropMatch match({item(1, "a")}, {row});
        QCOMPARE(told(match), QStringLiteral("1"));
        QCOMPARE(match.entries().first().known.message, 0);
    }

    void aHundredThousandAreQuick()
    {
        QList<Pop3Item> items;
        QList<KnownUidl> rows;
        for (quint32 i = 1; i <= 100'000; ++i) {
            const QByteArray number = QByteArray::number(i);
            items.append(item(i, {}));
            rows.append(known(i, {}, "f" + number));
        }
        MaildropMatch match(items, rows);
        for (qsizetype i = 0; i < items.size(); ++i)
            match.settle(i, "f" + QByteArray::number(i + 1));
        QVERIFY(missingOf(match).isEmpty());
    }
};

QTEST_GUILESS_MAIN(MaildropMatchTest)
#include "tst_maildropmatch.moc"
