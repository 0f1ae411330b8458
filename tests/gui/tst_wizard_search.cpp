#include "account/AccountFile.h"
#include "accounts/IdentityPage.h"
#include "accounts/ProtocolAdvisor.h"
#include "gui/WizardFixture.h"
#include "support/HttpsServer.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 20000;

QByteArray server(const QByteArray& kind, const QByteArray& type, const QByteArray& host, int port)
{
    return "<" + kind + "Server type=\"" + type + "\"><hostname>" + host + "</hostname><port>" +
           QByteArray::number(port) + "</port><socketType>SSL</socketType></" + kind + "Server>";
}

/// A settings file with IMAP, POP3 and SMTP at `host`.
QByteArray configFor(const QByteArray& host, const QByteArray& name = "Firma Posta")
{
    return "<clientConfig version=\"1.1\"><emailProvider id=\"x\"><displayName>" + name + "</displayName>" +
           server("incoming", "imap", "imap." + host, 993) + server("incoming", "pop3", "pop." + host, 995) +
           server("outgoing", "smtp", "smtp." + host, 465) + "</emailProvider></clientConfig>";
}

} // namespace

/// The servers of an address that the provider table does not know: an HTTPS server on loopback has the
/// settings files, names are not looked up.
class WizardSearchTest : public QObject, private test::WizardFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void foundServersAreNamedWithTheirSource();
    void aServerThatWantsACertificateSaysSo();
    void nextWaitsForTheSearchAndForEyes();
    void nothingFoundOpensTheFields();
    void severalSourcesCanBeChosenFrom();
    void popIsOfferedWhereItWasFound();
    void aStrangeHostIsAskedAbout_data();
    void aStrangeHostIsAskedAbout();
    void onlyTheHostsThatWereNamedAreAccepted();
    void anotherAddressForgetsWhatWasFound();
    void nothingButTheDomainIsSent();
    void aSettingsCardFillsTheFields();
    void aBrokenCardSaysSo();
    void theAdvisorChoosesTheProtocol();

private:
    void answer(const QByteArray& source, const HttpAnswer& answer)
    {
        m_server->setAnswer("/" + source + "/firma.example", answer);
    }
    void typeAddress(const QString& address = u"ayse@firma.example"_s)
    {
        fillIn(address);
        QTest::keyClick(edit("passwordEdit"), Qt::Key_Tab);
    }
    [[nodiscard]] bool waitForLine(const QString& text)
    {
        const bool isThere =
            QTest::qWaitFor([&] { return textOf("providerLine").contains(text); }, kPatienceMs);
        QCoreApplication::processEvents(); // now it was seen
        return isThere;
    }

    TestAuthority m_authority;
    std::unique_ptr<HttpsServer> m_server;
};

void WizardSearchTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
}

void WizardSearchTest::init()
{
    m_server = std::make_unique<HttpsServer>(m_authority.certificate(TestAuthority::Kind::Good));
    QVERIFY(m_server->isListening());
    DiscoveryOptions options;
    options.certificates.addedAuthorities = loadAuthorities(m_authority.caFile()).value_or({});
    options.probe = options.askAutodiscover = false;
    options.stepLimitMs = options.totalLimitMs = kPatienceMs;
    options.nameServer = QHostAddress(u"127.0.0.1"_s); // where none listens
    options.autoconfigUrl = m_server->url("/autoconfig/").toString() + u"%1"_s;
    options.wellKnownUrl = m_server->url("/well-known/").toString() + u"%1"_s;
    options.ispdbUrl = m_server->url("/ispdb/").toString() + u"%1"_s;
    setDiscovery(options);
    open();
}

void WizardSearchTest::cleanup()
{
    close();
    m_server.reset();
}

