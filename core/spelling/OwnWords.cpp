#include "spelling/OwnWords.h"

#include <QFile>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>

namespace postaci {

namespace {

constexpr qint64 largestWordFile = 4 * 1024 * 1024; ///< bytes that are read

QString withSmallFirst(const QString& word)
{
    // İ and I have small letters of their own kind in Turkish; both are tried.
    return word.isEmpty() ? word : word.at(0).toLower() + word.mid(1);
}

QString withTurkishSmallFirst(const QString& word)
{
    static const QLocale turkish(QLocale::Turkish);
    return word.isEmpty() ? word : turkish.toLower(word.left(1)) + word.mid(1);
}

} // namespace

OwnWords::OwnWords(QString file) : m_file(std::move(file))
{
    QFile stored(m_file);
    if (!stored.open(QIODevice::ReadOnly))
        return;
    const QStringList lines =
        QString::fromUtf8(stored.read(largestWordFile)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines)
        m_words.insert(line.trimmed());
    m_words.remove(QString());
}

bool OwnWords::contains(const QString& word) const
{
    return m_words.contains(word) || m_words.contains(withSmallFirst(word)) ||
           m_words.contains(withTurkishSmallFirst(word));
}

QStringList OwnWords::all() const
{
    QStringList words(m_words.begin(), m_words.end());
    std::sort(words.begin(), words.end(),
              [](const QString& one, const QString& other) { return one.localeAwareCompare(other) < 0; });
    return words;
}

Result<void> OwnWords::add(const QString& word)
{
    m_words.insert(word.trimmed());
    m_words.remove(QString());
    return write();
}

Result<void> OwnWords::remove(const QString& word)
{
    m_words.remove(word);
    return write();
}

Result<void> OwnWords::write() const
{
    QSaveFile file(m_file);
    const QByteArray lines = all().join(QLatin1Char('\n')).toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size() || !file.commit())
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("The own words cannot be written to %1").arg(m_file),
                          file.errorString());
    return {};
}

} // namespace postaci
