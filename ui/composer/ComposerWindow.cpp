#include "composer/ComposerWindow.h"

#include "account/ErrorSentence.h"
#include "base/LocalAccount.h"
#include "commands/CommandKeys.h"
#include "composer/AttachmentPanel.h"
#include "composer/ComposerBody.h"
#include "composer/ComposerHeader.h"
#include "composer/ComposerSpelling.h"
#include "composer/DraftKeeper.h"
#include "composer/NamesInMessage.h"
#include "composer/RecipientWarnings.h"
#include "composer/SendMenu.h"
#include "composer/ServerDraft.h"
#include "composer/SmallerPictures.h"
#include "composer/TextEditor.h"
#include "composer/TextSignature.h"
#include "settings/AppSettings.h"
#include "widgets/BarStack.h"
#include "widgets/ElidedLabel.h"
#include "widgets/FlowLayout.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

const QString& geometryName()
{
    static const QString name = QStringLiteral("composer");
    return name;
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
    : m_engine(engine), m_settings(settings), m_start(state),
      m_shelf(new AttachmentShelf(engine.profileDir(), this)),
      m_keeper(new DraftKeeper(
          engine, draft, [this] { return snapshot(); }, this)),
      m_server(new ServerDraft(engine,
                               {[this] { return m_keeper->id(); }, [this] { return mayReplaceCopies(); },
                                [this] { return outgoing(); },
                                [this] { return m_shelf->totalSize() + m_body->images().totalSize(); }},
                               this)),
      m_content(new QWidget(this)), m_send(new QPushButton(this)),
      m_sendMenu(new SendMenu(settings, m_content)), m_attach(new QPushButton(this)),
      m_templates(new QPushButton(this)), m_format(new QToolButton(this)), m_discard(new QPushButton(this)),
      m_saved(new ElidedLabel(this)), m_bars(new BarStack(this)), m_header(new ComposerHeader(this)),
      m_warnings(new RecipientWarnings(engine, state.original, this)),
      m_body(new ComposerBody(engine.profileDir(), *m_shelf, settings, this)), m_text(m_body->editor()),
      m_spelling(new ComposerSpelling(*m_text, engine.spelling(), settings, m_content)),
      m_pictures(new SmallerPictures(*m_shelf, *m_body, *m_bars, PicturesBar, this))
{
    setObjectName(QStringLiteral("composerWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    build();
    m_header->setAccounts(sendingAccounts(engine.reader().accounts().value_or({})));
    m_header->setRecipientSource(recipientSource(engine));
    m_header->setFields(state);
    new NamesInMessage(engine, *m_header, m_spelling->underlines(), this);
    m_sender = m_header->account();
    if (draft != 0)
        m_sendMenu->setWantsNotices(state.wantsNotices);
    m_shelf->restore(state.filesKey, state.files);
    m_body->setState(state);
    connectParts();
    addShortcuts();
    retranslate();
    qApp->installEventFilter(this); // hears of the program's end before the windows are closed
}

ComposerWindow::~ComposerWindow()
{
    // A field that loses the focus on its way out must find nobody who would save a half-destroyed window.
    qApp->removeEventFilter(this);
    delete m_server;
    delete m_keeper;
    delete m_content;
}

/// What is done with the text, in as many lines as its letters need.
QWidget* ComposerWindow::makeTools()
{
    auto* tools = new QWidget(m_content);
    auto* left = new QWidget(tools);
    auto* flow = new FlowLayout(left);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(Theme::kSpace1);
    auto* sends = new QWidget(left);
    auto* both = new QHBoxLayout(sends);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    both->addWidget(m_send);
    both->addWidget(m_sendMenu->button());
    for (QWidget* tool : {sends, static_cast<QWidget*>(m_attach), static_cast<QWidget*>(m_templates),
                          static_cast<QWidget*>(m_format)})
        flow->addWidget(tool);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace2);
    row->setSpacing(Theme::kSpace2);
    row->addWidget(left, 1);
    row->addWidget(m_discard, 0, Qt::AlignTop);
    return tools;
}

/// What there is to know about the text.
QWidget* ComposerWindow::makeFoot()
{
    auto* foot = new QWidget(m_content);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(Theme::kSpace3, 0, Theme::kSpace4, Theme::kSpace1);
    row->setSpacing(Theme::kSpace2);
    row->addWidget(m_spelling->button());
    row->addWidget(m_saved, 1);
    m_saved->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return foot;
}

QWidget* ComposerWindow::makeFiles()
{
    auto* files = new AttachmentPanel(*m_shelf, m_content);
    connect(files, &AttachmentPanel::smallerWanted, this, [this](const QString& stored) {
        if (stored.isEmpty())
            m_pictures->shrinkAll();
        else
            m_pictures->shrinkFile(stored);
    });
    connect(m_pictures, &SmallerPictures::changed, m_keeper, &DraftKeeper::touch);
    connect(files, &AttachmentPanel::keyboardLost, m_text, qOverload<>(&QWidget::setFocus));
    files->putInTabOrderAfter(m_spelling->button());
    return files;
}

void ComposerWindow::build()
{
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setProperty("primary", true);
    m_attach->setObjectName(QStringLiteral("attachButton"));
    m_templates->setObjectName(QStringLiteral("templatesButton"));
    m_templates->setMenu(new QMenu(m_templates));
    m_format->setObjectName(QStringLiteral("formatButton"));
    m_format->setCheckable(true);
    m_format->setAutoRaise(true);
    m_format->setIconSize({Theme::kIcon, Theme::kIcon});
    m_format->setFocusPolicy(Qt::TabFocus);
    m_discard->setObjectName(QStringLiteral("discardButton"));
    m_discard->setProperty("destructive", true);
    m_saved->setObjectName(QStringLiteral("savedLabel"));
    setInk(m_saved, Ink::Meta);
    m_bars->setObjectName(QStringLiteral("composerBars"));
    auto* line = new QFrame(m_content);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);

    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTools());
    column->addWidget(m_bars);
    column->addWidget(m_header);
    column->addWidget(line);
    column->addWidget(m_body, 1);
    column->addWidget(makeFoot());
    column->addWidget(makeFiles());
    setCentralWidget(m_content);
    setTabOrder(m_header, m_text);
    m_body->putInTabOrderBefore(m_spelling->button());
    setTabOrder(m_spelling->button(), m_send);
    setTabOrder(m_send, m_sendMenu->button());
    setTabOrder(m_sendMenu->button(), m_attach);
    setTabOrder(m_attach, m_templates);
    setTabOrder(m_templates, m_format);
    setTabOrder(m_format, m_discard);
    constexpr QSize kFirstSize(760, 640);
    openWithSize(this, kFirstSize);
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
    connect(m_header, &ComposerHeader::contactsWanted, this, &ComposerWindow::chooseRecipients);
    connect(m_header, &ComposerHeader::accountChosen, this, &ComposerWindow::changeAccount);
    connect(m_body, &ComposerBody::edited, m_keeper, &DraftKeeper::touch);
    connect(m_body, &ComposerBody::settled, this, &ComposerWindow::goOn);
    connect(m_body, &ComposerBody::imageKept, this, &ComposerWindow::keepWithDraft);
    connect(m_body, &ComposerBody::formattingLeftOut, this, &ComposerWindow::tellOfLeftOutFormatting);
    connect(m_body, &ComposerBody::imageFailed, this, &ComposerWindow::filesFailed);
    connect(m_body, &ComposerBody::formattingAtStake, this, &ComposerWindow::askAboutFormatting);
    connect(m_body, &ComposerBody::formattedChanged, m_format, &QToolButton::setChecked);
    connect(m_body, &ComposerBody::formattedChanged, this,
            [this] { fitSignature(*m_text, m_sender.identity); });
    connect(m_format, &QToolButton::clicked, this, [this](bool on) {
        m_format->setChecked(m_body->isFormatted()); // until it is
        m_body->requestFormatted(on);
    });
    connect(m_body, &ComposerBody::filesGiven, this, &ComposerWindow::addFiles);
    connect(m_body, &ComposerBody::imageGiven, this, [this](const QImage& image) {
        m_keeper->touch();
        m_shelf->add({tr("image") + QStringLiteral(".png"), QStringLiteral("image/png"), toPng(image)});
    });
    connect(m_shelf, &AttachmentShelf::changed, this, &ComposerWindow::goOn);
    connect(m_shelf, &AttachmentShelf::removed, m_keeper, &DraftKeeper::touch);
    connect(m_shelf, &AttachmentShelf::added, this, [this] {
        if (m_takenFiles == 0) {
            m_keeper->touch();
            return;
        }
        --m_takenFiles;
        keepWithDraft();
    });
    connect(m_keeper, &DraftKeeper::touched, m_server, &ServerDraft::changed);
    constexpr int kLookAgain = 150; // milliseconds without a change
    m_lookAgain.setSingleShot(true);
    m_lookAgain.setInterval(kLookAgain);
    connect(m_keeper, &DraftKeeper::touched, &m_lookAgain, qOverload<>(&QTimer::start));
    connect(&m_lookAgain, &QTimer::timeout, this, &ComposerWindow::hideSolvedProblem);
    connect(m_templates->menu(), &QMenu::aboutToShow, this, &ComposerWindow::fillTemplateMenu);
    connect(m_shelf, &AttachmentShelf::failed, this, &ComposerWindow::filesFailed);
    connect(m_keeper, &DraftKeeper::saved, this, &ComposerWindow::showSavedAt);
    connect(m_keeper, &DraftKeeper::failed, this, &ComposerWindow::draftFailed);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.accountsChanged)
            m_header->setAccounts(sendingAccounts(m_engine.reader().accounts().value_or({})));
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
    add(QStringLiteral("pickContacts"), [this] { chooseRecipients(); });
    add(QStringLiteral("insertTemplate"), [this] { m_templates->showMenu(); });
    add(QStringLiteral("nextUnknownWord"), [this] { m_spelling->goToNext(); });
    add(QStringLiteral("closeComposer"), [this] { requestClose(); });
}

