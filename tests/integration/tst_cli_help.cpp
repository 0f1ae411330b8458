#include "integration/CliRun.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// `postaci-cli COMMAND --help`, and what is said of mistakes, in the user's language.
class CliHelpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aCommandSaysItsOwnOptions_data();
    void aCommandSaysItsOwnOptions();
    void eachCommandHasAnExample();
    void anOptionIsSaidForThisCommand();
    void helpIsInTheUsersLanguage();
    void othersGetTheGeneralHelp();
    void nothingEnglishStandsInTurkishSentences();

private:
    [[nodiscard]] static QString help(const QStringList& arguments, const QString& language = u"en"_s)
    {
        const CliRun run =
            runCli(arguments + QStringList{u"--help"_s, u"--language"_s, language}, {}, u"C.UTF-8"_s);
        return run.code == 0 ? QString::fromUtf8(run.out) : QString();
    }
    [[nodiscard]] static QStringList commands()
    {
        return {u"sync"_s,   u"list"_s,    u"search"_s,  u"read"_s,   u"send"_s,   u"import"_s,
                u"export"_s, u"backup"_s,  u"restore"_s, u"check"_s,  u"repair"_s, u"discover"_s,
                u"doctor"_s, u"explain"_s, u"message"_s, u"threads"_s};
    }
};

void CliHelpTest::initTestCase()
{
    QVERIFY2(QFileInfo::exists(qEnvironmentVariable("POSTACI_CLI")),
             "POSTACI_CLI must name the built postaci-cli");
}

void CliHelpTest::aCommandSaysItsOwnOptions_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("has");
    QTest::addColumn<QStringList>("hasNot");
    QTest::newRow("export") << u"export"_s
                            << QStringList{u"--folder"_s, u"--format"_s, u"--to"_s, u"--json"_s}
                            << QStringList{u"--cc"_s, u"--bodies"_s, u"--protocol"_s};
    QTest::newRow("send") << u"send"_s << QStringList{u"--from"_s, u"--to"_s, u"--attach"_s, u"[FILE.eml]"_s}
                          << QStringList{u"--format"_s, u"--limit"_s};
    QTest::newRow("message") << u"message"_s << QStringList{u"--json"_s, u"FILE"_s}
                             << QStringList{u"--profile"_s, u"--to"_s};
    QTest::newRow("backup") << u"backup"_s << QStringList{u"--with-bodies"_s, u"--profile"_s}
                            << QStringList{u"--offline"_s};
}

void CliHelpTest::aCommandSaysItsOwnOptions()
{
    QFETCH(QString, command);
    QFETCH(QStringList, has);
    QFETCH(QStringList, hasNot);
    const QString text = help({command});
    for (const QString& word : std::as_const(has))
        QVERIFY2(text.contains(word), qPrintable(word + u"\n"_s + text));
    for (const QString& word : std::as_const(hasNot))
        QVERIFY2(!text.contains(word), qPrintable(word + u"\n"_s + text));
}

void CliHelpTest::eachCommandHasAnExample()
{
    const QString general = help({});
    for (const QString& command : commands()) {
        const QString text = help({command});
        const QString example = u"Example:\n  postaci-cli %1 "_s.arg(command);
        QVERIFY2(text.contains(example), qPrintable(command + u"\n"_s + text));
        // What the example uses, the command knows.
        for (const QString& word : text.section(example, 1).split(u' '))
            if (word.startsWith(u"--"_s))
                QVERIFY2(text.section(example, 0, 0).contains(word.trimmed()), qPrintable(word));
        QVERIFY2(general.contains(u"\n  "_s + command), qPrintable(command));
    }
}

/// --to is an address for one command and a file for the other.
void CliHelpTest::anOptionIsSaidForThisCommand()
{
    for (const QString& language : {u"en"_s, u"tr"_s}) {
        QVERIFY(!help({u"send"_s}, language).contains(u"export:"));
        QVERIFY(!help({u"export"_s}, language).contains(u"send:"));
        QVERIFY(!help({u"import"_s}, language).contains(u"list, export"));
    }
    QVERIFY(help({u"send"_s}).contains(u"a recipient; may be repeated."));
    QVERIFY(help({u"export"_s}).simplified().contains(u"the file, or the directory for several."));
    QVERIFY(!help({u"export"_s}).contains(u"a recipient"));
}

void CliHelpTest::helpIsInTheUsersLanguage()
{
    const QString text = help({u"export"_s}, u"tr"_s);
    QVERIFY2(text.contains(u"Seçenekler:") && text.contains(u"Bir klasörü dosyalara yazar."),
             qPrintable(text));
    QVERIFY2(text.contains(u"Örnek:\n  postaci-cli export "), qPrintable(text));
    QVERIFY2(text.contains(u"Bağımsız değişkenler:") && !text.contains(u"\nDeğişkenler:"), qPrintable(text));
}

void CliHelpTest::othersGetTheGeneralHelp()
{
    QVERIFY(help({u"dance"_s}).contains(u"Commands:"));
    QVERIFY(help({}).contains(u"Commands:"));
}

/// What the system says in its own words stands on a line of its own.
void CliHelpTest::nothingEnglishStandsInTurkishSentences()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"none.zip"_s);
    const CliRun run =
        runCli({u"restore"_s, file, u"--profile"_s, dir.filePath(u"profile"_s), u"--language"_s, u"tr"_s}, {},
               u"C.UTF-8"_s);
    QVERIFY(run.code != 0);
    const QStringList lines = QString::fromUtf8(run.err).trimmed().split(u'\n');
    QVERIFY2(!lines.first().contains(u'('), run.err.constData());
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.last().startsWith(u"Ayrıntı: "), run.err.constData());
}

QTEST_GUILESS_MAIN(CliHelpTest)
#include "tst_cli_help.moc"
