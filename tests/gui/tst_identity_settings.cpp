// The identities of an account in its settings.
#include "gui/ComposerFixture.h"

#include "accounts/AccountSettingsDialog.h"
#include "accounts/IdentitiesPage.h"
#include "accounts/IdentityEditor.h"
#include "accounts/SignatureEdit.h"

#include <QCheckBox>
#include <QListWidget>
#include <QSpinBox>
#include <QTabWidget>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestIdentitySettings : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        renew();
        desk().setIdentities(
            {{u"Satış"_s, u"satis@ornek.com.tr"_s, {}, {}}, {u"Kulüp"_s, u"kulup@dernek.example"_s, {}, {}}});
        desk().open();
        m_trials.clear();
        m_dialog = std::make_unique<AccountSettingsDialog>(engine(), desk().work(), nullptr,
                                                           [this](const LoginTrial& trial) {
                                                               m_trials << trial;
                                                               return new LoginTest;
                                                           });
        m_dialog->showPage(AccountSettingsDialog::Page::Identities);
        m_dialog->show();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup()
    {
        m_dialog.reset();
        close();
    }
    void listsThemTheDefaultFirst();
    void addsOne();
    void editsWithFormattedSignature();
    void theFirstPageFormatsToo();
    void asksForThePasswordOfAnOwnServer();
    void testsTheOwnServerAlone();
    void ordersAndChoosesTheDefault();
    void removesWithUndo();
    void bothPagesShowOneDefault();
    void keepsDraftsHereIfWanted();

private:
    [[nodiscard]] QListWidget* list() const { return m_dialog->findChild<QListWidget*>(u"identityList"_s); }
    [[nodiscard]] IdentityEditor* editor() const { return m_dialog->findChild<IdentityEditor*>(); }
    template <typename Widget> [[nodiscard]] Widget* part(const char* name) const
    {
        return editor()->findChild<Widget*>(QLatin1String(name));
    }
    void fill(const char* name, const QString& text)
    {
        auto* edit = part<QLineEdit>(name);
        edit->clear();
        typeText(edit, text);
    }
    Account save()
    {
        press(m_dialog.get(), "saveButton");
        (void)QTest::qWaitFor([this] { return !m_dialog->isVisible(); });
        return *engine().reader().account(desk().work());
    }

    std::unique_ptr<AccountSettingsDialog> m_dialog;
    QList<LoginTrial> m_trials;
};

void TestIdentitySettings::listsThemTheDefaultFirst()
{
    QCOMPARE(list()->count(), 3);
    QVERIFY(list()->item(0)->text().contains(u"deniz@ornek.com.tr"_s));
    QVERIFY(list()->item(0)->text().contains(u"default"_s));
    QVERIFY(!list()->item(1)->text().contains(u"default"_s));
    list()->setCurrentRow(0);
    QVERIFY(!m_dialog->findChild<QPushButton*>(u"removeIdentityButton"_s)->isEnabled());
}

void TestIdentitySettings::addsOne()
{
    press(m_dialog.get(), "addIdentityButton");
    QTRY_VERIFY(editor() != nullptr && editor()->isVisible());
    press(editor(), "identityOk");
    QVERIFY(editor()->isVisible()); // without an address it is none
    fill("identityAddress", u"yeni@ornek.com.tr"_s);
    fill("identityReplyTo", u"yanit@ornek.com.tr"_s);
    QTest::mouseClick(part<QCheckBox>("identityBccSelf"), Qt::LeftButton, {}, QPoint(8, 8));
    press(editor(), "identityOk");
    QTRY_COMPARE(list()->count(), 4);
    const Account stored = save();
    QCOMPARE(stored.otherIdentities.size(), 3);
    QCOMPARE(stored.otherIdentities.last().address, u"yeni@ornek.com.tr"_s);
    QCOMPARE(stored.otherIdentities.last().replyTo, u"yanit@ornek.com.tr"_s);
    QVERIFY(stored.otherIdentities.last().bccSelf);
    QCOMPARE(stored.otherIdentities.last().name, u"Deniz Arslan"_s); // most people have one name
}

void TestIdentitySettings::editsWithFormattedSignature()
{
    list()->setCurrentRow(1);
    press(m_dialog.get(), "editIdentityButton");
    QTRY_VERIFY(editor() != nullptr && editor()->isVisible());
    auto* text = part<QTextEdit>("signatureEdit");
    text->setFocus();
    QTest::keyClicks(text, u"Satis "_s);
    QTest::mouseClick(part<QToolButton>("signatureBold"), Qt::LeftButton);
    QTest::keyClicks(text, u"ekibi <x>"_s);
    press(editor(), "identityOk");
    const Account stored = save();
    QCOMPARE(stored.otherIdentities.first().signature, u"Satis ekibi <x>"_s);
    QCOMPARE(stored.otherIdentities.first().signatureHtml, u"Satis <b>ekibi &lt;x&gt;</b>"_s);
}

