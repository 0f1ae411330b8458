// One message in several places, against a naive model.
#include "PlacesFixture.h"

#include <QRandomGenerator>

#include <algorithm>
#include <map>

using namespace postaci;
using namespace postaci::test;

class TestStorePlacesRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomHistories_data();
    void randomHistories();
};

namespace {

/// A naive model: rows, and what is one message by its id.
class PlacesModel
{
public:
    PlacesModel(StoreFixture& fixture, quint32 seed)
        : m_fixture(fixture), m_random(seed),
          m_isGmail(seed % 2 == 0), m_folders{fixture.inbox, fixture.archive, fixture.trash, fixture.work}
    {
    }

    void play()
    {
        switch (m_random.bounded(13)) {
        case 0:
        case 1:
        case 2:
            return arrive();
        case 3:
            return vanish();
        case 4:
            return learn();
        case 5:
            return serverFlags();
        case 6:
        case 7:
            return wantFlag();
        case 8:
            return answerFlags();
        case 9:
        case 10:
            return wantMove();
        case 11:
            return answerMoves();
        default:
            return fetchBody();
        }
    }

    [[nodiscard]] QString difference() const
    {
        std::set<MessageId> firsts;
        std::map<QByteArray, MessageId> firstOf;
        std::set<QByteArray> withBody;
        for (const auto& [id, row] : m_rows) {
            if (row.id.isEmpty() || firstOf.try_emplace(row.id, id).second)
                firsts.insert(id);
            const MessageRow shown = m_fixture.row(id);
            if (shown.folder != shownFolder(id))
                return QStringLiteral("message %1 is shown elsewhere").arg(id);
            if (shown.folder != 0 && shown.flags != shownFlags(row))
                return QStringLiteral("message %1 shows other flags").arg(id);
            if (m_fixture.reader->location(id)->flags != row.flags)
                return QStringLiteral("message %1 has other flags").arg(id);
            const bool hasBody = row.hasBody || (!row.id.isEmpty() && m_bodies.contains(row.id));
            if (shown.folder != 0 && shown.hasBody != hasBody)
                return QStringLiteral("message %1 is wrong about its body").arg(id);
            if (hasBody != m_fixture.reader->body(id).has_value())
                return QStringLiteral("message %1 has a body or not").arg(id);
            if (hasBody)
                withBody.insert(row.id.isEmpty() ? QByteArray::number(id) + " alone" : row.id);
        }
        if (indexed(m_fixture) != firsts)
            return QStringLiteral("others are indexed");
        if (bodies(m_fixture) != qint64(withBody.size()))
            return QStringLiteral("%1 bodies for %2 messages").arg(bodies(m_fixture)).arg(withBody.size());
        return inconsistency(m_fixture.dir.path());
    }

private:
    struct Row
    {
        FolderId folder = 0;
        quint32 uid = 0;
        int number = 0;
        QByteArray id; ///< empty: not known
        MessageFlags flags;
        std::map<MessageFlag, bool> wanted; ///< of a row that shares with none
        bool hasBody = false;               ///< the same
        FolderId wantedFolder = 0;          ///< 0: as the server
    };

