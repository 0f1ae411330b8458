// Thousands of operations here, at another client and at the network, in random order: in the end the store
// equals the server, and everybody's changes are there. POSTACI_SEED plays one seed, POSTACI_OPERATIONS makes
// it longer.
#include "RandomWorld.h"

#include <QDir>
#include <QTest>

using namespace postaci;
using namespace postaci::test;
using ServerKind = RandomWorld::ServerKind;
using Kills = RandomWorld::Kills;

class RandomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endsAsTheServer_data();
    void endsAsTheServer();

private:
    const DovecotServer& serverOf(ServerKind kind) const { return *m_servers.at(size_t(kind)); }

    std::array<std::unique_ptr<DovecotServer>, 3> m_servers;
};

void RandomTest::initTestCase()
{
    const std::array<QByteArray, 3> capabilities{
        QByteArray(), "IMAP4rev1 IDLE MOVE UIDPLUS SPECIAL-USE LIST-EXTENDED LIST-STATUS LITERAL+ ESEARCH",
        "IMAP4rev1 IDLE"};
    for (size_t i = 0; i < capabilities.size(); ++i) {
        DovecotServer::Options options;
        options.imapCapability = capabilities.at(i);
        m_servers.at(i) = std::make_unique<DovecotServer>(options);
        QVERIFY2(m_servers.at(i)->start(), qPrintable(m_servers.at(i)->errorText()));
    }
}

void RandomTest::endsAsTheServer_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<ServerKind>("kind");
    QTest::addColumn<Kills>("kills");
    const quint32 first = numberFrom("POSTACI_SEED", 0);
    const QList<quint32> seeds = first != 0 ? QList<quint32>{first} : QList<quint32>{1, 2, 3};
    for (const quint32 seed : seeds) {
        // A soak plays every seed in every setting, a test each setting once.
        const bool isSoak = first != 0;
        for (int kind = 0; kind < 3; ++kind) {
            if (!isSoak && kind != int((seed - 1) % 3))
                continue;
            QTest::addRow("seed %u server %d", seed, kind) << seed << ServerKind(kind) << Kills::Never;
            if (isSoak || seed == 1)
                QTest::addRow("seed %u server %d killed", seed, kind)
                    << seed << ServerKind(kind) << Kills::Sometimes;
        }
    }
}

/// What is needed to find out why; a directory.
static QString keep(const RandomWorld& world, const QString& user)
{
    const QDir place(QDir::temp().filePath(QStringLiteral("postaci-random-") + user));
    place.mkpath(QStringLiteral("."));
    QFile log(place.filePath(QStringLiteral("operations.log")));
    if (log.open(QIODevice::WriteOnly))
        log.write(world.log());
    const QDir profile(world.profileDir());
    for (const QString& file : profile.entryList(QDir::Files)) {
        QFile::remove(place.filePath(file));
        QFile::copy(profile.filePath(file), place.filePath(file));
    }
    return place.path();
}

void RandomTest::endsAsTheServer()
{
    QFETCH(const quint32, seed);
    QFETCH(const ServerKind, kind);
    QFETCH(const Kills, kills);
    const quint32 operations = numberFrom("POSTACI_OPERATIONS", 1000);
    const QString user =
        QStringLiteral("random%1-%2-%3@example.org").arg(seed).arg(int(kind)).arg(int(kills));
    RandomWorld world(serverOf(kind), kind, user, seed, kills);
    QString wrong = world.begin();
    for (quint32 i = 0; wrong.isEmpty() && i < operations; ++i)
        wrong = world.step();
    if (wrong.isEmpty())
        wrong = world.finish();
    if (wrong.isEmpty())
        return;
    const QString path = keep(world, user);
    QFAIL(qPrintable(
        QStringLiteral("POSTACI_SEED=%1: %2\noperations and profile: %3").arg(seed).arg(wrong, path)));
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (EngineHand::isWorker(QCoreApplication::arguments()))
        return EngineHand::runWorker(application);
    RandomTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_random.moc"
