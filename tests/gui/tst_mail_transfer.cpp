// Mail from files and into files, in the program's window.
#include "gui/MarkingTranslator.h"
#include "gui/WindowDesk.h"

#include "accounts/AccountWizard.h"
#include "contacts/ContactChanges.h"
#include "contacts/ImportDialog.h"
#include "mainwindow/MainActions.h"
#include "transfer/ExportMailDialog.h"
#include "transfer/ImportMailDialog.h"
#include "transfer/ThunderbirdDialog.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

QByteArray letter(int number)
{
    const QByteArray name = QByteArray::number(number);
    return "From: Ada <ada@example.org>\nSubject: Letter " + name + "\nMessage-ID: <l" + name +
           "@example.org>\nDate: Wed, 1 Jan 2020 10:00:00 +0000\n\nText " + name + "\n";
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray mboxOf(int letters)
{
    QByteArray mbox;
    for (int i = 1; i <= letters; ++i)
        mbox += "From ada@example.org Thu Jan  1 00:00:00 1970\n" + letter(i) + '\n';
    return mbox;
}

} // namespace

class TestMailTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void importsWhatWasDropped();
    void theFolderIsNamedInTheLanguage();
    void reportsWhatWasLeftOut();
    void stopsAndKeepsWhatIsThere();
    void endsWithTheProgram();
    void exportsAFolderAgain();
    void saysThatAFileIsThere();
    void exportsTheSelection();
    void exportsOnlyWhatIsNotThere();
    void completesAPlaceInView();
    void namesTheAddressBook();
    void numbersAreGrouped();
    void putsWhatIsHereOnAServer();
    void takesOverFromThunderbird();
    void namesOfFilesAreShownAsTheyAre();
    void everythingIsReachedByKeys();
    void everyWordIsTranslatedAnew();

