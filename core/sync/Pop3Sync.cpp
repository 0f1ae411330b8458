#include "sync/Pop3Sync.h"

#include "base/Logging.h"
#include "sync/LocalSentCopies.h"

namespace postaci {

Pop3Sync::Pop3Sync(const AccountContext& context) : m_context(context), m_loop(context, m_gate) {}

void Pop3Sync::messageSent()
{
    const auto reader = MailReader::open(m_context.store->profileDir());
    const auto filed = reader ? fileLocalSentCopies(m_context, **reader) : unexpected(reader.error());
    if (!filed) // before the next visit it is tried again
        qCWarning(logSync) << "a sent copy could not be filed:" << filed.error().message;
}

} // namespace postaci
