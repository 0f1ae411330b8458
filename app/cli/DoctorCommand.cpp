#include "cli/CommandLine.h"
#include "cli/Commands.h"

#include "account/Doctor.h"

namespace postaci::cli {

namespace {

QJsonObject fixObject(const ServerSettings& server)
{
    return {{QStringLiteral("protocol"), toString(server.protocol)},
            {QStringLiteral("host"), server.host},
            {QStringLiteral("port"), server.port},
            {QStringLiteral("security"), toString(server.security)},
            {QStringLiteral("username"), server.username}};
}

void printJson(const DoctorFinding& finding)
{
    const bool isIncoming = finding.server == ServerRole::Incoming;
    QJsonObject object{
        {QStringLiteral("server"), isIncoming ? QStringLiteral("incoming") : QStringLiteral("outgoing")},
        {QStringLiteral("step"), nameOf(finding.step)},
        {QStringLiteral("ok"), finding.isGood},
        {QStringLiteral("ms"), finding.milliseconds},
        {QStringLiteral("summary"), finding.text.summary},
        {QStringLiteral("advice"), finding.text.advice}};
    if (finding.fix)
        object.insert(QStringLiteral("fix"), fixObject(*finding.fix));
    printObject(object);
}

void printHuman(const DoctorFinding& finding)
{
    const QString good = CommandLine::tr("ok");
    const QString bad = CommandLine::tr("PROBLEM");
    const QString incoming = CommandLine::tr("incoming");
    const QString outgoing = CommandLine::tr("outgoing");
    const QString mark = finding.isGood ? good : bad;
    const QString server = finding.server == ServerRole::Incoming ? incoming : outgoing;
    printLine(QStringLiteral("%1 %2 %3 %4 ms  %5")
                  .arg(mark.leftJustified(qMax(good.size(), bad.size())),
                       server.leftJustified(qMax(incoming.size(), outgoing.size())),
                       nameOf(finding.step).leftJustified(12),
                       QString::number(finding.milliseconds).rightJustified(5), finding.text.inOneLine()));
    if (finding.fix)
        printLine(QString(8, QLatin1Char(' ')) + CommandLine::tr("This works: %1, port %2, %3.")
                                                     .arg(finding.fix->host)
                                                     .arg(finding.fix->port)
                                                     .arg(toString(finding.fix->security)));
}

} // namespace

int runDoctor(const CommonOptions& options, const Account& account)
{
    DoctorOptions doctor;
    doctor.account = account;
    doctor.account.cleartextAllowed = options.cleartextAllowed;
    doctor.certificates = options.certificates;
    if (options.password)
        doctor.password = [&options](const ServerSettings&) -> Result<QString> { return *options.password; };
    const bool allGood = examineAccount(doctor, [&options](const DoctorFinding& finding) {
        options.format == Format::Json ? printJson(finding) : printHuman(finding);
    });
    return allGood ? Good : ProblemFound;
}

} // namespace postaci::cli
