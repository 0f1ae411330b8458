#include "settings/FilterPage.h"

#include "MailEngine.h"
#include "account/ErrorSentence.h"
#include "filters/FilterEditor.h"
#include "filters/FilterTrialDialog.h"
#include "filters/FilterWords.h"
#include "filters/FolderCombo.h"
#include "widgets/EmptyState.h"
#include "widgets/FlowLayout.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QEvent>
#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace postaci {

FilterPage::FilterPage(MailEngine& engine, const AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_settings(settings), m_help(new QLabel(this)),
      m_bar(new InfoBar(this)), m_list(new QListWidget(this)), m_empty(new EmptyState(this)),
      m_add(new QPushButton(this)), m_edit(new QPushButton(this)), m_duplicate(new QPushButton(this)),
      m_remove(new QPushButton(this)), m_up(new QPushButton(this)), m_down(new QPushButton(this)),
      m_run(new QPushButton(this))
{
    setObjectName(QStringLiteral("filterPage"));
    m_bar->setObjectName(QStringLiteral("filterListBar"));
    m_list->setObjectName(QStringLiteral("filterList"));
    m_add->setObjectName(QStringLiteral("addFilterButton"));
    m_edit->setObjectName(QStringLiteral("editFilterButton"));
    m_duplicate->setObjectName(QStringLiteral("duplicateFilterButton"));
    m_remove->setObjectName(QStringLiteral("removeFilterButton"));
    m_up->setObjectName(QStringLiteral("filterUpButton"));
    m_down->setObjectName(QStringLiteral("filterDownButton"));
    m_run->setObjectName(QStringLiteral("runFilterButton"));
    build();
    connectParts();
    retranslate();
}

void FilterPage::build()
{
    m_help->setWordWrap(true);
    setInk(m_help, Ink::Meta);
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_add, m_edit, m_duplicate, m_remove, m_up, m_down, m_run}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, 0);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_help);
    column->addWidget(m_bar);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(buttons);
}

void FilterPage::connectParts()
{
    const auto addKey = [this](const QKeySequence& keys, int rows) {
        auto* action = new QAction(m_list);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        connect(action, &QAction::triggered, this, [this, rows] { move(rows); });
    };
    addKey(QKeySequence(Qt::ALT | Qt::Key_Up), -1);
    addKey(QKeySequence(Qt::ALT | Qt::Key_Down), 1);
    auto* removeKey = new QAction(m_list);
    removeKey->setShortcut(QKeySequence(Qt::Key_Delete));
    removeKey->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(removeKey);
    connect(removeKey, &QAction::triggered, this, &FilterPage::remove);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (selected() != nullptr)
            edit(*selected());
    });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_current = selected() != nullptr ? selected()->id : 0;
        updateButtons();
    });
    connect(m_list, &QListWidget::itemChanged, this, &FilterPage::itemChanged);
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_empty, &EmptyState::primaryClicked, this, [this] { edit({}); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(*selected()); });
    connect(m_duplicate, &QPushButton::clicked, this, &FilterPage::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &FilterPage::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_run, &QPushButton::clicked, this, [this] {
        auto* dialog = new FilterTrialDialog(m_engine, *selected(), window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_bar, &InfoBar::primaryClicked, this, [this] {
        m_bar->hide();
        Rule back = m_removed;
        back.id = 0;
        save(back);
    });
    connect(&m_engine, &MailEngine::rulesChanged, this, &FilterPage::refresh);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.foldersChanged || change.accountsChanged)
            refresh(); // they are named in the sentences
    });
}

QListWidgetItem* FilterPage::addItem(const Rule& rule)
{
    const FilterNames names{
        [this](FolderId folder) { return FolderCombo::nameOf(m_engine, folder); },
        [this](AccountId account) { return FolderCombo::accountName(m_engine, account); }};
    const QString summary = filterSummary(rule, names);
    auto* item = new QListWidgetItem(
        rule.name == summary ? rule.name : rule.name + QLatin1Char('\n') + summary, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(rule.isOn ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(summary);
    return item;
}

void FilterPage::refresh()
{
    m_rules = m_engine.rules();
    showRules();
}

void FilterPage::showRules()
{
    const bool hadFocus = m_list->hasFocus();
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const Rule& rule : std::as_const(m_rules)) {
            QListWidgetItem* item = addItem(rule);
            if (rule.id == m_current)
                m_list->setCurrentItem(item);
        }
        if (m_list->currentRow() < 0)
            m_list->setCurrentRow(0);
    }
    const bool any = !m_rules.isEmpty();
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    for (QPushButton* button : {m_add, m_edit, m_duplicate, m_remove, m_up, m_down, m_run})
        button->setVisible(any);
    if (hadFocus && any)
        m_list->setFocus();
    updateButtons();
}

