// Searches that are kept under a name and shown among the folders.
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"

#include "finding/FilterBar.h"
#include "finding/MailFinder.h"
#include "finding/SearchField.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/NameDialog.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestSavedSearches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void isKeptAndShown();
    void keepsTheFilterToo();
    void isStillThereAfterwards();
    void bringsItselfUpToDate();
    void isLeftBySearchingAndComesBack();
    void isRenamed();
    void isDeletedAndTakenBack();
    void onlyWhatIsSearchedForIsKept();
    void countsWhatIsUnread();
    void countsNoFurtherThanShown();

private:
    [[nodiscard]] QModelIndex line(qsizetype which = 0) const
    {
        return m_desk->folders().indexOf({TreePlace::Kind::Search, 0, searches().at(which).id});
    }
    [[nodiscard]] QString shownCount(qsizetype which = 0) const
    {
        return line(which).data(FolderTreeModel::CountTextRole).toString();
    }
    [[nodiscard]] QAction* action(const char* name) const
    {
        return m_desk->window->findChild<QAction*>(QLatin1String(name));
    }
    void type(const QString& text) const
    {
        auto* field = m_desk->window->findChild<SearchField*>();
        QVERIFY(typeInto(field, field->objectName(), text));
    }
    /// Keeps what is typed; an empty name: the one that is offered.
    void keep(const QString& query, const QString& name);
    [[nodiscard]] TreePlace place() const { return m_desk->window->folderPane()->currentPlace(); }
    [[nodiscard]] QString heading() const
    {
        const auto* label = m_desk->window->listPane()->findChild<QWidget*>(u"listHeading"_s);
        return label->accessibleName();
    }
    [[nodiscard]] QList<SavedSearch> searches() const { return m_desk->settings->savedSearches(); }

    std::unique_ptr<Desk> m_desk;
};

void TestSavedSearches::init()
{
    Language::apply(u"en"_s);
    m_desk = std::make_unique<Desk>();
    m_desk->open();
}

void TestSavedSearches::keep(const QString& query, const QString& name)
{
    if (m_desk->window->findChild<SearchField*>()->text() != query)
        type(query);
    QTRY_VERIFY(action("saveSearchAction")->isEnabled());
    action("saveSearchAction")->trigger();
    auto* dialog = m_desk->window->findChild<NameDialog*>();
    QVERIFY(dialog != nullptr);
    auto* edit = dialog->findChild<QLineEdit*>();
    QCOMPARE(edit->text(), query);
    if (!name.isEmpty())
        edit->setText(name);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(place().kind, TreePlace::Kind::Search);
    m_desk->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
}

void TestSavedSearches::isKeptAndShown()
{
    QVERIFY(!m_desk->window->findChild<QToolButton*>(u"saveSearchButton"_s)->isVisible());
    type(u"is:unread"_s);
    QTRY_VERIFY(m_desk->window->findChild<QToolButton*>(u"saveSearchButton"_s)->isVisible());
    constexpr int found = 6;
    QTRY_COMPARE(m_desk->rows().rowCount(), found);
    keep(u"is:unread"_s, u"Okunacaklar"_s);
    QCOMPARE(m_desk->window->findChild<SearchField*>()->text(), QString());
    QTRY_COMPARE(m_desk->rows().rowCount(), found);
    QTRY_COMPARE(heading(), u"Okunacaklar"_s);
    QCOMPARE(m_desk->folders().indexOf(place()).data().toString(), u"Okunacaklar"_s);
    // Nothing is typed, so there is nothing to go back from or to keep.
    QVERIFY(!action("saveSearchAction")->isEnabled());
    QVERIFY(!action("backAction")->isVisible());
    // Another place and back.
    m_desk->window->folderPane()->select({TreePlace::Kind::Flagged, 0, 0});
    QCOMPARE(m_desk->rows().query().kind, ListQuery::Kind::Flagged);
    m_desk->window->folderPane()->select({TreePlace::Kind::Search, 0, searches().first().id});
    QTRY_COMPARE(m_desk->rows().rowCount(), found);
}