void WizardSearchTest::foundServersAreNamedWithTheirSource()
{
    answer("autoconfig", {.body = configFor("firma.example")});
    typeAddress();
    QVERIFY(
        waitForLine(u"Firma Posta · IMAP imap.firma.example 993 · SMTP smtp.firma.example 465 · encrypted · "
                    "from the settings file of firma.example"_s));
    QVERIFY(!isShown("serverFields"));
    QCOMPARE(testCount(), 0);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QCOMPARE(testedAccount().incoming.host, u"imap.firma.example"_s);
    QCOMPARE(testedAccount().incoming.username, u"ayse@firma.example"_s);
    QCOMPARE(testedAccount().outgoing.host, u"smtp.firma.example"_s);
    QCOMPARE(testedAccount().origin.source, u"autoconfig"_s);
    QVERIFY(testedAccount().origin.taken.secsTo(QDateTime::currentDateTimeUtc()) < 60);
}

void WizardSearchTest::aServerThatWantsACertificateSaysSo()
{
    QByteArray config = configFor("firma.example");
    config.replace("</socketType>", "</socketType><authentication>TLS-client-cert</authentication>");
    answer("autoconfig", {.body = config});
    typeAddress();
    QVERIFY(waitForLine(u"imap.firma.example"_s));
    QVERIFY(textOf("providerNotes").contains(u"This server wants to see a certificate of your own"));
}

void WizardSearchTest::nextWaitsForTheSearchAndForEyes()
{
    for (const char* source : {"autoconfig", "well-known", "ispdb"})
        answer(source, {HttpAnswer::Kind::Held, 200, configFor("firma.example")});
    type("passwordEdit", u"gizli"_s);
    type("addressEdit", u"ayse@firma.example"_s);
    QTest::keyClick(edit("addressEdit"), Qt::Key_Return); // Next, before anything is known
    QCOMPARE(testCount(), 0);
    QVERIFY(textOf("providerLine").contains(u"Still looking for the servers of firma.example"));
    QVERIFY(!isShown("serverFields"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 3, kPatienceMs);
    m_server->release("/ispdb/firma.example");
    QVERIFY(waitForLine(u"imap.firma.example"_s));
    QCOMPARE(testCount(), 0); // found, but it is the person who goes on
    QTest::keyClick(edit("addressEdit"), Qt::Key_Return);
    QCOMPARE(testCount(), 1);
    // Once they are being tried, nothing changes them any more.
    m_server->release("/autoconfig/firma.example");
    button("backButton")->click();
    QVERIFY(textOf("providerLine").contains(u"Thunderbird"));
}

void WizardSearchTest::nothingFoundOpensTheFields()
{
    typeAddress();
    QTRY_VERIFY_WITH_TIMEOUT(isShown("serverFields"), kPatienceMs);
    QVERIFY(textOf("providerLine").contains(u"No source knows"));
    QCOMPARE(edit("incomingHostEdit")->text(), u"imap.firma.example"_s);
    QCoreApplication::processEvents();
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QVERIFY(testedNames() == UserNames::AlsoOtherForm);
}

void WizardSearchTest::severalSourcesCanBeChosenFrom()
{
    answer("autoconfig", {.body = configFor("firma.example")});
    answer("ispdb", {.body = configFor("posta.example", "Posta")});
    typeAddress();
    QVERIFY(
        QTest::qWaitFor([this] { return child<QComboBox>("foundServersCombo")->count() == 4; }, kPatienceMs));
    QCoreApplication::processEvents();
    auto* choice = child<QComboBox>("foundServersCombo");
    QVERIFY(choice->isVisible());
    QVERIFY(choice->itemText(0).contains(u"imap.firma.example"));
    QVERIFY2(choice->itemText(1).contains(u"imap.posta.example") &&
                 choice->itemText(1).contains(u"Thunderbird"),
             qPrintable(choice->itemText(1)));
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QVERIFY(textOf("providerLine").contains(u"Posta · IMAP imap.posta.example"));
    button("nextButton")->click();
    QCOMPARE(testedAccount().incoming.host, u"imap.posta.example"_s);
    QCOMPARE(testedAccount().outgoing.host, u"smtp.posta.example"_s);
}

void WizardSearchTest::popIsOfferedWhereItWasFound()
{
    answer("autoconfig", {.body = configFor("firma.example")});
    typeAddress();
    QVERIFY(waitForLine(u"imap.firma.example"_s));
    button("byHandButton")->click();
    auto* protocols = child<QComboBox>("incomingProtocolCombo");
    QVERIFY(protocols->isVisible());
    protocols->setFocus();
    QTest::keyClick(protocols, Qt::Key_Down);
    QCOMPARE(edit("incomingHostEdit")->text(), u"pop.firma.example"_s);
    QVERIFY(textOf("providerLine").contains(u"POP3 pop.firma.example 995"));
    button("nextButton")->click();
    QVERIFY(testedAccount().incoming.protocol == Protocol::Pop3);
}

void WizardSearchTest::aStrangeHostIsAskedAbout_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("the domain's own file") << QByteArray("autoconfig") << true;
    QTest::newRow("Thunderbird's list") << QByteArray("ispdb") << false;
}

