#include "MailEngine.h"
#include "account/AccountFile.h"
#include "account/ProviderTable.h"
#include "accounts/AccountCardPage.h"
#include "accounts/AccountGeneralPage.h"
#include "accounts/AccountSettingsDialog.h"
#include "accounts/CheckStepRow.h"
#include "accounts/ConnectionLogPage.h"
#include "accounts/SettingsCard.h"
#include "base/LocalAccount.h"
#include "gui/MarkingTranslator.h"
#include "security/InMemorySecretStore.h"
#include "settings/AppSettings.h"
#include "settings/SettingsDialog.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "widgets/InfoBar.h"
#include "widgets/PageBook.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// The settings of one account and the program's list of accounts, on a real store with one account in it.
class AccountSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatIsStored();
    void savesWhatWasChanged();
    void emptyPasswordKeepsTheStoredOne();
    void newPasswordIsStoredAndNowhereElse();
    void wrongFieldsBringTheirPageUp();
    void testsTheServersOnThePage();
    void theCardSaysWhatTheServersAre();
    void theCardIsSavedInThreeForms();
    void switchingEncryptionOffAsksFirst();
    void removalAsksFirst();
    void removalSaysWhatIsNotSent();
    void roomAtTheProviderIsShown();
    void logGrowsAndCanBeTakenAlong();
    void theSampleHasNoServers();
    void escapeChangesNothing();
    void missingAccountIsTold();
    void textsFollowTheLanguage();
    void programSettingsListTheAccounts();

private:
    void open(AccountId account);
    template <typename T> [[nodiscard]] T* child(const char* name) const
    {
        T* found = m_dialog->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s in the dialog", name);
        return found;
    }
    [[nodiscard]] QLineEdit* edit(const char* name) const { return child<QLineEdit>(name); }
    void press(const char* name) { child<QPushButton>(name)->click(); }
    void type(const char* field, const QString& text);
    [[nodiscard]] Account stored() const;
    [[nodiscard]] QString storedPassword();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<InMemorySecretStore> m_secrets;
    SystemClock m_clock;
    std::unique_ptr<MailEngine> m_engine;
    std::unique_ptr<AccountSettingsDialog> m_dialog;
    QPointer<LoginTest> m_test;
    Account m_tested;
    QString m_testedPassword;
    AccountId m_id = 0;
};

void AccountSettingsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<InMemorySecretStore>();
    EngineOptions options;
    options.profileDir = m_dir->path();
    auto engine = MailEngine::open(options, *m_secrets, m_clock);
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().message));
    m_engine = std::move(engine).value();
    Account account = ProviderTable::bundled()->prefill(u"Ayşe Yılmaz"_qs, u"ayse@gmail.com"_qs);
    account.label = u"İş"_qs;
    m_id = 0;
    m_engine->addAccount(account, {u"eski parola"_qs}, [this](const Result<AccountId>& added) {
        if (added)
            m_id = *added;
    });
    QTRY_VERIFY(m_id != 0);
    open(m_id);
}

void AccountSettingsTest::open(AccountId account)
{
    m_dialog =
        std::make_unique<AccountSettingsDialog>(*m_engine, account, nullptr, [this](const LoginTrial& trial) {
            m_tested = trial.account;
            m_testedPassword = trial.secrets.secret;
            return m_test = new LoginTest;
        });
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void AccountSettingsTest::cleanup()
{
    m_dialog.reset();
    m_engine.reset();
}

void AccountSettingsTest::type(const char* field, const QString& text)
{
    edit(field)->setFocus();
    edit(field)->selectAll();
    QTest::keyClick(edit(field), Qt::Key_Delete);
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, edit(field), Qt::Key_unknown, QString(c), Qt::NoModifier);
}

Account AccountSettingsTest::stored() const
{
    const auto account = m_engine->reader().account(m_id);
    return account ? *account : Account();
}

