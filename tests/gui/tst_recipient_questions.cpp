// What is asked about recipients before a text is sent.
#include "gui/RecipientsFixture.h"

#include <QDeadlineTimer>
#include <QThread>

namespace postaci::test {

class TestRecipientQuestions : public QObject, private RecipientsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }

    void asksAboutManyVisibleRecipients();
    void asksAboutSlipsInDomains_data();
    void asksAboutSlipsInDomains();
    void asksBeforeABlindCopyIsAnsweredToAll();
    void answersTheSenderAndWhoeverWasAdded();
    void knowsEveryIdentityAsItsOwn();
    void tellsOfMembersWithoutAnAddress();
    void sendsToWhomItHasChecked();

private:
    /// By the button of the question whose words have `word`.
    void answerTheQuestion(const QString& word) const
    {
        const auto buttons = bar(ComposerWindow::ProblemBar)->findChildren<QPushButton*>();
        const auto answer = std::find_if(buttons.begin(), buttons.end(), [&word](const QPushButton* button) {
            return button->text().contains(word);
        });
        QVERIFY(answer != buttons.end());
        QTest::mouseClick(*answer, Qt::LeftButton);
    }
};

void TestRecipientQuestions::asksAboutManyVisibleRecipients()
{
    desk().open();
    QStringList many;
    for (int i = 0; i < 21; ++i)
        many << u"kisi%1@alan.example"_s.arg(i);
    fill(many.join(u", "_s));
    window().send();
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(bar(ComposerWindow::ProblemBar)->text().contains(u"21"_s));
    QVERIFY(outbox().isEmpty());
    answerTheQuestion(u"Bcc"_s);
    QVERIFY(bar(ComposerWindow::ProblemBar) == nullptr);
    QCOMPARE(field("bccEdit")->chips().size(), 21);
    QVERIFY(field("toEdit")->isBlank() && body()->hasFocus());
    QVERIFY(outbox().isEmpty()); // the button has not said that it sends
    press("sendButton");
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo().size(), 21);
    QVERIFY(!wire().contains("kisi3@"));
}

void TestRecipientQuestions::asksAboutSlipsInDomains_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    QTest::newRow("changed over") << u"ayse@gmial.com"_s << u"ayse@gmail.com"_s;
    QTest::newRow("look-alike") << u"ayse@gmai1.com"_s << u"ayse@gmail.com"_s;
    QTest::newRow("of a contact") << u"can@ornekalan.exmaple"_s << u"can@ornekalan.example"_s;
    QTest::newRow("right") << u"ayse@gmail.com"_s << QString();
    QTest::newRow("another one") << u"ayse@baska.example"_s << QString();
}

void TestRecipientQuestions::asksAboutSlipsInDomains()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe"_s, u"ayse@ornekalan.example"_s)};
    (void)engine().contactIndex();
    contacts(change);
    fill(u"Ad <%1>"_s.arg(typed));
    window().send();
    if (meant.isEmpty()) {
        QTRY_VERIFY(isGone());
        return;
    }
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(outbox().isEmpty());
    const QString sentence = bar(ComposerWindow::ProblemBar)->text();
    QVERIFY2(sentence.contains(typed) && sentence.contains(meant), qPrintable(sentence));
    answerTheQuestion(u"orrect"_s);
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), QStringList{meant});
    QVERIFY(wire().contains("Ad <"));
}

void TestRecipientQuestions::asksBeforeABlindCopyIsAnsweredToAll()
{
    QByteArray raw = rawMessage("Rapor", plainPart("x"));
    raw.replace("deniz@ornek.com.tr", "baska@ornek.com.tr");
    const MessageId id = desk().add(raw);
    desk().open();
    openReply(id, ReplyMode::All);
    QTRY_VERIFY(text().contains(u"> x"_s));
    window().send();
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(outbox().isEmpty());
    answerTheQuestion(u"only"_s);
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), QStringList{u"ayse@ornek.com.tr"_s});
}

