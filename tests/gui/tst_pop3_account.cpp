#include "gui/drive/Correspondent.h"
#include "gui/drive/Person.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"
#include "message/MessageReader.h"
#include "reader/ReaderPane.h"
#include "widgets/Language.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

void collectNames(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& names)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        names << index.data().toString();
        collectNames(model, index, names);
    }
}

/// What the folder pane calls its folders.
QStringList folderNames(const QWidget& window)
{
    QStringList names;
    for (const QTreeView* tree : window.findChildren<QTreeView*>())
        collectNames(*tree->model(), {}, names);
    return names;
}

} // namespace

/// A POP3 account at the real windows: chosen in the wizard, read, answered, and its sent mail kept here.
class Pop3AccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromChoiceToReply_data();
    void fromChoiceToReply();

private:
    void choosePop3(const Person& person);
    void readAndReply(Program& program, Person& person);

    DovecotServer m_server;
    QTemporaryDir m_files;
    QString m_providers;
};

#define VERIFY_DONE(expression)                                                                              \
    do {                                                                                                     \
        const auto& done = (expression);                                                                     \
        QVERIFY2(done, qPrintable(done ? QString() : done.error().message));                                 \
    } while (false)

void Pop3AccountTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    m_providers = m_files.filePath(u"providers.json"_qs);
    const ServerSettings pop3{Protocol::Pop3, m_server.host(), m_server.pop3sPort(), Security::Tls, {}};
    QVERIFY(writeProvidersFile(m_providers, u"Posta Kutusu"_qs, u"pop3.example"_qs,
                               {incomingOf(m_server), pop3}, outgoingOf(m_server)));
}

void Pop3AccountTest::fromChoiceToReply_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("keep"); // what the setting is called
    QTest::addColumn<QString>("sentFolder");
    QTest::newRow("English") << u"en"_qs << u"Keep mail on the server"_qs << u"Sent"_qs;
    QTest::newRow("Turkish") << u"tr"_qs << u"Postaları sunucuda bırak"_qs << u"Gönderilmiş"_qs;
}

void Pop3AccountTest::choosePop3(const Person& person)
{
    QFETCH(QString, keep);
    QVERIFY(!visibleWidget(person.wizard(), u"incomingProtocolCombo"_qs));
    VERIFY_DONE(click(visibleWidget(person.wizard(), u"byHandButton"_qs), u"byHandButton"_qs));
    auto* protocol = visible<QComboBox>(person.wizard(), "incomingProtocolCombo");
    QVERIFY(protocol);
    QVERIFY(!visibleTexts(person.wizard()).contains(keep)); // IMAP asks nothing of the kind
    protocol->setFocus();
    QTest::keyClick(protocol, Qt::Key_Down);
    QCOMPARE(protocol->currentText(), u"POP3"_qs);
    QCOMPARE(visible<QSpinBox>(person.wizard(), "incomingPortSpin")->value(), int(m_server.pop3sPort()));
    const QString line = visibleTexts(visibleWidget(person.wizard(), u"providerLine"_qs)).join(u' ');
    QVERIFY2(line.contains(u"POP3 localhost %1"_qs.arg(m_server.pop3sPort())), qPrintable(line));
    QVERIFY(visibleTexts(person.wizard()).contains(keep));
    // The safe way unless the person says otherwise.
    QVERIFY(visible<QCheckBox>(person.wizard(), "pop3LeaveCheck")->isChecked());
    QVERIFY(!visible<QCheckBox>(person.wizard(), "pop3AfterDaysCheck")->isChecked());
    QVERIFY(!visible<QCheckBox>(person.wizard(), "pop3WithLocalCheck")->isChecked());
}

void Pop3AccountTest::readAndReply(Program& program, Person& person)
{
    const auto message = person.waitForMessage(u"Toplantı"_qs);
    VERIFY_DONE(message);
    VERIFY_DONE(person.openMessage(*message));
    QTRY_VERIFY(visibleTexts(program.window().reader()).join(u'\n').contains(u"Yarın görüşelim."_qs));
    VERIFY_DONE(person.reply());
    VERIFY_DONE(person.write(u"Olur.\n"_qs));
    VERIFY_DONE(person.send());
}

void Pop3AccountTest::fromChoiceToReply()
{
    QFETCH(QString, language);
    QFETCH(QString, sentFolder);
    Language::apply(language);
    const QString address = u"deniz.%1@pop3.example"_qs.arg(language);
    const Correspondent ayse(m_server, {u"Ayşe Yılmaz"_qs, u"ayse.%1@pop3.example"_qs.arg(language)});
    QVERIFY(m_server.deliver(address,
                             u"From: %1\r\nTo: %2\r\nSubject: =?utf-8?q?Toplant=C4=B1?=\r\n"
                             "Message-ID: <1@pop3.example>\r\nContent-Type: text/plain; charset=utf-8\r\n"
                             "\r\nYarın görüşelim.\r\n"_qs.arg(ayse.self().addr, address)
                                 .toUtf8()));
    InMemorySecretStore secrets;
    ProgramOptions options;
    options.providers = m_providers;
    options.ca = m_server.caFile();
    options.timings = quickTimings();
    auto opened = Program::open(options, secrets);
    VERIFY_DONE(opened);
    Program& program = **opened;
    program.start();
    Person person(program.window());
    VERIFY_DONE(person.fillWizard(u"Deniz Işık"_qs, address, QString::fromLatin1(fixturePassword)));
    choosePop3(person);
    if (QTest::currentTestFailed())
        return;
    VERIFY_DONE(person.passLoginTest());
    QCOMPARE(m_server.loginAttempts(address, "pop3"), 1);
    QCOMPARE(m_server.loginAttempts(address, "imap"), 0);
    VERIFY_DONE(person.finishWizard());
    QVERIFY(program.account().incoming.protocol == Protocol::Pop3);
    QVERIFY(program.account().pop3 == Pop3Settings());

    readAndReply(program, person);
    if (QTest::currentTestFailed())
        return;
    QByteArray raw;
    QTRY_VERIFY_WITH_TIMEOUT(!(raw = ayse.receivedWithSubject(u"Re: Toplantı"_qs)).isEmpty(), 15'000);
    QCOMPARE(readMessage(raw).envelope.inReplyTo, u"1@pop3.example"_qs);
    QVERIFY2(folderNames(program.window()).contains(sentFolder),
             "the folder has no name in the person's language");
    const FolderId sent =
        program.engine().reader().folderByRole(program.account().id, FolderRole::Sent).value_or(0);
    QTRY_COMPARE(program.engine().reader().folder(sent)->total, 1);
    QCOMPARE(m_server.messagesIn(address).size(), 1);             // kept on the server
    QCOMPARE(m_server.messagesIn(address, u"Sent"_qs).size(), 0); // which files nothing
    QCOMPARE(m_server.loginAttempts(address, "imap"), 0);
    program.engine().stop();
}

int main(int argc, char** argv)
{
    // As the program's own main does: the HTML view needs it.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    Pop3AccountTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pop3_account.moc"
