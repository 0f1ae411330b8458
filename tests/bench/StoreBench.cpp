#include "bench/StoreBench.h"

#include "base/Clock.h"
#include "bench/BenchHeaders.h"
#include "bench/BenchWords.h"
#include "search/MailSearch.h"
#include "store/Database.h"
#include "store/MailReader.h"
#include "store/PreparedHeader.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "unit/store/OlderVersions.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <algorithm>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 kBatch = 4000; ///< as HeaderIntake writes
constexpr int kHits = 50;

Account benchAccount()
{
    Account account;
    account.label = u"bench@bench.example"_qs;
    account.identity = {u"Bench"_qs, account.label, {}, {}};
    account.incoming = {Protocol::Imap, u"127.0.0.1"_qs, 9, Security::Tls,
                        account.label}; // discard: nobody there
    account.outgoing = {Protocol::Smtp, u"127.0.0.1"_qs, 9, Security::Tls, account.label};
    return account;
}

Result<FolderId> makeInbox(Store& store)
{
    AccountId account = 0;
    const auto made = store.write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
        const auto added = transaction.addAccount(benchAccount());
        if (!added)
            return unexpected(added.error());
        account = *added;
        return transaction.applyFolderList(account, {{"INBOX", u"INBOX"_qs, '/', FolderRole::Inbox, true},
                                                     {"Trash", u"Trash"_qs, '/', FolderRole::Trash, true}});
    });
    if (!made)
        return unexpected(made.error());
    const auto reader = MailReader::open(store.profileDir());
    if (!reader)
        return unexpected(reader.error());
    return (*reader)->folderByRole(account, FolderRole::Inbox);
}

/// The folder counts as synced, so that an engine that opens it has no reason to begin again.
Result<void> finishInbox(Store& store, FolderId inbox, quint32 count)
{
    Folder folder;
    folder.id = inbox;
    folder.uidValidity = 1;
    folder.uidNext = count + 1;
    folder.syncedDownTo = 1;
    return store.write(WritePriority::Sync,
                       [&](Transaction& transaction) { return transaction.setSyncState(folder); });
}

/// Queries as people make them: common and rare words, names, addresses, several at once.
QStringList queries()
{
    QStringList list;
    for (const auto* word : kTurkish)
        list << QString::fromUtf8(word);
    for (const auto* word : kEnglish)
        list << QString::fromUtf8(word) << u"subject:"_qs + QString::fromUtf8(word);
    for (size_t i = 0; i < kLastNames.size(); ++i) {
        const QString first = QString::fromUtf8(kFirstNames.at(i));
        const QString last = QString::fromUtf8(kLastNames.at(i));
        list << u"from:"_qs + first << u"\"%1 %2\""_qs.arg(first, last) << u"from:%1 is:unread"_qs.arg(last)
             << u"%1 %2"_qs.arg(last, QString::fromUtf8(kTurkish.at(i)))
             << u"%1 -%2"_qs.arg(QString::fromUtf8(kTurkish.at(i)), QString::fromUtf8(kTurkish.at(i + 1)))
             << QString::fromUtf8(kEnglish.at(i)).left(3);
    }
    for (int i = 1; i <= 40; ++i)
        list << u"user%1@ex%2.example"_qs.arg(i * 71).arg(i * 71 % 97) << u"#%1"_qs.arg(i * 997)
             << u"nothing%1"_qs.arg(i);
    return list;
}

QString milliseconds(qint64 microseconds)
{
    return u"%1 ms"_qs.arg(static_cast<double>(microseconds) / 1000, 0, 'f', 2);
}

QString thousands(quint32 count)
{
    return u"%L1"_qs.arg(count);
}

} // namespace

