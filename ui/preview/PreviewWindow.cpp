#include "preview/PreviewWindow.h"

#include "base/SizeText.h"
#include "preview/PageView.h"
#include "preview/PdfSource.h"
#include "reader/SideWork.h"
#include "reader/TextFilling.h"
#include "widgets/BarStack.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr QSize kPreviewWindow(820, 680);
constexpr qreal kScreenDots = 96;
constexpr qreal kPoints = 72;
enum PreviewBar { CutBar };

} // namespace

PreviewWindow::PreviewWindow(const QByteArray& raw, const QList<AttachmentInfo>& attachments, QWidget* parent)
    : QDialog(parent, Qt::Window), m_raw(raw), m_attachments(attachments),
      m_wanted(std::make_shared<std::atomic<quint64>>(0)), m_bars(new BarStack(this)),
      m_stack(new QStackedWidget(this)), m_notice(new EmptyState(this)), m_pages(new PageView(this)),
      m_text(new QPlainTextEdit(this)), m_filling(new TextFilling(*m_text, this)),
      m_previous(addTool("previewPreviousButton", "back")),
      m_next(addTool("previewNextButton", "chevron-right")), m_place(new ElidedLabel(this)),
      m_smaller(addTool("previewSmallerButton", "")), m_larger(addTool("previewLargerButton", "")),
      m_save(new QPushButton(this)), m_open(new QPushButton(this))
{
    setObjectName(QStringLiteral("previewWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    addKeys();
    connect(m_previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(1); });
    connect(m_smaller, &QToolButton::clicked, this, [this] { changeZoom(-1); });
    connect(m_larger, &QToolButton::clicked, this, [this] { changeZoom(1); });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(current()); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(current()); });
    connect(m_pages, &PageView::pictureWanted, this, [this](int page, QSize pixels) {
        if (m_pdf != nullptr)
            m_pdf->draw(page, pixels);
    });
    connect(m_pages, &PageView::moved, this, &PreviewWindow::refreshPlace);
    retranslate();
}

PreviewWindow::~PreviewWindow()
{
    *m_wanted = 0;
}

QToolButton* PreviewWindow::addTool(const char* name, const char* iconName)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setFocusPolicy(Qt::TabFocus);
    if (*iconName != '\0')
        button->setIcon(icon(QLatin1String(iconName)));
    button->setIconSize(QSize(Theme::kIcon, Theme::kIcon));
    return button;
}

void PreviewWindow::build()
{
    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setUndoRedoEnabled(false);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (QWidget* page :
         {static_cast<QWidget*>(m_notice), static_cast<QWidget*>(m_pages), static_cast<QWidget*>(m_text)})
        m_stack->addWidget(page);
    m_place->setObjectName(QStringLiteral("previewPlace"));
    setInk(m_place, Ink::Meta);
    m_save->setObjectName(QStringLiteral("previewSaveButton"));
    m_open->setObjectName(QStringLiteral("previewOpenButton"));

    auto* row = new QHBoxLayout;
    row->setContentsMargins(Theme::kSpace3, Theme::kSpace2, Theme::kSpace3, Theme::kSpace2);
    row->setSpacing(Theme::kSpace1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_place, 1);
    row->addWidget(m_smaller);
    row->addWidget(m_larger);
    row->addSpacing(Theme::kSpace2);
    row->addWidget(m_save);
    row->addWidget(m_open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bars);
    column->addWidget(m_stack, 1);
    column->addLayout(row);
    openWithSize(this, kPreviewWindow);
}

