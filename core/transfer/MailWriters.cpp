#include "transfer/MailWriters.h"

#include "message/MessageReader.h"
#include "transfer/MaildirNames.h"
#include "transfer/MessageMarks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kWrittenAtOnce = 1 << 20;

Unexpected unwritable(const QString& file, const QString& why)
{
    return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                      QStringLiteral("%1 cannot be written").arg(file), why);
}

Result<void> makeDirectory(const QString& path)
{
    return QDir().mkpath(path) ? Result<void>() : unwritable(path, {});
}

QDateTime dateOf(const MessageRow& row)
{
    return QDateTime::fromSecsSinceEpoch(sortSeconds(row.id), Qt::UTC);
}

/// Where the next line begins that mboxrd has to quote; the size where there is none.
qsizetype nextToQuote(QByteArrayView raw, qsizetype from)
{
    for (qsizetype at = raw.indexOf("From ", from); at >= 0; at = raw.indexOf("From ", at + 1)) {
        qsizetype begin = at;
        while (begin > from && raw[begin - 1] == '>')
            --begin;
        if (begin == 0 || raw[begin - 1] == '\n')
            return begin;
    }
    return raw.size();
}

QByteArrayView lineEndOf(QByteArrayView raw)
{
    const qsizetype first = raw.indexOf('\n');
    return first > 0 && raw[first - 1] == '\r' ? QByteArrayView("\r\n") : QByteArrayView("\n");
}

/// RFC 4155: "From address date", in UTC.
QByteArray separatorLine(const MessageRow& row, QByteArrayView lineEnd)
{
    QByteArray sender = row.from.addr.toUtf8();
    const bool isUsable = !sender.isEmpty() && std::none_of(sender.begin(), sender.end(), [](char c) {
        return static_cast<uchar>(c) <= ' ' || c == '\x7f';
    });
    if (!isUsable)
        sender = "MAILER-DAEMON";
    const QString date = QLocale::c().toString(dateOf(row), QStringLiteral("ddd MMM dd HH:mm:ss yyyy"));
    return "From " + sender + ' ' + date.toLatin1() + lineEnd.toByteArray();
}

class MboxWriter final : public MailWriter
{
public:
    MboxWriter(const QString& file, bool keepsMarks) : m_file(file), m_keepsMarks(keepsMarks) {}
    Result<void> open()
    {
        return m_file.open(QIODevice::WriteOnly) ? Result<void>()
                                                 : unwritable(m_file.fileName(), m_file.errorString());
    }

    Result<Added> add(const MessageRow& row, const QByteArray& raw) override
    {
        const QByteArrayView lineEnd = lineEndOf(raw);
        m_waiting += separatorLine(row, lineEnd);
        if (m_keepsMarks) {
            m_waiting += marksAsFields(row.flags, row.keywords, lineEnd);
            addQuoted(withoutMarks(raw));
        } else {
            addQuoted(raw);
        }
        if (!raw.endsWith('\n'))
            m_waiting.append(lineEnd);
        m_waiting.append(lineEnd);
        if (m_waiting.size() < kWrittenAtOnce)
            return Added::Written;
        const auto written = writeWaiting();
        return written ? Result<Added>(Added::Written) : unexpected(written.error());
    }

    Result<void> finish() override
    {
        if (auto written = writeWaiting(); !written)
            return written;
        return m_file.commit() ? Result<void>() : unwritable(m_file.fileName(), m_file.errorString());
    }

private:
    void addQuoted(QByteArrayView raw)
    {
        for (qsizetype begin = 0; begin < raw.size();) {
            const qsizetype quoted = nextToQuote(raw, begin);
            m_waiting.append(raw.sliced(begin, quoted - begin));
            if (quoted == raw.size())
                break;
            const qsizetype word = raw.indexOf("From ", quoted) + 1;
            m_waiting.append('>').append(raw.sliced(quoted, word - quoted));
            begin = word;
        }
    }

    Result<void> writeWaiting()
    {
        if (m_file.write(m_waiting) != m_waiting.size())
            return unwritable(m_file.fileName(), m_file.errorString());
        m_waiting.clear();
        m_waiting.reserve(kWrittenAtOnce);
        return {};
    }

    QSaveFile m_file;
    const bool m_keepsMarks;
    QByteArray m_waiting;
};

/// A new file with these bytes, or none.
Result<void> writeNew(const QString& path, const QByteArray& raw)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return unwritable(path, file.errorString());
    if (file.write(raw) == raw.size()) {
        file.close();
        if (file.error() == QFileDevice::NoError)
            return {};
    }
    const QString why = file.errorString();
    file.close();
    file.remove();
    return unwritable(path, why);
}

