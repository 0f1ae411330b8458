#include "profile/FoundTexts.h"

#include "base/Clock.h"
#include "base/WriteFailure.h"
#include "profile/SalvagedReferences.h"
#include "store/Database.h"
#include "store/LocalMessage.h"
#include "store/StorageError.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QCoreApplication>

namespace postaci {

namespace {

/// The folder for texts, which an earlier repair may have made.
Result<FolderId> folderForTexts(const QString& file)
{
    return withStorageErrors([&]() -> Result<FolderId> {
        Connection mail(file, Access::ReadWrite);
        ensureAccount(mail);
        const QByteArray rawName("recovered-texts");
        const QString name = QCoreApplication::translate("ProfileSentence", "Recovered");
        mail.query(
                "INSERT OR IGNORE INTO folder (account, raw_name, path, name, server_path, delimiter, role,"
                " selectable, is_local)"
                " SELECT id, ?1, ?2, ?2, ?2, 0, 0, 1, 1 FROM account"
                " ORDER BY in_protocol <> 1, id LIMIT 1",
                rawName, name)
            .run();
        Query made = mail.query("SELECT folder.id FROM folder JOIN account ON account.id = folder.account"
                                " WHERE raw_name = ? ORDER BY in_protocol <> 1, account.id LIMIT 1",
                                rawName);
        return made.next() ? made.number(0) : 0;
    });
}

} // namespace

FoundTexts::FoundTexts(const QString& dir) : m_file(dir + QStringLiteral("/found-XXXXXX")) {}

void FoundTexts::add(const QByteArray& raw)
{
    ++m_count;
    if (!m_isWhole)
        return;
    const qint64 size = raw.size();
    m_isWhole = (m_file.isOpen() || m_file.open()) &&
                m_file.write(reinterpret_cast<const char*>(&size), sizeof(size)) == sizeof(size) &&
                m_file.write(raw) == size;
    if (!m_isWhole)
        m_failed = reasonOfWriteFailure(m_file);
}

Result<QByteArray> FoundTexts::next()
{
    qint64 size = 0;
    if (m_file.read(reinterpret_cast<char*>(&size), sizeof(size)) == sizeof(size)) {
        const QByteArray raw = m_file.read(size);
        if (raw.size() == size)
            return raw;
    }
    return unexpected(ErrorKind::Storage, ErrorReason::FileUnreadable, m_file.errorString());
}

Result<void> FoundTexts::storeIn(const QString& dir)
{
    if (m_count == 0)
        return {};
    if (m_isWhole && (!m_file.flush() || !m_file.seek(0))) {
        m_isWhole = false;
        m_failed = reasonOfWriteFailure(m_file);
    }
    if (!m_isWhole)
        return unexpected(ErrorKind::Storage, m_failed, m_file.errorString());
    const auto folder = folderForTexts(mailFile(dir));
    if (!folder)
        return unexpected(folder.error());
    const SystemClock clock;
    const auto store = Store::open(dir, clock);
    if (!store)
        return unexpected(store.error());
    constexpr qint64 kTogether = 100;
    for (qint64 done = 0; done < m_count; done += kTogether) {
        const qint64 from = m_file.pos();
        const auto stored =
            (*store)->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
                m_file.seek(from); // it may be done a second time
                for (qint64 i = done; i < qMin(done + kTogether, m_count); ++i) {
                    const auto raw = next();
                    if (!raw)
                        return unexpected(raw.error());
                    const auto id =
                        storeLocalMessage(transaction, *folder, localMessage(*raw, MessageFlag::Seen));
                    if (!id)
                        return unexpected(id.error());
                }
                return {};
            });
        if (!stored)
            return stored;
    }
    return {};
}

} // namespace postaci