void ComposerWindow::askAboutFormatting()
{
    const auto fill = [](InfoBar& bar) {
        bar.show(InfoBar::Caution, tr("Bold text, lists, images and tables don't go with plain text."));
        bar.setButtons(tr("&Make it plain"), tr("K&eep formatting"));
    };
    m_bars->showBar(FormattingBar, QStringLiteral("formattingBar"), fill,
                    [this] { m_body->setFormatted(false); });
    m_bars->visibleBar(FormattingBar)->takeFocus(InfoBar::Safe::Secondary);
}

void ComposerWindow::tellOfLeftOutFormatting()
{
    const auto fill = [](InfoBar& bar) {
        bar.show(InfoBar::Info,
                 tr("What you pasted is too long for its formatting, so it came as plain text."));
    };
    m_bars->showBar(PasteBar, QStringLiteral("pasteBar"), fill);
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
    m_body->getState(&now);
    now.files = m_shelf->files();
    now.filesKey = now.files.isEmpty() && now.images.isEmpty() ? QString() : m_shelf->key();
    now.awaitsOriginal = m_original == Original::Loading || m_original == Original::Failed;
    now.wantsNotices = m_sendMenu->wantsNotices();
    now.sendAt = m_keptTime;
    now.hasOwnRecipients = hasOwnRecipients();
    now.open = m_open;
    return now;
}

