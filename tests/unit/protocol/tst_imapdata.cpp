#include "protocol/ImapFetchData.h"
#include "protocol/ImapMailboxes.h"
#include "protocol/ImapReader.h"
#include "unit/protocol/MemorySource.h"

#include <QTest>

using namespace postaci;
using postaci::test::MemorySource;

class ImapDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchItems();
    void oddFetchItems_data();
    void oddFetchItems();
    void envelopes();
    void oddEnvelopes_data();
    void oddEnvelopes();
    void structures_data();
    void structures();
    void internalDates_data();
    void internalDates();
    void mailboxes_data();
    void mailboxes();
    void statuses();
    void vanished_data();
    void vanished();
};

namespace {

/// Reads one response; the tree lives in `response`.
void readInto(ImapResponse& response, const QByteArray& line)
{
    MemorySource source(line + "\r\n");
    ImapReader reader(source, {});
    QVERIFY(reader.next(response));
}

ImapFetchData fetchData(ImapResponse& response, const QByteArray& items)
{
    readInto(response, "* 1 FETCH (" + items + ')');
    return parseFetchData(response);
}

QByteArray shownAddresses(const AddressList& addresses)
{
    QByteArrayList out;
    for (const Address& address : addresses)
        out.append(address.name.toUtf8() + '<' + address.addr.toUtf8() + '>');
    return out.join(',');
}

} // namespace

