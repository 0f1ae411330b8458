#include "help/HelpPages.h"

#include "commands/CommandKeys.h"
#include "message/TextFolding.h"
#include "widgets/Language.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace postaci {

namespace {

class HelpWords
{
    Q_DECLARE_TR_FUNCTIONS(HelpPages)
public:
    static QString keysPage(const AppSettings& settings);
};

/// All commands that have keys now, by their areas.
QString HelpWords::keysPage(const AppSettings& settings)
{
    QString text =
        QStringLiteral("# %1\n\n%2\n")
            .arg(tr("Keys"), tr("These are in effect now. They are changed in Settings, Shortcuts."));
    std::optional<CommandArea> area;
    for (const Command& command : commands()) {
        const QList<QKeySequence> keys = keysOf(settings, command);
        if (keys.isEmpty())
            continue;
        if (area != command.area)
            text += QStringLiteral("\n## %1\n\n").arg(areaName(command.area));
        area = command.area;
        QString written = keysText(keys);
        // A sign that Markdown knows is meant as it is.
        written.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
        for (const QChar sign : QStringLiteral("*_`[]#<>!|~"))
            written.replace(sign, QLatin1Char('\\') + QString(sign));
        text += QStringLiteral("- **%1**: %2\n").arg(written, commandName(command));
    }
    return text;
}

HelpPage makePage(const QString& id, const QString& markdown)
{
    const qsizetype end = markdown.indexOf(QLatin1Char('\n'));
    return {id, markdown.left(end).mid(2).trimmed(), markdown};
}

} // namespace

QList<HelpPage> helpPages(const AppSettings& settings)
{
    static const char* const ids[] = {"start",        "account",    "imap-pop3",     "ports",   "passwords",
                                      "certificates", "fetching",   "trouble",       "reading", "writing",
                                      "searching",    "organising", "notifications", "privacy", "import",
                                      "export",       "backup",     "repair",        "data"};
    QList<HelpPage> pages;
    for (const char* id : ids) {
        const QString name = QLatin1String(id);
        QFile file(QStringLiteral(":/help/%1/%2.md").arg(Language::current(), name));
        if (file.open(QIODevice::ReadOnly))
            pages.append(makePage(name, QString::fromUtf8(file.readAll())));
    }
    pages.append(makePage(QStringLiteral("keys"), HelpWords::keysPage(settings)));
    return pages;
}

bool hasWords(const HelpPage& page, const QString& typed)
{
    const QString text = QLatin1Char(' ') + foldForSearch(page.markdown).simplified();
    const QStringList words = foldForSearch(typed).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&text](const QString& word) {
        for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
            if (at == 0 || !text.at(at - 1).isLetterOrNumber())
                return true;
        return false;
    });
}

} // namespace postaci
