#include "sync/OutboxSender.h"

#include "base/Identities.h"
#include "base/Logging.h"
#include "protocol/SmtpSession.h"
#include "store/Transaction.h"
#include "sync/SignIn.h"

#include <algorithm>

namespace postaci {

namespace {

/// A failure of the way to the server, not of the message: it stays queued.
bool concernsConnection(const Error& error)
{
    return error.isRetriedQuietly() || error.kind == ErrorKind::Authentication ||
           error.kind == ErrorKind::Certificate || error.reason == ErrorReason::ServerBusy ||
           error.reason == ErrorReason::ServerBye;
}

/// The recipients that were refused while others were accepted, as an error to show on the sent message.
std::optional<Error> refusedError(const SmtpOutcome& outcome)
{
    QStringList refused;
    for (const RecipientResult& recipient : outcome.recipients)
        if (!recipient.accepted)
            refused.append(recipient.addr + QStringLiteral(": ") + recipient.reply);
    if (refused.isEmpty())
        return std::nullopt;
    return makeError(ErrorKind::Rejected, ErrorReason::RecipientsRefused,
                     QStringLiteral("The server refused some of the recipients"),
                     refused.join(QLatin1Char('\n')));
}

} // namespace

OutboxSender::OutboxSender(const AccountContext& context, std::function<void()> sent)
    : m_context(context), m_sent(std::move(sent))
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
    const auto written = m_context.store->write(WritePriority::User, work);
    m_storageFailed = !written;
    return written;
}

void OutboxSender::run()
{
    const auto reader = MailReader::open(m_context.store->profileDir());
    if (!reader) {
        report(LoopPhase::Waiting, reader.error());
        return;
    }
    while (!m_context.cancel.isCancelled()) {
        const auto next = m_needsUser ? std::nullopt : sendDue(**reader);
        if (m_context.cancel.isCancelled())
            return;
        if (!next) {
            m_wake.wait();
        } else {
            const qint64 ms = m_context.clock->now().msecsTo(*next);
            m_wake.waitFor(std::chrono::milliseconds(std::clamp<qint64>(ms, 10, 60 * 60 * 1000)));
        }
        if (m_retrySignIn.exchange(false))
            m_needsUser = false;
    }
}

std::optional<QDateTime> OutboxSender::sendDue(const MailReader& reader)
{
    std::unique_ptr<SmtpSession> session;
    ServerSettings server; // that `session` is with
    QList<OutboxEntry> due = queued(reader);
    due.removeIf([now = m_context.clock->now()](const OutboxEntry& entry) {
        return entry.nextAttempt.isValid() && entry.nextAttempt > now;
    });
    for (const OutboxEntry& entry : due) {
        if (m_context.cancel.isCancelled())
            break;
        const Account sender = sendingAccount(m_context.account, entry.envelopeFrom);
        if (session && session->isConnected() && server != sender.outgoing)
            session->quit();
        if (!session || !session->isConnected() || server != sender.outgoing) {
            auto connected = connect(sender);
            if (!connected && sender.outgoing != m_context.account.outgoing) {
                identityServerFailed(reader, entry, connected.error());
                continue; // it says nothing about the account's own server
            }
            if (!connected) {
                connectionFailed(reader, due, connected.error());
                break;
            }
            session = std::move(connected).value();
            server = sender.outgoing;
        }
        sendOne(*session, reader, entry);
    }
    if (session) {
        session->quit();
        report(LoopPhase::Watching, std::nullopt);
    }
    if (m_needsUser)
        return std::nullopt;
    const auto next = nextAttempt(reader);
    // A disk that takes no writes leaves everything as it was: no reason to try without a pause.
    const QDateTime soonest = m_context.clock->now().addMSecs(m_context.timings.firstRetry.count());
    return next && m_storageFailed ? std::max(*next, soonest) : next;
}

QList<OutboxEntry> OutboxSender::queued(const MailReader& reader) const
{
    QList<OutboxEntry> entries = reader.outbox().value_or({});
    entries.removeIf([this](const OutboxEntry& entry) {
        return entry.account != m_context.account.id || entry.state != OutboxState::Queued;
    });
    return entries;
}

