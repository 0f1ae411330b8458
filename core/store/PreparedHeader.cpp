#include "store/PreparedHeader.h"

#include "store/MessagePlaces.h"

namespace postaci {

PreparedHeader prepareHeader(NewMessage message)
{
    PreparedHeader header;
    header.texts = headerTexts(message.envelope);
    header.keys =
        conversationKeys(header.texts[0], header.texts[1], header.texts[2], message.envelope.subject);
    addServerThread(header.keys.ids, threadName(message.identity).toStdString());
    header.folded = foldedHeaders(message.envelope);
    header.message = std::move(message);
    // The texts have all of it but the date. Its many small pieces go here, where they were made: the
    // writer's thread would give back memory of another one.
    const QDateTime date = header.message.envelope.date;
    header.message.envelope = Envelope();
    header.message.envelope.date = date;
    return header;
}

PreparedHeaders prepareHeaders(const QList<NewMessage>& messages)
{
    PreparedHeaders headers;
    headers.reserve(static_cast<size_t>(messages.size()));
    for (const NewMessage& message : messages)
        headers.push_back(prepareHeader(message));
    return headers;
}

} // namespace postaci
