// Invitations in the reader pane: what the card says, and what is answered.
#include "gui/ReaderFixture.h"

#include "message/HeaderDecoder.h"
#include "message/MessageReader.h"
#include "reader/InvitationCard.h"
#include "reader/InvitationWords.h"
#include "reader/MessageView.h"
#include "widgets/Language.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

const QByteArray kZone =
    "BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\nBEGIN:STANDARD\r\nDTSTART:20071104T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\n"
    "END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n"
    "END:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

struct Event
{
    QByteArray method = "REQUEST";
    QByteArray times = "DTSTART:20261127T110000Z\r\nDTEND:20261127T120000Z\r\n";
    QByteArray more;
    QByteArray attendee = "deniz@ornek.com.tr";
    QByteArray status = "NEEDS-ACTION"; ///< of that attendee
    int others = 1;
};

QByteArray calendarOf(const Event& event)
{
    QByteArray out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:" + event.method + "\r\n" + kZone +
                     "BEGIN:VEVENT\r\nUID:u1@ornek.com.tr\r\nSUMMARY:Proje toplantısı\r\nLOCATION:Büyük "
                     "salon\r\nORGANIZER;CN=Ayşe Yılmaz:mailto:ayse@ornek.com.tr\r\n" +
                     event.times + event.more;
    if (!event.attendee.isEmpty())
        out += "ATTENDEE;PARTSTAT=" + event.status + ";RSVP=TRUE:mailto:" + event.attendee + "\r\n";
    for (int i = 0; i < event.others; ++i)
        out += "ATTENDEE;CN=Mehmet Kaya " + QByteArray::number(i) + ";PARTSTAT=ACCEPTED:mailto:m" +
               QByteArray::number(i) + "@ornek.com.tr\r\n";
    return out + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

QByteArray messageOf(const Event& event, const QByteArray& head = {})
{
    return head + rawMessage("Davet", "Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n" +
                                          plainPart("Davetlisiniz.") +
                                          "\r\n--a\r\nContent-Type: text/calendar; charset=utf-8; method=" +
                                          event.method + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
                                          calendarOf(event) + "\r\n--a--\r\n");
}

} // namespace

class TestInvitationCard : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        useLanguage("en");
        Theme::apply(*qApp, ColorScheme::Light);
        renew();
    }
    void cleanup() { close(); }
    void cleanupTestCase() { useLanguage("en"); }
    void showsWhatWhenWhereWho();
    void saysItInTurkish();
    void saysTimesOfElsewhere();
    void saysHowOften_data();
    void saysHowOften();
    void saysWhatHasBecomeOfIt_data();
    void saysWhatHasBecomeOfIt();
    void answersTheOrganiser_data();
    void answersTheOrganiser();
    void changesItsMind();
    void believesNoAnswerThatOthersWrote();
    void offersNoAnswer_data();
    void offersNoAnswer();
    void handsTheFileOver();
    void staysSmall_data();
    void staysSmall();

private:
    static void useLanguage(const char* code)
    {
        Language::apply(QLatin1String(code));
        QLocale::setDefault(QLocale(QLatin1String(code)));
    }
    [[nodiscard]] InvitationCard& card() { return *pane().findChild<InvitationCard*>(); }
    [[nodiscard]] QString label(const char* name)
    {
        return card().findChild<QLabel*>(QLatin1String(name))->text();
    }
    [[nodiscard]] bool isButtonThere(const char* name)
    {
        return card().findChild<QPushButton*>(QLatin1String(name))->isVisibleTo(&card());
    }
    [[nodiscard]] QList<OutboxEntry> outbox() { return desk().engine().reader().outbox().value_or({}); }
    MessageId showEvent(const Event& event)
    {
        const MessageId id = desk().add(messageOf(event));
        openPane();
        show(id);
        return id;
    }
    void picture(const QString& name)
    {
        if (const QString dir = qEnvironmentVariable("POSTACI_PICTURES"); !dir.isEmpty())
            pane().grab().save(dir + u"/invitation-"_s + name + u".png"_s);
    }
};

