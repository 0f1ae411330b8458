#include "sync/OutboxSender.h"

#include "base/Identities.h"
#include "base/Logging.h"
#include "protocol/SmtpSession.h"
#include "store/Transaction.h"
#include "sync/SentCopies.h"
#include "sync/SentMessages.h"
#include "sync/SignIn.h"
#include "sync/SizeLimits.h"

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

/// A failure of the way to the server, not of the message: it stays queued.
bool concernsConnection(const Error& error)
{
    return error.isRetriedQuietly() || error.kind == ErrorKind::Authentication ||
           error.kind == ErrorKind::Certificate || error.reason == ErrorReason::ServerBusy ||
           error.reason == ErrorReason::ServerBye;
}

/// Servers let so many messages through in one connection and then end it, by 421 or without a word (RFC
/// 5321 3.8).
bool isEndOfLine(const Error& error)
{
    return error.reason == ErrorReason::ServerBusy || error.reason == ErrorReason::ServerBye ||
           error.reason == ErrorReason::ConnectionLost || error.kind == ErrorKind::Offline;
}

/// The server has not said that it wants to be left alone.
bool failedByNetwork(const OutboxEntry& entry)
{
    return entry.lastError && entry.lastError->isRetriedQuietly() && !isServerBusy(*entry.lastError);
}

std::optional<QDateTime> earlier(const std::optional<QDateTime>& a, const std::optional<QDateTime>& b)
{
    return a && b ? std::min(*a, *b) : a ? a : b;
}

} // namespace

OutboxSender::OutboxSender(const AccountContext& context, std::function<void()> sent)
    : m_context(context), m_outcomes(*context.store), m_sent(std::move(sent))
{
}

OutboxSender::~OutboxSender()
{
    Q_ASSERT(!m_thread);
}

