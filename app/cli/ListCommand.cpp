#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/FolderNames.h"
#include "cli/MessageRows.h"

#include "store/MailReader.h"

namespace postaci::cli {

int runFolders(const CommonOptions& options)
{
    if (!isProfile(options.profileDir))
        return fail(WrongUse, CommandLine::tr("There is no profile in %1").arg(options.profileDir));
    const auto reader = MailReader::open(options.profileDir);
    if (!reader)
        return fail(reader.error());
    const auto folders = namedFolders(**reader);
    if (!folders)
        return fail(folders.error());
    for (const NamedFolder& folder : *folders) {
        if (options.format == Format::Json)
            printObject({{QStringLiteral("folder"), folder.name},
                         {QStringLiteral("messages"), folder.total},
                         {QStringLiteral("unread"), folder.unread}});
        else
            printLine(
                QStringLiteral("%1 %2  %3").arg(folder.total, 8).arg(folder.unread, 8).arg(folder.name));
    }
    return Good;
}

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
