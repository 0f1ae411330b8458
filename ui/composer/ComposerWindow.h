#pragma once

#include "MailEngine.h"
#include "composer/AttachmentShelf.h"
#include "composer/ComposerState.h"
#include "composer/SendCheck.h"
#include "message/ReplyBuilder.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QPushButton;
class QToolButton;

namespace postaci {

class AppSettings;
class BarStack;
class ComposerBody;
class ComposerHeader;
class ComposerSpelling;
class ContactsWindow;
class DraftKeeper;
class RecipientWarnings;
class SendMenu;
class SmallerPictures;
class ElidedLabel;
struct MailtoParts;
class ServerDraft;
class TextEditor;

/// The window where a message is written. Every text is kept as a draft within a second, and only sending or
/// discarding ends that. A top-level window that deletes itself when closed. UI thread.
class ComposerWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `to` is an address list or a mailto: link (RFC 6068).
    static ComposerWindow* openNew(MailEngine& engine, AppSettings& settings, const QString& to = {},
                                   AccountId sender = 0);
    /// The window is there at once; the quoted text follows when the body is there.
    static ComposerWindow* openReply(MailEngine& engine, AppSettings& settings, MessageId original,
                                     ReplyMode mode);
    static ComposerWindow* openForward(MailEngine& engine, AppSettings& settings, MessageId original);
    /// An answer that quotes `selected` in the place of the whole text; empty: all of it.
    static ComposerWindow* openReplyTo(MailEngine& engine, AppSettings& settings, MessageId original,
                                       ReplyMode mode, const QString& selected);
    /// The messages go as they are, as attachments.
    static ComposerWindow* openForwardAttached(MailEngine& engine, AppSettings& settings,
                                               const QList<MessageId>& originals);
    /// The text, recipients and files of a message, to be written on and sent as a new one.
    static ComposerWindow* openAsNew(MailEngine& engine, AppSettings& settings, MessageId original);
    /// A draft in a folder of a server, whoever has made it: it goes from there when it is sent. Null for one
    /// that is being sent.
    static ComposerWindow* openServerDraft(MailEngine& engine, AppSettings& settings, MessageId draft);
    static ComposerWindow* openTemplate(MailEngine& engine, AppSettings& settings, const Template& used);
    /// Brings the draft's window up if it is open already. Null if the draft cannot be read.
    static ComposerWindow* openDraft(MailEngine& engine, AppSettings& settings, const Draft& draft);
    [[nodiscard]] static QSet<DraftId> openDrafts(const MailEngine& engine); ///< those that have a window
    /// Opens the drafts that were being written when the program ended; for the start of the program.
    static QList<ComposerWindow*> restoreUnfinished(MailEngine& engine, AppSettings& settings);
    [[nodiscard]] static QStringList openFilesKeys(); ///< of the drafts' directories that are in use

    ~ComposerWindow() override;

    void addFiles(const QStringList& paths);
    void send();
    /// Closes at once if there is nothing to keep; else asks in a bar. Asked a second time it keeps the text.
    void requestClose();
    void requestDiscard();               ///< asks in a bar if there is something to lose
    [[nodiscard]] DraftId draft() const; ///< 0: not saved yet
    [[nodiscard]] QString messageId() const { return m_start.messageId; } ///< the same in each of its windows
    [[nodiscard]] BarStack* bars() const { return m_bars; }

    /// Keys of the bars.
    enum Bar {
        OriginalBar,
        ProblemBar,
        FilesBar,
        DraftBar,
        ListBar,
        ClosingBar,
        FormattingBar,
        PicturesBar,
        TimeBar,
        TooLongBar,
        PasteBar,
        LinkBar
    };

Q_SIGNALS:
    void scheduled(postaci::OutboxId entry); ///< the window closes, and its message goes out at a later time
    void draftKept(); ///< the window closes with its text kept, which the person may look for

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What is quoted or forwarded, and whether it is here.
    enum class Original { None, Loading, Failed, Ready };
    /// What was asked for while something that belongs to it was still being loaded or saved.
    enum class Awaited { Nothing, Sending, Keeping, Quitting };

    ComposerWindow(MailEngine& engine, AppSettings& settings, const ComposerState& state, DraftId draft);

    // ComposerWindow.cpp: what is on screen
    void build();
    [[nodiscard]] QWidget* makeTools();
    [[nodiscard]] QWidget* makeFoot();
    [[nodiscard]] QWidget* makeFiles();
    void connectParts();
    void addShortcuts();
    void askAboutFormatting();
    void tellOfLeftOutFormatting();
    void begin(); ///< shows the window with the focus where writing goes on
    void retranslate();
    void updateTitle();
    void showSavedAt();
    void changeAccount();
    void chooseFiles();
    void filesFailed(const QString& name, AttachmentShelf::Problem problem, const QString& detail);
    void draftFailed(const Error& error);
    [[nodiscard]] ComposerState state() const;
    [[nodiscard]] ComposerState stateToKeep() const;
    [[nodiscard]] bool mayReplaceCopies() const;
    [[nodiscard]] Draft snapshot() const;

