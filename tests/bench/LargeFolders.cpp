#include "bench/LargeFolders.h"

#include "bench/Figures.h"
#include "bench/ListWatch.h"
#include "bench/OpenedProgram.h"
#include "models/MessageListModel.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLargeRepeats = 3;
constexpr double kLargeOpenGoal = 400;          ///< milliseconds
constexpr double kSameGoal = 1.2;               ///< the largest folder against the smallest
constexpr qint64 kLargeMemoryGoal = 150 * 1024; ///< KB
constexpr double kRowGoal = 16;                 ///< bytes a message
constexpr double kFrameGoal = 16;               ///< milliseconds
constexpr int kRowsAFrame = 30;

/// The one folder of a filled profile that has mail.
Result<FolderId> inboxOf(const MailReader& reader)
{
    const auto accounts = reader.accounts();
    if (!accounts)
        return unexpected(accounts.error());
    return reader.folderByRole(accounts->first().id, FolderRole::Inbox);
}

/// Nanoseconds that the model takes for the rows of one frame.
qint64 paintRows(const MessageListModel& model, int first)
{
    static constexpr std::array roles{int(Qt::DisplayRole),
                                      int(MessageListModel::SenderRole),
                                      int(MessageListModel::AddressRole),
                                      int(MessageListModel::DateRole),
                                      int(MessageListModel::PreviewRole),
                                      int(MessageListModel::UnreadRole),
                                      int(MessageListModel::FlaggedRole),
                                      int(MessageListModel::AnsweredRole),
                                      int(MessageListModel::ForwardedRole),
                                      int(MessageListModel::AttachmentRole),
                                      int(MessageListModel::LoadedRole)};
    QElapsedTimer timer;
    timer.start();
    const int end = std::min(first + kRowsAFrame, model.rowCount());
    for (int row = first; row < end; ++row) {
        for (const int role : roles)
            (void)model.data(model.index(row), role);
    }
    return timer.nsecsElapsed();
}

} // namespace

Result<void> LargeFolders::measureOpening(const QList<quint32>& sizes)
{
    QList<double> shown;
    QList<qint64> resident;
    for (const quint32 size : sizes) {
        QList<double> times;
        qint64 most = 0;
        for (int repeat = 0; repeat < kLargeRepeats; ++repeat) {
            const auto opened = bench::measureOpening(m_store.profile(size), {});
            if (!opened)
                return unexpected(opened.error());
            times << double(opened->shownMs);
            most = std::max(most, opened->residentKb);
        }
        std::sort(times.begin(), times.end());
        shown << times.at(times.size() / 2);
        resident << most;
        m_table.add(u"P3 Starting the program on a cached folder of %L1, list on screen"_qs.arg(size),
                    inMilliseconds(shown.last()), u"at most %1"_qs.arg(inMilliseconds(kLargeOpenGoal)),
                    shown.last() <= kLargeOpenGoal);
        m_table.add(u"P5 Memory with that folder open (VmRSS)"_qs, u"%1 MB"_qs.arg(most / 1024),
                    u"at most %1 MB"_qs.arg(kLargeMemoryGoal / 1024), most <= kLargeMemoryGoal);
    }
    if (sizes.size() < 2)
        return {};
    const double ratio = *std::max_element(shown.begin(), shown.end()) / shown.first();
    m_table.add(u"P3 The slowest of these against the smallest folder"_qs,
                u"%1 times"_qs.arg(ratio, 0, 'f', 2), u"at most %1 times"_qs.arg(kSameGoal),
                ratio <= kSameGoal);
    const double bytes =
        double(resident.last() - resident.first()) * 1024 / double(sizes.last() - sizes.first());
    m_table.add(u"P5 Memory that each further message takes"_qs, u"%1 bytes"_qs.arg(bytes, 0, 'f', 1),
                u"at most %1 bytes"_qs.arg(kRowGoal), bytes <= kRowGoal);
    return {};
}

Result<void> LargeFolders::measureScrolling(quint32 size)
{
    const auto reader = MailReader::open(m_store.profile(size));
    if (!reader)
        return unexpected(reader.error());
    const auto inbox = inboxOf(**reader);
    if (!inbox)
        return unexpected(inbox.error());
    MessageListModel model(**reader, m_store.profile(size));
    model.setQuery({ListQuery::Kind::Folder, *inbox});
    if (!runUntil([&model] { return !model.isLoading(); }, std::chrono::minutes(1)))
        return unexpected(ErrorKind::Timeout, ErrorReason::TimedOut, u"The list did not load"_qs);
    QList<qint64> frames;
    for (int first = 0; first < model.rowCount(); first += kRowsAFrame)
        frames << paintRows(model, first);
    std::sort(frames.begin(), frames.end());
    const auto ms = [&frames](qsizetype place) { return double(frames.at(place)) / 1e6; };
    m_table.add(u"P12 Scrolling through %L1 rows, data() of one frame"_qs.arg(size),
                u"median %1 ms, longest %2 ms of %3"_qs.arg(ms(frames.size() / 2), 0, 'f', 2)
                    .arg(ms(frames.size() - 1), 0, 'f', 2)
                    .arg(frames.size()),
                u"at most %1"_qs.arg(inMilliseconds(kFrameGoal)), ms(frames.size() - 1) <= kFrameGoal);
    return {};
}

Result<void> measureLargeFolders(Table& table, const QList<quint32>& sizes)
{
    if (sizes.isEmpty())
        return {};
    StoreBench store(table);
    if (auto filled = store.run(sizes); !filled)
        return filled;
    LargeFolders folders(store, table);
    if (auto opened = folders.measureOpening(sizes); !opened)
        return opened;
    constexpr quint32 scrolled = 100'000;
    return folders.measureScrolling(sizes.contains(scrolled) ? scrolled : sizes.last());
}

} // namespace postaci::bench
