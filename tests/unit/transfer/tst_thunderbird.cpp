#include "TransferFixture.h"

#include "store/Connection.h"
#include "transfer/Thunderbird.h"

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray prefs = R"(// Mozilla User Preferences
user_pref("app.update.lastUpdateTime", 1700000000);
user_pref("mail.account.account1.identities", "id1,id3");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.account.account3.identities", "id2");
user_pref("mail.account.account3.server", "server3");
user_pref("mail.accountmanager.accounts", "account1,account2,account3,account9");
user_pref("mail.identity.id1.fullName", "Ay\u015Fe \"A\" Y\u0131lmaz");
user_pref("mail.identity.id1.htmlSigText", "Sayg\u0131lar\nAy\u015Fe");
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.identity.id1.useremail", "ayse@example.org");
user_pref("mail.identity.id2.useremail", "pop@example.net");
user_pref("mail.identity.id3.useremail", "other@example.org");
user_pref("mail.server.server1.hostname", "old.example.org");
user_pref("mail.server.server1.realhostname", "imap.example.org");
user_pref("mail.server.server1.name", "Work");
user_pref("mail.server.server1.port", 993);
user_pref("mail.server.server1.socketType", 3);
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.userName", "ayse");
user_pref("mail.server.server2.directory", "/another/computer/Local Folders");
user_pref("mail.server.server2.directory-rel", "[ProfD]Mail/Local Folders");
user_pref("mail.server.server2.hostname", "Local Folders");
user_pref("mail.server.server2.type", "none");
user_pref("mail.server.server3.directory-rel", "[ProfD]Mail/pop.example.net");
user_pref("mail.server.server3.hostname", "pop.example.net");
user_pref("mail.server.server3.socketType", 2);
user_pref("mail.server.server3.type", "pop3");
user_pref("mail.server.server3.userName", "pop");
user_pref("mail.smtp.defaultserver", "smtp2");
user_pref("mail.smtpserver.smtp1.hostname", "smtp.example.org");
user_pref("mail.smtpserver.smtp1.port", 587);
user_pref("mail.smtpserver.smtp1.try_ssl", 2);
user_pref("mail.smtpserver.smtp1.username", "ayse");
user_pref("mail.smtpserver.smtp2.hostname", "smtp.example.net");
user_pref("mail.smtpserver.smtp2.try_ssl", 3);
user_pref("mail.smtpservers", "smtp1,smtp2");
user_pref("broken
)";

void fillBook(const QString& path, const QList<std::array<const char*, 3>>& rows)
{
    Connection book(path, Access::ReadWrite);
    book.execute(u"CREATE TABLE properties (card TEXT, name TEXT, value TEXT)"_qs);
    for (const auto& row : rows)
        book.query("INSERT INTO properties VALUES (?, ?, ?)", QString::fromUtf8(row[0]),
                   QString::fromUtf8(row[1]), QString::fromUtf8(row[2]))
            .run();
}

} // namespace

