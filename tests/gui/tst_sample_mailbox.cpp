#include "accounts/ConnectionLogWindow.h"
#include "gui/WindowDesk.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/MainActions.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/Language.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// A mailbox to look around in, for who has no account yet.
class SampleMailboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneClickMakesIt();
    void itsListHasTheKeyboard();
    void itsLogNamesNoAccount();
    void itStaysWithoutAServer();
    void nothingIsSentFromIt();
    void itIsRemovedOnceThatWasAsked();
    void itIsInTheLanguageOfTheWindow();
    void anAccountThatIsAddedIsShown();
    void whoHasGoneElsewhereStaysThere();
    void theFrameIsOnTheNewest();
    void nothingIsFetchedForIt();

private:
    [[nodiscard]] QPushButton* tryButton() const
    {
        auto* welcome = m_desk->window->findChild<EmptyState*>(u"welcome"_s);
        return welcome->findChild<QPushButton*>(u"emptyStateSecondaryButton"_s);
    }
    void make() const
    {
        QTest::mouseClick(tryButton(), Qt::LeftButton);
        QTRY_COMPARE(m_desk->rows().rowCount(), kInInbox);
    }
    [[nodiscard]] InfoBar* bar() const { return m_desk->window->findChild<InfoBar*>(u"sampleBar"_s); }
    [[nodiscard]] QList<MessageRow> inbox() const
    {
        const Account account = m_desk->engine->reader().accounts().value_or({}).value(0);
        const FolderId folder =
            m_desk->engine->reader().folderByRole(account.id, FolderRole::Inbox).value_or(0);
        return m_desk->engine->reader()
            .rows(m_desk->engine->reader().messageIds({ListQuery::Kind::Folder, folder}, 0, 0).value_or({}))
            .value_or({});
    }

    /// An account with a server that nobody answers at.
    [[nodiscard]] AccountId addAccount() const
    {
        Account account;
        account.label = u"Mine"_s;
        account.identity.address = u"deniz@nobody.example"_s;
        account.incoming = {Protocol::Pop3, u"localhost"_s, 1, {}, u"deniz"_s};
        account.outgoing = {Protocol::Smtp, u"localhost"_s, 1, {}, u"deniz"_s};
        std::optional<Result<AccountId>> added;
        m_desk->engine->addAccount(account, {}, [&added](const Result<AccountId>& id) { added = id; });
        return QTest::qWaitFor([&added] { return added.has_value(); }) ? added->value_or(0) : 0;
    }

    static constexpr int kInInbox = 7; ///< messages
    std::unique_ptr<Desk> m_desk;
};

void SampleMailboxTest::init()
{
    Language::apply(u"en"_s);
    m_desk = std::make_unique<Desk>(Desk::Filled::No);
    m_desk->open();
    m_desk->settings->setConversations(false);
    m_desk->engine->start();
}

void SampleMailboxTest::cleanup()
{
    m_desk.reset();
    Language::apply(u"en"_s);
}

void SampleMailboxTest::itsListHasTheKeyboard()
{
    tryButton()->setFocus();
    QTest::keyClick(tryButton(), Qt::Key_Space);
    QTRY_COMPARE(m_desk->rows().rowCount(), kInInbox);
    QTRY_VERIFY(m_desk->list().hasFocus());
    QTRY_VERIFY(!m_desk->list().currentIndex().isValid()); // it is filled
    QTest::keyClick(&m_desk->list(), Qt::Key_Down);
    QCOMPARE(m_desk->list().currentMessage(), m_desk->rows().idAt(0));
}

/// No server is behind it, so there is nothing to choose.
void SampleMailboxTest::itsLogNamesNoAccount()
{
    make();
    ConnectionLogWindow log(*m_desk->engine);
    log.show();
    QVERIFY(!log.findChild<QComboBox*>(u"logAccountCombo"_s)->isVisible());
}