QString AccountSettingsTest::storedPassword()
{
    QString password;
    m_secrets->read(secretKey(stored().incoming), [&password](const Result<QString>& secret) {
        password = secret ? *secret : u"(none)"_qs;
    });
    return password;
}

void AccountSettingsTest::showsWhatIsStored()
{
    QCOMPARE(edit("labelEdit")->text(), u"İş"_qs);
    QCOMPARE(edit("nameEdit")->text(), u"Ayşe Yılmaz"_qs);
    QCOMPARE(edit("addressEdit")->text(), u"ayse@gmail.com"_qs);
    QCOMPARE(edit("incomingHostEdit")->text(), u"imap.gmail.com"_qs);
    QCOMPARE(child<QSpinBox>("outgoingPortSpin")->value(), 465);
    QVERIFY(edit("passwordEdit")->text().isEmpty());
    QVERIFY(m_dialog->windowTitle().contains(u"İş"));
    m_dialog->showPage(AccountSettingsDialog::Page::Servers);
    QVERIFY(edit("passwordEdit")->hasFocus());
    type("passwordEdit", u"half"_qs);
    m_dialog->showPage(AccountSettingsDialog::Page::General);
    m_dialog->showPage(AccountSettingsDialog::Page::Servers);
    QVERIFY(edit("passwordEdit")->hasFocus());
    QCOMPARE(edit("passwordEdit")->selectionLength(), 4); // to be typed over
}

