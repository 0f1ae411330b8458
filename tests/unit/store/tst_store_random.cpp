#include "NewsFollower.h"

#include <QRandomGenerator>

#include <map>

using namespace postaci;
using namespace postaci::test;

namespace {

/// A message as a naive model of server and user has it: what the server says, and what the user said last.
struct ModelMessage
{
    FolderId folder = 0;
    quint32 uid = 0; ///< 0: waits for it
    MessageFlags flags;
    std::map<quint32, bool> wantedFlags = {};
    FolderId wantedFolder = 0; ///< 0: as the server
    bool expunged = false;
    FolderId snoozedFrom = 0;
    QDateTime wakes = {};
    bool isPinned = false;
    bool isBack = false;

    [[nodiscard]] FolderId place() const { return expunged ? 0 : wantedFolder != 0 ? wantedFolder : folder; }
    [[nodiscard]] bool isPutOff() const { return place() != 0 && place() == snoozedFrom; }
    [[nodiscard]] MessageFlags shownFlags() const
    {
        MessageFlags shown = flags;
        for (const auto& [flag, on] : wantedFlags)
            shown.setFlag(static_cast<MessageFlag>(flag), on);
        shown.setFlag(MessageFlag::Pinned, isPinned);
        shown.setFlag(MessageFlag::Back, isBack);
        return shown;
    }
};

/// Does random things to the store and to the model.
class Player
{
public:
    Player(StoreFixture& fixture, quint32 seed)
        : m_fixture(fixture),
          m_random(seed), m_folders{fixture.inbox, fixture.archive, fixture.trash, fixture.work}
    {
    }

    void play()
    {
        switch (m_random.bounded(16)) {
        case 0:
            return arrive();
        case 1:
            return vanish();
        case 2:
        case 3:
            return serverFlags();
        case 4:
        case 5:
            return wantFlag();
        case 6:
        case 7:
            return wantMove();
        case 8:
            return wantExpunge();
        case 9:
            return answerFlags();
        case 10:
            return answerMoves();
        case 11:
        case 12:
            return snooze();
        case 13:
            return m_random.bounded(2) == 0 ? unsnooze() : pin();
        case 14:
            return wake();
        default:
            return answerExpunges();
        }
    }

    [[nodiscard]] QString difference() const
    {
        for (const FolderId folder : m_folders + QList<FolderId>{snoozed()}) {
            QList<MessageId> expected;
            for (const auto& [id, message] : m_model) {
                if (folder != 0 && (message.isPutOff() ? snoozed() : message.place()) == folder)
                    expected.prepend(id);
            }
            if (m_fixture.ids(folder) != expected)
                return QStringLiteral("folder %1 lists other messages").arg(folder);
        }
        for (const auto& [id, message] : m_model) {
            const auto location = m_fixture.reader->location(id);
            if (!location || location->folder != message.folder || location->uid != message.uid ||
                location->flags != message.flags)
                return QStringLiteral("message %1 has another server state").arg(id);
            const MessageRow row = m_fixture.row(id);
            if (message.place() != 0 &&
                row.snoozedUntil != (message.isPutOff() ? message.wakes : QDateTime()))
                return QStringLiteral("message %1 comes back at another time").arg(id);
            if (message.place() != 0 && row.flags != message.shownFlags())
                return QStringLiteral("message %1 shows other flags").arg(id);
            const bool pending = !message.wantedFlags.empty() || message.wantedFolder != 0;
            if (message.place() != 0 && row.hasPendingChange != pending)
                return QStringLiteral("message %1 is wrong about what waits").arg(id);
        }
        return inconsistency(m_fixture.dir.path());
    }

private:
    using Entry = std::pair<const MessageId, ModelMessage>;

    [[nodiscard]] FolderId snoozed() const
    {
        return m_fixture.reader->folderByRole(m_fixture.account, FolderRole::Snoozed).value_or(0);
    }
    /// What has come back is read.
    void forgetRead()
    {
        for (auto& [id, message] : m_model)
            message.isBack = message.isBack && !message.shownFlags().testFlag(MessageFlag::Seen);
    }
    FolderId anyFolder() { return m_folders.at(m_random.bounded(m_folders.size())); }
    MessageFlag anyFlag()
    {
        constexpr std::array flags{MessageFlag::Seen, MessageFlag::Flagged, MessageFlag::Answered};
        return flags.at(static_cast<size_t>(m_random.bounded(3)));
    }
    Entry* anyMessage()
    {
        if (m_model.empty())
            return nullptr;
        auto it = m_model.begin();
        std::advance(it, m_random.bounded(static_cast<int>(m_model.size())));
        return &*it;
    }
    MessageFlags anyFlags() { return MessageFlags::fromInt(m_random.bounded(8U)); }

