#include "base/Logging.h"

namespace postaci {

Q_LOGGING_CATEGORY(logNetwork, "postaci.network", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "postaci.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logSync, "postaci.sync", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "postaci.ui", QtWarningMsg)

} // namespace postaci