void AccountSettingsTest::savesWhatWasChanged()
{
    type("labelEdit", u"Büro"_qs);
    type("replyToEdit", u"cevap@ornek.com.tr"_qs);
    QVERIFY(!child<QCheckBox>("archivesByYearBox")->isChecked());
    child<QCheckBox>("archivesByYearBox")->click();
    child<QTextEdit>("signatureEdit")->setPlainText(u"Ayşe\nÖrnek A.Ş."_qs);
    m_dialog->showPage(AccountSettingsDialog::Page::Servers);
    child<QComboBox>("outgoingSecurityCombo")->setCurrentIndex(1);
    press("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    const Account account = stored();
    QCOMPARE(account.label, u"Büro"_qs);
    QCOMPARE(account.identity.replyTo, u"cevap@ornek.com.tr"_qs);
    QCOMPARE(account.identity.signature, u"Ayşe\nÖrnek A.Ş."_qs);
    QVERIFY(account.outgoing.security == Security::StartTls);
    QCOMPARE(int(account.outgoing.port), 587);
    QVERIFY(m_engine->archivesByYear(account.id));
    QVERIFY(account.serverFilesSentCopies); // what the dialog does not show stays
}

void AccountSettingsTest::emptyPasswordKeepsTheStoredOne()
{
    type("nameEdit", u"Ayşe"_qs);
    press("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(storedPassword(), u"eski parola"_qs);
    QCOMPARE(stored().identity.name, u"Ayşe"_qs);
}

void AccountSettingsTest::newPasswordIsStoredAndNowhereElse()
{
    m_dialog->showPage(AccountSettingsDialog::Page::Servers);
    type("passwordEdit", u"yeni-parola-77"_qs);
    QCOMPARE(int(edit("passwordEdit")->echoMode()), int(QLineEdit::Password));
    press("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    QTRY_COMPARE(storedPassword(), u"yeni-parola-77"_qs);
    m_dialog.reset();
    m_engine.reset();
    const auto files = QDir(m_dir->path()).entryInfoList(QDir::Files);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("yeni-parola-77"), qPrintable(info.fileName()));
    }
}

void AccountSettingsTest::wrongFieldsBringTheirPageUp()
{
    const auto* book = child<PageBook>("accountPages");
    m_dialog->showPage(AccountSettingsDialog::Page::Servers);
    type("incomingHostEdit", QString());
    m_dialog->showPage(AccountSettingsDialog::Page::General);
    press("saveButton");
    QCOMPARE(book->currentPage(), int(AccountSettingsDialog::Page::Servers));
    QVERIFY(child<QWidget>("incomingHostEditError")->isVisible());
    m_dialog->showPage(AccountSettingsDialog::Page::General);
    type("addressEdit", u"ayse"_qs);
    m_dialog->showPage(AccountSettingsDialog::Page::Log);
    press("saveButton");
    QCOMPARE(book->currentPage(), int(AccountSettingsDialog::Page::General));
    QVERIFY(child<QWidget>("addressEditError")->isVisible());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(stored().identity.address, u"ayse@gmail.com"_qs);
}

void AccountSettingsTest::testsTheServersOnThePage()
{
    m_dialog->showPage(AccountSettingsDialog::Page::Servers);
    QVERIFY(!child<QWidget>("loginChecklist")->isVisible());
    type("incomingHostEdit", u"localhost"_qs);
    press("testButton");
    QCOMPARE(m_tested.id, m_id);
    QCOMPARE(m_tested.incoming.host, u"localhost"_qs);
    QVERIFY(m_testedPassword.isEmpty());
    QVERIFY(child<QWidget>("loginChecklist")->isVisible());
    QVERIFY(!child<QPushButton>("testButton")->isEnabled());
    const Error refused = makeError(ErrorKind::Offline, ErrorReason::ConnectionRefused, u"x"_qs);
    ServerSettings fix = m_tested.incoming;
    fix.port = 1143;
    Q_EMIT m_test->found(
        {ServerRole::Incoming, DoctorStep::Port, false, 3, describeError(refused), fix, refused});
    Q_EMIT m_test->finished(false);
    QVERIFY(child<CheckStepRow>("incomingConnectStep")->state() == CheckStepRow::State::Failed);
    QVERIFY(child<QPushButton>("testButton")->isEnabled());
    QCOMPARE(stored().incoming.host, u"imap.gmail.com"_qs); // tried, not saved
    child<CheckStepRow>("incomingConnectStep")->findChild<QPushButton*>(u"stepFixButton"_qs)->click();
    QCOMPARE(m_tested.incoming, fix); // put into the fields, and tried
    QCOMPARE(child<QSpinBox>("incomingPortSpin")->value(), 1143);
    QCOMPARE(stored().incoming.port, quint16(993));
}

void AccountSettingsTest::theCardSaysWhatTheServersAre()
{
    m_dialog->showPage(AccountSettingsDialog::Page::Card);
    auto* card = child<SettingsCard>("settingsCard");
    QVERIFY(card->text().contains(u"imap.gmail.com, port 993, TLS from the first byte"));
    QVERIFY(card->text().contains(u"smtp.gmail.com, port 465"));
    QVERIFY(card->text().contains(u"The list of providers, Gmail"));
    QVERIFY(m_test); // the servers are asked
    Q_EMIT m_test->found(
        {ServerRole::Incoming, DoctorStep::Certificate, true, 1, {u"Valid until spring."_qs, {}}, {}, {}});
    Q_EMIT m_test->found(
        {ServerRole::Outgoing, DoctorStep::Capabilities, true, 1, {u"Takes 35 MB."_qs, {}}, {}, {}});
    Q_EMIT m_test->found(
        {ServerRole::Incoming, DoctorStep::SignIn, true, 1, {u"not on the card"_qs, {}}, {}, {}});
    QVERIFY(card->text().contains(u"Certificate: Valid until spring."));
    QVERIFY(card->text().contains(u"The server: Takes 35 MB."));
    QVERIFY(!card->text().contains(u"not on the card"));
    press("copyCardButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), card->text());
    QVERIFY(!child<QLabel>("cardCode")->pixmap().isNull());
}

void AccountSettingsTest::theCardIsSavedInThreeForms()
{
    m_dialog->showPage(AccountSettingsDialog::Page::Card);
    auto* page = m_dialog->findChild<AccountCardPage*>();
    const QTemporaryDir dir;
    const auto save = [&](const QString& name) {
        std::optional<Result<void>> saved;
        page->saveTo(dir.filePath(name), [&saved](const Result<void>& result) { saved = result; });
        return QTest::qWaitFor([&saved] { return saved.has_value(); }) && *saved;
    };
    QVERIFY(save(u"card.png"_qs) && save(u"card.json"_qs) && save(u"card.xml"_qs));
    const QImage picture(dir.filePath(u"card.png"_qs));
    QVERIFY(picture.width() == 900 && picture.height() > 500);
    for (const QString& name : {u"card.json"_qs, u"card.xml"_qs}) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto card = accountFromCard(file.readAll(), stored().identity.address);
        QVERIFY(card);
        QCOMPARE(card->incoming, stored().incoming);
        QCOMPARE(card->outgoing, stored().outgoing);
    }
    QVERIFY(!save(u"none/card.json"_qs));
}

void AccountSettingsTest::switchingEncryptionOffAsksFirst()
{
    const auto remember = [this] {
        // As after a login; the store itself is the engine's, so a second one does it while that is closed.
        m_dialog.reset();
        m_engine.reset();
        auto store = Store::open(m_dir->path(), m_clock);
        QVERIFY(store);
        QVERIFY((*store)->write(WritePriority::User, [this](Transaction& transaction) {
            return transaction.rememberEncryption(m_id, ServerRole::Incoming);
        }));
        store->reset();
        EngineOptions options;
        options.profileDir = m_dir->path();
        m_engine = std::move(MailEngine::open(options, *m_secrets, m_clock)).value();
        open(m_id);
    };
    const auto switchOff = [this] {
        m_dialog->showPage(AccountSettingsDialog::Page::Servers);
        child<QComboBox>("incomingSecurityCombo")->setCurrentIndex(2);
        type("outgoingUserEdit", u"a7"_qs);
        press("saveButton");
    };
    remember();
    QVERIFY(stored().incomingEncryptedOnce);
    auto* bar = m_dialog->findChild<InfoBar*>();
    switchOff();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"imap.gmail.com"), qPrintable(bar->text()));
    QVERIFY(stored().incoming.security == Security::Tls);
    QVERIFY(child<QPushButton>("saveButton")->isEnabled());
    // The safe answer is the one that Enter takes, and brings the stored encryption back.
    bar->findChild<QPushButton*>(u"infoBarPrimaryButton"_qs)->click();
    QVERIFY(!bar->isVisible() && m_dialog->isVisible());
    QCOMPARE(child<QComboBox>("incomingSecurityCombo")->currentIndex(), 0);
    QCOMPARE(child<QSpinBox>("incomingPortSpin")->value(), 993);
    QCOMPARE(edit("outgoingUserEdit")->text(), u"a7"_qs); // and nothing else
    QVERIFY(stored().incoming.security == Security::Tls);

    switchOff();
    QTRY_VERIFY(bar->isVisible());
    bar->findChild<QPushButton*>(u"infoBarSecondaryButton"_qs)->click();
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(stored().incoming.security == Security::None && stored().cleartextAllowed);
    QVERIFY(!stored().incomingEncryptedOnce);
}

