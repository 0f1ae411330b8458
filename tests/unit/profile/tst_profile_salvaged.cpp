#include "ProfileFixture.h"

#include "profile/DatabaseCheck.h"
#include "profile/Repair.h"
#include "profile/Restore.h"
#include "profile/SalvagedReferences.h"
#include "store/Schema.h"

using namespace postaci;
using namespace postaci::test;

namespace {

void change(const QString& profile, const QString& sql)
{
    Connection mail(mailFile(profile), Access::ReadWrite);
    mail.execute(QStringLiteral("PRAGMA foreign_keys = OFF;") + sql);
    mail.execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
}

QStringList listOf(Query rows)
{
    QStringList values;
    while (rows.next())
        values.append(rows.text(0));
    return values;
}

/// Texts of messages that are only here, of all folders or of the one for those without a place.
QByteArrayList textsOf(const QString& profile, bool onlyRecovered)
{
    const auto reader = MailReader::open(profile);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().message));
    Connection mail(mailFile(profile), Access::ReadOnly);
    Query bodies = mail.query("SELECT b.message FROM local_body b JOIN message m ON m.id = b.message"
                              " JOIN folder f ON f.id = m.folder"
                              " WHERE NOT ?1 OR f.raw_name = CAST('recovered-texts' AS BLOB) ORDER BY 1",
                              qint64(onlyRecovered));
    QByteArrayList texts;
    while (bodies.next())
        texts.append((*reader)->body(bodies.number(0)).value_or({}));
    return texts;
}

int howManyOf(const QByteArrayList& texts)
{
    int count = 0;
    for (quint32 number = 1; number <= 60; ++number)
        count += texts.contains(FullProfile::localBody(number)) ? 1 : 0;
    return count;
}

/// One row in a table, each column with something in it, so that whatever it refers to is not there.
QString loneRow(Connection& mail, const QString& table)
{
    QStringList values;
    Query columns = mail.query("SELECT upper(type) FROM pragma_table_info(?)", table);
    while (columns.next()) {
        const QString type = columns.text(0);
        values.append(type == QLatin1String("BLOB")   ? QStringLiteral("x'00'")
                      : type == QLatin1String("TEXT") ? QStringLiteral("'x'")
                                                      : QStringLiteral("987654321"));
    }
    return QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(table, values.join(QStringLiteral(", ")));
}

} // namespace