class TestThunderbird : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void profilesAreFound()
    {
        const QTemporaryDir dir;
        writeFile(dir.filePath(u"a.old/prefs.js"_qs), {});
        writeFile(dir.filePath(u"Profiles/b.new/prefs.js"_qs), {});
        writeFile(dir.filePath(u"profiles.ini"_qs),
                  "[Profile0]\nName=old\nIsRelative=1\nPath=a.old\nDefault=1\n\n[Profile1]\nName=new\n"
                  "IsRelative=1\nPath=Profiles/b.new\n\n[Profile2]\nName=gone\nIsRelative=1\nPath=c\n\n"
                  "[InstallABC]\nDefault=Profiles/b.new\nLocked=1\n");
        const auto found = thunderbirdProfiles({dir.filePath(u"nothing"_qs), dir.path()});
        QCOMPARE(found.size(), 2);
        QVERIFY(found.at(0) == (ThunderbirdProfile{u"new"_qs, dir.filePath(u"Profiles/b.new"_qs), true}));
        QVERIFY(found.at(1) == (ThunderbirdProfile{u"old"_qs, dir.filePath(u"a.old"_qs), false}));
        QVERIFY(!thunderbirdPlaces().isEmpty());
    }

    void accountsAreRead()
    {
        const QTemporaryDir dir;
        writeFile(dir.filePath(u"prefs.js"_qs), prefs);
        const ThunderbirdContents found = readThunderbird(dir.path());
        QCOMPARE(found.accounts.size(), 2);
        const Account& imap = found.accounts.at(0);
        QCOMPARE(imap.label, u"Work"_qs);
        QCOMPARE(imap.identity.name, u"Ayşe \"A\" Yılmaz"_qs);
        QCOMPARE(imap.identity.address, u"ayse@example.org"_qs);
        QCOMPARE(imap.identity.signature, u"Saygılar\nAyşe"_qs);
        QCOMPARE(imap.otherIdentities.size(), 1);
        QVERIFY(imap.incoming ==
                (ServerSettings{Protocol::Imap, u"imap.example.org"_qs, 993, Security::Tls, u"ayse"_qs}));
        QVERIFY(imap.outgoing == (ServerSettings{Protocol::Smtp, u"smtp.example.org"_qs, 587,
                                                 Security::StartTls, u"ayse"_qs}));
        const Account& pop3 = found.accounts.at(1);
        QVERIFY(pop3.incoming ==
                (ServerSettings{Protocol::Pop3, u"pop.example.net"_qs, 110, Security::StartTls, u"pop"_qs}));
        QVERIFY(pop3.outgoing ==
                (ServerSettings{Protocol::Smtp, u"smtp.example.net"_qs, 465, Security::Tls, {}}));
        QVERIFY(found.localMail.isEmpty()); // there is none
    }

    void localMailIsTaken()
    {
        TransferFixture f;
        const QString profile = f.path(u"profile"_qs);
        writeFile(profile + u"/prefs.js"_qs, prefs);
        writeFile(profile + u"/Mail/Local Folders/Archive"_qs,
                  fromLine + "X-Mozilla-Status: 0001\n" + numberedMessage(1) + '\n' + fromLine +
                      "X-Mozilla-Status: 0008\n" + numberedMessage(2));
        writeFile(profile + u"/Mail/Local Folders/Archive.msf"_qs, "mork");
        writeFile(profile + u"/Mail/Local Folders/Archive.sbd/2020"_qs, fromLine + numberedMessage(4));
        writeFile(profile + u"/Mail/pop.example.net/Inbox"_qs, fromLine + numberedMessage(5));
        const ThunderbirdContents found = readThunderbird(profile);
        QCOMPARE(found.localMail,
                 QStringList({profile + u"/Mail/Local Folders"_qs, profile + u"/Mail/pop.example.net"_qs}));
        QVERIFY(found.localBytes > 0);
        const auto report = f.importNew(found.localMail);
        REQUIRE(report);
        QCOMPARE(report->messages, 3);
        QCOMPARE(report->deleted, 1);
        QCOMPARE(f.textsIn(f.localFolder(u"Imported/Archive/2020"_qs)), QByteArrayList{numberedMessage(4)});
        QCOMPARE(f.textsIn(f.localFolder(u"Imported/Inbox"_qs)), QByteArrayList{numberedMessage(5)});
    }

    void addressBooksAreRead()
    {
        const QTemporaryDir dir;
        fillBook(dir.filePath(u"abook.sqlite"_qs),
                 {{"1", "DisplayName", "Ayşe Yılmaz"},
                  {"1", "PrimaryEmail", "ayse@example.org"},
                  {"1", "CellularNumber", "+90 1"},
                  {"2", "_vCard", "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Can\r\nEND:VCARD"},
                  {"2", "PrimaryEmail", "can@example.org"},
                  {"3", "LastModifiedDate", "0"}});
        fillBook(dir.filePath(u"history.sqlite"_qs), {{"9", "PrimaryEmail", "met@example.org"}});
        writeFile(dir.filePath(u"abook-1.sqlite"_qs), "this is no database");
        const ThunderbirdContents found = readThunderbird(dir.path());
        QCOMPARE(found.contacts.size(), 2);
        QCOMPARE(found.contacts.at(0).fullName, u"Ayşe Yılmaz"_qs);
        QVERIFY(found.contacts.at(0).hasAddress(u"ayse@example.org"_qs));
        QCOMPARE(found.contacts.at(0).phones.value(0).label, u"mobile"_qs);
        QVERIFY(found.contacts.at(1).hasAddress(u"met@example.org"_qs));
        QCOMPARE(found.cards.count("BEGIN:VCARD"), 1);
        QCOMPARE(found.books, (QStringList{u"abook"_qs, u"history"_qs}));
    }

    /// As the user has named them, and only those with anybody in them.
    void addressBooksHaveTheirNames()
    {
        const QTemporaryDir dir;
        writeFile(dir.filePath(u"prefs.js"_qs),
                  "user_pref(\"ldap_2.servers.pab.filename\", \"abook.sqlite\");\n"
                  "user_pref(\"ldap_2.servers.pab.description\", "
                  "\"chrome://messenger/locale/addressbook/addressBook.properties\");\n"
                  "user_pref(\"ldap_2.servers.Dernek.filename\", \"abook-1.sqlite\");\n"
                  "user_pref(\"ldap_2.servers.Dernek.description\", \"Dernek üyeleri\");\n"
                  "user_pref(\"ldap_2.servers.Bos.filename\", \"abook-2.sqlite\");\n"
                  "user_pref(\"ldap_2.servers.Bos.description\", \"Empty\");\n");
        fillBook(dir.filePath(u"abook.sqlite"_qs), {{"1", "PrimaryEmail", "ayse@example.org"}});
        fillBook(dir.filePath(u"abook-1.sqlite"_qs), {{"1", "PrimaryEmail", "can@example.org"}});
        fillBook(dir.filePath(u"abook-2.sqlite"_qs), {});
        QCOMPARE(readThunderbird(dir.path()).books, (QStringList{u"Dernek üyeleri"_qs, u"abook"_qs}));
    }

    void anythingElseIsNothing()
    {
        const QTemporaryDir dir;
        QVERIFY(readThunderbird(dir.path()).isEmpty());
        writeFile(dir.filePath(u"prefs.js"_qs), QByteArrayLiteral("user_pref(\"\",);\n\0user_pref("));
        QVERIFY(readThunderbird(dir.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestThunderbird)
#include "tst_thunderbird.moc"