void WizardSearchTest::aStrangeHostIsAskedAbout()
{
    QFETCH(QByteArray, source);
    QFETCH(bool, isAsked);
    answer(source, {.body = configFor("hoster.example")});
    typeAddress();
    QVERIFY(waitForLine(u"imap.hoster.example"_s));
    button("nextButton")->click();
    auto* bar = wizard().findChild<InfoBar*>();
    QCOMPARE(bar->isVisible(), isAsked);
    QCOMPARE(testCount(), isAsked ? 0 : 1);
    if (!isAsked)
        return;
    QVERIFY(bar->text().contains(u"imap.hoster.example, smtp.hoster.example"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // the safe answer has the keyboard
    QVERIFY(!bar->isVisible());
    QCOMPARE(testCount(), 0);
    button("nextButton")->click();
    bar->findChild<QPushButton*>(u"infoBarSecondaryButton"_s)->click();
    QCOMPARE(testCount(), 1);
    button("backButton")->click();
    button("nextButton")->click(); // once answered it is not asked again
    QCOMPARE(testCount(), 2);
    button("backButton")->click();
    button("byHandButton")->click();
    type("incomingHostEdit", u"typed.example"_s); // nor about what the person types
    type("outgoingHostEdit", u"typed.example"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 3);
}

void WizardSearchTest::onlyTheHostsThatWereNamedAreAccepted()
{
    answer("autoconfig", {.body = configFor("hoster.example")});
    answer("well-known", {.body = configFor("baska.example")});
    typeAddress();
    auto* choice = child<QComboBox>("foundServersCombo");
    QVERIFY(QTest::qWaitFor([choice] { return choice->count() == 4; }, kPatienceMs));
    QCoreApplication::processEvents();
    button("nextButton")->click();
    auto* bar = wizard().findChild<InfoBar*>();
    QVERIFY(bar->isVisible());
    const QString first = bar->text();
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down); // while the question is on screen
    auto* yes = bar->findChild<QPushButton*>(u"infoBarSecondaryButton"_s);
    yes->click();
    QCOMPARE(testCount(), 0);
    QVERIFY(bar->isVisible() && bar->text() != first);
    yes->click();
    QCOMPARE(testCount(), 1);
    QVERIFY(!first.contains(testedAccount().incoming.host));
}

void WizardSearchTest::anotherAddressForgetsWhatWasFound()
{
    answer("autoconfig", {.body = configFor("firma.example")});
    typeAddress();
    QVERIFY(waitForLine(u"imap.firma.example"_s));
    type("addressEdit", u"ayse@baska.example"_s);
    QVERIFY(!textOf("providerLine").contains(u"firma.example"));
    QTest::keyClick(edit("addressEdit"), Qt::Key_Tab);
    QTRY_VERIFY_WITH_TIMEOUT(isShown("serverFields"), kPatienceMs);
    QCOMPARE(edit("incomingHostEdit")->text(), u"imap.baska.example"_s);
    QVERIFY(!child<QComboBox>("foundServersCombo")->isVisible());
}

void WizardSearchTest::nothingButTheDomainIsSent()
{
    answer("autoconfig", {.body = configFor("firma.example")});
    typeAddress();
    QVERIFY(waitForLine(u"imap.firma.example"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests().size(), 3, kPatienceMs);
    for (const QByteArray& request : m_server->requests())
        QVERIFY2(!request.contains("ayse") && !request.contains("gizli"), request.constData());
}

void WizardSearchTest::aSettingsCardFillsTheFields()
{
    Account card;
    card.identity = {u"Ayşe"_s, u"ayse@firma.example"_s, {}, {}};
    card.incoming = {Protocol::Pop3, u"kutu.firma.example"_s, 1995, Security::StartTls, u"a7"_s};
    card.outgoing = {Protocol::Smtp, u"cikis.firma.example"_s, 465, Security::Tls, u"a7"_s};
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"card.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(accountToJson(card));
    file.close();
    wizard().findChild<IdentityPage*>()->openCard(file.fileName());
    QTRY_COMPARE(edit("addressEdit")->text(), card.identity.address);
    QVERIFY(isShown("serverFields") && edit("passwordEdit")->hasFocus());
    QCoreApplication::processEvents();
    typeHere(u"gizli"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QVERIFY(testedAccount().incoming == card.incoming && testedAccount().outgoing == card.outgoing);
    QCOMPARE(testedAccount().identity.name, card.identity.name);
    QVERIFY(m_server->requests().isEmpty()); // nothing was left to be looked for
}

void WizardSearchTest::aBrokenCardSaysSo()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"card.xml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(configFor("firma.example"));
    file.close();
    auto* page = wizard().findChild<IdentityPage*>();
    page->openCard(file.fileName());
    QTRY_VERIFY(textOf("cardError").contains(u"Type the address first"));
    page->openCard(dir.filePath(u"none.json"_s));
    QTRY_VERIFY(textOf("cardError").contains(u"no settings card"));
    type("addressEdit", u"ayse@firma.example"_s);
    page->openCard(file.fileName());
    QTRY_COMPARE(edit("incomingHostEdit")->text(), u"imap.firma.example"_s);
    QVERIFY(!isShown("cardError"));
}

void WizardSearchTest::theAdvisorChoosesTheProtocol()
{
    answer("autoconfig", {.body = configFor("firma.example")});
    typeAddress();
    QVERIFY(waitForLine(u"imap.firma.example"_s));
    button("byHandButton")->click();
    button("incomingAdvisorButton")->click();
    auto* advisor = wizard().findChild<ProtocolAdvisor*>();
    QVERIFY(QTest::qWaitForWindowActive(advisor));
    auto* advice = advisor->findChild<QLabel*>(u"protocolAdvice"_s);
    QVERIFY(advice->text().contains(u"IMAP"));
    advisor->findChild<QCheckBox*>(u"onlyHereCheck"_s)->click();
    QVERIFY(advice->text().contains(u"POP3"));
    QVERIFY(advisor->findChild<QPushButton*>(u"usePop3Button"_s)->isDefault());
    advisor->findChild<QCheckBox*>(u"severalDevicesCheck"_s)->click();
    QVERIFY(advice->text().contains(u"IMAP"));
    advisor->findChild<QPushButton*>(u"usePop3Button"_s)->click(); // it is the person who decides
    QTRY_COMPARE(edit("incomingHostEdit")->text(), u"pop.firma.example"_s);
}

} // namespace postaci

QTEST_MAIN(postaci::WizardSearchTest)
#include "tst_wizard_search.moc"
