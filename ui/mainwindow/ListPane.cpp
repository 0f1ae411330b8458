#include "mainwindow/ListPane.h"

#include "finding/FilterBar.h"
#include "messagelist/MessageListView.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/FocusRing.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace postaci {

ListPane::ListPane(MessageListModel& model, QWidget* parent)
    : QFrame(parent), m_model(model), m_name(new ElidedLabel(this)), m_note(new ElidedLabel(this)),
      m_scope(new QLabel(this)), m_saveButton(new QToolButton(this)), m_filterButton(new QToolButton(this)),
      m_menuButton(new QToolButton(this)), m_filterBar(new FilterBar(this)), m_bar(new InfoBar(this)),
      m_stack(new QStackedWidget(this)), m_view(new MessageListView(this)), m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("listPane"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_name->setObjectName(QStringLiteral("listHeading"));
    m_name->setFont(Theme::semibold(font()));
    m_note->setObjectName(QStringLiteral("listNote"));
    setInk(m_note, Ink::Meta);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // what the name leaves
    m_scope->setObjectName(QStringLiteral("listScope"));
    m_scope->setWordWrap(true);
    m_scope->setTextFormat(Qt::PlainText);
    m_scope->setContentsMargins(Theme::kSpace4 + Theme::kSpace1, 0, Theme::kSpace3, Theme::kSpace2);
    setInk(m_scope, Ink::Meta);
    m_scope->hide();
    m_saveButton->setObjectName(QStringLiteral("saveSearchButton"));
    m_saveButton->setAutoRaise(true);
    m_saveButton->setFocusPolicy(Qt::TabFocus);
    m_saveButton->hide();
    m_filterButton->setObjectName(QStringLiteral("filterButton"));
    m_filterButton->setAutoRaise(true);
    m_filterButton->setFocusPolicy(Qt::TabFocus);
    m_filterButton->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    m_menuButton->setObjectName(QStringLiteral("listMenuButton"));
    m_menuButton->setAutoRaise(true);
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_menuButton->setIconSize(m_filterButton->iconSize());
    m_filterBar->hide();
    m_bar->setObjectName(QStringLiteral("listBar"));
    m_view->setMessageModel(&m_model);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_stack->setFocusProxy(m_view);
    m_empty->setFocusPolicy(Qt::TabFocus); // an empty list can be gone to as well
    new FocusRing(m_empty);

    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(Theme::kSpace4 + Theme::kSpace1, Theme::kSpace1, Theme::kSpace2,
                                Theme::kSpace1);
    heading->setSpacing(Theme::kSpace2);
    heading->addWidget(m_name);
    heading->addWidget(m_note, 1);
    heading->addWidget(m_saveButton);
    heading->addWidget(m_filterButton);
    heading->addWidget(m_menuButton);
    auto* line = new QFrame(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Light);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addWidget(m_filterBar);
    column->addWidget(m_scope);
    column->addWidget(line);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);

    connect(&m_model, &QAbstractItemModel::modelReset, this, &ListPane::showPage);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ListPane::showPage);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ListPane::showPage);
    showPage();
}

void ListPane::setHeading(const QString& name, const QString& note)
{
    m_name->setFullText(name);
    m_note->setFullText(note.isEmpty() ? QString() : QStringLiteral("· ") + note);
    m_view->setAccessibleName(name);
}

void ListPane::setFilterAction(QAction* action)
{
    m_filterButton->setDefaultAction(action);
    m_filterButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void ListPane::setSaveAction(QAction* action)
{
    m_saveButton->setDefaultAction(action);
    m_saveButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    const auto follow = [this, action] { m_saveButton->setVisible(action->isEnabled()); };
    connect(action, &QAction::changed, this, follow);
    follow();
}

void ListPane::setListMenu(QMenu* menu)
{
    m_menuButton->setDefaultAction(menu->menuAction());
    m_menuButton->setPopupMode(QToolButton::InstantPopup); // setDefaultAction() has chosen another
    m_menuButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void ListPane::setScope(const QString& text)
{
    m_scope->setText(text);
    m_scope->setVisible(!text.isEmpty());
}

void ListPane::setLoading(bool loading)
{
    m_loading = loading;
    m_view->setState(loading ? MessageListView::State::Loading : MessageListView::State::Rows);
    showPage();
}

/// No focus proxy: Tab would go past the bar.
void ListPane::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    m_stack->setFocus(event->reason());
}

void ListPane::showPage()
{
    const bool empty = m_model.rowCount() == 0 && !m_loading;
    QWidget* page = empty ? static_cast<QWidget*>(m_empty) : m_view;
    if (m_stack->currentWidget() != page)
        turnPage(
            *m_stack, [this, page] { m_stack->setCurrentWidget(page); }, page);
}

} // namespace postaci