void ImapDataTest::fetchItems()
{
    ImapResponse response;
    const ImapFetchData data = fetchData(
        response, "UID 7 FLAGS (\\Seen $forwarded work \\Recent) MODSEQ (65402) RFC822.SIZE 4286 "
                  "INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" BODY[HEADER.FIELDS (REFERENCES)] {4}\r\nabcd");
    QCOMPARE(data.flags.uid, 7U);
    QVERIFY(data.hasFlags);
    QCOMPARE(data.flags.flags, MessageFlags(MessageFlag::Seen | MessageFlag::Forwarded));
    QCOMPARE(data.flags.keywords, QList<QByteArray>{"work"});
    QCOMPARE(data.flags.modSeq, 65402ULL);
    QCOMPARE(data.size, 4286);
    QCOMPARE(data.internalDate, QDateTime(QDate(1996, 7, 17), QTime(9, 44, 25), Qt::UTC));
    QCOMPARE(data.headerFields.bytes().toByteArray(), QByteArray("abcd"));
    QVERIFY(!data.hasBody);
}

void ImapDataTest::oddFetchItems_data()
{
    QTest::addColumn<QByteArray>("items");
    QTest::addColumn<quint32>("uid");
    QTest::addColumn<bool>("hasBody");
    QTest::addColumn<bool>("bodyIsNil");
    QTest::newRow("IMAP-082 extra parentheses")
        << QByteArray("UID 14935 (ENVELOPE (NIL NIL NIL)) BODYSTRUCTURE (\"TEXT\" \"PLAIN\")") << 14935U
        << false << false;
    QTest::newRow("IMAP-112 no value at the end") << QByteArray("UID 3016 BODY[] ") << 3016U << true << true;
    QTest::newRow("IMAP-112 no value before another")
        << QByteArray("BODY[] UID 3016") << 3016U << true << true;
    QTest::newRow("IMAP-114 partial in full")
        << QByteArray("UID 5 BODY[]<0.1024> {2}\r\nab") << 5U << true << false;
    QTest::newRow("IMAP-121 unasked")
        << QByteArray("UID 5000 MODSEQ (4201) FLAGS ()") << 5000U << false << false;
    QTest::newRow("uid too large") << QByteArray("UID 99999999999") << 4294967295U << false << false;
    QTest::newRow("uid no number") << QByteArray("UID x FLAGS ()") << 0U << false << false;
    QTest::newRow("nil body") << QByteArray("UID 5 BODY[] NIL") << 5U << true << true;
}

void ImapDataTest::oddFetchItems()
{
    QFETCH(QByteArray, items);
    ImapResponse response;
    const ImapFetchData data = fetchData(response, items);
    QTEST(data.flags.uid, "uid");
    QTEST(data.hasBody, "hasBody");
    QTEST(data.bodyIsNil, "bodyIsNil");
}

void ImapDataTest::envelopes()
{
    ImapResponse response;
    const ImapFetchData data = fetchData(
        response,
        "ENVELOPE (\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\" \"=?UTF-8?Q?Merhaba_d=C3=BCnya?=\" "
        "((\"=?UTF-8?B?QXnFn2U=?=\" NIL \"ayse\" \"example.org\")) ((\"S\" NIL \"s\" \"x.org\")) NIL "
        "((NIL NIL \"friends\" NIL)(NIL NIL \"ali\" \"x.org\")(NIL NIL NIL NIL)(\"B\" NIL \"b\" \"y.org\")) "
        "NIL NIL \"<first@x> <second@x>\" \"<own@x>\")");
    const Envelope envelope = parseEnvelope(data.envelope);
    QCOMPARE(envelope.subject, QStringLiteral("Merhaba dünya"));
    QCOMPARE(shownAddresses(envelope.from), QByteArray("Ayşe<ayse@example.org>"));
    QCOMPARE(shownAddresses(envelope.to), QByteArray("<ali@x.org>,B<b@y.org>"));
    QCOMPARE(envelope.inReplyTo, QStringLiteral("first@x"));
    QCOMPARE(envelope.messageId, QStringLiteral("own@x"));
    QCOMPARE(envelope.date, QDateTime(QDate(1996, 7, 17), QTime(9, 23, 25), Qt::UTC));
}

void ImapDataTest::oddEnvelopes_data()
{
    QTest::addColumn<QByteArray>("envelope");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QByteArray>("from");
    QTest::newRow("IMAP-072 placeholders")
        << QByteArray("(NIL \"s\" ((\"x\" NIL \"MISSING_MAILBOX\" \"MISSING_DOMAIN\")))")
        << QStringLiteral("s") << QByteArray("x<>");
    QTest::newRow("placeholders without a name")
        << QByteArray("(NIL \"s\" ((NIL NIL \"MISSING_MAILBOX\" \"MISSING_DOMAIN\")))") << QStringLiteral("s")
        << QByteArray();
    QTest::newRow("IMAP-073 host without mailbox")
        << QByteArray(
               "(NIL \"s\" ((\"Microsoft Exchange Server\" NIL NIL \".MISSING-HOST-NAME.\")) NIL NIL NIL)")
        << QStringLiteral("s") << QByteArray("Microsoft Exchange Server<>");
    QTest::newRow("IMAP-074 eight members") << QByteArray("(\"Tue, 24 Sep 2019 09:48:05 +0800\" \"subject\" "
                                                          "((NIL NIL \"a\" \"b\")) ((NIL NIL \"a\" \"b\")) "
                                                          "((NIL NIL \"a\" \"b\")) NIL NIL NIL)")
                                            << QStringLiteral("subject") << QByteArray("<a@b>");
    QTest::newRow("IMAP-077 empty lists")
        << QByteArray("(() \"s\" () () () () () () () ())") << QStringLiteral("s") << QByteArray();
    QTest::newRow("IMAP-081 raw 8-bit")
        << QByteArray("(NIL \"F\xc3\xa5 den\" ((\"=?UTF-8?Q?Eksklusiv=20NAF?=\" NIL \"marketing\" "
                      "\"mail.iex.nl\")))")
        << QStringLiteral("Få den") << QByteArray("Eksklusiv NAF<marketing@mail.iex.nl>");
    QTest::newRow("nothing") << QByteArray("NIL") << QString() << QByteArray();
    QTest::newRow("a string") << QByteArray("\"x\"") << QString() << QByteArray();
    QTest::newRow("strings for lists")
        << QByteArray("(NIL \"s\" \"a@b\" \"c\" (\"x\"))") << QStringLiteral("s") << QByteArray();
}

void ImapDataTest::oddEnvelopes()
{
    QFETCH(QByteArray, envelope);
    ImapResponse response;
    const Envelope parsed =
        parseEnvelope(fetchData(response, "UID 1 ENVELOPE " + envelope + " FLAGS ()").envelope);
    QTEST(parsed.subject, "subject");
    QTEST(shownAddresses(parsed.from), "from");
}

void ImapDataTest::structures_data()
{
    QTest::addColumn<QByteArray>("structure");
    QTest::addColumn<bool>("attachment");
    const auto row = [](const char* name, const char* structure, bool attachment) {
        QTest::newRow(name) << QByteArray(structure) << attachment;
    };
    row("plain", R"(("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 12 1 NIL NIL NIL NIL))", false);
    row("alternative",
        R"((("text" "plain" NIL NIL NIL "7bit" 1 1)("text" "html" NIL NIL NIL "7bit" 1 1) "alternative"))",
        false);
    row("mixed with pdf",
        R"((("text" "plain" NIL NIL NIL "7bit" 1 1)("application" "pdf" ("name" "a.pdf") NIL NIL "base64" 9 NIL ("attachment" ("filename" "a.pdf"))) "mixed" ("boundary" "x")))",
        true);
    row("inline image of html",
        R"((("text" "html" NIL NIL NIL "7bit" 1 1)("image" "png" NIL "<a@b>" NIL "base64" 9 NIL ("inline" NIL)) "related" ("type" "text/html")))",
        false);
    row("image beside text",
        R"((("text" "plain" NIL NIL NIL "7bit" 1 1)("image" "jpeg" NIL NIL NIL "base64" 9) "mixed"))", true);
    row("signed",
        R"((("text" "plain" NIL NIL NIL "7bit" 1 1)("application" "pgp-signature" ("name" "s.asc") NIL NIL "7bit" 9) "signed"))",
        false);
    row("named text",
        R"((("text" "plain" NIL NIL NIL "7bit" 1 1)("text" "csv" ("name*" "utf-8''a.csv") NIL NIL "7bit" 1 1) "mixed"))",
        true);
    row("calendar", R"(("text" "calendar" NIL NIL NIL "7bit" 1 1))", true);
    row("forwarded message",
        R"((("text" "plain" NIL NIL NIL "7bit" 1 1)("message" "rfc822" NIL NIL NIL "7bit" 836 ("d" "s" NIL NIL NIL NIL NIL NIL NIL NIL) ("text" "plain" NIL NIL NIL "7bit" 1 1) 20) "mixed"))",
        true);
    row("report",
        R"((("text" "plain" NIL NIL NIL "7bit" 1 1)("message" "delivery-status" NIL NIL NIL "7bit" 2) "report"))",
        false);
    row("IMAP-085 empty parameters",
        R"((("image" "gif" () "25b2.gif" NIL "base64" 20776 NIL ("inline" NIL) NIL NIL) "related"))", false);
    row("IMAP-087 minus one",
        R"(("text" "plain" ("charset" "UTF-8" "format" "flowed") NIL NIL "quoted-printable" -1 -1 NIL NIL NIL NIL))",
        false);
    row("IMAP-088 string for disposition",
        R"((("application" "pkcs7-mime" NIL NIL NIL "base64" 5) "mixed" ("boundary" "b") "S/MIME Encrypted Message" NIL))",
        true);
    row("IMAP-089 bare inline",
        R"(("text" "plain" ("charset" "ISO-8859-1") NIL NIL "QUOTED-PRINTABLE" 850 31 NIL "inline" NIL NIL))",
        false);
    row("bare attachment", R"(("text" "plain" NIL NIL NIL "7bit" 850 31 NIL "attachment" NIL NIL))", true);
    row("IMAP-090 inline without list",
        R"(("text" "html" ("CHARSET" "utf-8") NIL NIL "quoted-printable" 4848 25 NIL ("inline") NIL))",
        false);
    row("IMAP-092 opaque rfc822", R"(("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 836 NIL ("ATTACHMENT" NIL) NIL))",
        true);
    row("IMAP-093 childless",
        R"((("ALTERNATIVE" ("BOUNDARY" "x") NIL NIL)("TEXT" "HTML" ("CHARSET" "iso-8859-1") NIL NIL "7BIT" 6769 171 NIL NIL NIL) "ALTERNATIVE" ("BOUNDARY" "x") NIL NIL))",
        false);
    row("IMAP-094 alone", R"((("TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1)("ALTERNATIVE") "REPORT"))", false);
    row("IMAP-095 childless with disposition",
        R"((("RELATED" NIL ("ATTACHMENT" NIL) NIL) "MIXED" NIL NIL NIL))", true);
    row("IMAP-096 nil for children", R"((NIL "alternative" ("boundary" "Apple-Mail=_352FCEEC") NIL NIL NIL))",
        false);
    row("IMAP-098 no subtype", R"(("TEXT" ("CHARSET" "windows-1251") NIL NIL "base64" 356 5))", false);
    row("IMAP-098 application alone", R"(("APPLICATION" NIL NIL NIL "base64" 356))", true);
    row("IMAP-099 all nil", R"((NIL NIL NIL NIL NIL "7BIT" 563 NIL NIL NIL NIL))", false);
    row("IMAP-100 quotes in the type",
        R"((("MOUNDARY="_006_5DBB50A5A54730AD4A_"" "OCTET-STREAM" ("name" "test.dat") NIL NIL "quoted-printable" 383137 NIL ("attachment" ("filename" "test.dat"))) "MIXED"))",
        true);
    row("IMAP-101 empty list at the end", R"(("text" "plain" NIL NIL NIL "7bit" 1 1 NIL NIL NIL ()))", false);
    row("IMAP-103 nil encoding", R"(("text" "plain" NIL NIL NIL NIL 12 1))", false);
    row("IMAP-104 short", R"(("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 12))", false);
    row("nil", "NIL", false);
    row("empty", "()", false);
    row("an atom", "x", false);
}

