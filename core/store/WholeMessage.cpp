#include "store/WholeMessage.h"

#include "store/BodyPiece.h"
#include "store/IndexTokenizer.h"
#include "store/StorageError.h"

namespace postaci {

namespace {

StoredBody storedBody(const LocalMessage& message)
{
    StoredBody body;
    body.size = message.raw.size();
    body.preview = message.summary.preview;
    for (qsizetype start = 0; start < message.raw.size(); start += bodyPieceSize)
        body.pieces.append(packBodyPiece(QByteArrayView(message.raw).sliced(start)));
    return body;
}

} // namespace

Result<WholeMessages> prepareWhole(size_t count, const std::function<LocalMessage(size_t)>& messageAt)
{
    return withStorageErrors([&]() -> Result<WholeMessages> {
        Connection memory(QStringLiteral(":memory:"), Access::ReadWrite);
        const IndexTokenizer tokenizer(memory);
        WholeMessages messages;
        messages.headers.reserve(count);
        messages.bodies.reserve(count);
        for (size_t i = 0; i < count; ++i) {
            const LocalMessage message = messageAt(i);
            PreparedHeader header = prepareHeader(message.row);
            header.folded.body = distinctWords(tokenizer, message.summary.folded);
            messages.headers.push_back(std::move(header));
            messages.bodies.push_back(storedBody(message));
        }
        return messages;
    });
}

} // namespace postaci
