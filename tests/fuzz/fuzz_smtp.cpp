// SmtpReader. The first byte says how large the pieces are that the bytes arrive in.
#include "Fuzz.h"
#include "protocol/SmtpReader.h"
#include "unit/protocol/MemorySource.h"

using namespace postaci;

namespace {

QByteArray transcriptOf(QByteArrayView bytes, qsizetype piece)
{
    NetworkLimits limits;
    limits.maxTextLine = 1024;
    limits.maxTextReply = 8192;
    test::MemorySource source(bytes.toByteArray(), piece);
    SmtpReader reader(source, limits, nullptr);
    QByteArray all;
    for (;;) {
        const auto reply = reader.next();
        if (!reply)
            return all + QByteArray::number(static_cast<int>(reply.error().reason));
        fuzz::require(reply->code >= 200 && reply->code < 600, "a reply has a code");
        fuzz::require(!reply->lines.isEmpty(), "a reply has a line");
        fuzz::require(reply->lines.join().size() <= 8192, "a reply is bounded");
        const Error error = smtpError(*reply, ErrorReason::MessageRefused);
        fuzz::require(!reply->isRefusal() || error.kind != ErrorKind::Protocol, "a refusal is understood");
        (void)smtpLoginError(*reply);
        all += QByteArray::number(reply->code) + reply->lines.join('\n') + '\n';
    }
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    if (input.isEmpty())
        return;
    const QByteArrayView bytes = input.sliced(1);
    const qsizetype piece = 1 + static_cast<unsigned char>(input.front());
    // Where a line is too long shows a read earlier or later; everything else is the same.
    const QByteArray whole = transcriptOf(bytes, 1 << 20);
    const QByteArray inPieces = transcriptOf(bytes, piece);
    require(whole == inPieces, "the same is read in any pieces");
}