std::optional<QDateTime> OutboxSender::nextAttempt(const MailReader& reader) const
{
    std::optional<QDateTime> earliest;
    for (const OutboxEntry& entry : queued(reader)) {
        const QDateTime due = entry.nextAttempt.isValid() ? entry.nextAttempt : m_context.clock->now();
        earliest = earliest ? std::min(*earliest, due) : due;
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
    report(LoopPhase::Syncing, std::nullopt);
    return session;
}

/// The entry waits, or where trying again makes no sense is told of in the outbox.
void OutboxSender::identityServerFailed(const MailReader& reader, const OutboxEntry& entry,
                                        const Error& error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    (void)write([&](Transaction& transaction) {
        return needsUserAction(error) ? transaction.setOutboxState(entry.id, OutboxState::Failed, error, {})
                                      : transaction.scheduleRetry(entry.id, retryTime(entry.attempts), error);
    });
    announce(reader, entry.id);
    report(LoopPhase::Watching, std::nullopt);
}

void OutboxSender::connectionFailed(const MailReader& reader, const QList<OutboxEntry>& waiting,
                                    const Error& error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_needsUser = needsUserAction(error);
    for (const OutboxEntry& entry : waiting) {
        const QDateTime next = m_needsUser ? QDateTime() : retryTime(entry.attempts);
        const auto stillWaiting = reader.outboxEntry(entry.id);
        if (!stillWaiting || stillWaiting->state != OutboxState::Queued)
            continue;
        (void)write(
            [&](Transaction& transaction) { return transaction.scheduleRetry(entry.id, next, error); });
        announce(reader, entry.id);
    }
    report(m_needsUser ? LoopPhase::NeedsUser : LoopPhase::Waiting, error);
}

void OutboxSender::sendOne(SmtpSession& session, const MailReader& reader, const OutboxEntry& entry)
{
    const auto wire = reader.outboxWire(entry.id);
    const auto setState = [&](OutboxState state, const std::optional<Error>& error, const QString& reply) {
        const auto written = write([&](Transaction& transaction) {
            return transaction.setOutboxState(entry.id, state, error, reply);
        });
        announce(reader, entry.id);
        return written.has_value();
    };
    if (!wire) {
        setState(OutboxState::Failed, wire.error(), {});
        return;
    }
    if (!setState(OutboxState::Sending, std::nullopt, {}))
        return;

    const SmtpOutcome outcome = session.send(
        entry.envelopeFrom, entry.recipients, *wire,
        [&] { return setState(OutboxState::Ending, std::nullopt, {}); }, RefusedRecipients::SendToOthers);
    switch (outcome.state) {
    case SmtpOutcome::State::Sent:
        recordSent(reader, entry, outcome);
        break;
    case SmtpOutcome::State::Uncertain:
        setState(OutboxState::Uncertain, outcome.error, outcome.reply);
        break;
    case SmtpOutcome::State::NotSent:
        if (concernsConnection(outcome.error) || outcome.error.kind == ErrorKind::Cancelled) {
            const QDateTime next = retryTime(entry.attempts);
            (void)write([&](Transaction& transaction) {
                return transaction.scheduleRetry(entry.id, next, outcome.error);
            });
            announce(reader, entry.id);
        } else {
            setState(OutboxState::Failed, outcome.error, outcome.reply);
        }
        break;
    }
}

void OutboxSender::recordSent(const MailReader& reader, const OutboxEntry& entry, const SmtpOutcome& outcome)
{
    (void)write([&](Transaction& transaction) -> Result<void> {
        auto set =
            transaction.setOutboxState(entry.id, OutboxState::Sent, refusedError(outcome), outcome.reply);
        if (!set || entry.original == 0)
            return set;
        const MessageFlag mark = entry.originalIsForward ? MessageFlag::Forwarded : MessageFlag::Answered;
        return transaction.wantFlag({entry.original}, mark, true);
    });
    announce(reader, entry.id);
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
