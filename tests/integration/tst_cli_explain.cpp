#include "integration/CliRun.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// `postaci-cli explain` as a script calls it.
class CliExplainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void jsonHasAllKeys();
    void languageIsTheOneAskedFor();
    void systemLanguageIsTheDefault();
    void wordsForPeople();
    void replyOfPop3IsNoSwitch();
    void standardInputIsRead();
    void protocolIsTaken();
    void wrongUseIsSaid_data();
    void wrongUseIsSaid();
    void helpAndErrorsAreInTheUsersLanguage();

private:
    struct Outcome : CliRun
    {
        [[nodiscard]] QString value(const QString& key) const
        {
            return QJsonDocument::fromJson(out).object().value(key).toString();
        }
    };
    [[nodiscard]] Outcome explain(const QStringList& arguments, const QByteArray& input = {},
                                  const QString& locale = u"C.UTF-8"_qs) const;
};

void CliExplainTest::initTestCase()
{
    QVERIFY2(QFileInfo::exists(qEnvironmentVariable("POSTACI_CLI")),
             "POSTACI_CLI must name the built postaci-cli");
}

CliExplainTest::Outcome CliExplainTest::explain(const QStringList& arguments, const QByteArray& input,
                                                const QString& locale) const
{
    return Outcome{runCli(QStringList{u"explain"_qs} + arguments, input, locale)};
}

void CliExplainTest::jsonHasAllKeys()
{
    const Outcome outcome = explain({u"--json"_qs, u"550 5.1.1 <b@ornek.net>: User unknown"_qs});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.out.count('\n'), 1);
    const QJsonObject object = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(object.keys(), QStringList({u"advice"_qs, u"class"_qs, u"code"_qs, u"enhanced"_qs, u"retry"_qs,
                                         u"side"_qs, u"summary"_qs}));
    QCOMPARE(outcome.value(u"class"_qs), u"recipient-unknown"_qs);
    QCOMPARE(outcome.value(u"code"_qs), u"550"_qs);
    QCOMPARE(outcome.value(u"enhanced"_qs), u"5.1.1"_qs);
    QCOMPARE(outcome.value(u"retry"_qs), u"no"_qs);
    QCOMPARE(outcome.value(u"side"_qs), u"recipient"_qs);
    QCOMPARE(outcome.value(u"summary"_qs), u"There is no mailbox with the recipient's address."_qs);
    QVERIFY(outcome.value(u"advice"_qs).endsWith(u'.'));
}

void CliExplainTest::languageIsTheOneAskedFor()
{
    const QString reply = u"550 5.1.1 User unknown"_qs;
    const QString turkish = u"Alıcının adresinde bir posta kutusu yok."_qs;
    QCOMPARE(explain({reply, u"--json"_qs, u"--language"_qs, u"tr"_qs}).value(u"summary"_qs), turkish);
    QVERIFY(explain({reply, u"--language"_qs, u"tr"_qs}).out.startsWith(turkish.toUtf8()));
    const Outcome english = explain({reply, u"--json"_qs, u"--language"_qs, u"en"_qs}, {}, u"tr_TR.UTF-8"_qs);
    QCOMPARE(english.value(u"summary"_qs), u"There is no mailbox with the recipient's address."_qs);
}

void CliExplainTest::systemLanguageIsTheDefault()
{
    const QStringList call{u"--json"_qs, u"550 5.1.1 User unknown"_qs};
    QVERIFY(explain(call, {}, u"tr_TR.UTF-8"_qs).value(u"summary"_qs).startsWith(u"Alıcının"));
    QVERIFY(explain(call).value(u"summary"_qs).startsWith(u"There is"));
}

void CliExplainTest::wordsForPeople()
{
    // Words that the shell took apart are one text.
    const Outcome outcome = explain({u"552"_qs, u"5.3.4"_qs, u"too"_qs, u"large"_qs});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.out, QByteArray("The message is too large.\n"
                                     "Spread the attachments over several messages, or send a link to them.\n"
                                     "Code: 552 5.3.4\n"));
}

void CliExplainTest::replyOfPop3IsNoSwitch()
{
    const Outcome outcome = explain({u"-ERR [IN-USE] busy"_qs, u"--json"_qs});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.value(u"code"_qs), u"IN-USE"_qs);
    QCOMPARE(explain({u"--json"_qs, u"-ERR"_qs, u"[AUTH]"_qs, u"no"_qs}).value(u"class"_qs),
             u"authentication"_qs);
}

