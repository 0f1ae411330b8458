// ImapReader and all that takes its responses apart. The first byte says how large the pieces are that the
// bytes arrive in, and if bodies are streamed; what is read must not depend on the pieces.
#include "Fuzz.h"
#include "message/HeaderDecoder.h"
#include "message/MailboxName.h"
#include "protocol/ImapFetchData.h"
#include "protocol/ImapMailboxes.h"
#include "protocol/ImapReader.h"
#include "unit/protocol/MemorySource.h"

using namespace postaci;

namespace {

constexpr size_t kMostRanges = 1000;

void walk(const ImapValue& value, int depth, qsizetype& left)
{
    fuzz::require(depth <= 200, "the depth of lists is bounded");
    for (ImapValue one = value; one.exists() && left > 0; one = one.next()) {
        --left;
        (void)one.bytes();
        (void)one.number();
        (void)one.toLineEnd();
        if (one.isList())
            walk(one.first(), depth + 1, left);
    }
}

void takeApart(const ImapResponse& response)
{
    qsizetype left = 100'000;
    walk(response.values(), 0, left);
    const ImapFetchData data = parseFetchData(response);
    (void)parseEnvelope(data.envelope);
    (void)structureHasAttachment(data.structure);
    (void)parseMessageIds(headerField(data.headerFields.bytes(), "References"));
    for (const ImapDialect& dialect : {ImapDialect{true, false}, ImapDialect{true, true}}) {
        if (const auto mailbox = parseListResponse(response, dialect))
            (void)decodeMailbox(mailbox->rawName);
        (void)parseStatusResponse(response, dialect);
        (void)parseNamespaces(response, dialect);
    }
    (void)splitWords(response.codeArguments);
    if (const auto uids = UidSet::parse(response.rest, kMostRanges)) {
        fuzz::require(uids->toList(1000).size() <= 1000, "lists of UIDs are bounded");
        fuzz::require(UidSet::parse(uids->toImap(), 2 * kMostRanges) == uids,
                      "a set is what it is written as");
    }
    if (const auto vanished = parseVanished(response.rest))
        fuzz::require(!vanished->uids.isEmpty(), "nothing vanishes by an empty set");
}

NetworkLimits smallLimits()
{
    NetworkLimits limits;
    limits.maxLine = 4096;
    limits.maxReply = 65536;
    return limits;
}

/// All that is read, in words that two readings can be compared by.
QByteArray transcriptOf(QByteArrayView bytes, qsizetype piece, bool streamed)
{
    test::MemorySource source(bytes.toByteArray(), piece);
    ImapReader reader(source, smallLimits());
    QByteArray all;
    if (streamed) {
        reader.setBodySink([&all](QByteArrayView part, qint64) {
            all += part;
            return true;
        });
    }
    ImapResponse response;
    Result<void> read;
    while ((read = reader.next(response))) {
        fuzz::require(response.buffer().size() <= 65536 + 64, "a response is bounded");
        takeApart(response);
        all += QByteArray::number(static_cast<int>(response.kind)) + response.tag + ' ' + response.keyword +
               ' ' + response.code + ' ' + response.rest.toByteArray() + '\n';
    }
    return all + QByteArray::number(static_cast<int>(read.error().reason));
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    if (input.isEmpty())
        return;
    const auto how = static_cast<unsigned char>(input.front());
    const QByteArrayView bytes = input.sliced(1);
    const bool streamed = (how & 1) != 0;
    const QByteArray whole = transcriptOf(bytes, 1 << 20, streamed);
    const QByteArray inPieces = transcriptOf(bytes, 1 + (how >> 1), streamed);
    require(whole == inPieces, "the same is read in any pieces");
}