Result<double> fillProfile(const QString& profile, quint32 count, quint32 batch)
{
    const SystemClock clock;
    const auto store = Store::open(profile, clock);
    if (!store)
        return unexpected(store.error());
    const auto inbox = makeInbox(**store);
    if (!inbox)
        return unexpected(inbox.error());
    qint64 nanoseconds = 0;
    for (quint32 end = count; end > 0; end -= qMin(batch, end)) {
        PreparedHeaders messages;
        for (quint32 number = end; number > 0 && end - number < batch; --number)
            messages.push_back(prepareHeader(benchHeader(number, count)));
        QElapsedTimer timer;
        timer.start();
        const auto written =
            (*store)->write(WritePriority::Sync, [&](Transaction& transaction) -> Result<void> {
                const auto inserted = transaction.insertHeaders(*inbox, messages);
                return inserted ? Result<void>() : unexpected(inserted.error());
            });
        nanoseconds += timer.nsecsElapsed();
        if (!written)
            return unexpected(written.error());
    }
    if (const auto finished = finishInbox(**store, *inbox, count); !finished)
        return unexpected(finished.error());
    return static_cast<double>(nanoseconds) / 1e9;
}

QString StoreBench::profile(quint32 size) const
{
    return m_profiles.filePath(QString::number(size));
}

Result<void> StoreBench::run(const QList<quint32>& sizes)
{
    for (const quint32 size : sizes) {
        const auto seconds = fillProfile(profile(size), size, kBatch);
        if (!seconds)
            return unexpected(seconds.error());
        const double each = *seconds * 1e6 / size;
        m_table.add(
            u"Store: %1 headers, threaded and indexed, in pieces of %2"_qs.arg(thousands(size)).arg(kBatch),
            u"%1 s, %2 µs a header"_qs.arg(*seconds, 0, 'f', 2).arg(each, 0, 'f', 1));
        if (const auto searched = measureSearch(size); !searched)
            return searched;
    }
    constexpr quint32 upgraded = 100000;
    return sizes.contains(upgraded) ? measureUpgrade(upgraded) : Result<void>();
}

Result<void> StoreBench::measureUpgrade(quint32 size)
{
    const QString old = m_profiles.filePath(u"upgrade"_qs);
    QDir().mkpath(old);
    if (!QFile::copy(mailFile(profile(size)), mailFile(old)))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          u"The profile could not be copied"_qs);
    {
        Connection mail(mailFile(old), Access::ReadWrite);
        mail.execute(test::versionOneSql());
    }
    const SystemClock clock;
    QElapsedTimer timer;
    timer.start();
    const auto store = Store::open(old, clock);
    if (!store)
        return unexpected(store.error());
    const qint64 opened = timer.elapsed();
    Connection mail(mailFile(old), Access::ReadOnly);
    Connection search(searchFile(old), Access::ReadOnly);
    const auto left = [&] {
        return mail.numberOf(u"SELECT position FROM upkeep"_qs) +
               search.numberOf(u"SELECT position FROM state"_qs);
    };
    while (left() != 0)
        QThread::msleep(10);
    m_table.add(u"Store: a profile of %1 from version 1, conversations and index"_qs.arg(thousands(size)),
                u"open after %1 ms, all done after %2 s"_qs.arg(opened).arg(
                    static_cast<double>(timer.elapsed()) / 1000, 0, 'f', 1));
    return {};
}

Result<void> StoreBench::measureSearch(quint32 size)
{
    const auto search = MailSearch::open(profile(size));
    if (!search)
        return unexpected(search.error());
    QList<qint64> times;
    for (int round = 0; round < 3; ++round) {
        for (const QString& query : queries()) {
            const auto page = (*search)->find({query, 0, kHits, {}, {}, false}, {});
            if (!page)
                return unexpected(page.error());
            if (round > 0) // the first one reads the file
                times.append(page->microseconds);
            if (page->microseconds > 20000 && qEnvironmentVariableIsSet("POSTACI_BENCH_VERBOSE"))
                qInfo("%s: %lld us", qPrintable(query), page->microseconds);
        }
    }
    std::sort(times.begin(), times.end());
    const qint64 p95 = times.at(times.size() * 95 / 100);
    m_table.add(u"Search of headers among %1, first %2 hits, newest first"_qs.arg(thousands(size)).arg(kHits),
                u"p50 %1, p95 %2, worst %3"_qs.arg(milliseconds(times.at(times.size() / 2)),
                                                   milliseconds(p95), milliseconds(times.last())),
                u"p95 at most 10 ms"_qs, p95 <= 10000);
    return {};
}

} // namespace postaci::bench
