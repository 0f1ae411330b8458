// What the composer is made of, without windows: addresses as typed, drafts, and the look before sending.
#include "composer/ComposerState.h"
#include "composer/DraftFiles.h"
#include "composer/Mailto.h"
#include "composer/ReplyWords.h"
#include "composer/SendCheck.h"
#include "composer/SenderList.h"
#include "message/AddressText.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(postaci::MailtoParts)

namespace postaci {

class TestComposerParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesTypedAddresses_data();
    void parsesTypedAddresses();
    void readsGroupsAndPastedTables();
    void doubtsRecipients();
    void writesAddressesAsTyped();
    void readsMailtoLinks();
    void readsOddMailtoLinks_data();
    void readsOddMailtoLinks();
    void boundsMailtoLinks();
    void listsSendersAndTheirTags();
    void keepsEveryFieldOfADraft();
    void refusesOtherDrafts_data();
    void refusesOtherDrafts();
    void keepsFilesOfDrafts();
    void leavesNoWayOutOfTheDirectory_data();
    void leavesNoWayOutOfTheDirectory();
    void noticesPromisedAttachments_data();
    void noticesPromisedAttachments();
    void looksBeforeSending();
    void namesTheOriginal();
};

void TestComposerParts::parsesTypedAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("good");
    QTest::addColumn<QStringList>("bad");
    QTest::newRow("nothing") << u"  , ;"_s << QStringList() << QStringList();
    QTest::newRow("one") << u"ayse@ornek.com.tr"_s << QStringList{u"ayse@ornek.com.tr"_s} << QStringList();
    QTest::newRow("name") << u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s << QStringList{u"ayse@ornek.com.tr"_s}
                          << QStringList();
    QTest::newRow("comma in quotes") << u"\"Yılmaz, Ayşe\" <ayse@ornek.com.tr>, b@c.example"_s
                                     << QStringList{u"ayse@ornek.com.tr"_s, u"b@c.example"_s}
                                     << QStringList();
    QTest::newRow("semicolons") << u"a@b.example; c@d.example;"_s
                                << QStringList{u"a@b.example"_s, u"c@d.example"_s} << QStringList();
    QTest::newRow("lines") << u"a@b.example\nc@d.example\r\n"_s
                           << QStringList{u"a@b.example"_s, u"c@d.example"_s} << QStringList();
    QTest::newRow("a word") << u"ayse, b@c.example"_s << QStringList{u"b@c.example"_s}
                            << QStringList{u"ayse"_s};
    QTest::newRow("no comma behind a bracket")
        << u"Ali <ali@v.example> zey@v.example"_s << QStringList{u"ali@v.example"_s, u"zey@v.example"_s}
        << QStringList();
    QTest::newRow("no comma between brackets")
        << u"Ali <ali@v.example> \"Kaya, Zey\" <zey@v.example>"_s
        << QStringList{u"ali@v.example"_s, u"zey@v.example"_s} << QStringList();
    QTest::newRow("no comma before a name") << u"zey@v.example Ali <ali@v.example>"_s << QStringList()
                                            << QStringList{u"zey@v.example Ali <ali@v.example>"_s};
    QTest::newRow("a word behind a bracket")
        << u"Ali <ali@v.example> zey"_s << QStringList{u"ali@v.example"_s} << QStringList{u"zey"_s};
    QTest::newRow("a comment behind a bracket")
        << u"Ali <ali@v.example> (iş)"_s << QStringList{u"ali@v.example"_s} << QStringList();
    QTest::newRow("the address as its own name")
        << u"ali@v.example <ali@v.example>, 'b@v.example' <b@v.example>"_s
        << QStringList{u"ali@v.example"_s, u"b@v.example"_s} << QStringList();
    QTest::newRow("another address as a name in quotes")
        << u"\"zey@v.example\" <ali@v.example>"_s << QStringList{u"ali@v.example"_s} << QStringList();
    QTest::newRow("no domain") << u"ayse@"_s << QStringList() << QStringList{u"ayse@"_s};
    QTest::newRow("no dot") << u"ayse@ornek"_s << QStringList() << QStringList{u"ayse@ornek"_s};
    QTest::newRow("tabs") << u"a@b.example\tc@d.example"_s << QStringList{u"a@b.example"_s, u"c@d.example"_s}
                          << QStringList();
    QTest::newRow("two dots") << u"a..b@c.example"_s << QStringList() << QStringList{u"a..b@c.example"_s};
    QTest::newRow("long local part") << QString(65, u'a') + u"@b.example"_s << QStringList()
                                     << QStringList{QString(65, u'a') + u"@b.example"_s};
    QTest::newRow("hyphen at the end")
        << u"a@b-.example"_s << QStringList() << QStringList{u"a@b-.example"_s};
    QTest::newRow("own letters before it")
        << u"ayşe@örnek.com.tr"_s << QStringList{u"ayşe@örnek.com.tr"_s} << QStringList();
    QTest::newRow("literal") << u"a@[192.0.2.1]"_s << QStringList{u"a@[192.0.2.1]"_s} << QStringList();
    QTest::newRow("wrong literal") << u"a@[192.0.2]"_s << QStringList() << QStringList{u"a@[192.0.2]"_s};
    QTest::newRow("own letters") << u"ayse@örnek.com.tr"_s << QStringList{u"ayse@örnek.com.tr"_s}
                                 << QStringList();
}