/// With the files that belong to it and are not here: a kill, or a disk that does not answer today, must not
/// have them forgotten.
ComposerState ComposerWindow::stateToKeep() const
{
    ComposerState now = state();
    now.files += m_shelf->missing();
    now.images += m_body->missingImages();
    now.filesKey = now.files.isEmpty() && now.images.isEmpty() ? QString() : m_shelf->key();
    return now;
}

/// Whether what is here is all of it, so that it may take the place of the copy that a server has.
bool ComposerWindow::mayReplaceCopies() const
{
    return isLoaded(Awaited::Sending) && !isPartElsewhere() && m_shelf->missing().isEmpty() &&
           m_body->missingImages().isEmpty();
}

Draft ComposerWindow::snapshot() const
{
    const ComposerState now = stateToKeep();
    return {0, now.account, now.subject, toJson(now), QDateTime::currentDateTimeUtc(), now.continues};
}

DraftId ComposerWindow::draft() const
{
    return m_keeper->id();
}

void ComposerWindow::changeAccount()
{
    // The signature changes with the sender, unless its text was edited.
    m_start.hasOwnSender = true;
    const Identity before = std::exchange(m_sender, m_header->account()).identity;
    m_keeper->touch();
    if (m_original != Original::Loading) // it comes with what is quoted
        changeSignature(*m_text, before, m_sender.identity,
                        m_start.kind == OutgoingKind::Reply ? m_settings.replyStyle() : ReplyStyle());
}

void ComposerWindow::addFiles(const QStringList& paths)
{
    m_bars->hideBar(FilesBar);
    if (!paths.isEmpty())
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
        m_saved->setFullText(
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
    m_spelling->retranslate();
    m_attach->setText(tr("&Attach…"));
    m_attach->setIcon(icon(QStringLiteral("attachment")));
    m_templates->setIcon(icon(QStringLiteral("file")));
    m_templates->setAccessibleName(tr("Templates"));
    m_templates->setToolTip(
        tipWithKeys(tr("Templates"), keysOf(m_settings, *commandById(QStringLiteral("insertTemplate")))));
    const Command& formatted = *commandById(QStringLiteral("formatted"));
    m_format->setIcon(icon(QStringLiteral("formatted")));
    m_format->setAccessibleName(tr("Formatted text"));
    m_format->setToolTip(tipWithKeys(commandName(formatted), keysOf(m_settings, formatted)));
    m_format->setChecked(m_body->isFormatted());
    m_discard->setText(tr("&Discard"));
    m_discard->setIcon(icon(QStringLiteral("trash"), Theme::danger()));
    m_text->setAccessibleName(tr("Text of the message"));
    m_text->setPlaceholderText(tr("Write here…"));
    m_saved->setFont(Theme::fontScaled(this, Theme::kMetaScale));
    if (!m_saved->fullText().isEmpty())
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
    addFiles(m_body->takeImages(localFiles(event->mimeData())));
    event->acceptProposedAction();
}

} // namespace postaci
