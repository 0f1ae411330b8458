// postaci-cli import and export, as a script calls them.
#include "integration/CliRun.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray letter(int number)
{
    const QByteArray name = QByteArray::number(number);
    return "From: Ada <ada@example.org>\nSubject: Letter " + name + "\nMessage-ID: <l" + name +
           "@example.org>\n\nFrom here on: " + name + "\n";
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectOf(const CliRun& run)
{
    return QJsonDocument::fromJson(run.out).object();
}

} // namespace

class TestCliTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void importsAndExports();
    void everyFormatComesBack_data();
    void everyFormatComesBack();
    void whatIsLeftOutIsAProblem();
    void aPipeIsSaidToBeNoFile();
    void interruptedItSaysWhatCameIn();
    void unknownUseIsSaid_data();
    void unknownUseIsSaid();
    void sentencesAreTranslated();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_dir->filePath(name); }
    [[nodiscard]] CliRun run(const QStringList& words) const
    {
        return runCli(words + QStringList{u"--profile"_qs, path(u"profile"_qs), u"--json"_qs});
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestCliTransfer::importsAndExports()
{
    const QByteArray line = "From a@example.org Thu Jan  1 00:00:00 1970\n";
    writeFile(path(u"in.mbox"_qs), line + letter(1).replace("\nFrom here", "\n>From here") + '\n' + line +
                                       letter(2).replace("\nFrom here", "\n>From here") + '\n');
    const CliRun in = run({u"import"_qs, path(u"in.mbox"_qs)});
    QCOMPARE(in.code, 0);
    QCOMPARE(objectOf(in).value(u"messages"_qs).toInt(), 2);
    QCOMPARE(objectOf(in).value(u"problem_count"_qs).toInt(), 0);
    const CliRun again = run({u"import"_qs, u"--folder"_qs, u"local/Imported"_qs, path(u"in.mbox"_qs)});
    QCOMPARE(again.code, 0);
    QCOMPARE(objectOf(again).value(u"duplicates"_qs).toInt(), 2);
    const CliRun list = run({u"list"_qs, u"--folder"_qs, u"Imported"_qs});
    QCOMPARE(list.out.count('\n'), 2);
    const CliRun out = run({u"export"_qs, u"--folder"_qs, u"Imported"_qs, u"--to"_qs, path(u"out.mbox"_qs)});
    QCOMPARE(out.code, 0);
    QCOMPARE(objectOf(out).value(u"messages"_qs).toInt(), 2);
    QCOMPARE(readFile(path(u"out.mbox"_qs)).count("\n\n>From here on: "), 2);
    // A file that is there stays.
    const CliRun twice =
        run({u"export"_qs, u"--folder"_qs, u"Imported"_qs, u"--to"_qs, path(u"out.mbox"_qs)});
    QCOMPARE(twice.code, 2);
    QVERIFY(!twice.err.isEmpty());
}

void TestCliTransfer::everyFormatComesBack_data()
{
    QTest::addColumn<QString>("format");
    for (const char* const format : {"mbox", "eml", "maildir"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestCliTransfer::everyFormatComesBack()
{
    QFETCH(const QString, format);
    for (int i = 1; i <= 3; ++i)
        writeFile(path(u"in/%1.eml"_qs.arg(i)), letter(i));
    QCOMPARE(run({u"import"_qs, u"--folder"_qs, u"Mektuplar"_qs, path(u"in"_qs)}).code, 0);
    const CliRun out = run(
        {u"export"_qs, u"--folder"_qs, u"Mektuplar"_qs, u"--format"_qs, format, u"--to"_qs, path(u"out"_qs)});
    QCOMPARE(out.code, 0);
    const CliRun back = run({u"import"_qs, u"--folder"_qs, u"Back"_qs, path(u"out"_qs)});
    QCOMPARE(back.code, 0);
    QCOMPARE(objectOf(back).value(u"messages"_qs).toInt(), 3);
    QCOMPARE(objectOf(back).value(u"bytes"_qs).toInt(), 3 * letter(1).size());
}

void TestCliTransfer::whatIsLeftOutIsAProblem()
{
    writeFile(path(u"a.eml"_qs), letter(1));
    writeFile(path(u"b.eml"_qs), "\x01\x02");
    const CliRun in = run({u"import"_qs, path(u"a.eml"_qs), path(u"b.eml"_qs)});
    QCOMPARE(in.code, 1);
    QCOMPARE(objectOf(in).value(u"messages"_qs).toInt(), 1);
    const QJsonObject problem = objectOf(in).value(u"problems"_qs).toArray().at(0).toObject();
    QCOMPARE(problem.value(u"problem"_qs).toString(), u"not_mail"_qs);
    QCOMPARE(problem.value(u"place"_qs).toString(), path(u"b.eml"_qs));
}

/// As a shell hands it over for <(zcat old.gz).
void TestCliTransfer::aPipeIsSaidToBeNoFile()
{
    const QString pipe = path(u"pipe"_qs);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const CliRun in = run({u"import"_qs, pipe});
    QCOMPARE(in.code, 1);
    const QJsonObject problem = objectOf(in).value(u"problems"_qs).toArray().at(0).toObject();
    QCOMPARE(problem.value(u"problem"_qs).toString(), u"not_a_file"_qs);
    QCOMPARE(problem.value(u"place"_qs).toString(), pipe);
}

void TestCliTransfer::interruptedItSaysWhatCameIn()
{
    constexpr int count = 20'000;
    QByteArray mbox;
    for (int i = 0; i < count; ++i)
        mbox +=
            "From a@example.org Thu Jan  1 00:00:00 1970\n" + letter(i).replace("From here", "Here") + '\n';
    writeFile(path(u"in.mbox"_qs), mbox);
    const QStringList words{u"--profile"_qs, path(u"profile"_qs), u"--json"_qs};
    const auto messagesThere = [&] {
        const CliRun list =
            runCli(QStringList{u"list"_qs, u"--folder"_qs, u"Imported"_qs, u"--limit"_qs, u"1"_qs} + words);
        return list.code == 0 && list.out.contains("Letter");
    };
    QProcess process;
    process.start(qEnvironmentVariable("POSTACI_CLI"),
                  QStringList{u"import"_qs, path(u"in.mbox"_qs)} + words);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(messagesThere(), 60'000);
    process.terminate();
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY(process.exitStatus() == QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    const QJsonObject cut = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QVERIFY(cut.value(u"cancelled"_qs).toBool());
    const int taken = cut.value(u"messages"_qs).toInt();
    QVERIFY2(taken > 0 && taken < count, qPrintable(QString::number(taken)));
    const CliRun rest = run({u"import"_qs, u"--folder"_qs, u"local/Imported"_qs, path(u"in.mbox"_qs)});
    QCOMPARE(rest.code, 0);
    QCOMPARE(objectOf(rest).value(u"duplicates"_qs).toInt(), taken);
    QCOMPARE(objectOf(rest).value(u"messages"_qs).toInt(), count - taken);
}

void TestCliTransfer::unknownUseIsSaid_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no path") << QStringList{u"import"_qs};
    QTest::newRow("no such file") << QStringList{u"import"_qs, u"/no/such/file"_qs};
    QTest::newRow("no folder") << QStringList{u"export"_qs, u"--to"_qs, u"/tmp/x"_qs};
    QTest::newRow("no target") << QStringList{u"export"_qs, u"--folder"_qs, u"Imported"_qs};
    QTest::newRow("no such format") << QStringList{u"export"_qs, u"--folder"_qs, u"Imported"_qs, u"--to"_qs,
                                                   u"/tmp/x"_qs, u"--format"_qs, u"pst"_qs};
    QTest::newRow("no such folder") << QStringList{u"export"_qs, u"--folder"_qs, u"Nothing"_qs, u"--to"_qs,
                                                   u"/tmp/x"_qs};
}

void TestCliTransfer::unknownUseIsSaid()
{
    QFETCH(const QStringList, words);
    writeFile(path(u"a.eml"_qs), letter(1));
    QCOMPARE(run({u"import"_qs, path(u"a.eml"_qs)}).code, 0); // so that there is a profile
    const CliRun wrong = run(words);
    QCOMPARE(wrong.code, 2);
    QVERIFY(!wrong.err.isEmpty());
}

void TestCliTransfer::sentencesAreTranslated()
{
    writeFile(path(u"a.eml"_qs), letter(1));
    const CliRun in = runCli(
        {u"import"_qs, u"--profile"_qs, path(u"profile"_qs), u"--language"_qs, u"en"_qs, path(u"a.eml"_qs)});
    QCOMPARE(in.code, 0);
    QVERIFY2(in.out.startsWith("1 message"), in.out.constData());
}

QTEST_GUILESS_MAIN(TestCliTransfer)
#include "tst_cli_transfer.moc"