void TestComposerParts::parsesTypedAddresses()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, good);
    QFETCH(QStringList, bad);
    const TypedAddresses parsed = parseTypedAddresses(typed);
    QStringList found;
    for (const Address& address : parsed.good)
        found << address.addr;
    QCOMPARE(found, good);
    QCOMPARE(parsed.bad, bad);
}

void TestComposerParts::readsGroupsAndPastedTables()
{
    const TypedAddresses parsed = parseTypedAddresses(u"Aile:;, a@b.example, \"Ekip: \\\"x\\\"; y\":;"_s);
    QCOMPARE(parsed.groups, (QStringList{u"Aile"_s, u"Ekip: \"x\"; y"_s}));
    QCOMPARE(parsed.good.size(), 1);
    QVERIFY(parsed.bad.isEmpty());
    QCOMPARE(parseTypedAddresses(groupForm(u"A, \"B\\;"_s)).groups, QStringList{u"A, \"B\\;"_s});
    QCOMPARE(typedEntries(pastedAddresses(u"Ayşe Yılmaz\tayse@ornek.example\nb@c.example\td@e.example\n"_s)),
             (QStringList{u"Ayşe Yılmaz <ayse@ornek.example>"_s, u"b@c.example"_s, u"d@e.example"_s}));
    bool isOpen = true;
    QVERIFY(typedEntries(u"a, b;"_s, &isOpen).size() == 2 && !isOpen);
    QVERIFY(typedEntries(u"a, b"_s, &isOpen).size() == 2 && isOpen);
    QVERIFY(typedEntries(QString(), &isOpen).isEmpty() && !isOpen);

    RecipientSource source;
    source.members = [](const QString& name) {
        return name == u"Aile"_s
                   ? std::optional<AddressList>({{u"A"_s, u"A@b.example"_s}, {u"C"_s, u"c@d.example"_s}})
                   : std::nullopt;
    };
    QCOMPARE(recipientsOf(u"Aile:;, a@b.example, Yok:;"_s, source),
             (AddressList{{QString(), u"a@b.example"_s}, {u"C"_s, u"c@d.example"_s}}));
}

