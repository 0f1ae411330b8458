#include "schedule/AddressWatch.h"
#include "support/OwnNetwork.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

namespace postaci {

/// The kernel tells of addresses that come, without anybody asking.
class AddressWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewAddressIsTold()
    {
        const AddressWatch watch;
        QSignalSpy changed(&watch, &AddressWatch::changed);
        const QString problem = test::addOwnInterface();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QTRY_COMPARE(changed.size(), 1);
    }
};

} // namespace postaci

int main(int argc, char** argv)
{
    if (const QString why = postaci::test::enterOwnNetwork(); !why.isEmpty())
        return postaci::test::notRun(why);
    QCoreApplication application(argc, argv);
    postaci::AddressWatchTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_addresswatch.moc"
