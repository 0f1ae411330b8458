#pragma once

#include "store/StoreTypes.h"

#include <QObject>

class QMenu;
class QWidget;

namespace postaci {

class AppSettings;
class MessageCommands;

/// The menu of tags: those that everybody has, the user's own, and those of the selected messages, each
/// ticked when all of these have it. UI thread.
class TagMenu : public QObject
{
    Q_OBJECT

public:
    TagMenu(QMenu& menu, MessageCommands& commands, AppSettings& settings, QWidget* window);

    /// Before it opens: for `messages`, of which `rows` say what is ticked.
    void fill(const QList<MessageRow>& rows, const QList<MessageId>& messages);

private:
    void askForNewTag(const QList<MessageId>& messages);

    QMenu& m_menu;
    MessageCommands& m_commands;
    AppSettings& m_settings;
    QWidget* m_window;
};

} // namespace postaci