/// The first page has the same field: what is formatted stays so, and the keys are the usual ones.
void TestIdentitySettings::theFirstPageFormatsToo()
{
    auto* text = m_dialog->findChild<QTextEdit*>(u"signatureEdit"_s);
    m_dialog->showPage(AccountSettingsDialog::Page::General);
    text->setFocus();
    text->selectAll();
    QTest::keyClicks(text, u"Deniz "_s);
    QTest::keyClick(text, Qt::Key_B, Qt::ControlModifier);
    QTest::keyClicks(text, u"Arslan"_s);
    m_dialog->showPage(AccountSettingsDialog::Page::Identities);
    m_dialog->showPage(AccountSettingsDialog::Page::General);
    text->setFocus();
    QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(text, Qt::Key_B, Qt::ControlModifier);
    QTest::keyClicks(text, u"!"_s);
    const Account stored = save();
    QCOMPARE(stored.identity.signature, u"Deniz Arslan!"_s);
    QCOMPARE(stored.identity.signatureHtml, u"Deniz <b>Arslan</b>!"_s);
}

void TestIdentitySettings::asksForThePasswordOfAnOwnServer()
{
    list()->setCurrentRow(2);
    press(m_dialog.get(), "editIdentityButton");
    QTRY_VERIFY(editor() != nullptr && editor()->isVisible());
    part<QCheckBox>("identityOwnServer")->click();
    fill("outgoingHostEdit", u"smtp.dernek.example"_s);
    fill("outgoingUserEdit", u"kulup@dernek.example"_s);
    press(editor(), "identityOk");
    QVERIFY(editor()->isVisible() && editor()->focusWidget() == part<QLineEdit>("passwordEdit"));
    typeText(part<QLineEdit>("passwordEdit"), u"gizli"_s);
    press(editor(), "identityOk");
    const Account stored = save();
    QVERIFY(stored.otherIdentities.last().outgoing.has_value());
    QCOMPARE(stored.otherIdentities.last().outgoing->host, u"smtp.dernek.example"_s);
    QVERIFY(engine().secretKeys().contains(secretKey(*stored.otherIdentities.last().outgoing)));
}

void TestIdentitySettings::testsTheOwnServerAlone()
{
    list()->setCurrentRow(2);
    press(m_dialog.get(), "editIdentityButton");
    QTRY_VERIFY(editor() != nullptr && editor()->isVisible());
    part<QCheckBox>("identityOwnServer")->click();
    fill("outgoingHostEdit", u"smtp.dernek.example"_s);
    fill("outgoingUserEdit", u"kulup@dernek.example"_s);
    typeText(part<QLineEdit>("passwordEdit"), u"gizli"_s);
    part<QPushButton>("identityTest")->click();
    QCOMPARE(m_trials.size(), 1);
    QCOMPARE(m_trials.first().servers, DoctorServers::Outgoing);
    QCOMPARE(m_trials.first().account.outgoing.host, u"smtp.dernek.example"_s);
    QCOMPARE(m_trials.first().secrets.secret, u"gizli"_s);
}

void TestIdentitySettings::ordersAndChoosesTheDefault()
{
    list()->setFocus();
    list()->setCurrentRow(2);
    QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(list()->item(1)->text().contains(u"kulup@"_s));
    press(m_dialog.get(), "defaultIdentityButton");
    const Account stored = save();
    QCOMPARE(stored.identity.address, u"kulup@dernek.example"_s);
    QCOMPARE(stored.otherIdentities.size(), 2);
    QCOMPARE(stored.otherIdentities.first().address, u"deniz@ornek.com.tr"_s);
    QCOMPARE(stored.otherIdentities.first().signature, u"Deniz Arslan\nÖrnek A.Ş."_s);
    QCOMPARE(stored.label, u"İş"_s);
}

void TestIdentitySettings::removesWithUndo()
{
    list()->setFocus();
    list()->setCurrentRow(1);
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(list()->count(), 2);
    press(m_dialog->findChild<IdentitiesPage*>(), "infoBarPrimaryButton");
    QCOMPARE(list()->count(), 3);
    list()->setCurrentRow(1);
    press(m_dialog.get(), "removeIdentityButton");
    const Account stored = save();
    QCOMPARE(stored.otherIdentities.size(), 1);
    QCOMPARE(stored.otherIdentities.first().address, u"kulup@dernek.example"_s);
}

void TestIdentitySettings::bothPagesShowOneDefault()
{
    m_dialog->showPage(AccountSettingsDialog::Page::General);
    auto* name = m_dialog->findChild<QLineEdit*>(u"nameEdit"_s);
    name->clear();
    typeText(name, u"Deniz A."_s);
    m_dialog->showPage(AccountSettingsDialog::Page::Identities);
    QVERIFY(list()->item(0)->text().contains(u"Deniz A."_s));
    list()->setCurrentRow(0);
    press(m_dialog.get(), "editIdentityButton");
    QTRY_VERIFY(editor() != nullptr && editor()->isVisible());
    fill("identityName", u"Deniz B"_s);
    press(editor(), "identityOk");
    QCOMPARE(name->text(), u"Deniz B"_s);
    QCOMPARE(save().identity.name, u"Deniz B"_s);
}

void TestIdentitySettings::keepsDraftsHereIfWanted()
{
    m_dialog->showPage(AccountSettingsDialog::Page::General);
    auto* box = m_dialog->findChild<QCheckBox*>(u"serverDraftsBox"_s);
    QVERIFY(box->isChecked());
    box->click();
    QVERIFY(!save().keepsDraftsOnServer);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestIdentitySettings>(argc, argv);
}

#include "tst_identity_settings.moc"
