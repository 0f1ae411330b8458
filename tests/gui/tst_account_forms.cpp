#include "accounts/AccountCardPage.h"
#include "accounts/AccountServersPage.h"
#include "accounts/FormScroll.h"
#include "accounts/ProviderHint.h"
#include "accounts/ServerForm.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// The parts that the windows about accounts are made of, each by itself.
class AccountFormsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWheelScrollsAndChangesNothing();
    void theWheelChangesTheFieldWithTheKeyboard();
    void aTypedServerKeepsItsProtocol();
    void aCardEndsAsItsFormatDoes_data();
    void aCardEndsAsItsFormatDoes();
    void anAmpersandIsNoLetterOfTheButton();
    void aTickThatNobodyChangedKeepsTheTokens();

private:
    static void turnWheelOver(QWidget* widget)
    {
        QWidget* const window = widget->window();
        const QPointF at = widget->mapTo(window, widget->rect().center());
        QWheelEvent turn(at, window->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&turn); // only such events are passed on
        qApp->notify(window->windowHandle(), &turn);
    }
};

/// Counts what comes to the objects that it is installed on.
class Counter : public QObject
{
public:
    explicit Counter(QEvent::Type type) : m_type(type) {}
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        m_count += event->type() == m_type ? 1 : 0;
        return false;
    }

private:
    const QEvent::Type m_type;
    int m_count = 0;
};

/// A form that is longer than its place.
struct LongForm
{
    LongForm()
    {
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        combo->addItems({u"TLS"_s, u"STARTTLS"_s, u"None"_s});
        spin->setRange(1, 65535);
        spin->setValue(993);
        for (QWidget* field :
             {static_cast<QWidget*>(edit), static_cast<QWidget*>(combo), static_cast<QWidget*>(spin)})
            column->addWidget(field);
        column->addSpacing(2000);
        scroll = std::make_unique<FormScroll>(content);
        scroll->resize(400, 300);
        scroll->show();
        edit->setFocus();
    }
    QLineEdit* edit = new QLineEdit;
    QComboBox* combo = new QComboBox;
    QSpinBox* spin = new QSpinBox;
    std::unique_ptr<FormScroll> scroll;
};

void AccountFormsTest::theWheelScrollsAndChangesNothing()
{
    const LongForm form;
    QVERIFY(QTest::qWaitForWindowActive(form.scroll.get()));
    Counter turns(QEvent::Wheel);
    form.scroll->viewport()->installEventFilter(&turns);
    for (QWidget* field : {static_cast<QWidget*>(form.combo), static_cast<QWidget*>(form.spin)}) {
        turnWheelOver(field);
        QVERIFY(!field->hasFocus());
    }
    QCOMPARE(turns.count(), 2); // what is around the fields got them
    QCOMPARE(form.combo->currentIndex(), 0);
    QCOMPARE(form.spin->value(), 993);
}

void AccountFormsTest::theWheelChangesTheFieldWithTheKeyboard()
{
    const LongForm form;
    QVERIFY(QTest::qWaitForWindowActive(form.scroll.get()));
    form.combo->setFocus();
    turnWheelOver(form.combo);
    QCOMPARE(form.combo->currentIndex(), 1);
}

void AccountFormsTest::aTypedServerKeepsItsProtocol()
{
    const ServerSettings imap{Protocol::Imap, u"imap.firma.example"_s, 993, Security::Tls, u"ayse"_s};
    const ServerSettings pop{Protocol::Pop3, u"pop.firma.example"_s, 995, Security::Tls, u"ayse"_s};
    ServerForm form(ServerForm::Direction::Incoming, nullptr);
    form.setProtocols({Protocol::Imap, Protocol::Pop3});
    form.propose(pop);
    form.propose(imap); // nothing of it was the person's
    QCOMPARE(form.settings(), imap);
    form.propose(pop);
    auto* host = form.findChild<QLineEdit*>(u"incomingHostEdit"_s);
    host->selectAll();
    QTest::keyClicks(host, u"kutu"_s);
    form.setProtocols({Protocol::Imap});
    form.propose(imap);
    QCOMPARE(form.settings(), (ServerSettings{Protocol::Pop3, u"kutu"_s, 995, Security::Tls, u"ayse"_s}));
    form.setSettings(imap);
    form.correct(pop);
    form.propose(imap);
    QCOMPARE(form.settings(), pop);
    form.forgetCorrection();
    form.propose(imap);
    QCOMPARE(form.settings(), imap);
}

void AccountFormsTest::aCardEndsAsItsFormatDoes_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("name");
    QTest::newRow("as proposed") << u"/a/ayse@x.example.png"_s << u"Picture (*.png)"_s
                                 << u"/a/ayse@x.example.png"_s;
    QTest::newRow("another format") << u"/a/ayse@x.example.png"_s << u"For Postacı (*.json)"_s
                                    << u"/a/ayse@x.example.json"_s;
    QTest::newRow("without an ending")
        << u"/a/ayse@x.example"_s << u"Any program (*.xml)"_s << u"/a/ayse@x.example.xml"_s;
    QTest::newRow("capitals") << u"/a/KART.XML"_s << u"Any program (*.xml)"_s << u"/a/KART.XML"_s;
    QTest::newRow("no filter is told") << u"/a/kart.json"_s << QString() << u"/a/kart.json"_s;
}

void AccountFormsTest::aCardEndsAsItsFormatDoes()
{
    QFETCH(QString, chosen);
    QFETCH(QString, filter);
    QFETCH(QString, name);
    QCOMPARE(AccountCardPage::named(chosen, filter), name);
}

void AccountFormsTest::anAmpersandIsNoLetterOfTheButton()
{
    ProviderHint hint;
    ServerCandidates closed;
    closed.displayName = u"Bir & İki"_s;
    closed.notes = {{ProviderNote::CloudOnly, u"https://example.com/"_s, {}}};
    hint.showClosed(closed);
    QCOMPARE(hint.findChild<QPushButton*>(u"providerLinkButton"_s)->text(), u"Open the page of Bir && İki"_s);
}

void AccountFormsTest::aTickThatNobodyChangedKeepsTheTokens()
{
    Account account;
    account.incoming = {Protocol::Imap, u"imap.firma.example"_s, 993, Security::Tls, u"ayse"_s};
    account.outgoing = {Protocol::Smtp, u"smtp.firma.example"_s, 465, Security::Tls, u"ayse"_s};
    account.oauth2 = OAuth2Endpoints();
    account.clientCertificate = ClientCertificate{"der", true};
    AccountServersPage page([](const LoginTrial&) { return nullptr; });
    page.load(account);
    Account stored = account;
    page.store(stored);
    QVERIFY(stored.oauth2.has_value());
    account.clientCertificate->insteadOfPassword = false;
    page.load(account);
    page.findChild<QAbstractButton*>(u"certificateInsteadCheck"_s)->click();
    stored = account;
    page.store(stored);
    QVERIFY(!stored.oauth2 && stored.signsInByCertificate());
}

} // namespace postaci

QTEST_MAIN(postaci::AccountFormsTest)
#include "tst_account_forms.moc"
