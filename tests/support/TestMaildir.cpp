#include "support/TestMaildir.h"

#include "support/MimeWriter.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <unistd.h>
#include <utility>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray sorted(QByteArray flags)
{
    std::sort(flags.begin(), flags.end());
    return flags;
}

/// The server numbers new files by the seconds and then the microseconds in their names.
QString uniqueName(qsizetype size)
{
    static std::atomic<int> counter{0};
    return u"%1.M%2P%3.test,S=%4,W=%4"_s.arg(QDateTime::currentSecsSinceEpoch())
        .arg(counter.fetch_add(1) % 1000000, 6, 10, QLatin1Char('0'))
        .arg(::getpid())
        .arg(size);
}

/// Dovecot's names for the letters from "a" on.
QHash<char, QByteArray> keywordNames(const QString& folderPath)
{
    QHash<char, QByteArray> names;
    QFile file(folderPath + "/dovecot-keywords"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return names;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space > 0)
            names.insert(char('a' + line.first(space).toInt()), line.mid(space + 1));
    }
    return names;
}

QByteArrayList keywordsOf(const QByteArray& flags, const QHash<char, QByteArray>& names)
{
    QByteArrayList keywords;
    for (const char letter : flags) {
        if (names.contains(letter))
            keywords.append(names.value(letter));
    }
    std::sort(keywords.begin(), keywords.end());
    return keywords;
}

QString infoSuffix(const QByteArray& flags)
{
    return u":2,"_s + QString::fromLatin1(sorted(flags));
}

} // namespace

TestMaildir::TestMaildir(QString root, unsigned owner, unsigned group)
    : m_root(std::move(root)), m_owner(owner), m_group(group)
{
}

bool TestMaildir::exists() const
{
    return QDir(m_root).exists();
}

QStringList TestMaildir::folders() const
{
    QStringList names;
    if (exists())
        names << u"INBOX"_s;
    const auto entries =
        QDir(m_root).entryList({u".*"_s}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& entry : entries)
        names << entry.mid(1).replace(u'.', u'/');
    return names;
}

QString TestMaildir::folderPath(const QString& folder) const
{
    if (folder.compare("INBOX"_L1, Qt::CaseInsensitive) == 0)
        return m_root;
    return m_root + "/."_L1 + QString(folder).replace(u'/', u'.');
}

bool TestMaildir::makeDirectory(const QString& path) const
{
    if (QDir(path).exists())
        return true;
    const QString parent = QFileInfo(path).path();
    if (!makeDirectory(parent) || !QDir(parent).mkdir(QFileInfo(path).fileName()))
        return false;
    return ::geteuid() != 0 || ::chown(QFile::encodeName(path).constData(), m_owner, m_group) == 0;
}

bool TestMaildir::createFolder(const QString& folder) const
{
    const QString path = folderPath(folder);
    return makeDirectory(path + "/tmp"_L1) && makeDirectory(path + "/new"_L1) &&
           makeDirectory(path + "/cur"_L1);
}

bool TestMaildir::writeMessage(const QString& folderPath, const NewMessage& message) const
{
    const QByteArray bytes = withCrLf(message.raw);
    const QString name = uniqueName(bytes.size());
    const QString temporary = folderPath + "/tmp/"_L1 + name;
    QFile file(temporary);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return false;
    if (message.date.isValid())
        file.setFileTime(message.date, QFileDevice::FileModificationTime);
    file.close();
    if (::geteuid() == 0 && ::chown(QFile::encodeName(temporary).constData(), m_owner, m_group) != 0)
        return false;
    const QString place =
        message.flags.isEmpty() ? "/new/"_L1 + name : "/cur/"_L1 + name + infoSuffix(message.flags);
    return QFile::rename(temporary, folderPath + place);
}

bool TestMaildir::add(const QString& folder, const QList<NewMessage>& messages) const
{
    const QString path = folderPath(folder);
    return createFolder(folder) &&
           std::all_of(messages.begin(), messages.end(),
                       [&](const NewMessage& message) { return writeMessage(path, message); });
}

QList<StoredMessage> TestMaildir::messages(const QString& folder) const
{
    QList<StoredMessage> found;
    const QHash<char, QByteArray> names = keywordNames(folderPath(folder));
    for (const QString& part : {u"/cur"_s, u"/new"_s}) {
        const auto entries = QDir(folderPath(folder) + part).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo& entry : entries) {
            QFile file(entry.filePath());
            // A server that renames the file just now is not an error: it is found again on the next look.
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray raw = file.readAll();
            const qsizetype info = entry.fileName().indexOf(":2,"_L1);
            const QByteArray flags = info < 0 ? QByteArray() : entry.fileName().mid(info + 3).toLatin1();
            found << StoredMessage{raw, messageIdOf(raw), sorted(flags), entry.filePath(),
                                   keywordsOf(flags, names)};
        }
    }
    std::sort(found.begin(), found.end(), [](const StoredMessage& a, const StoredMessage& b) {
        return QFileInfo(a.path).fileName() < QFileInfo(b.path).fileName();
    });
    return found;
}

int TestMaildir::setFlags(const QString& folder, const QByteArray& messageId, const QByteArray& flags) const
{
    int changed = 0;
    for (const StoredMessage& message : messages(folder)) {
        if (message.messageId != messageId)
            continue;
        const QString name = QFileInfo(message.path).fileName().section(u':', 0, 0);
        changed +=
            QFile::rename(message.path, folderPath(folder) + "/cur/"_L1 + name + infoSuffix(flags)) ? 1 : 0;
    }
    return changed;
}

int TestMaildir::remove(const QString& folder, const QByteArray& messageId) const
{
    int removed = 0;
    for (const StoredMessage& message : messages(folder)) {
        if (message.messageId == messageId && QFile::remove(message.path))
            ++removed;
    }
    return removed;
}

int TestMaildir::move(const QString& folder, const QByteArray& messageId, const QString& target) const
{
    int moved = 0;
    for (const StoredMessage& message : messages(folder)) {
        if (message.messageId != messageId || !add(target, {{message.raw, message.flags, {}}}))
            continue;
        moved += QFile::remove(message.path) ? 1 : 0;
    }
    return moved;
}

void TestMaildir::forgetUids(const QString& folder) const
{
    QDir directory(folderPath(folder));
    const auto files = directory.entryList({u"dovecot-uidlist*"_s, u"dovecot.index*"_s}, QDir::Files);
    for (const QString& file : files)
        directory.remove(file);
}

QByteArray messageIdOf(const QByteArray& raw)
{
    static const QRegularExpression pattern(u"^Message-ID:\\s*(?:\\r?\\n[ \\t]+)?(<[^>\\r\\n]*>)"_s,
                                            QRegularExpression::CaseInsensitiveOption |
                                                QRegularExpression::MultilineOption);
    qsizetype end = raw.indexOf("\r\n\r\n");
    const qsizetype bare = raw.indexOf("\n\n");
    if (end < 0 || (bare >= 0 && bare < end))
        end = bare;
    const QString header = QString::fromLatin1(end < 0 ? raw : raw.left(end));
    return pattern.match(header).captured(1).toLatin1();
}

} // namespace postaci::test
