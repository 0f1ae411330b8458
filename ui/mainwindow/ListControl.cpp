#include "mainwindow/ListControl.h"

#include "mainwindow/ListActions.h"
#include "messagelist/MessageListView.h"
#include "messagelist/MessageTable.h"
#include "settings/AppSettings.h"

#include <QAction>
#include <QActionGroup>

#include <optional>

namespace postaci {

namespace {

using PlaceKind = TreePlace::Kind;
using Sort = ListQuery::Sort;

std::optional<ListQuery::Kind> listKindOf(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::AllInboxes:
        return ListQuery::Kind::AllInboxes;
    case PlaceKind::Flagged:
        return ListQuery::Kind::Flagged;
    case PlaceKind::Unread:
        return ListQuery::Kind::Unread;
    case PlaceKind::Drafts:
        return ListQuery::Kind::Drafts;
    case PlaceKind::Sent:
        return ListQuery::Kind::Sent;
    case PlaceKind::Snoozed:
        return ListQuery::Kind::Snoozed;
    case PlaceKind::FollowUps:
        return ListQuery::Kind::FollowUps;
    case PlaceKind::Folder:
        return ListQuery::Kind::Folder;
    default:
        return std::nullopt;
    }
}

/// What the settings call a place.
QString keyOf(const TreePlace& place)
{
    switch (place.kind) {
    case PlaceKind::AllInboxes:
        return QStringLiteral("allInboxes");
    case PlaceKind::Flagged:
        return QStringLiteral("flagged");
    case PlaceKind::Unread:
        return QStringLiteral("unread");
    case PlaceKind::Drafts:
        return QStringLiteral("drafts");
    case PlaceKind::Sent:
        return QStringLiteral("sent");
    case PlaceKind::Snoozed:
        return QStringLiteral("snoozed");
    case PlaceKind::FollowUps:
        return QStringLiteral("followUps");
    default:
        return QString::number(place.folder);
    }
}

/// What they call an order.
constexpr std::pair<const char*, Sort> kSortWords[] = {
    {"newest", Sort::Newest},   {"oldest", Sort::Oldest}, {"sender", Sort::Sender},
    {"subject", Sort::Subject}, {"unread", Sort::Unread}, {"attachments", Sort::Attachments},
    {"size", Sort::Size},
};
const QString kWithHeadings = QStringLiteral("headings");
const QString kColumns = QStringLiteral("list/columns");

} // namespace

ListControl::ListControl(ListActions& actions, AppSettings& settings, MessageListModel& messages,
                         MessageListView& view)
    : QObject(&view), m_actions(actions), m_settings(settings), m_messages(messages), m_view(view)
{
    connect(m_actions.conversations, &QAction::triggered, &m_settings, &AppSettings::setConversations);
    connect(&m_settings, &AppSettings::conversationsChanged, this, &ListControl::showAgain);
    connect(m_actions.openConversation, &QAction::triggered, &m_view, &MessageListView::toggleConversation);
    connect(m_actions.sorts, &QActionGroup::triggered, this, [this](const QAction* action) {
        setOrder({static_cast<Sort>(action->data().toInt()), order().hasHeadings});
    });
    connect(m_actions.headings, &QAction::triggered, this, [this](bool on) { setOrder({order().sort, on}); });
    connect(m_actions.looks, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.setListLook(static_cast<ListLook>(action->data().toInt()));
    });
    connect(&m_settings, &AppSettings::listLookChanged, this, &ListControl::setLook);
    connect(m_view.table(), &MessageTable::sortWanted, this, [this](Sort sort) {
        if (m_actions.sorts->isEnabled())
            setOrder({sort, order().hasHeadings});
    });
    connect(m_view.table(), &MessageTable::columnsMoved, this,
            [this] { m_settings.setGeometry(kColumns, m_view.table()->saveState()); });
    m_view.table()->restoreState(m_settings.geometry(kColumns));
    setLook(m_settings.listLook());
    tick();
}

void ListControl::setLook(ListLook look)
{
    m_view.setLook(look == ListLook::Table ? MessageListView::Look::Table : MessageListView::Look::Cards);
    m_actions.setLook(look);
}

ListControl::Order ListControl::order() const
{
    const QStringList words = m_settings.listOrder(keyOf(m_place));
    Order order;
    for (const auto& [word, sort] : kSortWords) {
        if (words.contains(QLatin1String(word)))
            order.sort = sort;
    }
    order.hasHeadings = words.contains(kWithHeadings);
    return order;
}

void ListControl::setOrder(const Order& order)
{
    QStringList words;
    for (const auto& [word, sort] : kSortWords) {
        if (sort == order.sort)
            words.append(QLatin1String(word));
    }
    if (order.hasHeadings)
        words.append(kWithHeadings);
    m_settings.setListOrder(keyOf(m_place), words);
    showAgain();
}

void ListControl::showPlace(const TreePlace& place)
{
    using Headings = MessageListModel::Headings;
    m_place = place;
    tick();
    const auto kind = listKindOf(place.kind);
    if (!kind) {
        m_messages.clear();
        return;
    }
    const Order wanted = order();
    ListQuery query;
    query.kind = *kind;
    query.folder = *kind == ListQuery::Kind::Folder ? place.folder : 0;
    query.mode = m_settings.conversations() ? ListQuery::Mode::Conversations : ListQuery::Mode::Messages;
    query.sort = wanted.sort;
    m_messages.setQuery(query, wanted.hasHeadings ? Headings::Shown : Headings::None);
}

void ListControl::showAgain()
{
    tick();
    if (m_messages.source() != MessageListModel::Source::Store) // a search: once it is over
        return;
    const MessageId current = m_view.currentMessage();
    showPlace(m_place);
    if (current != 0)
        m_view.selectWhenLoaded(current);
}

void ListControl::tick()
{
    const Order shown = order();
    m_actions.setShown(m_settings.conversations(), shown.sort, shown.hasHeadings);
    m_view.table()->setSort(shown.sort);
    m_actions.sorts->setEnabled(listKindOf(m_place.kind).has_value());
}

} // namespace postaci
