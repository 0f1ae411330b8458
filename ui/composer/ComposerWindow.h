#pragma once

#include "MailEngine.h"
#include "composer/DraftFormat.h"
#include "message/ReplyBuilder.h"

#include <QMainWindow>

#include <functional>
#include <optional>

class QAction;

namespace postaci {

class AppSettings;
class AttachmentPanel;
class ComposerHeader;
class DraftKeeper;
class InfoBar;
class TextEditor;

/// The window where a message is written. Every text is kept as a draft within a second, and only sending or
/// discarding ends that. A top-level window that deletes itself when closed. UI thread.
class ComposerWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `to` is an address list or a mailto: link (RFC 6068).
    static ComposerWindow* openNew(MailEngine& engine, AppSettings& settings, const QString& to = {});
    /// The window is there at once; the quoted text follows when the body is there.
    static ComposerWindow* openReply(MailEngine& engine, AppSettings& settings, MessageId original,
                                     ReplyMode mode);
    static ComposerWindow* openForward(MailEngine& engine, AppSettings& settings, MessageId original);
    /// Brings the draft's window up if it is open already.
    static ComposerWindow* openDraft(MailEngine& engine, AppSettings& settings, const Draft& draft);
    /// Opens the drafts that were being written when the program ended; for the start of the program.
    static QList<ComposerWindow*> restoreUnfinished(MailEngine& engine, AppSettings& settings);

    ~ComposerWindow() override;

    void attachFiles(const QStringList& paths);
    void send(); ///< what the Send button does: looks once more, then queues it and closes

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    using Fill = std::function<OutgoingMessage(const MessageContent&, const QByteArray& raw)>;

    ComposerWindow(MailEngine& engine, AppSettings& settings, const OutgoingMessage& message);
    static ComposerWindow* openFor(MailEngine& engine, AppSettings& settings, MessageId original, Fill fill);
    void buildActions();
    void buildBody();
    void connectParts();
    void fill(const OutgoingMessage& message);
    /// Asks for the original's body and lets `fill` make the message of it.
    void awaitOriginal(MessageId original, Fill fill);
    void originalArrived(const MessageContent& content, const QByteArray& raw);
    void present();

    [[nodiscard]] OutgoingMessage currentMessage() const;
    [[nodiscard]] Draft currentDraft() const;
    void edited();
    void signatureForAccount();
    /// False if something has to be mended or asked first; a bar says what.
    bool isReadyToSend();
    void ask(const QString& question, const QString& yes, bool* answer);
    void queue();
    void sendFailed(const Error& error);
    void discard();
    void setBusy(bool busy);
    void updateTitle();
    void retranslate();

    MailEngine& m_engine;
    AppSettings& m_settings;
    OutgoingMessage m_message; ///< what does not change: ids, references, kind
    Fill m_fill;               ///< set while the original is awaited
    ComposerHeader* m_header;
    TextEditor* m_editor;
    AttachmentPanel* m_attachments;
    InfoBar* m_bar;
    DraftKeeper* m_keeper;
    QAction* m_sendAction;
    QAction* m_attachAction;
    QAction* m_discardAction;
    QAction* m_closeAction;
    QString m_signature;      ///< that stands in the text now
    bool* m_answer = nullptr; ///< what the bar's question decides
    bool m_subjectlessAccepted = false;
    bool m_missingFileAccepted = false;
    bool m_isTouched = false;
    bool m_isBusy = false;
    bool m_isLeaving = false; ///< sent or discarded: closing keeps nothing
    DraftWindow m_windowState = DraftWindow::Open;
};

} // namespace postaci
