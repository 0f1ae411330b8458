// Files and links that the system asks a running program to open, as macOS does.
#include "gui/WindowDesk.h"

#include "composer/ComposerWindow.h"
#include "desktop/DesktopPresence.h"
#include "reader/MessageFileWindow.h"
#include "transfer/ImportMailDialog.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QFile>
#include <QFileOpenEvent>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestOpenEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksAndFilesAreToldApart();
    void windowsOpenForThem();
    void mailboxesAreImported();
};

void TestOpenEvents::linksAndFilesAreToldApart()
{
    OpenEvents events;
    QSignalSpy links(&events, &OpenEvents::composeWanted);
    QSignalSpy files(&events, &OpenEvents::fileWanted);
    QFileOpenEvent link(QUrl(u"mailto:ada@reader.example?subject=%C3%96dev%20%26%20not"_s));
    QCoreApplication::sendEvent(qApp, &link);
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.first().first().toString(), u"mailto:ada@reader.example?subject=%C3%96dev%20%26%20not"_s);
    QFileOpenEvent file(u"/somewhere/Öde v.eml"_s);
    QCoreApplication::sendEvent(qApp, &file);
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first().first().toString(), u"/somewhere/Öde v.eml"_s);
    QFileOpenEvent page(QUrl(u"https://reader.example/"_s)); // nothing of ours
    QCoreApplication::sendEvent(qApp, &page);
    QCOMPARE(links.size(), 1);
    QCOMPARE(files.size(), 1);
}

void TestOpenEvents::windowsOpenForThem()
{
    Desk desk;
    desk.open();
    const DesktopPresence presence(*desk.engine, *desk.settings, *desk.window);
    QFileOpenEvent link(QUrl(u"mailto:ada@reader.example?subject=Hello"_s));
    QCoreApplication::sendEvent(qApp, &link);
    const QString name = desk.dir.filePath(u"letter.eml"_s);
    QFile letter(name);
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write("From: ada@reader.example\nSubject: A letter\n\nHere.\n");
    letter.close();
    QFileOpenEvent file(name);
    QCoreApplication::sendEvent(qApp, &file);
    QPointer<ComposerWindow> composer;
    QPointer<MessageFileWindow> message;
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (auto* found = qobject_cast<ComposerWindow*>(window))
            composer = found;
        if (auto* found = qobject_cast<MessageFileWindow*>(window))
            message = found;
    }
    QVERIFY(composer);
    QVERIFY(message);
    QVERIFY(composer->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(message->windowTitle().contains("A letter"_L1), 20'000);
    delete composer;
    delete message;
}

/// By its beginning where the name says nothing, as of Thunderbird's; a message stays one.
void TestOpenEvents::mailboxesAreImported()
{
    Desk desk;
    desk.open();
    DesktopPresence presence(*desk.engine, *desk.settings, *desk.window);
    const QByteArray mail =
        "From ada@reader.example Fri Nov 27 12:00:00 2026\nFrom: ada@reader.example\n\nHere.\n";
    const auto write = [&desk](const QString& name, const QByteArray& bytes) {
        QFile file(desk.dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    };
    QVERIFY(!ImportMailDialog::isMailboxFile(write(u"letter.eml"_s, mail)));
    QVERIFY(!ImportMailDialog::isMailboxFile(desk.dir.filePath(u"none"_s)));
    QVERIFY(ImportMailDialog::isMailboxFile(write(u"old.mbox"_s, mail)));
    const QString inbox = write(u"Inbox"_s, mail);
    QVERIFY(ImportMailDialog::isMailboxFile(inbox));
    presence.openFile(inbox, {});
    auto* dialog = desk.window->findChild<ImportMailDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    const auto* paths = dialog->findChild<QListWidget*>();
    QVERIFY(paths);
    QCOMPARE(paths->count(), 1);
    QVERIFY(paths->item(0)->text().contains("Inbox"_L1));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    postaci::Language::apply(QStringLiteral("en"));
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestOpenEvents test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_open_events.moc"
