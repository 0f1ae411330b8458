#pragma once

#include "settings/AppSettings.h"
#include "store/StoreTypes.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace postaci {

/// What can be done to how the message list is shown: words and places in the menu; what it does is connected
/// by ListControl. UI thread.
class ListActions : public QObject
{
    Q_OBJECT

public:
    explicit ListActions(QMainWindow& window);

    void retranslate();
    /// Ticks what is so.
    void setShown(bool conversations, ListQuery::Sort sort, bool headings);
    void setLook(ListLook look);

    QMenu* menu;
    QAction* conversations;    ///< checkable
    QAction* openConversation; ///< or closes it
    QActionGroup* sorts;       ///< data(): int of ListQuery::Sort
    QAction* headings;         ///< checkable
    QAction* bestFirst;        ///< checkable: of what is searched for
    QActionGroup* looks;       ///< data(): int of ListLook

private:
    QAction* add(const char* name);

    QMainWindow& m_window;
};

} // namespace postaci
