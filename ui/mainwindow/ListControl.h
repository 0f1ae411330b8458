#pragma once

#include "models/FolderTreeModel.h"
#include "models/MessageListModel.h"
#include "settings/AppSettings.h"

#include <QObject>

namespace postaci {

class ListActions;
class MessageListView;

/// Shows the list of a place as the person wants it: conversations or messages for all places, order and
/// headings for each place of its own, remembered. UI thread.
class ListControl : public QObject
{
    Q_OBJECT

public:
    ListControl(ListActions& actions, AppSettings& settings, MessageListModel& messages,
                MessageListView& view);

    /// An empty list for places that have none.
    void showPlace(const TreePlace& place);

private:
    struct Order
    {
        ListQuery::Sort sort = ListQuery::Sort::Newest;
        bool hasHeadings = false;
    };

    [[nodiscard]] Order order() const; ///< of the place
    void setOrder(const Order& order);
    void showAgain(); ///< with the same message at the cursor
    void tick();
    void setLook(ListLook look);

    ListActions& m_actions;
    AppSettings& m_settings;
    MessageListModel& m_messages;
    MessageListView& m_view;
    TreePlace m_place;
};

} // namespace postaci