void ImapDataTest::structures()
{
    QFETCH(QByteArray, structure);
    ImapResponse response;
    const ImapFetchData data = fetchData(response, "BODYSTRUCTURE " + structure + " UID 9");
    QTEST(structureHasAttachment(data.structure), "attachment");
    QCOMPARE(data.flags.uid, 9U);
}

void ImapDataTest::internalDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("date");
    QTest::newRow("zone") << QByteArray("01-Feb-2024 23:30:00 +0300")
                          << QDateTime(QDate(2024, 2, 1), QTime(20, 30), Qt::UTC);
    QTest::newRow("blank day") << QByteArray(" 1-Feb-2024 23:30:00 -0130")
                               << QDateTime(QDate(2024, 2, 2), QTime(1, 0), Qt::UTC);
    QTest::newRow("IMAP-130 epoch") << QByteArray("01-Jan-1970 00:00:00 +0000") << QDateTime();
    QTest::newRow("IMAP-130 iso") << QByteArray("2014-07-07T08:00:00") << QDateTime();
    QTest::newRow("no month") << QByteArray("01-Xyz-2024 23:30:00 +0300") << QDateTime();
    QTest::newRow("absurd") << QByteArray("99-Feb-2024 99:99:99 +9999") << QDateTime();
    QTest::newRow("empty") << QByteArray() << QDateTime();
}

