#pragma once

#include <QByteArrayList>
#include <QDateTime>
#include <QString>

namespace postaci::test {

/// One message as it lies in a Maildir.
struct StoredMessage
{
    QByteArray raw;       ///< the bytes on disk; Dovecot's own deliveries have CRLF
    QByteArray messageId; ///< with its angle brackets, empty where there is none
    QByteArray flags;     ///< Maildir letters in the order of the alphabet: D F P R S T, then keywords a..z
    QString path;         ///< absolute
    QByteArrayList keywords; ///< those of the letters that the server has named, sorted
};

/// A message for delivery. Flags are Maildir letters ("S" seen, "F" flagged, "R" replied, "D" draft, "T"
/// deleted).
struct NewMessage
{
    QByteArray raw;
    QByteArray flags;
    QDateTime date; ///< becomes INTERNALDATE; now where invalid
};

/// One user's mail on disk (Maildir++ with UTF-8 names), read and written beside the server to set a scene or
/// to see what really arrived. Stateless, so usable from any thread.
class TestMaildir
{
public:
    /// All files get the owner id, since the server may run as somebody else than a test that runs as root.
    TestMaildir(QString root, unsigned owner, unsigned group);

    bool exists() const;
    /// Names with '/' between levels; INBOX first.
    QStringList folders() const;
    bool createFolder(const QString& folder) const;
    /// Messages without flags go to new/, the others to cur/. UIDs follow the order of calls. False on a disk
    /// error.
    bool add(const QString& folder, const QList<NewMessage>& messages) const;
    /// In the order of delivery.
    QList<StoredMessage> messages(const QString& folder) const;
    /// Changes the flags of the messages with that Message-ID, as another client would; how many there were.
    int setFlags(const QString& folder, const QByteArray& messageId, const QByteArray& flags) const;
    int remove(const QString& folder, const QByteArray& messageId) const;
    int move(const QString& folder, const QByteArray& messageId, const QString& target) const;
    /// Makes the server give new UIDs and a new UIDVALIDITY. Only while nobody has the folder open.
    void forgetUids(const QString& folder) const;

private:
    QString folderPath(const QString& folder) const;
    bool makeDirectory(const QString& path) const;
    bool writeMessage(const QString& folderPath, const NewMessage& message) const;

    QString m_root;
    unsigned m_owner;
    unsigned m_group;
};

/// The value of Message-ID in a raw message, with its brackets; empty where there is none.
QByteArray messageIdOf(const QByteArray& raw);

} // namespace postaci::test
