// Searches for messages that lie in several places: each is found once.
#include "StoreFixture.h"

#include "search/MailSearch.h"

#include <QRandomGenerator>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace postaci;
using namespace postaci::test;

namespace {

struct Place
{
    MessageId id = 0;
    FolderId folder = 0;
    bool isUnread = false;
};

postaci::NewMessage placed(quint32 uid, int number, const QString& subject, MessageFlags flags, bool isGmails)
{
    postaci::NewMessage message = sampleMessage(static_cast<quint32>(number), flags);
    message.uid = uid;
    message.envelope.subject = subject;
    message.identity = {QByteArray::number(number), {}, isGmails, {}};
    return message;
}

/// A store whose messages lie in INBOX, Archive, Work and Trash, some of them in several.
struct Scene
{
    explicit Scene(bool isGmails_) : isGmails(isGmails_)
    {
        auto opened = MailSearch::open(f.dir.path());
        if (!opened)
            qFatal("search: %s", qPrintable(opened.error().message));
        search = std::move(*opened);
    }

    MessageId put(FolderId folder, int number, const QString& subject, MessageFlags flags = {},
                  qint64 seconds = 0)
    {
        postaci::NewMessage message = placed(++uid, number, subject, flags, isGmails);
        message.internalDate = message.internalDate.addSecs(seconds);
        const MessageId id = f.insert(folder, {message}).value(0);
        messages[number].append({id, folder, false});
        return id;
    }

    [[nodiscard]] QList<MessageId> hits(const QString& query, int pageSize = 1000) const
    {
        QList<MessageId> all;
        MessageId last = 0;
        for (bool hasMore = true; hasMore;) {
            const auto page = search->find({query, last, pageSize, {}, {}, false}, {});
            if (!page)
                qFatal("find: %s", qPrintable(page.error().message));
            hasMore = page->hasMore;
            last = page->last;
            all += page->hits;
        }
        std::sort(all.begin(), all.end(), std::greater<>()); // places of one moment come in any order
        return all;
    }

    StoreFixture f;
    const bool isGmails;
    std::unique_ptr<MailSearch> search;
    std::map<int, QList<Place>> messages;
    quint32 uid = 0;
};

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class TestSearchPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachMessageIsFoundOnce();
    void whereItLiesIsAsked();
    void whatIsHiddenInOnePlaceIsFoundInAnother();
    void equalsANaiveSearch_data();
    void equalsANaiveSearch();
};

void TestSearchPlaces::eachMessageIsFoundOnce()
{
    Scene s(true);
    const MessageId archived = s.put(s.f.archive, 1, text("elma"));
    const MessageId inInbox = s.put(s.f.inbox, 1, text("elma"));
    const MessageId inWork = s.put(s.f.work, 1, text("elma"));
    const MessageId alone = s.put(s.f.archive, 2, text("elma"));
    QCOMPARE(s.hits(text("elma")), (QList{alone, inInbox}));
    QCOMPARE(s.hits(text("-armut")), (QList{alone, inInbox}));
    QCOMPARE(s.hits(text("is:unread")), (QList{alone, inInbox}));
    s.f.write([&](Transaction& t) { return t.wantFlag({archived}, MessageFlag::Flagged, true); });
    QCOMPARE(s.hits(text("is:flagged")), QList{inInbox});
    QCOMPARE(s.hits(text("elma -in:inbox")), (QList{alone, inWork}));
}

void TestSearchPlaces::whereItLiesIsAsked()
{
    Scene s(false);
    const MessageId archived = s.put(s.f.archive, 1, text("elma"), MessageFlag::Seen);
    const MessageId inWork = s.put(s.f.work, 1, text("elma"));
    QCOMPARE(s.hits(text("in:archive elma")), QList{archived});
    QCOMPARE(s.hits(text("in:archive")), QList{archived});
    QCOMPARE(s.hits(text("in:work OR in:archive")), QList{inWork});
    QVERIFY(s.hits(text("in:archive is:unread")).isEmpty()); // not there
    QCOMPARE(s.hits(text("elma is:read")), QList{archived});
    QCOMPARE(s.hits(text("elma is:unread")), QList{inWork});
}