private:
    template <typename Dialog> [[nodiscard]] Dialog* openDialog(const char* action)
    {
        m_desk->window->findChild<QAction*>(QLatin1String(action))->trigger();
        auto* dialog = m_desk->window->findChild<Dialog*>();
        return dialog != nullptr && QTest::qWaitForWindowExposed(dialog) ? dialog : nullptr;
    }
    ImportMailDialog* importing(const QStringList& paths)
    {
        auto* dialog = openDialog<ImportMailDialog>("importMailAction");
        dialog->addPaths(paths);
        return dialog;
    }
    template <typename Widget> [[nodiscard]] static Widget* in(const QWidget* dialog, const char* name)
    {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    static QString status(const QWidget* dialog) { return in<QLabel>(dialog, "transferStatus")->text(); }
    static bool isOver(const QWidget* dialog) { return !in<QPushButton>(dialog, "startButton")->isVisible(); }
    [[nodiscard]] FolderId imported() const
    {
        const MailReader& reader = m_desk->engine->reader();
        for (const Folder& folder : reader.folders(reader.localAccount().value_or(0)).value_or({})) {
            if (folder.name == u"Imported"_qs)
                return folder.id;
        }
        return 0;
    }
    void importLetters(int count)
    {
        writeFile(path(u"letters.mbox"_qs), mboxOf(count));
        auto* dialog = importing({path(u"letters.mbox"_qs)});
        in<QPushButton>(dialog, "startButton")->click();
        QTRY_VERIFY(isOver(dialog));
        dialog->close();
        QTRY_VERIFY(m_desk->window->findChild<ImportMailDialog*>() == nullptr);
    }
    [[nodiscard]] QString path(const QString& name) const { return m_files->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<Desk> m_desk;
};

void TestMailTransfer::init()
{
    Language::apply(u"en"_qs);
    Theme::apply(*qApp, ColorScheme::Light);
    m_files = std::make_unique<QTemporaryDir>();
    m_desk = std::make_unique<Desk>();
    m_desk->open();
}

void TestMailTransfer::cleanup()
{
    m_desk.reset();
}

void TestMailTransfer::importsWhatWasDropped()
{
    writeFile(path(u"letters.mbox"_qs), mboxOf(3));
    auto* dialog = openDialog<ImportMailDialog>("importMailAction");
    QVERIFY(dialog);
    auto* start = in<QPushButton>(dialog, "startButton");
    QVERIFY(!start->isEnabled()); // there is nothing to import
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path(u"letters.mbox"_qs))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(dialog, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(dialog, &drop);
    QCOMPARE(in<QListWidget>(dialog, "importPaths")->count(), 1);
    QVERIFY(start->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(isOver(dialog));
    QCOMPARE(status(dialog), u"3 messages imported."_qs);
    QVERIFY(!in<QPlainTextEdit>(dialog, "transferReport")->isVisible());
    // In the folder pane, below the accounts.
    FolderTreeModel& folders = m_desk->folders();
    const QModelIndex local = folders.index(folders.rowCount() - 1, 0);
    QCOMPARE(local.data().toString(), u"On this computer"_qs);
    m_desk->window->folderPane()->select({TreePlace::Kind::Folder, folders.localAccount(), imported()});
    QTRY_COMPARE(m_desk->rows().rowCount(), 3);
    QVERIFY(!m_desk->window->findChild<QAction*>(u"folderAccountSettingsAction"_qs)->isEnabled());
    QVERIFY(m_desk->window->findChild<QAction*>(u"newSubfolderAction"_qs)->isEnabled());
    QVERIFY(
        !m_desk->window->findChild<QAction*>(u"notifyFolderAction"_qs)->isEnabled()); // nothing is new here
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_desk->window->findChild<ImportMailDialog*>() == nullptr);
}

void TestMailTransfer::theFolderIsNamedInTheLanguage()
{
    auto* dialog = openDialog<ImportMailDialog>("importMailAction");
    QVERIFY(dialog);
    auto* name = in<QLineEdit>(dialog, "importFolderName");
    Language::apply(u"tr"_qs);
    QTRY_COMPARE(name->text(), u"İçe aktarılan"_qs);
    Language::apply(u"en"_qs);
    QTRY_COMPARE(name->text(), u"Imported"_qs);
    name->setText(u"Benim"_qs); // until somebody gives it another one
    Language::apply(u"tr"_qs);
    QCoreApplication::processEvents();
    QCOMPARE(name->text(), u"Benim"_qs);
    Language::apply(u"en"_qs);
}

void TestMailTransfer::reportsWhatWasLeftOut()
{
    importLetters(2);
    writeFile(path(u"more/a.mbox"_qs), mboxOf(4));
    writeFile(path(u"more/b.eml"_qs), "\x01\x02");
    auto* dialog = importing({path(u"more/a.mbox"_qs), path(u"more/b.eml"_qs)});
    auto* target = in<QComboBox>(dialog, "importTarget");
    QCOMPARE(target->count(), 3); // a new one, that one, the trash
    target->setCurrentIndex(target->findData(imported()));
    Q_EMIT target->activated(target->currentIndex());
    QVERIFY(!in<QLineEdit>(dialog, "importFolderName")->isEnabled());
    in<QPushButton>(dialog, "startButton")->click();
    QTRY_VERIFY(isOver(dialog));
    QCOMPARE(status(dialog),
             u"2 messages imported. 2 messages were there already. 1 could not be taken, see below."_qs);
    auto* report = in<QPlainTextEdit>(dialog, "transferReport");
    QVERIFY(report->isVisible());
    QCOMPARE(report->toPlainText(),
             u"There is no mail in %1."_qs.arg(QDir::toNativeSeparators(path(u"more/b.eml"_qs))));
    // In another language too.
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    const auto back = qScopeGuard([&translator] { QCoreApplication::removeTranslator(&translator); });
    QApplication::sendPostedEvents();
    QVERIFY2(status(dialog).startsWith(u'«'), qPrintable(status(dialog)));
    QVERIFY2(report->toPlainText().startsWith(u'«'), qPrintable(report->toPlainText()));
    QVERIFY(report->toPlainText().contains(u"b.eml"_qs) || report->toPlainText().contains(u"%1"_qs));
}

void TestMailTransfer::stopsAndKeepsWhatIsThere()
{
    writeFile(path(u"many.mbox"_qs), mboxOf(30'000));
    auto* dialog = importing({path(u"many.mbox"_qs)});
    in<QPushButton>(dialog, "startButton")->click();
    auto* progress = in<QProgressBar>(dialog, "transferProgress");
    QTRY_VERIFY(progress->isVisible() && progress->value() > 0);
    QCOMPARE(in<QPushButton>(dialog, "cancelButton")->text(), u"Stop"_qs);
    QTest::keyClick(dialog, Qt::Key_Escape); // stops, and does not close
    QTRY_VERIFY(isOver(dialog));
    QVERIFY2(status(dialog).endsWith(u"It was cancelled before the end."_qs), qPrintable(status(dialog)));
    const qint64 taken = m_desk->engine->reader().folder(imported()).value_or(Folder()).total;
    QVERIFY(taken < 30'000);
    QVERIFY(status(dialog).remove(QLocale().groupSeparator()).startsWith(u"%1 message"_qs.arg(taken)));
}

/// Quit stops what runs, whichever window is closed first.
void TestMailTransfer::endsWithTheProgram()
{
    writeFile(path(u"many.mbox"_qs), mboxOf(30'000));
    const QPointer<ImportMailDialog> dialog = importing({path(u"many.mbox"_qs)});
    in<QPushButton>(dialog.data(), "startButton")->click();
    auto* progress = in<QProgressBar>(dialog.data(), "transferProgress");
    QTRY_VERIFY(progress->isVisible() && progress->value() > 0);
    QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    QTimer patience;
    connect(&patience, &QTimer::timeout, qApp, [] { QCoreApplication::exit(1); });
    patience.start(30'000);
    QCOMPARE(QCoreApplication::exec(), 0);
    QVERIFY(!m_desk->window->isVisible());
    delete dialog.data(); // as at the end of the program
    QVERIFY(m_desk->engine->reader().folder(imported()).value_or(Folder()).total < 30'000);
}

void TestMailTransfer::exportsAFolderAgain()
{
    importLetters(5);
    m_desk->window->folderPane()->select(
        {TreePlace::Kind::Folder, m_desk->folders().localAccount(), imported()});
    auto* dialog = openDialog<ExportMailDialog>("exportMailAction");
    QVERIFY(dialog);
    auto* what = in<QComboBox>(dialog, "exportWhat");
    what->setCurrentIndex(what->findText(u"The folder Imported"_qs));
    auto* start = in<QPushButton>(dialog, "startButton");
    QVERIFY(!start->isEnabled()); // nobody has said where
    in<QLineEdit>(dialog, "exportPlace")->setText(path(u"out.mbox"_qs));
    start->click();
    QTRY_VERIFY(isOver(dialog));
    QVERIFY2(status(dialog).startsWith(u"5 messages exported."_qs), qPrintable(status(dialog)));
    QVERIFY2(status(dialog).contains(path(u"out.mbox"_qs)), qPrintable(status(dialog)));
    QFile file(path(u"out.mbox"_qs));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (int i = 1; i <= 5; ++i)
        QVERIFY(bytes.contains(letter(i)));
}

void TestMailTransfer::saysThatAFileIsThere()
{
    importLetters(1);
    m_desk->window->folderPane()->select(
        {TreePlace::Kind::Folder, m_desk->folders().localAccount(), imported()});
    writeFile(path(u"out.mbox"_qs), "precious");
    auto* dialog = openDialog<ExportMailDialog>("exportMailAction");
    auto* what = in<QComboBox>(dialog, "exportWhat");
    what->setCurrentIndex(what->findText(u"The folder Imported"_qs));
    in<QLineEdit>(dialog, "exportPlace")->setText(path(u"out.mbox"_qs));
    in<QPushButton>(dialog, "startButton")->click();
    // It can be tried again with another place.
    QTRY_VERIFY(in<QPushButton>(dialog, "startButton")->isEnabled());
    const QList<QLabel*> labels = dialog->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().startsWith(u"There is such a file already"_qs);
    }));
    QFile file(path(u"out.mbox"_qs));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
}

void TestMailTransfer::exportsTheSelection()
{
    importLetters(3);
    m_desk->window->folderPane()->select(
        {TreePlace::Kind::Folder, m_desk->folders().localAccount(), imported()});
    QTRY_COMPARE(m_desk->rows().rowCount(), 3);
    m_desk->list().selectAll();
    auto* dialog = openDialog<ExportMailDialog>("exportMailAction");
    QCOMPARE(in<QComboBox>(dialog, "exportWhat")->currentText(), u"3 selected messages"_qs);
    in<QComboBox>(dialog, "exportFormat")->setCurrentIndex(1);
    QVERIFY(!in<QCheckBox>(dialog, "exportMarks")->isEnabled()); // of an mbox only
    in<QLineEdit>(dialog, "exportPlace")->setText(path(u"out"_qs));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(isOver(dialog));
    QCOMPARE(QDir(path(u"out"_qs)).entryList(QDir::Files).size(), 3);
}

void TestMailTransfer::exportsOnlyWhatIsNotThere()
{
    importLetters(3);
    m_desk->window->folderPane()->select(
        {TreePlace::Kind::Folder, m_desk->folders().localAccount(), imported()});
    for (int turn = 0; turn < 2; ++turn) {
        auto* dialog = openDialog<ExportMailDialog>("exportMailAction");
        auto* what = in<QComboBox>(dialog, "exportWhat");
        what->setCurrentIndex(what->findText(u"The folder Imported"_qs));
        in<QComboBox>(dialog, "exportFormat")->setCurrentIndex(1);
        in<QLineEdit>(dialog, "exportPlace")->setText(path(u"letters"_qs));
        in<QPushButton>(dialog, "startButton")->click();
        QTRY_VERIFY(isOver(dialog));
        QCOMPARE(QDir(path(u"letters"_qs)).entryList(QDir::Files).size(), 3);
        QCOMPARE(status(dialog).contains(u"there already"), turn == 1);
        QVERIFY(status(dialog).contains(path(u"letters"_qs)));
        dialog->close();
        QTRY_VERIFY(m_desk->window->findChild<ExportMailDialog*>() == nullptr);
    }
}

/// Nobody knows what a place is meant from: it is shown before anything is written.
void TestMailTransfer::completesAPlaceInView()
{
    const QByteArray home = qgetenv("HOME");
    const auto back = qScopeGuard([&home] { qputenv("HOME", home); });
    qputenv("HOME", m_files->path().toLocal8Bit());
    importLetters(1);
    m_desk->window->folderPane()->select(
        {TreePlace::Kind::Folder, m_desk->folders().localAccount(), imported()});
    auto* dialog = openDialog<ExportMailDialog>("exportMailAction");
    auto* what = in<QComboBox>(dialog, "exportWhat");
    what->setCurrentIndex(what->findText(u"The folder Imported"_qs));
    auto* place = in<QLineEdit>(dialog, "exportPlace");
    auto* start = in<QPushButton>(dialog, "startButton");
    for (const QString& typed : {u"out.mbox"_qs, u"~/out.mbox"_qs}) {
        place->setText(typed);
        start->click();
        QCOMPARE(place->text(), path(u"out.mbox"_qs));
        QVERIFY(!isOver(dialog) && start->isEnabled());
        QVERIFY(!QFileInfo::exists(path(u"out.mbox"_qs)));
    }
    start->click();
    QTRY_VERIFY(isOver(dialog));
    QVERIFY(QFileInfo::exists(path(u"out.mbox"_qs)));
}

void TestMailTransfer::namesTheAddressBook()
{
    writeFile(path(u"people.vcf"_qs), "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ece\r\nEND:VCARD\r\n");
    ContactChanges changes(*m_desk->engine, nullptr);
    ImportDialog dialog(*m_desk->engine, changes, path(u"people.vcf"_qs), nullptr,
                        u"Thunderbird: Dernek üyeleri"_qs);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const auto says = [&dialog](const QString& text) {
        const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel* label) { return label->text().contains(text); });
    };
    QTRY_VERIFY(says(u"Thunderbird: Dernek üyeleri has"_qs));
    QVERIFY(!says(u"people.vcf"_qs));
}

void TestMailTransfer::numbersAreGrouped()
{
    class Shown : public ImportMailDialog
    {
    public:
        using ImportMailDialog::ImportMailDialog;
        using ImportMailDialog::stateText;
    };
    Shown dialog(*m_desk->engine);
    const QString text = dialog.stateText({1'500'000, 3'000'000, 10'000, u"/tmp/mail.mbox"_qs});
    QVERIFY2(text.contains(QLocale().toString(10'000)) && text.contains(u"1.5 MB"), qPrintable(text));
    QVERIFY(QLocale().toString(10'000) != u"10000");
}

/// Moved or copied, and taken back; moved, the messages stay until the server has them.
void TestMailTransfer::putsWhatIsHereOnAServer()
{
    importLetters(2);
    m_desk->window->folderPane()->select(
        {TreePlace::Kind::Folder, m_desk->folders().localAccount(), imported()});
    QTRY_COMPARE(m_desk->rows().rowCount(), 2);
    m_desk->list().selectAll();
    const FolderId inbox = m_desk->folder(FolderRole::Inbox);
    const auto putThere = [&](QMenu* menu) {
        Q_EMIT menu->aboutToShow();
        const QString account =
            m_desk->folders().indexOf({TreePlace::Kind::Account, m_desk->mail.work, 0}).data().toString();
        const auto menus = menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly);
        for (QMenu* below : menus) {
            if (below->title() == account)
                below->actions().first()->trigger(); // the inbox
        }
    };
    const auto queued = [&] {
        return m_desk->engine->reader().appends(m_desk->mail.work).value_or(QList<AppendEntry>());
    };
    const qint64 before = m_desk->engine->reader().folder(inbox).value_or(Folder()).total;
    const auto inInbox = [&] {
        return m_desk->engine->reader().folder(inbox).value_or(Folder()).total - before;
    };
    putThere(m_desk->window->actions().moveMenu);
    QTRY_COMPARE(queued().size(), 2);
    QTRY_VERIFY(m_desk->bar().isVisible());
    QVERIFY2(m_desk->bar().text().contains(u"are being put into Inbox"_qs), qPrintable(m_desk->bar().text()));
    QCOMPARE(queued().first().folder, inbox);
    QCOMPARE(m_desk->rows().rowCount(), 2);
    Q_EMIT m_desk->bar().primaryClicked(); // undo
    QTRY_VERIFY(queued().isEmpty());
    QCOMPARE(m_desk->rows().rowCount(), 2);
    m_desk->list().selectAll();
    putThere(m_desk->window->actions().copyMenu);
    QTRY_COMPARE(queued().size(), 2);
    QTRY_COMPARE(inInbox(), 2);
    QTRY_VERIFY(m_desk->bar().text().contains(u"copied to Inbox"_qs));
    QCOMPARE(m_desk->rows().rowCount(), 2);
    Q_EMIT m_desk->bar().primaryClicked();
    QTRY_VERIFY(queued().isEmpty());
    QTRY_COMPARE(inInbox(), 0);
}

void TestMailTransfer::takesOverFromThunderbird()
{
    const QByteArray home = qgetenv("HOME");
    const auto back = qScopeGuard([&home] { qputenv("HOME", home); });
    qputenv("HOME", m_files->path().toLocal8Bit());
    const QString place = path(u".thunderbird"_qs);
    writeFile(place + u"/profiles.ini"_qs, "[Profile0]\nName=mine\nIsRelative=1\nPath=p\nDefault=1\n");
    writeFile(place + u"/p/prefs.js"_qs,
              "user_pref(\"mail.accountmanager.accounts\", \"account1,account2\");\n"
              "user_pref(\"mail.account.account1.server\", \"server1\");\n"
              "user_pref(\"mail.account.account1.identities\", \"id1\");\n"
              "user_pref(\"mail.identity.id1.fullName\", \"Ada\");\n"
              "user_pref(\"mail.identity.id1.useremail\", \"ada@thunder.example\");\n"
              "user_pref(\"mail.server.server1.type\", \"imap\");\n"
              "user_pref(\"mail.server.server1.hostname\", \"imap.thunder.example\");\n"
              "user_pref(\"mail.server.server1.socketType\", 3);\n"
              "user_pref(\"mail.server.server1.userName\", \"ada\");\n"
              "user_pref(\"mail.smtpservers\", \"smtp1\");\n"
              "user_pref(\"mail.smtpserver.smtp1.hostname\", \"smtp.thunder.example\");\n"
              "user_pref(\"mail.smtpserver.smtp1.try_ssl\", 3);\n"
              "user_pref(\"mail.account.account2.server\", \"server2\");\n"
              "user_pref(\"mail.server.server2.type\", \"none\");\n"
              "user_pref(\"mail.server.server2.directory-rel\", \"[ProfD]Mail/Local Folders\");\n");
    writeFile(place + u"/p/Mail/Local Folders/Old"_qs, mboxOf(2));
    auto* dialog = openDialog<ThunderbirdDialog>("importThunderbirdAction");
    QVERIFY(dialog);
    // An account is set up where all are, with what is known filled in.
    QTRY_VERIFY(in<QPushButton>(dialog, "thunderbirdAccount") != nullptr);
    auto* account = in<QPushButton>(dialog, "thunderbirdAccount");
    QCOMPARE(account->text(), u"Set up ada@thunder.example…"_qs);
    account->click();
    auto* wizard = m_desk->window->findChild<AccountWizard*>();
    QVERIFY(wizard);
    const QList<QLineEdit*> fields = wizard->findChildren<QLineEdit*>();
    const auto has = [&fields](const QString& text) {
        return std::any_of(fields.begin(), fields.end(),
                           [&text](const QLineEdit* field) { return field->text() == text; });
    };
    QVERIFY(has(u"ada@thunder.example"_qs) && has(u"Ada"_qs) && has(u"imap.thunder.example"_qs) &&
            has(u"smtp.thunder.example"_qs));
    delete wizard;
    bool isAdded = false;
    Account added;
    added.identity.address = u"Ada@thunder.example"_qs;
    m_desk->engine->addAccount(added, {}, [&isAdded](const Result<AccountId>&) { isAdded = true; });
    QTRY_VERIFY(isAdded);
    QTRY_VERIFY(!account->isEnabled());
    QCOMPARE(account->text(), u"ada@thunder.example is here already"_qs);
    // Its mail is imported as other mail is.
    QVERIFY(!in<QPushButton>(dialog, "thunderbirdPeople")->isVisible());
    in<QPushButton>(dialog, "thunderbirdMail")->click();
    auto* importing = m_desk->window->findChild<ImportMailDialog*>();
    QVERIFY(importing);
    in<QPushButton>(importing, "startButton")->click();
    QTRY_VERIFY(isOver(importing));
    QCOMPARE(status(importing), u"2 messages imported."_qs);
    QStringList paths;
    for (const Folder& folder :
         m_desk->engine->reader().folders(m_desk->folders().localAccount()).value_or({}))
        paths.append(folder.path);
    QVERIFY2(paths.contains(u"Thunderbird/Old"_qs), qPrintable(paths.join(u' ')));
}

void TestMailTransfer::namesOfFilesAreShownAsTheyAre()
{
    auto* dialog = openDialog<ImportMailDialog>("importMailAction");
    QVERIFY(dialog);
    const QString hostile = path(u"<img src=x> & <b>a.mbox"_qs);
    dialog->addPaths({hostile});
    const QListWidgetItem* item = in<QListWidget>(dialog, "importPaths")->item(0);
    QVERIFY2(item->toolTip().contains(u"&lt;img src=x&gt; &amp; &lt;b&gt;"_qs), qPrintable(item->toolTip()));
    QTextDocument shown;
    shown.setHtml(item->toolTip());
    QCOMPARE(shown.toPlainText(), QDir::toNativeSeparators(hostile));
}

void TestMailTransfer::everythingIsReachedByKeys()
{
    importLetters(1);
    for (const char* const action : {"importMailAction", "exportMailAction"}) {
        auto* dialog = openDialog<TransferDialog>(action);
        QVERIFY(dialog);
        QSet<QWidget*> reached;
        dialog->setFocus();
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : dialog, Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
        }
        for (QWidget* widget : dialog->findChildren<QWidget*>()) {
            const bool isStop = widget->isVisible() && widget->isEnabled() &&
                                (widget->focusPolicy() & Qt::TabFocus) && widget->focusProxy() == nullptr &&
                                !widget->objectName().startsWith(u"qt_"_qs);
            QVERIFY2(!isStop || reached.contains(widget), qPrintable(widget->objectName()));
        }
        // No letter is for two.
        QSet<QChar> letters;
        for (QLabel* label : dialog->findChildren<QLabel*>()) {
            const qsizetype mark = label->text().indexOf(u'&');
            if (!label->buddy() || mark < 0)
                continue;
            QVERIFY2(!letters.contains(label->text().at(mark + 1).toLower()), qPrintable(label->text()));
            letters.insert(label->text().at(mark + 1).toLower());
        }
        for (QAbstractButton* button : dialog->findChildren<QAbstractButton*>()) {
            const qsizetype mark = button->text().indexOf(u'&');
            if (mark < 0)
                continue;
            QVERIFY2(!letters.contains(button->text().at(mark + 1).toLower()), qPrintable(button->text()));
            letters.insert(button->text().at(mark + 1).toLower());
        }
        dialog->close();
        QTRY_VERIFY(m_desk->window->findChild<TransferDialog*>() == nullptr);
    }
}

void TestMailTransfer::everyWordIsTranslatedAnew()
{
    importLetters(1);
    MarkingTranslator translator;
    for (const char* const action : {"importMailAction", "exportMailAction"}) {
        auto* dialog = openDialog<TransferDialog>(action);
        QCoreApplication::installTranslator(&translator);
        QApplication::sendPostedEvents();
        QVERIFY(dialog->windowTitle().startsWith(u'«'));
        for (const QLabel* label : dialog->findChildren<QLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty())
                QVERIFY2(label->text().startsWith(u'«'), qPrintable(label->text()));
        }
        for (const QAbstractButton* button : dialog->findChildren<QAbstractButton*>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->text().startsWith(u'«'), qPrintable(button->text()));
        }
        if (const QString pictures = qEnvironmentVariable("POSTACI_PICTURES"); !pictures.isEmpty())
            QVERIFY(dialog->grab().save(pictures + u'/' + QLatin1String(action) + u".png"_qs));
        QCoreApplication::removeTranslator(&translator);
        dialog->close();
        QTRY_VERIFY(m_desk->window->findChild<TransferDialog*>() == nullptr);
    }
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestMailTransfer)
#include "tst_mail_transfer.moc"
