#include "transfer/MaildirNames.h"
#include "transfer/MessageMarks.h"

#include <QTest>

using namespace postaci;

class TestMessageMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsOfAllProgramsAreRead_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("flags");
        QTest::addColumn<QStringList>("keywords");
        const auto row = [](const char* name, const QByteArray& header, MessageFlags flags,
                            const QStringList& keywords = {}) {
            QTest::newRow(name) << header << static_cast<int>(flags.toInt()) << keywords;
        };
        const MessageFlags seen = MessageFlag::Seen;
        row("Status", "Status: RO\n", seen);
        row("not read", "Status: O\n", {});
        row("X-Status", "Status: R\nX-Status: AF\n", seen | MessageFlag::Answered | MessageFlag::Flagged);
        row("draft", "X-Status: T\n", MessageFlag::Draft);
        row("Mozilla", "X-Mozilla-Status: 1007\r\n",
            seen | MessageFlag::Answered | MessageFlag::Flagged | MessageFlag::Forwarded);
        row("keywords", "Status: O\nX-Keywords: $Forwarded  work, work \n home\n", MessageFlag::Forwarded,
            {QStringLiteral("work"), QStringLiteral("home")});
        row("Mozilla's keywords", "X-Mozilla-Status: 0000\nX-Mozilla-Keys: $label1    \n", {},
            {QStringLiteral("$label1")});
        row("no number", "X-Mozilla-Status: yes\nStatus: R\n", seen);
    }
    void fieldsOfAllProgramsAreRead()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const int, flags);
        QFETCH(const QStringList, keywords);
        const MessageMarks marks = marksOf("Subject: x\n" + header + "\nStatus: R\nX-Status: AFT\n");
        QVERIFY(marks.areKnown);
        QVERIFY(!marks.isExpunged);
        QCOMPARE(static_cast<int>(marks.flags.toInt()), flags);
        QCOMPARE(marks.keywords, keywords);
    }

    void nothingIsKnownWithoutThem()
    {
        const MessageMarks marks = marksOf("Subject: Status: R\n\nStatus: R\n");
        QVERIFY(!marks.areKnown && !marks.flags.toInt());
    }

    void whatMozillaHasDeletedIsMarked()
    {
        QVERIFY(marksOf("X-Mozilla-Status: 0009\n\n").isExpunged);
        QVERIFY(marksOf("X-Account-Key: account1\nX-UIDL: 5\nX-Mozilla-Status: 0009\n\n").isExpunged);
    }

    /// It came with fields of the same names.
    void theSendersFieldsAreNotBelieved()
    {
        const MessageMarks kept =
            marksOf("Status: O\nX-Status: F\nX-Keywords: mine\nX-Mozilla-Status: 0000\n"
                    "X-Mozilla-Keys: own\nReceived: from x\nStatus: R\nX-Status: A\n"
                    "X-Mozilla-Status: 0009\nX-Keywords: theirs\nX-Mozilla-Keys: $Junk\n"
                    "Subject: x\n\n");
        QVERIFY(kept.areKnown && !kept.isExpunged);
        QVERIFY(kept.flags == MessageFlag::Flagged);
        QCOMPARE(kept.keywords, QStringList({QStringLiteral("mine"), QStringLiteral("own")}));
        // In the mbox of a program that writes no such field.
        QVERIFY(!marksOf("Return-Path: <a@b>\nX-Mozilla-Status: 0008\nSubject: x\n\n").isExpunged);
    }

    void theyAreWrittenAsTheyAreRead()
    {
        const MessageFlags flags = MessageFlag::Seen | MessageFlag::Answered | MessageFlag::Flagged |
                                   MessageFlag::Draft | MessageFlag::Forwarded | MessageFlag::Junk;
        const QStringList keywords{QStringLiteral("work"), QStringLiteral("$label2")};
        const QByteArray fields = marksAsFields(flags, keywords, "\r\n");
        const MessageMarks marks = marksOf(fields + "Subject: x\r\n\r\n");
        QVERIFY(marks.flags == flags);
        QCOMPARE(marks.keywords, keywords);
        QCOMPARE(marksAsFields({}, {}, "\n"), QByteArray("Status: O\n"));
    }

    void theyCanBeTakenAway()
    {
        QCOMPARE(withoutMarks("Status: R\nSubject: x\nX-Status: A\nX-Keywords: a\n\nStatus: text\n"),
                 QByteArray("Subject: x\n\nStatus: text\n"));
    }

    void namesInMaildirsHaveFlags()
    {
        QVERIFY(maildirFlags(QStringLiteral("1.2.host:2,FRS")) ==
                (MessageFlag::Flagged | MessageFlag::Answered | MessageFlag::Seen));
        QVERIFY(maildirFlags(QStringLiteral("1.2.host;2,DP")) ==
                (MessageFlag::Draft | MessageFlag::Forwarded));
        QVERIFY(maildirFlags(QStringLiteral("1.2.host:2,")) == MessageFlags());
        QVERIFY(maildirFlags(QStringLiteral("1.2.host:2,Ta")) == MessageFlags());
        QVERIFY(!maildirFlags(QStringLiteral("1.2.host")));
        QVERIFY(!maildirFlags(QStringLiteral("2,S")));
        QCOMPARE(maildirLetters(MessageFlag::Seen | MessageFlag::Draft | MessageFlag::Answered),
                 QStringLiteral("DRS"));
    }

    void namesOfFoldersAreThoseOfMaildir()
    {
        const QStringList levels{QStringLiteral("İş"), QStringLiteral("Projeler")};
        QCOMPARE(maildirLevels(maildirDirectory(levels)), levels);
        QCOMPARE(maildirDirectory({QStringLiteral("a.b"), QStringLiteral("c/d")}),
                 QStringLiteral(".a_b.c_d"));
        QCOMPARE(maildirLevels(QStringLiteral("cur")), QStringList());
        QCOMPARE(maildirLevels(QStringLiteral("...")), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestMessageMarks)
#include "tst_messagemarks.moc"
