// What the outbox says of each message that waits there, and what can be done with it.
#include "gui/OutboxFixture.h"

using namespace postaci;
using namespace postaci::test;

class TestOutboxCards : public QObject, private OutboxFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { closeAll(); }
    void whoWasRefusedIsTold();
    void whatWaitsForAnAttemptIsNotBeingSent();
    void cardsShareNoKeysWithTheMenus_data();
    void cardsShareNoKeysWithTheMenus();
    void anUncertainOneAsksAtOnce();
    void commandsActOnTheCard();
    void whatIsLookedForIsAskedWhenThatIsOver();
    void whoWasRefusedIsSaidOfAnUncertainOne();
    void aRefusedCopyIsToldAndTriedAgainOrGivenUp();
    void cardsSpeakTheNewLanguage();

private:
    /// All that its first card says.
    [[nodiscard]] QString wordsOfFirst() const
    {
        QStringList words;
        for (const QLabel* label : cards().first()->findChildren<QLabel*>())
            words << label->text();
        return words.join(QLatin1Char('\n'));
    }
};

void TestOutboxCards::whoWasRefusedIsTold()
{
    const OutboxId id = put([](OutboxEntry& entry) {
        entry.state = OutboxState::Sent;
        entry.sentCopyDone = true;
        entry.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("5.1.1 User unknown")}};
    });
    QVERIFY(id != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    const QString text = wordsOfFirst();
    QVERIFY2(text.contains(QStringLiteral("Sent, but not to everybody")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("b@example.org – ")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("a@example.org – ")));
    press(cards().first(), "discardButton");
    QTRY_VERIFY(outbox().isEmpty());
}

void TestOutboxCards::whatWaitsForAnAttemptIsNotBeingSent()
{
    QVERIFY(put([](OutboxEntry& entry) {
                entry.state = OutboxState::Queued;
                entry.attempts = 2;
                entry.nextAttempt = QDateTime::currentDateTimeUtc().addSecs(3600);
                entry.lastError =
                    makeError(ErrorKind::Offline, ErrorReason::Unspecified, QStringLiteral("no"));
            }) != 0);
    m_desk->window->begin();
    const auto* label = m_desk->window->findChild<QLabel*>(QStringLiteral("sendingStatus"));
    QTRY_VERIFY(label->isVisible());
    QVERIFY2(label->accessibleName().contains(QStringLiteral("wait")) ||
                 label->text().contains(QStringLiteral("wait")),
             qPrintable(label->text()));
}

void TestOutboxCards::cardsShareNoKeysWithTheMenus_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Turkish") << QStringLiteral("tr");
}

/// The menu bar would win.
void TestOutboxCards::cardsShareNoKeysWithTheMenus()
{
    QFETCH(QString, language);
    const QByteArray form = toJson(ComposerState());
    const auto putState = [&](OutboxState state, const char* id, const auto& more) {
        return put(
            [&](OutboxEntry& entry) {
                entry.state = state;
                entry.messageId = QLatin1String(id);
                more(entry);
            },
            form);
    };
    const auto withError = [](ErrorKind kind, ErrorReason reason) {
        return [kind, reason](OutboxEntry& entry) {
            entry.lastError = makeError(kind, reason, QStringLiteral("no"));
        };
    };
    QVERIFY(putState(OutboxState::Queued, "a", [](OutboxEntry&) {}) != 0);
    QVERIFY(putState(OutboxState::Failed, "b",
                     withError(ErrorKind::Authentication, ErrorReason::CredentialsRejected)));
    QVERIFY(putState(OutboxState::Failed, "c", withError(ErrorKind::Offline, ErrorReason::HostNotFound)));
    QVERIFY(
        putState(OutboxState::Failed, "g", withError(ErrorKind::Authentication, ErrorReason::SignInExpired)));
    QVERIFY(putState(OutboxState::Failed, "h", withError(ErrorKind::Input, ErrorReason::Unspecified)));
    QVERIFY(putState(OutboxState::Sent, "d", withError(ErrorKind::Rejected, ErrorReason::MailboxFull)));
    QVERIFY(putState(OutboxState::Sent, "e", [](OutboxEntry& entry) {
        entry.sentCopyDone = true;
        entry.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("no")}};
    }));
    QVERIFY(putState(OutboxState::Uncertain, "f", [](OutboxEntry& entry) {
        entry.unsettled = QDateTime::currentDateTimeUtc().addDays(-1);
    }));
    Language::apply(language);
    showOutbox();
    QTRY_COMPARE(m_desk->window->menuBar()->actions().value(0)->text(), MainActions::tr("&File"));
    QTRY_COMPARE(cards().size(), 8);
    QSet<QKeySequence> menus;
    for (const QAction* action : m_desk->window->menuBar()->actions())
        menus.insert(QKeySequence::mnemonic(action->text()));
    for (OutboxCard* card : cards()) {
        card->ask();
        QSet<QKeySequence> own;
        for (const auto* button : card->findChildren<QPushButton*>()) {
            const QKeySequence key = QKeySequence::mnemonic(button->text());
            if (button->isHidden() || key.isEmpty())
                continue;
            QVERIFY2(!menus.contains(key), qPrintable(button->text()));
            QVERIFY2(!own.contains(key), qPrintable(button->text()));
            own.insert(key);
        }
    }
}

