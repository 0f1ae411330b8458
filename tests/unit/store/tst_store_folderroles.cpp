#include "message/TextFolding.h"
#include "store/FolderRoleNames.h"
#include "store/FolderRoles.h"

#include <QTest>

using namespace postaci;

namespace {

ServerFolder named(const QString& path, FolderRole role = FolderRole::None, char delimiter = '/')
{
    return {path.toUtf8(), path, delimiter, role, true};
}

FolderRole roleOf(const QString& name)
{
    QList<ServerFolder> folders{named(QStringLiteral("INBOX")), named(name)};
    guessFolderRoles(folders);
    return folders.last().role;
}

} // namespace

/// Which folder is Sent, Trash and so on, where the server does not say.
class TestStoreFolderRoles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<FolderRole>("role");
        const auto row = [](const char* name, FolderRole role) {
            QTest::newRow(name) << QString::fromUtf8(name) << role;
        };
        row("Gönderilmiş Öğeler", FolderRole::Sent);
        row("GÖNDERİLMİŞ ÖĞELER", FolderRole::Sent);
        row("gonderilmis ogeler", FolderRole::Sent);
        row("Gönderilenler", FolderRole::Sent);
        row("Giden", FolderRole::Sent);
        row("Silinmiş Öğeler", FolderRole::Trash);
        row("SİLİNMİŞ ÖĞELER", FolderRole::Trash);
        row("Çöp Kutusu", FolderRole::Trash);
        row("Çöp", FolderRole::Trash);
        row("Taslaklar", FolderRole::Drafts);
        row("TASLAKLAR", FolderRole::Drafts);
        row("Önemsiz", FolderRole::Junk);
        row("ÖNEMSİZ E-POSTA", FolderRole::Junk);
        row("İstenmeyen", FolderRole::Junk);
        row("istenmeyen", FolderRole::Junk);
        row("ISTENMEYEN", FolderRole::Junk);
        row("Gereksiz", FolderRole::Junk);
        row("Arşiv", FolderRole::Archive);
        row("ARŞİV", FolderRole::Archive);
        row("Sent Items", FolderRole::Sent);
        row("Sent-Mail", FolderRole::Sent);
        row("Junk E-mail", FolderRole::Junk);
        row("junk email", FolderRole::Junk);
        row("Deleted Messages", FolderRole::Trash);
        row("Gesendete Objekte", FolderRole::Sent);
        row("Papierkorb", FolderRole::Trash);
        row("Entwürfe", FolderRole::Drafts);
        row("Éléments supprimés", FolderRole::Trash);
        row("Borradores", FolderRole::Drafts);
        row("Отправленные", FolderRole::Sent);
        row("Корзина", FolderRole::Trash);
        row("已发送", FolderRole::Sent);
        row("下書き", FolderRole::Drafts);
        row("ゴミ箱", FolderRole::Trash);
        row("العناصر المحذوفة", FolderRole::Trash);
        row("Projeler", FolderRole::None);
        row("Sent to the lawyer", FolderRole::None);
        row("", FolderRole::None);
    }

    void knowsNames()
    {
        QFETCH(const QString, name);
        QFETCH(const FolderRole, role);
        QCOMPARE(roleOf(name), role);
    }

    void gelenKutusuIsTheInboxOnlyWithoutOne()
    {
        const QString turkish = QStringLiteral("Gelen Kutusu");
        QCOMPARE(roleOf(turkish), FolderRole::None);
        QList<ServerFolder> folders{named(turkish)};
        guessFolderRoles(folders);
        QCOMPARE(folders.first().role, FolderRole::Inbox);
    }

    void inboxIsFoundInAnyCase()
    {
        QList<ServerFolder> folders{named(QStringLiteral("Sent")), named(QStringLiteral("iNbOx"))};
        guessFolderRoles(folders);
        QCOMPARE(folders.last().role, FolderRole::Inbox);
    }

    void xlistMayNameAnotherInbox()
    {
        QList<ServerFolder> folders{named(QStringLiteral("INBOX")),
                                    named(QStringLiteral("Posteingang"), FolderRole::Inbox)};
        guessFolderRoles(folders);
        QCOMPARE(folders.first().role, FolderRole::None);
        QCOMPARE(folders.last().role, FolderRole::Inbox);
    }

    void specialUseWins()
    {
        QList<ServerFolder> folders{named(QStringLiteral("Sent")),
                                    named(QStringLiteral("Deep/In/Here"), FolderRole::Sent),
                                    named(QStringLiteral("Trash"), FolderRole::Junk)};
        guessFolderRoles(folders);
        QCOMPARE(folders.at(0).role, FolderRole::None);
        QCOMPARE(folders.at(1).role, FolderRole::Sent);
        QCOMPARE(folders.at(2).role, FolderRole::Junk);
    }

    void oneFolderARoleTheShallowerFirst()
    {
        QList<ServerFolder> listedTwice{named(QStringLiteral("a/Sent"), FolderRole::Sent),
                                        named(QStringLiteral("Sent"), FolderRole::Sent)};
        guessFolderRoles(listedTwice);
        QCOMPARE(listedTwice.at(0).role, FolderRole::None);
        QCOMPARE(listedTwice.at(1).role, FolderRole::Sent);
        QList<ServerFolder> guessed{named(QStringLiteral("INBOX")), named(QStringLiteral("INBOX/Sent")),
                                    named(QStringLiteral("Gönderilenler")),
                                    named(QStringLiteral("Sent Items"))};
        guessFolderRoles(guessed);
        QCOMPARE(guessed.at(1).role, FolderRole::None);
        QCOMPARE(guessed.at(2).role, FolderRole::None);
        QCOMPARE(guessed.at(3).role, FolderRole::Sent);
    }

    void looksBelowInboxAndContainersOnly()
    {
        ServerFolder container = named(QStringLiteral("[Gmail]"));
        container.selectable = false;
        QList<ServerFolder> folders{named(QStringLiteral("INBOX")),
                                    container,
                                    named(QStringLiteral("[Gmail]/Çöp Kutusu")),
                                    named(QStringLiteral("INBOX/Taslaklar")),
                                    named(QStringLiteral("Old office")),
                                    named(QStringLiteral("Old office/Sent"))};
        guessFolderRoles(folders);
        QCOMPARE(folders.at(2).role, FolderRole::Trash);
        QCOMPARE(folders.at(3).role, FolderRole::Drafts);
        QCOMPARE(folders.at(5).role, FolderRole::None);
    }

    void knowsDottedNamespaces()
    {
        QList<ServerFolder> folders{named(QStringLiteral("INBOX"), FolderRole::None, '.'),
                                    named(QStringLiteral("INBOX.Sent"), FolderRole::None, '.')};
        guessFolderRoles(folders);
        QCOMPARE(folders.last().role, FolderRole::Sent);
    }

    void whatHoldsNoMailGetsNoRole()
    {
        QList<ServerFolder> folders{named(QStringLiteral("INBOX")), named(QStringLiteral("Trash"))};
        folders.last().selectable = false;
        guessFolderRoles(folders);
        QCOMPARE(folders.last().role, FolderRole::None);
    }

    void askingTwiceChangesNothing()
    {
        QList<ServerFolder> once{named(QStringLiteral("INBOX")), named(QStringLiteral("Sent")),
                                 named(QStringLiteral("Gönderilenler"))};
        guessFolderRoles(once);
        QList<ServerFolder> twice = once;
        guessFolderRoles(twice);
        for (qsizetype i = 0; i < once.size(); ++i)
            QCOMPARE(twice.at(i).role, once.at(i).role);
    }

    void noNameStandsUnderTwoRoles()
    {
        QHash<QString, FolderRole> seen;
        for (const FolderRoleNames& entry : folderRoleNames()) {
            for (const QString& name : QString::fromUtf8(entry.names).split(QLatin1Char('|'))) {
                QVERIFY2(!name.trimmed().isEmpty(), entry.names);
                const QString key = foldForSearch(name);
                QVERIFY2(seen.value(key, entry.role) == entry.role, qPrintable(name));
                seen.insert(key, entry.role);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestStoreFolderRoles)
#include "tst_store_folderroles.moc"
