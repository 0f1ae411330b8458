#pragma once

#include "store/NewMail.h"
#include "store/PreparedHeader.h"
#include "store/Transaction.h"
#include "store/WriteContext.h"

#include <span>
#include <unordered_map>

namespace postaci {

/// One batch of headers of a server's folder on its way into the store: new rows, known ones, and rows that
/// wait for their UID. Lives in the writer thread, within one call.
class HeaderInsert
{
public:
    HeaderInsert(WriteContext& context, FolderId folder, Transaction::Arrival arrival);
    /// The ids in the order given.
    [[nodiscard]] QList<MessageId> run(std::span<const PreparedHeader> headers);
    /// New rows of conversations that are muted.
    [[nodiscard]] const QList<MessageId>& muted() const { return m_muted; }

private:
    MessageId put(const PreparedHeader& header, qint64 sortSeconds);
    [[nodiscard]] MessageId known(quint32 uid);
    /// What we have marked and could not expunge: told while that was under way, it is no message.
    [[nodiscard]] bool isLeftMarked(const NewMessage& message);
    /// The waiting row that is this message (RFC 3501 2.3.1.1: nothing but its looks can tell); 0: none.
    [[nodiscard]] MessageId awaiting(const NewMessage& message, const HeaderTexts& texts);
    /// A message that has left another folder of the account and is this one; 0: none.
    [[nodiscard]] MessageId gone(const NewMessage& message, const HeaderTexts& texts);
    void adopt(MessageId id);
    [[nodiscard]] MessageId freeId(qint64 sortSeconds);
    MessageId insert(const PreparedHeader& header, quint32 uid, qint64 sortSeconds);
    /// False: the id is taken.
    bool insertRow(MessageId id, qint64 stamp, const PreparedHeader& header, quint32 uid);
    void noteRecipients(const HeaderTexts& texts, qint64 sortSeconds);
    [[nodiscard]] bool saysSomethingNew(MessageId id, const NewMessage& message, const HeaderTexts& texts);
    void update(MessageId id, const NewMessage& message, const HeaderTexts& texts);

    WriteContext& m_context;
    const FolderId m_folder;
    const bool m_isLocal;
    const bool m_isNews;
    const QDateTime m_now;
    NewMail m_newMail;
    bool m_someAwait = false;
    bool m_someAreLeftMarked = false;
    bool m_someAreGone = false;
    bool m_someAreMuted = false;
    bool m_isSentMail = false;
    QList<MessageId> m_muted;
    // Of what was here before.
    quint32 m_lowestUid = 0;
    quint32 m_highestUid = 0;
    std::unordered_map<quint32, MessageId> m_ofThisBatch;
};

} // namespace postaci
