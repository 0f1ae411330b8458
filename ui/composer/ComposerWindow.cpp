#include "composer/ComposerWindow.h"

#include "account/ErrorSentence.h"
#include "commands/CommandKeys.h"
#include "composer/AttachmentPanel.h"
#include "composer/ComposerHeader.h"
#include "composer/DraftKeeper.h"
#include "composer/SendMenu.h"
#include "composer/TextEditor.h"
#include "settings/AppSettings.h"
#include "widgets/BarStack.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTextDocument>
#include <QTime>
#include <QVBoxLayout>

namespace postaci {

namespace {

const QString& geometryName()
{
    static const QString name = QStringLiteral("composer");
    return name;
}

QString signatureBlock(const Account& account)
{
    return makeNew(account.identity).text;
}

QByteArray toPng(const QImage& image)
{
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    return png;
}

} // namespace

ComposerWindow::ComposerWindow(MailEngine& engine, AppSettings& settings, const ComposerState& state,
                               DraftId draft)
    : m_engine(engine), m_settings(settings), m_start(state), m_account(state.account),
      m_shelf(new AttachmentShelf(engine.profileDir(), this)),
      m_keeper(new DraftKeeper(
          engine, draft, [this] { return snapshot(); }, this)),
      m_content(new QWidget(this)), m_send(new QPushButton(this)),
      m_sendMenu(new SendMenu(settings, m_content)), m_attach(new QPushButton(this)),
      m_discard(new QPushButton(this)), m_saved(new QLabel(this)), m_bars(new BarStack(this)),
      m_header(new ComposerHeader(this)), m_text(new TextEditor(this))
{
    setObjectName(QStringLiteral("composerWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    build();
    m_header->setAccounts(engine.reader().accounts().value_or({}));
    m_header->setFields(state);
    m_account = m_header->account().id;
    if (draft != 0)
        m_sendMenu->setWantsNotices(state.wantsNotices);
    m_shelf->restore(state.filesKey, state.files);
    setText(state.text, state.cursor);
    connectParts();
    addShortcuts();
    retranslate();
    qApp->installEventFilter(this); // hears of the program's end before the windows are closed
}

ComposerWindow::~ComposerWindow()
{
    // A field that loses the focus on its way out must find nobody who would save a half-destroyed window.
    delete m_keeper;
    delete m_content;
}

void ComposerWindow::build()
{
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setProperty("primary", true);
    m_attach->setObjectName(QStringLiteral("attachButton"));
    m_discard->setObjectName(QStringLiteral("discardButton"));
    m_discard->setProperty("destructive", true);
    for (QPushButton* button : {m_send, m_attach, m_discard})
        button->setAutoDefault(true); // Enter presses the one with the focus
    m_saved->setObjectName(QStringLiteral("savedLabel"));
    setInk(m_saved, Ink::Meta);
    m_bars->setObjectName(QStringLiteral("composerBars"));
    auto* buttons = new QWidget(m_content);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace2);
    row->setSpacing(Theme::kSpace2);
    auto* sends = new QHBoxLayout;
    sends->setSpacing(0);
    sends->addWidget(m_send);
    sends->addWidget(m_sendMenu->button());
    row->addLayout(sends);
    row->addWidget(m_attach);
    row->addStretch(1);
    row->addWidget(m_saved);
    row->addWidget(m_discard);

    auto* line = new QFrame(m_content);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);

    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buttons);
    column->addWidget(m_bars);
    column->addWidget(m_header);
    column->addWidget(line);
    column->addWidget(m_text, 1);
    column->addWidget(new AttachmentPanel(*m_shelf, m_content));
    setCentralWidget(m_content);
    setTabOrder(m_header, m_text);
    setTabOrder(m_text, m_send);
    setTabOrder(m_send, m_sendMenu->button());
    setTabOrder(m_sendMenu->button(), m_attach);
    setTabOrder(m_attach, m_discard);
    constexpr QSize kFirstSize(760, 640);
    resize(kFirstSize);
    restoreGeometry(m_settings.geometry(geometryName()));
}

