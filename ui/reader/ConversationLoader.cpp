#include "reader/ConversationLoader.h"

#include "base/Logging.h"
#include "store/MailReader.h"

namespace postaci {

ConversationLoader::ConversationLoader(QString profileDir, QObject* parent)
    : QObject(parent), m_profileDir(std::move(profileDir))
{
    m_worker.setMaxThreadCount(1);
}

ConversationLoader::~ConversationLoader()
{
    forget();
    m_worker.waitForDone();
}

void ConversationLoader::load(ThreadId thread, FolderId preferred, quint64 generation)
{
    forget();
    m_worker.start([this, thread, preferred, generation] {
        const auto reader = MailReader::open(m_profileDir);
        if (!reader) {
            qCWarning(logUi) << "a conversation could not be read:" << reader.error().message;
            Q_EMIT loaded(generation, {}, {});
            return;
        }
        Q_EMIT loaded(generation, (*reader)->conversationMembers(thread, 0, 0, preferred).value_or({}),
                      (*reader)->unreadMembers(thread).value_or({}));
    });
}

void ConversationLoader::forget()
{
    m_worker.clear();
}

} // namespace postaci