    // ComposerOriginal.cpp: links, replies and forwards
    void tellOfRefusals(const MailtoParts& link);
    void awaitOriginal();
    void requestOriginal();
    void originalReady(const MessageContent& content, const QByteArray& raw);
    void originalAdded(const OutgoingMessage& message);
    void attachWhole(const MessageContent& content, const QByteArray& raw, OutgoingMessage* message);
    void keepWithDraft();
    void originalFailed(const Error& error);
    [[nodiscard]] bool isPartElsewhere() const;
    [[nodiscard]] SendProblem originalProblem() const;
    [[nodiscard]] QString originalQuestion() const;
    [[nodiscard]] bool isOriginalLeftOut() const;
    void askForOriginal();
    void showOriginalProblem(SendProblem problem);

    // ComposerRecipients.cpp: what is asked about whom it goes to
    [[nodiscard]] RecipientDoubts recipientDoubts() const;
    void showRecipientProblem(SendProblem problem);
    void chooseRecipients();

    // ComposerSizes.cpp: what servers would not take
    [[nodiscard]] SendProblem sizeProblem() const;
    void showSizeProblem(SendProblem problem);

    // ComposerKinds.cpp: what is neither a plain answer nor a forward
    static ComposerWindow* openAgain(MailEngine& engine, AppSettings& settings, MessageId original,
                                     MessageId continues);
    void awaitAttached();
    void requestAttached();
    void attachOriginal(MessageId message, const QByteArray& raw);
    void attachedFailed(MessageId message, const Error& error);
    void takeAttached();
    void showAttachedFailure(const Error& error);
    void takeOver(const MessageContent& content, const QByteArray& raw);
    void chooseSenderFor(const MessageContent& content);
    [[nodiscard]] bool hasOwnRecipients() const;
    void fillRecipients(const OutgoingMessage& message);
    void hintAtList(const MessageContent& content);
    void useTemplate(const Template& used);
    void fillTemplateMenu();
    void saveAsTemplate();

    // ComposerSending.cpp: how it ends
    void keepTime(const QDateTime& time);
    void showProblem(SendProblem problem);
    void hideSolvedProblem();
    void acceptAndSend(SendProblem problem);
    void submit();
    void submitted(const Result<OutboxId>& queued);
    void setSending(bool on);
    [[nodiscard]] bool isLoaded(Awaited next) const; ///< whether that can be done now
    void goOn();                                     ///< with what was waited for, once it can be done
    void keepAndClose();
    void closeKept();
    void discardAndClose();
    void settleBeforeQuitting();
    void setWritable(bool on);
    [[nodiscard]] bool isWritable() const;
    void leave();
    void sendAt(const QDateTime& time); ///< UTC; invalid: now
    [[nodiscard]] OutgoingMessage outgoing() const;
    [[nodiscard]] SendOptions sendOptions() const;

    MailEngine& m_engine;
    AppSettings& m_settings;
    ComposerState m_start; ///< as the window opened: what is not in a field comes from here
    Account m_sender;      ///< whose signature is in the text
    AttachmentShelf* m_shelf;
    DraftKeeper* m_keeper;
    ServerDraft* m_server;
    QWidget* m_content;
    QPushButton* m_send;
    SendMenu* m_sendMenu;
    QDateTime m_sendAt;   ///< UTC; invalid: now
    QDateTime m_keptTime; ///< UTC: that Send keeps, since the message was scheduled before; invalid: none
    QPushButton* m_attach;
    QPushButton* m_templates;
    QToolButton* m_format;
    QPushButton* m_discard;
    ElidedLabel* m_saved;
    BarStack* m_bars;
    ComposerHeader* m_header;
    RecipientWarnings* m_warnings;
    QPointer<ContactsWindow> m_contacts;
    ComposerBody* m_body;
    TextEditor* m_text; ///< of m_body
    ComposerSpelling* m_spelling;
    SmallerPictures* m_pictures;
    QSet<SendProblem> m_accepted;
    SendProblem m_problem = SendProblem::None; ///< what ProblemBar says, if it is one
    QTimer m_lookAgain;                        ///< whether it is there still
    RecipientSource m_checked;                 ///< the groups as they were when the text was checked
    Original m_original = Original::None;
    Awaited m_awaited = Awaited::Nothing;
    bool m_sending = false;
    QList<MessageId> m_alsoForwarded;        ///< beside the one that the outbox marks once it is sent
    QHash<MessageId, QByteArray> m_attached; ///< those of m_start.attached that are here
    QHash<MessageId, Error> m_notAttached;   ///< those of them that could not be loaded
    qsizetype m_takenFiles = 0; ///< still to come from a message that is taken over: no change of the text
    bool m_open = true;         ///< goes into the draft: opened again at the next start
    bool m_leaving = false;     ///< everything is settled, the window may go
    bool m_quitting = false;
};

} // namespace postaci
