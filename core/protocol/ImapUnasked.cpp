// What a server says without being asked: capabilities, alerts, and changes of the selected folder.
#include "protocol/ImapDialogue.h"

#include "protocol/ImapFetchData.h"
#include "protocol/ImapMailboxes.h"

namespace postaci {

namespace {

constexpr qsizetype kMostAlerts = 20;
constexpr qsizetype kMostFlagUpdates = 10'000;
constexpr size_t kMostVanishedRanges =
    100'000;                                ///< of vanished UIDs; the folder is compared where there are more
constexpr qsizetype kMostKeywordsTold = 50; ///< of one of them
constexpr qsizetype kLongestAlert = 2'000;

} // namespace

void ImapDialogue::recordReceived()
{
    const auto& transcript = m_socket.options().transcript;
    if (!transcript)
        return;
    // What is fetched is people's mail: the transcript says that it came, not what it is.
    if (m_response.is("FETCH")) {
        transcript->record(Direction::Received,
                           "* " + QByteArray::number(m_response.number.value_or(0)) + " FETCH (" +
                               QByteArray::number(m_response.buffer().size()) + " bytes)");
        return;
    }
    transcript->record(Direction::Received, m_response.buffer());
}

void ImapDialogue::setCapabilities(QByteArrayView words)
{
    m_capabilities.clear();
    m_capabilitiesKnown = true;
    for (const QByteArray& word : splitWords(words))
        m_capabilities.insert(word.toUpper());
}

void ImapDialogue::noteCode()
{
    if (m_response.code == "CAPABILITY") {
        setCapabilities(m_response.codeArguments);
        return;
    }
    if (m_response.code == "NOTIFICATIONOVERFLOW" && !m_watched.isEmpty()) {
        m_watched.clear();
        m_updates.watchEnded = true;
    }
    if (m_response.code != "ALERT" && m_response.code != "WEBALERT")
        return;
    QString text = QString::fromUtf8(m_response.rest.first(qMin(m_response.rest.size(), kLongestAlert)));
    if (!m_response.codeArguments.isEmpty())
        text += QLatin1Char(' ') + QString::fromUtf8(m_response.codeArguments.first(
                                       qMin(m_response.codeArguments.size(), kLongestAlert)));
    if (!m_alerts.contains(text) && m_alerts.size() < kMostAlerts)
        m_alerts.append(text.trimmed());
}

void ImapDialogue::noteUntagged()
{
    if (m_response.is("CAPABILITY")) {
        setCapabilities(m_response.rest);
    } else if (m_response.is("EXISTS") && m_response.number) {
        m_exists = *m_response.number;
        m_updates.exists = m_exists;
    } else if (m_response.is("EXPUNGE") && m_response.number) {
        ++m_updates.expunged;
        m_exists -= m_exists > 0 ? 1 : 0;
        m_updates.exists = m_exists;
    } else if (m_response.is("VANISHED")) {
        noteVanished();
    } else if (m_response.is("FETCH")) {
        noteFlags();
    } else if (!m_watched.isEmpty()) {
        noteFolder();
    }
}

/// What NOTIFY tells of folders other than the selected one (RFC 5465 5).
void ImapDialogue::noteFolder()
{
    if (m_response.is("LIST"))
        m_updates.foldersChanged = true;
    if (!m_response.is("STATUS"))
        return;
    const auto [rawName, status] = parseStatusResponse(m_response, dialect());
    if (!isWatched(rawName))
        return;
    mergeStatus(m_updates.folders[rawName], status);
}

void ImapDialogue::noteVanished()
{
    const auto vanished = parseVanished(m_response.rest);
    if (!vanished) {
        m_updates.vanishedUnreliable = true;
        return;
    }
    if (m_updates.vanished.ranges().size() > kMostVanishedRanges) {
        m_updates.vanishedUnreliable = true;
        return;
    }
    m_updates.vanished.unite(vanished->uids);
    if (vanished->earlier)
        return;
    m_exists -= static_cast<quint32>(qMin<quint64>(m_exists, vanished->uids.size()));
    m_updates.exists = m_exists;
}

void ImapDialogue::noteFlags()
{
    const ImapFetchData data = parseFetchData(m_response);
    if (!data.hasFlags)
        return;
    if (data.flags.uid == 0 || m_updates.flags.size() >= kMostFlagUpdates ||
        data.flags.keywords.size() > kMostKeywordsTold)
        m_updates.flagsUnknown = true;
    else
        m_updates.flags.append(data.flags);
}

} // namespace postaci
