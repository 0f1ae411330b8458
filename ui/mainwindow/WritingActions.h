#pragma once

#include "MailEngine.h"

#include <QObject>

#include <functional>

class QAction;
class QMainWindow;
class QMenu;

namespace postaci {

class AppSettings;
class ComposerWindow;

/// The less common ways to answer a message or to send it on: their menu, and what they do. UI thread.
class WritingActions : public QObject
{
    Q_OBJECT

public:
    /// What the window knows when one of them is chosen.
    struct Place
    {
        std::function<QList<MessageId>()> selected;
        std::function<MessageId()> chosen;     ///< the one that is read, or the only one selected; 0: none
        std::function<QString()> selectedText; ///< in the reader
        std::function<void(const ComposerWindow*)> opened;
        std::function<void(const QString&)> told; ///< something has happened that is better told
    };

    WritingActions(QMainWindow& window, MailEngine& engine, AppSettings& settings, Place place);

    void retranslate();
    /// What can be done with so many selected messages; `isFromList`: the one that is read has a list's
    /// address.
    void update(int selected, bool isFromList);
    /// Whether the message is in a folder for drafts, where opening it is writing on it.
    [[nodiscard]] bool isDraft(MessageId message) const;
    void openDraft(MessageId message);

    QMenu* menu;
    QAction* replyList;
    QAction* replySelection;
    QAction* forwardAttached;
    QAction* redirect;
    QAction* editAsNew;
    QAction* resend;
    QAction* templates;

private:
    QAction* add(const char* name);
    void connectActions();
    void openAsNew();
    void openRedirect();

    QMainWindow& m_window;
    MailEngine& m_engine;
    AppSettings& m_settings;
    const Place m_place;
};

} // namespace postaci
