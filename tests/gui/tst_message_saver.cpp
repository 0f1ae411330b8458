// Messages as files out of the list.
#include "gui/MailDesk.h"
#include "gui/WindowDesk.h"
#include "gui/drive/Program.h"

#include "mainwindow/MainActions.h"
#include "mainwindow/MessageSaver.h"
#include "support/DovecotServer.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QProgressDialog>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestMessageSaver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesSeveralUnderNamesOfTheirOwn();
    void fetchesWhatIsNotHere();
    void namesThoseThatCannotBeHad();
    void canBeStopped();
    void savesOneWhereThePersonSays();
    void theWindowSavesWhatIsSelected();

private:
    [[nodiscard]] QStringList files() const { return QDir(m_dir->path()).entryList(QDir::Files, QDir::Name); }
    [[nodiscard]] QByteArray content(const QString& name) const
    {
        QFile file(m_dir->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestMessageSaver::init()
{
    Language::apply(u"en"_s);
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestMessageSaver::savesSeveralUnderNamesOfTheirOwn()
{
    MailDesk desk;
    const QByteArray first = rawMessage("Rapor", plainPart("bir"));
    const QByteArray second = rawMessage("Rapor", plainPart("iki \xff"));
    const QByteArray third = rawMessage("a/b: c", plainPart("uc"));
    const QList<MessageId> ids{desk.add(first), desk.add(second), desk.add(third)};
    desk.open();
    QWidget window;
    MessageSaver saver(desk.engine(), &window);
    QSignalSpy finished(&saver, &MessageSaver::finished);
    saver.saveInto(m_dir->path(), ids);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(0).toInt(), 3);
    QCOMPARE(finished.first().at(1).toStringList(), QStringList());
    QCOMPARE(files(), (QStringList{u"2026-11-03 1402 Rapor (2).eml"_s, u"2026-11-03 1402 Rapor.eml"_s,
                                   u"2026-11-03 1402 a_b_ c.eml"_s}));
    QCOMPARE(content(u"2026-11-03 1402 Rapor.eml"_s), first);
    QCOMPARE(content(u"2026-11-03 1402 Rapor (2).eml"_s), second);
    QCOMPARE(content(u"2026-11-03 1402 a_b_ c.eml"_s), third);
    QTRY_VERIFY(window.findChild<QProgressDialog*>() == nullptr);
}

void TestMessageSaver::fetchesWhatIsNotHere()
{
    DovecotServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString address = u"deniz@saver.example"_s;
    for (const char* subject : {"Bir", "Iki"}) // too large to be fetched without being asked for
        QVERIFY(server.deliver(address, QByteArray("Subject: ") + subject +
                                            "\r\nDate: Tue, 3 Nov 2026 14:02:00 +0300\r\n\r\n" +
                                            QByteArray("satir\r\n").repeated(100'000)));
    InMemorySecretStore secrets;
    auto opened = programAt(server, address, secrets);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    const auto program = std::move(opened).value();
    const AccountId id = program->account().id;
    program->start();
    const auto inbox = [&] {
        ListQuery query;
        query.folder = program->engine().reader().folderByRole(id, FolderRole::Inbox).value_or(0);
        return query.folder == 0
                   ? QList<MessageId>()
                   : program->engine().reader().messageIds(query, 0, 10).value_or(QList<MessageId>());
    };
    QTRY_COMPARE_WITH_TIMEOUT(inbox().size(), 2, 30'000);
    MessageSaver saver(program->engine(), &program->window());
    QSignalSpy finished(&saver, &MessageSaver::finished);
    saver.saveInto(m_dir->path(), inbox());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(finished.first().at(0).toInt(), 2);
    const QList<QByteArray> there = server.messagesIn(address);
    for (const QString& name : {u"2026-11-03 1402 Bir.eml"_s, u"2026-11-03 1402 Iki.eml"_s})
        QVERIFY2(there.contains(content(name)), qPrintable(name)); // byte by byte
}

void TestMessageSaver::namesThoseThatCannotBeHad()
{
    MailDesk desk;
    const QList<MessageId> ids{desk.add(rawMessage("Yok", plainPart("x")), MailDesk::Body::Missing),
                               desk.add(rawMessage("Var", plainPart("x")))};
    desk.open();
    QWidget window;
    MessageSaver saver(desk.engine(), &window);
    QSignalSpy finished(&saver, &MessageSaver::finished);
    saver.saveInto(m_dir->path(), ids);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(0).toInt(), 1);
    QCOMPARE(finished.first().at(1).toStringList(), QStringList{u"Yok"_s});
    QCOMPARE(files(), QStringList{u"2026-11-03 1402 Var.eml"_s});
    saver.saveInto(u"/nonexistent/place"_s, ids.mid(1));
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(finished.last().at(1).toStringList(), QStringList{u"Var"_s});
}

void TestMessageSaver::canBeStopped()
{
    MailDesk desk;
    QList<MessageId> ids;
    for (int i = 0; i < 50; ++i)
        ids << desk.add(rawMessage("Rapor", plainPart("x")));
    desk.open();
    QWidget window;
    MessageSaver saver(desk.engine(), &window);
    QSignalSpy finished(&saver, &MessageSaver::finished);
    saver.saveInto(m_dir->path(), ids);
    QVERIFY(saver.isRunning());
    QTRY_VERIFY(!files().isEmpty());
    Q_EMIT window.findChild<QProgressDialog*>(u"saveProgress"_s)->canceled(); // its button
    QCOMPARE(finished.size(), 1);
    QVERIFY(!saver.isRunning());
    QVERIFY(finished.first().at(0).toInt() < 50);
}

void TestMessageSaver::savesOneWhereThePersonSays()
{
    MailDesk desk;
    const QByteArray raw = rawMessage("Rapor", plainPart("x"));
    const MessageId id = desk.add(raw);
    desk.open();
    QWidget window;
    MessageSaver saver(desk.engine(), &window);
    QSignalSpy finished(&saver, &MessageSaver::finished);
    saver.save({id});
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->selectedFiles().value(0).endsWith(u"/2026-11-03 1402 Rapor.eml"_s));
    Q_EMIT dialog->fileSelected(m_dir->filePath(u"baska.eml"_s));
    dialog->close();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(content(u"baska.eml"_s), raw);
}

void TestMessageSaver::theWindowSavesWhatIsSelected()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    QTRY_VERIFY(desk.rows().rowCount() > 2);
    desk.clickRow(0);
    QVERIFY(desk.window->actions().saveMessage->isEnabled());
    desk.list().setFocus();
    QTest::keyClick(&desk.list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&desk.list(), Qt::Key_S, Qt::ControlModifier);
    auto* dialog = desk.window->findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->fileMode(), QFileDialog::Directory); // they are several
    Q_EMIT dialog->fileSelected(m_dir->path());
    dialog->close();
    QTRY_VERIFY(desk.bar().isVisible());
    // Bodies of the sample are not here, and nothing connects.
    QVERIFY2(desk.bar().text().contains(u"could not be saved"_s) || !files().isEmpty(),
             qPrintable(desk.bar().text()));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestMessageSaver test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_message_saver.moc"
