#include "MessageFixture.h"
#include "message/CalendarText.h"
#include "message/CalendarZone.h"
#include "message/Invitation.h"
#include "message/MessageBuilder.h"
#include "message/MessageReader.h"
#include "message/MimeTree.h"

#include <QElapsedTimer>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

QByteArray lines(const QByteArrayList& all)
{
    return all.join("\r\n") + "\r\n";
}

QByteArray calendar(const QByteArray& method, const QByteArrayList& event, const QByteArrayList& before = {})
{
    return lines(QByteArrayList{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "METHOD:" + method} + before +
                 QByteArrayList{"BEGIN:VEVENT", "UID:u1@ornek.com.tr", "DTSTAMP:20261101T080000Z"} + event +
                 QByteArrayList{"END:VEVENT", "END:VCALENDAR"});
}

const QByteArrayList kPeople{
    "ORGANIZER;CN=Ay\xc5\x9f"
    "e Y\xc4\xb1lmaz:mailto:ayse@ornek.com.tr",
    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;"
    "CN=deniz@ornek.com.tr;X-NUM-GUESTS=0:mailto:deniz@ornek.com.tr",
    "ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=TENTATIVE;CN=\"Kaya, Mehmet\":MAILTO:"
    "Mehmet@ornek.com.tr"};

/// As Outlook writes the zone of Turkey before 2016, and that of Berlin.
const QByteArrayList kWindowsZone{"BEGIN:VTIMEZONE",
                                  "TZID:W. Europe Standard Time",
                                  "BEGIN:STANDARD",
                                  "DTSTART:16010101T030000",
                                  "TZOFFSETFROM:+0200",
                                  "TZOFFSETTO:+0100",
                                  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
                                  "END:STANDARD",
                                  "BEGIN:DAYLIGHT",
                                  "DTSTART:16010101T020000",
                                  "TZOFFSETFROM:+0100",
                                  "TZOFFSETTO:+0200",
                                  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
                                  "END:DAYLIGHT",
                                  "END:VTIMEZONE"};

std::shared_ptr<const Invitation> withTimes(const QByteArrayList& times, const QByteArrayList& before = {})
{
    return readInvitation(calendar("REQUEST", kPeople + times, before));
}

QDateTime utc(int year, int month, int day, int hour, int minute = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC);
}

} // namespace

