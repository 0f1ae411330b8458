#include "protocol/ImapReader.h"
#include "unit/protocol/MemorySource.h"

#include <QRandomGenerator>
#include <QTest>

using namespace postaci;
using postaci::test::MemorySource;
using Kind = ImapResponse::Kind;

class ImapReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLines_data();
    void readsLines();
    void readsValues_data();
    void readsValues();
    void readsTheSameInAnyPieces();
    void bodiesPassThrough();
    void aBodyOfAnotherSizeIsAnError_data();
    void aBodyOfAnotherSizeIsAnError();
    void hostileSizesAreErrors_data();
    void hostileSizesAreErrors();
    void announcedSizesAreNotAllocated();
    void longLinesAreErrors();
    void longListsOfNumbersAreNot();
    void depthIsBounded();
    void garbageNeverCrashes();
};

namespace {

/// The tree in a canonical form: atoms as they are, strings quoted, lists in parentheses.
QByteArray shown(ImapValue value)
{
    QByteArray out;
    for (; value.exists(); value = value.next()) {
        if (!out.isEmpty())
            out += ' ';
        switch (value.type()) {
        case ImapValue::Type::Nil:
            out += "NIL";
            break;
        case ImapValue::Type::Atom:
            out += value.bytes().toByteArray();
            break;
        case ImapValue::Type::String:
            out += '"' + value.bytes().toByteArray() + '"';
            break;
        case ImapValue::Type::List:
            out += '(' + shown(value.first()) + ')';
            break;
        }
    }
    return out;
}

NetworkLimits smallLimits()
{
    NetworkLimits limits;
    limits.maxLine = 1000;
    limits.maxReply = 100'000;
    return limits;
}

Error errorOf(const QByteArray& bytes, const NetworkLimits& limits = smallLimits())
{
    MemorySource source(bytes);
    ImapReader reader(source, limits);
    ImapResponse response;
    for (;;) {
        if (const auto read = reader.next(response); !read)
            return read.error();
    }
}

} // namespace

void ImapReaderTest::readsLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("keyword");
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("rest");
    const auto row = [](const char* name, const QByteArray& line, Kind kind, const QByteArray& keyword,
                        int number, const QByteArray& code, const QByteArray& arguments,
                        const QByteArray& rest) {
        QTest::newRow(name) << line << kind << keyword << number << code << arguments << rest;
    };
    row("ok", "* OK ready", Kind::Untagged, "OK", -1, "", "", "ready");
    row("tagged", "C12 NO [TRYCREATE] no such", Kind::Tagged, "NO", -1, "TRYCREATE", "", "no such");
    row("lower case", "c1 ok [alert] x", Kind::Tagged, "OK", -1, "ALERT", "", "x");
    row("IMAP-027 bare plus", "+", Kind::Continuation, "", -1, "", "", "");
    row("plus with text", "+ VXNlcg==", Kind::Continuation, "", -1, "", "", "VXNlcg==");
    row("IMAP-011 trailing blank", "* CAPABILITY IMAP4rev1 IDLE ", Kind::Untagged, "CAPABILITY", -1, "", "",
        "IMAP4rev1 IDLE ");
    row("IMAP-018 no tag", "Server Unavailable. 15", Kind::Garbage, "", -1, "", "", "Server Unavailable. 15");
    row("IMAP-021 webalert", "* NO [WEBALERT https://a.example/] Web login required.", Kind::Untagged, "NO",
        -1, "WEBALERT", "https://a.example/", "Web login required.");
    row("IMAP-057 no text", "* OK [HIGHESTMODSEQ 123456]", Kind::Untagged, "OK", -1, "HIGHESTMODSEQ",
        "123456", "");
    row("IMAP-058 blank in list", "* OK [PERMANENTFLAGS (\\Seen $Forwarded )] Limited", Kind::Untagged, "OK",
        -1, "PERMANENTFLAGS", "(\\Seen $Forwarded )", "Limited");
    row("IMAP-061 two blanks", "*  1688 EXISTS", Kind::Untagged, "EXISTS", 1688, "", "", "");
    row("IMAP-062 empty enabled", "* ENABLED", Kind::Untagged, "ENABLED", -1, "", "", "");
    row("IMAP-127 nul padding", QByteArray("\0\0\0* 1 FETCH (UID 1)", 20), Kind::Untagged, "FETCH", 1, "", "",
        "(UID 1)");
    row("IMAP-139 code without OK", "[COPYUID 55 31 6]", Kind::Untagged, "OK", -1, "COPYUID", "55 31 6", "");
    row("IMAP-140 empty sets", "C1 OK [COPYUID 12  ] done", Kind::Tagged, "OK", -1, "COPYUID", "12", "done");
    row("IMAP-132 empty search", "* SEARCH ", Kind::Untagged, "SEARCH", -1, "", "", "");
    row("a brace in free text", "* OK see {3}", Kind::Untagged, "OK", -1, "", "", "see {3}");
    row("a brace in tagged text", "C3 OK see {3}", Kind::Tagged, "OK", -1, "", "", "see {3}");
    row("an open bracket", "* OK [oops", Kind::Untagged, "OK", -1, "", "", "[oops");
    row("quoted bracket", "C1 NO [BADCHARSET (\"a]b\")] x", Kind::Tagged, "NO", -1, "BADCHARSET", "(\"a]b\")",
        "x");
    row("another protocol", "220 mail ESMTP", Kind::Garbage, "", -1, "", "", "220 mail ESMTP");
    row("nothing", "", Kind::Garbage, "", -1, "", "", "");
}

