#include "reader/TextWindow.h"

#include "reader/FindBar.h"
#include "reader/FindWords.h"
#include "widgets/BarStack.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTextDocument>
#include <QTextOption>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr QSize kTextWindow(760, 560);

} // namespace

TextWindow::TextWindow(QWidget* parent)
    : QDialog(parent, Qt::Window), m_bars(new BarStack(this)), m_text(new QPlainTextEdit(this)),
      m_find(new FindBar(this)), m_buttons(new QHBoxLayout), m_copy(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setObjectName(QStringLiteral("windowText"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setTabChangesFocus(true);
    // Lines of a header or a source are read from left to right, whatever letters are in them.
    QTextOption option = m_text->document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    m_text->document()->setDefaultTextOption(option);
    m_copy->setObjectName(QStringLiteral("copyAllButton"));
    m_close->setObjectName(QStringLiteral("closeTextButton"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bars);
    column->addWidget(m_text, 1);
    column->addWidget(m_find);
    m_buttons->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace3);
    m_buttons->setSpacing(Theme::kSpace2);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_copy);
    m_buttons->addWidget(m_close);
    column->addLayout(m_buttons);
    openWithSize(this, kTextWindow);

    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_find, &FindBar::findRequested, this, [this](const QString& words, FindDirection direction) {
        const bool isBackward = direction == FindDirection::Backward;
        m_find->setFound(
            findWords(*m_text, words, isBackward ? QTextDocument::FindBackward : QTextDocument::FindFlags()));
    });
    connect(m_find, &FindBar::closed, m_text, [this] { m_text->setFocus(); });
    addKeys();
    TextWindow::retranslate();
    m_text->setFocus();
}

void TextWindow::addKeys()
{
    const auto add = [this](const QKeySequence& keys, auto run) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, run);
    };
    add(QKeySequence::Find, [this] { m_find->openFor(m_text->textCursor().selectedText()); });
    add(QKeySequence::Close, [this] { close(); });
    add(QKeySequence::ZoomIn, [this] { m_text->zoomIn(); });
    add(QKeySequence::ZoomOut, [this] { m_text->zoomOut(); });
}

void TextWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close(); // reject() would only hide a dialog that is deleted when it closes
    else
        QDialog::keyPressEvent(event);
}

void TextWindow::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TextWindow::retranslate()
{
    m_copy->setText(tr("&Copy all"));
    m_close->setText(tr("C&lose"));
}

} // namespace postaci
