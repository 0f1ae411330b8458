#pragma once

#include "base/Clock.h"
#include "store/BodyAttempts.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace postaci::test {

/// A clock that stands until it is moved.
class StandingClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::fromSecsSinceEpoch(m_seconds, Qt::UTC); }
    void set(const QDateTime& now) { m_seconds = now.toSecsSinceEpoch(); }

private:
    std::atomic<qint64> m_seconds{QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).toSecsSinceEpoch()};
};

[[nodiscard]] QDateTime utc(int year, int month, int day, int hour = 12, int minute = 0, int second = 0);
/// A complete account of the address.
[[nodiscard]] Account sampleAccount(const QString& address);
[[nodiscard]] ServerFolder listed(const QByteArray& rawName, FolderRole role = FolderRole::None);
/// A message that arrived `uid` minutes after 2026-01-01, with Message-ID "<uid>@example.org".
[[nodiscard]] postaci::NewMessage sampleMessage(quint32 uid, MessageFlags flags = {});

/// A store in a directory of its own with one account and the folders INBOX, Archive, Trash and Work.
struct StoreFixture
{
    StoreFixture();
    void open();
    void close();

    /// Runs `work` in the user's queue; fails the test (by a fatal message) when it fails.
    void write(const Store::Work& work);
    /// The outcome of `work` for tests of errors.
    Result<void> tryWrite(const Store::Work& work);
    [[nodiscard]] BodyAttempt begin(MessageId message); ///< a try at its body
    [[nodiscard]] FolderId folder(const QByteArray& rawName) const;
    QList<MessageId> insert(FolderId folder, const QList<postaci::NewMessage>& messages);
    /// The server has them no more, and they have come up nowhere else; the news are of the first of two
    /// commits.
    void lose(FolderId folder, const QList<quint32>& uids);
    [[nodiscard]] QList<MessageId> ids(FolderId folder) const; ///< newest first
    [[nodiscard]] MessageRow row(MessageId id) const;          ///< id 0 when it is not shown
    /// What the last write() published.
    [[nodiscard]] const FolderChange* changeIn(FolderId folder) const;

    QTemporaryDir dir;
    StandingClock clock;
    std::unique_ptr<Store> store;
    std::unique_ptr<MailReader> reader;
    StoreChange change; ///< of the last commit; empty when it changed nothing
    int changes = 0;    ///< commits that changed something
    AccountId account = 0;
    FolderId inbox = 0;
    FolderId archive = 0;
    FolderId trash = 0;
    FolderId work = 0;
};

/// Compares total and unread of every folder with what the rows say, the overlay with the intents, and the
/// conversations with their rules; empty when everything fits, else what does not.
[[nodiscard]] QString inconsistency(const QString& profileDir);

} // namespace postaci::test

/// Fails the test with the error's own words.
#define REQUIRE(expression)                                                                                  \
    do {                                                                                                     \
        const auto& required = (expression);                                                                 \
        QVERIFY2(required.has_value(),                                                                       \
                 required.has_value() ? ""                                                                   \
                                      : qPrintable(required.error().message + required.error().detail));     \
    } while (false)

/// Inside a Store::Work: ends it with the error.
#define REQUIRE_OR_RETURN(expression)                                                                        \
    do {                                                                                                     \
        if (const auto& required = (expression); !required)                                                  \
            return unexpected(required.error());                                                             \
    } while (false)