void ImapReaderTest::readsLines()
{
    QFETCH(QByteArray, line);
    for (const QByteArray& end : {QByteArray("\r\n"), QByteArray("\n")}) {
        MemorySource source(line + end + "* OK next\r\n");
        ImapReader reader(source, {});
        ImapResponse response;
        QVERIFY(reader.next(response));
        QTEST(response.kind, "kind");
        QTEST(response.keyword, "keyword");
        QTEST(response.number ? int(*response.number) : -1, "number");
        QTEST(response.code, "code");
        QTEST(response.codeArguments.toByteArray(), "arguments");
        QTEST(response.rest.toByteArray(), "rest");
        QVERIFY(reader.next(response));
        QCOMPARE(response.rest.toByteArray(), QByteArray("next"));
    }
}

void ImapReaderTest::readsValues_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("values");
    const auto row = [](const char* name, const QByteArray& line, const QByteArray& values) {
        QTest::newRow(name) << line << values;
    };
    row("nested", "* 1 FETCH (FLAGS (\\Seen) UID 7)", "(FLAGS (\\Seen) UID 7)");
    row("no blank", "* 1 FETCH(UID 7)", "(UID 7)");
    row("literal", "* 1 FETCH (X {3}\r\na\"b Y {0}\r\n)", "(X \"a\"b\" Y \"\")");
    row("literal+", "* 1 FETCH (X {1+}\r\nz)", "(X \"z\")");
    row("binary literal", "* 1 FETCH (X ~{1}\r\nz)", "(X \"z\")");
    row("IMAP-126 nul in literal", QByteArray("* 1 FETCH (X {3}\r\na\0b)", 22),
        QByteArray("(X \"a\0b\")", 9));
    row("escapes", R"(* 1 FETCH (X "a\"b\\c" Y))", R"((X "a"b\c" Y))");
    row("stray backslash", R"(* 1 FETCH (X "a\b"))", R"((X "a\b"))");
    row("empty strings", "* 1 FETCH (\"\" \"\")", "(\"\" \"\")");
    row("IMAP-100 unescaped quotes",
        R"(* 1 FETCH (("MOUNDARY="_006_5DBB_"" "OCTET-STREAM" ("name" "test.dat") NIL)))",
        R"((("MOUNDARY="_006_5DBB_"" "OCTET-STREAM" ("name" "test.dat") NIL)))");
    row("unended quote", "* 1 FETCH (X \"abc", "(X \"abc\")");
    row("IMAP-081 8-bit quoted", "* 1 FETCH (X \"F\xc3\xa5\")", "(X \"F\xc3\xa5\")");
    row("section", "* 1 FETCH (BODY[HEADER.FIELDS (REFERENCES)]<0> NIL)",
        "(BODY[HEADER.FIELDS (REFERENCES)]<0> NIL)");
    row("section and literal", "* 1 FETCH (BODY[1]{2}\r\nab UID 1)", "(BODY[1] \"ab\" UID 1)");
    row("IMAP-111 blank at end", "* 11487 FETCH (UID 19436 )", "(UID 19436)");
    row("IMAP-067 blanks inside", "* STATUS box ( MESSAGES 113 )", "box (MESSAGES 113)");
    row("IMAP-068 empty", "* STATUS \"INBOX\" ()", "\"INBOX\" ()");
    row("missing close", "* 1 FETCH (UID (1", "(UID (1))");
    row("too many closes", "* 1 FETCH (UID 1))) X", "(UID 1) X");
    row("IMAP-036 brackets", "* LIST (\\A \\B) \"/\" [Gmail]/Starred", "(\\A \\B) \"/\" [Gmail]/Starred");
    row("IMAP-039 literal name", "* LIST () \"/\" {7}\r\na\"b\\c/d", "() \"/\" \"a\"b\\c/d\"");
    row("IMAP-071 two blanks", "* QUOTA \"\" (STORAGE 54  111)", "\"\" (STORAGE 54 111)");
    row("nil in any case", "* 1 FETCH (nil NIL Nil nile)", "(NIL NIL NIL nile)");
    row("a brace in a name", "* LIST () \"/\" foo{bar}", "() \"/\" foo{bar}");
}

