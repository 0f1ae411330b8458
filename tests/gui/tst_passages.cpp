// Where in a text the words stand that were searched for.
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"

#include "finding/SearchField.h"
#include "mainwindow/ListActions.h"
#include "mainwindow/MainActions.h"
#include "message/MessageReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QAction>
#include <QTest>

using namespace postaci;

namespace {

void writeBody(const Desk& desk, MessageId message, const QByteArray& text)
{
    const auto store = Store::open(desk.dir.path(), desk.clock);
    QVERIFY(store);
    const QByteArray raw = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
    const auto written = (*store)->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
        if (auto put = transaction.putBody(message, raw); !put)
            return put;
        return transaction.setBodySummary(message, summaryOf(readMessage(raw)));
    });
    QVERIFY(written);
}

/// What a search finds by a word that only the text of the newest message and the subjects of others have, in
/// the order of dates; empty after a failed check.
QList<MessageId> foundByDate(Desk& desk)
{
    const MessageId newest = desk.mail.workMessages.at(0);
    writeBody(desk, newest, "sevkiyat gecikti\r\n");
    desk.open();
    auto* field = desk.window->findChild<SearchField*>();
    if (!test::typeInto(field, field->objectName(), QStringLiteral("sevkiyat")))
        return {};
    // The whole word was typed once others with its first letter are gone.
    const bool isFound = QTest::qWaitFor([&] {
        return desk.rows().ids().value(0) == newest &&
               desk.rows().ids().contains(desk.mail.workMessages.at(4)) &&
               !desk.rows().ids().contains(desk.mail.workMessages.at(7));
    });
    return isFound ? desk.rows().ids() : QList<MessageId>{};
}

} // namespace

class TestPassages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhereTheWordsStand();
    void theBestComeFirst();
    void whatComesBackHasItsPlaceAmongTheBest();
};

void TestPassages::showsWhereTheWordsStand()
{
    Desk desk;
    const MessageId message = desk.mail.workMessages.at(3);
    writeBody(desk, message,
              QByteArray("uzun bir giriş ").repeated(40) + "\r\n\r\nKazan dairesinin anahtarı kapıcıda.\r\n" +
                  QByteArray("son ").repeated(60));
    desk.open();
    auto* field = desk.window->findChild<SearchField*>();
    QVERIFY(test::typeInto(field, field->objectName(), QStringLiteral("kazan")));
    QTRY_COMPARE(desk.rows().rowCount(), 1);
    const QModelIndex row = desk.rows().index(0, 0);
    QCOMPARE(desk.rows().idAt(0), message);
    QTRY_VERIFY(row.data(MessageListModel::PreviewRole)
                    .toString()
                    .contains(QStringLiteral("Kazan dairesinin anahtarı")));
    // What is in a subject is seen there already.
    const QString subject = desk.rows().rowData(0)->subject;
    QVERIFY(test::typeInto(desk.window.get(), QStringLiteral("searchField"),
                           subject.section(QLatin1Char(' '), 0, 0)));
    QTRY_VERIFY(desk.rows().rowCount() > 0);
    QTRY_VERIFY(!desk.rows()
                     .index(desk.rows().rowOf(message), 0)
                     .data(MessageListModel::PreviewRole)
                     .toString()
                     .contains(QStringLiteral("Kazan")));
}

void TestPassages::theBestComeFirst()
{
    Desk desk;
    const MessageId newest = desk.mail.workMessages.at(0);
    const QList<MessageId> byDate = foundByDate(desk);
    const QList<MessageId> byRank = byDate.mid(1) + QList<MessageId>{newest}; // the word is in their subjects
    QAction* best = desk.window->listActions().bestFirst;
    QVERIFY(!best->isChecked());
    best->trigger();
    QTRY_COMPARE(desk.rows().ids(), byRank);
    QCOMPARE(desk.rows().rowOf(newest), byRank.size() - 1);
    best->trigger();
    QTRY_COMPARE(desk.rows().ids(), byDate);
    QVERIFY(!desk.settings->bestFirst());
}

void TestPassages::whatComesBackHasItsPlaceAmongTheBest()
{
    Desk desk;
    const MessageId called = desk.mail.workMessages.at(4);
    const QList<MessageId> byDate = foundByDate(desk);
    const QList<MessageId> byRank = byDate.mid(1) + byDate.first(1);
    desk.window->listActions().bestFirst->trigger();
    QTRY_COMPARE(desk.rows().ids(), byRank);
    desk.list().selectMessage(called);
    desk.window->actions().remove->trigger();
    QTRY_VERIFY(!desk.rows().ids().contains(called));
    QCOMPARE(desk.rows().ids().size(), byRank.size() - 1);
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(desk.rows().ids(), byRank);
}

QTEST_MAIN(TestPassages)
#include "tst_passages.moc"