void SampleMailboxTest::oneClickMakesIt()
{
    QVERIFY(tryButton()->isVisible());
    QVERIFY(!bar()->isVisible());
    make();
    QVERIFY(!tryButton()->isVisible());
    QVERIFY(bar()->isVisible());
    const QList<MessageRow> rows = inbox();
    QCOMPARE(rows.size(), kInInbox);
    QCOMPARE(rows.first().subject, u"Welcome: look around"_s);
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const MessageRow& row) { return row.hasAttachment; }));
    QVERIFY(std::any_of(rows.begin(), rows.end(),
                        [](const MessageRow& row) { return !row.flags.testFlag(MessageFlag::Seen); }));
    // Every text is here and can be read.
    QSignalSpy ready(m_desk->engine.get(), &MailEngine::bodyReady);
    QSignalSpy failed(m_desk->engine.get(), &MailEngine::bodyFailed);
    for (const MessageRow& row : rows)
        m_desk->engine->requestBody(row.id);
    QTRY_COMPARE(ready.size(), kInInbox);
    QCOMPARE(failed.size(), 0);
}

void SampleMailboxTest::itStaysWithoutAServer()
{
    make();
    m_desk->engine->checkNow(0);
    const AccountId sample = inbox().first().account;
    QCOMPARE(m_desk->engine->accountState(sample).activity, AccountActivity::Idle);
    const auto labels = m_desk->window->findChildren<ElidedLabel*>(u"accountStatus"_s);
    QCOMPARE(labels.size(), 1);
    QVERIFY(labels.first()->fullText().contains(u"on this computer only"_s));
    // What would ask a server is not offered.
    const FolderId folder = m_desk->engine->reader().folderByRole(sample, FolderRole::Inbox).value_or(0);
    m_desk->window->folderPane()->select({TreePlace::Kind::Folder, sample, folder});
    const FolderActions& actions = m_desk->window->folderActions();
    QTRY_VERIFY(actions.accountSettings->isEnabled());
    for (const QAction* action : {actions.getMail, actions.subscribe, actions.push, actions.notify,
                                  actions.pause, m_desk->window->actions().getMail})
        QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
    m_desk->window->folderPane()->select({TreePlace::Kind::AllInboxes, 0, 0});
    QTRY_VERIFY(!actions.accountSettings->isEnabled());
    QVERIFY(!actions.getMail->isEnabled());
    m_desk->window->folderPane()->select({TreePlace::Kind::Folder, sample, folder});
    // A click on what the list offers works at once.
    const MessageId first = inbox().first().id;
    m_desk->engine->archive({first});
    QTRY_COMPARE(inbox().size(), kInInbox - 1);
}

