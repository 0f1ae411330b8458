// Names of the people that a message goes to, and of the contacts, are no mistakes.
#include "gui/ComposerFixture.h"

#include "composer/ComposerSpelling.h"
#include "composer/RecipientField.h"

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestComposerNames : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        renew();
        desk().open();
        settings().setSpellingLanguage(u"tr_TR"_s);
    }
    void cleanup() { close(); }
    void recipientsAreKnown();
    void contactsAreKnown();
    void theSenderIsKnown();
    void whoAnswersKnowsTheOther();

private:
    [[nodiscard]] QStringList underlined() const
    {
        QStringList words;
        for (const QTextEdit::ExtraSelection& selection : body()->extraSelections()) {
            if (selection.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                words << selection.cursor.selectedText();
        }
        return words;
    }
    void settled()
    {
        auto* spelling = window().findChild<ComposerSpelling*>();
        QVERIFY(QTest::qWaitFor([spelling] { return !spelling->underlines().isBusy(); }, 20'000));
    }
};

void TestComposerNames::recipientsAreKnown()
{
    openNew();
    const QString text =
        u"Zbigniew Wqrtz geldi, Zbigniew'e sordum. Wqrtz’in bizz'e wqrtz Zbigniew'eee dedi. "_s;
    typeText(body(), text);
    settled();
    QTRY_COMPARE(underlined(), (QStringList{u"Zbigniew"_s, u"Wqrtz"_s, u"Zbigniew'e"_s, u"Wqrtz’in"_s,
                                            u"bizz'e"_s, u"wqrtz"_s, u"Zbigniew'eee"_s}));
    typeText(edit("toEdit"), u"Zbigniew Wqrtz <zw@ornek.example>,"_s);
    QTRY_COMPARE(underlined(), (QStringList{u"bizz'e"_s, u"wqrtz"_s, u"Zbigniew'eee"_s}));
    // Who is taken off is nobody any more.
    auto* field = window().findChild<RecipientField*>(u"toEditField"_s);
    QTest::keyClick(field->edit(), Qt::Key_Backspace);
    QTest::keyClick(field->edit(), Qt::Key_Backspace);
    QTRY_COMPARE(underlined().size(), 7);
}

void TestComposerNames::contactsAreKnown()
{
    openNew();
    typeText(body(), u"Yarın Qwertz'le görüşeceğiz. "_s);
    settled();
    QTRY_COMPARE(underlined(), QStringList{u"Qwertz'le"_s});
    Contact contact;
    contact.fullName = u"Dr. Xaver QWERTZ"_s;
    contact.addresses = {{u"xq@ornek.example"_s, u"work"_s}};
    ContactEdit change;
    change.put = {contact};
    engine().editContacts(change);
    QTRY_COMPARE(underlined(), QStringList());
}

void TestComposerNames::theSenderIsKnown()
{
    openNew();
    typeText(body(), u"Deniz Arslan'dan Arslann. "_s);
    settled();
    QTRY_COMPARE(underlined(), QStringList{u"Arslann"_s});
}

void TestComposerNames::whoAnswersKnowsTheOther()
{
    close();
    renew();
    const MessageId id = desk().add("From: Zbigniew Wqrtz <zw@ornek.example>\r\nTo: deniz@ornek.com.tr\r\n"
                                    "Subject: x\r\nMessage-ID: <zw@ornek.example>\r\n\r\nx\r\n");
    desk().open();
    settings().setSpellingLanguage(u"tr_TR"_s);
    openReply(id);
    QTRY_VERIFY(text().contains(u"> x"_s));
    typeText(body(), u"Sayın Zbigniew Wqrtz, bizz "_s);
    settled();
    QTRY_VERIFY(underlined().contains(u"bizz"_s));
    QVERIFY2(!underlined().contains(u"Zbigniew"_s) && !underlined().contains(u"Wqrtz"_s),
             qPrintable(underlined().join(u' ')));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerNames>(argc, argv);
}

#include "tst_composer_names.moc"
