#pragma once

#include "StoreFixture.h"

namespace postaci::test {

inline OutboxEntry sampleEntry(AccountId account)
{
    OutboxEntry entry;
    entry.account = account;
    entry.messageId = QStringLiteral("out@example.org");
    entry.subject = QStringLiteral("Konu");
    entry.envelopeFrom = QStringLiteral("ayse@example.org");
    entry.recipients = {QStringLiteral("a@example.org"), QStringLiteral("b@example.org")};
    entry.created = utc(2026, 1, 2);
    entry.original = 77;
    entry.originalIsForward = true;
    return entry;
}

inline const QByteArray kTwoHeads = "Date: Thu, 01 Jan 2026 00:00:00 +0000\r\nSubject: x\r\n\r\nmetin\r\n";
inline const QByteArray kTwoHeadsCopy = "Bcc: <\xc3\xbc@example.org>\r\n" + kTwoHeads;

inline OutboxId add(StoreFixture& f, OutboxState state, const QByteArray& wire = "wire",
                    const QByteArray& copy = "wire")
{
    OutboxId id = 0;
    f.write([&](Transaction& t) -> Result<void> {
        OutboxEntry entry = sampleEntry(f.account);
        entry.state = state;
        const auto added = t.addToOutbox(entry, wire, copy);
        REQUIRE_OR_RETURN(added);
        id = *added;
        return {};
    });
    return id;
}

} // namespace postaci::test
