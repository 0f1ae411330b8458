#pragma once

#include "EngineFixture.h"
#include "EngineHand.h"
#include "support/CuttingProxy.h"

#include "protocol/ImapSession.h"

#include <QRandomGenerator>

#include <map>
#include <set>

namespace postaci::test {

/// A mailbox that three change in random order: the program (in a process that may be killed), another
/// client, and the network between. Each message belongs to one of the two clients or to both; what only one
/// of them touched must be in the end exactly what that one did last, and what both touched must at least be
/// there once.
class RandomWorld
{
public:
    enum class Kills { Never, Sometimes };
    enum class ServerKind { Modern, WithoutModSeq, Plain };

    RandomWorld(const DovecotServer& server, ServerKind kind, const QString& user, quint32 seed, Kills kills);
    ~RandomWorld();
    RandomWorld(const RandomWorld&) = delete;
    RandomWorld& operator=(const RandomWorld&) = delete;

    /// The mailbox, the account and the program. Empty, or what went wrong.
    QString begin();
    QString step();
    /// The network comes back, all becomes quiet, and everything is compared.
    QString finish();
    [[nodiscard]] QString profileDir() const { return m_fixture.profileDir(); }
    /// Every operation so far, one a line.
    [[nodiscard]] QByteArray log() const { return m_log; }

private:
    enum class Owner { Here, There, Both };

    struct Message
    {
        Owner owner = Owner::Both;
        QString folder; ///< where its owner has put it last
        MessageFlags flags;
        bool isGone = false;    ///< its owner has expunged it
        bool mayBeGone = false; ///< for Both: somebody has
        std::set<QByteArray> tags;
        /// Where its copy is; empty: it has none. What is there twice is left alone from then on, since
        /// its Message-ID does not tell which of the two is meant.
        QString copyIn;
    };
    /// One message as the server has it.
    struct Stored
    {
        QString folder;
        QByteArray flags;
        QByteArrayList tags;
    };
    struct Sent
    {
        QString receiver;
        bool isCertain = true; ///< it is in the outbox for sure; else the program was killed meanwhile
    };

    void note(const QString& line);
    [[nodiscard]] static const QStringList& folderNames(); ///< those that are there from the beginning
    [[nodiscard]] int percent() { return int(m_random.bounded(100)); }
    QString anyFolder();
    Owner anyOwner();

    // The program's user
    QString actHere();
    [[nodiscard]] MessageId pickHere(QByteArray* messageId);
    QString order(const QStringList& words, const QByteArray& messageId);
    QString flagHere(MessageId id, const QByteArray& messageId);
    QString moveHere(MessageId id, const QByteArray& messageId, const QString& target);
    QString deleteHere(MessageId id, const QByteArray& messageId);
    QString sendHere();
    QString tagHere(MessageId id, const QByteArray& messageId);
    QString copyHere(MessageId id, const QByteArray& messageId, const QString& target);
    [[nodiscard]] FolderId folderHere(const QString& path) const;
    [[nodiscard]] QString pathHere(FolderId folder) const;

    // Folders that only the program's user changes
    QString changeFoldersHere();
    QString makeFolderHere();
    QString renameFolderHere(const QString& name);
    QString removeFolderHere(const QString& name);
    [[nodiscard]] static bool isOwnFolder(const QString& name);
    [[nodiscard]] QString anyOwnFolder();
    [[nodiscard]] bool isInUse(const QString& folder) const;
    /// What an order that the program was killed over has become.
    void settleFolders(const QString& before, const QString& after);

    // The other client
    QString actThere();
    QString connectThere();
    [[nodiscard]] const QByteArray* pickThere();
    /// Selects the folder that has it; 0 if none does.
    quint32 findThere(const QByteArray& messageId);
    QString deliver();
    QString flagThere(const QByteArray& messageId);
    QString tagThere(const QByteArray& messageId);
    QString moveThere(const QByteArray& messageId);
    QString expungeThere(const QByteArray& messageId);

    // What lies between
    QString disturb();
    void setOnline(bool online);
    QString restart(bool killed);

    [[nodiscard]] QString notQuiet();
    QString compareAll();
    [[nodiscard]] QString compare(const Message& message, const QList<Stored>& found) const;
    QString compareSent();
    [[nodiscard]] QByteArray newMessageId();

    const DovecotServer& m_server;
    const ServerKind m_kind;
    const Kills m_kills;
    QString m_user;
    QRandomGenerator m_random;
    CuttingProxy m_imap;
    CuttingProxy m_smtp;
    EngineFixture m_fixture;
    EngineHand m_hand;
    std::unique_ptr<MailReader> m_reader;
    AccountId m_account = 0;
    std::unique_ptr<ImapSession> m_other;
    QString m_otherFolder;
    std::map<QByteArray, Message> m_messages; ///< by Message-ID with brackets
    std::map<QByteArray, Sent> m_sent;        ///< the same
    QStringList m_ownFolders;
    int m_lastFolder = 0;
    int m_lastNumber = 0;
    bool m_online = true;
    QByteArray m_log;
};

} // namespace postaci::test