void ImapDataTest::internalDates()
{
    QFETCH(QByteArray, text);
    QTEST(parseInternalDate(text), "date");
}

void ImapDataTest::mailboxes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("rawName");
    QTest::addColumn<QString>("name");
    QTest::addColumn<FolderRole>("role");
    QTest::addColumn<bool>("selectable");
    const auto row = [](const char* title, const QByteArray& line, const QByteArray& raw, const QString& name,
                        FolderRole role = FolderRole::None, bool selectable = true) {
        QTest::newRow(title) << line << raw << name << role << selectable;
    };
    row("quoted", "* LIST (\\HasNoChildren) \"/\" \"Sent Items\"", "Sent Items",
        QStringLiteral("Sent Items"));
    row("IMAP-036", "* LIST () \"/\" [Gmail]/Starred", "[Gmail]/Starred", QStringLiteral("[Gmail]/Starred"));
    row("unquoted with blanks", "* LIST () \"/\" [Gmail]/Sent Mail", "[Gmail]/Sent Mail",
        QStringLiteral("[Gmail]/Sent Mail"));
    row("IMAP-037", "* LIST () \"/\" INBOX/Da\tOggetto\tRicevuto\t", "INBOX/Da\tOggetto\tRicevuto\t",
        QStringLiteral("INBOX/Da\tOggetto\tRicevuto\t"));
    row("IMAP-039 number", "* LIST () \"/\" 666", "666", QStringLiteral("666"));
    row("IMAP-039 number and more", "* LIST () \"/\" 666x333", "666x333", QStringLiteral("666x333"));
    row("IMAP-039 literal", "* LIST () \"/\" {7}\r\na\"b\\c/d", "a\"b\\c/d", QStringLiteral("a\"b\\c/d"));
    row("IMAP-042", "* LIST () \"/\" \"Inbox\"", "INBOX", QStringLiteral("INBOX"), FolderRole::Inbox);
    row("IMAP-047 nonexistent", "* LIST (\\NonExistent) \"/\" \"Old\"", "Old", QStringLiteral("Old"),
        FolderRole::None, false);
    row("IMAP-047 noselect", "* LIST (\\Noselect \\HasChildren) \"/\" \"[Gmail]\"", "[Gmail]",
        QStringLiteral("[Gmail]"), FolderRole::None, false);
    row("IMAP-048", "* LIST () \"/\" \"/Archive\"", "/Archive", QStringLiteral("/Archive"));
    row("IMAP-051 xlist inbox", "* XLIST (\\HasNoChildren \\Inbox) \"/\" \"Posteingang\"", "Posteingang",
        QStringLiteral("Posteingang"), FolderRole::Inbox);
    row("IMAP-051 utf-7", "* XLIST (\\Noinferiors \\Drafts) \"/\" \"Entw&APw-rfe\"", "Entw&APw-rfe",
        QStringLiteral("Entwürfe"), FolderRole::Drafts);
    row("IMAP-052 broken", "* LIST () \"/\" \"broken&Jjo\"", "broken&Jjo", QStringLiteral("broken&Jjo"));
    row("IMAP-052 raw", "* LIST () \"/\" \"raw-\xc3\xbc\"", "raw-\xc3\xbc", QStringLiteral("raw-ü"));
    row("special use", "* LIST (\\Junk) NIL Spam", "Spam", QStringLiteral("Spam"), FolderRole::Junk);
    row("nil as a name", "* LIST () \"/\" NIL", "NIL", QStringLiteral("NIL"));
}