void PreviewWindow::addKeys()
{
    const auto add = [this](const QList<QKeySequence>& keys, auto run) {
        for (const QKeySequence& sequence : keys)
            connect(new QShortcut(sequence, this), &QShortcut::activated, this, run);
    };
    add({Qt::Key_Left}, [this] { go(-1); });
    add({Qt::Key_Right}, [this] { go(1); });
    add({QKeySequence(QKeySequence::ZoomIn), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
        [this] { changeZoom(1); });
    add({QKeySequence(QKeySequence::ZoomOut)}, [this] { changeZoom(-1); });
    add({QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { changeZoom(0); });
    add({QKeySequence(QKeySequence::Close)}, [this] { close(); });
    add({QKeySequence(QKeySequence::Save)}, [this] { Q_EMIT saveRequested(current()); });
}

void PreviewWindow::keyPressEvent(QKeyEvent* event)
{
    // The blank that has opened it closes it, as in file managers.
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Space)
        close();
    else
        QDialog::keyPressEvent(event);
}

QWidget* PreviewWindow::shown() const
{
    return m_stack->currentWidget();
}

bool PreviewWindow::isTextComplete() const
{
    return m_filling->isComplete();
}

void PreviewWindow::go(qsizetype steps)
{
    const qsizetype index = m_index + steps;
    if (index >= 0 && index < m_attachments.size())
        showAt(index);
}

void PreviewWindow::showAt(qsizetype index)
{
    m_index = index;
    m_isLoading = true;
    m_content = {};
    m_pdfProblem = PdfProblem::None;
    delete std::exchange(m_pdf, nullptr);
    m_filling->stop();
    m_bars->hideAll();
    refreshButtons();
    *m_wanted = ++m_loading;
    runAside(SideWork::Preview, [self = QPointer<PreviewWindow>(this), number = m_loading, wanted = m_wanted,
                                 raw = m_raw, attachment = current()] {
        if (*wanted != number)
            return; // who went on meanwhile waits for the last one alone
        const PreviewContent content = loadPreview(raw, attachment);
        QMetaObject::invokeMethod(
            qApp,
            [self, number, content] {
                if (self && self->m_loading == number)
                    self->take(content);
            },
            Qt::QueuedConnection);
    });
}

void PreviewWindow::take(const PreviewContent& content)
{
    m_content.kind = content.kind;
    m_content.problem = content.problem;
    const bool isGood = content.problem == PreviewContent::Problem::None;
    if (isGood && content.kind == PreviewKind::Image)
        showImage(content.image);
    else if (isGood && content.kind == PreviewKind::Text)
        showText(content);
    else if (isGood && content.kind == PreviewKind::Pdf)
        showPdf(content.pdf);
    else
        showNotice();
}

void PreviewWindow::settle(QWidget* shown)
{
    m_stack->setCurrentWidget(shown);
    if (focusWidget() != m_previous && focusWidget() != m_next) // who goes on by those stays there
        shown->setFocus();
    m_isLoading = false;
    refreshButtons();
}

void PreviewWindow::showImage(const QImage& image)
{
    m_pages->setPages({QSizeF(image.size()) / devicePixelRatioF()}, PageView::Fit::Whole);
    m_pages->setPicture(0, image);
    settle(m_pages);
}

void PreviewWindow::showText(const PreviewContent& content)
{
    m_filling->start(content.text);
    if (content.isTextCut)
        m_bars->showBar(CutBar, QStringLiteral("cutBar"), [](InfoBar& bar) {
            bar.show(InfoBar::Info, tr("Only the beginning is shown. Save the file to have all of it."));
        });
    settle(m_text);
}

void PreviewWindow::showPdf(const QByteArray& file)
{
    PdfFactory* const factory = pdfFactory();
    if (factory == nullptr || file.isEmpty()) {
        m_content.kind = factory == nullptr ? PreviewKind::None : PreviewKind::Pdf;
        m_content.problem = PreviewContent::Problem::Broken;
        showNotice();
        return;
    }
    m_pdf = new PdfSource(*factory, file, this);
    connect(m_pdf, &PdfSource::opened, this, [this](const QList<QSizeF>& points) {
        QList<QSizeF> sizes;
        for (const QSizeF& size : points)
            sizes.append(size * (kScreenDots / kPoints));
        m_pages->setPages(sizes, PageView::Fit::Width);
        settle(m_pages);
    });
    connect(m_pdf, &PdfSource::failed, this, [this](PdfProblem problem) {
        m_pdfProblem = problem;
        m_content.problem = PreviewContent::Problem::Broken;
        showNotice();
    });
    connect(m_pdf, &PdfSource::drawn, m_pages, &PageView::setPicture);
}

void PreviewWindow::showNotice()
{
    const QString name = current().name;
    using Problem = PreviewContent::Problem;
    const bool isProgram = m_content.kind == PreviewKind::Program;
    QString title = tr("There is no preview of this kind of file");
    if (isProgram)
        title = tr("This is a program");
    else if (m_content.problem == Problem::TooLarge)
        title = tr("This file is too large for a preview");
    else if (m_pdfProblem == PdfProblem::NeedsPassword)
        title = tr("This file is protected by a password");
    else if (m_content.problem != Problem::None)
        title = tr("This file is damaged, or is not what it is called");
    m_notice->setContent(
        isProgram ? QStringLiteral("warning") : QStringLiteral("file"), title,
        isProgram ? tr("%1 is not opened from here. You can save it if you know what it does.").arg(name)
                  : name);
    settle(m_notice);
}

void PreviewWindow::changeZoom(int steps)
{
    if (shown() == m_pages)
        m_pages->changeZoom(steps);
    else if (shown() == m_text && steps != 0)
        m_text->zoomIn(steps);
    else if (shown() == m_text)
        m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void PreviewWindow::refreshButtons()
{
    //: Title of a window: name and size of a file
    setWindowTitle(tr("%1 (%2)").arg(current().name, sizeText(current().size)));
    m_previous->setEnabled(m_index > 0);
    m_next->setEnabled(m_index + 1 < m_attachments.size());
    const bool canZoom = !m_isLoading && shown() != m_notice;
    m_smaller->setEnabled(canZoom);
    m_larger->setEnabled(canZoom);
    m_open->setEnabled(m_content.kind != PreviewKind::Program);
    refreshPlace();
}

void PreviewWindow::refreshPlace()
{
    QStringList parts;
    if (m_attachments.size() > 1)
        parts << tr("File %1 of %2").arg(m_index + 1).arg(m_attachments.size());
    if (!m_isLoading && shown() == m_pages && m_pdf != nullptr)
        parts << tr("Page %1 of %2").arg(m_pages->pageInSight() + 1).arg(m_pages->pageCount());
    if (m_isLoading)
        parts << tr("Loading…");
    m_place->setFullText(parts.join(QStringLiteral(" · ")));
    m_pages->setAccessibleName(current().name + QLatin1String(", ") + m_place->fullText());
}

void PreviewWindow::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PreviewWindow::retranslate()
{
    const auto name = [](QToolButton* button, const QString& words) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    name(m_previous, tr("Previous file"));
    name(m_next, tr("Next file"));
    name(m_smaller, tr("Smaller"));
    name(m_larger, tr("Larger"));
    m_smaller->setText(QStringLiteral("−"));
    m_larger->setText(QStringLiteral("+"));
    m_save->setText(tr("Sa&ve…"));
    m_open->setText(tr("&Open"));
    m_text->setAccessibleName(tr("Text of the file"));
    if (m_attachments.isEmpty())
        return;
    refreshButtons();
    if (!m_isLoading && shown() == m_notice && m_loading != 0)
        showNotice();
}

} // namespace postaci