void TestSavedSearches::keepsTheFilterToo()
{
    type(u"is:unread"_s);
    action("filterAction")->trigger();
    auto* attachments = m_desk->window->findChild<QToolButton*>(u"filterAttachment"_s);
    QVERIFY(attachments != nullptr);
    attachments->click();
    keep(u"is:unread"_s, u"Ekli"_s);
    QCOMPARE(searches().first().query, u"(is:unread) (has:attachment)"_s);
    QTRY_VERIFY(m_desk->rows().source() == MessageListModel::Source::Found);
    for (int row = 0; row < m_desk->rows().rowCount(); ++row)
        QVERIFY(m_desk->rows().rowData(row)->hasAttachment);
}

void TestSavedSearches::isStillThereAfterwards()
{
    keep(u"has:attachment"_s, {});
    QTRY_COMPARE(m_desk->rows().source(), MessageListModel::Source::Found);
    const int found = m_desk->rows().rowCount();
    m_desk->window.reset();
    m_desk->settings.reset();
    m_desk->engine.reset();
    m_desk->open();
    QCOMPARE(searches(), (QList<SavedSearch>{{-1, u"has:attachment"_s, u"has:attachment"_s}}));
    m_desk->window->folderPane()->select({TreePlace::Kind::Search, 0, -1});
    QTRY_COMPARE(m_desk->rows().rowCount(), found);
}

void TestSavedSearches::bringsItselfUpToDate()
{
    keep(u"is:flagged"_s, u"Yıldızlı"_s);
    QTRY_VERIFY(m_desk->rows().source() == MessageListModel::Source::Found);
    MessageId message = 0;
    for (const MessageRow& row : m_desk->rows().rowsOf(m_desk->mail.workMessages)) {
        if (message == 0 && !row.flags.testFlag(MessageFlag::Flagged))
            message = row.id;
    }
    QTRY_VERIFY(m_desk->rows().rowOf(message) < 0);
    m_desk->engine->setFlag({message}, MessageFlag::Flagged, true);
    QTRY_VERIFY(m_desk->engine->reader().rows({message})->first().flags.testFlag(MessageFlag::Flagged));
    m_desk->window->folderPane()->select({TreePlace::Kind::Flagged, 0, 0});
    m_desk->window->folderPane()->select({TreePlace::Kind::Search, 0, -1});
    QTRY_VERIFY(m_desk->rows().rowOf(message) >= 0);
}

void TestSavedSearches::isLeftBySearchingAndComesBack()
{
    keep(u"is:unread"_s, u"Okunacaklar"_s);
    QTRY_COMPARE(heading(), u"Okunacaklar"_s);
    constexpr int found = 6;
    QTRY_COMPARE(m_desk->rows().rowCount(), found);
    type(u"rapor"_s);
    QTRY_COMPARE(heading(), u"Search results"_s);
    QVERIFY(action("backAction")->isVisible());
    action("backAction")->trigger();
    QTRY_COMPARE(heading(), u"Okunacaklar"_s);
    QTRY_COMPARE(m_desk->rows().rowCount(), found);
}