void ComposerWindow::connectParts()
{
    connect(m_send, &QPushButton::clicked, this, [this] { sendAt({}); });
    connect(m_sendMenu, &SendMenu::timeChosen, this, &ComposerWindow::sendAt);
    connect(m_sendMenu, &SendMenu::changed, m_keeper, &DraftKeeper::touch);
    connect(m_attach, &QPushButton::clicked, this, &ComposerWindow::chooseFiles);
    connect(m_discard, &QPushButton::clicked, this, &ComposerWindow::requestDiscard);
    connect(m_header, &ComposerHeader::edited, m_keeper, &DraftKeeper::touch);
    connect(m_header, &ComposerHeader::edited, this, &ComposerWindow::updateTitle);
    connect(m_header, &ComposerHeader::fieldLeft, m_keeper, &DraftKeeper::saveNow);
    connect(m_header, &ComposerHeader::accountChosen, this, &ComposerWindow::changeAccount);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        // Colouring the quotes says "changed" too, but only typing marks the document.
        if (!m_text->document()->isModified())
            return;
        m_text->document()->setModified(false);
        m_keeper->touch();
    });
    connect(m_text, &TextEditor::filesGiven, this, &ComposerWindow::addFiles);
    connect(m_text, &TextEditor::imageGiven, this, [this](const QImage& image) {
        m_keeper->touch();
        m_shelf->add({tr("image") + QStringLiteral(".png"), QStringLiteral("image/png"), toPng(image)});
    });
    connect(m_shelf, &AttachmentShelf::changed, this, &ComposerWindow::goOn);
    connect(m_shelf, &AttachmentShelf::removed, m_keeper, &DraftKeeper::touch);
    connect(m_shelf, &AttachmentShelf::added, m_keeper, &DraftKeeper::touch);
    connect(m_shelf, &AttachmentShelf::failed, this, &ComposerWindow::filesFailed);
    connect(m_keeper, &DraftKeeper::saved, this, &ComposerWindow::showSavedAt);
    connect(m_keeper, &DraftKeeper::failed, this, &ComposerWindow::draftFailed);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.accountsChanged)
            m_header->setAccounts(m_engine.reader().accounts().value_or({}));
    });
}

void ComposerWindow::addShortcuts()
{
    const auto add = [this](const QString& id, auto run) {
        connect(addCommand(*this, m_settings, id), &QAction::triggered, this, run);
    };
    connect(&m_settings, &AppSettings::shortcutsChanged, this, &ComposerWindow::retranslate);
    add(QStringLiteral("send"), [this] { sendAt({}); });
    add(QStringLiteral("saveDraft"), [this] { m_keeper->saveNow(); });
    add(QStringLiteral("closeComposer"), [this] { requestClose(); });
}

void ComposerWindow::setText(const QString& text, int cursor)
{
    {
        const QSignalBlocker quiet(m_text); // says "changed" before the document knows that it is not
        m_text->setPlainText(text);
    }
    m_text->document()->setModified(false);
    QTextCursor place = m_text->textCursor();
    place.setPosition(qBound(0, cursor, m_text->document()->characterCount() - 1));
    m_text->setTextCursor(place);
}

void ComposerWindow::begin()
{
    show();
    QWidget* const empty = m_header->firstEmptyField();
    if (empty != nullptr && m_start.kind != OutgoingKind::Reply)
        empty->setFocus();
    else
        m_text->setFocus();
}

ComposerState ComposerWindow::state() const
{
    ComposerState now = m_start;
    m_header->getFields(&now);
    now.text = m_text->toPlainText();
    now.cursor = m_text->textCursor().position();
    now.files = m_shelf->files();
    now.filesKey = now.files.isEmpty() ? QString() : m_shelf->key();
    now.awaitsOriginal = m_original == Original::Loading || m_original == Original::Failed;
    now.wantsNotices = m_sendMenu->wantsNotices();
    now.open = m_open;
    return now;
}

Draft ComposerWindow::snapshot() const
{
    const ComposerState now = state();
    return {0, now.account, now.subject, toJson(now), QDateTime::currentDateTimeUtc()};
}

DraftId ComposerWindow::draft() const
{
    return m_keeper->id();
}