/// Invitations as calendars and mail programs write them, and the answers.
class TestInvitation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsContentLines()
    {
        const auto components =
            readCalendar("BEGIN:VCALENDAR\nX-A;B=\"c;d:e\";F=g^nh^'i:j\n  k\n\tl\nno line\n"
                         "ITEM1.URL:x\nBEGIN:vevent\nSUMMARY:a\\, b\\; c\\n d\\\\e\n");
        QCOMPARE(components.size(), 2);
        QCOMPARE(components.at(1).name, QByteArray("VEVENT"));
        QCOMPARE(components.at(1).parent, 0);
        const CalendarProperty* property = components.first().find("X-A");
        QVERIFY(property != nullptr);
        QCOMPARE(property->parameter("B"), QByteArray("c;d:e"));
        QCOMPARE(property->parameter("F"), QByteArray("g\nh\"i"));
        QCOMPARE(property->value, QByteArray("j kl"));
        QVERIFY(components.first().find("URL") != nullptr);
        QCOMPARE(components.at(1).find("SUMMARY")->text(), text("a, b; c\n d\\e"));
    }

    void foldsWhatItWrites()
    {
        CalendarWriter writer;
        writer.addText("SUMMARY", text("ş").repeated(100) + text(";\r\nX:y"));
        for (const QByteArray& line : writer.bytes().split('\n')) {
            QVERIFY(line.size() <= 76);
            QVERIFY(QString::fromUtf8(line).toUtf8() == line); // no letter is cut in two
        }
        const auto read = readCalendar("BEGIN:A\r\n" + writer.bytes());
        QCOMPARE(read.first().properties.size(), 1);
        QCOMPARE(read.first().find("SUMMARY")->text(), text("ş").repeated(100) + text("; \nX:y"));
        QCOMPARE(CalendarWriter::quoted(text("a\"b\nc^")), QByteArray("\"a^'b^nc^^\""));
    }

    void readsOneAsGoogleWritesIt()
    {
        const auto read =
            withTimes({"DTSTART:20261127T110000Z", "DTEND:20261127T120000Z", "SEQUENCE:0", "STATUS:CONFIRMED",
                       "SUMMARY:Proje toplant\xc4\xb1s\xc4\xb1", "DESCRIPTION:Gündem:\\n- bütçe",
                       "LOCATION:B\xc3\xbcy\xc3\xbck salon\\, 2. kat"});
        QVERIFY(read != nullptr);
        QCOMPARE(read->method, InvitationMethod::Request);
        QCOMPARE(read->summary, text("Proje toplantısı"));
        QCOMPARE(read->description, text("Gündem:\n- bütçe"));
        QCOMPARE(read->location, text("Büyük salon, 2. kat"));
        QCOMPARE(read->start.at, utc(2026, 11, 27, 11));
        QCOMPARE(read->end.at, utc(2026, 11, 27, 12));
        QVERIFY(read->start.zone.isEmpty() && !read->repeats && !read->isCancelled);
        QCOMPARE(read->organizer.who, (Address{text("Ayşe Yılmaz"), text("ayse@ornek.com.tr")}));
        QCOMPARE(read->attendees.size(), 2);
        QCOMPARE(read->attendees.at(0).who, (Address{QString(), text("deniz@ornek.com.tr")}));
        QCOMPARE(read->attendees.at(1).who, (Address{text("Kaya, Mehmet"), text("Mehmet@ornek.com.tr")}));
        QCOMPARE(read->attendees.at(1).answer, InvitationAnswer::Tentative);
        QVERIFY(read->attendees.at(1).isOptional && !read->attendees.at(0).isOptional);
        QVERIFY(isAnswerable(*read));
        QCOMPARE(invitedOf(*read, {text("DENIZ@ornek.com.tr")}), &read->attendees.at(0));
        QVERIFY(invitedOf(*read, {text("baska@ornek.com.tr")}) == nullptr);
    }

    void respectsTheZoneThatComesWithIt_data()
    {
        QTest::addColumn<QByteArray>("local");
        QTest::addColumn<QDateTime>("at");
        QTest::newRow("winter") << QByteArray("20261127T140000") << utc(2026, 11, 27, 13);
        QTest::newRow("summer") << QByteArray("20260715T140000") << utc(2026, 7, 15, 12);
        QTest::newRow("before the change") << QByteArray("20261025T015900") << utc(2026, 10, 24, 23, 59);
        QTest::newRow("after the change") << QByteArray("20261025T030000") << utc(2026, 10, 25, 2);
        QTest::newRow("new year") << QByteArray("20270101T000000") << utc(2026, 12, 31, 23);
    }

    void respectsTheZoneThatComesWithIt()
    {
        QFETCH(QByteArray, local);
        QFETCH(QDateTime, at);
        const auto read = withTimes({"DTSTART;TZID=W. Europe Standard Time:" + local}, kWindowsZone);
        QVERIFY(read != nullptr);
        QCOMPARE(read->start.at, at);
        QCOMPARE(read->start.zone, text("W. Europe Standard Time"));
        QVERIFY(!read->start.isZoneUnknown);
        // The message's own word counts, whatever the system thinks of the name.
        QByteArrayList odd = kWindowsZone;
        for (QByteArray& line : odd)
            line.replace("TZOFFSETTO:+0200", "TZOFFSETTO:+0930")
                .replace("TZOFFSETTO:+0100", "TZOFFSETTO:+0930");
        const auto other = withTimes({"DTSTART;TZID=W. Europe Standard Time:" + local}, odd);
        QCOMPARE(other->start.there.offsetFromUtc(), 9 * 3600 + 30 * 60);
    }

    void takesNoHalfRuleOfAZone_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<bool>("isKnown");
        const auto row = [](const char* rule, bool isKnown) {
            QTest::newRow(rule) << QByteArray(rule) << isKnown;
        };
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", true);
        row("FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3;WKST=MO;", true);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14", true);
        row("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=20", true);
        row("FREQ=YEARLY", true);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20371231T000000Z", true);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=3", false);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;INTERVAL=2", false);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYSETPOS=2", false);
        row("FREQ=YEARLY;BYWEEKNO=13;BYDAY=SU", false);
        row("FREQ=YEARLY;BYYEARDAY=86", false);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;BYHOUR=5", false);
        row("FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", false);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=SU,MO", false);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=xSU", false);
        row("FREQ=YEARLY;BYDAY=-1SU", false); // the last one of the year
        row("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=20,25", false);
        row("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1", false);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,15", false);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=soon", false);
        row("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;X-NEW=1", false);
        row("FREQ=MONTHLY;BYDAY=-1SU", false);
        row("BYMONTH=3", false);
    }

    void takesNoHalfRuleOfAZone()
    {
        QFETCH(QByteArray, rule);
        QFETCH(bool, isKnown);
        const auto withZone = [](const QByteArrayList& onsets) {
            const QByteArrayList zone =
                QByteArrayList{"BEGIN:VTIMEZONE",         "TZID:Ours",          "BEGIN:STANDARD",
                               "DTSTART:20200329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"} +
                onsets + QByteArrayList{"END:STANDARD", "END:VTIMEZONE"};
            return withTimes({"DTSTART;TZID=Ours:20261127T140000"}, zone);
        };
        const auto read = withZone({"RRULE:" + rule});
        QVERIFY(read != nullptr);
        QCOMPARE(read->start.isZoneUnknown, !isKnown);
        if (!isKnown)
            return;
        QCOMPARE(read->start.at, utc(2026, 11, 27, 12));
        QVERIFY(withZone({"RRULE:" + rule, "EXDATE:20260329T020000"})->start.isZoneUnknown);
        QVERIFY(withZone({"RRULE:" + rule, "RDATE:soon"})->start.isZoneUnknown);
        QVERIFY(withZone({"RRULE:" + rule, "RRULE:" + rule})->start.isZoneUnknown);
        QVERIFY(!withZone({"RRULE:" + rule, "RDATE:20260329T020000"})->start.isZoneUnknown);
    }

    void knowsZonesByName_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<QString>("shown");
        QTest::newRow("IANA") << QByteArray("America/New_York") << true << text("America/New York");
        QTest::newRow("Windows") << QByteArray("Eastern Standard Time") << true
                                 << text("Eastern Standard Time");
        QTest::newRow("path of Mozilla")
            << QByteArray("/mozilla.org/20050126_1/America/New_York") << true << text("America/New York");
        QTest::newRow("quoted path") << QByteArray("/freeassociation.sourceforge.net/America/New_York")
                                     << true << text("America/New York");
        QTest::newRow("unknown") << QByteArray("Mars/Phobos") << false << text("Mars/Phobos");
        QTest::newRow("attack") << QByteArray("../../../../etc/passwd") << false
                                << text("../../../../etc/passwd");
    }

    void knowsZonesByName()
    {
        QFETCH(QByteArray, id);
        QFETCH(bool, isKnown);
        QFETCH(QString, shown);
        const auto read = withTimes({"DTSTART;TZID=\"" + id + "\":20261127T090000"});
        QVERIFY(read != nullptr);
        QCOMPARE(read->start.zone, shown);
        QCOMPARE(read->start.isZoneUnknown, !isKnown);
        if (isKnown)
            QCOMPARE(read->start.at, utc(2026, 11, 27, 14));
        else
            QCOMPARE(read->start.at, QDateTime(QDate(2026, 11, 27), QTime(9, 0), Qt::LocalTime));
    }

    void readsOtherTimes()
    {
        auto read = withTimes({"DTSTART;VALUE=DATE:20261127", "DTEND;VALUE=DATE:20261130"});
        QCOMPARE(read->start.date, QDate(2026, 11, 27));
        QCOMPARE(read->end.date, QDate(2026, 11, 29)); // the last day, not the one after it
        read = withTimes({"DTSTART;VALUE=DATE:20261127"});
        QVERIFY(read->start.isAllDay() && !read->end.isValid());
        read = withTimes({"DTSTART:20261127T110000Z", "DURATION:PT1H30M"});
        QCOMPARE(read->end.at, utc(2026, 11, 27, 12, 30));
        read = withTimes({"DTSTART:20261127T110000", "DTEND:20261127T100000"});
        QCOMPARE(read->start.at.timeSpec(), Qt::LocalTime);
        QVERIFY(!read->end.isValid()); // before its start
        QVERIFY(withTimes({"DTSTART:tomorrow"}) == nullptr);
        QVERIFY(withTimes({}) == nullptr);
    }

    void readsUsualRules_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<InvitationRule>("expected");
        using Unit = InvitationRule::Unit;
        QTest::newRow("weekly") << QByteArray("FREQ=WEEKLY;WKST=MO;INTERVAL=2;BYDAY=FR,MO;COUNT=10")
                                << InvitationRule{Unit::Week, 2, {1, 5}, 0, 0, 10, {}, true};
        QTest::newRow("until") << QByteArray("FREQ=DAILY;UNTIL=20261231T200000Z")
                               << InvitationRule{Unit::Day, 1, {}, 0, 0, 0, QDate(2026, 12, 31), true};
        QTest::newRow("second Monday")
            << QByteArray("FREQ=MONTHLY;BYDAY=2MO") << InvitationRule{Unit::Month, 1, {1}, 2, 0, 0, {}, true};
        QTest::newRow("as Outlook says it") << QByteArray("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;INTERVAL=1")
                                            << InvitationRule{Unit::Month, 1, {5}, -1, 0, 0, {}, true};
        QTest::newRow("day of the month") << QByteArray("FREQ=MONTHLY;BYMONTHDAY=15")
                                          << InvitationRule{Unit::Month, 1, {}, 0, 15, 0, {}, true};
        QTest::newRow("yearly") << QByteArray("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=27")
                                << InvitationRule{Unit::Year, 1, {}, 0, 27, 0, {}, true};
    }

    void readsUsualRules()
    {
        QFETCH(QByteArray, rule);
        QFETCH(InvitationRule, expected);
        const auto read = withTimes({"DTSTART:20261127T110000Z", "RRULE:" + rule});
        QVERIFY(read->repeats);
        QVERIFY(read->rule.isPlain);
        QCOMPARE(read->rule, expected);
    }

    void saysLittleAboutOtherRules()
    {
        for (const char* rule : {"FREQ=SECONDLY", "FREQ=HOURLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=MO,TU",
                                 "FREQ=WEEKLY;BYHOUR=9,17", "FREQ=MONTHLY;BYMONTHDAY=-1",
                                 "FREQ=YEARLY;BYDAY=2MO;BYMONTH=5", "FREQ=DAILY;INTERVAL=0", "x", ""}) {
            const auto read = withTimes({"DTSTART:20261127T110000Z", QByteArray("RRULE:") + rule});
            QVERIFY2(read->repeats && !read->rule.isPlain, rule);
        }
    }

    void tellsWhatIsMeant()
    {
        const QByteArrayList time{"DTSTART:20261127T110000Z"};
        const auto cancelled =
            readInvitation(calendar("CANCEL", kPeople + time + QByteArrayList{"SEQUENCE:3"}));
        QVERIFY(cancelled->isCancelled && !isAnswerable(*cancelled));
        QCOMPARE(cancelled->sequence, 3);
        const auto status = withTimes(time + QByteArrayList{"STATUS:CANCELLED"});
        QVERIFY(status->isCancelled && !isAnswerable(*status));
        const auto reply = readInvitation(calendar(
            "REPLY", time + QByteArrayList{"ATTENDEE;PARTSTAT=DECLINED:mailto:mehmet@ornek.com.tr"}));
        QCOMPARE(reply->method, InvitationMethod::Reply);
        QCOMPARE(reply->attendees.first().answer, InvitationAnswer::Declined);
        QVERIFY(!isAnswerable(*reply));
        QCOMPARE(readInvitation(calendar("COUNTER", time))->method, InvitationMethod::Counter);
        QCOMPARE(readInvitation(calendar("X", time))->method, InvitationMethod::Other);
        // Nobody to answer to, or nobody that one can write to.
        QVERIFY(!isAnswerable(*readInvitation(calendar("REQUEST", time))));
        for (const char* organizer : {"mailto:", "mailto:a b@x.example", "http://x.example/",
                                      "mailto:a@b?bcc=c@d", "mailto:a%0d%0aBcc: c@d.example"}) {
            const auto read = readInvitation(
                calendar("REQUEST", time + QByteArrayList{QByteArray("ORGANIZER:") + organizer}));
            QVERIFY2(!isAnswerable(*read), organizer);
        }
        // Exchange's own addresses stand in a parameter.
        const auto exchange = readInvitation(
            calendar("REQUEST", time + QByteArrayList{"ORGANIZER;EMAIL=ayse@ornek.com.tr:invalid:nomail"}));
        QCOMPARE(exchange->organizer.who.addr, text("ayse@ornek.com.tr"));
    }

    void takesTheEventBeforeItsExceptions()
    {
        const QByteArray both =
            lines({"BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:u",
                   "RECURRENCE-ID:20261204T110000Z", "DTSTART:20261204T150000Z", "END:VEVENT", "BEGIN:VEVENT",
                   "UID:u", "DTSTART:20261127T110000Z", "RRULE:FREQ=WEEKLY", "BEGIN:VALARM", "TRIGGER:-PT15M",
                   "DTSTART:20200101T000000Z", "END:VALARM", "END:VEVENT", "END:VCALENDAR"});
        const auto read = readInvitation(both);
        QCOMPARE(read->start.at, utc(2026, 11, 27, 11));
        QVERIFY(read->repeats && !read->isOneOfMany);
        QCOMPARE(read->events, 1);
        const auto one =
            withTimes({"DTSTART:20261204T150000Z", "RECURRENCE-ID;TZID=America/New_York:20261204T060000"});
        QVERIFY(one->isOneOfMany);
        QCOMPARE(one->recurrence, QByteArray("RECURRENCE-ID:20261204T110000Z"));
        QCOMPARE(withTimes({"DTSTART;VALUE=DATE:20261204", "RECURRENCE-ID;VALUE=DATE:20261204"})->recurrence,
                 QByteArray("RECURRENCE-ID;VALUE=DATE:20261204"));
    }

    void isFoundInMessages()
    {
        const QByteArray event =
            calendar("REQUEST", kPeople + QByteArrayList{"DTSTART:20261127T110000Z",
                                                         "SUMMARY:Toplant\xc4\xb1", "DESCRIPTION:metin"});
        const QByteArray head = "From: a@b.example\r\nMIME-Version: 1.0\r\n";
        // As Google sends it: beside the text, and once more as a file.
        const MessageContent both = readMessage(
            head +
            "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; "
            "boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nDavet\r\n--a\r\nContent-Type: "
            "text/calendar; charset=\"UTF-8\"; method=REQUEST\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
            event +
            "\r\n--a--\r\n--m\r\nContent-Type: application/ics; name=\"invite.ics\"\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n" +
            event.toBase64() + "\r\n--m--\r\n");
        QVERIFY(both.invitation != nullptr);
        QCOMPARE(both.invitation->summary, text("Toplantı"));
        QCOMPARE(both.invitation->partPath, text("1.2"));
        QCOMPARE(both.text.trimmed(), text("Davet"));
        // As Outlook sends it to some: the event is all there is.
        const MessageContent alone =
            readMessage(head +
                        "Content-Type: text/calendar; method=REQUEST; charset=iso-8859-9\r\n"
                        "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
                        QByteArray(event).replace("\xc4\xb1", "=FD").replace("\xc5\x9f", "=FE"));
        QVERIFY(alone.invitation != nullptr);
        QCOMPARE(alone.invitation->summary, text("Toplantı"));
        QCOMPARE(alone.text, text("metin"));
        QCOMPARE(alone.attachments.size(), 1);
        QVERIFY(readMessage(fixture(QStringLiteral("invitation"))).invitation == nullptr); // nothing in it
        QVERIFY(readMessage(head + "\r\n" + event).invitation == nullptr);                 // a text
        QVERIFY(readMessage(head + "Content-Type: text/calendar\r\n\r\n" +
                            QByteArray(event).replace("SUMMARY:", "SUMMARY:" + QByteArray(1100'000, 'x')))
                    .invitation == nullptr); // too large
    }

    void answersInTheWordsOfTheStandard()
    {
        const auto read = withTimes({"DTSTART;TZID=America/New_York:20261127T090000", "DURATION:PT1H",
                                     "SEQUENCE:2", "SUMMARY:Toplant\xc4\xb1\\, yeni",
                                     "RECURRENCE-ID;TZID=America/New_York:20261127T080000"});
        const Identity identity{text("Deniz Arslan"), text("deniz@ornek.com.tr"), {}, {}};
        const InvitationPerson* invited = invitedOf(*read, {identity.address});
        const QByteArray reply =
            invitationReply(*read, *invited, InvitationAnswer::Accepted, utc(2026, 11, 20, 10, 5));
        QCOMPARE(QString::fromUtf8(QByteArray(reply).replace("\r\n ", "")),
                 QString::fromUtf8(lines(
                     {"BEGIN:VCALENDAR", "PRODID:-//Postaci//Postaci//EN", "VERSION:2.0", "METHOD:REPLY",
                      "BEGIN:VEVENT", "UID:u1@ornek.com.tr", "RECURRENCE-ID:20261127T130000Z", "SEQUENCE:2",
                      "DTSTAMP:20261120T100500Z", "DTSTART:20261127T140000Z", "DTEND:20261127T150000Z",
                      "ORGANIZER;CN=\"Ayşe Yılmaz\":mailto:ayse@ornek.com.tr",
                      "ATTENDEE;PARTSTAT=ACCEPTED:mailto:deniz@ornek.com.tr",
                      "SUMMARY:Toplant\xc4\xb1\\, yeni", "END:VEVENT", "END:VCALENDAR"})));
        const auto message =
            invitationMessage(*read, *invited, identity, {text("Kabul: x"), text("Gelecek.")});
        QVERIFY(message);
        const auto built = buildCalendarReply(*message, reply);
        QVERIFY(built);
        QCOMPARE(built->envelopeFrom, text("deniz@ornek.com.tr"));
        QCOMPARE(built->recipients, QStringList{text("ayse@ornek.com.tr")});
        const MimeTree tree = MimeTree::parse(built->wire);
        QVERIFY(tree.root().is("multipart", "alternative"));
        const MimeNode* part = tree.find("2");
        QVERIFY(part != nullptr && part->is("text", "calendar"));
        QCOMPARE(part->parameter("method"), QByteArray("REPLY"));
        QCOMPARE(part->parameter("charset"), QByteArray("utf-8"));
        QCOMPARE(attachmentData(built->wire, text("2")).trimmed(), reply.trimmed());
        const MessageContent content = readMessage(built->wire); // as the organiser reads it
        QCOMPARE(content.text.trimmed(), text("Gelecek."));
        QCOMPARE(content.invitation->method, InvitationMethod::Reply);
        QCOMPARE(content.invitation->attendees.first().answer, InvitationAnswer::Accepted);
        for (const QByteArray& line : built->wire.split('\n'))
            QVERIFY(line.size() <= 79);
        // No value adds a line of its own.
        Invitation evil = *read;
        evil.uid = "a\r\nATTENDEE:mailto:x@y.example";
        evil.organizer.value = "mailto:ayse@ornek.com.tr\nX:y";
        const QByteArray written =
            invitationReply(evil, *invited, InvitationAnswer::Declined, utc(2026, 1, 1, 0));
        QVERIFY(!written.contains("\nATTENDEE:mailto:x") && !written.contains("\nX:y"));
    }

    void remembersByKeywords()
    {
        for (const InvitationAnswer answer :
             {InvitationAnswer::Accepted, InvitationAnswer::Tentative, InvitationAnswer::Declined})
            QCOMPARE(answerOf({text("x"), answerKeyword(answer).toLower()}), answer);
        QCOMPARE(answerOf({text("x")}), InvitationAnswer::None);
    }

    void isBounded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20261127T110000Z\r\n";
        QTest::newRow("deep") << QByteArray("BEGIN:VEVENT\r\n").repeated(70'000);
        QTest::newRow("wide") << QByteArray("BEGIN:VEVENT\r\nEND:VEVENT\r\n").repeated(40'000);
        QTest::newRow("attendees") << event + QByteArray("ATTENDEE:mailto:a@b.c\r\n").repeated(45'000);
        QTest::newRow("parameters") << event + "ATTENDEE" + QByteArray(";A=b").repeated(250'000) + ":x\r\n";
        QTest::newRow("one line") << event + "SUMMARY:" + QByteArray(1'000'000, 'x');
        QTest::newRow("folds") << event + "SUMMARY:" + QByteArray("\r\n ").repeated(330'000);
        QTest::newRow("every second") << lines(
            {"BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "TZID:E", "BEGIN:STANDARD", "DTSTART:19700101T000000",
             "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "RRULE:FREQ=SECONDLY", "END:STANDARD", "END:VTIMEZONE",
             "BEGIN:VEVENT", "UID:1", "DTSTART;TZID=E:20261127T140000", "END:VEVENT"});
        QTest::newRow("zones")
            << "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:E\r\n" +
                   QByteArray("BEGIN:STANDARD\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n").repeated(18'000);
        QTest::newRow("bytes") << QByteArray(1'000'000, '\0');
    }

    void isBounded()
    {
        QFETCH(QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        const auto read = readInvitation(bytes);
        if (read != nullptr) {
            QVERIFY(read->attendees.size() <= 500);
            QVERIFY(read->summary.size() <= 10'000);
        }
        const auto components = readCalendar(bytes);
        QVERIFY(components.size() <= 2000);
        QVERIFY2(timer.elapsed() < 5000,
                 qPrintable(QString::number(timer.elapsed()))); // linear: milliseconds
    }
};

QTEST_GUILESS_MAIN(TestInvitation)
#include "tst_invitation.moc"