    void arrive()
    {
        const FolderId folder = anyFolder();
        QList<NewMessage> batch;
        for (int i = m_random.bounded(1, 6); i > 0; --i) {
            batch.append(sampleMessage(++m_lastUid, anyFlags()));
            batch.last().internalDate = utc(2026, 1, 1, 0).addSecs(m_random.bounded(100));
        }
        const auto ids = m_fixture.insert(folder, batch);
        for (qsizetype i = 0; i < ids.size(); ++i)
            m_model[ids.at(i)] = {folder, batch.at(i).uid, batch.at(i).flags};
    }

    void vanish()
    {
        if (Entry* entry = anyMessage(); entry != nullptr && entry->second.uid != 0) {
            const ModelMessage message = entry->second;
            const MessageId id = entry->first;
            m_model.erase(id);
            m_fixture.write([&](Transaction& t) -> Result<void> {
                REQUIRE_OR_RETURN(t.removeUids(message.folder, {message.uid}));
                return t.forgetGone({id});
            });
        }
    }

    void serverFlags()
    {
        if (Entry* entry = anyMessage(); entry != nullptr && entry->second.uid != 0) {
            ModelMessage& message = entry->second;
            message.flags = anyFlags();
            m_fixture.write([&](Transaction& t) {
                return t.applyServerFlags(message.folder, {{message.uid, message.flags, {}, 0}});
            });
            forgetRead();
        }
    }

    void wantFlag()
    {
        const MessageFlag flag = anyFlag();
        const bool on = m_random.bounded(2) == 1;
        QList<MessageId> ids;
        for (int i = 0; i < 3; ++i) {
            if (Entry* entry = anyMessage()) {
                ids.append(entry->first);
                ModelMessage& message = entry->second;
                if (message.shownFlags().testFlag(flag) == on)
                    continue;
                wish(message, flag, on);
            }
        }
        m_fixture.write([&](Transaction& t) { return t.wantFlag(ids, flag, on); });
        forgetRead();
    }

    static void wish(ModelMessage& message, MessageFlag flag, bool on)
    {
        // A wish that is taken back may have been sent.
        const bool hadWish = message.wantedFlags.erase(static_cast<quint32>(flag)) > 0;
        if (hadWish || message.flags.testFlag(flag) != on)
            message.wantedFlags[static_cast<quint32>(flag)] = on;
    }

    void snooze()
    {
        Entry* entry = anyMessage();
        if (entry == nullptr)
            return;
        ModelMessage& message = entry->second;
        const QDateTime until = m_fixture.clock.now().addSecs(m_random.bounded(1, 500));
        if (message.place() != 0 && message.place() != m_fixture.trash && !message.isPutOff())
            message.snoozedFrom = message.place();
        if (message.snoozedFrom != 0)
            message.wakes = until;
        message.isBack = false;
        m_fixture.write([&](Transaction& t) { return t.snooze({entry->first}, until); });
    }

    void unsnooze()
    {
        if (Entry* entry = anyMessage()) {
            entry->second.snoozedFrom = 0;
            m_fixture.write([&](Transaction& t) { return t.unsnooze({entry->first}); });
        }
    }

    void pin()
    {
        if (Entry* entry = anyMessage()) {
            entry->second.isPinned = m_random.bounded(2) == 0;
            m_fixture.write([&](Transaction& t) {
                return t.wantFlag({entry->first}, MessageFlag::Pinned, entry->second.isPinned);
            });
        }
    }

    void wake()
    {
        m_fixture.clock.set(m_fixture.clock.now().addSecs(m_random.bounded(200)));
        for (auto& [id, message] : m_model) {
            if (message.snoozedFrom == 0 || message.wakes > m_fixture.clock.now())
                continue;
            if (message.isPutOff()) {
                if (message.shownFlags().testFlag(MessageFlag::Seen))
                    wish(message, MessageFlag::Seen, false);
                message.isBack = true;
            }
            message.snoozedFrom = 0;
        }
        m_fixture.write([&](Transaction& t) { return t.settleReminders(m_fixture.clock.now()); });
    }

    void wantMove()
    {
        const FolderId target = anyFolder();
        if (Entry* entry = anyMessage()) {
            ModelMessage& message = entry->second;
            if (!message.expunged && message.place() != target)
                message.wantedFolder = target == message.folder ? 0 : target;
            if (!message.expunged)
                message.snoozedFrom = 0;
            m_fixture.write([&](Transaction& t) { return t.wantMove({entry->first}, target); });
        }
    }