void TestInvitationCard::showsWhatWhenWhereWho()
{
    Event event;
    event.others = 8;
    showEvent(event);
    QVERIFY(card().isVisible());
    QCOMPARE(label("invitationTitle"), u"Invitation"_s);
    QCOMPARE(label("invitationSummary"), u"Proje toplantısı"_s);
    const QString when = label("invitationWhen"); // 14:00 in Istanbul
    for (const QString& part : {u"Friday, "_s, u"27"_s, u"2026"_s, u"2:00"_s, u"3:00"_s})
        QVERIFY2(when.contains(part), qPrintable(when));
    QVERIFY(!when.contains(u"("_s)); // one time zone
    QCOMPARE(label("invitationWhere"), u"Büyük salon"_s);
    QCOMPARE(label("invitationOrganizer"), u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s);
    QVERIFY(label("invitationPeople").startsWith(u"deniz@ornek.com.tr, Mehmet Kaya 0 (accepted), "_s));
    QVERIFY2(label("invitationPeople").endsWith(u"and 4 more"_s), qPrintable(label("invitationPeople")));
    press(&card(), "allParticipantsButton");
    QVERIFY(label("invitationPeople").endsWith(u"Mehmet Kaya 7 (accepted)"_s));
    QCOMPARE(text().trimmed(), u"Davetlisiniz."_s); // the body is below it
    QVERIFY(body().isVisible() && body().height() > 100);
    for (const char* name : {"acceptInvitationButton", "tentativeInvitationButton", "declineInvitationButton",
                             "invitationCalendarButton"})
        QVERIFY2(isButtonThere(name), name);
    picture(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Dark);
    picture(u"dark"_s);
}

void TestInvitationCard::saysItInTurkish()
{
    useLanguage("tr");
    Event event;
    event.times = "DTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261129\r\n";
    showEvent(event);
    const QString when = label("invitationWhen");
    for (const QString& part : {u"27 Kasım 2026"_s, u"28 Kasım 2026"_s})
        QVERIFY2(when.contains(part), qPrintable(when));
    picture(u"tr"_s);
    // The language that is chosen while it is open, too.
    useLanguage("en");
    QTRY_COMPARE(card().findChild<QPushButton*>(u"acceptInvitationButton"_s)->text(), u"Accept"_s);
    QVERIFY2(label("invitationWhen").endsWith(u"all day"_s), qPrintable(label("invitationWhen")));
}

void TestInvitationCard::saysTimesOfElsewhere()
{
    Event event;
    event.times =
        "DTSTART;TZID=America/New_York:20261127T090000\r\nDTEND;TZID=America/New_York:20261127T100000\r\n";
    showEvent(event);
    const QString when = label("invitationWhen"); // 17:00 in Istanbul
    QVERIFY2(when.contains(u"5:00"_s) && when.contains(u"6:00"_s), qPrintable(when));
    QVERIFY2(when.contains(u"9:00"_s) && when.endsWith(u"in America/New York)"_s), qPrintable(when));
}

void TestInvitationCard::saysHowOften_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("daily") << QByteArray("FREQ=DAILY") << u"every day"_s;
    QTest::newRow("weekly") << QByteArray("FREQ=WEEKLY;BYDAY=FR,MO;COUNT=10")
                            << u"every week on Monday, Friday, 10 times"_s;
    QTest::newRow("other weeks") << QByteArray("FREQ=WEEKLY;INTERVAL=2") << u"every 2 weeks"_s;
    QTest::newRow("monthly") << QByteArray("FREQ=MONTHLY;BYDAY=2MO") << u"every month on the second Monday"_s;
    QTest::newRow("last") << QByteArray("FREQ=MONTHLY;BYDAY=-1FR") << u"every month on the last Friday"_s;
    QTest::newRow("day") << QByteArray("FREQ=MONTHLY;BYMONTHDAY=15") << u"every month on day 15"_s;
    QTest::newRow("last day") << QByteArray("FREQ=DAILY;UNTIL=20261130")
                              << u"every day, up to Monday, November 30, 2026"_s;
    QTest::newRow("yearly") << QByteArray("FREQ=YEARLY") << u"every year"_s;
    QTest::newRow("other") << QByteArray("FREQ=HOURLY;BYMINUTE=1") << u"repeats"_s;
}

void TestInvitationCard::saysHowOften()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, sentence);
    Event event;
    event.more = "RRULE:" + rule + "\r\n";
    const auto read = readInvitation(calendarOf(event));
    QCOMPARE(repeatingSentence(*read), sentence);
}

void TestInvitationCard::saysWhatHasBecomeOfIt_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("title");
    QTest::newRow("updated") << QByteArray("REQUEST") << QByteArray("SEQUENCE:2\r\n")
                             << u"Updated invitation"_s;
    QTest::newRow("cancelled") << QByteArray("CANCEL") << QByteArray() << u"Cancelled"_s;
    QTest::newRow("by status") << QByteArray("REQUEST") << QByteArray("STATUS:CANCELLED\r\n")
                               << u"Cancelled"_s;
    QTest::newRow("published") << QByteArray("PUBLISH") << QByteArray() << u"Event"_s;
    QTest::newRow("reply") << QByteArray("REPLY") << QByteArray() << u"Mehmet Kaya 0 has accepted"_s;
    QTest::newRow("counter") << QByteArray("COUNTER") << QByteArray()
                             << u"Mehmet Kaya 0 proposes another time"_s;
    QTest::newRow("one") << QByteArray("REQUEST") << QByteArray("RECURRENCE-ID:20261127T110000Z\r\n")
                         << u"Invitation · one time of an event that repeats"_s;
}