/// What a repair makes of rows that have lost what they belong to.
class TestProfileSalvaged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        FullProfile full;
        full.close();
        m_bytes = contentsOf(mailFile(full.dir.path()));
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        writeTo(mailFile(m_dir->path()), m_bytes);
    }

    void mailOfNobodyIsSaved()
    {
        change(profile(), QStringLiteral("DELETE FROM account; DELETE FROM folder; DELETE FROM identity;"
                                         "DELETE FROM uidl; DELETE FROM outbox; DELETE FROM outbox_text;"
                                         "DELETE FROM outbox_piece;"
                                         // Its pieces say as much.
                                         "DELETE FROM local_body WHERE message ="
                                         " (SELECT min(message) FROM local_body)"));
        const auto report = repairMail(profile(), {}, {});
        REQUIRE(report);
        QVERIFY(report->lostAccounts);
        QCOMPARE(report->localMessages, 60);
        expectSound();
        QCOMPARE(howManyOf(textsOf(profile(), false)), 60);
        Connection mail(mailFile(profile()), Access::ReadOnly);
        QCOMPARE(mail.numberOf(QStringLiteral("SELECT count(*) FROM account WHERE is_local")), 1);
    }

    void asOftenAsOneLikes()
    {
        for (int round = 1; round <= 3; ++round) {
            change(profile(), QStringLiteral("DELETE FROM message WHERE id ="
                                             " (SELECT b.message FROM local_body b JOIN message m ON m.id ="
                                             " b.message JOIN folder f ON f.id = m.folder"
                                             " WHERE f.role = 1 LIMIT 1)"));
            const auto report = repairMail(profile(), {}, {});
            REQUIRE(report);
            QCOMPARE(report->found, 1);
            expectSound();
            QCOMPARE(textsOf(profile(), true).size(), round);
        }
        QCOMPARE(howManyOf(textsOf(profile(), false)), 60);
    }

    void manyTextsWithoutAPlace()
    {
        QString sql = QStringLiteral("DELETE FROM message WHERE id IN (SELECT message FROM local_body);");
        for (int copy = 1; copy <= 3; ++copy)
            sql += QStringLiteral("INSERT INTO local_piece (message, number, data)"
                                  " SELECT %1 - (SELECT count(*) FROM local_body b WHERE b.message <"
                                  " p.message), number, data FROM local_piece p"
                                  " WHERE message IN (SELECT message FROM local_body);")
                       .arg(copy * -1000);
        change(profile(), sql);
        const auto report = repairMail(profile(), {}, {});
        REQUIRE(report);
        QCOMPARE(report->found, 240);
        expectSound();
        const QByteArrayList texts = textsOf(profile(), true);
        QCOMPARE(texts.size(), 240);
        QCOMPARE(howManyOf(texts), 60);
    }

    void whatIsBehindAGapIsKept()
    {
        FullProfile full;
        const auto add = [&full](char letter) {
            MessageId id = 0;
            QByteArray text = "Subject: Uzun\r\n\r\n" + QByteArray(1, letter) + " first\r\n";
            QRandomGenerator random(20261128);
            while (text.size() < 3'500'000)
                text += QByteArray(1, char('a' + random.bounded(26))) + (text.size() % 70 == 0 ? "\r\n" : "");
            text += "\r\n" + QByteArray(1, letter) + " last\r\n";
            full.write([&](Transaction& t) -> Result<void> {
                const auto ids = t.insertHeaders(full.localInbox, {sampleMessage(quint32(500 + letter))});
                REQUIRE_OR_RETURN(ids);
                id = ids->first();
                return t.putBody(id, text);
            });
            return id;
        };
        const MessageId withGap = add('A');
        const MessageId withoutBeginning = add('B');
        full.close();
        change(full.dir.path(), QStringLiteral("DELETE FROM local_piece WHERE message = %1 AND number = 1;"
                                               "DELETE FROM local_piece WHERE message = %2 AND number = 0")
                                    .arg(withGap)
                                    .arg(withoutBeginning));
        const auto report = repairMail(full.dir.path(), {}, {});
        REQUIRE(report);
        QCOMPARE(report->found, 2);
        const QByteArrayList texts = textsOf(full.dir.path(), true);
        QCOMPARE(texts.size(), 2);
        const QByteArray mark = "\r\n[A part of this message could not be read.]\r\n";
        QVERIFY(texts.first().startsWith("Subject: Uzun\r\n\r\nA first\r\n"));
        QVERIFY(texts.first().endsWith("A last\r\n"));
        QCOMPARE(texts.first().count(mark), 1);
        QVERIFY(texts.first().size() > 2'000'000);
        QVERIFY(texts.last().startsWith("Subject: "));
        QVERIFY(texts.last().contains("\r\n\r\n" + mark));
        QVERIFY(texts.last().endsWith("B last\r\n"));
    }

    /// Each table that refers to others, with a row whose others are not there.
    void noReferenceIsForgotten_data()
    {
        QTest::addColumn<QString>("table");
        Connection mail(mailFile(profileOfRows()), Access::ReadOnly);
        const QStringList tables = listOf(mail.query(
            "SELECT DISTINCT t.name FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) WHERE t.type = "
            "'table'"));
        QVERIFY(tables.size() > 20);
        for (const QString& table : tables)
            QTest::newRow(qPrintable(table)) << table;
    }

    void noReferenceIsForgotten()
    {
        QFETCH(const QString, table);
        Connection mail(mailFile(profile()), Access::ReadWrite);
        mail.execute(QStringLiteral("PRAGMA foreign_keys = OFF"));
        const auto rows = listOf(mail.query("SELECT name FROM sqlite_master WHERE type = 'table'"
                                            " AND name NOT LIKE 'sqlite_%'"));
        for (const QString& other : rows)
            mail.execute(QStringLiteral("DELETE FROM ") + other);
        mail.execute(loneRow(mail, table));
        QVERIFY(*danglingReferences(mail, {}) > 0);
        FoundTexts texts(profile());
        (void)settleReferences(mail, texts);
        QCOMPARE(*danglingReferences(mail, {}), 0);
    }

    void theLogAloneIsNotWipedButSaved_data()
    {
        QTest::addColumn<bool>("isEmpty");
        QTest::newRow("mail.db is gone") << false;
        QTest::newRow("mail.db is empty") << true;
    }

    void theLogAloneIsNotWipedButSaved()
    {
        QFETCH(const bool, isEmpty);
        FullProfile open;
        const QByteArray log = contentsOf(mailFile(open.dir.path()) + QStringLiteral("-wal"));
        QVERIFY(log.size() > 1'000'000);
        const QTemporaryDir dir;
        const QString logFile = mailFile(dir.path()) + QStringLiteral("-wal");
        writeTo(logFile, log);
        if (isEmpty)
            writeTo(mailFile(dir.path()), {});
        QCOMPARE(Store::open(dir.path(), open.clock).error().reason, ErrorReason::DatabaseBroken);
        QVERIFY(!MailReader::open(dir.path()));
        QVERIFY(!makeBackup({dir.path(), open.path(QStringLiteral("../x.zip")), false}, {}, {}));
        QCOMPARE(contentsOf(logFile), log);
        const auto report = repairMail(dir.path(), {}, {});
        REQUIRE(report);
        QCOMPARE(contentsOf(report->kept + QStringLiteral("/mail.db-wal")), log);
        REQUIRE(Store::open(dir.path(), open.clock));
        QCOMPARE(howManyOf(textsOf(dir.path(), false)), 60);
        QCOMPARE(report->drafts, 1);
    }

    /// A profile may have had it for long, and nobody has seen it.
    void aBackupWithALooseEndIsRestored()
    {
        change(profile(),
               QStringLiteral("INSERT INTO fetch_choice VALUES (99, 0, 0, '', 0, 0);"
                              "DELETE FROM message WHERE id = (SELECT min(message) FROM local_body)"));
        const QTemporaryDir out;
        const QString file = out.filePath(QStringLiteral("posta.zip"));
        REQUIRE(makeBackup({profile(), file, false}, {}, {}));
        const QTemporaryDir to;
        REQUIRE(stageRestore(file, to.path(), {}, {}));
        QCOMPARE(QDir(to.filePath(QStringLiteral("restore/files"))).entryList(QDir::Files),
                 QStringList{QStringLiteral("mail.db")});
        REQUIRE(applyStagedRestore(to.path()));
        const StandingClock clock;
        REQUIRE(Store::open(to.path(), clock));
        QCOMPARE(howManyOf(textsOf(to.path(), false)), 60);
        QCOMPARE(textsOf(to.path(), true).size(), 1);
    }

private:
    [[nodiscard]] QString profile() const { return m_dir->path(); }
    [[nodiscard]] QString profileOfRows()
    {
        init();
        return profile();
    }
    void expectSound() const
    {
        const StandingClock clock;
        const auto store = Store::open(profile(), clock);
        REQUIRE(store);
        QTRY_COMPARE(inconsistency(profile()), QString());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QByteArray m_bytes;
};

QTEST_GUILESS_MAIN(TestProfileSalvaged)

#include "tst_profile_salvaged.moc"
