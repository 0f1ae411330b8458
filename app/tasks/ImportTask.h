#pragma once

#include "MailEngine.h"
#include "tasks/TaskProgress.h"

#include <QJsonObject>

#include <functional>

namespace postaci {

struct ImportArguments
{
    QStringList paths;
    QString folder; ///< [ACCOUNT/]NAME of one on this computer, or the name of a new one; empty: "Imported"
    bool flat = false;   ///< all into that folder itself, whatever folders the files are in
    bool unread = false; ///< messages of which nobody knows whether they were read
};

/// For another process on this computer, with whole paths.
[[nodiscard]] QJsonObject toJson(const ImportArguments& arguments);
[[nodiscard]] ImportArguments importArgumentsFrom(const QJsonObject& object);

/// {"messages", "bytes", "duplicates", "deleted", "cancelled", "problem_count", "problems": [{"problem",
/// "place", "offset", "size", "subject", "detail"}]}
[[nodiscard]] QJsonObject toJson(const TransferReport& report);
[[nodiscard]] TransferReport transferReportFrom(const QJsonObject& object);
[[nodiscard]] QString toString(TransferProblemKind kind);

/// Takes mail from files into folders on this computer. Cancelled, it ends with what was taken until then.
/// Needs a running event loop; the engine outlives it.
void startImport(MailEngine& engine, const ImportArguments& arguments, const CancelToken& cancel,
                 const TellTask& tell, std::function<void(const Result<TransferReport>&)> done);

} // namespace postaci