void OutboxSender::stop()
{
    m_wake.wake();
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

void OutboxSender::start()
{
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(QStringLiteral("outbox"));
    m_thread->start();
}

void OutboxSender::wake()
{
    m_wake.wake();
}

void OutboxSender::networkBack()
{
    m_networkIsBack = true;
    m_wake.wake();
}

void OutboxSender::retrySignIn()
{
    m_retrySignIn = true;
    m_wake.wake();
}

void OutboxSender::announce(const MailReader& reader, OutboxId entry) const
{
    if (const auto current = reader.outboxEntry(entry))
        m_context.events.outboxProgressed(*current);
}

Result<void> OutboxSender::write(const Store::Work& work)
{
    return noted(m_context.store->write(WritePriority::User, work));
}

Result<void> OutboxSender::settle(const MailReader& reader, OutboxId entry, const Store::Work& work)
{
    auto written = noted(m_outcomes.write(entry, work));
    announce(reader, entry);
    return written;
}

Result<void> OutboxSender::noted(Result<void> written)
{
    m_storageFailed = !written && written.error().kind == ErrorKind::Storage;
    if (m_storageFailed)
        m_storageError = written.error();
    return written;
}

void OutboxSender::settleAll(const MailReader& reader)
{
    const QList<OutboxId> entries = m_outcomes.entries();
    if (entries.isEmpty())
        return;
    (void)noted(m_outcomes.repeat());
    for (const OutboxId entry : entries)
        announce(reader, entry);
    m_sent(); // one of them may have its copy to be filed
}

void OutboxSender::run()
{
    const auto reader = MailReader::open(m_context.store->profileDir());
    if (!reader) {
        report(LoopPhase::Waiting, reader.error());
        return;
    }
    while (!m_context.cancel.isCancelled()) {
        runOnce(**reader);
        if (m_retrySignIn.exchange(false))
            m_needsUser = false;
    }
    settleAll(**reader); // the last chance before it is uncertain
}

void OutboxSender::runOnce(const MailReader& reader)
{
    const bool couldNotWrite = std::exchange(m_storageFailed, false);
    settleAll(reader);
    // Nobody connects and signs in every few seconds for what could not be noted down.
    if (couldNotWrite && !m_storageFailed)
        (void)write([](Transaction& transaction) { return transaction.tryWriting(); });
    if (!m_storageFailed)
        releaseDue(reader);
    if (m_needsUser && !m_storageFailed)
        tellWaiting(reader);
    const auto nextTry = m_needsUser || m_storageFailed ? std::nullopt : sendDue(reader);
    if (m_context.cancel.isCancelled())
        return;
    // The machine may sleep, and its clock may be set: a wait knows neither.
    constexpr std::chrono::milliseconds kLookAgain = std::chrono::minutes(1);
    if (m_storageFailed) { // a full disk is not written to a hundred times a second
        report(LoopPhase::Waiting, m_storageError);
        m_wake.waitFor(std::min(m_context.timings.firstRetry, kLookAgain));
    } else if (const auto next = earlier(nextTry, nextLook(reader)); !next) {
        m_wake.wait();
    } else {
        constexpr std::chrono::milliseconds kSoonest{10};
        const std::chrono::milliseconds left(m_context.clock->now().msecsTo(*next));
        m_wake.waitFor(std::clamp(left, kSoonest, kLookAgain));
    }
}

void OutboxSender::releaseDue(const MailReader& reader)
{
    const QDateTime now = m_context.clock->now();
    QList<OutboxEntry> waiting = entries(reader, OutboxState::Held) + entries(reader, OutboxState::Scheduled);
    waiting.removeIf([now](const OutboxEntry& entry) { return entry.due.isValid() && entry.due > now; });
    if (waiting.isEmpty())
        return;
    (void)write([&](Transaction& transaction) -> Result<void> {
        const auto count = transaction.releaseDue(m_context.account.id, now);
        return count ? Result<void>() : unexpected(count.error());
    });
}

std::optional<QDateTime> OutboxSender::sendDue(const MailReader& reader)
{
    Line line;
    for (;;) {
        QList<OutboxEntry> due = entries(reader, OutboxState::Queued);
        due.removeIf([now = m_context.clock->now(), isBack = m_networkIsBack.load()](const auto& entry) {
            const bool waits = entry.nextAttempt.isValid() && entry.nextAttempt > now;
            return waits && !(isBack && failedByNetwork(entry));
        });
        if (due.isEmpty() || m_needsUser || m_storageFailed || m_context.cancel.isCancelled())
            break;
        sendAll(reader, line, due);
        if (!line.session) // there was none to be had
            break;
    }
    if (line.session) {
        line.session->quit();
        if (!m_needsUser && !m_storageFailed)
            report(LoopPhase::Watching, std::nullopt);
    }
    return m_needsUser ? std::nullopt : nextAttempt(reader);
}

OutboxSender::Led OutboxSender::lead(const MailReader& reader, Line& line, const QList<OutboxEntry>& due,
                                     qsizetype at)
{
    const Account sender = sendingAccount(m_context.account, due.at(at).envelopeFrom);
    if (line.session && line.session->isConnected()) {
        if (line.server == sender.outgoing)
            return Led::ThereItIs;
        line.session->quit();
    }
    line = {};
    auto connected = connect(sender);
    if (!connected && sender.outgoing != m_context.account.outgoing) {
        identityServerFailed(reader, due.at(at), connected.error());
        return Led::NotThisEntry; // it says nothing about the account's own server
    }
    if (!connected) {
        connectionFailed(reader, due.mid(at), connected.error());
        return Led::NotAtAll;
    }
    line.session = std::move(connected).value();
    line.server = sender.outgoing;
    return Led::ThereItIs;
}

void OutboxSender::sendAll(const MailReader& reader, Line& line, const QList<OutboxEntry>& due)
{
    for (qsizetype i = 0; i < due.size() && !m_needsUser && !m_storageFailed;) {
        if (m_context.cancel.isCancelled())
            return;
        switch (lead(reader, line, due, i)) {
        case Led::NotAtAll:
            return;
        case Led::NotThisEntry:
            ++i;
            continue;
        case Led::ThereItIs:
            break;
        }
        if (sendOne(line, reader, due.at(i)) == Next::Go)
            ++i;
    }
}

QList<OutboxEntry> OutboxSender::entries(const MailReader& reader, OutboxState state) const
{
    QList<OutboxEntry> entries = reader.outbox().value_or({});
    entries.removeIf([this, state](const OutboxEntry& entry) {
        return entry.account != m_context.account.id || entry.state != state;
    });
    return entries;
}

std::optional<QDateTime> OutboxSender::nextAttempt(const MailReader& reader) const
{
    std::optional<QDateTime> earliest;
    for (const OutboxEntry& entry : entries(reader, OutboxState::Queued)) {
        const QDateTime due = entry.nextAttempt.isValid() ? entry.nextAttempt : m_context.clock->now();
        earliest = earlier(earliest, due);
    }
    return earliest;
}

std::optional<QDateTime> OutboxSender::nextLook(const MailReader& reader)
{
    std::optional<QDateTime> earliest;
    const QDateTime now = m_context.clock->now();
    for (const OutboxEntry& entry : reader.outbox().value_or({})) {
        if (entry.account != m_context.account.id)
            continue;
        if (entry.state == OutboxState::Held || entry.state == OutboxState::Scheduled)
            earliest = earlier(earliest, entry.due.isValid() ? entry.due : now);
        if (!isLookedFor(entry, m_context.account, now))
            continue;
        m_sent();
        earliest = earlier(earliest, now.addMSecs(m_context.timings.firstRetry.count()));
    }
    return earliest;
}

Result<std::unique_ptr<SmtpSession>> OutboxSender::connect(const Account& sender)
{
    AccountContext context = m_context;
    context.account = sender;
    const bool isOwn = sender.outgoing == m_context.account.outgoing;
    if (!isOwn) {
        context.credentials = m_context.credentialsOf(sender);
        context.renewedToken = {};
    }
    report(LoopPhase::Connecting, std::nullopt);
    m_networkIsBack = false; // what the network was before does not matter any more
    const auto secrets = context.credentials(sender.outgoing, m_context.cancel);
    if (!secrets)
        return unexpected(secrets.error());
    auto session = std::make_unique<SmtpSession>(context.connectionOptions(ServerRole::Outgoing, *secrets));
    if (auto connected = session->connect(); !connected)
        return unexpected(connected.error());
    report(LoopPhase::SigningIn, std::nullopt);
    if (auto loggedIn = signIn(*session, context, sender.outgoing, *secrets); !loggedIn)
        return unexpected(loggedIn.error());
    if (isOwn)
        m_context.rememberLogin(ServerRole::Outgoing);
    rememberSendingLimit(context, sender.outgoing, session->sizeLimit());
    report(LoopPhase::Syncing, std::nullopt);
    return session;
}

/// The entry waits, or where trying again makes no sense is told of in the outbox.
void OutboxSender::identityServerFailed(const MailReader& reader, const OutboxEntry& entry,
                                        const Error& error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    (void)write([&](Transaction& transaction) -> Result<void> {
        if (auto begun = transaction.beginSending(entry.id, m_context.clock->now()); !begun)
            return begun; // somebody has done something else with it meanwhile
        return needsUserAction(error) ? transaction.setOutboxState(entry.id, OutboxState::Failed, error, {})
                                      : transaction.scheduleRetry(entry.id, retryTime(entry.attempts), error);
    });
    announce(reader, entry.id);
    report(LoopPhase::Watching, std::nullopt);
}

void OutboxSender::tellWaiting(const MailReader& reader)
{
    QList<OutboxEntry> waiting = entries(reader, OutboxState::Queued);
    waiting.removeIf([](const OutboxEntry& entry) { return entry.lastError.has_value(); });
    if (!waiting.isEmpty())
        connectionFailed(reader, waiting, m_whyUser);
}

void OutboxSender::connectionFailed(const MailReader& reader, const QList<OutboxEntry>& waiting,
                                    const Error& error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_needsUser = needsUserAction(error);
    m_whyUser = error;
    for (const OutboxEntry& entry : waiting) {
        if (m_storageFailed)
            break;
        const QDateTime next = m_needsUser ? QDateTime() : retryTime(entry.attempts);
        (void)write([&](Transaction& transaction) -> Result<void> {
            const auto begun = transaction.beginSending(entry.id, m_context.clock->now());
            return begun ? transaction.scheduleRetry(entry.id, next, error) : begun;
        });
        announce(reader, entry.id);
    }
    report(m_needsUser ? LoopPhase::NeedsUser : LoopPhase::Waiting, error);
}

void OutboxSender::setState(const MailReader& reader, OutboxId entry, OutboxState state,
                            const std::optional<Error>& error, const QString& reply)
{
    (void)settle(reader, entry, [=](Transaction& transaction) {
        return transaction.setOutboxState(entry, state, error, reply);
    });
}

void OutboxSender::tellProgress(const OutboxEntry& entry, qint64 done, qint64 total)
{
    constexpr qint64 kOften = 100; // milliseconds
    if (done < total && m_sinceProgress.isValid() && !m_sinceProgress.hasExpired(kOften))
        return;
    m_sinceProgress.start();
    if (m_context.events.sendingProgress)
        m_context.events.sendingProgress(entry.id, done, total);
}

QString OutboxSender::nameOf(const ServerSettings& server)
{
    return server.host + QLatin1Char(':') + QString::number(server.port);
}

SmtpOutcome OutboxSender::transmit(const Line& line, const MailReader& reader, const OutboxEntry& entry,
                                   PieceSource& message)
{
    const OutboxBytes bytes = reader.outboxBytes(entry.id).value_or(OutboxBytes());
    SmtpMail mail;
    mail.from = entry.envelopeFrom;
    mail.recipients = entry.recipients;
    mail.isEightBit = bytes.isEightBit;
    mail.hasUtf8Header = bytes.hasUtf8Header;
    mail.byData = m_byData.contains(nameOf(line.server));
    mail.notices = {entry.wantsNotices, entry.messageId};
    const auto beginEnding = [&](const QList<RecipientResult>& recipients) {
        const auto begun = write([&](Transaction& transaction) {
            return transaction.beginEnding(entry.id, refusalsOf(recipients));
        });
        announce(reader, entry.id);
        return begun.has_value();
    };
    const SmtpSteps steps{beginEnding, [&](qint64 done, qint64 total) { tellProgress(entry, done, total); }};
    return line.session->send(mail, message, steps, RefusedRecipients::SendToOthers);
}

OutboxSender::Next OutboxSender::sendOne(Line& line, const MailReader& reader, const OutboxEntry& entry)
{
    const auto begun = write(
        [&](Transaction& transaction) { return transaction.beginSending(entry.id, m_context.clock->now()); });
    announce(reader, entry.id);
    if (!begun) // it was discarded or taken back meanwhile
        return Next::Go;
    const auto wire = reader.outboxPieces(entry.id, OutboxForm::Wire);
    if (!wire) {
        setState(reader, entry.id, OutboxState::Failed, wire.error(), {});
        return Next::Go;
    }
    const SmtpOutcome outcome = transmit(line, reader, entry, **wire);
    switch (outcome.state) {
    case SmtpOutcome::State::Sent:
        ++line.sent;
        recordSent(reader, entry, outcome);
        return Next::Go;
    case SmtpOutcome::State::Uncertain:
        recordUncertain(reader, entry.id, outcome);
        return Next::Go;
    case SmtpOutcome::State::NotSent:
        break;
    }
    return notSent(reader, entry, outcome, line);
}

OutboxSender::Next OutboxSender::notSent(const MailReader& reader, const OutboxEntry& entry,
                                         const SmtpOutcome& outcome, const Line& line)
{
    const Error& error = outcome.error;
    const bool isCancelled = error.kind == ErrorKind::Cancelled;
    const bool isNewLineWorthIt =
        outcome.isBdatUnknown || (line.sent > 0 && !line.session->isConnected() && isEndOfLine(error));
    if (outcome.isBdatUnknown)
        m_byData.insert(nameOf(line.server));
    if (isCancelled || isNewLineWorthIt) {
        setState(reader, entry.id, OutboxState::Queued, std::nullopt, {});
        return isNewLineWorthIt && !m_storageFailed ? Next::AgainOnNewConnection : Next::Go;
    }
    if (!concernsConnection(error)) {
        setState(reader, entry.id, OutboxState::Failed, error, outcome.reply);
        return Next::Go;
    }
    m_needsUser = needsUserAction(error);
    m_whyUser = error;
    const QDateTime next = m_needsUser ? QDateTime() : retryTime(entry.attempts);
    (void)settle(reader, entry.id, [id = entry.id, next, error](Transaction& transaction) {
        return transaction.scheduleRetry(id, next, error);
    });
    if (m_needsUser)
        report(LoopPhase::NeedsUser, error);
    return Next::Go;
}

void OutboxSender::recordUncertain(const MailReader& reader, OutboxId entry, const SmtpOutcome& outcome)
{
    (void)settle(reader, entry,
                 [entry, error = outcome.error, reply = outcome.reply,
                  now = m_context.clock->now()](Transaction& transaction) {
                     return transaction.setUncertain(entry, error, reply, now);
                 });
}

void OutboxSender::recordSent(const MailReader& reader, const OutboxEntry& entry, const SmtpOutcome& outcome)
{
    OutboxEntry sent = entry;
    sent.state = OutboxState::Ending;
    sent.reply = outcome.reply;
    sent.refused = refusalsOf(outcome.recipients);
    const auto written =
        settle(reader, entry.id,
               [sent, now = m_context.clock->now(), next = retryTime(entry.attempts)](
                   Transaction& transaction) { return postaci::recordSent(transaction, sent, now, next); });
    if (written && !reader.outboxEntry(entry.id)) { // it has left at once, and nobody has said how it ended
        sent.state = OutboxState::Sent;
        sent.refused.removeIf(isForNow);
        m_context.events.outboxProgressed(sent);
    }
    m_sent();
}

QDateTime OutboxSender::retryTime(int attempts) const
{
    const auto pause = std::min(m_context.timings.firstRetry * (1 << std::clamp(attempts, 0, 10)),
                                m_context.timings.longestRetry);
    return m_context.clock->now().addMSecs(pause.count());
}

void OutboxSender::report(LoopPhase phase, const std::optional<Error>& error)
{
    LoopReport report;
    report.phase = phase;
    report.error = error;
    m_context.events.outgoingReport(report);
}

} // namespace postaci
