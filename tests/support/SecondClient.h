#pragma once

#include <QByteArrayList>
#include <QDateTime>
#include <QList>
#include <QTcpSocket>

namespace postaci::test {

/// One message as the server tells of it.
struct SeenMessage
{
    quint32 uid = 0;
    QByteArray messageId; ///< with its angle brackets
    QByteArrayList flags; ///< system flags and keywords, sorted, without \Recent
};

/// Another mail program at the same mailbox: a little IMAP over a plain loopback connection, which shares no
/// code with the program so that it can judge it. Blocking; for one thread. Folder names are the server's
/// bytes.
class SecondClient
{
public:
    /// Logs in with fixturePassword; without a user the server is expected to have its client logged in.
    explicit SecondClient(quint16 port, const QString& user = {});

    /// What went wrong first; empty if nothing did.
    [[nodiscard]] QString errorText() const { return m_error; }
    bool append(const QByteArray& folder, const QByteArray& raw, const QByteArray& flags = {},
                const QDateTime& date = {});
    bool createFolder(const QByteArray& folder);
    bool renameFolder(const QByteArray& folder, const QByteArray& newName);
    bool deleteFolder(const QByteArray& folder);
    /// STORE of the messages with that Message-ID; `change` as "+FLAGS (\\Seen)".
    bool store(const QByteArray& folder, const QByteArray& messageId, const QByteArray& change);
    bool expunge(const QByteArray& folder, const QByteArray& messageId);
    /// All that can be opened, INBOX among them.
    QByteArrayList folders();
    /// By UID.
    QList<SeenMessage> messages(const QByteArray& folder);
    /// One command of any kind: its untagged answers with their literals in place; nothing if it was refused.
    QByteArrayList run(const QByteArray& command);

private:
    bool fail(const QByteArray& what);
    QByteArray readLine();
    QByteArray readResponse();
    bool finish(QByteArrayList* answers);
    bool select(const QByteArray& folder);

    QTcpSocket m_socket;
    QString m_error;
    QByteArray m_tag;
    int m_lastTag = 0;
};

} // namespace postaci::test
