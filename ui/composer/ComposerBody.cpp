#include "composer/ComposerBody.h"

#include "commands/CommandKeys.h"
#include "composer/FormatBar.h"
#include "composer/RichDocument.h"
#include "composer/TextEditor.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QMimeDatabase>
#include <QTextDocument>
#include <QVBoxLayout>

#include <utility>

namespace postaci {

namespace {

/// How far it moves what follows it in a document.
int documentLengthOf(const RichText& text)
{
    if (text.nodes.isEmpty())
        return 0;
    QTextDocument document;
    fillDocument(text, &document);
    return document.characterCount();
}

} // namespace

ComposerBody::ComposerBody(const QString& profileDir, const AttachmentShelf& files, AppSettings& settings,
                           QWidget* parent)
    : QWidget(parent), m_settings(settings), m_images(new InlineImages(profileDir, files, this)),
      m_editor(new TextEditor(this)), m_bar(new FormatBar(*m_editor, settings, this)),
      m_line(new QFrame(this))
{
    m_line->setFixedHeight(1);
    m_line->setAutoFillBackground(true);
    m_line->setBackgroundRole(QPalette::Midlight);
    m_pool.setMaxThreadCount(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_line);
    column->addWidget(m_editor, 1);
    setFocusProxy(m_editor);
    connectParts();
    showBar();
}

ComposerBody::~ComposerBody()
{
    m_cancel.cancel();
    m_pool.clear();
    m_pool.waitForDone();
}

void ComposerBody::connectParts()
{
    connect(m_editor, &QTextEdit::textChanged, this, [this] {
        if (tookEdit())
            Q_EMIT edited();
    });
    connect(m_editor, &TextEditor::filesGiven, this, [this](const QStringList& paths) {
        if (const QStringList others = takeImages(paths); !others.isEmpty())
            Q_EMIT filesGiven(others);
    });
    connect(m_editor, &TextEditor::imageGiven, this, [this](const QImage& image) {
        if (!isFormatted()) {
            Q_EMIT imageGiven(image);
            return;
        }
        const QTextCursor place = m_editor->textCursor();
        m_images->prepare(image, tr("image"),
                          [this, place](const PreparedImage& prepared) { insertPrepared(prepared, place); });
    });
    connect(m_editor, &TextEditor::imagesPasted, this, [this](const QList<OutgoingAttachment>& images) {
        for (const OutgoingAttachment& image : images)
            m_images->add(image);
    });
    m_editor->setImageStore({[this](const QString& id) { return m_images->has(id); },
                             [this](const QStringList& ids) { return m_images->outgoing(ids); }});
    connect(m_editor, &TextEditor::formattingLeftOut, this, &ComposerBody::formattingLeftOut);
    connect(m_images, &InlineImages::kept, this, &ComposerBody::imageKept);
    connect(m_images, &InlineImages::shown, m_editor, &TextEditor::setImage);
    connect(m_images, &InlineImages::changed, this, &ComposerBody::settled);
    connect(m_images, &InlineImages::failed, this, &ComposerBody::imageFailed);
    connect(m_bar, &FormatBar::imageWanted, this, &ComposerBody::chooseImages);
    const auto add = [this](const QString& id, const auto& run) {
        connect(addCommand(*this, m_settings, id), &QAction::triggered, this, run);
    };
    add(QStringLiteral("pastePlain"), [this] { m_editor->pastePlain(); });
    add(QStringLiteral("formatted"), [this] { requestFormatted(!isFormatted()); });
    add(QStringLiteral("formatTools"), [this] { focusFormatBar(); });
}

/// Colouring the quotes says "changed" too, but edits nothing. The mark of the document stays as it is: only
/// in a marked one Qt takes letters together to what one Undo takes back. Undoing everything takes the mark
/// away, and is an edit.
bool ComposerBody::tookEdit()
{
    const QTextDocument& document = *m_editor->document();
    const bool wasModified = std::exchange(m_wasModified, document.isModified());
    const int before = std::exchange(m_revision, document.revision());
    return before != m_revision && (wasModified || m_wasModified);
}

bool ComposerBody::isFormatted() const
{
    return m_editor->isFormatted();
}

void ComposerBody::setState(const ComposerState& state)
{
    // Of a plain text too: an image that comes later has to be kept where the draft's files are.
    m_images->restore(state.filesKey, state.images);
    if (!state.isFormatted) {
        m_editor->setPlain(state.text);
    } else if (state.html.isEmpty()) {
        m_editor->setRich(richFromPlainText(state.text));
    } else {
        RichText text = richFromHtml(state.html, RichSource::OwnDraft);
        text.seals = state.seals;
        text.sealStyles = state.quoteStyles;
        m_editor->setRich(normalized(std::move(text)));
    }
    (void)tookEdit();
    placeCursor(state.cursor);
    showBar();
}

void ComposerBody::getState(ComposerState* state) const
{
    state->isFormatted = isFormatted();
    state->cursor = m_editor->textCursor().position();
    state->html.clear();
    state->seals.clear();
    state->quoteStyles.clear();
    state->images.clear();
    if (!isFormatted()) {
        state->text = m_editor->plain();
        return;
    }
    const RichText text = m_editor->rich();
    state->text = richToPlainText(text);
    state->html = richToDraftHtml(text);
    state->seals = text.seals;
    state->quoteStyles = text.sealStyles;
    state->images = m_images->files(imagesOf(text));
}

void ComposerBody::getText(OutgoingMessage* message) const
{
    if (!isFormatted()) {
        message->text = m_editor->plain();
        return;
    }
    const RichText text = m_editor->rich();
    message->text = richToPlainText(text);
    message->html = richToHtml(text);
    message->inlineImages = m_images->outgoing(imagesOf(text));
}

QStringList ComposerBody::imagesInText() const
{
    return isFormatted() ? imagesOf(m_editor->rich()) : QStringList();
}

QList<AttachedFile> ComposerBody::missingImages() const
{
    return m_images->missing(imagesInText());
}

void ComposerBody::requestFormatted(bool on)
{
    if (on == isFormatted())
        return;
    if (!on && hasFormatting(m_editor->rich()))
        Q_EMIT formattingAtStake();
    else
        setFormatted(on);
}

void ComposerBody::setFormatted(bool on)
{
    if (on == isFormatted())
        return;
    const int place = m_editor->textCursor().position();
    const QString text = m_editor->plain();
    {
        const QSignalBlocker quiet(m_editor); // says "changed" before the document knows that it is not
        if (on)
            m_editor->setRich(richFromPlainText(text));
        else
            m_editor->setPlain(text);
    }
    (void)tookEdit();
    placeCursor(place);
    showBar();
    m_editor->setFocus();
    Q_EMIT formattedChanged(on);
    Q_EMIT edited();
}

void ComposerBody::addPlainOriginal(const ReplyText& around)
{
    // What was typed meanwhile stays where one writes, and the cursor with it.
    const int place = static_cast<int>(around.above.size()) + m_editor->textCursor().position();
    const QSignalBlocker quiet(m_editor);
    m_editor->setPlain(around.above + m_editor->plain() + around.below);
    (void)tookEdit();
    placeCursor(place);
}

void ComposerBody::addOriginal(const std::function<Original(const CancelToken& cancel)>& make,
                               const std::function<void(const Original& original)>& done)
{
    ++m_underWay;
    m_pool.start([this, make, done, cancel = m_cancel] {
        Original original = make(cancel);
        RichText& quote = original.above.seals.isEmpty() ? original.text : original.above;
        quote = withSealsChecked(normalized(std::move(quote))); // takes time as well
        // The destructor waits for the worker, and drops the call with this object.
        QMetaObject::invokeMethod(
            this,
            [this, original, done] {
                --m_underWay;
                if (isFormatted()) {
                    for (const OutgoingAttachment& image : original.images)
                        m_images->add(image);
                    const RichText& holder = original.above.seals.isEmpty() ? original.text : original.above;
                    RichText text{{}, holder.seals, holder.sealStyles, holder.held};
                    // The first line below ends the one that is there.
                    text.nodes = original.above.nodes + m_editor->rich().nodes + original.text.nodes.mid(1);
                    const int place = m_editor->textCursor().position() + documentLengthOf(original.above);
                    const QSignalBlocker quiet(m_editor);
                    m_editor->setRich(normalized(std::move(text)));
                    (void)tookEdit();
                    placeCursor(place);
                } else { // it was switched meanwhile
                    const bool isAbove = !original.above.nodes.isEmpty();
                    addPlainOriginal(
                        {isAbove ? richToPlainText(original.above) + QLatin1Char('\n') : QString(),
                         richToPlainText(original.text)});
                }
                done(original);
                Q_EMIT settled();
            },
            Qt::QueuedConnection);
    });
}

QStringList ComposerBody::takeImages(const QStringList& paths)
{
    if (!isFormatted())
        return paths;
    QStringList others;
    const QTextCursor place = m_editor->textCursor();
    for (const QString& path : paths) {
        const QString type = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension).name();
        const bool isPicture = type == QLatin1String("image/png") || type == QLatin1String("image/jpeg") ||
                               type == QLatin1String("image/gif") || type == QLatin1String("image/webp") ||
                               type == QLatin1String("image/bmp");
        if (!isPicture) {
            others << path;
            continue;
        }
        m_images->prepareFile(path, [this, place, path](const PreparedImage& prepared) {
            if (prepared.file.data.isEmpty())
                Q_EMIT filesGiven({path}); // no picture after all
            else
                insertPrepared(prepared, place);
        });
    }
    return others;
}