void TestComposerParts::doubtsRecipients()
{
    ComposerState state;
    state.account = 1;
    state.subject = u"x"_s;
    state.to = u"a@b.example"_s;
    RecipientDoubts doubts;
    QCOMPARE(checkBeforeSend(state, {}, doubts), SendProblem::None);
    doubts.cameAsBlindCopy = true;
    QCOMPARE(checkBeforeSend(state, {}, doubts), SendProblem::None); // to one alone it tells nobody
    state.cc = u"c@d.example"_s;
    QCOMPARE(checkBeforeSend(state, {}, doubts), SendProblem::BlindReply);
    QCOMPARE(checkBeforeSend(state, {SendProblem::BlindReply}, doubts), SendProblem::None);
    doubts.cameAsBlindCopy = false;
    doubts.meant = [](const QString& address) {
        return address == u"c@d.example"_s ? u"c@e.example"_s : QString();
    };
    QCOMPARE(checkBeforeSend(state, {}, doubts), SendProblem::StrangeDomain);
    QVERIFY(strangeRecipient(state, doubts) == std::pair(u"c@d.example"_s, u"c@e.example"_s));
    doubts.meant = {};
    QStringList many;
    for (int i = 0; i < mostVisible; ++i)
        many << u"a%1@b.example"_s.arg(i);
    state.to = many.join(u", "_s);
    QCOMPARE(checkBeforeSend(state, {}, doubts), SendProblem::ManyVisible);
    QCOMPARE(checkBeforeSend(state, {SendProblem::ManyVisible}, doubts), SendProblem::None);
    state.bcc = std::exchange(state.cc, QString());
    QCOMPARE(checkBeforeSend(state, {}, doubts), SendProblem::None);
    state.to = u"Yok:;"_s;
    QCOMPARE(checkBeforeSend(state, {}, doubts), SendProblem::InvalidAddress);
}

void TestComposerParts::writesAddressesAsTyped()
{
    const AddressList addresses{{u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s},
                                {u"Kaya, Mehmet \"M\""_s, u"mehmet@ornek.com.tr"_s},
                                {QString(), u"b@c.example"_s}};
    const QString typed = typedForm(addresses);
    QCOMPARE(
        typed,
        u"Ayşe Yılmaz <ayse@ornek.com.tr>, \"Kaya, Mehmet \\\"M\\\"\" <mehmet@ornek.com.tr>, b@c.example"_s);
    QCOMPARE(parseTypedAddresses(typed).good, addresses);
}

void TestComposerParts::readsMailtoLinks()
{
    const MailtoParts parts = parseMailto(
        u"mailto:a@b.example,c@d.example?subject=G%C3%BCn%0D%0ABcc:x&body=bir%0D%0Aiki&cc=e@f.example&attach=/etc/passwd"_s);
    QCOMPARE(parts.to, u"a@b.example, c@d.example"_s);
    QCOMPARE(parts.cc, u"e@f.example"_s);
    QVERIFY(parts.bcc.isEmpty());
    QCOMPARE(parts.subject, u"Gün Bcc:x"_s);
    QCOMPARE(parts.body, u"bir\niki"_s);
}

