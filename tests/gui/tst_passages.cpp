// Where in a text the words stand that were searched for.
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"

#include "finding/SearchField.h"
#include "message/MessageReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QTest>

using namespace postaci;

class TestPassages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhereTheWordsStand();
};

void TestPassages::showsWhereTheWordsStand()
{
    Desk desk;
    const MessageId message = desk.mail.workMessages.at(3);
    {
        const auto store = Store::open(desk.dir.path(), desk.clock);
        QVERIFY(store);
        const QByteArray raw =
            "Content-Type: text/plain; charset=utf-8\r\n\r\n" + QByteArray("uzun bir giriş ").repeated(40) +
            "\r\n\r\nKazan dairesinin anahtarı kapıcıda.\r\n" + QByteArray("son ").repeated(60);
        const auto written =
            (*store)->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
                if (auto put = transaction.putBody(message, raw); !put)
                    return put;
                return transaction.setBodySummary(message, summaryOf(readMessage(raw)));
            });
        QVERIFY(written);
    }
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

QTEST_MAIN(TestPassages)
#include "tst_passages.moc"
