#include "MailEngine.h"
#include "account/ProviderTable.h"
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

private:
    [[nodiscard]] QLineEdit* field() const { return m_dialog->findChild<QLineEdit*>(u"settingsSearch"_s); }
    [[nodiscard]] QListView* found() const { return m_dialog->findChild<QListView*>(u"settingsFound"_s); }
    [[nodiscard]] PageBook* book() const { return m_dialog->findChild<PageBook*>(); }

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

} // namespace postaci

QTEST_MAIN(postaci::SettingsSearchTest)
#include "tst_settings_search.moc"
