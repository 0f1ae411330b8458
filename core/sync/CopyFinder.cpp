#include "sync/CopyFinder.h"

#include <algorithm>
#include <limits>

namespace postaci {

namespace {

struct FoundMessage
{
    quint32 uid = 0;
    MessageLooks looks;
};

bool looksLike(const MessageLooks& sought, const MessageLooks& found)
{
    if (sought.size != found.size || sought.messageId != found.messageId)
        return false;
    // Without a Message-ID it has to agree in more (a copy keeps its INTERNALDATE, RFC 3501 6.4.7).
    return !sought.messageId.isEmpty() ||
           (sought.subject == found.subject &&
            (!sought.internalDate.isValid() || sought.internalDate == found.internalDate));
}

/// Where to look: from the lowest UID that any of them can have, or by Message-ID where that is not known.
Result<UidSet> candidates(const ImapSession& session, const QList<SoughtMessage>& sought,
                          const std::function<Result<QList<quint32>>(const QByteArray&)>& search)
{
    quint32 lowest = std::numeric_limits<quint32>::max();
    for (const SoughtMessage& one : sought)
        lowest = std::min(lowest, one.fromUid);
    if (lowest != 0)
        return UidSet::fromRange(lowest, std::numeric_limits<quint32>::max());
    UidSet found;
    for (const SoughtMessage& one : sought) {
        if (one.looks.messageId.isEmpty())
            continue;
        const QByteArray id = '<' + one.looks.messageId.toUtf8() + '>';
        const auto uids = search("HEADER Message-ID " + session.quoted(id));
        if (!uids)
            return unexpected(uids.error());
        found.unite(UidSet::fromList(*uids));
    }
    return found;
}

} // namespace

Result<QHash<qsizetype, quint32>> findInFolder(const ChangeScope& scope, const Folder& folder,
                                               const QList<SoughtMessage>& sought)
{
    ImapSession& session = scope.sync.session;
    if (const auto opened = scope.selected.open(folder.id, 0); !opened)
        return unexpected(opened.error());
    const auto where =
        candidates(session, sought, [&](const QByteArray& criteria) { return session.search(criteria); });
    if (!where)
        return unexpected(where.error());
    QList<FoundMessage> found;
    if (!where->isEmpty() && scope.selected.state().exists > 0) {
        const auto fetched = session.fetchHeaders(*where, [&](ImapHeader&& header) {
            found.append(
                {header.uid,
                 {header.envelope.messageId, header.size, header.internalDate, header.envelope.subject}});
        });
        if (!fetched)
            return unexpected(fetched.error());
    }
    QHash<qsizetype, quint32> uids;
    for (qsizetype i = 0; i < sought.size(); ++i) {
        const auto match = std::find_if(found.begin(), found.end(), [&](const FoundMessage& candidate) {
            return candidate.uid >= sought.at(i).fromUid && looksLike(sought.at(i).looks, candidate.looks);
        });
        if (match == found.end())
            continue;
        uids.insert(i, match->uid);
        found.erase(match);
    }
    return uids;
}

Result<quint32> nextUidOf(const ChangeScope& scope, const Folder& folder)
{
    const auto status = scope.sync.session.status(folder.rawName);
    if (!status)
        return unexpected(status.error());
    return status->uidNext.value_or(0);
}

QHash<quint32, quint32> byOldUid(const CopyResult& result)
{
    QHash<quint32, quint32> uids;
    for (const auto& [here, there] : result.uids)
        uids.insert(here, there);
    return uids;
}

} // namespace postaci
