#include "composer/ComposerWindow.h"

#include "account/ErrorSentence.h"
#include "composer/AttachmentPanel.h"
#include "composer/ComposerHeader.h"
#include "composer/DraftKeeper.h"
#include "composer/TextEditor.h"
#include "message/MessageBuilder.h"
#include "settings/AppSettings.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QRegularExpression>
#include <QToolBar>
#include <QVBoxLayout>

namespace postaci {

namespace {

/// Words that promise a file, as stems, in both languages.
bool mentionsAttachment(const QString& text)
{
    static const QRegularExpression stems(
        QStringLiteral("\\b(?:ekte(?:ki)?|ekli|ekler(?:im|de)?|eki|ekliyorum|ekledim|ili\u015fik(?:te|teki)?|"
                       "attach(?:ed|ment|ments|ing)?|enclosed)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return stems.match(text).hasMatch();
}

QString signatureText(const Account* account)
{
    return account && !account->identity.signature.isEmpty()
               ? QStringLiteral("\n-- \n") + account->identity.signature
               : QString();
}

} // namespace

ComposerWindow::ComposerWindow(MailEngine& engine, AppSettings& settings, const OutgoingMessage& message)
    : m_engine(engine), m_settings(settings), m_message(message),
      m_header(new ComposerHeader(engine.reader().accounts().value_or({}), this)),
      m_editor(new TextEditor(this)),
      m_attachments(new AttachmentPanel(engine.profileDir() + QStringLiteral("/drafts/") +
                                            message.messageId.section(QLatin1Char('@'), 0, 0),
                                        this)),
      m_bar(new InfoBar(this)), m_keeper(new DraftKeeper(
                                    engine, [this] { return currentDraft(); }, this)),
      m_sendAction(new QAction(this)), m_attachAction(new QAction(this)), m_discardAction(new QAction(this)),
      m_closeAction(new QAction(this))
{
    setObjectName(QStringLiteral("composerWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    m_editor->setAcceptDrops(true);
    buildActions();
    buildBody();
    connectParts();
    fill(message);
    m_signature = signatureText(m_header->account());
    retranslate();
    const QByteArray geometry = m_settings.geometry(QStringLiteral("composer"));
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(760, 620);
}

ComposerWindow::~ComposerWindow() = default;

void ComposerWindow::buildActions()
{
    auto* bar = addToolBar(QString());
    bar->setObjectName(QStringLiteral("composerToolBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(Theme::kIcon, Theme::kIcon));
    m_sendAction->setIcon(icon(QStringLiteral("sent")));
    m_sendAction->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_attachAction->setIcon(icon(QStringLiteral("attachment")));
    m_attachAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    m_discardAction->setIcon(icon(QStringLiteral("trash")));
    m_closeAction->setShortcut(QKeySequence::Close);
    const std::pair<QAction*, const char*> buttons[] = {
        {m_sendAction, "sendButton"}, {m_attachAction, "attachButton"}, {m_discardAction, "discardButton"}};
    for (const auto& [action, name] : buttons) {
        bar->addAction(action);
        QWidget* button = bar->widgetForAction(action);
        button->setObjectName(QString::fromLatin1(name));
        button->setFocusPolicy(Qt::TabFocus);
    }
    addAction(m_closeAction);
    connect(m_sendAction, &QAction::triggered, this, &ComposerWindow::send);
    connect(m_discardAction, &QAction::triggered, this, &ComposerWindow::discard);
    connect(m_closeAction, &QAction::triggered, this, &QWidget::close);
    connect(m_attachAction, &QAction::triggered, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Attach files"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        connect(dialog, &QFileDialog::filesSelected, this, &ComposerWindow::attachFiles);
        dialog->open();
    });
}

void ComposerWindow::buildBody()
{
    auto* holder = new QWidget(this);
    auto* layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_bar);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_attachments);
    setCentralWidget(holder);
}

void ComposerWindow::connectParts()
{
    connect(m_header, &ComposerHeader::changed, this, &ComposerWindow::edited);
    connect(m_header, &ComposerHeader::accountChanged, this, &ComposerWindow::signatureForAccount);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &ComposerWindow::edited);
    connect(m_editor, &TextEditor::filesOffered, this, &ComposerWindow::attachFiles);
    connect(m_attachments, &AttachmentPanel::changed, this, &ComposerWindow::edited);
    connect(m_attachments, &AttachmentPanel::fileFailed, this,
            [this](const QString& name, const QString& reason) {
                m_bar->show(InfoBar::Error, tr("%1 could not be attached.").arg(name), reason);
            });
    connect(m_keeper, &DraftKeeper::saveFailed, this, [this](const Error& error) {
        const ErrorText words = describeError(error);
        m_bar->show(InfoBar::Error, tr("This text is not saved yet. %1 %2").arg(words.summary, words.advice),
                    error.detail);
    });
    connect(m_bar, &InfoBar::primaryClicked, this, [this] {
        m_bar->hide();
        if (m_answer) {
            *std::exchange(m_answer, nullptr) = true;
            send();
        }
    });
    connect(m_bar, &InfoBar::secondaryClicked, this, [this] {
        m_bar->hide();
        m_answer = nullptr;
    });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget* before) {
        if (before && before->window() == this)
            m_keeper->saveNow();
    });
}

void ComposerWindow::fill(const OutgoingMessage& message)
{
    const QSignalBlocker quiet(m_editor);
    m_header->fill(message);
    m_editor->setPlainText(message.text);
    m_editor->moveCursor(QTextCursor::Start);
    updateTitle();
}

void ComposerWindow::present()
{
    show();
    raise();
    activateWindow();
    m_editor->setFocus();
    m_header->focusFirstEmpty();
}

void ComposerWindow::attachFiles(const QStringList& paths)
{
    m_attachments->addFiles(paths);
}

OutgoingMessage ComposerWindow::currentMessage() const
{
    OutgoingMessage message = m_message;
    m_header->apply(message);
    message.text = m_editor->toPlainText();
    message.attachments = m_attachments->attachments();
    return message;
}

Draft ComposerWindow::currentDraft() const
{
    DraftContent content;
    content.message = currentMessage();
    content.attachmentFiles = m_attachments->copies();
    content.window = m_windowState;
    Draft draft;
    draft.account = content.message.account;
    draft.subject = content.message.subject;
    draft.data = writeDraft(content);
    draft.changed = QDateTime::currentDateTimeUtc();
    return draft;
}

void ComposerWindow::edited()
{
    m_isTouched = true;
    m_keeper->changed();
    updateTitle();
}

void ComposerWindow::signatureForAccount()
{
    const QString wanted = signatureText(m_header->account());
    const QString text = m_editor->toPlainText();
    if (wanted == m_signature || (!m_signature.isEmpty() && !text.endsWith(m_signature)))
        return; // the writer has changed it: it is theirs now
    QTextCursor cursor(m_editor->document());
    cursor.movePosition(QTextCursor::End);
    cursor.setPosition(int(text.size() - m_signature.size()), QTextCursor::KeepAnchor);
    cursor.insertText(wanted);
    m_signature = wanted;
}

void ComposerWindow::send()
{
    if (m_isBusy || !isReadyToSend())
        return;
    m_bar->hide();
    setBusy(true);
    m_keeper->finish([this](DraftId) { queue(); });
}

bool ComposerWindow::isReadyToSend()
{
    if (!m_header->account()) {
        m_bar->show(InfoBar::Error, tr("There is no account to send with. Add one in the main window."));
        return false;
    }
    if (!m_header->hasRecipients()) {
        m_bar->show(InfoBar::Error, tr("Who should get this message? Type an address first."));
        m_header->focusRecipients();
        return false;
    }
    const QStringList unusable = m_header->unusableAddresses();
    if (!unusable.isEmpty()) {
        m_bar->show(InfoBar::Error,
                    tr("This is not a complete address: %1").arg(unusable.join(QStringLiteral(", "))));
        m_header->focusRecipients();
        return false;
    }
    if (m_attachments->isReading()) {
        m_bar->show(InfoBar::Info, tr("A file is still being read. Send again in a moment."));
        return false;
    }
    const OutgoingMessage message = currentMessage();
    if (message.subject.isEmpty() && !m_subjectlessAccepted) {
        ask(tr("The message has no subject. Send it like this?"), tr("&Send anyway"), &m_subjectlessAccepted);
        m_header->focusSubject();
        return false;
    }
    if (message.attachments.isEmpty() && !m_missingFileAccepted && mentionsAttachment(m_editor->ownWords())) {
        ask(tr("Your text speaks of an attachment, but there is none. Send it like this?"),
            tr("&Send anyway"), &m_missingFileAccepted);
        return false;
    }
    return true;
}

void ComposerWindow::ask(const QString& question, const QString& yes, bool* answer)
{
    m_bar->show(InfoBar::Caution, question);
    m_bar->setButtons(yes, tr("Go on writing"));
    m_answer = answer;
}

void ComposerWindow::queue()
{
    OutgoingMessage message = currentMessage();
    message.date = QDateTime::currentDateTimeUtc();
    m_engine.send(message, m_keeper->draftId(), [self = QPointer(this)](const Result<OutboxId>& queued) {
        if (!self)
            return;
        if (!queued) {
            self->sendFailed(queued.error());
            return;
        }
        self->m_attachments->removeCopies();
        self->m_isLeaving = true;
        self->close();
    });
}

void ComposerWindow::sendFailed(const Error& error)
{
    setBusy(false);
    m_keeper->resume();
    const ErrorText words = describeError(error);
    m_bar->show(InfoBar::Error, words.summary + QLatin1Char(' ') + words.advice, error.detail);
}

void ComposerWindow::discard()
{
    if (m_isBusy)
        return;
    setBusy(true);
    m_keeper->finish([this](DraftId draft) {
        if (draft != 0)
            m_engine.removeDraft(draft);
        m_attachments->removeCopies();
        m_isLeaving = true;
        close();
    });
}

void ComposerWindow::setBusy(bool busy)
{
    m_isBusy = busy;
    centralWidget()->setEnabled(!busy);
    for (QAction* action : {m_sendAction, m_attachAction, m_discardAction})
        action->setEnabled(!busy);
}

void ComposerWindow::closeEvent(QCloseEvent* event)
{
    if (m_isBusy && !m_isLeaving) {
        event->ignore(); // it closes by itself in a moment
        return;
    }
    m_settings.setGeometry(QStringLiteral("composer"), saveGeometry());
    if (!m_isLeaving && m_isTouched) {
        // The text stays under "Drafts on this computer".
        m_windowState = DraftWindow::Closed;
        m_keeper->changed();
        m_keeper->saveNow();
    }
    QMainWindow::closeEvent(event);
}

void ComposerWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ComposerWindow::dropEvent(QDropEvent* event)
{
    attachFiles(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

void ComposerWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void ComposerWindow::updateTitle()
{
    OutgoingMessage message;
    m_header->apply(message);
    setWindowTitle(message.subject.isEmpty() ? tr("New message") : message.subject);
}

void ComposerWindow::retranslate()
{
    m_sendAction->setText(tr("&Send"));
    m_sendAction->setToolTip(
        tr("Send (%1)").arg(m_sendAction->shortcut().toString(QKeySequence::NativeText)));
    m_attachAction->setText(tr("&Attach"));
    m_attachAction->setToolTip(tr("Attach files, or drop them on this window"));
    m_discardAction->setText(tr("&Discard"));
    m_discardAction->setToolTip(tr("Throw this text away"));
    m_editor->setAccessibleName(tr("Text of the message"));
    m_editor->setPlaceholderText(tr("Write here"));
    updateTitle();
}

} // namespace postaci
