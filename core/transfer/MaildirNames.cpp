#include "transfer/MaildirNames.h"

#include "message/MailboxName.h"

#include <utility>

namespace postaci {

namespace {

// In the order of their letters. "T" is a wish that was never carried out.
constexpr std::pair<char, MessageFlag> maildirMarks[] = {{'D', MessageFlag::Draft},
                                                         {'F', MessageFlag::Flagged},
                                                         {'P', MessageFlag::Forwarded},
                                                         {'R', MessageFlag::Answered},
                                                         {'S', MessageFlag::Seen}};

} // namespace

std::optional<MessageFlags> maildirFlags(const QString& fileName)
{
    const qsizetype mark = fileName.lastIndexOf(QLatin1String("2,"));
    if (mark < 1 || !QStringLiteral(":;!").contains(fileName.at(mark - 1)))
        return std::nullopt;
    const QStringView letters = QStringView(fileName).sliced(mark + 2);
    MessageFlags flags;
    for (const auto& [letter, flag] : maildirMarks)
        flags.setFlag(flag, letters.contains(QLatin1Char(letter)));
    return flags;
}

QString maildirLetters(MessageFlags flags)
{
    QString letters;
    for (const auto& [letter, flag] : maildirMarks) {
        if (flags.testFlag(flag))
            letters += QLatin1Char(letter);
    }
    return letters;
}

QStringList maildirLevels(const QString& directory)
{
    QStringList levels;
    if (!directory.startsWith(QLatin1Char('.')))
        return levels;
    const QStringList names = directory.mid(1).split(QLatin1Char('.'), Qt::SkipEmptyParts);
    for (const QString& name : names)
        levels.append(decodeMailbox(name.toUtf8()));
    return levels;
}

QString maildirDirectory(const QStringList& levels)
{
    QString directory;
    for (QString level : levels) {
        level.replace(QLatin1Char('.'), QLatin1Char('_')).replace(QLatin1Char('/'), QLatin1Char('_'));
        directory += QLatin1Char('.') + QString::fromLatin1(encodeMailbox(level));
    }
    return directory;
}

} // namespace postaci
