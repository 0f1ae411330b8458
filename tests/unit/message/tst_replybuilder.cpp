#include "MessageFixture.h"
#include "message/MessageBuilder.h"
#include "message/MessageReader.h"
#include "message/ReplyBuilder.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

const Identity kMe{QStringLiteral("Mehmet Kaya"), QStringLiteral("mehmet@example.com"), QString(),
                   QStringLiteral("Mehmet\n")};

MessageContent received()
{
    return readMessage(fixture(QStringLiteral("alternative-related-mixed")));
}

QStringList addresses(const AddressList& list)
{
    QStringList out;
    for (const Address& address : list)
        out += address.addr;
    return out;
}

} // namespace

class TestReplyBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repliesToTheSender()
    {
        const OutgoingMessage reply = makeReply(received(), ReplyMode::Sender, kMe, 77, text("Ayşe yazdı:"));
        QCOMPARE(addresses(reply.to), QStringList{text("ayse@ornek.com.tr")});
        QVERIFY(reply.cc.isEmpty());
        QCOMPARE(reply.subject, text("Re: İlk çeyrek raporu Şubat"));
        QCOMPARE(reply.inReplyTo, text("rapor.1@ornek.com.tr"));
        QCOMPARE(reply.references, (QStringList{text("ilk.0@example.com"), text("soru.1@example.com"),
                                                text("rapor.1@ornek.com.tr")}));
        QCOMPARE(reply.text,
                 text("\n\nAyşe yazdı:\n> Merhaba Mehmet,\n>\n> İlk çeyrek raporu ekte. Görüşlerini "
                      "bekliyorum.\n>\n> Ayşe\n\n-- \nMehmet"));
        QCOMPARE(reply.original, 77);
        QCOMPARE(reply.kind, OutgoingKind::Reply);
        QVERIFY(reply.messageId.endsWith(text("@example.com")));
        QVERIFY(reply.attachments.isEmpty());
    }

    void repliesToAllButUs()
    {
        const OutgoingMessage reply =
            makeReply(received(), ReplyMode::All, kMe, 1, {}, {text("GULU@example.com")});
        QCOMPARE(addresses(reply.to), QStringList{text("ayse@ornek.com.tr")});
        QCOMPARE(addresses(reply.cc), (QStringList{text("can@example.com"), text("bora@example.com")}));
    }

    void eachAddressOnce()
    {
        const MessageContent content =
            readMessage("From: a@x\r\nTo: b@x, A@x, mehmet@example.com\r\nCc: B@X, c@x, c@x\r\n\r\nx");
        const OutgoingMessage reply = makeReply(content, ReplyMode::All, kMe, 1, {});
        QCOMPARE(addresses(reply.to), (QStringList{text("a@x"), text("b@x")}));
        QCOMPARE(addresses(reply.cc), QStringList{text("c@x")});
    }

    void respectsReplyTo()
    {
        const MessageContent content = readMessage("From: a@x\r\nReply-To: list@x\r\nTo: b@x\r\n\r\nx");
        QCOMPARE(addresses(makeReply(content, ReplyMode::Sender, kMe, 1, {}).to),
                 QStringList{text("list@x")});
        const MessageContent empty = readMessage("From: a@x\r\nReply-To: nobody:;\r\nTo: b@x\r\n\r\nx");
        QCOMPARE(addresses(makeReply(empty, ReplyMode::Sender, kMe, 1, {}).to), QStringList{text("a@x")});
    }

    void ourOwnMessageGoesOnToItsRecipients()
    {
        const MessageContent content = readMessage("From: mehmet@example.com\r\nTo: a@x\r\nCc: b@x\r\n\r\nx");
        const OutgoingMessage reply = makeReply(content, ReplyMode::All, kMe, 1, {});
        QCOMPARE(addresses(reply.to), QStringList{text("a@x")});
        QCOMPARE(addresses(reply.cc), QStringList{text("b@x")});
    }

    void referencesFollowTheStandard()
    {
        const MessageContent noReferences = readMessage("Message-ID: <c@x>\r\nIn-Reply-To: <b@x>\r\n\r\nx");
        QCOMPARE(makeReply(noReferences, ReplyMode::Sender, kMe, 1, {}).references,
                 (QStringList{text("b@x"), text("c@x")}));
        QByteArray many = "Message-ID: <last@x>\r\nReferences:";
        for (int i = 0; i < 300; ++i)
            many += " <" + QByteArray::number(i) + "@x>\r\n";
        const QStringList references =
            makeReply(readMessage(many + "\r\nx"), ReplyMode::Sender, kMe, 1, {}).references;
        QCOMPARE(references.size(), 50);
        QCOMPARE(references.first(), text("0@x"));
        QCOMPARE(references.last(), text("last@x"));
    }

    void htmlOnlyMailIsQuotedAsText()
    {
        const MessageContent content =
            readMessage("From: a@x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>x{}</style><p>Bir "
                        "&amp; iki</p><ul><li>üç</ul>");
        const OutgoingMessage reply =
            makeReply(content, ReplyMode::Sender, {QString(), text("b@x"), {}, {}}, 1, {});
        QCOMPARE(reply.text, text("\n\n> Bir & iki\n>\n> - üç"));
    }

    void signaturesAreNotQuoted()
    {
        const MessageContent content =
            readMessage("From: a@x\r\n\r\nhello\r\n\r\n-- \r\nTheir signature\r\n");
        QCOMPARE(makeReply(content, ReplyMode::Sender, {QString(), text("b@x"), {}, {}}, 1, {}).text,
                 text("\n\n> hello"));
    }

    void quotesDeepen() { QCOMPARE(quoteText(text("a\n> b\n\nc")), text("> a\n>> b\n>\n> c")); }

    void forwardsTextAndAttachments()
    {
        const QByteArray raw = fixture(QStringLiteral("alternative-related-mixed"));
        const OutgoingMessage forward =
            makeForward(readMessage(raw), raw, kMe, 5, text("---- İletilen ----"));
        QCOMPARE(forward.subject, text("Fwd: İlk çeyrek raporu Şubat"));
        QVERIFY(forward.to.isEmpty());
        QVERIFY(forward.inReplyTo.isEmpty());
        QVERIFY(forward.text.startsWith(text("\n\n---- İletilen ----\n\nMerhaba Mehmet,")));
        QVERIFY(forward.text.endsWith(text("-- \nMehmet")));
        QCOMPARE(forward.attachments.size(), 2);
        QCOMPARE(forward.attachments.first().name, text("İlk Çeyrek Raporu.pdf"));
        QVERIFY(forward.attachments.first().data.startsWith("%PDF"));
        QCOMPARE(forward.kind, OutgoingKind::Forward);
    }

    void aReplyCanBeBuiltAndRead()
    {
        OutgoingMessage reply = makeReply(received(), ReplyMode::All, kMe, 1, text("Ayşe yazdı:"));
        const Result<BuiltMessage> built = buildMessage(reply);
        QVERIFY(built);
        const MessageContent content = readMessage(built->wire);
        QCOMPARE(content.text, reply.text + text("\n"));
        QCOMPARE(content.envelope.references, reply.references);
    }

    void answersAreLaidOutAsWanted()
    {
        const MessageContent content = readMessage("From: a@x\r\n\r\nbir\r\n\r\niki\r\n");
        const auto all = [&](const ReplyStyle& style, const QString& selected = {}) {
            const ReplyText around = replyText(content, kMe, text("A:"), style, selected);
            return around.above + QLatin1Char('|') + around.below;
        };
        QCOMPARE(all({}), text("|\n\nA:\n> bir\n>\n> iki\n\n-- \nMehmet"));
        QCOMPARE(all({true, true, false}), text("A:\n> bir\n>\n> iki\n\n|\n\n-- \nMehmet"));
        QCOMPARE(all({true, false, true}), text("|\n\n-- \nMehmet\n\nA:\n> bir\n>\n> iki"));
        QCOMPARE(all({false, false, false}), text("|\n\n-- \nMehmet"));
        QCOMPARE(all({}, text("iki\n\n")), text("|\n\nA:\n> iki\n\n-- \nMehmet"));
        QCOMPARE(all({false, false, false}, text("iki")), text("|\n\nA:\n> iki\n\n-- \nMehmet"));
    }

    void formattedAnswersAreLaidOutTheSame()
    {
        const MessageContent content = readMessage("From: a@x\r\n\r\nbir\r\n\r\niki\r\n");
        Identity formatted = kMe;
        formatted.signatureHtml = text("<b>Mehmet</b>");
        Identity none = kMe;
        none.signature.clear();
        for (const Identity& identity : {kMe, formatted, none}) {
            for (const ReplyStyle& style : {ReplyStyle{}, ReplyStyle{true, true, false},
                                            ReplyStyle{true, false, true}, ReplyStyle{false, false, false}}) {
                for (const QString& selected : {QString(), text("iki")}) {
                    const ReplyText plain = replyText(content, identity, text("A:"), style, selected);
                    const RichReplyText rich =
                        richReplyText(content, {}, text("A:"), identity, style, selected);
                    RichText whole = richFromPlainText(text("YANIT"));
                    whole.nodes = rich.above.nodes + whole.nodes + rich.below.nodes.mid(1);
                    QCOMPARE(richToPlainText(whole), plain.above + text("YANIT") + plain.below);
                }
            }
        }
        const RichText fresh = richNew(text("Selam"), formatted);
        QCOMPARE(richToPlainText(fresh), text("Selam\n\n-- \nMehmet"));
        QVERIFY(fresh.nodes.last().block.runs.first().style.bold);
        QCOMPARE(richToPlainText(richNew({}, none)), QString());
        const OutgoingMessage forward = makeForward(content, {}, formatted, 1, text("H"));
        const RichText passedOn = richForward(forward, {}, text("H"), formatted);
        QCOMPARE(richToPlainText(passedOn), forward.text);
        QVERIFY(passedOn.nodes.last().block.runs.first().style.bold);
    }

    void answersToListsGoWhereTheyShould()
    {
        const QByteArray header = "From: a@x.example\r\nTo: l@l.example\r\nCc: b@x.example\r\n"
                                  "Reply-To: L@l.example\r\nList-Post: <mailto:l@l.example>\r\n";
        const auto to = [&](ReplyMode mode, const QByteArray& more = {}) {
            const OutgoingMessage reply = makeReply(readMessage(header + more + "\r\nx"), mode, kMe, 1, {});
            return addresses(reply.to).join(QLatin1Char(',')) + QLatin1Char('|') +
                   addresses(reply.cc).join(QLatin1Char(','));
        };
        QCOMPARE(to(ReplyMode::List), text("l@l.example|"));
        QCOMPARE(to(ReplyMode::Sender), text("a@x.example|")); // the list's Reply-To is not the author's
        QCOMPARE(to(ReplyMode::All), text("L@l.example|b@x.example"));
        QCOMPARE(to(ReplyMode::All, "Mail-Followup-To: l@l.example, mehmet@example.com\r\n"),
                 text("l@l.example|"));
        QCOMPARE(to(ReplyMode::Sender, "Mail-Reply-To: c@x.example\r\n"), text("c@x.example|"));
        // Without a list nobody is guessed.
        const OutgoingMessage none =
            makeReply(readMessage("From: a@x.example\r\n\r\nx"), ReplyMode::List, kMe, 1, {});
        QVERIFY(none.to.isEmpty() && none.cc.isEmpty());
    }

    void aMessageIsWrittenOn()
    {
        const QByteArray raw = fixture(QStringLiteral("alternative-related-mixed"));
        const OutgoingMessage again = makeAgain(readMessage(raw), raw);
        const Envelope envelope = readMessage(raw).envelope;
        QCOMPARE(again.subject, envelope.subject);
        QCOMPARE(again.to, envelope.to);
        QCOMPARE(again.cc, envelope.cc);
        QCOMPARE(again.from, envelope.from.first());
        QVERIFY(again.text.startsWith(text("Merhaba Mehmet,")));
        QCOMPARE(again.attachments.size(), 3); // the image that its HTML shows as well
        QVERIFY(again.messageId != envelope.messageId);
        QCOMPARE(again.references, envelope.references);
        QCOMPARE(again.kind, OutgoingKind::New);
        QVERIFY(makeAgain({}, {}).from.addr.isEmpty()); // nothing at all does no harm
    }

    void newMessagesCarryTheIdentity()
    {
        Identity identity = kMe;
        identity.replyTo = text("cevap@example.com");
        const OutgoingMessage message = makeNew(identity);
        QCOMPARE(message.from.name, text("Mehmet Kaya"));
        QCOMPARE(addresses(message.replyTo), QStringList{text("cevap@example.com")});
        QCOMPARE(message.text, text("\n\n-- \nMehmet"));
        QCOMPARE(makeNew({QString(), text("a@b"), {}, {}}).text, QString());
    }
};

QTEST_GUILESS_MAIN(TestReplyBuilder)
#include "tst_replybuilder.moc"
