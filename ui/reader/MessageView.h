#pragma once

#include "message/MessageContent.h"
#include "message/ReplyBuilder.h"
#include "reader/AttachmentActions.h"
#include "reader/BodyView.h"
#include "reader/RemoteTrust.h"

#include <QPointer>
#include <QWidget>

class QPushButton;

namespace postaci {

class AppSettings;
class AttachmentBar;
class FindBar;
class InvitationCard;
class InvitationDesk;
class KnownPlaces;
class MailEngine;
class MessageHeader;
class DeliveryDesk;
class MessageRequests;
class MessageTools;
class PreviewWindow;
class ReaderBars;

/// One message laid out: header, bars, body, attachments, buttons. Knows what is shown, not where it comes
/// from; that is ReaderPane's. UI thread.
class MessageView : public QWidget
{
    Q_OBJECT

public:
    MessageView(AttachmentActions::SavePart savePart, AppSettings& settings, QWidget* parent = nullptr);

    /// A new message: everything of the one before goes.
    void begin(MessageId message, const Envelope& envelope, const QStringList& own);
    void showLoading();
    void setProgress(qint64 done, qint64 total) { m_body->setProgress(done, total); }
    void showContent(const MessageContent& content, const QByteArray& raw, const MessageSurroundings& around);
    void showFailed(const Error& error);
    void setStarred(bool on);
    /// Names that are known to the person; the places have to outlive the view.
    /// From now on what a message asks for can be answered.
    void setEngine(MailEngine& engine);
    void setKnownPlaces(const KnownPlaces& places) { m_places = &places; }

    [[nodiscard]] MessageHeader* header() const { return m_header; }
    [[nodiscard]] BodyView* body() const { return m_body; }
    [[nodiscard]] ReaderBars* bars() const { return m_bars; }
    [[nodiscard]] MessageTools* tools() const { return m_tools; }
    void openFindBar();
    /// To find in the message; enabled while one is in sight, as the next ones.
    [[nodiscard]] QAction* findAction() const { return m_findInMessage; }
    [[nodiscard]] const QList<QAction*>& zoomActions() const { return m_zoom; }
    /// Whether there are buttons to answer, and a star.
    void setAnswerable(bool on);
    /// A draft is written on, not answered.
    void setDraft(bool on);
    void showFileFailed(const Error& error);

Q_SIGNALS:
    void retryClicked();
    void starClicked();
    void replyClicked(postaci::ReplyMode mode);
    void forwardClicked();
    void goOnWritingClicked();
    void composeTo(const QString& to);
    void bodyShown();
    void messageFileOpened(const QString& file); ///< an attached message

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void connectHeader();
    void connectBody();
    void connectFiles();
    void preview(const AttachmentInfo& attachment);
    void addCommands(AppSettings& settings);
    QPushButton* addButton(const char* name, const char* iconName);
    void followLink(const QUrl& target, const QString& statedPlace);
    void openLink(const QUrl& target);
    void retranslate();
    void setReady(bool on);
    void enableLooking();
    void nameReply();

    void showRemote(const RemoteSummary& remote);
    void alwaysShowRemote(const ImageSender& sender);
    void requestsChanged();
    void showInvitation(const MessageContent& content);
    void toggleColors();
    void showColors();
    void askAboutLink(const QUrl& target, const QString& statedPlace);

    AppSettings& m_settings;
    const KnownPlaces* m_places = nullptr;
    MessageId m_message = 0;
    QString m_sender; ///< address of the message on screen, lower case; empty while there is no body
    RemoteOffer m_offer;
    MessageHeader* m_header;
    ReaderBars* m_bars;
    InvitationCard* m_card;
    BodyView* m_body;
    FindBar* m_find;
    AttachmentBar* m_attachments;
    AttachmentActions* m_files;
    AttachmentInfo m_calendarFile; ///< of the invitation; without a path: none
    MessageTools* m_tools;
    QPointer<PreviewWindow> m_preview;       ///< of a file of this message
    DeliveryDesk* m_delivery = nullptr;      ///< null without an engine
    MessageRequests* m_requests = nullptr;   ///< null: nobody is there to answer
    InvitationDesk* m_invitations = nullptr; ///< likewise
    QAction* m_findInMessage = nullptr;
    QList<QAction*> m_zoom; ///< larger, smaller, its own size
    QAction* m_showImages = nullptr;
    QAction* m_alwaysShowImages = nullptr;
    QAction* m_unsubscribe = nullptr;
    QAction* m_sendReceipt = nullptr;
    QAction* m_originalColors = nullptr;
    QList<QAction*> m_answers; ///< to an invitation
    bool m_isAnswerable = true;
    bool m_isDraft = false;
    bool m_isReady = false; ///< a message is there
    QWidget* m_buttons;
    QPushButton* m_reply;
    QPushButton* m_replyAll;
    QPushButton* m_forward;
};

} // namespace postaci