void ImapDataTest::mailboxes()
{
    QFETCH(QByteArray, line);
    ImapResponse response;
    readInto(response, line);
    const auto mailbox = parseListResponse(response, {});
    QVERIFY(mailbox);
    QTEST(mailbox->rawName, "rawName");
    QTEST(mailbox->name, "name");
    QTEST(mailbox->role, "role");
    QTEST(mailbox->selectable, "selectable");
}

void ImapDataTest::statuses()
{
    ImapResponse response;
    readInto(response, "* STATUS \"box\" ( MESSAGES 113 UIDNEXT 7 UNSEEN 99999999999 HIGHESTMODSEQ 5 )");
    const auto [name, status] = parseStatusResponse(response, {true, false});
    QCOMPARE(name, QByteArray("box"));
    QCOMPARE(status.messages, std::optional<quint32>(113));
    QCOMPARE(status.uidNext, std::optional<quint32>(7));
    QVERIFY(!status.unseen);
    QVERIFY(!status.uidValidity);
    QCOMPARE(status.highestModSeq, 5ULL);
    QCOMPARE(parseStatusResponse(response, {false, false}).second.highestModSeq, 0ULL); // IMAP-148
    readInto(response, "* STATUS \"inbox\" ()");
    QCOMPARE(parseStatusResponse(response, {true, false}).first, QByteArray("INBOX"));
    QVERIFY(!parseStatusResponse(response, {true, false}).second.messages);
}

void ImapDataTest::vanished_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("uids");
    QTest::addColumn<bool>("earlier");
    QTest::newRow("earlier") << QByteArray("(EARLIER) 41,43:45") << QByteArray("41,43:45") << true;
    QTest::newRow("now") << QByteArray("405,407") << QByteArray("405,407") << false;
    for (const char* const bad :
         {"(EARLIER)", "(EARLIER) ", "", "(EARLIER) 1:*", "(EARLIER) 1,x", "(LATER) 1", "(EARLIER 1"})
        QTest::newRow(qPrintable(QStringLiteral("IMAP-147 '%1'").arg(QLatin1String(bad))))
            << QByteArray(bad) << QByteArray("no") << false;
}

void ImapDataTest::vanished()
{
    QFETCH(QByteArray, text);
    const auto parsed = parseVanished(text);
    QTEST(parsed ? parsed->uids.toImap() : QByteArray("no"), "uids");
    QTEST(parsed && parsed->earlier, "earlier");
}

QTEST_GUILESS_MAIN(ImapDataTest)
#include "tst_imapdata.moc"