const Rule* FilterPage::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_rules.size() ? &m_rules.at(row) : nullptr;
}

void FilterPage::updateButtons()
{
    const int row = m_list->currentRow();
    for (QPushButton* button : {m_edit, m_duplicate, m_remove, m_run})
        button->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_rules.size() - 1);
}

void FilterPage::edit(const Rule& rule)
{
    auto* dialog = new FilterEditor(m_engine, m_settings, rule, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FilterEditor::saved, this, [this](const Rule& saved) {
        m_bar->hide();
        m_current = saved.id;
        refresh();
    });
    dialog->open();
}

void FilterPage::duplicate()
{
    Rule copy = *selected();
    copy.id = 0;
    //: %1 is the name of a filter
    copy.name = tr("%1 (copy)").arg(copy.name);
    save(copy);
}

void FilterPage::save(const Rule& rule)
{
    m_engine.saveRule(rule, [self = QPointer<FilterPage>(this)](const Result<RuleId>& id) {
        if (!self)
            return;
        if (!id) {
            self->m_bar->show(InfoBar::Error, describeError(id.error()).inOneLine());
            self->refresh();
            return;
        }
        self->m_current = *id;
        self->refresh();
    });
}

void FilterPage::remove()
{
    if (selected() == nullptr)
        return;
    m_removed = *selected();
    const int row = m_list->currentRow();
    const int next = row + 1 < m_rules.size() ? row + 1 : row - 1;
    m_current = next >= 0 ? m_rules.at(next).id : 0;
    m_engine.removeRule(m_removed.id);
    //: %1 is its name
    m_bar->show(InfoBar::Info, tr("The filter “%1” was deleted.").arg(m_removed.name));
    m_bar->setButtons(tr("&Undo"));
}

void FilterPage::move(int rows)
{
    const int from = m_list->currentRow();
    const int to = from + rows;
    if (from < 0 || to < 0 || to >= m_rules.size())
        return;
    m_rules.swapItemsAt(from, to);
    QList<RuleId> order;
    for (const Rule& rule : std::as_const(m_rules))
        order.append(rule.id);
    m_engine.orderRules(order);
    showRules();
}

void FilterPage::itemChanged(const QListWidgetItem* item)
{
    Rule rule = m_rules.value(m_list->row(item));
    const bool isOn = item->checkState() == Qt::Checked;
    if (rule.id == 0 || rule.isOn == isOn)
        return;
    rule.isOn = isOn;
    m_rules[m_list->row(item)] = rule;
    save(rule);
}

void FilterPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterPage::retranslate()
{
    m_help->setText(
        tr("New mail in every inbox goes through the filters that are ticked, from top to bottom. "
           "What was there before stays as it is, unless you run a filter on it."));
    m_list->setAccessibleName(tr("Filters in their order"));
    m_empty->setContent(QStringLiteral("filter"), tr("No filters yet"),
                        tr("They sort new mail by themselves: into folders, with tags, or away."));
    m_empty->setButtons(tr("Add a filter"));
    m_add->setText(tr("A&dd…"));
    m_edit->setText(tr("C&hange…"));
    m_duplicate->setText(tr("Dupli&cate"));
    m_remove->setText(tr("De&lete"));
    m_up->setText(tr("M&ove up"));
    m_up->setToolTip(
        tr("%1 in the list").arg(QKeySequence(Qt::ALT | Qt::Key_Up).toString(QKeySequence::NativeText)));
    m_down->setText(tr("Move do&wn"));
    m_down->setToolTip(
        tr("%1 in the list").arg(QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText)));
    m_run->setText(tr("Ru&n on a folder…"));
    refresh();
}

} // namespace postaci