void TestOutboxCards::anUncertainOneAsksAtOnce()
{
    QVERIFY(put([](OutboxEntry& entry) {
                entry.state = OutboxState::Uncertain;
                entry.unsettled = QDateTime::currentDateTimeUtc();
            }) != 0);
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY2(bar()->text().contains(QStringLiteral("may have been sent")), qPrintable(bar()->text()));
    pressBar("infoBarPrimaryButton");
    QTRY_COMPARE(m_desk->window->folderPane()->currentPlace().kind, TreePlace::Kind::Outbox);
    QVERIFY(!bar()->isVisible());
}

void TestOutboxCards::commandsActOnTheCard()
{
    QVERIFY(put([](OutboxEntry& entry) { entry.state = OutboxState::Failed; }) != 0);
    const MainActions& actions = m_desk->window->actions();
    QVERIFY(!actions.outboxSend->isEnabled());
    showOutbox();
    QTRY_VERIFY(actions.outboxSend->isEnabled());
    QVERIFY(actions.outboxDiscard->isEnabled());
    QVERIFY(!actions.outboxEdit->isEnabled()); // it came from elsewhere
    actions.outboxSend->trigger();
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Queued);
}

/// By time alone: nobody tells the window.
void TestOutboxCards::whatIsLookedForIsAskedWhenThatIsOver()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(put([this, now](OutboxEntry& entry) {
                entry.account = m_desk->mail.home;
                entry.state = OutboxState::Uncertain;
                entry.unsettled = now.addSecs(-5 * 60 + 12);
            }) != 0);
    Account account = *m_desk->engine->reader().account(m_desk->mail.home);
    account.serverFilesSentCopies = true;
    m_desk->engine->updateAccount(account, {}, [](const Result<void>&) {});
    QTRY_VERIFY(m_desk->engine->reader().account(account.id)->serverFilesSentCopies);
    showOutbox();
    m_desk->window->findChild<OutboxView*>()->reload();
    QTRY_COMPARE(cards().size(), 1);
    const auto* state = cards().first()->findChild<QLabel*>(QStringLiteral("outboxState"));
    QCOMPARE(state->text(), QStringLiteral("Is being checked…"));
    QVERIFY(!cards().first()->can(OutboxCard::Can::Send));
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("May have been sent"), 30'000);
    QVERIFY(cards().first()->can(OutboxCard::Can::Send));
}

void TestOutboxCards::whoWasRefusedIsSaidOfAnUncertainOne()
{
    QVERIFY(
        put([](OutboxEntry& entry) {
            entry.state = OutboxState::Uncertain;
            entry.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("5.1.1 User unknown")}};
        }) != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    const QString text = wordsOfFirst();
    QVERIFY2(text.contains(QStringLiteral("may have been sent")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("b@example.org – ")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("The other recipients got it")));
    // Whoever is asked first answers, before it is sent again.
    QVERIFY(!cards()
                 .first()
                 ->findChild<QPushButton*>(QStringLiteral("sendAgainButton"))
                 ->property("primary")
                 .toBool());
}

void TestOutboxCards::aRefusedCopyIsToldAndTriedAgainOrGivenUp()
{
    const OutboxId id = put([](OutboxEntry& entry) {
        entry.state = OutboxState::Sent;
        entry.lastError = makeError(ErrorKind::Rejected, ErrorReason::MailboxFull, QStringLiteral("full"));
    });
    QVERIFY(id != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    const QString text = wordsOfFirst();
    QVERIFY2(text.contains(QStringLiteral("has not taken the copy")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("full")), qPrintable(text));
    QVERIFY(!cards().first()->can(OutboxCard::Can::Edit));
    press(cards().first(), "sendAgainButton");
    QTRY_VERIFY(!outbox().first().isCopyRefused()); // it is tried again
    QTRY_COMPARE(cards().size(), 0);
    m_desk->engine->giveUpCopy(id);
    QTRY_COMPARE(outbox().size(), 0);
}

void TestOutboxCards::cardsSpeakTheNewLanguage()
{
    QVERIFY(put([](OutboxEntry& entry) { entry.state = OutboxState::Failed; }) != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    const QString english = cards().first()->accessibleName();
    Language::apply(QStringLiteral("tr"));
    QTRY_VERIFY(cards().first()->accessibleName() != english);
}

QTEST_MAIN(TestOutboxCards)
#include "tst_outbox_cards.moc"