void ImapReaderTest::readsValues()
{
    QFETCH(QByteArray, line);
    MemorySource source(line + "\r\n* OK next\r\n");
    ImapReader reader(source, {});
    ImapResponse response;
    QVERIFY(reader.next(response));
    QTEST(shown(response.values()), "values");
    QVERIFY(reader.next(response));
    QCOMPARE(response.rest.toByteArray(), QByteArray("next"));
}

void ImapReaderTest::readsTheSameInAnyPieces()
{
    const QByteArray bytes = "* 1 FETCH (UID 5 ENVELOPE (\"a\" {4}\r\nb\r\nc) FLAGS (\\Seen))\r\n"
                             "* SEARCH 1 2 3\r\n* LIST () \"/\" {3}\r\nx y\r\nC1 OK [X 1] done\r\n";
    QByteArrayList whole;
    for (qsizetype piece = 1; piece < bytes.size(); ++piece) {
        MemorySource source(bytes, piece);
        ImapReader reader(source, {});
        ImapResponse response;
        QByteArrayList parts;
        while (reader.next(response))
            parts.append(response.keyword + ' ' + response.rest.toByteArray() + ' ' +
                         shown(response.values()));
        QCOMPARE(parts.size(), 4);
        if (whole.isEmpty())
            whole = parts;
        QCOMPARE(parts, whole);
    }
}

void ImapReaderTest::bodiesPassThrough()
{
    const QByteArray body(300'000, 'x');
    NetworkLimits limits;
    limits.maxReply = 5000; // far less than the body: it must not be held
    for (const QByteArray& name :
         {QByteArray("BODY[]"), QByteArray("BODY[]<0>"), QByteArray("body[]<0.1024>")}) {
        const QByteArray start =
            "* 1 FETCH (UID 5 " + name + " {" + QByteArray::number(body.size()) + "}\r\n";
        MemorySource source(start + body + " FLAGS (\\Seen))\r\n", 1000);
        ImapReader reader(source, limits);
        QByteArray got;
        qint64 total = 0;
        reader.setBodySink([&](QByteArrayView piece, qint64 size) {
            got += piece;
            total = size;
            return true;
        });
        ImapResponse response;
        const auto read = reader.next(response);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(got, body);
        QCOMPARE(total, qint64(body.size()));
        QCOMPARE(shown(response.values()), "(UID 5 " + name + " \"\" FLAGS (\\Seen))");
    }
}

void ImapReaderTest::aBodyOfAnotherSizeIsAnError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorReason>("reason");
    QTest::newRow("longer than announced")
        << QByteArray("* 1 FETCH (BODY[] {3}\r\nabcd)\r\n") << ErrorReason::ResponseMalformed;
    QTest::newRow("shorter, and then nothing")
        << QByteArray("* 1 FETCH (BODY[] {30}\r\nabcd)\r\nC1 OK\r\n") << ErrorReason::ConnectionLost;
    QTest::newRow("shorter, and then more")
        << QByteArray("* 1 FETCH (BODY[] {10}\r\nabcd)\r\nC1 OK done\r\n") << ErrorReason::ResponseMalformed;
}

void ImapReaderTest::aBodyOfAnotherSizeIsAnError()
{
    QFETCH(QByteArray, bytes);
    MemorySource source(bytes);
    ImapReader reader(source, {});
    reader.setBodySink([](QByteArrayView, qint64) { return true; });
    ImapResponse response;
    const auto read = reader.next(response);
    QVERIFY(!read);
    QTEST(read.error().reason, "reason");
}

void ImapReaderTest::hostileSizesAreErrors_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<ErrorReason>("reason");
    QTest::newRow("IMAP-128 huge body")
        << QByteArray("* 1 FETCH (BODY[] {99999999999}") << ErrorReason::ResponseTooLarge;
    QTest::newRow("IMAP-128 huge string")
        << QByteArray("* 1 FETCH (X {2147483648}") << ErrorReason::ResponseTooLarge;
    QTest::newRow("beyond 64 bits") << QByteArray("* 1 FETCH (X {99999999999999999999999}")
                                    << ErrorReason::ResponseMalformed;
    QTest::newRow("IMAP-128 negative") << QByteArray("* {-1}") << ErrorReason::ResponseMalformed;
    QTest::newRow("IMAP-128 no number") << QByteArray("* {invalid}") << ErrorReason::ResponseMalformed;
    QTest::newRow("over the limit") << QByteArray("* 1 FETCH (X {100001}") << ErrorReason::ResponseTooLarge;
}

