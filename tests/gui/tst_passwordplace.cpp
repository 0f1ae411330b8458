#include "WindowDesk.h"
#include "WizardFixture.h"

#include "accounts/PassphraseDialog.h"
#include "security/ProfileSecretStore.h"
#include "settings/PasswordPlacePage.h"
#include "unit/security/SecretAnswers.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

using namespace test;
using Place = ProfileSecretStore::Place;

/// The dialogs about the place of passwords, used from the keyboard.
class PasswordPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void wizardKeepsThePasswordInAFileWhereTheKeyringIsMissing();
    void wizardSaysWhatToDoAboutALockedKeyring();
    void closedQuestionLeavesTheWizardAsItWas();
    void newPassphraseIsTypedTwice();
    void hintFollowsTheLengthAndForbidsNothing();
    void oneDialogAsksHoweverManyWait();
    void wrongPassphraseIsToldAndTriedAgain();
    void notNowLeavesAnUnlockButton_data();
    void notNowLeavesAnUnlockButton();
    void barExplainsTheKeyring();
    void settingsMoveToTheFileAndBack();
    void settingsTellWhatFails();
    void settingsChangeThePassphrase();
    void settingsSetTheFileAside();
    void everythingFollowsTheLanguage();

private:
    class Keychain;

    void restart();
    void lockFile(const QStringList& keys = {});
    [[nodiscard]] static PassphraseDialog* question();
    template <typename T> [[nodiscard]] static T* part(QWidget* window, const char* name);
    static void typeInto(QWidget* window, const char* name, const QString& text);
    static void enter(QWidget* window) { QTest::keyClick(window, Qt::Key_Return); }
    void choosePassphrase(const QString& passphrase);
    /// A page of settings on a desk's engine.
    struct Settings;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Keychain> m_keychain;
    std::unique_ptr<ProfileSecretStore> m_store;
};

/// A keychain that may be missing or locked.
class PasswordPlaceTest::Keychain final : public SecretStore
{
public:
    void read(const QString& key, ReadDone done) override
    {
        trouble ? done(unexpected(*trouble)) : m_kept.read(key, std::move(done));
    }
    void write(const QString& key, const QString& secret, WriteDone done) override
    {
        trouble ? done(unexpected(*trouble)) : m_kept.write(key, secret, std::move(done));
    }
    void remove(const QString& key, WriteDone done) override
    {
        trouble ? done(unexpected(*trouble)) : m_kept.remove(key, std::move(done));
    }

    void fail(ErrorReason reason) { trouble = makeError(ErrorKind::Storage, reason, u"log"_s, u"words"_s); }
    std::optional<Error> trouble;

private:
    InMemorySecretStore m_kept;
};

struct PasswordPlaceTest::Settings
{
    explicit Settings(ProfileSecretStore& store)
    {
        desk.otherSecrets = &store;
        desk.open();
        page = std::make_unique<PasswordPlacePage>(*desk.engine, store);
        page->show();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page does not become active");
    }
    [[nodiscard]] InfoBar* bar() const { return part<InfoBar>(page.get(), "passwordPlaceBar"); }
    void press(const char* button) const
    {
        auto* const found = part<QPushButton>(page.get(), button);
        QVERIFY(found->isVisible());
        found->setFocus();
        QTest::keyClick(found, Qt::Key_Space);
    }

    Desk desk;
    std::unique_ptr<PasswordPlacePage> page;
};

void PasswordPlaceTest::initTestCase()
{
    Theme::apply(*qApp, ColorScheme::Light);
    Language::apply(u"en"_s);
}

void PasswordPlaceTest::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_unique<Keychain>();
    restart();
}

void PasswordPlaceTest::restart()
{
    m_store.reset();
    m_store = std::make_unique<ProfileSecretStore>(m_dir->path(), *m_keychain, kQuick);
}

/// As at the next start after passwords went to the file.
void PasswordPlaceTest::lockFile(const QStringList& keys)
{
    for (const QString& key : keys)
        QVERIFY(writeTo(*m_keychain, key, u"parola "_s + key));
    QVERIFY(answerTo<void>([&](auto done) {
        m_store->moveToFile(u"dört kısa kelime"_s, keys, ProfileSecretStore::Unreadable::Fail, done);
    }));
    restart();
    QVERIFY(m_store->isLocked());
}

