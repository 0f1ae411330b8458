#pragma once

#include "MailEngine.h"
#include "message/ReplyBuilder.h"

#include <QMainWindow>

namespace postaci {

class AppSettings;
class AttachmentPanel;
class ComposerBars;
class ComposerHeader;
class DraftKeeper;
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
};

} // namespace postaci
