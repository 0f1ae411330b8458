#include "base/Clock.h"
#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/MessageRows.h"
#include "cli/ProgressLine.h"
#include "search/MailSearch.h"
#include "store/Store.h"
#include "sync/TagKeyword.h"

#include <QThread>

namespace postaci::cli {

namespace {

constexpr unsigned long kBetweenLooks = 100; // milliseconds

void printSummary(const SearchPage& page, Format format)
{
    const double milliseconds = static_cast<double>(page.microseconds) / 1000;
    if (format == Format::Json) {
        printObject({{QStringLiteral("hits"), page.hits.size()},
                     {QStringLiteral("ms"), milliseconds},
                     {QStringLiteral("more"), page.hasMore},
                     {QStringLiteral("complete"), page.isIndexComplete}});
        return;
    }
    printLine(CommandLine::tr("%1%2 hits in %3 ms%4")
                  .arg(page.hits.size())
                  .arg(page.hasMore ? QLatin1Char(' ') + CommandLine::tr("and more") : QString())
                  .arg(milliseconds, 0, 'f', 2)
                  .arg(page.isIndexComplete
                           ? QString()
                           : QLatin1Char(' ') + CommandLine::tr("(old messages are still being indexed)")));
}

/// Where nobody holds the profile nobody completes its index either, which a restored one has not. Waits for
/// that; somebody who holds it is at it already.
Result<SearchPage> findInWholeIndex(const CommonOptions& options, MailSearch& search,
                                    const SearchQuestion& question)
{
    auto page = search.find(question, {});
    if (!page || page->isIndexComplete)
        return page;
    const SystemClock clock;
    const auto store = Store::open(options.profileDir, clock);
    if (!store)
        return page;
    ProgressLine line;
    while (page && !page->isIndexComplete) {
        line.show({0, 0, CommandLine::tr("The messages are being prepared for searching…")});
        QThread::msleep(kBetweenLooks);
        page = search.find(question, {});
    }
    return page;
}

} // namespace

int runSearch(const CommonOptions& options, const QString& query, int limit)
{
    if (!isProfile(options.profileDir))
        return fail(WrongUse, CommandLine::tr("There is no profile in %1").arg(options.profileDir));
    const auto reader = MailReader::open(options.profileDir);
    if (!reader)
        return fail(reader.error());
    const auto search = MailSearch::open(options.profileDir, keywordsOfTag);
    if (!search)
        return fail(search.error());
    constexpr int all = std::numeric_limits<int>::max();
    const auto page = findInWholeIndex(options, **search, {query, 0, limit > 0 ? limit : all, {}, {}, false});
    if (!page)
        return fail(page.error());
    if (const auto printed = printRows(**reader, page->hits, options.format); !printed)
        return fail(printed.error());
    printSummary(*page, options.format);
    return Good;
}

} // namespace postaci::cli