/// The dialog that asks at the moment; it has the keyboard by then.
PassphraseDialog* PasswordPlaceTest::question()
{
    const auto find = [] { return qobject_cast<PassphraseDialog*>(QApplication::activeModalWidget()); };
    if (!QTest::qWaitFor([&] { return find() != nullptr; }) || !QTest::qWaitForWindowActive(find()))
        qFatal("nobody asks for a passphrase");
    if (!QTest::qWaitFor([&] { return find()->isAncestorOf(QApplication::focusWidget()); }))
        qFatal("the question does not get the keyboard");
    return find();
}

template <typename T> T* PasswordPlaceTest::part(QWidget* window, const char* name)
{
    T* found = window->findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

void PasswordPlaceTest::typeInto(QWidget* window, const char* name, const QString& text)
{
    auto* const edit = part<QLineEdit>(window, name);
    edit->setFocus();
    edit->selectAll();
    WizardFixture::typeHere(text);
}

void PasswordPlaceTest::choosePassphrase(const QString& passphrase)
{
    PassphraseDialog* dialog = question();
    const QPointer<PassphraseDialog> open = dialog;
    QTRY_COMPARE(QApplication::focusWidget(), part<QWidget>(dialog, "newPassphraseEdit"));
    typeInto(dialog, "newPassphraseEdit", passphrase);
    typeInto(dialog, "newPassphraseAgainEdit", passphrase);
    enter(dialog);
    QTRY_VERIFY(open.isNull());
}

void PasswordPlaceTest::wizardKeepsThePasswordInAFileWhereTheKeyringIsMissing()
{
    m_keychain->fail(ErrorReason::SecretStoreUnavailable);
    WizardFixture wizard;
    wizard.open(m_store.get());
    wizard.fillIn(u"ayse@gmail.com"_s);
    QTest::keyClick(&wizard.wizard(), Qt::Key_Return);
    QTRY_VERIFY(wizard.loginTest() != nullptr);
    wizard.passAll();
    const Account tested = wizard.testedAccount();
    enter(&wizard.wizard());
    QTRY_VERIFY(wizard.isShown("keyringHelp"));
    QVERIFY(wizard.textOf("saveError").contains(u"keyring"_s));
    QVERIFY(wizard.child<QLabel>("keyringRemedy")->text().contains(u"gnome-keyring"_s));

    wizard.button("useFileButton")->setFocus();
    QTest::keyClick(wizard.button("useFileButton"), Qt::Key_Space);
    QVERIFY(!part<QLabel>(question(), "leftInKeyring")->isVisible()); // there is no other account
    choosePassphrase(u"dört kısa kelime"_s);
    QTRY_VERIFY(!wizard.wizard().isVisible()); // saved by itself
    QVERIFY(m_store->place() == Place::File);
    QCOMPARE(wizard.engine().reader().accounts()->size(), 1);
    QCOMPARE(readFrom(*m_store, secretKey(tested.incoming)).value_or({}), u"gizli söz"_s);
    QCOMPARE(readFrom(*m_store, secretKey(tested.outgoing)).value_or({}), u"gizli söz"_s);
    wizard.close();
}

void PasswordPlaceTest::wizardSaysWhatToDoAboutALockedKeyring()
{
    m_keychain->fail(ErrorReason::KeyringLocked);
    WizardFixture wizard;
    wizard.open(m_store.get());
    wizard.fillIn(u"ayse@gmail.com"_s);
    QTest::keyClick(&wizard.wizard(), Qt::Key_Return);
    QTRY_VERIFY(wizard.loginTest() != nullptr);
    wizard.passAll();
    enter(&wizard.wizard());
    QTRY_VERIFY(wizard.isShown("keyringHelp"));
    QVERIFY(wizard.child<QLabel>("keyringRemedy")->text().contains(u"is locked"_s));
    m_keychain->trouble.reset(); // unlocked meanwhile
    enter(&wizard.wizard());
    QTRY_VERIFY(!wizard.wizard().isVisible());
    QVERIFY(m_store->place() == Place::Keychain);
    wizard.close();
}

void PasswordPlaceTest::closedQuestionLeavesTheWizardAsItWas()
{
    m_keychain->fail(ErrorReason::SecretStoreUnavailable);
    WizardFixture wizard;
    wizard.open(m_store.get());
    wizard.fillIn(u"ayse@gmail.com"_s);
    QTest::keyClick(&wizard.wizard(), Qt::Key_Return);
    QTRY_VERIFY(wizard.loginTest() != nullptr);
    wizard.passAll();
    enter(&wizard.wizard());
    QTRY_VERIFY(wizard.isShown("keyringHelp"));
    wizard.button("useFileButton")->click();
    const QPointer<PassphraseDialog> dialog = question();
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(wizard.wizard().isVisible());
    QVERIFY(wizard.isShown("keyringHelp"));
    QVERIFY(m_store->place() == Place::Keychain);
    QVERIFY(wizard.engine().reader().accounts()->isEmpty());
    wizard.close();
}

void PasswordPlaceTest::newPassphraseIsTypedTwice()
{
    PassphraseDialog dialog(PassphraseDialog::Purpose::Choose);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const QSignalSpy entered(&dialog, &PassphraseDialog::entered);
    QVERIFY(!part<QPushButton>(&dialog, "okButton")->isEnabled());
    typeInto(&dialog, "newPassphraseEdit", u"dört kısa kelime"_s);
    typeInto(&dialog, "newPassphraseAgainEdit", u"dört kısa"_s);
    enter(&dialog);
    QCOMPARE(entered.count(), 0);
    QTRY_COMPARE(QApplication::focusWidget(), part<QWidget>(&dialog, "newPassphraseAgainEdit"));
    WizardFixture::typeHere(u"dört kısa kelime"_s); // over what is selected
    enter(&dialog);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(dialog.chosen(), u"dört kısa kelime"_s);
    // While the answer is awaited nothing can be pressed, and Escape does not hide it.
    QVERIFY(!part<QPushButton>(&dialog, "okButton")->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    dialog.showError(makeError(ErrorKind::Storage, ErrorReason::DiskFull, u"log"_s));
    QVERIFY(!part<QWidget>(&dialog, "passphraseError")->accessibleName().isEmpty());
    QVERIFY(part<QPushButton>(&dialog, "okButton")->isEnabled());
}

void PasswordPlaceTest::hintFollowsTheLengthAndForbidsNothing()
{
    PassphraseDialog dialog(PassphraseDialog::Purpose::Choose);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QStringList hints{part<QLabel>(&dialog, "passphraseHint")->text()};
    for (const QString& phrase : {u"abc"_s, u"abcdefghij"_s, u"abcdefghijklmnopqrst"_s}) {
        typeInto(&dialog, "newPassphraseEdit", phrase);
        hints << part<QLabel>(&dialog, "passphraseHint")->text();
        QVERIFY(part<QPushButton>(&dialog, "okButton")->isEnabled());
    }
    QCOMPARE(hints.removeDuplicates(), 0);
    QCOMPARE(part<QLineEdit>(&dialog, "newPassphraseEdit")->echoMode(), QLineEdit::Password);
}

void PasswordPlaceTest::oneDialogAsksHoweverManyWait()
{
    lockFile({u"a"_s, u"b"_s});
    Desk desk;
    desk.otherSecrets = m_store.get();
    desk.open();
    QStringList read;
    for (const QString& key : {u"a"_s, u"b"_s})
        m_store->read(key, [&read](const Result<QString>& secret) { read << secret.value_or(u"?"_s); });
    const QPointer<PassphraseDialog> dialog = question();
    QCOMPARE(QApplication::topLevelWidgets().count(dialog), 1);
    QCOMPARE(desk.window->findChildren<PassphraseDialog*>().size(), 1);
    QVERIFY(read.isEmpty());
    typeInto(dialog, "presentPassphraseEdit", u"dört kısa kelime"_s);
    enter(dialog);
    QTRY_COMPARE(read, (QStringList{u"parola a"_s, u"parola b"_s}));
    QTRY_VERIFY(dialog.isNull());
}

void PasswordPlaceTest::wrongPassphraseIsToldAndTriedAgain()
{
    lockFile({u"a"_s});
    Desk desk;
    desk.otherSecrets = m_store.get();
    desk.open();
    QString read;
    m_store->read(u"a"_s, [&read](const Result<QString>& secret) { read = secret.value_or(u"?"_s); });
    const QPointer<PassphraseDialog> dialog = question();
    typeInto(dialog, "presentPassphraseEdit", u"yanlış"_s);
    enter(dialog);
    QTRY_VERIFY(part<QWidget>(dialog, "presentPassphraseEditError")->isVisible());
    QVERIFY(dialog->isVisible());
    QVERIFY(read.isEmpty());
    QTRY_COMPARE(QApplication::focusWidget(), part<QWidget>(dialog, "presentPassphraseEdit"));
    WizardFixture::typeHere(u"dört kısa kelime"_s); // over what is selected
    QVERIFY(!part<QWidget>(dialog, "presentPassphraseEditError")->isVisible());
    enter(dialog);
    QTRY_COMPARE(read, u"parola a"_s);
    QTRY_VERIFY(dialog.isNull());
}

void PasswordPlaceTest::notNowLeavesAnUnlockButton_data()
{
    QTest::addColumn<bool>("isDestroyed");
    QTest::newRow("Escape") << false;
    QTest::newRow("gone with the window below it") << true;
}

void PasswordPlaceTest::notNowLeavesAnUnlockButton()
{
    QFETCH(bool, isDestroyed);
    lockFile({u"a"_s});
    Desk desk;
    desk.otherSecrets = m_store.get();
    desk.open();
    std::optional<Result<QString>> answer;
    m_store->read(u"a"_s, [&answer](Result<QString> result) { answer = std::move(result); });
    if (isDestroyed)
        delete question();
    else
        QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(reasonOf(*answer), ErrorReason::SecretsLocked);
    desk.tell(desk.mail.work, AccountActivity::NeedsUser, answer->error());
    QVERIFY(desk.accountBar().isVisible());
    auto* const unlock = part<QPushButton>(&desk.accountBar(), "infoBarPrimaryButton");
    QCOMPARE(unlock->text(), u"Unlock"_s);
    unlock->setFocus();
    QTest::keyClick(unlock, Qt::Key_Space);
    const QPointer<PassphraseDialog> dialog = question();
    typeInto(dialog, "presentPassphraseEdit", u"dört kısa kelime"_s);
    enter(dialog);
    QTRY_VERIFY(!m_store->isLocked());
    QTRY_VERIFY(dialog.isNull());
}

void PasswordPlaceTest::barExplainsTheKeyring()
{
    m_keychain->fail(ErrorReason::KeyringLocked);
    Desk desk;
    desk.otherSecrets = m_store.get();
    desk.open();
    desk.tell(desk.mail.work, AccountActivity::NeedsUser, m_keychain->trouble);
    auto* const what = part<QPushButton>(&desk.accountBar(), "infoBarSecondaryButton");
    QCOMPARE(what->text(), u"What can I do?"_s);
    what->click();
    QTRY_VERIFY(QApplication::activeModalWidget() != nullptr);
    const QPointer<QWidget> dialog = QApplication::activeModalWidget();
    QCOMPARE(dialog->objectName(), u"keyringDialog"_s);
    QVERIFY(part<QLabel>(dialog, "keyringRemedy")->text().contains(u"is locked"_s));
    part<QPushButton>(dialog, "useFileButton")->click();
    // The passwords of the accounts that are there stay behind: that is said before.
    const auto* left = part<QLabel>(question(), "leftInKeyring");
    QVERIFY(left->isVisible() && left->text().contains(u"once more"_s));
    choosePassphrase(u"dört kısa kelime"_s);
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(m_store->place() == Place::File);
}

void PasswordPlaceTest::settingsMoveToTheFileAndBack()
{
    Settings settings(*m_store);
    const QString key = secretKey(settings.desk.engine->reader().accounts()->first().incoming);
    QVERIFY(writeTo(*m_store, key, u"parola"_s));
    QVERIFY(part<QLabel>(settings.page.get(), "passwordPlace")->text().contains(u"keyring"_s));
    settings.press("toFileButton");
    choosePassphrase(u"dört kısa kelime"_s);
    QTRY_VERIFY(settings.bar()->isVisible());
    QVERIFY(settings.bar()->kind() == InfoBar::Success);
    QVERIFY(m_store->place() == Place::File);
    QVERIFY(part<QLabel>(settings.page.get(), "passwordPlace")->text().contains(u"encrypted file"_s));
    QCOMPARE(readFrom(*m_store, key).value_or({}), u"parola"_s);
    QCOMPARE(reasonOf(readFrom(*m_keychain, key)), ErrorReason::NoPassword);

    settings.press("lockButton");
    QTRY_VERIFY(m_store->isLocked());
    settings.press("toKeyringButton");
    PassphraseDialog* dialog = question(); // locked: the passphrase first
    typeInto(dialog, "presentPassphraseEdit", u"dört kısa kelime"_s);
    enter(dialog);
    QTRY_VERIFY(m_store->place() == Place::Keychain);
    QTRY_VERIFY(settings.bar()->isVisible());
    QCOMPARE(readFrom(*m_keychain, key).value_or({}), u"parola"_s);
}

void PasswordPlaceTest::settingsTellWhatFails()
{
    Settings settings(*m_store);
    settings.press("toFileButton");
    m_keychain->fail(ErrorReason::KeyringLocked);
    PassphraseDialog* dialog = question();
    typeInto(dialog, "newPassphraseEdit", u"söz"_s);
    typeInto(dialog, "newPassphraseAgainEdit", u"söz"_s);
    enter(dialog);
    QTRY_VERIFY(part<QWidget>(dialog, "passphraseError")->isVisible());
    QVERIFY(m_store->place() == Place::Keychain);
    m_keychain->trouble.reset();
    enter(dialog);
    QTRY_VERIFY(m_store->place() == Place::File);
    m_keychain->fail(ErrorReason::SecretStoreUnavailable);
    QVERIFY(writeTo(*m_store, u"a"_s, u"x"_s));
    settings.press("toKeyringButton");
    QTRY_VERIFY(settings.bar()->isVisible() && settings.bar()->kind() == InfoBar::Error);
    QVERIFY(m_store->place() == Place::File);
    QVERIFY(part<QPushButton>(settings.page.get(), "toKeyringButton")->isEnabled());
}

void PasswordPlaceTest::settingsChangeThePassphrase()
{
    lockFile({u"a"_s});
    Settings settings(*m_store);
    settings.press("changePassphraseButton");
    const QPointer<PassphraseDialog> dialog = question();
    QTRY_COMPARE(QApplication::focusWidget(), part<QWidget>(dialog, "presentPassphraseEdit"));
    typeInto(dialog, "presentPassphraseEdit", u"yanlış"_s);
    typeInto(dialog, "newPassphraseEdit", u"beş ayrı kısa kelime"_s);
    typeInto(dialog, "newPassphraseAgainEdit", u"beş ayrı kısa kelime"_s);
    enter(dialog);
    QTRY_VERIFY(part<QWidget>(dialog, "presentPassphraseEditError")->isVisible());
    typeInto(dialog, "presentPassphraseEdit", u"dört kısa kelime"_s);
    enter(dialog);
    QTRY_VERIFY(dialog.isNull());
    restart();
    QVERIFY(answerTo<void>([&](auto done) { m_store->unlock(u"beş ayrı kısa kelime"_s, done); }));
    QCOMPARE(readFrom(*m_store, u"a"_s).value_or({}), u"parola a"_s);
}

void PasswordPlaceTest::settingsSetTheFileAside()
{
    lockFile({u"a"_s});
    Settings settings(*m_store);
    settings.press("setAsideButton");
    QTRY_VERIFY(settings.bar()->isVisible());
    // The safe answer has the keyboard.
    QTRY_COMPARE(QApplication::focusWidget(), part<QWidget>(settings.bar(), "infoBarSecondaryButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(!settings.bar()->isVisible());
    QVERIFY(m_store->place() == Place::File);
    settings.press("setAsideButton");
    part<QPushButton>(settings.bar(), "infoBarPrimaryButton")->click();
    QTRY_VERIFY(m_store->place() == Place::Keychain);
    QVERIFY(QFile::exists(m_dir->filePath(u"secrets.box.old"_s)));
}

void PasswordPlaceTest::everythingFollowsTheLanguage()
{
    PassphraseDialog dialog(PassphraseDialog::Purpose::Unlock);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    Settings settings(*m_store);
    Language::apply(u"tr"_s);
    QTRY_COMPARE(part<QPushButton>(&dialog, "cancelButton")->text(), u"Şimdi değil"_s);
    QTRY_VERIFY(part<QLabel>(settings.page.get(), "passwordPlace")->text().contains(u"anahtarlığında"_s));
    Language::apply(u"en"_s);
    QTRY_COMPARE(part<QPushButton>(&dialog, "cancelButton")->text(), u"Not now"_s);
}

} // namespace postaci

QTEST_MAIN(postaci::PasswordPlaceTest)
#include "tst_passwordplace.moc"