void TestInvitationCard::saysWhatHasBecomeOfIt()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, more);
    QFETCH(QString, title);
    Event event;
    event.method = method;
    event.more = more;
    if (method == "REPLY" || method == "COUNTER")
        event.attendee.clear();
    showEvent(event);
    QCOMPARE(label("invitationTitle"), title);
    QCOMPARE(isButtonThere("acceptInvitationButton"), title.contains(u"nvitation"_s));
}

void TestInvitationCard::answersTheOrganiser_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("said");
    QTest::newRow("accept") << QByteArray("acceptInvitationButton") << QByteArray("ACCEPTED")
                            << u"Accepted: Proje toplantısı"_s << u"You have accepted."_s;
    QTest::newRow("maybe") << QByteArray("tentativeInvitationButton") << QByteArray("TENTATIVE")
                           << u"Tentative: Proje toplantısı"_s << u"You have said that you may come."_s;
    QTest::newRow("decline") << QByteArray("declineInvitationButton") << QByteArray("DECLINED")
                             << u"Declined: Proje toplantısı"_s << u"You have declined."_s;
}

void TestInvitationCard::answersTheOrganiser()
{
    QFETCH(QByteArray, button);
    QFETCH(QByteArray, status);
    QFETCH(QString, subject);
    QFETCH(QString, said);
    const MessageId id = showEvent({});
    QVERIFY(label("invitationAnswer").isEmpty());
    press(&card(), button.constData());
    QCOMPARE(label("invitationAnswer"), said); // at once
    QVERIFY(!card().findChild<QPushButton*>(QString::fromLatin1(button))->isEnabled());
    QTRY_COMPARE(outbox().size(), 1);
    QTRY_VERIFY(bar("answerBar") != nullptr && bar("answerBar")->kind() == InfoBar::Success);
    const OutboxEntry entry = outbox().first();
    QCOMPARE(entry.account, desk().work());
    QCOMPARE(entry.recipients, QStringList{u"ayse@ornek.com.tr"_s});
    QCOMPARE(entry.envelopeFrom, u"deniz@ornek.com.tr"_s);
    const QByteArray wire = desk().engine().reader().outboxWire(entry.id).value_or(QByteArray());
    const MessageContent sent = readMessage(wire);
    QCOMPARE(sent.envelope.subject, subject);
    QVERIFY2(sent.text.contains(u"Deniz Arslan"_s) && sent.text.contains(u"“Proje toplantısı”"_s),
             qPrintable(sent.text));
    const QByteArray reply = attachmentData(wire, u"2"_s).replace("\r\n ", "");
    for (const QByteArray& line : {QByteArray("METHOD:REPLY"), QByteArray("UID:u1@ornek.com.tr"),
                                   QByteArray("ATTENDEE;PARTSTAT=" + status + ":mailto:deniz@ornek.com.tr")})
        QVERIFY2(reply.contains("\r\n" + line + "\r\n"), reply.constData());
    // Also after a restart.
    closePane();
    desk().close();
    openPane();
    show(id);
    QCOMPARE(label("invitationAnswer"), said);
    QVERIFY(!card().findChild<QPushButton*>(QString::fromLatin1(button))->isEnabled());
}

void TestInvitationCard::changesItsMind()
{
    const MessageId id = showEvent({});
    auto* accept = pane().findChild<QAction*>(u"acceptInvitationAction"_s);
    auto* decline = pane().findChild<QAction*>(u"declineInvitationAction"_s);
    QVERIFY(accept->isEnabled());
    accept->trigger(); // as the palette does
    QTRY_COMPARE(outbox().size(), 1);
    accept->trigger(); // said already
    decline->trigger();
    QTRY_COMPARE(outbox().size(), 2);
    const QStringList keywords = desk().engine().reader().rows({id})->first().keywords;
    QCOMPARE(answerOf(keywords), InvitationAnswer::Declined);
    QVERIFY(!keywords.contains(answerKeyword(InvitationAnswer::Accepted)));
}

