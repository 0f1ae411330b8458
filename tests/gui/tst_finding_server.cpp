#include "gui/drive/Person.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"

#include "finding/SearchField.h"
#include "mainwindow/ListPane.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "support/TestPaths.h"
#include "widgets/Language.h"

#include <QLabel>
#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// Somebody looks for a word of a text that is only at the server.
class FindingAtServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextThatIsNotHereIsFound();
};

void FindingAtServerTest::aTextThatIsNotHereIsFound()
{
    Language::apply(u"en"_qs);
    DovecotServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString address = u"deniz@finding.example"_qs;
    // Too big to be fetched without being asked for.
    QVERIFY(server.deliver(address,
                           "From: ayse@finding.example\r\nTo: deniz@finding.example\r\nSubject: Rapor\r\n"
                           "Message-ID: <rapor@finding.example>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0300\r\n"
                           "\r\n" +
                               QByteArray("satir\r\n").repeated(200'000) + "nilüfer\r\n"));
    InMemorySecretStore secrets;
    auto opened = programAt(server, address, secrets);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    const auto program = std::move(opened).value();
    program->start();
    MainWindow& window = program->window();
    Person person(window);
    QVERIFY(person.waitForMessage(u"Rapor"_qs));

    auto* field = window.findChild<SearchField*>();
    QVERIFY(typeInto(field, u"searchField"_qs, u"nilü"_qs));
    const auto* scope = window.listPane()->findChild<QLabel*>(u"listScope"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(
        scope->text(), u"What is on this computer was searched, and the other texts at 1 server."_qs, 20'000);
    const MessageListModel& rows = *window.messageList()->messageModel();
    QCOMPARE(rows.rowCount(), 1);
    QCOMPARE(rows.rowData(0)->subject, u"Rapor"_qs);
    QVERIFY(!rows.rowData(0)->hasBody);

    server.kill();
    QVERIFY(typeInto(field, u"searchField"_qs, u"satir"_qs));
    QTRY_VERIFY_WITH_TIMEOUT(scope->text().contains(u"texts could not be searched everywhere"_qs), 20'000);
}

QTEST_MAIN(FindingAtServerTest)
#include "tst_finding_server.moc"
