#include "store/LocalMail.h"
#include "store/MessageColumns.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

/// The server's and the user's side of one keyword.
struct KeywordState
{
    bool exists = false;
    QStringList atServer;
    std::optional<bool> wanted;

    [[nodiscard]] bool isAtServer(const QString& keyword) const
    {
        return atServer.contains(keyword,
                                 Qt::CaseInsensitive); // RFC 3501 2.3.2: flags are not case-sensitive
    }
};

KeywordState keywordState(WriteContext& context, MessageId message, const QString& keyword)
{
    Query row = context.query(
        "SELECT keywords, (SELECT is_on FROM intent_keyword WHERE message = ?1 AND keyword = ?2)"
        " FROM message WHERE id = ?1",
        message, keyword);
    KeywordState state;
    state.exists = row.next();
    if (!state.exists)
        return state;
    state.atServer = splitLines(row.text(0));
    if (!row.isNull(1))
        state.wanted = row.truth(1);
    return state;
}

void writeKeywordIntent(WriteContext& context, MessageId message, const QString& keyword,
                        std::optional<bool> wanted)
{
    if (wanted)
        context
            .query("INSERT OR REPLACE INTO intent_keyword (message, keyword, is_on) VALUES (?, ?, ?)",
                   message, keyword, *wanted)
            .run();
    else
        context.query("DELETE FROM intent_keyword WHERE message = ? AND keyword = ?", message, keyword).run();
}

} // namespace

Result<void> Transaction::wantKeyword(const QList<MessageId>& messages, const QString& keyword, bool on)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId message : messages) {
            const KeywordState state = keywordState(*d, message, keyword);
            const bool atServer = state.isAtServer(keyword);
            if (!state.exists || state.wanted.value_or(atServer) == on)
                continue;
            const bool isNeeded = atServer != on || state.wanted; // as with flags
            writeKeywordIntent(*d, message, keyword, isNeeded ? std::optional<bool>(on) : std::nullopt);
            d->refresh(message, Touch::Always);
            settleLocally(*d, message);
        }
        return {};
    });
}

Result<void> Transaction::keywordDone(MessageId message, const QString& keyword, bool on)
{
    return d->guarded([&]() -> Result<void> {
        KeywordState state = keywordState(*d, message, keyword);
        if (!state.exists)
            return {};
        const bool wanted = state.wanted.value_or(state.isAtServer(keyword));
        state.atServer.removeIf(
            [&](const QString& word) { return word.compare(keyword, Qt::CaseInsensitive) == 0; });
        if (on)
            state.atServer.append(keyword);
        d->query("UPDATE message SET keywords = ? WHERE id = ?", joinLines(state.atServer), message).run();
        // As with flags: it may have been taken back on the way.
        writeKeywordIntent(*d, message, keyword, wanted == on ? std::nullopt : std::optional<bool>(wanted));
        d->refresh(message, Touch::Always);
        return {};
    });
}

Result<void> Transaction::rejectKeyword(MessageId message, const QString& keyword)
{
    return d->guarded([&]() -> Result<void> {
        writeKeywordIntent(*d, message, keyword, std::nullopt);
        d->refresh(message, Touch::Always);
        return {};
    });
}

} // namespace postaci
