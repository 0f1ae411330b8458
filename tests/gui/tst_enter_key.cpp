// What Enter does in the dialogs of the program, by the keyboard alone.
#include "gui/WindowDesk.h"

#include "accounts/AccountSettingsDialog.h"
#include "composer/LinkDialog.h"
#include "composer/TemplateDialog.h"
#include "filters/FilterEditor.h"
#include "filters/FilterTrialDialog.h"
#include "mainwindow/RecentlyDeleted.h"
#include "settings/SettingsDialog.h"
#include "transfer/ImportMailDialog.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

using Make = std::function<QDialog*(const Desk&)>;

/// Enter presses the button that has the keyboard, and a default button only where one is meant.
class EnterKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theFocusedButtonIsPressed_data();
    void theFocusedButtonIsPressed();
    void tabAndEnterLeaveWithoutSaving();
    void noButtonIsDefaultByItself();
    void theMeantOneIsPressedFromAField();
    void buttonsThatComeLaterAreTheSame();
    void aBoxOfButtonsKeepsItsDefault();
    void aKeyHeldDownPressesOnce();

private:
    std::unique_ptr<Desk> m_desk;
};

void EnterKeyTest::initTestCase()
{
    Theme::apply(*qApp, ColorScheme::Light); // as the program does before its first window
    Language::apply(u"en"_s);
}

void EnterKeyTest::init()
{
    m_desk = std::make_unique<Desk>();
    m_desk->open();
}

void EnterKeyTest::cleanup()
{
    m_desk.reset();
}

void EnterKeyTest::theFocusedButtonIsPressed_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<QString>("button");
    const auto row = [](const char* button, const Make& make) {
        QTest::newRow(button) << make << QString::fromLatin1(button);
    };
    row("addConditionButton",
        [](const Desk& desk) -> QDialog* { return new FilterEditor(*desk.engine, *desk.settings, Rule()); });
    row("closeButton",
        [](const Desk& desk) -> QDialog* { return new FilterTrialDialog(*desk.engine, Rule()); });
    row("addTemplateButton", [](const Desk& desk) -> QDialog* { return new TemplateDialog(*desk.engine); });
    row("closeDeleted", [](const Desk& desk) -> QDialog* { return new RecentlyDeleted(*desk.engine); });
    row("cancelButton", [](const Desk& desk) -> QDialog* { return new ImportMailDialog(*desk.engine); });
    row("removeLinkButton", [](const Desk& desk) -> QDialog* {
        return new LinkDialog(u"https://postaci.example"_s, u"Postacı"_s, LinkDialog::On::Words,
                              desk.window.get());
    });
    row("addAccountButton", [](const Desk& desk) -> QDialog* {
        auto* dialog = new SettingsDialog(*desk.engine, *desk.settings, desk.providers);
        dialog->showPage(SettingsDialog::Page::Accounts);
        return dialog;
    });
    row("saveCardButton", [](const Desk& desk) -> QDialog* {
        auto* dialog = new AccountSettingsDialog(*desk.engine, desk.mail.work);
        dialog->showPage(AccountSettingsDialog::Page::Card);
        return dialog;
    });
}

void EnterKeyTest::theFocusedButtonIsPressed()
{
    QFETCH(Make, make);
    QFETCH(QString, button);
    const std::unique_ptr<QDialog> dialog(make(*m_desk));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    auto* focused = dialog->findChild<QPushButton*>(button);
    QVERIFY(focused != nullptr && focused->isVisible());
    focused->disconnect(SIGNAL(clicked(bool))); // what it does is another test's
    int others = 0;
    for (const QPushButton* other : dialog->findChildren<QPushButton*>())
        if (other != focused)
            connect(other, &QPushButton::clicked, this, [&others] { ++others; });
    const QSignalSpy pressed(focused, &QPushButton::clicked);
    focused->setFocus();
    QTRY_VERIFY(focused->hasFocus());
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(pressed.size(), 1);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(pressed.size(), 2);
    QCOMPARE(others, 0);
    QVERIFY(dialog->isVisible());
}

