#include "sync/IncomingSync.h"

#include "sync/ImapSync.h"
#include "sync/Pop3Sync.h"

namespace postaci {

std::unique_ptr<IncomingSync> makeIncomingSync(const AccountContext& context)
{
    if (context.account.incoming.protocol == Protocol::Pop3)
        return std::make_unique<Pop3Sync>(context);
    return std::make_unique<ImapSync>(context);
}

} // namespace postaci
