// The window with the connection logs, while an account is being set up.
#include "accounts/ConnectionLogPage.h"
#include "accounts/ConnectionLogWindow.h"
#include "gui/MailDesk.h"
#include "widgets/Language.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestConnectionLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Language::apply(u"en"_s); }
    void whatIsTriedIsShown();
};

void TestConnectionLog::whatIsTriedIsShown()
{
    MailDesk desk;
    desk.open();
    ConnectionLogWindow window(desk.engine());
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    auto* accounts = window.findChild<QComboBox*>(u"logAccountCombo"_s);
    const int known = accounts->count();
    QVERIFY(known > 0);
    Account account = desk.engine().reader().account(desk.work()).value();
    account.id = 0;
    account.identity.address = u"yeni@ornek.example"_s;
    for (ServerSettings* server : {&account.incoming, &account.outgoing}) {
        server->host = u"127.0.0.1"_s;
        server->port = 1; // nobody is there
    }
    SignInSecrets secrets;
    secrets.secret = u"cokGizli"_s;
    const std::unique_ptr<LoginTest> test(
        desk.engine().testLogin({account, secrets, UserNames::AsGiven, {}}));
    QSignalSpy finished(test.get(), &LoginTest::finished);
    QTRY_COMPARE(accounts->count(), known + 1);
    QCOMPARE(accounts->currentIndex(), 0); // what is read is not taken away
    QCOMPARE(accounts->itemText(known), u"yeni@ornek.example (being set up)"_s);
    accounts->setFocus();
    QTest::keyClick(accounts, Qt::Key_End);
    QTRY_COMPARE(finished.size(), 1);
    auto* page = window.findChild<ConnectionLogPage*>();
    QTRY_VERIFY2(page->text().contains(u"connecting to"_s), qPrintable(page->text()));
    QVERIFY(!page->text().contains(u"cokGizli"_s));
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestConnectionLog)
#include "tst_connection_log.moc"
