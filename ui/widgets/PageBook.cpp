#include "widgets/PageBook.h"

#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kFoldedBelow = 100; ///< letters that a window has room for
constexpr int kAboveBelow = 62;

} // namespace

PageBook::PageBook(QWidget* parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_line(new QFrame(this)), m_title(new QLabel(this)),
      m_stack(new QStackedWidget(this)), m_row(new QHBoxLayout)
{
    m_list->setObjectName(QStringLiteral("pageList"));
    m_title->setObjectName(QStringLiteral("pageTitle"));
    build();
    addKeys();
    connect(m_list, &QListWidget::currentRowChanged, this, &PageBook::rowChanged);
    retranslate();
}

void PageBook::build()
{
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(QSize(Theme::kIcon, Theme::kIcon));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->viewport()->setAutoFillBackground(false); // it is beside the page, not a field of it
    m_line->setAutoFillBackground(true);
    m_line->setBackgroundRole(QPalette::Light);
    m_title->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kTitleScale)));
    m_title->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, 0);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->hide();
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_title);
    right->addWidget(m_stack, 1);
    m_row->setContentsMargins(0, Theme::kSpace2, 0, 0);
    m_row->setSpacing(0);
    m_row->addSpacing(Theme::kSpace2);
    m_row->addWidget(m_list);
    m_row->addSpacing(Theme::kSpace2);
    m_row->addWidget(m_line);
    m_row->addLayout(right, 1);
    setLayout(m_row);
}

void PageBook::addKeys()
{
    const auto add = [this](QKeySequence::StandardKey standard, int otherKey, int by) {
        auto* action = new QAction(this);
        action->setShortcuts(QKeySequence::keyBindings(standard)
                             << QKeySequence(static_cast<int>(Qt::CTRL) | otherKey));
        addAction(action);
        connect(action, &QAction::triggered, this, [this, by] { step(by); });
    };
    add(QKeySequence::NextChild, Qt::Key_PageDown, 1);
    add(QKeySequence::PreviousChild, Qt::Key_PageUp, -1);
}

void PageBook::addPage(int id, const QString& iconName, QWidget* page)
{
    Entry entry;
    entry.iconName = iconName;
    entry.page = page;
    m_stack->addWidget(page);
    entry.item = new QListWidgetItem(icon(iconName), QString());
    entry.item->setData(Qt::UserRole, id);
    m_entries.insert(id, entry);
    m_list->addItem(entry.item);
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void PageBook::putPagesInTabOrder()
{
    QList<QWidget*> inPages;
    for (QWidget* next = m_list->nextInFocusChain(); next != m_list; next = next->nextInFocusChain())
        if (m_stack->isAncestorOf(next) && next->focusPolicy() != Qt::NoFocus)
            inPages.append(next);
    QWidget* before = m_list;
    for (QWidget* one : std::as_const(inPages)) {
        setTabOrder(before, one);
        before = one;
    }
}

void PageBook::setPageName(int id, const QString& name)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    entry->name = name;
    entry->item->setData(Qt::AccessibleTextRole, name);
    arrange();
}

QString PageBook::pageName(int id) const
{
    return m_entries.value(id).name;
}

void PageBook::setPageListed(int id, bool isListed)
{
    const auto entry = m_entries.constFind(id);
    if (entry == m_entries.cend())
        return;
    entry->item->setHidden(!isListed);
    if (!isListed && currentPage() == id)
        step(m_list->currentRow() > 0 ? -1 : 1);
}

void PageBook::showPage(int id)
{
    const auto entry = m_entries.constFind(id);
    if (entry != m_entries.cend() && !entry->item->isHidden())
        m_list->setCurrentItem(entry->item);
}

int PageBook::currentPage() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item != nullptr ? item->data(Qt::UserRole).toInt() : -1;
}

QWidget* PageBook::currentWidget() const
{
    return m_stack->currentWidget();
}

QList<int> PageBook::pages() const
{
    QList<int> ids;
    for (int row = 0; row < m_list->count(); ++row)
        if (!m_list->item(row)->isHidden())
            ids.append(m_list->item(row)->data(Qt::UserRole).toInt());
    return ids;
}

QWidget* PageBook::page(int id) const
{
    return m_entries.value(id).page;
}

void PageBook::rowChanged()
{
    const int id = currentPage();
    const Entry entry = m_entries.value(id);
    if (entry.page == nullptr)
        return;
    m_stack->setCurrentWidget(entry.page);
    m_title->setText(entry.name);
    Q_EMIT pageChanged(id);
}

/// Round in a circle, as tabs do.
void PageBook::step(int by)
{
    const QList<int> ids = pages();
    if (ids.isEmpty())
        return;
    const qsizetype at = qMax<qsizetype>(0, ids.indexOf(currentPage()));
    const bool hadKeyboard = m_stack->isAncestorOf(focusWidget());
    showPage(ids.at((at + by + ids.size()) % ids.size()));
    if (hadKeyboard) // what had it is not there any more
        m_list->setFocus(Qt::ShortcutFocusReason);
}

int PageBook::listWidth() const
{
    constexpr int kAround = 2 * Theme::kSpace2;
    const int scrollBar = m_list->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    int words = 0;
    if (!m_isFolded)
        for (const Entry& entry : m_entries)
            words = qMax(words, m_list->fontMetrics().horizontalAdvance(entry.name) + Theme::kSpace3);
    return Theme::kIcon + words + kAround + scrollBar;
}

int PageBook::lineHeight() const
{
    return qMax(Theme::kIcon, m_list->fontMetrics().lineSpacing()) + 2 * Theme::kSpace1;
}

QSize PageBook::minimumSizeHint() const
{
    const QSize page = m_stack->minimumSizeHint();
    return {page.width(), page.height() + lineHeight() + m_title->sizeHint().height() + 2 * Theme::kSpace2};
}

void PageBook::arrange()
{
    const int letter = fontMetrics().averageCharWidth();
    m_isFolded = width() < letter * kFoldedBelow;
    m_isAbove = width() < letter * kAboveBelow;
    m_row->setDirection(m_isAbove ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_list->setFlow(m_isAbove ? QListView::LeftToRight : QListView::TopToBottom);
    m_line->setMaximumSize(m_isAbove ? QSize(QWIDGETSIZE_MAX, 1) : QSize(1, QWIDGETSIZE_MAX));
    m_line->setMinimumSize(1, 1);
    const int height = lineHeight();
    for (const Entry& entry : std::as_const(m_entries)) {
        entry.item->setText(m_isFolded ? QString() : entry.name);
        entry.item->setToolTip(m_isFolded ? entry.name : QString());
        entry.item->setSizeHint(QSize(m_isAbove ? Theme::kIcon + 2 * Theme::kSpace2 : 0, height));
    }
    if (m_isAbove) {
        m_list->setMinimumWidth(0);
        m_list->setMaximumWidth(QWIDGETSIZE_MAX);
        m_list->setFixedHeight(height + 2 * Theme::kSpace1);
    } else {
        m_list->setMinimumHeight(0);
        m_list->setMaximumHeight(QWIDGETSIZE_MAX);
        m_list->setFixedWidth(listWidth());
    }
    m_title->setVisible(m_isFolded);
    m_title->setText(pageName(currentPage()));
}

void PageBook::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PageBook::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        m_title->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kTitleScale)));
        arrange();
    } else if (event->type() == QEvent::PaletteChange) {
        for (const Entry& entry : std::as_const(m_entries))
            entry.item->setIcon(icon(entry.iconName));
    }
}

void PageBook::retranslate()
{
    m_list->setAccessibleName(tr("Pages"));
}

} // namespace postaci