    ServerIdentity identityOf(int number) const
    {
        return m_isGmail ? gmail(number, number / 3 + 1) : objectId(number, number / 3 + 1);
    }
    bool shares(const Row& row) const { return m_isGmail && !row.id.isEmpty(); }
    std::map<MessageFlag, bool>& wishes(Row& row) { return shares(row) ? m_wishes[row.id] : row.wanted; }
    MessageFlags shownFlags(const Row& row) const
    {
        MessageFlags flags = row.flags;
        const auto shared = m_wishes.find(row.id);
        const bool isShared = shares(row) && shared != m_wishes.end();
        for (const auto& [flag, on] : isShared ? shared->second : row.wanted)
            flags.setFlag(flag, on);
        return flags;
    }
    [[nodiscard]] QList<MessageId> others(MessageId id) const
    {
        QList<MessageId> ids;
        for (const auto& [other, row] : m_rows) {
            if (other != id && shares(row) && row.id == m_rows.at(id).id)
                ids.append(other);
        }
        return ids;
    }
    [[nodiscard]] bool isThrownAway(MessageId id) const
    {
        const auto ids = others(id);
        return std::any_of(ids.begin(), ids.end(),
                           [&](MessageId other) { return m_rows.at(other).wantedFolder == m_fixture.trash; });
    }
    [[nodiscard]] FolderId shownFolder(MessageId id) const
    {
        const Row& row = m_rows.at(id);
        if (row.wantedFolder == 0)
            return row.folder != m_fixture.trash && isThrownAway(id) ? 0 : row.folder;
        for (const MessageId other : others(id)) {
            if (m_rows.at(other).folder == row.wantedFolder && m_rows.at(other).wantedFolder == 0)
                return 0;
        }
        return row.wantedFolder;
    }
    /// Gmail has a message once in a folder.
    [[nodiscard]] bool isThere(FolderId folder, const QByteArray& id) const
    {
        return m_isGmail && std::any_of(m_rows.begin(), m_rows.end(), [&](const auto& row) {
                   return row.second.folder == folder && row.second.id == id;
               });
    }
    MessageFlags anyFlags() { return MessageFlags::fromInt(m_random.bounded(8U)); }
    std::pair<const MessageId, Row>* anyRow()
    {
        if (m_rows.empty())
            return nullptr;
        auto it = m_rows.begin();
        std::advance(it, m_random.bounded(static_cast<int>(m_rows.size())));
        return &*it;
    }
    void setFlags(Row& told, MessageFlags flags)
    {
        for (auto& [id, row] : m_rows) {
            if (&row == &told || (shares(told) && row.id == told.id))
                row.flags = flags;
        }
    }

