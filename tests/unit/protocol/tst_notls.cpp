// A program without a TLS plug-in says so, instead of failing with riddles or, worse, going on without
// encryption.
#include "protocol/QtSocket.h"
#include "unit/protocol/SessionFixtures.h"

#include <QLoggingCategory>
#include <QSslSocket>
#include <QTemporaryDir>

using namespace postaci;
using namespace postaci::test;

class NoTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(
            QStringLiteral("qt.network.ssl=false")); // Qt says so too, many times
        // Before the first use of QSslSocket, after which the plug-in is loaded for good.
        QCoreApplication::setLibraryPaths({m_noPlugins.path()});
        QVERIFY(!QSslSocket::supportsSsl());
    }

    void tlsIsRefusedBeforeAnythingIsSent()
    {
        for (const Security security : {Security::Tls, Security::StartTls}) {
            ScriptedServer server({{stall()}});
            QtSocket socket(optionsFor(server.port(), security));
            const auto connected = socket.connect();
            QVERIFY(!connected);
            QCOMPARE(connected.error().reason, ErrorReason::TlsUnavailable);
            QVERIFY(!connected.error().isRetriedQuietly());
            QCOMPARE(server.connections(), 0);
        }
    }

    void withoutTlsLoopbackStillWorks()
    {
        ScriptedServer server({{stall()}});
        QtSocket socket(optionsFor(server.port()));
        VERIFY_RESULT(socket.connect());
    }

private:
    QTemporaryDir m_noPlugins;
};

QTEST_GUILESS_MAIN(NoTlsTest)
#include "tst_notls.moc"
