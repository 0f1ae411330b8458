#include "support/SecondClient.h"

#include "support/DovecotServer.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 20000;

QByteArray quoted(QByteArray text)
{
    text.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + text + '"';
}

/// The size of the literal that a line announces; -1 for none.
qsizetype announced(const QByteArray& line)
{
    static const QRegularExpression pattern(u"\\{(\\d+)\\}\r\n$"_s);
    const auto match = pattern.match(QString::fromLatin1(line));
    return match.hasMatch() ? match.captured(1).toLongLong() : -1;
}

QByteArray nameOfList(const QByteArray& line)
{
    static const QRegularExpression pattern(u"^\\* LIST \\([^)]*\\) (?:NIL|\"[^\"]*\") (.*)\r\n$"_s);
    QByteArray name = pattern.match(QString::fromLatin1(line)).captured(1).toLatin1();
    if (name.startsWith('"'))
        name = name.mid(1, name.size() - 2).replace("\\\"", "\"").replace("\\\\", "\\");
    return name;
}

} // namespace

SecondClient::SecondClient(quint16 port, const QString& user)
{
    m_socket.connectToHost(u"127.0.0.1"_s, port);
    if (!m_socket.waitForConnected(patienceMs)) {
        fail("no connection");
        return;
    }
    // Courier speaks of its file watcher before it greets.
    QByteArray greeting = readLine();
    while (greeting.startsWith("* OK [ALERT]"))
        greeting = readLine();
    if (!user.isEmpty())
        run("LOGIN " + quoted(user.toUtf8()) + ' ' + quoted(fixturePassword));
}

bool SecondClient::fail(const QByteArray& what)
{
    if (m_error.isEmpty())
        m_error = QString::fromUtf8(what.trimmed());
    return false;
}

QByteArray SecondClient::readLine()
{
    while (!m_socket.canReadLine()) {
        if (!m_socket.waitForReadyRead(patienceMs)) {
            fail("the server said nothing");
            return {};
        }
    }
    return m_socket.readLine();
}

QByteArray SecondClient::readResponse()
{
    QByteArray response = readLine();
    for (qsizetype size = announced(response); size >= 0; size = announced(response)) {
        QByteArray literal;
        while (literal.size() < size) {
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patienceMs)) {
                fail("the server stopped in a literal");
                return {};
            }
            literal += m_socket.read(size - literal.size());
        }
        response += literal + readLine();
    }
    return response;
}

bool SecondClient::finish(QByteArrayList* answers)
{
    for (;;) {
        const QByteArray response = readResponse();
        if (response.isEmpty())
            return false;
        if (response.startsWith(m_tag + ' '))
            return response.startsWith(m_tag + " OK") || fail(response);
        if (answers)
            answers->append(response);
    }
}

QByteArrayList SecondClient::run(const QByteArray& command)
{
    m_tag = 'S' + QByteArray::number(++m_lastTag);
    m_socket.write(m_tag + ' ' + command + "\r\n");
    QByteArrayList answers;
    return finish(&answers) ? answers : QByteArrayList();
}

bool SecondClient::append(const QByteArray& folder, const QByteArray& raw, const QByteArray& flags,
                          const QDateTime& date)
{
    m_tag = 'S' + QByteArray::number(++m_lastTag);
    QByteArray command = m_tag + " APPEND " + quoted(folder) + " (" + flags + ") ";
    if (date.isValid()) {
        command +=
            '"' + QLocale::c().toString(date.toUTC(), u"dd-MMM-yyyy HH:mm:ss"_s).toLatin1() + " +0000\" ";
    }
    m_socket.write(command + '{' + QByteArray::number(raw.size()) + "}\r\n");
    QByteArray consent = readLine();
    while (consent.startsWith("* "))
        consent = readLine();
    if (!consent.startsWith('+'))
        return fail(consent);
    m_socket.write(raw + "\r\n");
    return finish(nullptr);
}

bool SecondClient::createFolder(const QByteArray& folder)
{
    run("CREATE " + quoted(folder));
    run("SUBSCRIBE " + quoted(folder));
    return m_error.isEmpty();
}

bool SecondClient::renameFolder(const QByteArray& folder, const QByteArray& newName)
{
    run("RENAME " + quoted(folder) + ' ' + quoted(newName));
    return m_error.isEmpty();
}

bool SecondClient::deleteFolder(const QByteArray& folder)
{
    run("DELETE " + quoted(folder));
    return m_error.isEmpty();
}

bool SecondClient::select(const QByteArray& folder)
{
    run("SELECT " + quoted(folder));
    return m_error.isEmpty();
}

bool SecondClient::store(const QByteArray& folder, const QByteArray& messageId, const QByteArray& change)
{
    const QList<SeenMessage> all = messages(folder);
    bool stored = false;
    for (const SeenMessage& message : all) {
        if (message.messageId != messageId)
            continue;
        run("UID STORE " + QByteArray::number(message.uid) + ' ' + change);
        stored = true;
    }
    return stored && m_error.isEmpty();
}

bool SecondClient::expunge(const QByteArray& folder, const QByteArray& messageId)
{
    if (!store(folder, messageId, "+FLAGS (\\Deleted)"))
        return false;
    run("EXPUNGE");
    return m_error.isEmpty();
}

QByteArrayList SecondClient::folders()
{
    QByteArrayList names{"INBOX"};
    const QByteArrayList answers = run("LIST \"\" \"*\"");
    for (const QByteArray& line : answers) {
        const QByteArray name = nameOfList(line);
        const QByteArray lower = line.toLower();
        if (name.isEmpty() || lower.contains("\\noselect") || lower.contains("\\nonexistent") ||
            name.compare("INBOX", Qt::CaseInsensitive) == 0)
            continue;
        names.append(name);
    }
    std::sort(names.begin() + 1, names.end());
    return names;
}

QList<SeenMessage> SecondClient::messages(const QByteArray& folder)
{
    static const QRegularExpression uidPattern(u"[( ]UID (\\d+)"_s);
    static const QRegularExpression flagsPattern(u"[( ]FLAGS \\(([^)]*)\\)"_s);
    QList<SeenMessage> found;
    if (!select(folder))
        return found;
    const QByteArrayList answers = run("UID FETCH 1:* (UID FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])");
    for (const QByteArray& line : answers) {
        const QString text = QString::fromLatin1(line);
        if (!text.contains("FETCH"_L1))
            continue;
        SeenMessage message;
        message.uid = uidPattern.match(text).captured(1).toUInt();
        message.messageId = line.mid(line.indexOf('<', line.indexOf("ID: ")));
        message.messageId.truncate(message.messageId.indexOf('>') + 1);
        message.flags = flagsPattern.match(text).captured(1).toLatin1().split(' ');
        message.flags.removeAll("\\Recent");
        message.flags.removeAll("");
        std::sort(message.flags.begin(), message.flags.end());
        found.append(message);
    }
    std::sort(found.begin(), found.end(),
              [](const SeenMessage& a, const SeenMessage& b) { return a.uid < b.uid; });
    return found;
}

} // namespace postaci::test