    void arrive()
    {
        const int number = m_random.bounded(1, 13);
        const bool isKnown = m_random.bounded(4) > 0;
        const ServerIdentity identity = isKnown ? identityOf(number) : ServerIdentity();
        const MessageFlags flags = anyFlags();
        const FolderId folder = m_folders.at(m_random.bounded(m_folders.size()));
        if (isKnown && isThere(folder, identity.message))
            return;
        postaci::NewMessage message = placed(++m_lastUid, number, identity, flags);
        message.internalDate = utc(2026, 1, 1, 0).addSecs(m_random.bounded(20));
        const MessageId id = insertOne(m_fixture, folder, message);
        Row& row = m_rows[id];
        row = {folder, message.uid, number, identity.message, flags, {}, false, 0};
        setFlags(row, flags);
    }
    void vanish()
    {
        auto* entry = anyRow();
        if (entry == nullptr)
            return;
        const Row row = entry->second;
        const QList<MessageId> left = others(entry->first);
        if (row.wantedFolder == m_fixture.trash && !left.isEmpty()) {
            Row& heir = m_rows.at(left.first()); // what was thrown away is so wherever it lies
            if (heir.wantedFolder == 0 && heir.folder != m_fixture.trash)
                heir.wantedFolder = m_fixture.trash;
        }
        m_rows.erase(entry->first);
        const bool isLast = std::none_of(m_rows.begin(), m_rows.end(),
                                         [&](const auto& other) { return other.second.id == row.id; });
        if (isLast) {
            m_bodies.erase(row.id);
            m_wishes.erase(row.id);
        }
        loseAlone(m_fixture, row.folder, row.uid);
    }
    void learn()
    {
        auto* entry = anyRow();
        if (entry == nullptr || !entry->second.id.isEmpty())
            return;
        Row& row = entry->second;
        const ServerIdentity identity = identityOf(row.number);
        if (isThere(row.folder, identity.message))
            return;
        m_fixture.write([&](Transaction& t) { return t.learnIdentities(row.folder, {{row.uid, identity}}); });
        row.id = identity.message;
        if (row.hasBody)
            m_bodies.insert(row.id);
        row.hasBody = false;
        const auto wanted = std::exchange(row.wanted, {});
        if (m_isGmail) {
            for (const auto& [flag, on] : wanted)
                m_wishes[row.id][flag] = on;
            setFlags(row, row.flags);
        } else {
            row.wanted = wanted;
        }
    }
    void serverFlags()
    {
        auto* entry = anyRow();
        if (entry == nullptr)
            return;
        const MessageFlags flags = anyFlags();
        m_fixture.write([&](Transaction& t) {
            return t.applyServerFlags(entry->second.folder, {{entry->second.uid, flags, {}, ++m_modSeq}});
        });
        setFlags(entry->second, flags);
    }
    void wantFlag()
    {
        auto* entry = anyRow();
        if (entry == nullptr)
            return;
        const MessageFlag flag = m_random.bounded(2) == 0 ? MessageFlag::Seen : MessageFlag::Flagged;
        const bool on = m_random.bounded(2) == 0;
        m_fixture.write([&](Transaction& t) { return t.wantFlag({entry->first}, flag, on); });
        if (shownFlags(entry->second).testFlag(flag) == on)
            return;
        wishes(entry->second).erase(flag);
        if (entry->second.flags.testFlag(flag) != on)
            wishes(entry->second)[flag] = on;
    }
    void answerFlags()
    {
        const auto intents = m_fixture.reader->flagIntents(m_fixture.account).value_or({});
        if (intents.isEmpty())
            return;
        const FlagIntent intent = intents.at(m_random.bounded(intents.size()));
        Row& row = m_rows.at(intent.message.id);
        m_fixture.write(
            [&](Transaction& t) { return t.flagDone(intent.message.id, intent.flag, intent.on); });
        MessageFlags flags = row.flags;
        flags.setFlag(intent.flag, intent.on);
        setFlags(row, flags);
        wishes(row).erase(intent.flag);
    }
    void wantMove()
    {
        auto* entry = anyRow();
        if (entry == nullptr)
            return;
        const FolderId target = m_folders.at(m_random.bounded(m_folders.size()));
        m_fixture.write([&](Transaction& t) { return t.wantMove({entry->first}, target); });
        Row& row = entry->second;
        const FolderId now = row.wantedFolder != 0 ? row.wantedFolder : row.folder;
        if (now != target && !(target == m_fixture.trash && isThrownAway(entry->first)))
            row.wantedFolder = target == row.folder ? 0 : target;
    }
    void answerMoves()
    {
        const auto intents = m_fixture.reader->moveIntents(m_fixture.account).value_or({});
        if (intents.isEmpty())
            return;
        const MoveIntent intent = intents.at(m_random.bounded(intents.size()));
        const MessageId id = intent.message.id;
        Row& row = m_rows.at(id);
        row.folder = intent.target;
        row.wantedFolder = 0;
        row.uid = ++m_lastUid;
        for (const MessageId other : others(id)) {
            if (m_rows.at(other).folder != intent.target)
                continue;
            row.uid = m_rows.at(other).uid; // COPYUID names the one that is there
            row.wantedFolder = m_rows.at(other).wantedFolder;
            m_rows.erase(other);
        }
        if (intent.target == m_fixture.trash) {
            for (const MessageId other : others(id))
                m_rows.erase(other);
        }
        m_fixture.write([&](Transaction& t) { return t.moveDone(id, intent.target, row.uid); });
        m_fixture.write([&](Transaction& t) {
            return t.forgetGone(m_fixture.reader->goneMessages(m_fixture.account).value_or({}));
        });
    }
    void fetchBody()
    {
        auto* entry = anyRow();
        if (entry == nullptr)
            return;
        putBody(m_fixture, entry->first, "From: a\r\n\r\n" + QByteArray::number(entry->second.number));
        if (entry->second.id.isEmpty())
            entry->second.hasBody = true;
        else
            m_bodies.insert(entry->second.id);
    }

    StoreFixture& m_fixture;
    QRandomGenerator m_random;
    const bool m_isGmail;
    const QList<FolderId> m_folders;
    std::map<MessageId, Row> m_rows;
    std::set<QByteArray> m_bodies;
    std::map<QByteArray, std::map<MessageFlag, bool>> m_wishes;
    quint32 m_lastUid = 0;
    quint64 m_modSeq = 0;
};

} // namespace

void TestStorePlacesRandom::randomHistories_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestStorePlacesRandom::randomHistories()
{
    QFETCH(quint32, seed);
    StoreFixture f;
    PlacesModel model(f, seed);
    for (int step = 0; step < 100; ++step) {
        model.play();
        const QString difference = model.difference();
        QVERIFY2(difference.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(step).arg(difference)));
    }
}

QTEST_GUILESS_MAIN(TestStorePlacesRandom)
#include "tst_store_places_random.moc"