void ComposerWindow::changeAccount()
{
    // The signature changes with the sender, unless its text was edited.
    const QList<Account> accounts = m_engine.reader().accounts().value_or({});
    const auto old = std::find_if(accounts.begin(), accounts.end(),
                                  [this](const Account& account) { return account.id == m_account; });
    const QString before = old == accounts.end() ? QString() : signatureBlock(*old);
    const QString after = signatureBlock(m_header->account());
    m_account = m_header->account().id;
    m_keeper->touch();
    const QString text = m_text->toPlainText();
    if (before == after || !text.endsWith(before))
        return;
    QTextCursor end(m_text->document());
    end.movePosition(QTextCursor::End);
    end.setPosition(end.position() - static_cast<int>(before.size()), QTextCursor::KeepAnchor);
    end.insertText(after);
}

void ComposerWindow::addFiles(const QStringList& paths)
{
    m_bars->hideBar(FilesBar);
    m_shelf->addPaths(paths);
}

void ComposerWindow::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Attach files"),
                                   QStandardPaths::writableLocation(QStandardPaths::HomeLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ComposerWindow::addFiles);
    dialog->open();
}

void ComposerWindow::filesFailed(const QString& name, AttachmentShelf::Problem problem, const QString& detail)
{
    const auto fill = [name, problem, detail](InfoBar& bar) {
        QString sentence;
        switch (problem) {
        case AttachmentShelf::Problem::Unreadable:
            sentence = tr("%1 can't be read, so it isn't attached.").arg(name);
            break;
        case AttachmentShelf::Problem::Directory:
            sentence = tr("%1 is a folder. Attach the files in it, or an archive of it.").arg(name);
            break;
        case AttachmentShelf::Problem::TooLarge:
            sentence = tr("%1 is over 100 MB, more than mail can carry.").arg(name);
            break;
        case AttachmentShelf::Problem::NotKept:
            sentence =
                tr("%1 is attached, but can't be kept with the draft: the disk may be full.").arg(name);
            break;
        }
        bar.show(problem == AttachmentShelf::Problem::NotKept ? InfoBar::Caution : InfoBar::Error, sentence,
                 detail);
    };
    m_bars->showBar(FilesBar, QStringLiteral("filesBar"), fill);
}

void ComposerWindow::draftFailed(const Error& error)
{
    const auto fill = [error](InfoBar& bar) {
        const ErrorText words = describeError(error);
        //: %1 is a sentence that says why
        bar.show(InfoBar::Error,
                 tr("This text could not be saved as a draft. %1")
                     .arg(words.summary + QLatin1Char(' ') + words.advice),
                 error.detail);
        bar.setButtons(tr("Try again"));
    };
    m_bars->showBar(DraftBar, QStringLiteral("draftBar"), fill, [this] { m_keeper->saveNow(); });
}

void ComposerWindow::showSavedAt()
{
    m_bars->hideBar(DraftBar);
    if (m_keeper->id() != 0)
        m_saved->setText(
            tr("Saved at %1").arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
}

void ComposerWindow::updateTitle()
{
    const QString subject = m_header->subject().trimmed();
    setWindowTitle(subject.isEmpty() ? tr("New message") : subject);
}

void ComposerWindow::retranslate()
{
    m_send->setText(tr("Se&nd"));
    m_send->setToolTip(tipWithKeys(tr("Send"), keysOf(m_settings, *commandById(QStringLiteral("send")))));
    m_send->setIcon(icon(QStringLiteral("sent"), Theme::accentText()));
    m_sendMenu->retranslate();
    m_attach->setText(tr("&Attach…"));
    m_attach->setIcon(icon(QStringLiteral("attachment")));
    m_discard->setText(tr("&Discard"));
    m_discard->setIcon(icon(QStringLiteral("trash"), Theme::danger()));
    m_text->setAccessibleName(tr("Text of the message"));
    m_text->setPlaceholderText(tr("Write here…"));
    m_saved->setFont(Theme::fontScaled(this, Theme::kMetaScale));
    if (!m_saved->text().isEmpty())
        showSavedAt();
    updateTitle();
}

void ComposerWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    else if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        m_keeper->saveNow();
}

void ComposerWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ComposerWindow::dropEvent(QDropEvent* event)
{
    addFiles(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace postaci
