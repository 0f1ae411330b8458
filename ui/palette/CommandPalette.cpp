#include "palette/CommandPalette.h"

#include "palette/PaletteDelegate.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kWidest = 640;
constexpr int kMostRows = 10;
constexpr int kShadow = 8; ///< the faint edge that lifts it from the window

} // namespace

CommandPalette::CommandPalette(QWidget* window, const QAction& opener)
    : QFrame(window), m_window(window), m_opener(opener), m_edit(new QLineEdit(this)),
      m_list(new QListView(this)), m_nothing(new QLabel(this)), m_model(new PaletteModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_nothing->setObjectName(QStringLiteral("paletteNothing"));
    m_nothing->setWordWrap(true);
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setContentsMargins(Theme::kSpace3, Theme::kSpace2, Theme::kSpace3, Theme::kSpace2);
    setInk(m_nothing, Ink::Meta);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAttribute(Qt::WA_Hover);

    auto* column = new QVBoxLayout(this);
    const int edge = kShadow + Theme::kSpace2;
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(Theme::kSpace2);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    column->addWidget(m_nothing);

    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::typed);
    connect(m_list, &QAbstractItemView::clicked, this, &CommandPalette::run);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                // The keyboard stays in the line: this is how a screen reader hears what Enter would do.
                m_edit->setAccessibleDescription(current.data(Qt::AccessibleTextRole).toString());
            });
    hide();
    retranslate();
}

void CommandPalette::open(PaletteEntries entries, const QStringList& recent, const PaletteModel::Source& more)
{
    if (!isVisible()) {
        m_before = m_window->focusWidget();
        // Keys before anybody else, a click elsewhere, and the window's size.
        qApp->installEventFilter(this);
    }
    m_model->setTyped({});
    m_model->setEntries(std::move(entries), recent, more);
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->clear();
    }
    showRows();
    raise();
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::closePalette()
{
    if (!isVisible())
        return;
    qApp->removeEventFilter(this);
    const bool hadFocus = m_edit->hasFocus();
    hide();
    if (hadFocus && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    m_model->setEntries({}, {});
}

void CommandPalette::askAgain()
{
    if (isVisible() && !m_edit->text().isEmpty())
        typed(m_edit->text());
}

void CommandPalette::typed(const QString& text)
{
    m_model->setTyped(text);
    showRows();
}

void CommandPalette::showRows()
{
    const int rows = m_model->rowCount();
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    int first = 0;
    while (first < rows && !m_model->index(first).flags().testFlag(Qt::ItemIsEnabled))
        ++first;
    m_list->setCurrentIndex(first < rows ? m_model->index(first) : QModelIndex());
    m_list->scrollToTop();
    place();
}

/// Near the top and in the middle, as much of it as the window has room for.
void CommandPalette::place()
{
    const int width = std::min(kWidest, m_window->width() - Theme::kSpace4) + 2 * kShadow;
    const int top = std::min(m_window->height() / 8, Theme::kSpace6 * 3);
    const int rowHeight = PaletteDelegate::rowHeight(m_list->font());
    const int around = layout()->contentsMargins().top() + layout()->contentsMargins().bottom() +
                       layout()->spacing() + m_edit->sizeHint().height();
    const int room = std::max(1, (m_window->height() - top - around - Theme::kSpace2) / rowHeight);
    m_list->setFixedHeight(rowHeight * std::clamp(m_model->rowCount(), 1, std::min(kMostRows, room)));
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    setGeometry((m_window->width() - width) / 2, top - kShadow, width, height);
}

void CommandPalette::run()
{
    const std::shared_ptr<const PaletteEntry> entry = m_model->entryAt(m_list->currentIndex().row());
    if (!entry || !entry->hindrance.isEmpty())
        return;
    closePalette();
    Q_EMIT chosen(entry->key);
    entry->run();
}

bool CommandPalette::handleKey(QEvent* event)
{
    const auto* key = static_cast<QKeyEvent*>(event);
    if (m_opener.shortcuts().contains(QKeySequence(key->keyCombination()))) {
        closePalette();
        return true;
    }
    switch (key->key()) {
    case Qt::Key_Escape:
        closePalette();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit) {
        if (event->type() == QEvent::ShortcutOverride) {
            event->accept(); // nothing behind it hears of keys
            return true;
        }
        if (event->type() == QEvent::KeyPress)
            return handleKey(event);
    } else if (watched == m_window && event->type() == QEvent::Resize && isVisible()) {
        place();
    } else if (event->type() == QEvent::MouseButtonPress && isVisible()) {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (widget != nullptr && widget != this && !isAncestorOf(widget))
            closePalette();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr int kFaintest = 5;
    for (int step = 0; step < kShadow; ++step) {
        painter.setBrush(QColor(0, 0, 0, kFaintest + step / 2));
        painter.drawRoundedRect(rect().adjusted(step, step, -step, -step), Theme::kRadius + kShadow - step,
                                Theme::kRadius + kShadow - step);
    }
    painter.setPen(QPen(Theme::border(), 1));
    painter.setBrush(Theme::ground());
    const QRectF box = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
}

void CommandPalette::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CommandPalette::retranslate()
{
    m_edit->setPlaceholderText(tr("Command, folder, person or setting"));
    m_edit->setAccessibleName(tr("Find a command, folder, person or setting"));
    m_list->setAccessibleName(tr("What was found"));
    m_nothing->setText(tr("Nothing has that name. Fewer letters find more."));
}

} // namespace postaci