void TestInvitationCard::believesNoAnswerThatOthersWrote()
{
    Event event;
    event.status = "ACCEPTED";
    event.more = "SEQUENCE:1\r\n";
    const MessageId first = desk().add(messageOf(event));
    event.more = "SEQUENCE:2\r\n";
    const MessageId changed = desk().add(messageOf(event));
    openPane();
    show(first);
    QVERIFY2(label("invitationAnswer").isEmpty(), qPrintable(label("invitationAnswer")));
    QCOMPARE(label("invitationNoted"), u"The organiser has noted that you come."_s);
    for (const char* name :
         {"acceptInvitationButton", "tentativeInvitationButton", "declineInvitationButton"})
        QVERIFY2(card().findChild<QPushButton*>(QLatin1String(name))->isEnabled(), name);
    picture(u"noted"_s);
    press(&card(), "acceptInvitationButton");
    QCOMPARE(label("invitationAnswer"), u"You have accepted."_s);
    QVERIFY(label("invitationNoted").isEmpty()); // the same
    QTRY_COMPARE(outbox().size(), 1);
    press(&card(), "declineInvitationButton");
    QTRY_COMPARE(outbox().size(), 2);
    QCOMPARE(label("invitationAnswer"), u"You have declined."_s);
    QCOMPARE(label("invitationNoted"), u"The organiser has noted that you come."_s);
    // The meeting was changed: it is answered anew.
    show(changed);
    QCOMPARE(label("invitationTitle"), u"Updated invitation"_s);
    QVERIFY(label("invitationAnswer").isEmpty());
    press(&card(), "acceptInvitationButton");
    QTRY_COMPARE(outbox().size(), 3);
    const QByteArray wire = desk().engine().reader().outboxWire(outbox().last().id).value_or(QByteArray());
    const QByteArray reply = attachmentData(wire, u"2"_s);
    QVERIFY2(reply.contains("\r\nSEQUENCE:2\r\n"), reply.constData());
    show(first);
    QCOMPARE(label("invitationAnswer"), u"You have declined."_s);
}

void TestInvitationCard::offersNoAnswer_data()
{
    QTest::addColumn<QByteArray>("raw");
    Event event;
    event.attendee = "baska@ornek.com.tr";
    QTest::newRow("somebody else is invited") << messageOf(event);
    event = {};
    QTest::newRow("a forged sender") << messageOf(
        event,
        "Authentication-Results: localhost; dmarc=fail header.from=ornek.com.tr\r\nReceived: from a.example "
        "by localhost with ESMTPS; Tue, 3 Nov 2026 14:02:00 +0300\r\n");
    event.attendee = "deniz@ornek.com.tr";
    event.more = "STATUS:CANCELLED\r\n";
    QTest::newRow("cancelled") << messageOf(event);
    event = {};
    QByteArray own = messageOf(event);
    QTest::newRow("by oneself") << "From: deniz@ornek.com.tr" + own.mid(own.indexOf("\r\n"));
}

void TestInvitationCard::offersNoAnswer()
{
    QFETCH(QByteArray, raw);
    const MessageId id = desk().add(raw);
    openPane();
    show(id);
    QVERIFY(card().isVisible());
    for (const char* name :
         {"acceptInvitationButton", "tentativeInvitationButton", "declineInvitationButton"})
        QVERIFY2(!isButtonThere(name), name);
    QVERIFY(isButtonThere("invitationCalendarButton"));
    const bool isOther = qstrcmp(QTest::currentDataTag(), "somebody else is invited") == 0;
    QCOMPARE(label("invitationAnswer").contains(u"not among the invited"_s), isOther);
    auto* accept = pane().findChild<QAction*>(u"acceptInvitationAction"_s);
    QVERIFY(!accept->isEnabled());
    pane().clear();
    QVERIFY(!card().isVisible());
}

void TestInvitationCard::handsTheFileOver()
{
    showEvent({});
    auto* menu = card().findChild<QPushButton*>(u"invitationCalendarButton"_s)->menu();
    menu->actions().at(0)->trigger();
    QTRY_COMPARE(opened().size(), 1);
    QFile file(opened().first().toLocalFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().trimmed(), calendarOf({}).trimmed());
    QVERIFY(file.fileName().endsWith(u".ics"_s));
    menu->actions().at(1)->trigger();
    QVERIFY(pane().findChild<QFileDialog*>() != nullptr);
}

void TestInvitationCard::staysSmall_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("narrow") << QSize(400, 640);
    QTest::newRow("low") << QSize(720, 360);
}

void TestInvitationCard::staysSmall()
{
    QFETCH(QSize, size);
    Event event;
    event.others = 60;
    showEvent(event);
    press(&card(), "allParticipantsButton");
    pane().resize(size);
    QCoreApplication::processEvents();
    QTRY_COMPARE(pane().size(), size);
    QVERIFY2(card().height() <= size.height() * 6 / 10, qPrintable(QString::number(card().height())));
    QVERIFY(card().widget()->minimumSizeHint().width() <= card().viewport()->width());
    picture(u"small-"_s + QString::fromLatin1(QTest::currentDataTag()));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestInvitationCard>(argc, argv);
}

#include "tst_invitation_card.moc"
