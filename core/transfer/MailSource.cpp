#include "transfer/MailSource.h"

#include "message/HeaderFields.h"
#include "message/MboxReader.h"
#include "transfer/MaildirNames.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kDeepest = 50;
constexpr qint64 kLookedAt = 16 * 1024;
/// Of a file that may be a message or an mbox without its first line.
constexpr qint64 kSearched = 1 << 20;

bool isMaildir(const QString& directory)
{
    const auto has = [&](const char* name) {
        return QFileInfo(directory + QLatin1Char('/') + QLatin1String(name)).isDir();
    };
    return has("cur") && (has("new") || has("tmp"));
}

QString withoutEnding(QString name, std::initializer_list<const char*> endings)
{
    for (const char* const ending : endings) {
        if (name.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return name.chopped(static_cast<qsizetype>(qstrlen(ending)));
    }
    return name;
}

/// What programs keep beside their mail.
bool isByTheWay(const QString& name)
{
    return name.endsWith(QLatin1String(".msf"), Qt::CaseInsensitive) || name.startsWith(QLatin1Char('.')) ||
           name == QLatin1String("msgFilterRules.dat") || name == QLatin1String("popstate.dat");
}

class Walk
{
public:
    Walk(const QString& profileDir, const MailSourceVisitor& visitor)
        : m_profileDir(QFileInfo(profileDir).canonicalFilePath()), m_visitor(visitor)
    {
    }

    bool named(const QString& path)
    {
        const QFileInfo info(path);
        if (isInProfile(info)) {
            m_visitor.problem({TransferProblemKind::NotMail, path, -1, 0, {}, {}});
            return true;
        }
        if (info.isDir())
            return directory(path, {}, 0);
        // What is read from a pipe is gone, and one that nobody writes into is waited for without an end.
        if (info.exists() && !info.isFile()) {
            m_visitor.problem({TransferProblemKind::NotAFile, path, -1, 0, {}, {}});
            return true;
        }
        MailSourceFile file{path, {}, info.size(), true, {}, false};
        file.flags = maildirFlags(info.fileName());
        return m_visitor.file(file);
    }

private:
    [[nodiscard]] bool isInProfile(const QFileInfo& info) const
    {
        if (m_profileDir.isEmpty())
            return false;
        const QString path = info.canonicalFilePath();
        return path == m_profileDir || path.startsWith(m_profileDir + QLatin1Char('/'));
    }

    /// Others are files, and where their directory is.
    [[nodiscard]] bool isUnfitLink(const QFileInfo& info) const
    {
        return info.isSymLink() && (!info.isFile() || isInProfile(info));
    }

    bool directory(const QString& path, const QStringList& folders, qsizetype depth)
    {
        if (isInProfile(QFileInfo(path)))
            return true;
        if (depth > kDeepest) {
            m_visitor.problem({TransferProblemKind::TooDeep, path, -1, 0, {}, {}});
            return true;
        }
        if (!QFileInfo(path).isReadable()) {
            m_visitor.problem({TransferProblemKind::Unreadable, path, -1, 0, {}, {}});
            return true;
        }
        const bool isBox = isMaildir(path);
        const bool goesOn = isBox ? maildirFiles(path, folders) : plainFiles(path, folders);
        return goesOn && directoriesIn(path, folders, isBox, depth);
    }

    bool maildirFiles(const QString& path, const QStringList& folders)
    {
        for (const QLatin1String part : {QLatin1String("/cur"), QLatin1String("/new")}) {
            QDirIterator files(path + part, QDir::Files);
            while (files.hasNext()) {
                files.next();
                if (isUnfitLink(files.fileInfo()))
                    continue;
                MailSourceFile file{files.filePath(), folders, files.fileInfo().size(), false, {}, true};
                // Thunderbird does not write them into the names of its files in cur.
                file.flags = part == QLatin1String("/new") ? MessageFlags() : maildirFlags(files.fileName());
                if (!m_visitor.file(file))
                    return false;
            }
        }
        return true;
    }

    bool plainFiles(const QString& path, const QStringList& folders)
    {
        QDirIterator files(path, QDir::Files);
        while (files.hasNext()) {
            files.next();
            if (isByTheWay(files.fileName()) || isUnfitLink(files.fileInfo()))
                continue;
            const MailSourceFile file{files.filePath(), folders, files.fileInfo().size(), false, {}, false};
            if (!m_visitor.file(file))
                return false;
        }
        return true;
    }

    bool directoriesIn(const QString& path, const QStringList& folders, bool isInMaildir, qsizetype depth)
    {
        QDirIterator all(path, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Hidden);
        while (all.hasNext()) {
            all.next();
            const QString name = all.fileName();
            const bool isPartOfBox =
                isInMaildir &&
                QStringList{QStringLiteral("cur"), QStringLiteral("new"), QStringLiteral("tmp")}.contains(
                    name);
            const QStringList levels = maildirLevels(name);
            // Those of Maildir++ need not lie in a Maildir: an account's top may have no mail of its own.
            const bool isHidden =
                name.startsWith(QLatin1Char('.')) && (levels.isEmpty() || !isMaildir(all.filePath()));
            if (isPartOfBox || isHidden)
                continue;
            const QStringList below =
                levels.isEmpty() ? QStringList{withoutEnding(name, {".sbd", ".mbox"})} : levels;
            if (!directory(all.filePath(), folders + below, depth + 1))
                return false;
        }
        return true;
    }

    const QString m_profileDir;
    const MailSourceVisitor& m_visitor;
};

/// A field that no text but a message begins with.
bool hasMailField(QByteArrayView bytes)
{
    static constexpr const char* fields[] = {
        "From", "Date",         "Received", "Return-Path",  "Subject",         "Message-ID",
        "To",   "MIME-Version", "X-Status", "Delivered-To", "X-Mozilla-Status"};
    HeaderFieldReader reader(bytes);
    for (HeaderFieldView field; reader.next(&field);) {
        const QByteArrayView name = field.name;
        if (std::any_of(std::begin(fields), std::end(fields),
                        [name](const char* known) { return equalsIgnoringCase(name, known); }))
            return true;
    }
    return false;
}

bool isMessageFile(const MailSourceFile& file)
{
    return file.isInMaildir || file.path.endsWith(QLatin1String(".eml"), Qt::CaseInsensitive);
}

bool isNamedAsMbox(const MailSourceFile& file)
{
    return file.path.endsWith(QLatin1String(".mbox"), Qt::CaseInsensitive) ||
           file.path.endsWith(QLatin1String(".mbx"), Qt::CaseInsensitive);
}

} // namespace

