#pragma once

#include "MailEngine.h"
#include "message/ReplyBuilder.h"
#include "reader/RemoteTrust.h"

#include <QWidget>

class QStackedWidget;

namespace postaci {

class AppSettings;
class EmptyState;
class KnownPlaces;
class MessageView;
class ProviderTable;

/// Shows one message: header, what stands in its way as bars, body, attachments. Asks the engine for the body
/// and shows no answer but the one for the message it was last given. UI thread.
class ReaderPane : public QWidget
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Failed, Ready };

    ReaderPane(MailEngine& engine, AppSettings& settings, QWidget* parent = nullptr);
    ~ReaderPane() override;

    /// Whose domains are the providers', so that anybody can be there. It has to outlive the pane.
    void setProviders(const ProviderTable& providers);
    void showMessage(MessageId message);
    void clear();
    [[nodiscard]] MessageId currentMessage() const { return m_message; } ///< 0: none
    [[nodiscard]] State state() const { return m_state; }
    /// True once nothing is being loaded or laid out any more.
    [[nodiscard]] bool isSettled() const;
    void openFindBar(); ///< what Ctrl+F does

Q_SIGNALS:
    void replyRequested(postaci::MessageId message, postaci::ReplyMode mode);
    void forwardRequested(postaci::MessageId message);
    /// `to` is an address or a whole mailto: link; ComposerWindow::openNew() takes both.
    void composeTo(const QString& to);
    void messageFileOpened(const QString& file); ///< an attached message, for a window of its own
    void stateChanged(postaci::ReaderPane::State state);
    void messageShown(postaci::MessageId message); ///< its body is on screen

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void showPage(QWidget* page);
    void connectEngine();
    void connectView();
    void request();
    void setState(State state);
    void loadHeader();
    void bodyReady(MessageId message, const MessageContent& content, const QByteArray& raw);
    void bodyFailed(MessageId message, const Error& error);
    void storeChanged(const StoreChange& change);
    void accountChanged(const AccountState& account);
    void toggleStar();
    void retranslate();

    [[nodiscard]] MessageSurroundings surroundings(const MessageContent& content) const;

    MailEngine& m_engine;
    const ProviderTable* m_providers = nullptr;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    MessageView* m_view;
    KnownPlaces* m_places;
    MessageId m_message = 0;
    AccountId m_account = 0;
    State m_state = State::Empty;
    bool m_failedOffline = false; ///< asked again by itself once the account is connected
};

} // namespace postaci
