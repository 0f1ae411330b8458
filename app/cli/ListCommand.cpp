#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/FolderNames.h"
#include "cli/MessageRows.h"

#include "store/MailReader.h"

namespace postaci::cli {

int runList(const CommonOptions& options, const QString& folder, int limit)
{
    if (!isProfile(options.profileDir))
        return fail(WrongUse, CommandLine::tr("There is no profile in %1").arg(options.profileDir));
    const auto reader = MailReader::open(options.profileDir);
    if (!reader)
        return fail(reader.error());
    const auto id = findFolder(**reader, folder);
    if (!id)
        return fail(id.error());
    const auto ids = (*reader)->messageIds({ListQuery::Kind::Folder, *id}, 0, limit);
    if (!ids)
        return fail(ids.error());
    const auto printed = printRows(**reader, *ids, options.format);
    return printed ? int(Good) : fail(printed.error());
}

} // namespace postaci::cli
