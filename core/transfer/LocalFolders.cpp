#include "transfer/LocalFolders.h"

#include "message/MailboxName.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

namespace postaci {

namespace {

/// What a file or directory is called, as a folder can be.
QString asFolderName(const QString& name)
{
    constexpr qsizetype longest = 200;
    QString safe = name.normalized(QString::NormalizationForm_C).left(longest);
    for (QChar& c : safe) {
        const bool isControl = c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
                               c == QChar::ParagraphSeparator;
        if (isControl || c == QLatin1Char('/') || c == QLatin1Char('*') || c == QLatin1Char('%'))
            c = QLatin1Char('_');
    }
    safe = safe.trimmed();
    return safe.isEmpty() ? QStringLiteral("_") : safe;
}

} // namespace

LocalFolders::LocalFolders(Store& store, const ImportOptions& options)
    : m_store(store), m_target(options.target), m_newFolder(options.newFolder)
{
}

Result<void> LocalFolders::check() const
{
    const auto reader = MailReader::open(m_store.profileDir());
    if (!reader)
        return unexpected(reader.error());
    if (m_target == 0)
        return m_newFolder.trimmed().isEmpty()
                   ? Result<void>(unexpected(ErrorKind::Input, ErrorReason::MailboxNameInvalid,
                                             QStringLiteral("The folder needs a name")))
                   : Result<void>();
    const auto folder = (*reader)->folder(m_target);
    if (!folder)
        return unexpected(folder.error());
    return folder->isLocal && folder->selectable
               ? Result<void>()
               : Result<void>(unexpected(ErrorKind::Input, ErrorReason::MailboxMissing,
                                         QStringLiteral("The folder is not on this computer")));
}

Result<FolderId> LocalFolders::at(const QStringList& levels)
{
    const QString key = levels.join(QLatin1Char('\n'));
    if (const FolderId known = m_known.value(key))
        return known;
    const auto above = levels.isEmpty() ? Result<FolderId>(0) : at(levels.first(levels.size() - 1));
    if (!above)
        return above;
    const auto folder = levels.isEmpty() ? makeTarget() : below(m_account, *above, levels.constLast());
    if (folder)
        m_known.insert(key, *folder);
    return folder;
}

Result<FolderId> LocalFolders::makeTarget()
{
    if (m_target != 0) {
        const auto reader = MailReader::open(m_store.profileDir());
        const auto folder = reader ? (*reader)->folder(m_target) : Result<Folder>(unexpected(reader.error()));
        m_account = folder ? folder->account : 0;
        return folder ? Result<FolderId>(m_target) : unexpected(folder.error());
    }
    const auto made = m_store.write(WritePriority::Sync, [this](Transaction& transaction) -> Result<void> {
        const auto account = transaction.needLocalAccount();
        m_account = account.value_or(0);
        return account ? Result<void>() : unexpected(account.error());
    });
    return made ? below(m_account, 0, m_newFolder) : unexpected(made.error());
}

Result<FolderId> LocalFolders::below(AccountId account, FolderId parent, const QString& wanted)
{
    const QString name = asFolderName(wanted);
    FolderId found = 0;
    const auto made = m_store.write(WritePriority::Sync, [&](Transaction& transaction) -> Result<void> {
        const auto reader = MailReader::open(m_store.profileDir());
        const auto folders = reader ? (*reader)->folders(account) : unexpected(reader.error());
        if (!folders)
            return unexpected(folders.error());
        for (const Folder& folder : *folders) {
            if (folder.parent == parent && folder.name.compare(name, Qt::CaseInsensitive) == 0 &&
                folder.selectable)
                found = folder.id;
        }
        if (found != 0)
            return {};
        const auto folder = transaction.wantFolder(account, parent, {encodeMailbox(name), name});
        found = folder.value_or(0);
        return folder ? Result<void>() : unexpected(folder.error());
    });
    return made ? Result<FolderId>(found) : unexpected(made.error());
}

} // namespace postaci