class MessageFileWriter final : public MailWriter
{
public:
    explicit MessageFileWriter(QString directory) : m_directory(std::move(directory)) {}

    Result<Added> add(const MessageRow& row, const QByteArray& raw) override
    {
        const QString name = messageFileName(dateOf(row), row.subject);
        Taken& taken = m_taken[name];
        const QList<int> ofThisSize = taken.others.values(raw.size());
        for (const int number : ofThisSize) {
            if (hasTheseBytes(pathOf(name, number), raw)) {
                taken.others.remove(raw.size(), number);
                return Added::WasThere;
            }
        }
        for (;;) {
            const int number = taken.next++;
            const QString path = pathOf(name, number);
            const QFileInfo info(path);
            if (!info.exists() && !info.isSymLink()) {
                const auto written = writeNew(path, raw);
                return written ? Result<Added>(Added::Written) : unexpected(written.error());
            }
            if (hasTheseBytes(path, raw))
                return Added::WasThere;
            taken.others.insert(info.size(), number);
        }
    }
    Result<void> finish() override { return {}; }

private:
    /// Thousands may have the same date and subject, and differ by a number only.
    struct Taken
    {
        int next = 1;                   ///< numbers from here on were not looked at
        QMultiHash<qint64, int> others; ///< files that no message of this run stands for, by their sizes
    };

    [[nodiscard]] QString pathOf(const QString& name, int number) const
    {
        const QString path = m_directory + QLatin1Char('/') + name;
        return number == 1 ? path : QStringLiteral("%1 (%2).eml").arg(path.chopped(4)).arg(number);
    }

    static bool hasTheseBytes(const QString& path, const QByteArray& raw)
    {
        QFile file(path);
        return QFileInfo(path).isFile() && file.size() == raw.size() && file.open(QIODevice::ReadOnly) &&
               file.read(raw.size() + 1) == raw;
    }

    const QString m_directory;
    QHash<QString, Taken> m_taken; ///< by the name without a number
};

class MaildirWriter final : public MailWriter
{
public:
    explicit MaildirWriter(QString directory) : m_directory(std::move(directory)) {}

    Result<Added> add(const MessageRow& row, const QByteArray& raw) override
    {
        // Unique by itself: the rest of the name is for people and for the order.
        const QString name = QStringLiteral("%1.M%2.postaci,S=%3")
                                 .arg(sortSeconds(row.id))
                                 .arg(QUuid::createUuid().toString(QUuid::Id128))
                                 .arg(raw.size());
        const QString temporary = m_directory + QStringLiteral("/tmp/") + name;
        if (auto written = writeNew(temporary, raw); !written)
            return unexpected(written.error());
        const QString letters = maildirLetters(row.flags);
        const QString place =
            m_directory + (letters.isEmpty() ? QStringLiteral("/new/") + name
                                             : QStringLiteral("/cur/") + name + kMark + letters);
        QFile file(temporary);
        if (!file.rename(place)) {
            const QString why = file.errorString();
            file.remove();
            return unwritable(place, why);
        }
        return Added::Written;
    }
    Result<void> finish() override { return {}; }

private:
#ifdef Q_OS_WIN
    static constexpr QLatin1String kMark{";2,"}; // no file's name has a colon there
#else
    static constexpr QLatin1String kMark{":2,"};
#endif
    const QString m_directory;
};

} // namespace

Result<std::unique_ptr<MailWriter>> writeMbox(const QString& file, const ExportOptions& options)
{
    if (!options.mayReplace && QFile::exists(file))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnwritable,
                          QStringLiteral("%1 is there already").arg(file));
    auto writer = std::make_unique<MboxWriter>(file, options.keepsMarks);
    const auto opened = writer->open();
    return opened ? Result<std::unique_ptr<MailWriter>>(std::move(writer)) : unexpected(opened.error());
}

Result<std::unique_ptr<MailWriter>> writeMessageFiles(const QString& directory)
{
    const auto made = makeDirectory(directory);
    return made ? Result<std::unique_ptr<MailWriter>>(std::make_unique<MessageFileWriter>(directory))
                : unexpected(made.error());
}

Result<std::unique_ptr<MailWriter>> writeMaildir(const QString& directory)
{
    for (const char* const part : {"/cur", "/new", "/tmp"}) {
        if (auto made = makeDirectory(directory + QLatin1String(part)); !made)
            return unexpected(made.error());
    }
    return Result<std::unique_ptr<MailWriter>>(std::make_unique<MaildirWriter>(directory));
}

} // namespace postaci