void CliExplainTest::standardInputIsRead()
{
    const Outcome outcome = explain({u"-"_qs, u"--json"_qs}, "550-5.7.26 The sender is\r\n550 5.7.26 "
                                                             "unauthenticated.\r\n");
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.value(u"class"_qs), u"sender-authentication"_qs);
    QCOMPARE(outcome.value(u"enhanced"_qs), u"5.7.26"_qs);
    // A log of any size, broken in any way, is an answer too.
    const Outcome large = explain({u"-"_qs, u"--json"_qs}, QByteArray("\xff\x00[", 3).repeated(300000));
    QCOMPARE(large.code, 0);
    QCOMPARE(large.value(u"class"_qs), u"unknown"_qs);
}

void CliExplainTest::protocolIsTaken()
{
    const QString full = u"Mailbox is full"_qs;
    QCOMPARE(explain({full, u"--json"_qs, u"--protocol"_qs, u"imap"_qs}).value(u"class"_qs),
             u"mailbox-full"_qs);
    QCOMPARE(explain({full, u"--json"_qs, u"--protocol"_qs, u"smtp"_qs}).value(u"class"_qs),
             u"recipient-mailbox-full"_qs);
    QCOMPARE(
        explain({u"wrong version number"_qs, u"--json"_qs, u"--protocol"_qs, u"tls"_qs}).value(u"class"_qs),
        u"wrong-protocol-or-port"_qs);
}

void CliExplainTest::wrongUseIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no text") << QStringList();
    QTest::newRow("blank text") << QStringList{u"  "_qs};
    QTest::newRow("empty standard input") << QStringList{u"-"_qs};
    QTest::newRow("protocol") << QStringList{u"550"_qs, u"--protocol"_qs, u"nntp"_qs};
    QTest::newRow("language") << QStringList{u"550"_qs, u"--language"_qs, u"de"_qs};
}

void CliExplainTest::wrongUseIsSaid()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = explain(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.out.isEmpty());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void CliExplainTest::helpAndErrorsAreInTheUsersLanguage()
{
    const QString english = u"C.UTF-8"_qs;
    const QString turkish = u"tr_TR.UTF-8"_qs;
    const auto helped = [](const QStringList& arguments, const QString& locale) {
        const CliRun run = runCli(arguments, {}, locale);
        return run.code == 0 ? QString::fromUtf8(run.out) : QString();
    };
    QVERIFY(helped({u"--help"_qs}, english).contains(u"Postacı on the command line."_qs));
    const QString help = helped({u"--help"_qs}, turkish);
    QVERIFY2(help.contains(u"Komut satırında Postacı."_qs) &&
                 help.contains(u"sağlayıcı tablosuna bakılır"_qs),
             qPrintable(help));
    QVERIFY2(!help.contains(u"Options:"_qs) && !help.contains(u"Displays"_qs), qPrintable(help)); // Qt's own
    // The switch wins over the system, wherever it stands.
    QVERIFY(helped({u"--help"_qs, u"--language"_qs, u"en"_qs}, turkish).contains(u"on the command line"_qs));
    QVERIFY(helped({u"--language=tr"_qs, u"--help"_qs}, english).contains(u"Komut satırında"_qs));
    const CliRun wrong = runCli({u"dance"_qs}, {}, turkish);
    QCOMPARE(wrong.code, 2);
    QVERIFY2(QString::fromUtf8(wrong.err).contains(u"Bilinmeyen kullanım"_qs), wrong.err.constData());
    QCOMPARE(wrong.err.count('\n'), 1);
    const CliRun unknown = runCli({u"sync"_qs, u"--no-such-switch"_qs}, {}, turkish);
    QCOMPARE(unknown.code, 2);
    QVERIFY2(!unknown.err.contains("Unknown option"), unknown.err.constData());
    // A language that is none is said in that of the system.
    const CliRun none = runCli({u"explain"_qs, u"x"_qs, u"--language"_qs, u"xx"_qs}, {}, turkish);
    QCOMPARE(none.code, 2);
    QVERIFY(none.err.contains("olabilir"));
}

QTEST_GUILESS_MAIN(CliExplainTest)
#include "tst_cli_explain.moc"
