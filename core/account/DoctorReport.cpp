#include "account/DoctorReport.h"

#include "account/DoctorSentences.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace postaci {

namespace {

QString reported(const char* text)
{
    return QCoreApplication::translate("DoctorReport", text);
}

QString serverLine(ServerRole role, const ServerSettings& server)
{
    const QString line = role == ServerRole::Incoming
                             ? reported(QT_TRANSLATE_NOOP("DoctorReport", "Incoming mail: %1"))
                             : reported(QT_TRANSLATE_NOOP("DoctorReport", "Outgoing mail: %1"));
    return line.arg(QStringLiteral("%1 %2:%3 %4")
                        .arg(toString(server.protocol).toUpper(), server.host, QString::number(server.port),
                             toString(server.security)));
}

QStringList linesOf(const DoctorFinding& finding)
{
    const ErrorText text = finding.error ? describeError(*finding.error) : finding.text;
    QStringList lines{
        QStringLiteral("  %1 %2 (%3 ms): %4")
            .arg(finding.isGood ? u'✓' : u'✗')
            .arg(titleOf(finding.step), QString::number(finding.milliseconds), text.inOneLine())};
    if (finding.error && !finding.error->detail.isEmpty()) {
        for (const QString& line : finding.error->detail.split(u'\n'))
            lines.append(QStringLiteral("    > ") + line);
    }
    if (finding.fix)
        lines.append(QStringLiteral("    = ") + serverLine(finding.server, *finding.fix));
    return lines;
}

/// `name` as a word of its own becomes "…".
void mask(QString& text, const QString& name)
{
    if (name.trimmed().isEmpty())
        return;
    text.replace(
        QRegularExpression(
            QStringLiteral("(?<![\\w])%1(?![\\w])").arg(QRegularExpression::escape(name.trimmed())),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption),
        QStringLiteral("…"));
}

QString masked(QString text, const Account& account)
{
    static const QRegularExpression localPart(QStringLiteral("[^\\s<>()\\[\\]:;,\"'@…]+@"));
    text.replace(localPart, QStringLiteral("…@"));
    mask(text, account.identity.name);
    for (const QString& address :
         {account.incoming.username, account.outgoing.username, account.identity.address})
        mask(text, address.section(u'@', 0, 0));
    return text;
}

} // namespace

QString doctorReport(const Account& account, const QList<DoctorFinding>& findings, const QDateTime& when)
{
    QStringList lines{
        reported(QT_TRANSLATE_NOOP("DoctorReport", "What Postacı %1 found on %2"))
            .arg(QCoreApplication::applicationVersion(), QLocale().toString(when, QLocale::LongFormat))};
    for (const ServerRole role : {ServerRole::Incoming, ServerRole::Outgoing}) {
        lines.append(serverLine(role, role == ServerRole::Incoming ? account.incoming : account.outgoing));
        for (const DoctorFinding& finding : findings) {
            if (finding.server == role)
                lines.append(linesOf(finding));
        }
    }
    return masked(lines.join(u'\n') + u'\n', account);
}

} // namespace postaci