void TestComposerParts::readsOddMailtoLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<MailtoParts>("parts");
    const auto row = [](const char* name, const QString& link, const MailtoParts& parts) {
        QTest::newRow(name) << link << parts;
    };
    row("nothing", u"mailto:"_s, {});
    row("no link", u"http://x.example?to=a@b.example"_s, {});
    row("plus", u"mailto:a+b@x.example?subject=1+1%2B1"_s, {u"a+b@x.example"_s, {}, {}, u"1+1+1"_s, {}, {}});
    row("several to", u"mailto:a@x.example,b@x.example?TO=c@x.example&to=d@x.example"_s,
        {u"a@x.example, b@x.example, c@x.example, d@x.example"_s, {}, {}, {}, {}, {}});
    row("only fields", u"mailto:?to=a@x.example&bcc=b@x.example,c@x.example"_s,
        {u"a@x.example"_s, {}, u"b@x.example, c@x.example"_s, {}, {}, {}});
    row("encoded comma", u"mailto:%22not%40me%2C%20x%22@x.example"_s,
        {u"\"not@me, x\"@x.example"_s, {}, {}, {}, {}, {}});
    row("in-reply-to", u"mailto:l@x.example?In-Reply-To=%3C3469A91.D10AF4C@x.example%3E"_s,
        {u"l@x.example"_s, {}, {}, {}, {}, u"3469A91.D10AF4C@x.example"_s});
    row("UTF-8", u"mailto:u@x.example?subject=%E2%82%AC%20%C4%B0&body=%C3%BC"_s,
        {u"u@x.example"_s, {}, {}, u"€ İ"_s, u"ü"_s, {}});
    row("not encoded", u"mailto:u@x.example?subject=Günaydın&body=a=b"_s,
        {u"u@x.example"_s, {}, {}, u"Günaydın"_s, u"a=b"_s, {}});
    row("field by a line end", u"mailto:a@x.example%0D%0ABcc:%20evil@x.example?cc=b%0Ac@x.example"_s,
        {u"a@x.example Bcc: evil@x.example"_s, u"b c@x.example"_s, {}, {}, {}, {}});
    row("what is not followed", u"mailto:a@x.example?from=e@x.example&x-y=z&attach="_s,
        {u"a@x.example"_s, {}, {}, {}, {}, {}});
    row("files", u"mailto:a@x.example?attach=/etc/passwd&attachment=x"_s,
        {u"a@x.example"_s, {}, {}, {}, {}, {}, true});
    row("encoded wrongly", u"mailto:a%zz@x.example?subject=100%&body=%4"_s,
        {u"a%zz@x.example"_s, {}, {}, u"100%"_s, u"%4"_s, {}});
    row("no UTF-8", u"mailto:a@x.example?subject=%FFx"_s, {u"a@x.example"_s, {}, {}, u"\uFFFDx"_s, {}, {}});
    row("as on the web", u"mailto://a@x.example?cc=b@x.example"_s,
        {u"a@x.example"_s, u"b@x.example"_s, {}, {}, {}, {}});
    row("too long a subject", u"mailto:a@x.example?subject="_s + QString(3000, u's'),
        {u"a@x.example"_s, {}, {}, QString(2000, u's'), {}, {}, false, true});
    row("no value, no name", u"mailto:a@x.example?subject&=x&&body="_s,
        {u"a@x.example"_s, {}, {}, {}, {}, {}});
    row("ampersand of HTML", u"mailto:a@x.example?cc=b@x.example&amp;subject=s#top"_s,
        {u"a@x.example"_s, u"b@x.example"_s, {}, u"s"_s, {}, {}});
}

void TestComposerParts::readsOddMailtoLinks()
{
    QFETCH(QString, link);
    QFETCH(MailtoParts, parts);
    const MailtoParts found = parseMailto(link);
    QCOMPARE(found.to, parts.to);
    QCOMPARE(found.cc, parts.cc);
    QCOMPARE(found.bcc, parts.bcc);
    QCOMPARE(found.subject, parts.subject);
    QCOMPARE(found.body, parts.body);
    QCOMPARE(found.inReplyTo, parts.inReplyTo);
    QCOMPARE(found.wantsFiles, parts.wantsFiles);
    QCOMPARE(found.isCut, parts.isCut);
}

