#include "bench/PeerBench.h"

#include "bench/Figures.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <optional>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLimitMs = 300'000;

/// Opens the inbox with all its headers and leaves at once.
QByteArray neomuttConfig(const test::DovecotServer& server, const QString& user, const QString& cache)
{
    return u"set imap_user=\"%1\" imap_pass=\"%2\"\n"
           "set ssl_starttls=no ssl_force_tls=no\n"
           "set folder=\"imap://127.0.0.1:%3/\" spoolfile=\"imap://127.0.0.1:%3/INBOX\"\n"
           "set header_cache=\"%4\" quit=yes\n"
           "push <quit>\n"_s.arg(user, QString::fromLatin1(test::fixturePassword))
               .arg(server.imapPort())
               .arg(cache)
               .toUtf8();
}

/// Seconds from start to end; nothing if it did not end well. It draws on a terminal, which script(1) gives
/// it.
std::optional<double> runNeomutt(const QString& config)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TERM"_s, u"xterm"_s);
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(u"script"_s, {u"-qec"_s, u"neomutt -n -F '%1'"_s.arg(config), u"/dev/null"_s});
    if (!process.waitForFinished(kLimitMs) || process.exitCode() != 0) {
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    return double(timer.nsecsElapsed()) / 1e9;
}

QString told(const std::optional<double>& seconds)
{
    return seconds ? inSeconds(*seconds) : u"it did not end well"_s;
}

} // namespace

void measurePeers(Table& table, const test::DovecotServer& server, const QString& user)
{
    if (QStandardPaths::findExecutable(u"neomutt"_s).isEmpty()) {
        table.add(u"NeoMutt"_s, u"not installed"_s);
        return;
    }
    QTemporaryDir dir;
    QFile config(dir.filePath(u"neomuttrc"_s));
    if (!config.open(QIODevice::WriteOnly) ||
        config.write(neomuttConfig(server, user, dir.filePath(u"headers"_s))) < 0 || !config.flush()) {
        table.add(u"NeoMutt"_s, u"its configuration could not be written"_s);
        return;
    }
    table.add(u"P1 NeoMutt, the same mailbox with an empty header cache"_s,
              told(runNeomutt(config.fileName())));
    table.add(u"P3 NeoMutt, the same mailbox again, unchanged"_s, told(runNeomutt(config.fileName())));
}

} // namespace postaci::bench