void ComposerBody::insertPrepared(const PreparedImage& image, const QTextCursor& place)
{
    if (!image.file.data.isEmpty() && isFormatted())
        m_editor->insertImage(place, image.file.contentId, QFileInfo(image.file.name).completeBaseName(),
                              image.size);
}

void ComposerBody::chooseImages()
{
    auto* dialog = new QFileDialog(this, tr("Insert images"), usualPlace(QStandardPaths::PicturesLocation),
                                   tr("Images") + QStringLiteral(" (*.png *.jpg *.jpeg *.gif *.webp *.bmp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        if (const QStringList others = takeImages(paths); !others.isEmpty())
            Q_EMIT filesGiven(others);
    });
    dialog->open();
}

void ComposerBody::placeCursor(int position)
{
    QTextCursor place = m_editor->textCursor();
    place.setPosition(qBound(0, position, m_editor->document()->characterCount() - 1));
    m_editor->setTextCursor(place);
}

void ComposerBody::showBar()
{
    m_bar->setVisible(isFormatted());
    m_line->setVisible(isFormatted());
}

void ComposerBody::putInTabOrderBefore(QWidget* next)
{
    setTabOrder(m_editor, m_bar->first());
    setTabOrder(m_bar->last(), next);
}

void ComposerBody::focusFormatBar()
{
    if (isFormatted())
        m_bar->takeFocus();
}

} // namespace postaci
