#include "mainwindow/ListActions.h"

#include "models/ListGroups.h"
#include "widgets/Icon.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>

namespace postaci {

namespace {

using Sort = ListQuery::Sort;

void setWordsOf(QAction* action, const QString& text, const QString& tip)
{
    action->setText(text);
    action->setToolTip(tip);
    action->setStatusTip(tip);
}

} // namespace

ListActions::ListActions(QMainWindow& window)
    : QObject(&window), menu(new QMenu(&window)), conversations(nullptr), openConversation(nullptr),
      sorts(new QActionGroup(this)), headings(nullptr), bestFirst(nullptr), looks(new QActionGroup(this)),
      m_window(window)
{
    menu->setObjectName(QStringLiteral("listMenu"));
    menu->menuAction()->setIcon(icon(QStringLiteral("more")));
    conversations = add("conversationsAction");
    conversations->setCheckable(true);
    openConversation = add("openConversationAction");
    const std::pair<const char*, Sort> orders[] = {
        {"sortNewestAction", Sort::Newest}, {"sortOldestAction", Sort::Oldest},
        {"sortSenderAction", Sort::Sender}, {"sortSubjectAction", Sort::Subject},
        {"sortUnreadAction", Sort::Unread}, {"sortAttachmentsAction", Sort::Attachments},
        {"sortSizeAction", Sort::Size},
    };
    for (const auto& [name, sort] : orders) {
        QAction* action = add(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(sort));
        sorts->addAction(action);
    }
    headings = add("groupListAction");
    headings->setCheckable(true);
    bestFirst = add("bestFirstAction");
    bestFirst->setCheckable(true);
    for (const auto& [name, look] :
         {std::pair("listCardsAction", ListLook::Cards), std::pair("listTableAction", ListLook::Table)}) {
        QAction* action = add(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(look));
        looks->addAction(action);
    }
    menu->addActions(looks->actions());
    menu->addSeparator();
    menu->addActions({conversations, openConversation});
    menu->addSeparator();
    menu->addActions(sorts->actions());
    menu->addSeparator();
    menu->addAction(headings);
    menu->addSeparator();
    menu->addAction(bestFirst);
    retranslate();
}

QAction* ListActions::add(const char* name)
{
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    m_window.addAction(action);
    return action;
}

void ListActions::setShown(bool areConversations, Sort sort, bool hasHeadings)
{
    conversations->setChecked(areConversations);
    for (QAction* action : sorts->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(sort));
    headings->setEnabled(ListGroups::isPossible(sort));
    headings->setChecked(hasHeadings && headings->isEnabled());
}

void ListActions::setLook(ListLook look)
{
    for (QAction* action : looks->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(look));
}

void ListActions::retranslate()
{
    setWordsOf(looks->actions().at(0), tr("Cards (three l&ines)"),
               tr("Sender, subject and first words of each message"));
    setWordsOf(looks->actions().at(1), tr("&Table (one line)"), tr("One line for each message, in columns"));
    menu->setTitle(tr("L&ist"));
    menu->menuAction()->setToolTip(tr("How this list is shown"));
    setWordsOf(conversations, tr("&Conversations"), tr("One line for each conversation"));
    setWordsOf(openConversation, tr("&Open or close the conversation"),
               tr("Show the messages of the conversation below it"));
    const QList<QAction*> orders = sorts->actions();
    setWordsOf(orders.at(0), tr("&Newest first"), tr("Sort this list by date, newest first"));
    setWordsOf(orders.at(1), tr("Ol&dest first"), tr("Sort this list by date, oldest first"));
    setWordsOf(orders.at(2), tr("By &sender"), tr("Sort this list by sender"));
    setWordsOf(orders.at(3), tr("By s&ubject"), tr("Sort this list by subject"));
    setWordsOf(orders.at(4), tr("Un&read first"), tr("Sort this list: unread messages first"));
    setWordsOf(orders.at(5), tr("With &attachments first"),
               tr("Sort this list: messages with attachments first"));
    setWordsOf(orders.at(6), tr("&Largest first"), tr("Sort this list by size"));
    setWordsOf(bestFirst, tr("Search: &best hits first"),
               tr("First what has the words in subject, sender or recipients"));
    setWordsOf(headings, tr("&Headings"), tr("Put headings between days, senders and so on"));
}

} // namespace postaci
