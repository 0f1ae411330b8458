#include "mainwindow/TagMenu.h"

#include "MailEngine.h"
#include "mainwindow/MessageCommands.h"
#include "mainwindow/NameDialog.h"
#include "models/Tags.h"
#include "settings/AppSettings.h"

#include <QMenu>

#include <algorithm>

namespace postaci {

namespace {

bool hasTag(const MessageRow& row, const QString& keyword)
{
    return row.keywords.contains(keyword, Qt::CaseInsensitive);
}

} // namespace

TagMenu::TagMenu(QMenu& menu, MessageCommands& commands, AppSettings& settings, QWidget* window)
    : QObject(window), m_menu(menu), m_commands(commands), m_settings(settings), m_window(window)
{
}

void TagMenu::fill(const QList<MessageRow>& rows, const QList<MessageId>& messages)
{
    m_menu.clear();
    QStringList keywords = m_settings.tags();
    for (const MessageRow& row : rows)
        keywords += row.keywords;
    for (const Tag& tag : offeredTags(keywords)) {
        QAction* action = addTagAction(m_menu, tag);
        action->setData(tag.keyword);
        action->setChecked(!rows.isEmpty() &&
                           std::all_of(rows.begin(), rows.end(),
                                       [&](const MessageRow& row) { return hasTag(row, tag.keyword); }));
        connect(action, &QAction::triggered, this, [this, messages, keyword = tag.keyword](bool on) {
            m_commands.setTag(messages, keyword, on);
        });
    }
    m_menu.addSeparator();
    const QAction* fresh = m_menu.addAction(tr("&New tag…"));
    connect(fresh, &QAction::triggered, this, [this, messages] { askForNewTag(messages); });
}

void TagMenu::askForNewTag(const QList<MessageId>& messages)
{
    auto* dialog = new NameDialog({tr("New tag"), tr("&Name of the tag"), tr("Add")}, {}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameChosen, this, [this, dialog, messages](const QString& name) {
        const QString keyword = MailEngine::tagKeyword(name);
        if (keyword.isEmpty()) {
            dialog->setError(tr("A tag needs letters or numbers."));
            return;
        }
        m_settings.addTag(keyword);
        m_commands.setTag(messages, keyword, true);
        dialog->accept();
    });
    dialog->open();
}

} // namespace postaci
