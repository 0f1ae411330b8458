#pragma once

#include "MailEngine.h"
#include "message/ReplyBuilder.h"
#include "reader/ConversationRows.h"
#include "reader/RemoteTrust.h"

#include <QWidget>

#include <functional>

class QStackedWidget;

namespace postaci {

class AppSettings;
class ContactPictures;
class EmptyState;
class KnownPlaces;
class MessageView;
class ProviderTable;
class ShownConversation;

/// Shows one message: header, what stands in its way as bars, body, attachments; and around it, as rows, the
/// other messages of its conversation, where the settings say so. Asks the engine for the body and shows no
/// answer but the one for the message that is open. UI thread.
class ReaderPane : public QWidget
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Failed, Ready };

    ReaderPane(MailEngine& engine, AppSettings& settings, QWidget* parent = nullptr);
    ~ReaderPane() override;

    /// Whose domains are the providers', so that anybody can be there. It has to outlive the pane.
    void setProviders(const ProviderTable& providers);
    /// Of senders; it has to outlive the pane.
    void setPictures(ContactPictures& pictures);
    /// How the folders of other messages of a conversation are called.
    void setFolderNames(std::function<QString(FolderId)> names);
    void showMessage(MessageId message);
    /// The conversation of `message`, open at its oldest unread message, else at its newest.
    void showConversation(MessageId message);
    void clear();
    [[nodiscard]] MessageId currentMessage() const { return m_message; } ///< the open one; 0: none
    [[nodiscard]] const ShownConversation& conversation() const { return *m_conversation; }
    /// Whether the conversation has a message `step` (1 or -1) from the open one, and opens it.
    [[nodiscard]] bool canGo(int step) const;
    void go(int step);
    [[nodiscard]] State state() const { return m_state; }
    /// True once nothing is being loaded or laid out any more.
    [[nodiscard]] bool isSettled() const;
    void openFindBar(); ///< what Ctrl+F does
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] MessageView* view() const { return m_view; }

Q_SIGNALS:
    void replyRequested(postaci::MessageId message, postaci::ReplyMode mode);
    void forwardRequested(postaci::MessageId message);
    void draftRequested(postaci::MessageId message); ///< to be written on
    /// `to` is an address or a whole mailto: link; ComposerWindow::openNew() takes both.
    void composeTo(const QString& to);
    // What is wanted about the sender, see SenderCard
    void contactAddWanted(const postaci::Address& address);
    void contactEditWanted(postaci::ContactId contact);
    void searchWanted(const QString& query);
    void filterWanted();
    void messageFileOpened(const QString& file); ///< an attached message, for a window of its own
    void stateChanged(postaci::ReaderPane::State state);
    void messageShown(postaci::MessageId message); ///< its body is on screen
    /// The same of one that somebody wanted to read, once.
    void messageRead(postaci::MessageId message);
    void opened(postaci::MessageId message); ///< in the conversation, by the person
    void conversationChanged();              ///< what canGo() says may be different

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Asked { No, Yes }; ///< by the person

    void buildPage();
    void begin(MessageId message);
    void open(MessageId message, Asked asked);
    void chooseMessage(MessageId message);
    void conversationNews();
    void settingChanged();
    void setConversation(MessageId message);
    void showRows(ConversationRows::Because because);
    bool clearIfGone(); ///< whether it was
    void bodyIsShown();
    void showPage(QWidget* page);
    void connectEngine();
    void connectView();
    void request();
    void tryAgain();
    void setState(State state);
    void loadHeader();
    void bodyReady(MessageId message, const MessageContent& content, const QByteArray& raw);
    void bodyFailed(MessageId message, const Error& error);
    void storeChanged(const StoreChange& change);
    void accountChanged(const AccountState& account);
    void toggleStar();
    void showSenderCard(const Address& sender, const QWidget& anchor);
    void retranslate();

    [[nodiscard]] MessageSurroundings surroundings(const MessageContent& content) const;

    MailEngine& m_engine;
    AppSettings& m_settings;
    const ProviderTable* m_providers = nullptr;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ShownConversation* m_conversation;
    QWidget* m_page; ///< holds the next three
    ConversationRows* m_earlier;
    MessageView* m_view;
    ConversationRows* m_later;
    KnownPlaces* m_places;
    MessageId m_message = 0;
    AccountId m_account = 0;
    MessageId m_chosen = 0; ///< whose conversation is being read before one of its messages is opened
    bool m_isAsked = false; ///< the open message, and messageRead() has not told of it
    State m_state = State::Empty;
    bool m_failedOffline = false; ///< asked again by itself once the account is connected
};

} // namespace postaci
