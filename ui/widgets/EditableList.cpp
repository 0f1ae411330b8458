#include "widgets/EditableList.h"

#include "widgets/EmptyState.h"
#include "widgets/FlowLayout.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace postaci {

EditableList::EditableList(const Names& names, QWidget* parent)
    : QWidget(parent), m_help(new QLabel(this)), m_bar(new InfoBar(this)), m_list(new QListWidget(this)),
      m_buttonRow(new QWidget(this)), m_add(new QPushButton(m_buttonRow)),
      m_edit(new QPushButton(m_buttonRow)), m_remove(new QPushButton(m_buttonRow)),
      m_moves(new QWidget(m_buttonRow)), m_up(new QPushButton(m_moves)),
      m_down(new QPushButton(m_moves)), m_order{m_add, m_edit, m_remove, m_up, m_down}
{
    m_bar->setObjectName(QLatin1String(names.bar));
    m_list->setObjectName(QLatin1String(names.list));
    m_add->setObjectName(QLatin1String(names.add));
    m_edit->setObjectName(QLatin1String(names.edit));
    m_remove->setObjectName(QLatin1String(names.remove));
    m_up->setObjectName(QLatin1String(names.up));
    m_down->setObjectName(QLatin1String(names.down));
    m_help->setWordWrap(true);
    setInk(m_help, Ink::Meta);
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, 0);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_help);
    column->addWidget(m_bar);
    column->addWidget(m_list, 1);
    column->addWidget(m_buttonRow);
    auto* moves = new QHBoxLayout(m_moves);
    moves->setContentsMargins(0, 0, 0, 0);
    moves->setSpacing(Theme::kSpace2);
    moves->addWidget(m_up);
    moves->addWidget(m_down);
    layOut();
    addKeys();
    connectParts();
}

/// The buttons in their order, which Tab goes in too.
void EditableList::layOut()
{
    delete m_buttonRow->layout();
    auto* buttons = new FlowLayout(m_buttonRow);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(Theme::kSpace2);
    QWidget* before = m_list;
    for (QPushButton* button : std::as_const(m_order)) {
        if (button != m_down)
            buttons->addWidget(button == m_up ? m_moves : button);
        setTabOrder(std::exchange(before, button), button);
    }
}

void EditableList::addKeys()
{
    const auto addKey = [this](const QKeySequence& keys, auto run) {
        auto* action = new QAction(m_list);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    addKey(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { wantMove(-1); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { wantMove(1); });
    addKey(QKeySequence(Qt::Key_Delete), [this] { wantRemove(); });
}

void EditableList::connectParts()
{
    const auto wantEdit = [this] {
        if (row() >= 0)
            Q_EMIT editWanted(row());
    };
    connect(m_list, &QListWidget::itemActivated, this, wantEdit);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        updateButtons();
        Q_EMIT chosen(row);
    });
    connect(m_add, &QPushButton::clicked, this, &EditableList::addWanted);
    connect(m_edit, &QPushButton::clicked, this, wantEdit);
    connect(m_remove, &QPushButton::clicked, this, &EditableList::wantRemove);
    connect(m_up, &QPushButton::clicked, this, [this] { wantMove(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { wantMove(1); });
}

QPushButton* EditableList::insertButton(const char* name, QPushButton* after,
                                        std::function<bool(int row)> isUsable)
{
    auto* button = new QPushButton(m_buttonRow);
    button->setObjectName(QLatin1String(name));
    m_order.insert(m_order.indexOf(after) + 1, button);
    m_more.append({button, std::move(isUsable)});
    layOut();
    return button;
}

void EditableList::setEmptyState(EmptyState* empty)
{
    m_empty = empty;
    static_cast<QVBoxLayout*>(layout())->insertWidget(layout()->indexOf(m_list) + 1, m_empty, 1);
    connect(m_empty, &EmptyState::primaryClicked, this, &EditableList::addWanted);
    updateButtons();
}

void EditableList::fill(int rows, const std::function<void(int row, QListWidgetItem& item)>& make, int chosen)
{
    const bool hadFocus = m_list->hasFocus();
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (int i = 0; i < rows; ++i)
            make(i, *new QListWidgetItem(m_list));
        if (rows > 0)
            m_list->setCurrentRow(qBound(0, chosen, rows - 1));
    }
    updateButtons();
    if (hadFocus && rows > 0)
        m_list->setFocus();
}

int EditableList::row() const
{
    return m_list->currentRow();
}

void EditableList::choose(int row)
{
    m_list->setCurrentRow(row);
}

bool EditableList::isMovable(int row) const
{
    return row >= m_fixedRows && row < m_list->count();
}

void EditableList::updateButtons()
{
    const int now = row();
    m_edit->setEnabled(now >= 0);
    m_remove->setEnabled(isMovable(now));
    m_up->setEnabled(isMovable(now) && isMovable(now - 1));
    m_down->setEnabled(isMovable(now) && isMovable(now + 1));
    for (const More& more : std::as_const(m_more))
        more.button->setEnabled(now >= 0 && more.isUsable(now));
    if (m_empty == nullptr)
        return;
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    m_buttonRow->setVisible(any);
}

void EditableList::wantRemove()
{
    if (isMovable(row()))
        Q_EMIT removeWanted(row());
}

void EditableList::wantMove(int rows)
{
    const int from = row();
    if (isMovable(from) && isMovable(from + rows))
        Q_EMIT moveWanted(from, from + rows);
}

} // namespace postaci