    void wantExpunge()
    {
        if (m_random.bounded(3) != 0)
            return;
        if (Entry* entry = anyMessage()) {
            entry->second.expunged = true;
            entry->second.wantedFolder = 0;
            m_fixture.write([&](Transaction& t) { return t.wantExpunge({entry->first}); });
        }
    }

    void answerFlags()
    {
        const auto intents = *m_fixture.reader->flagIntents(m_fixture.account);
        for (const FlagIntent& intent : intents) {
            ModelMessage& message = m_model.at(intent.message.id);
            const bool refused = m_random.bounded(4) == 0;
            message.wantedFlags.erase(static_cast<quint32>(intent.flag));
            if (!refused)
                message.flags.setFlag(intent.flag, intent.on);
            m_fixture.write([&](Transaction& t) {
                return refused ? t.rejectFlag(intent.message.id, intent.flag)
                               : t.flagDone(intent.message.id, intent.flag, intent.on);
            });
            forgetRead();
        }
    }

    void answerMoves()
    {
        const auto intents = *m_fixture.reader->moveIntents(m_fixture.account);
        for (const MoveIntent& intent : intents) {
            ModelMessage& message = m_model.at(intent.message.id);
            if (intent.state == MoveState::AwaitingUid)
                continue;
            if (m_random.bounded(5) == 0) {
                message.wantedFolder = 0;
                m_fixture.write([&](Transaction& t) { return t.rejectMove(intent.message.id); });
                continue;
            }
            const bool withUid = m_random.bounded(2) == 0;
            message.folder = intent.target;
            if (message.snoozedFrom != message.folder)
                message.snoozedFrom = 0;
            message.uid = withUid ? ++m_lastUid : 0;
            message.wantedFolder = 0;
            m_fixture.write(
                [&](Transaction& t) { return t.moveDone(intent.message.id, intent.target, message.uid); });
        }
        findUids();
    }

    /// Some of the messages that wait for their UID are found by a sync of their folder.
    void findUids()
    {
        for (auto& [id, message] : m_model) {
            if (message.uid != 0 || m_random.bounded(2) == 0)
                continue;
            const Envelope envelope = *m_fixture.reader->envelope(id);
            NewMessage found = sampleMessage(++m_lastUid, anyFlags());
            found.envelope = envelope;
            found.size = m_fixture.reader->location(id)->size;
            message.uid = found.uid;
            message.flags = found.flags;
            if (m_fixture.insert(message.folder, {found}) != QList<MessageId>{id})
                qFatal("message %lld was not taken over", id);
        }
        forgetRead();
    }

    void answerExpunges()
    {
        const auto intents = *m_fixture.reader->expungeIntents(m_fixture.account);
        for (const ExpungeIntent& intent : intents) {
            if (m_random.bounded(3) == 0) {
                m_model.at(intent.message.id).expunged = false;
                m_fixture.write([&](Transaction& t) { return t.rejectExpunge(intent.message.id); });
            } else {
                m_model.erase(intent.message.id);
                m_fixture.write([&](Transaction& t) { return t.expungeDone(intent.message.id); });
            }
        }
    }

    StoreFixture& m_fixture;
    QRandomGenerator m_random;
    QList<FolderId> m_folders;
    std::map<MessageId, ModelMessage> m_model;
    quint32 m_lastUid = 0;
};

} // namespace

/// Random operations, compared with a naive model of server state and intents after each.
class TestStoreRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheModel_data()
    {
        QTest::addColumn<quint32>("seed");
        bool isNumber = false;
        const quint32 asked = qEnvironmentVariable("POSTACI_SEED").toUInt(&isNumber);
        if (isNumber) {
            QTest::addRow("seed %u", asked) << asked;
            return;
        }
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void equalsTheModel()
    {
        QFETCH(const quint32, seed);
        StoreFixture fixture;
        NewsFollower follower(fixture, &StoreChange::folders,
                              [&fixture](FolderId folder) { return fixture.ids(folder); });
        const QList<FolderId> folders{fixture.inbox, fixture.archive, fixture.trash, fixture.work};
        Player player(fixture, seed);
        for (int step = 0; step < 250; ++step) {
            player.play();
            const QString wrong = player.difference() + follower.difference(folders);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(step).arg(wrong)));
        }
    }
};

QTEST_GUILESS_MAIN(TestStoreRandom)
#include "tst_store_random.moc"
