#include "cli/CommandLine.h"
#include "cli/Commands.h"

#include "account/Discovery.h"
#include "account/ProviderNotes.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QLocale>

#include <cstdlib>

namespace postaci::cli {

namespace {

QString sentenceOf(const CandidateNote& note, const QString& provider)
{
    const QString sentence = note.known ? providerNoteSentence(*note.known, provider)
                                        : note.sentence(QLocale().name().section(QLatin1Char('_'), 0, 0));
    return note.link.isEmpty() ? sentence : (sentence + QLatin1Char(' ') + note.link).trimmed();
}

QJsonArray serversToJson(const QList<ServerCandidate>& servers)
{
    QJsonArray array;
    for (const ServerCandidate& server : servers) {
        const ServerSettings& settings = server.settings;
        array.append(QJsonObject{{QStringLiteral("protocol"), toString(settings.protocol)},
                                 {QStringLiteral("host"), settings.host},
                                 {QStringLiteral("port"), settings.port},
                                 {QStringLiteral("security"), toString(settings.security)},
                                 {QStringLiteral("username"), settings.username}});
    }
    return array;
}

QJsonObject resultToJson(const DiscoveryResult& result)
{
    QJsonArray candidates;
    for (const RankedSet& set : result.sets) {
        QJsonArray notes;
        for (const CandidateNote& note : set.servers.notes)
            notes.append(sentenceOf(note, set.servers.displayName));
        candidates.append(QJsonObject{{QStringLiteral("source"), sourceName(set.sources.first())},
                                      {QStringLiteral("incoming"), serversToJson(set.servers.incoming)},
                                      {QStringLiteral("outgoing"), serversToJson(set.servers.outgoing)},
                                      {QStringLiteral("notes"), notes}});
    }
    return {{QStringLiteral("candidates"), candidates}};
}

void printServers(const QString& title, const QList<ServerCandidate>& servers)
{
    for (const ServerCandidate& server : servers)
        printLine(QStringLiteral("  ") + CommandLine::tr("%1 %2 %3:%4 %5, user name %6")
                                             .arg(title, toString(server.settings.protocol),
                                                  server.settings.host, QString::number(server.settings.port),
                                                  toString(server.settings.security),
                                                  server.settings.username));
}

void printHumanResult(const DiscoveryResult& result)
{
    for (const RankedSet& set : result.sets) {
        QStringList sources;
        for (const DiscoverySource source : set.sources)
            sources.append(sourceName(source));
        const QString& name = set.servers.displayName;
        printLine(sources.join(QStringLiteral(", ")) +
                  (name.isEmpty() ? QString() : QStringLiteral(": ") + name));
        printServers(CommandLine::tr("incoming"), set.servers.incoming);
        printServers(CommandLine::tr("outgoing"), set.servers.outgoing);
        for (const CandidateNote& note : set.servers.notes)
            printLine(QStringLiteral("  ") + sentenceOf(note, name));
    }
}

} // namespace

int runDiscover(const CommonOptions& options, const DiscoverArguments& arguments)
{
    auto table = ProviderTable::bundled();
    if (!table)
        return fail(table.error());
    for (const QString& file : arguments.providerFiles) {
        if (const auto added = table->addFile(file); !added)
            return fail(added.error());
    }
    DiscoveryOptions search;
    search.online = !arguments.offline;
    search.askIspdb = arguments.askIspdb;
    search.certificates = options.certificates;
    Discovery discovery(*table, search);
    QEventLoop loop;
    QObject::connect(&discovery, &Discovery::finished, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    if (const auto started = discovery.start(arguments.address); !started)
        return fail(started.error());
    loop.exec();

    const DiscoveryResult& result = discovery.result();
    if (options.format == Format::Json)
        printObject(resultToJson(result));
    else
        printHumanResult(result);
    const int code =
        result.isEmpty()
            ? fail(ProblemFound, CommandLine::tr("No servers were found for %1").arg(arguments.address))
            : int(Good);
    // A look-up that no name server answers cannot be interrupted, and Qt would wait for it before it goes.
    if (timer.elapsed() >= search.stepLimitMs)
        std::_Exit(code);
    return code;
}

} // namespace postaci::cli