void TestSavedSearches::isRenamed()
{
    keep(u"is:unread"_s, u"Eski"_s);
    QVERIFY(action("renameFolderAction")->isEnabled());
    QTRY_VERIFY(m_desk->window->findChild<NameDialog*>() == nullptr); // the one before
    action("renameFolderAction")->trigger();
    auto* dialog = m_desk->window->findChild<NameDialog*>();
    QVERIFY(dialog != nullptr);
    auto* edit = dialog->findChild<QLineEdit*>();
    QCOMPARE(edit->text(), u"Eski"_s);
    edit->setText(u"Yeni"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(searches().first().name, u"Yeni"_s);
    QTRY_COMPARE(heading(), u"Yeni"_s);
    QCOMPARE(searches().first().query, u"is:unread"_s);
}

void TestSavedSearches::isDeletedAndTakenBack()
{
    keep(u"is:unread"_s, u"Okunacaklar"_s);
    action("deleteFolderAction")->trigger();
    QTRY_VERIFY(searches().isEmpty());
    QVERIFY(place().kind != TreePlace::Kind::Search);
    QTRY_VERIFY(m_desk->bar().isVisible());
    QVERIFY2(m_desk->bar().text().contains(u"Okunacaklar"_s), qPrintable(m_desk->bar().text()));
    m_desk->bar().findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->click();
    QTRY_COMPARE(searches().size(), 1);
    QCOMPARE(searches().first().name, u"Okunacaklar"_s);
    QCOMPARE(place().kind, TreePlace::Kind::Search);
}

void TestSavedSearches::onlyWhatIsSearchedForIsKept()
{
    QVERIFY(!action("saveSearchAction")->isEnabled());
    type(u"is:nothing"_s); // no such state
    QTRY_VERIFY(!m_desk->window->findChild<MailFinder*>()->problem().isEmpty());
    QTRY_VERIFY(!action("saveSearchAction")->isEnabled());
}

void TestSavedSearches::countsWhatIsUnread()
{
    keep(u"is:unread"_s, u"Okunacaklar"_s);
    constexpr int found = 6;
    QTRY_COMPARE(m_desk->rows().rowCount(), found);
    QTRY_COMPARE(shownCount(), QString::number(found));
    QVERIFY(line().data(Qt::AccessibleTextRole).toString().endsWith(u", 6 unread"_s));
    keep(u"is:read"_s, u"Okunanlar"_s);
    QTRY_COMPARE(shownCount(0), QString::number(found)); // the other one still
    QCOMPARE(line(1).data(FolderTreeModel::CountRole).toLongLong(), 0);
    // As the mail changes.
    MessageId unread = 0;
    for (const MessageRow& row : m_desk->rows().rowsOf(m_desk->mail.workMessages))
        unread = row.flags.testFlag(MessageFlag::Seen) ? unread : row.id;
    QVERIFY(unread != 0);
    m_desk->engine->setFlag({unread}, MessageFlag::Seen, true);
    QTRY_COMPARE(shownCount(0), QString::number(found - 1));
    m_desk->engine->setFlag({unread}, MessageFlag::Seen, false);
    QTRY_COMPARE(shownCount(0), QString::number(found));
    // A query that means nothing has no number.
    m_desk->settings->addSearch(u"Yok"_s, u"in:\"böyle bir klasör yok\""_s);
    QTRY_COMPARE(searches().size(), 3);
    QTRY_COMPARE(shownCount(0), QString::number(found));
    QCOMPARE(line(2).data(FolderTreeModel::CountRole).toLongLong(), 0);
}

void TestSavedSearches::countsNoFurtherThanShown()
{
    m_desk->window.reset();
    m_desk->settings.reset();
    m_desk->engine.reset();
    {
        const SystemClock clock;
        auto store = Store::open(m_desk->dir.path(), clock);
        QVERIFY(store);
        QVERIFY((*store)->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
            QList<NewMessage> many;
            for (quint32 uid = 1000; uid < 1150; ++uid) {
                NewMessage message;
                message.uid = uid;
                message.size = 100;
                message.envelope.subject = u"Toplu %1"_s.arg(uid);
                message.envelope.messageId = u"toplu%1@ornek.example"_s.arg(uid);
                message.internalDate = QDateTime::currentDateTimeUtc().addSecs(-60);
                many << message;
            }
            const auto added = transaction.insertHeaders(m_desk->mail.workInbox, many);
            return added ? Result<void>() : unexpected(added.error());
        }));
    }
    m_desk->open();
    keep(u"toplu"_s, u"Toplular"_s);
    QTRY_COMPARE(shownCount(), u"99+"_s);
    QVERIFY2(line().data(Qt::AccessibleTextRole).toString().endsWith(u"more than 99 unread"_s),
             qPrintable(line().data(Qt::AccessibleTextRole).toString()));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestSavedSearches test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_saved_searches.moc"