bool walkMailFiles(const QStringList& paths, const QString& profileDir, const MailSourceVisitor& visitor)
{
    Walk walk(profileDir, visitor);
    return std::all_of(paths.begin(), paths.end(), [&](const QString& path) { return walk.named(path); });
}

std::optional<MailFileKind> kindOf(const MailSourceFile& file, QString* why)
{
    QFile device(file.path);
    if (!device.open(QIODevice::ReadOnly)) {
        *why = device.errorString();
        return std::nullopt;
    }
    const QByteArray beginning = device.read(kLookedAt);
    if (beginning.isEmpty() && device.error() != QFileDevice::NoError) {
        *why = device.errorString();
        return std::nullopt;
    }
    qsizetype begin = 0;
    while (begin < beginning.size() && (beginning.at(begin) == '\n' || beginning.at(begin) == '\r'))
        ++begin;
    const QByteArrayView text = QByteArrayView(beginning).sliced(begin);
    if (text.startsWith("From ") && !file.isInMaildir)
        return MailFileKind::Mbox;
    HeaderFieldView field;
    if (isMessageFile(file))
        return HeaderFieldReader(text).next(&field) ? MailFileKind::Single : MailFileKind::None;
    if (!hasMailField(text))
        return MailFileKind::None;
    // An mbox may have lost its first line.
    const bool isMbox =
        isNamedAsMbox(file) || hasMboxSeparator(beginning + device.read(kSearched - beginning.size()));
    return isMbox ? MailFileKind::Mbox : MailFileKind::Single;
}

QByteArray readMessageFile(const QString& path, QString* why)
{
    QFile device(path);
    QByteArray raw;
    if (device.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        // read() takes as much memory as it is asked for; and the file may have grown.
        for (bool isMore = true; isMore && raw.size() < kLargestImported;) {
            const qint64 left = qMax<qint64>(device.size() - raw.size(), 0) + 1;
            const QByteArray piece = device.read(qMin(left, kLargestImported - raw.size()));
            isMore = !piece.isEmpty();
            if (raw.isEmpty())
                raw = piece;
            else
                raw += piece;
        }
    }
    if (device.error() == QFileDevice::NoError)
        return raw;
    *why = device.errorString();
    return {};
}

bool isExpectedToBeMail(const MailSourceFile& file)
{
    return file.isNamed || isMessageFile(file) || isNamedAsMbox(file);
}

} // namespace postaci
