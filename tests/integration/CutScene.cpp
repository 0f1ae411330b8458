#include "CutScene.h"

#include "Oracle.h"

#include <QSignalSpy>

#include <algorithm>

namespace postaci::test {

namespace {

/// Commands that change something on the server.
QByteArrayList changesIn(const QByteArray& recorded)
{
    QByteArrayList changes;
    for (const QByteArray& line : recorded.split('\n')) {
        for (const char* verb :
             {" STORE ", " MOVE ", " COPY ", " EXPUNGE", " APPEND ", " CREATE ", " DELETE ", " RENAME "}) {
            if (line.contains(verb))
                changes.append(line.trimmed());
        }
    }
    return changes;
}

} // namespace

CutScene::CutScene(const DovecotServer& server, const QString& user)
    : m_server(server), m_user(user), m_imap(server.imapPort()), m_smtp(server.smtpPort()),
      m_fixture(server, user)
{
    m_fixture.account.incoming.port = m_imap.port();
    m_fixture.account.incoming.security = Security::None;
    m_fixture.account.outgoing.port = m_smtp.port();
    m_fixture.account.outgoing.security = Security::None;
    // What is awaited here is a connection that is gone, never a slow server.
    m_fixture.timings.firstRetry = std::chrono::milliseconds(10);
    m_fixture.timings.longestRetry = std::chrono::milliseconds(50);
}

void CutScene::arm(CuttingProxy& proxy, const Cut& cut)
{
    switch (cut.kind) {
    case CutKind::BeforeLine:
        return proxy.cutBeforeLine(CuttingProxy::Direction::Up, cut.line);
    case CutKind::ReplyLost:
        return proxy.cutReplyToLine(cut.line);
    case CutKind::AfterAnswer:
        return proxy.cutAfterLines(CuttingProxy::Direction::Down, cut.line);
    }
}

QString CutScene::recover()
{
    constexpr int kMostPasses = 4;
    QString why;
    for (int i = 0; i < kMostPasses; ++i) {
        const auto pass = m_fixture.pass();
        why = pass ? QString() : pass.error().message + QLatin1Char(' ') + pass.error().detail;
        if (pass && m_fixture.isSettled() &&
            differenceToServer(m_fixture.reader(), m_fixture.accountId(), mailbox()).isEmpty())
            return {};
    }
    return why.isEmpty() ? QStringLiteral("not settled: ") +
                               differenceToServer(m_fixture.reader(), m_fixture.accountId(), mailbox())
                         : why;
}

QString CutScene::unrest()
{
    // The first pass may still take notice of what the last one did; the second has no reason for anything.
    if (const auto pass = m_fixture.pass(); !pass)
        return pass.error().message;
    const QSignalSpy news(&m_fixture.engine(), &MailEngine::storeChanged);
    const qint64 before = m_imap.bytes(CuttingProxy::Direction::Up);
    const auto pass = m_fixture.pass();
    if (!pass)
        return pass.error().message;
    if (pass->added + pass->changed + pass->removed > 0 || !news.isEmpty())
        return QStringLiteral("another pass finds %1 new, %2 changed, %3 gone, in %4 transactions")
            .arg(pass->added)
            .arg(pass->changed)
            .arg(pass->removed)
            .arg(news.size());
    const QByteArrayList changes = changesIn(m_imap.recorded(CuttingProxy::Direction::Up).mid(before));
    if (!changes.isEmpty())
        return QStringLiteral("another pass sends ") + QString::fromUtf8(changes.join("; "));
    return differenceToServer(m_fixture.reader(), m_fixture.accountId(), mailbox());
}

QByteArrayList allMessageIds(const TestMaildir& mailbox)
{
    QByteArrayList ids;
    for (const QString& folder : mailbox.folders()) {
        for (const StoredMessage& message : mailbox.messages(folder))
            ids.append(message.messageId);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace postaci::test