void AccountSettingsTest::removalAsksFirst()
{
    auto* bar = m_dialog->findChild<InfoBar*>();
    QVERIFY(!bar->isVisible());
    press("removeAccountButton");
    QVERIFY(bar->isVisible() && bar->text().contains(u"İş"));
    QVERIFY(stored().id != 0);
    bar->findChild<QPushButton*>(u"infoBarSecondaryButton"_qs)->click();
    QVERIFY(!bar->isVisible());
    QVERIFY(stored().id != 0);
    // Escape is the safe answer, not the end of the dialog.
    child<QPushButton>("removeAccountButton")->setFocus();
    press("removeAccountButton");
    QVERIFY(bar->findChild<QPushButton*>(u"infoBarSecondaryButton"_qs)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!bar->isVisible() && m_dialog->isVisible());
    QVERIFY(child<QPushButton>("removeAccountButton")->hasFocus());
    press("removeAccountButton");
    bar->findChild<QPushButton*>(u"infoBarPrimaryButton"_qs)->click();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(stored().id, AccountId(0));
}

void AccountSettingsTest::removalSaysWhatIsNotSent()
{
    auto* bar = m_dialog->findChild<InfoBar*>();
    press("removeAccountButton");
    QVERIFY2(!bar->text().contains(u"outbox"), qPrintable(bar->text()));
    bar->findChild<QPushButton*>(u"infoBarSecondaryButton"_qs)->click();
    int queued = 0;
    for (int i = 0; i < 2; ++i) {
        OutgoingMessage message;
        message.account = m_id;
        message.from = {{}, u"ayse@gmail.com"_qs};
        message.to = {{{}, u"b@example.org"_qs}};
        message.text = u"x"_qs;
        SendOptions options;
        options.at = QDateTime::currentDateTimeUtc().addDays(1);
        m_engine->send(message, 0, options, [&queued](const Result<OutboxId>& id) { queued += id ? 1 : 0; });
    }
    QTRY_COMPARE(queued, 2);
    press("removeAccountButton");
    QVERIFY2(bar->text().contains(u"2 message"), qPrintable(bar->text()));
}