void ImapReaderTest::hostileSizesAreErrors()
{
    QFETCH(QByteArray, line);
    MemorySource source(line + "\r\n");
    ImapReader reader(source, smallLimits());
    reader.setBodySink([](QByteArrayView, qint64) { return true; });
    ImapResponse response;
    const auto read = reader.next(response);
    QVERIFY(!read);
    QTEST(read.error().reason, "reason");
    QCOMPARE(read.error().kind, ErrorKind::Protocol);
}

void ImapReaderTest::announcedSizesAreNotAllocated()
{
    NetworkLimits limits;
    limits.maxReply = 1LL << 40;
    MemorySource source("* 1 FETCH (X {1000000000}\r\nabc");
    ImapReader reader(source, limits);
    ImapResponse response;
    QVERIFY(!reader.next(response));
    QVERIFY(response.buffer().capacity() < 100'000);
}

void ImapReaderTest::longLinesAreErrors()
{
    QCOMPARE(errorOf("* OK " + QByteArray(2000, 'a')).reason, ErrorReason::ResponseTooLarge);
    QCOMPARE(errorOf(QByteArray(2000, '(')).reason, ErrorReason::ResponseTooLarge);
    QCOMPARE(errorOf("* 1 FETCH (X " + QByteArray(200'000, 'a')).reason, ErrorReason::ResponseTooLarge);
    // Many short ones with literals between them are one response too.
    QByteArray many = "* 1 FETCH (";
    for (int i = 0; i < 20'000; ++i)
        many += "{3}\r\nabc ";
    QCOMPARE(errorOf(many).reason, ErrorReason::ResponseTooLarge);
    // No more is read than the limit.
    MemorySource endless("* OK " + QByteArray(10'000'000, 'a'), 1000);
    ImapReader reader(endless, smallLimits());
    ImapResponse response;
    QVERIFY(!reader.next(response));
    QVERIFY(endless.taken() <= 4000);
}

void ImapReaderTest::longListsOfNumbersAreNot()
{
    QByteArray numbers;
    for (int i = 1; i < 10'000; ++i)
        numbers += ' ' + QByteArray::number(i);
    for (const char* const begin : {"* SEARCH", "* ESEARCH (TAG \"C1\") UID ALL", "* VANISHED (EARLIER)"}) {
        MemorySource source(begin + numbers + "\r\n");
        ImapReader reader(source, smallLimits());
        ImapResponse response;
        QVERIFY(reader.next(response));
        QVERIFY(response.rest.size() > 40'000);
    }
}

void ImapReaderTest::depthIsBounded()
{
    NetworkLimits limits;
    const QByteArray deep = "* 1 FETCH (UID 1 BODYSTRUCTURE " + QByteArray(400'000, '(') + "\"a\"" +
                            QByteArray(400'000, ')') + " FLAGS (\\Seen))\r\n";
    MemorySource source(deep);
    ImapReader reader(source, limits);
    ImapResponse response;
    QVERIFY(reader.next(response));
    // What stands behind the abyss is still found, and the depth that one walks is small.
    QCOMPARE(shown(response.values().at(4)).left(5), QByteArray("FLAGS"));
    int depth = 0;
    for (ImapValue value = response.values().at(3); value.isList(); value = value.first())
        ++depth;
    QVERIFY(depth > 50 && depth < 200);
}

void ImapReaderTest::garbageNeverCrashes()
{
    static constexpr char kBytes[] = "()\"\\{}[]<>*+ 0123456789\r\nABNILTFETCHBODY~%\0\xff";
    const QByteArray alphabet(kBytes, sizeof kBytes - 1);
    QRandomGenerator random(99);
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes;
        for (int i = random.bounded(5, 200); i > 0; --i)
            bytes += alphabet[random.bounded(int(alphabet.size()))];
        MemorySource source("* 1 FETCH (" + bytes + "\r\n", 1 + random.bounded(20));
        ImapReader reader(source, smallLimits());
        reader.setBodySink([](QByteArrayView, qint64) { return true; });
        ImapResponse response;
        while (reader.next(response))
            static_cast<void>(shown(response.values()));
    }
}

QTEST_GUILESS_MAIN(ImapReaderTest)
#include "tst_imapreader.moc"