void TestComposerParts::boundsMailtoLinks()
{
    const QString many =
        u"mailto:"_s + u"a@x.example,"_s.repeated(10'000) + u"?subject="_s + QString(50'000, u's');
    QVERIFY(parseMailto(many).to.size() <= 2000);
    QVERIFY(parseMailto(many).subject.size() <= 2000);
    const QString long_ = u"mailto:a@x.example?body="_s + QString(150'000, u'b');
    QCOMPARE(parseMailto(long_).body.size(), 100'000);
    QVERIFY(parseMailto(long_ + QString(100'000, u'b')).to.isEmpty());
}

void TestComposerParts::listsSendersAndTheirTags()
{
    Account account;
    account.id = 7;
    account.label = u"İş"_s;
    account.identity = {u"A"_s, u"a@x.example"_s, {}, {}};
    account.otherIdentities = {{u"B"_s, u"b@x.example"_s, {}, u"imza"_s}};
    SenderList list({account});
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.choose(7, u"B@x.example"_s), 1);
    QCOMPARE(list.choose(0, {}), 0);
    QCOMPARE(list.choose(8, u"b@x.example"_s), -1);
    QCOMPARE(list.choose(7, u"unknown@x.example"_s), 0);
    QCOMPARE(list.choose(7, u"b+t@x.example"_s), 2);
    QCOMPARE(list.at(2).identity.address, u"b+t@x.example"_s);
    QCOMPARE(list.at(2).identity.signature, u"imza"_s);
    QCOMPARE(list.choose(7, u"b+t@x.example"_s), 2); // once
    QCOMPARE(list.size(), 3);
    QCOMPARE(list.at(5).id, 0);
    QCOMPARE(list.text(0), u"A <a@x.example>  ·  İş"_s);
}

void TestComposerParts::keepsEveryFieldOfADraft()
{
    ComposerState state;
    state.account = 3;
    state.to = u"Ayşe <ayse@ornek.com.tr>, yarım"_s;
    state.cc = u"b@c.example"_s;
    state.bcc = u"d@e.example"_s;
    state.subject = u"Konu \"tırnak\""_s;
    state.text = u"satır\n> alıntı\n\n"_s;
    state.messageId = u"x@y"_s;
    state.from = u"a+b@c.example"_s;
    state.mode = ReplyMode::List;
    state.selected = u"seçili"_s;
    state.takesOver = true;
    state.continues = 1234567890123456789;
    state.attached = {1, 1234567890123456789};
    state.inReplyTo = u"z@y"_s;
    state.references = {u"v@y"_s, u"z@y"_s};
    state.kind = OutgoingKind::Reply;
    state.original = (qint64{1} << 60) + 1; // more than a JSON number keeps
    state.filesKey = u"k"_s;
    state.files = {{u"s"_s, u"rapor.pdf"_s, u"application/pdf"_s, 12}};
    state.cursor = 4;
    state.open = true;
    state.hasOwnRecipients = true;
    state.hasOwnSender = true;
    const auto read = composerStateFromJson(toJson(state));
    QVERIFY(read.has_value());
    QVERIFY(*read == state);
}

void TestComposerParts::refusesOtherDrafts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("x");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("newer") << QByteArray("{\"format\":99}");
}

void TestComposerParts::refusesOtherDrafts()
{
    QFETCH(QByteArray, json);
    QVERIFY(!composerStateFromJson(json));
}

void TestComposerParts::keepsFilesOfDrafts()
{
    QTemporaryDir dir;
    const QString key = newDraftFilesKey();
    const QString other = newDraftFilesKey();
    QVERIFY(writeDraftFile(dir.path(), key, u"a"_s, "bir"));
    QVERIFY(writeDraftFile(dir.path(), other, u"a"_s, "iki"));
    QCOMPARE(readDraftFile(dir.path(), key, u"a"_s).value_or({}), QByteArray("bir"));
    QVERIFY(!readDraftFile(dir.path(), key, u"b"_s));
    const auto permissions = QFileInfo(dir.filePath(u"drafts/"_s + key)).permissions();
    QVERIFY((permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) == QFileDevice::Permissions());
    removeOtherDraftFiles(dir.path(), {key});
    QVERIFY(readDraftFile(dir.path(), key, u"a"_s));
    QVERIFY(!readDraftFile(dir.path(), other, u"a"_s));
    removeDraftFiles(dir.path(), key);
    QVERIFY(!QFileInfo::exists(dir.filePath(u"drafts/"_s + key)));
}

void TestComposerParts::leavesNoWayOutOfTheDirectory_data()
{
    QTest::addColumn<QString>("key");
    for (const char* key : {"", ".", "..", "../x", "/etc", "a/b", "a\\b"})
        QTest::newRow(key) << QString::fromLatin1(key);
}

void TestComposerParts::leavesNoWayOutOfTheDirectory()
{
    QFETCH(QString, key);
    QTemporaryDir dir;
    QVERIFY(!writeDraftFile(dir.path(), key, u"a"_s, "x"));
    QVERIFY(!writeDraftFile(dir.path(), u"k"_s, key, "x"));
    QVERIFY(!readDraftFile(dir.path(), key, u"a"_s));
    QVERIFY(writeDraftFile(dir.path(), u"k"_s, u"a"_s, "x"));
    removeDraftFiles(dir.path(), key);
    QVERIFY(readDraftFile(dir.path(), u"k"_s, u"a"_s));
}

void TestComposerParts::noticesPromisedAttachments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("promised");
    for (const char16_t* yes : {u"Raporu ekte bulabilirsiniz.",
                                u"EKTEKİ dosya",
                                u"Dosya ektedir.",
                                u"Ekli belge",
                                u"belgeler ilişiktedir",
                                u"İLİŞİKTE",
                                u"bkz. ek",
                                u"I attach the report",
                                u"see the attached file",
                                u"Attachment: one",
                                u"Please find enclosed",
                                u"Raporu ekledim.",
                                u"Sözleşmeyi eklemiştim",
                                u"Eklenti olarak yolluyorum",
                                u"Dosya ekimde",
                                u"Mail ekinde bulabilirsin",
                                u"Ekler:",
                                u"ekleyerek gönderiyorum",
                                u"Özgeçmişim ilişik",
                                u"Belgeyi iliştirdim",
                                u"attaching the slides",
                                u"enclosures: 2"})
        QTest::newRow(qPrintable(QString::fromUtf16(yes))) << QString::fromUtf16(yes) << true;
    for (const char16_t* no :
         {u"Yarın görüşürüz.", u"Ek olarak şunu sorayım.", u"Ekim ayında", u"ekip hazır",
          u"> ekte gönderiyorum\nOlur.", u"Olur.\n-- \nAttached Ltd", u"seksen", u"Ekmek aldım",
          u"ekran açık", u"Ekonomi sayfası", u"ekstra ücret", u"Ek ücret var mı?", u"ekşi", u"eklem ağrısı"})
        QTest::newRow(qPrintable(QString::fromUtf16(no))) << QString::fromUtf16(no) << false;
}

void TestComposerParts::noticesPromisedAttachments()
{
    QFETCH(QString, text);
    QFETCH(bool, promised);
    QCOMPARE(speaksOfAttachment(text), promised);
}

void TestComposerParts::looksBeforeSending()
{
    QSet<SendProblem> accepted;
    ComposerState state;
    const auto check = [&] { return checkBeforeSend(state, accepted); };
    QCOMPARE(check(), SendProblem::NoAccount);
    state.account = 1;
    QCOMPARE(check(), SendProblem::NoRecipient);
    state.bcc = u"a@b.example, yarım"_s;
    QCOMPARE(check(), SendProblem::InvalidAddress);
    state.bcc = u"a@b.example"_s;
    QCOMPARE(check(), SendProblem::EmptySubject);
    accepted << SendProblem::EmptySubject;
    QCOMPARE(check(), SendProblem::None);
    state.text = u"Ekte."_s;
    QCOMPARE(check(), SendProblem::NoAttachment);
    state.files = {{u"s"_s, u"a.pdf"_s, QString(), 1}};
    QCOMPARE(check(), SendProblem::None);
    state.files.clear();
    accepted << SendProblem::NoAttachment;
    QCOMPARE(check(), SendProblem::None);
}

void TestComposerParts::namesTheOriginal()
{
    Envelope original;
    original.from = {{u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s}};
    original.to = {{QString(), u"deniz@ornek.com.tr"_s}};
    original.subject = u"Rapor"_s;
    QCOMPARE(attributionLine(original), u"Ayşe Yılmaz wrote:"_s);
    original.date = QDateTime(QDate(2026, 11, 3), QTime(11, 2), Qt::UTC);
    const QString line = attributionLine(original);
    QVERIFY2(line.startsWith(u"On "_s) && line.endsWith(u", Ayşe Yılmaz wrote:"_s) &&
                 line.contains(u"2026"_s),
             qPrintable(line));
    const QString header = forwardHeader(original);
    for (const QString& part :
         {u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s, u"Rapor"_s, u"deniz@ornek.com.tr"_s, u"2026"_s})
        QVERIFY2(header.contains(part), qPrintable(header));
    QVERIFY(attributionLine({}).isEmpty());
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::TestComposerParts)
#include "tst_composer_parts.moc"