void AccountSettingsTest::roomAtTheProviderIsShown()
{
    auto* page = m_dialog->findChild<AccountGeneralPage*>();
    const auto* line = child<QLabel>("accountQuota");
    QVERIFY(line->isHidden()); // nobody has said anything
    page->setQuota(
        {{MailboxQuota::Kind::Bytes, 250'000'000, 1'000'000'000}, {MailboxQuota::Kind::Messages, 12, 5000}});
    QVERIFY(line->isVisible());
    QVERIFY2(line->text().contains(u"25 %"_qs) && line->text().contains(u"12 of 5,000 messages"_qs),
             qPrintable(line->text()));
    page->setQuota({});
    QVERIFY(line->isHidden());
}

void AccountSettingsTest::logGrowsAndCanBeTakenAlong()
{
    m_engine->start(); // nobody answers at gmail.com here, which is something to be read too
    m_dialog->showPage(AccountSettingsDialog::Page::Log);
    auto* log = child<QPlainTextEdit>("connectionLog");
    QVERIFY(log->isReadOnly());
    const auto* copy = child<QPushButton>("copyLogButton");
    QVERIFY2(copy->width() <= copy->sizeHint().width(), "a button is no wider than its words want");
    QTRY_VERIFY(log->toPlainText().contains(u"IMAP 1 - connecting to imap.gmail.com:993"));
    QVERIFY(m_engine->connectionLog(m_id).startsWith(log->toPlainText().section(u'\n', 0, 0)));
    QApplication::clipboard()->clear();
    press("copyLogButton");
    QCOMPARE(QApplication::clipboard()->text(), log->toPlainText());
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"log.txt"_qs);
    std::optional<Result<void>> saved;
    m_dialog->findChild<ConnectionLogPage*>()->saveTo(file,
                                                      [&saved](const Result<void>& done) { saved = done; });
    QTRY_VERIFY(saved.has_value());
    QVERIFY(*saved);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(written.readAll());
    QVERIFY(text.startsWith(u"Postacı "_qs) && text.contains(u"connecting to imap.gmail.com:993"));
    saved.reset();
    m_dialog->findChild<ConnectionLogPage*>()->saveTo(dir.filePath(u"none/log.txt"_qs),
                                                      [&saved](const Result<void>& done) { saved = done; });
    QTRY_VERIFY(saved.has_value() && !*saved);
    m_engine->stop();
    QVERIFY(!m_engine->connectionLog(m_id).isEmpty()); // it outlives its connections
}

void AccountSettingsTest::escapeChangesNothing()
{
    type("labelEdit", u"Başka"_qs);
    m_dialog->showPage(AccountSettingsDialog::Page::Servers);
    press("testButton");
    const QPointer<LoginTest> running = m_test;
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(running.isNull());
    QCOMPARE(stored().label, u"İş"_qs);
}

void AccountSettingsTest::missingAccountIsTold()
{
    open(m_id + 7);
    auto* bar = m_dialog->findChild<InfoBar*>();
    QVERIFY(bar->isVisible() && !bar->text().isEmpty());
    QVERIFY(!child<QPushButton>("saveButton")->isEnabled());
}

void AccountSettingsTest::textsFollowTheLanguage()
{
    test::MarkingTranslator marking;
    QCoreApplication::installTranslator(&marking);
    QCoreApplication::processEvents();
    auto* book = child<PageBook>("accountPages");
    for (const int page : book->pages()) {
        book->showPage(page);
        QVERIFY(book->pageName(page).contains(u'«'));
        for (const auto* label : book->currentWidget()->findChildren<QLabel*>()) {
            const bool isData = label->text().contains(u'@'); // the address, on the settings card
            QVERIFY2(!label->isVisible() || label->text().isEmpty() || isData || label->text().contains(u'«'),
                     qPrintable(label->text()));
        }
        for (const auto* any : m_dialog->findChildren<QPushButton*>())
            QVERIFY2(!any->isVisible() || any->text().contains(u'«'), qPrintable(any->text()));
    }
    QCoreApplication::removeTranslator(&marking);
}

/// It can be renamed all the same.
void AccountSettingsTest::theSampleHasNoServers()
{
    Account sample;
    sample.label = u"Örnek"_qs;
    sample.identity = {u"Siz"_qs, u"siz@postaci.example"_qs, {}, {}};
    sample.incoming.protocol = Protocol::Pop3;
    sample.outgoing.protocol = Protocol::Smtp;
    sample.origin.source = kSampleSource;
    std::optional<AccountId> added;
    m_engine->addAccount(sample, {}, [&added](const Result<AccountId>& id) { added = id.value_or(0); });
    QTRY_VERIFY(added && *added != 0);
    open(*added);
    QCOMPARE(child<PageBook>("accountPages")->pages(), QList<int>{int(AccountSettingsDialog::Page::General)});
    type("labelEdit", u"Deneme"_qs);
    press("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    const Account kept = m_engine->reader().account(*added).value_or(Account());
    QCOMPARE(kept.label, u"Deneme"_qs);
    QVERIFY(isLocalAccount(kept));
}

void AccountSettingsTest::programSettingsListTheAccounts()
{
    AppSettings settings(m_dir->path());
    const ProviderTable table = *ProviderTable::bundled();
    SettingsDialog dialog(*m_engine, settings, table);
    dialog.showPage(SettingsDialog::Page::Accounts);
    dialog.open();
    auto* list = dialog.findChild<QListWidget*>(u"accountList"_qs);
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), u"İş · ayse@gmail.com"_qs);
    dialog.findChild<QPushButton*>(u"editAccountButton"_qs)->click();
    auto* opened = dialog.findChild<AccountSettingsDialog*>();
    QVERIFY(opened && opened->isVisible());
    opened->reject();
    dialog.findChild<QPushButton*>(u"addAccountButton"_qs)->click();
    QVERIFY(dialog.findChild<QDialog*>(u"accountWizard"_qs)->isVisible());

    bool gone = false;
    m_engine->removeAccount(m_id, [&gone](const Result<void>& removed) { gone = bool(removed); });
    QTRY_VERIFY(gone);
    QTRY_COMPARE(list->count(), 0); // hears of it by itself
    QVERIFY(!list->isVisible());
}

} // namespace postaci

QTEST_MAIN(postaci::AccountSettingsTest)
#include "tst_account_settings.moc"
