#pragma once

#include "MailEngine.h"
#include "base/Clock.h"
#include "security/InMemorySecretStore.h"
#include "settings/AppSettings.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace postaci {

class Transaction;

} // namespace postaci

namespace postaci::test {

/// A profile of two accounts with the messages that a test wants, and the engine on it; nothing connects.
/// UI thread.
class MailDesk
{
public:
    enum class Body { Cached, Missing };

    /// Before open(): a message in the first account's inbox. Aborts the test where the store refuses.
    MessageId add(const QByteArray& raw, Body body = Body::Cached);
    /// Likewise, in the first account's folder for drafts, which it has from then on.
    MessageId addDraft(const QByteArray& raw);
    /// Likewise, in its folder for sent mail.
    MessageId addSent(const QByteArray& raw);
    /// Likewise: other identities of the first account.
    void setIdentities(const QList<Identity>& others);
    /// Likewise: whatever else the store is to have of the first account, which it gets.
    void change(const std::function<Result<void>(Transaction& transaction, const Account& account)>& work);
    /// Likewise: the server has it no more, by the user's wish.
    void removeAtServer(MessageId message);
    /// Before open(): an authority that is believed for loopback hosts (PEM).
    void trust(const QString& caFile) { m_caFile = caFile; }
    void open();
    void close(); ///< ends engine and settings; open() begins again on the same profile

    [[nodiscard]] MailEngine& engine() { return *m_engine; }
    [[nodiscard]] AppSettings& settings() { return *m_settings; }
    [[nodiscard]] QString profile() const { return m_dir.path(); }
    [[nodiscard]] AccountId work() const { return m_work; }
    [[nodiscard]] AccountId home() const { return m_home; }

private:
    void prepare();
    MessageId addTo(FolderId folder, const QByteArray& raw, Body body);
    /// The first account's folder of that role; it has it from then on.
    FolderId special(const QByteArray& name, FolderRole role);

    QTemporaryDir m_dir;
    SystemClock m_clock;
    InMemorySecretStore m_secrets;
    AccountId m_work = 0;
    AccountId m_home = 0;
    FolderId m_inbox = 0;
    QList<ServerFolder> m_specials; ///< beside INBOX
    quint32 m_lastUid = 0;
    QString m_caFile;
    std::unique_ptr<MailEngine> m_engine;
    std::unique_ptr<AppSettings> m_settings;
};

/// The bytes of a message from Ayşe to the first account; `rest` are the further header fields, an empty line
/// and the body.
[[nodiscard]] QByteArray rawMessage(const QByteArray& subject, const QByteArray& rest);

// What `rest` can be.

[[nodiscard]] QByteArray plainPart(const QByteArray& text);

struct SampleAttachment
{
    QByteArray name;
    QByteArray data;
};
[[nodiscard]] QByteArray mixedPart(const QByteArray& text, const QList<SampleAttachment>& files);

} // namespace postaci::test