/// The old trouble: Tab to Cancel, Enter, and it was saved.
void EnterKeyTest::tabAndEnterLeaveWithoutSaving()
{
    AccountSettingsDialog dialog(*m_desk->engine, m_desk->mail.work);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* name = dialog.findChild<QLineEdit*>(u"nameEdit"_s);
    const QString before = name->text();
    name->setFocus();
    QTest::keyClicks(name, u"xyz"_s);
    auto* cancel = dialog.findChild<QPushButton*>(u"cancelButton"_s);
    for (int i = 0; i < 40 && !cancel->hasFocus(); ++i)
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    QVERIFY(cancel->hasFocus());
    QTest::keyClick(cancel, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
    QCOMPARE(m_desk->engine->reader().account(m_desk->mail.work)->identity.name, before);
}

namespace {

/// A field above two buttons, as a dialog that has forgotten about Enter.
struct PlainDialog
{
    QDialog dialog;
    QLineEdit* field = new QLineEdit(&dialog);
    QPushButton* first = new QPushButton(u"Remove"_s, &dialog);
    QPushButton* second = new QPushButton(u"Close"_s, &dialog);
    int pressed[2] = {};

    PlainDialog()
    {
        auto* column = new QVBoxLayout(&dialog);
        column->addWidget(field);
        column->addWidget(first);
        column->addWidget(second);
        QObject::connect(first, &QPushButton::clicked, &dialog, [this] { ++pressed[0]; });
        QObject::connect(second, &QPushButton::clicked, &dialog, [this] { ++pressed[1]; });
    }
    void show()
    {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        field->setFocus();
    }
};

} // namespace

void EnterKeyTest::noButtonIsDefaultByItself()
{
    PlainDialog plain;
    plain.show();
    QTest::keyClick(plain.field, Qt::Key_Return);
    QCOMPARE(plain.pressed[0] + plain.pressed[1], 0);
    QVERIFY(plain.dialog.isVisible());
}

void EnterKeyTest::theMeantOneIsPressedFromAField()
{
    PlainDialog plain;
    plain.second->setDefault(true);
    plain.show();
    QTest::keyClick(plain.field, Qt::Key_Return);
    QCOMPARE(plain.pressed[1], 1);
    plain.first->setFocus();
    QTest::keyClick(plain.first, Qt::Key_Return);
    QCOMPARE(plain.pressed[0], 1);
    QCOMPARE(plain.pressed[1], 1);
    QTest::keyClick(plain.field, Qt::Key_Return); // it stays the default one
    QCOMPARE(plain.pressed[1], 2);
}

void EnterKeyTest::buttonsThatComeLaterAreTheSame()
{
    PlainDialog plain;
    plain.show();
    auto* later = new QPushButton(u"Later"_s);
    plain.dialog.layout()->addWidget(later);
    later->show();
    const QSignalSpy pressed(later, &QPushButton::clicked);
    later->setFocus();
    plain.field->setFocus();
    QTest::keyClick(plain.field, Qt::Key_Return);
    QCOMPARE(pressed.size(), 0);
    later->setFocus();
    QTest::keyClick(later, Qt::Key_Return);
    QCOMPARE(pressed.size(), 1);
}

void EnterKeyTest::aBoxOfButtonsKeepsItsDefault()
{
    QDialog dialog;
    auto* column = new QVBoxLayout(&dialog);
    auto* field = new QLineEdit(&dialog);
    auto* box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    column->addWidget(field);
    column->addWidget(box);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const QSignalSpy accepted(box, &QDialogButtonBox::accepted);
    const QSignalSpy rejected(box, &QDialogButtonBox::rejected);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QPushButton* cancel = box->button(QDialogButtonBox::Cancel);
    cancel->setFocus();
    QTest::keyClick(cancel, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(rejected.size(), 1);
}

void EnterKeyTest::aKeyHeldDownPressesOnce()
{
    PlainDialog plain;
    plain.show();
    plain.first->setFocus();
    QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, false);
    QKeyEvent repeated(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QCoreApplication::sendEvent(plain.first, &press);
    QCoreApplication::sendEvent(plain.first, &repeated);
    QCOMPARE(plain.pressed[0], 1);
}

} // namespace postaci

QTEST_MAIN(postaci::EnterKeyTest)
#include "tst_enter_key.moc"