void TestRecipientQuestions::answersTheSenderAndWhoeverWasAdded()
{
    QByteArray raw = rawMessage("Rapor", plainPart("x"));
    raw.replace("deniz@ornek.com.tr", "baska@ornek.com.tr");
    const MessageId id = desk().add(raw);
    desk().open();
    openReply(id, ReplyMode::All);
    QTRY_VERIFY(text().contains(u"> x"_s));
    QVERIFY(recipients("toEdit").contains(u"baska@ornek.com.tr"_s) ||
            recipients("ccEdit").contains(u"baska@ornek.com.tr"_s));
    field("ccEdit")->add({u"can@ornek.com.tr"_s});
    field("bccEdit")->add({u"gizli@ornek.com.tr"_s});
    window().send();
    pressBar(u"only"_s);
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), (QStringList{u"ayse@ornek.com.tr"_s, u"can@ornek.com.tr"_s, u"gizli@ornek.com.tr"_s}));
}

void TestRecipientQuestions::knowsEveryIdentityAsItsOwn()
{
    QByteArray raw = rawMessage("Rapor", plainPart("x"));
    raw.replace("deniz@ornek.com.tr", "takma+liste@baska.example");
    const MessageId id = desk().add(raw);
    Identity other;
    other.address = u"takma@baska.example"_s;
    desk().setIdentities({other});
    desk().open();
    openReply(id, ReplyMode::All);
    QTRY_VERIFY(text().contains(u"> x"_s));
    window().send(); // it came to one of the person's own addresses: nothing to ask
    QVERIFY2(
        bar(ComposerWindow::ProblemBar) == nullptr,
        qPrintable(bar(ComposerWindow::ProblemBar) ? bar(ComposerWindow::ProblemBar)->text() : QString()));
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().size(), 1);
}

void TestRecipientQuestions::tellsOfMembersWithoutAnAddress()
{
    desk().open();
    ContactEdit change;
    Contact unreachable = person(u"Deniz"_s, {});
    unreachable.addresses.clear();
    change.put = {person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s), unreachable};
    change.putGroups = {{0, {}, u"Ekip"_s, {{-1, {}}, {-2, {}}, {0, {{}, u"yanlış@"_s}}}}};
    contacts(change);
    fill(u"Ekip:;"_s);
    QVERIFY(chip("toEdit", 0)->accessibleName().contains(u"1"_s));
    window().send();
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    const QString sentence = bar(ComposerWindow::ProblemBar)->text();
    QVERIFY2(sentence.contains(u"2 member"_s) && sentence.contains(u"Deniz"_s) &&
                 sentence.contains(u"yanlış@"_s) && !sentence.contains(u"<>"_s),
             qPrintable(sentence));
    QVERIFY(outbox().isEmpty());
    pressBar(u"way"_s);
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), QStringList{u"ayse@ornek.com.tr"_s});
}

void TestRecipientQuestions::sendsToWhomItHasChecked()
{
    // Between the check and the outbox the text is saved: who is in a group then makes no difference.
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s)};
    change.putGroups = {{0, {}, u"Ekip"_s, {{-1, {}}}}};
    contacts(change);
    fill(u"Ekip:;"_s);
    const ContactGroupId group = engine().contactIndex()->complete(u"ekip"_s, 1).value(0).group;
    window().send();
    QVERIFY(bar(ComposerWindow::ProblemBar) == nullptr);
    ContactEdit removing;
    removing.removeGroups = {group};
    engine().editContacts(removing);
    // No event until it is gone, so that the window goes on after that.
    const QDeadlineTimer limit(20'000);
    while (engine().reader().groupMembers(u"Ekip"_s).value_or(std::nullopt) && !limit.hasExpired())
        QThread::yieldCurrentThread();
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), QStringList{u"ayse@ornek.com.tr"_s});
    QVERIFY(!engine().reader().groupMembers(u"Ekip"_s).value_or(AddressList()).has_value());
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestRecipientQuestions>(argc, argv);
}

#include "tst_recipient_questions.moc"
