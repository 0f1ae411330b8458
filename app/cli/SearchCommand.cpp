#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/MessageRows.h"
#include "search/MailSearch.h"
#include "sync/TagKeyword.h"

namespace postaci::cli {

namespace {

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
    const auto page = (*search)->find({query, 0, limit > 0 ? limit : all, {}, {}, false}, {});
    if (!page)
        return fail(page.error());
    if (const auto printed = printRows(**reader, page->hits, options.format); !printed)
        return fail(printed.error());
    printSummary(*page, options.format);
    return Good;
}

} // namespace postaci::cli
