#include "MailEngine.h"
#include "account/ProviderTable.h"
#include "accounts/AccountOptions.h"
#include "accounts/AccountSettingsDialog.h"
#include "gui/WindowDesk.h"
#include "palette/PaletteModel.h"
#include "settings/SettingsDialog.h"
#include "settings/SettingsOptions.h"
#include "widgets/Language.h"
#include "widgets/OptionMark.h"
#include "widgets/PageBook.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// What can be chosen in the settings is found by a word, in either language, and led to.
class SettingsSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyOptionIsThereWithItsWords();
    void everyChoiceIsAnOption();
    void aWordLeadsToTheOption();
    void theOtherLanguageFindsItToo();
    void turkishLettersAreFoldedAsPeopleTypeThem_data();
    void turkishLettersAreFoldedAsPeopleTypeThem();
    void whatIsNotThereIsSaid();
    void escapeLeavesTheSearchFirst();
    void theReadingPageFollowsTheMenus();
    void pagesAreFoundByTheirNames();
    void optionsOfAccountsHaveTheirWords();
    void anAccountsSettingsAreLedTo_data();
    void anAccountsSettingsAreLedTo();
    void newAccountsAreFound();

private:
    [[nodiscard]] QLineEdit* field() const { return m_dialog->findChild<QLineEdit*>(u"settingsSearch"_s); }
    [[nodiscard]] QListView* found() const { return m_dialog->findChild<QListView*>(u"settingsFound"_s); }
    [[nodiscard]] PageBook* book() const { return m_dialog->findChild<PageBook*>(); }

    /// The row of what was found with these words in its title and its detail; -1.
    [[nodiscard]] int rowOf(const QString& title, const QString& detail) const
    {
        for (int row = 0; row < found()->model()->rowCount(); ++row) {
            const QModelIndex index = found()->model()->index(row, 0);
            if (index.data().toString() == title &&
                index.data(Qt::AccessibleTextRole).toString().contains(detail))
                return row;
        }
        return -1;
    }
    [[nodiscard]] QString workLabel() const
    {
        return m_desk->engine->reader().account(m_desk->mail.work)->label;
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void SettingsSearchTest::init()
{
    Language::apply(u"en"_s);
    m_desk = std::make_unique<Desk>();
    m_desk->open();
    m_dialog = std::make_unique<SettingsDialog>(*m_desk->engine, *m_desk->settings, m_desk->providers);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void SettingsSearchTest::cleanup()
{
    m_dialog.reset();
    m_desk.reset();
    Language::apply(u"en"_s);
}

/// The table has the words of the pages, which nobody keeps alike but this.
void SettingsSearchTest::everyOptionIsThereWithItsWords()
{
    for (const SettingsOption& option : settingsOptions()) {
        m_dialog->showOption(option);
        QCOMPARE(book()->currentPage(), int(option.page));
        auto* control = book()->currentWidget()->findChild<QWidget*>(QLatin1String(option.widget));
        QVERIFY2(control != nullptr, option.widget);
        QStringList texts{book()->pageName(book()->currentPage())};
        for (const QLabel* label : book()->currentWidget()->findChildren<QLabel*>())
            texts.append(label->text());
        for (const QAbstractButton* button : book()->currentWidget()->findChildren<QAbstractButton*>())
            texts.append(button->text());
        QVERIFY2(texts.contains(QString::fromUtf8(option.title)), option.title);
        if (option.help != nullptr)
            QVERIFY2(texts.contains(QString::fromUtf8(option.help)), option.help);
    }
}

void SettingsSearchTest::everyChoiceIsAnOption()
{
    QStringList known;
    for (const SettingsOption& option : settingsOptions())
        known.append(QLatin1String(option.widget));
    for (const int page : book()->pages()) {
        for (const QWidget* control : book()->page(page)->findChildren<QWidget*>()) {
            const bool isChoice = qobject_cast<const QCheckBox*>(control) != nullptr ||
                                  qobject_cast<const QComboBox*>(control) != nullptr;
            // Those of each account and of each day are under a sentence, and found by that.
            const bool isOneOfMany =
                control->objectName() == u"junkMode"_s || control->objectName().startsWith(u"quietDay"_s);
            if (isChoice && !isOneOfMany)
                QVERIFY2(known.contains(control->objectName()), qPrintable(control->objectName()));
        }
    }
}

void SettingsSearchTest::aWordLeadsToTheOption()
{
    field()->setFocus();
    QTest::keyClicks(field(), u"contrast"_s);
    QVERIFY(found()->isVisible() && !book()->isVisible());
    QCOMPARE(found()->currentIndex().data().toString(), u"High contrast"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(book()->isVisible());
    QCOMPARE(book()->currentPage(), int(SettingsDialog::Page::General));
    auto* box = m_dialog->findChild<QCheckBox*>(u"highContrastBox"_s);
    QVERIFY(box->hasFocus());
    QCOMPARE(m_dialog->findChildren<OptionMark*>().size(), 1);
    QTest::keyClick(box, Qt::Key_Tab); // the mark goes with the keyboard
    QTRY_COMPARE(m_dialog->findChildren<OptionMark*>().size(), 0);
}

void SettingsSearchTest::theOtherLanguageFindsItToo()
{
    QTest::keyClicks(field(), u"yazisma"_s);
    bool isFound = false;
    for (int row = 0; row < found()->model()->rowCount(); ++row)
        isFound = isFound || found()->model()->index(row, 0).data().toString().contains(u"conversations"_s);
    QVERIFY(isFound);
}

void SettingsSearchTest::turkishLettersAreFoldedAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("as it is written") << u"İmzam"_s;
    QTest::newRow("without dots") << u"imzam"_s;
    QTest::newRow("capitals") << u"İMZAM"_s;
    QTest::newRow("capitals of English") << u"IMZAM"_s;
    QTest::newRow("small and dotless") << u"ımzam"_s;
}

void SettingsSearchTest::turkishLettersAreFoldedAsPeopleTypeThem()
{
    QFETCH(QString, typed);
    Language::apply(u"tr"_s);
    field()->setText(typed); // QTest presses ASCII's keys only
    const auto isFound = [this] {
        for (int row = 0; row < found()->model()->rowCount(); ++row)
            if (found()->model()->index(row, 0).data().toString().startsWith(u"İmzam"_s))
                return true;
        return false;
    };
    QTRY_VERIFY(isFound()); // windows hear of the language a little later
}

void SettingsSearchTest::whatIsNotThereIsSaid()
{
    QTest::keyClicks(field(), u"xyzzyqwv"_s);
    QVERIFY(!found()->isVisible());
    QVERIFY(m_dialog->findChild<QLabel*>(u"settingsNotFound"_s)->isVisible());
}

void SettingsSearchTest::escapeLeavesTheSearchFirst()
{
    field()->setFocus();
    QTest::keyClicks(field(), u"contrast"_s);
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible() && book()->isVisible());
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void SettingsSearchTest::theReadingPageFollowsTheMenus()
{
    m_dialog->showPage(SettingsDialog::Page::Reading);
    auto* layout = m_dialog->findChild<QComboBox*>(u"paneLayoutCombo"_s);
    m_desk->settings->setPaneLayout(PaneLayout::ListOnly);
    QCOMPARE(layout->currentText(), u"List only"_s);
    auto* grouped = m_dialog->findChild<QCheckBox*>(u"conversationsCheck"_s);
    const bool before = grouped->isChecked();
    QTest::mouseClick(grouped, Qt::LeftButton, {}, QPoint(8, grouped->height() / 2));
    QCOMPARE(m_desk->settings->conversations(), !before);
}

void SettingsSearchTest::pagesAreFoundByTheirNames()
{
    for (const int page : book()->pages()) {
        field()->setText(book()->pageName(page));
        bool isLedTo = false;
        const int rows = found()->model()->rowCount();
        for (int row = 0; row < rows && !isLedTo; ++row) {
            field()->setText(book()->pageName(page));
            const QModelIndex index = found()->model()->index(row, 0);
            if (!index.data().toString().startsWith(u"Settings: "))
                continue;
            found()->setCurrentIndex(index);
            QTest::keyClick(field(), Qt::Key_Return);
            isLedTo = book()->isVisible() && book()->currentPage() == page;
        }
        QVERIFY2(isLedTo, qPrintable(book()->pageName(page)));
    }
}

/// As everyOptionIsThereWithItsWords(), of the window of an account.
void SettingsSearchTest::optionsOfAccountsHaveTheirWords()
{
    AccountSettingsDialog account(*m_desk->engine, m_desk->mail.work);
    account.show();
    auto* pages = account.findChild<PageBook*>();
    for (const AccountOption& option : accountOptions()) {
        account.showOption(option.page, QLatin1String(option.widget));
        QCOMPARE(pages->currentPage(), int(option.page));
        QVERIFY2(pages->currentWidget()->findChild<QWidget*>(QLatin1String(option.widget)) != nullptr,
                 option.widget);
        QStringList texts;
        for (const QLabel* label : pages->currentWidget()->findChildren<QLabel*>())
            texts.append(label->text());
        for (const QAbstractButton* button : pages->currentWidget()->findChildren<QAbstractButton*>())
            texts.append(button->text());
        QVERIFY2(texts.contains(QString::fromUtf8(option.title)), option.title);
    }
}

void SettingsSearchTest::anAccountsSettingsAreLedTo_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("widget");
    QTest::newRow("signature") << u"signature"_s << u"Signature"_s << u"signatureEdit"_s;
    QTest::newRow("port") << u"port"_s << u"Port"_s << u"incomingPortSpin"_s;
    QTest::newRow("certificate") << u"certificate"_s << u"Your own certificate"_s
                                 << u"chooseCertificateButton"_s;
    QTest::newRow("in Turkish") << u"imza"_s << u"Signature"_s << u"signatureEdit"_s;
}

void SettingsSearchTest::anAccountsSettingsAreLedTo()
{
    QFETCH(QString, typed);
    QFETCH(QString, title);
    QFETCH(QString, widget);
    field()->setFocus();
    QTest::keyClicks(field(), typed);
    const int row = rowOf(title, workLabel());
    QVERIFY(row >= 0);
    found()->setCurrentIndex(found()->model()->index(row, 0));
    QTest::keyClick(field(), Qt::Key_Return);
    auto* account = m_dialog->findChild<AccountSettingsDialog*>();
    QVERIFY(account != nullptr && account->isVisible());
    QVERIFY(account->windowTitle().contains(workLabel()));
    auto* control = account->findChild<PageBook*>()->currentWidget()->findChild<QWidget*>(widget);
    QVERIFY(control != nullptr && control->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(account));
    QCOMPARE(account->focusWidget(), control);
}

void SettingsSearchTest::newAccountsAreFound()
{
    m_desk->engine->start();
    Account account;
    account.label = u"Kooperatif"_s;
    account.identity.address = u"deniz@nobody.example"_s;
    account.incoming = {Protocol::Pop3, u"localhost"_s, 1, Security::Tls, u"deniz"_s};
    account.outgoing = {Protocol::Smtp, u"localhost"_s, 1, Security::Tls, u"deniz"_s};
    m_desk->engine->addAccount(account, {}, [](const Result<AccountId>&) {});
    field()->setText(u"signature"_s);
    QTRY_VERIFY(rowOf(u"Signature"_s, u"Kooperatif"_s) >= 0);
}

} // namespace postaci

QTEST_MAIN(postaci::SettingsSearchTest)
#include "tst_settings_search.moc"