void TestSearchPlaces::whatIsHiddenInOnePlaceIsFoundInAnother()
{
    Scene s(false);
    const MessageId first = s.put(s.f.inbox, 1, text("elma"));
    const MessageId second = s.put(s.f.archive, 1, text("elma"));
    s.f.write([&](Transaction& t) { return t.wantExpunge({first}); });
    QCOMPARE(s.hits(text("elma")), QList{second});
    QCOMPARE(s.hits(text("is:unread")), QList{second});
    s.f.write([&](Transaction& t) { return t.expungeDone(first); });
    QCOMPARE(s.hits(text("elma")), QList{second});
}

void TestSearchPlaces::equalsANaiveSearch_data()
{
    QTest::addColumn<bool>("isGmails");
    QTest::newRow("X-GM-EXT-1") << true;
    QTest::newRow("OBJECTID") << false;
}

void TestSearchPlaces::equalsANaiveSearch()
{
    QFETCH(bool, isGmails);
    Scene s(isGmails);
    QRandomGenerator random(7);
    const QStringList words{text("elma"), text("armut"), text("kiraz")};
    const std::map<QString, FolderId> folders{
        {text("inbox"), s.f.inbox}, {text("archive"), s.f.archive}, {text("work"), s.f.work}};
    std::map<int, QString> subjects;
    for (int i = 0; i < 90; ++i) {
        const int number = random.bounded(1, 40);
        auto folder = folders.begin();
        std::advance(folder, random.bounded(3));
        if (!subjects.contains(number))
            subjects[number] = words.at(random.bounded(3)) + QLatin1Char(' ') + words.at(random.bounded(3));
        const bool isRead = random.bounded(2) == 0;
        s.put(folder->second, number, subjects[number], isRead ? MessageFlag::Seen : MessageFlags(),
              random.bounded(4) == 0 ? random.bounded(5000) : 0);
    }
    for (auto& [number, places] : s.messages) {
        for (Place& place : places)
            place.isUnread = !s.f.row(place.id).flags.testFlag(MessageFlag::Seen);
    }
    const auto rank = [&](const Place& place) {
        return std::pair(place.folder == s.f.inbox ? 0 : place.folder == s.f.work ? 1 : 2, place.id);
    };
    const std::map<QString, std::function<bool(int, const Place&)>> conditions{
        {text("elma"), [&](int number, const Place&) { return subjects[number].contains(text("elma")); }},
        {text("-armut"), [&](int number, const Place&) { return !subjects[number].contains(text("armut")); }},
        {text("is:unread"), [](int, const Place& place) { return place.isUnread; }},
        {text("-is:unread"), [](int, const Place& place) { return !place.isUnread; }},
        {text("in:work"), [&](int, const Place& place) { return place.folder == s.f.work; }},
        {text("-in:inbox"), [&](int, const Place& place) { return place.folder != s.f.inbox; }},
    };
    for (const auto& [one, holdsOne] : conditions) {
        for (const auto& [other, holdsOther] : conditions) {
            std::set<MessageId> expected;
            for (const auto& [number, places] : s.messages) {
                const Place* best = nullptr;
                for (const Place& place : places) {
                    if (holdsOne(number, place) && holdsOther(number, place) &&
                        (best == nullptr || rank(place) < rank(*best)))
                        best = &place;
                }
                if (best != nullptr)
                    expected.insert(best->id);
            }
            const QString query = one + QLatin1Char(' ') + other;
            const QList<MessageId> found = s.hits(query);
            QVERIFY2(std::set(found.begin(), found.end()) == expected, qPrintable(query));
            QCOMPARE(size_t(found.size()), expected.size());
            QCOMPARE(s.hits(query, 3), found);
        }
    }
}

QTEST_GUILESS_MAIN(TestSearchPlaces)
#include "tst_search_places.moc"
