#pragma once

#include "base/Result.h"
#include "store/StoreTypes.h"
#include "transfer/TransferTypes.h"

#include <memory>

namespace postaci {

/// Puts the messages of one folder into files, one after the other. Nothing that is there is overwritten, but
/// for an mbox where that is wished. Lives in one thread.
class MailWriter
{
public:
    MailWriter() = default;
    virtual ~MailWriter() = default;
    MailWriter(const MailWriter&) = delete;
    MailWriter& operator=(const MailWriter&) = delete;

    enum class Added { Written, WasThere };
    /// Errors: Storage/FileUnwritable.
    virtual Result<Added> add(const MessageRow& row, const QByteArray& raw) = 0;
    /// What was added is there from then on; of an mbox nothing is without it.
    virtual Result<void> finish() = 0;
};

/// An mbox, in mboxrd's quoting: one ">" more in front of each line "From " that has any number of them.
/// Lines end as the messages' own do; a message whose last line has no end gets one. Errors:
/// Input/FileUnwritable where there is such a file already.
[[nodiscard]] Result<std::unique_ptr<MailWriter>> writeMbox(const QString& file,
                                                            const ExportOptions& options);
/// A file a message in a directory, which is made where it is missing, under the name that a message is saved
/// by. A file of that name with the same bytes is the message itself, of an export before; beside one with
/// others it gets a number.
[[nodiscard]] Result<std::unique_ptr<MailWriter>> writeMessageFiles(const QString& directory);
/// A Maildir; what is not read is new there.
[[nodiscard]] Result<std::unique_ptr<MailWriter>> writeMaildir(const QString& directory);

} // namespace postaci