void SampleMailboxTest::nothingIsSentFromIt()
{
    make();
    OutgoingMessage message;
    message.account = inbox().first().account;
    message.from = {u"You"_s, u"you@postaci.example"_s};
    message.to = {{u"Deniz"_s, u"deniz@postaci.example"_s}};
    message.messageId = u"answer@postaci.example"_s;
    std::optional<Result<OutboxId>> outcome;
    m_desk->engine->send(message, 0, [&](const Result<OutboxId>& queued) { outcome = queued; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(!outcome->has_value());
    QCOMPARE(outcome->error().reason, ErrorReason::NoAccount);
    QVERIFY(m_desk->engine->reader().outbox().value_or({}).isEmpty());
}

void SampleMailboxTest::itIsRemovedOnceThatWasAsked()
{
    make();
    const auto press = [this](const QString& text) {
        for (QPushButton* button : bar()->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    };
    QVERIFY(press(u"Remove it…"_s));
    QVERIFY(press(u"Keep it"_s));
    QVERIFY(press(u"Remove it…"_s));
    QCOMPARE(m_desk->engine->reader().accounts().value_or({}).size(), 1);
    QVERIFY(press(u"Remove it"_s));
    QTRY_VERIFY(m_desk->engine->reader().accounts().value_or({}).isEmpty());
    QTRY_VERIFY(tryButton()->isVisible());
    QVERIFY(!bar()->isVisible());
}

void SampleMailboxTest::itIsInTheLanguageOfTheWindow()
{
    Language::apply(u"tr"_s);
    make();
    QVERIFY(inbox().first().subject != u"Welcome: look around"_s);
}

void SampleMailboxTest::anAccountThatIsAddedIsShown()
{
    make();
    const AccountId mine = addAccount();
    QVERIFY(mine != 0);
    QTRY_COMPARE(m_desk->window->folderPane()->currentPlace().account, mine);
    const TreePlace place = m_desk->window->folderPane()->currentPlace();
    QCOMPARE(m_desk->folders().folder(place.folder).role, FolderRole::Inbox);
    // A second one disturbs nobody.
    QVERIFY(addAccount() != mine);
    QTRY_COMPARE(m_desk->folders().accounts().size(), 3);
    QCOMPARE(m_desk->window->folderPane()->currentPlace(), place);
}

void SampleMailboxTest::whoHasGoneElsewhereStaysThere()
{
    make();
    m_desk->window->folderPane()->select({TreePlace::Kind::Flagged, 0, 0});
    QVERIFY(addAccount() != 0);
    QTRY_COMPARE(m_desk->folders().accounts().size(), 2);
    QCOMPARE(m_desk->window->folderPane()->currentPlace().kind, TreePlace::Kind::Flagged);
}

/// They come one after the other, the oldest last or first: the keyboard begins at the top.
void SampleMailboxTest::theFrameIsOnTheNewest()
{
    make();
    m_desk->list().clearFocus();
    m_desk->list().setFocus(); // as Tab does it
    QTRY_COMPARE(m_desk->list().currentIndex().row(), 0);
    QCOMPARE(m_desk->list().selectedCount(), 0);
    const auto come = [this](const QString& id) {
        const MessageRow row = inbox().first();
        AppendEntry entry;
        entry.account = row.account;
        entry.folder = m_desk->window->folderPane()->currentPlace().folder;
        entry.internalDate = QDateTime::currentDateTimeUtc().addSecs(3600 * id.toInt());
        const QByteArray raw =
            "Subject: " + id.toUtf8() + "\r\nMessage-ID: <" + id.toUtf8() +
            "@later.example>\r\nDate: " + entry.internalDate.toString(Qt::RFC2822Date).toLatin1() +
            "\r\n\r\nx\r\n";
        entry.size = raw.size();
        entry.messageId = id + u"@later.example"_s;
        entry.subject = id;
        m_desk->engine->uploadMessage(entry, raw, [](const Result<AppendId>&) {});
    };
    come(u"1"_s);
    QTRY_COMPARE(inbox().first().subject, u"1"_s);
    QTRY_COMPARE(m_desk->list().currentMessage(), inbox().first().id);
    // Whoever has chosen one stays at it.
    m_desk->list().goNext();
    const MessageId chosen = m_desk->list().currentMessage();
    come(u"2"_s);
    QTRY_COMPARE(inbox().first().subject, u"2"_s);
    QTRY_COMPARE(m_desk->rows().rowCount(), kInInbox + 2);
    QCOMPARE(m_desk->list().currentMessage(), chosen);
}

void SampleMailboxTest::nothingIsFetchedForIt()
{
    make();
    QVERIFY(!m_desk->window->actions().getMail->isEnabled());
    QList<MessageId> all;
    for (const MessageRow& row : inbox())
        all.append(row.id);
    m_desk->engine->archive(all);
    QTRY_COMPARE(m_desk->rows().rowCount(), 0);
    auto* empty = m_desk->window->listPane()->emptyState();
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(!empty->findChild<QPushButton*>(u"emptyStatePrimaryButton"_s)->isVisible());
    QVERIFY(addAccount() != 0);
    QTRY_VERIFY(m_desk->window->actions().getMail->isEnabled());
}

} // namespace postaci

QTEST_MAIN(postaci::SampleMailboxTest)
#include "tst_sample_mailbox.moc"
