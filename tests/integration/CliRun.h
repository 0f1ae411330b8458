#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace postaci::test {

/// How a call of postaci-cli ended.
struct CliRun
{
    int code = -1; ///< -1: it did not end by itself, or not in time
    QByteArray out;
    QByteArray err;
};

/// Calls the program that POSTACI_CLI names, with `input` on its standard input and, if one is given, that
/// LC_ALL.
[[nodiscard]] inline CliRun runCli(const QStringList& arguments, const QByteArray& input = {},
                                   const QString& locale = {})
{
    constexpr int kPatience = 60000;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!locale.isEmpty())
        environment.insert(QStringLiteral("LC_ALL"), locale);
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("POSTACI_CLI"), arguments);
    process.write(input);
    process.closeWriteChannel();
    CliRun run;
    if (process.waitForFinished(kPatience) && process.exitStatus() == QProcess::NormalExit)
        run.code = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace postaci::test
