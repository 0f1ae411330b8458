// The dialog with what was deleted for good, on a real engine and store.
#include "gui/Desktop.h"
#include "gui/MailDesk.h"
#include "mainwindow/RecentlyDeleted.h"
#include "widgets/EmptyState.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestRecentlyDeleted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatWasDeletedLast();
    void filters();
    void bringsBackTheSelected();
    void forgetsTheSelected();
    void saysWhyItIsEmpty();
    void everyWordIsTranslated();

private:
    void deleteForGood(const QByteArray& subject);
    void openDialog();
    [[nodiscard]] QStringList column(int column) const;
    template <typename Widget> [[nodiscard]] Widget* find(const char* name) const
    {
        return m_dialog->findChild<Widget*>(QLatin1String(name));
    }
    [[nodiscard]] qsizetype keptCount() { return m_desk->engine().reader().keptMail(0).value_or({}).size(); }

    std::unique_ptr<MailDesk> m_desk;
    std::unique_ptr<RecentlyDeleted> m_dialog;
};

void TestRecentlyDeleted::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
    m_desk = std::make_unique<MailDesk>();
}

void TestRecentlyDeleted::cleanup()
{
    m_dialog.reset();
    m_desk.reset();
}

void TestRecentlyDeleted::deleteForGood(const QByteArray& subject)
{
    m_desk->removeAtServer(m_desk->add(rawMessage(subject, plainPart("metin"))));
}

void TestRecentlyDeleted::openDialog()
{
    m_desk->open();
    m_dialog = std::make_unique<RecentlyDeleted>(m_desk->engine());
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

QStringList TestRecentlyDeleted::column(int column) const
{
    QStringList texts;
    const QAbstractItemModel* rows = m_dialog->list()->model();
    for (int row = 0; row < rows->rowCount(); ++row)
        texts << rows->index(row, column).data().toString();
    return texts;
}

void TestRecentlyDeleted::showsWhatWasDeletedLast()
{
    deleteForGood("Teklif");
    deleteForGood("Fatura");
    (void)m_desk->add(rawMessage("Kalan", plainPart("metin")));
    openDialog();
    QTRY_COMPARE(m_dialog->list()->model()->rowCount(), 2);
    QStringList subjects = column(0);
    subjects.sort();
    QCOMPARE(subjects, (QStringList{u"Fatura"_s, u"Teklif"_s}));
    QCOMPARE(column(1), (QStringList{u"Ayşe Yılmaz"_s, u"Ayşe Yılmaz"_s}));
    QCOMPARE(column(2), (QStringList{u"Inbox"_s, u"Inbox"_s}));
    const QString spoken = m_dialog->list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"from Ayşe Yılmaz"_s), qPrintable(spoken));
    QVERIFY(find<QPushButton>("bringBackDeleted")->isEnabled()); // the first row is chosen
}

void TestRecentlyDeleted::filters()
{
    deleteForGood("Teklif");
    deleteForGood("=?utf-8?Q?=C4=B0stanbul_plan=C4=B1?=");
    openDialog();
    QTRY_COMPARE(m_dialog->list()->model()->rowCount(), 2);
    find<QLineEdit>("deletedFilter")->setText(u"ISTANBUL yilmaz"_s);
    QCOMPARE(column(0), QStringList{u"İstanbul planı"_s});
    find<QLineEdit>("deletedFilter")->setText(u"nothing"_s);
    QVERIFY(m_dialog->findChild<EmptyState*>()->isVisible());
    QCOMPARE(m_dialog->findChild<EmptyState*>()->title(), u"Nothing fits."_s);
    QVERIFY(!find<QPushButton>("bringBackDeleted")->isEnabled());
    QVERIFY(!find<QPushButton>("forgetDeleted")->isEnabled());
}

void TestRecentlyDeleted::bringsBackTheSelected()
{
    deleteForGood("Teklif");
    deleteForGood("Fatura");
    openDialog();
    QTRY_COMPARE(m_dialog->list()->model()->rowCount(), 2);
    m_dialog->list()->setFocus();
    QTest::keyClick(m_dialog->list(), Qt::Key_Home);
    const QString chosen = m_dialog->list()->currentIndex().siblingAtColumn(0).data().toString();
    QTest::keyClick(m_dialog.get(), Qt::Key_Return); // the primary button
    QTRY_COMPARE(m_dialog->list()->model()->rowCount(), 1);
    QVERIFY(!column(0).contains(chosen));
    QCOMPARE(keptCount(), 1);
    // It waits for its server.
    const auto uploads = m_desk->engine().reader().appends(m_desk->work()).value_or({});
    QCOMPARE(uploads.size(), 1);
    QCOMPARE(uploads.first().subject, chosen);
}

void TestRecentlyDeleted::forgetsTheSelected()
{
    deleteForGood("Teklif");
    deleteForGood("Fatura");
    openDialog();
    QTRY_COMPARE(m_dialog->list()->model()->rowCount(), 2);
    m_dialog->list()->selectAll();
    find<QPushButton>("forgetDeleted")->click();
    QTRY_COMPARE(keptCount(), 0);
    QTRY_VERIFY(m_dialog->findChild<EmptyState*>()->isVisible());
}

void TestRecentlyDeleted::saysWhyItIsEmpty()
{
    (void)m_desk->add(rawMessage("Kalan", plainPart("metin")));
    openDialog();
    QTRY_VERIFY(m_dialog->findChild<EmptyState*>()->isVisible());
    QCOMPARE(m_dialog->findChild<EmptyState*>()->title(), u"Nothing was deleted lately."_s);
}

void TestRecentlyDeleted::everyWordIsTranslated()
{
    deleteForGood("Teklif");
    openDialog();
    QTRY_COMPARE(m_dialog->list()->model()->rowCount(), 1);
    Language::apply(u"tr"_s);
    QTRY_COMPARE(m_dialog->windowTitle(), u"Son silinenler"_s);
    QCOMPARE(column(2), QStringList{u"Gelen Kutusu"_s});
    QCOMPARE(find<QPushButton>("bringBackDeleted")->text(), u"&Geri getir"_s);
    if (const QString file = qEnvironmentVariable("POSTACI_PICTURES"); !file.isEmpty())
        QVERIFY(m_dialog->grab().save(file + u"/recently-deleted.png"_s));
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestRecentlyDeleted)
#include "tst_recently_deleted.moc"
