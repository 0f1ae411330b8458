#include "settings/FilterPage.h"

#include "MailEngine.h"
#include "account/ErrorSentence.h"
#include "filters/FilterEditor.h"
#include "filters/FilterTrialDialog.h"
#include "filters/FilterWords.h"
#include "filters/FolderCombo.h"
#include "widgets/EditableList.h"
#include "widgets/EmptyState.h"
#include "widgets/InfoBar.h"
#include "widgets/PlainTip.h"

#include <QEvent>
#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

FilterPage::FilterPage(MailEngine& engine, const AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_settings(settings),
      m_rows(new EditableList({"filterListBar", "filterList", "addFilterButton", "editFilterButton",
                               "removeFilterButton", "filterUpButton", "filterDownButton"},
                              this)),
      m_empty(new EmptyState(this)),
      m_duplicate(m_rows->insertButton("duplicateFilterButton", m_rows->edit(), [](int) { return true; })),
      m_run(m_rows->insertButton("runFilterButton", m_rows->down(), [](int) { return true; }))
{
    setObjectName(QStringLiteral("filterPage"));
    m_rows->setEmptyState(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_rows);
    connectParts();
    retranslate();
}

void FilterPage::connectParts()
{
    connect(m_rows, &EditableList::addWanted, this, [this] { edit({}); });
    connect(m_rows, &EditableList::editWanted, this, [this](int row) { edit(m_rules.at(row)); });
    connect(m_rows, &EditableList::removeWanted, this, &FilterPage::remove);
    connect(m_rows, &EditableList::moveWanted, this, &FilterPage::move);
    connect(m_rows, &EditableList::chosen, this,
            [this] { m_current = selected() != nullptr ? selected()->id : 0; });
    connect(m_rows->list(), &QListWidget::itemChanged, this, &FilterPage::itemChanged);
    connect(m_duplicate, &QPushButton::clicked, this, &FilterPage::duplicate);
    connect(m_run, &QPushButton::clicked, this, [this] {
        auto* dialog = new FilterTrialDialog(m_engine, *selected(), window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_rows->bar(), &InfoBar::primaryClicked, this, [this] {
        m_rows->bar()->hide();
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

void FilterPage::describe(const Rule& rule, QListWidgetItem& item) const
{
    const FilterNames names{
        [this](FolderId folder) { return FolderCombo::nameOf(m_engine, folder); },
        [this](AccountId account) { return FolderCombo::accountName(m_engine, account); }};
    const QString summary = filterSummary(rule, names);
    item.setText(rule.name == summary ? rule.name : rule.name + QLatin1Char('\n') + summary);
    item.setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item.setCheckState(rule.isOn ? Qt::Checked : Qt::Unchecked);
    item.setToolTip(plainTip(summary));
}

void FilterPage::refresh()
{
    m_rules = m_engine.rules();
    showRules();
}

void FilterPage::showRules()
{
    int chosen = 0;
    for (int row = 0; row < m_rules.size(); ++row)
        chosen = m_rules.at(row).id == m_current ? row : chosen;
    m_rows->fill(
        static_cast<int>(m_rules.size()),
        [this](int row, QListWidgetItem& item) { describe(m_rules.at(row), item); }, chosen);
}

const Rule* FilterPage::selected() const
{
    const int row = m_rows->row();
    return row >= 0 && row < m_rules.size() ? &m_rules.at(row) : nullptr;
}

void FilterPage::edit(const Rule& rule)
{
    auto* dialog = new FilterEditor(m_engine, m_settings, rule, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FilterEditor::saved, this, [this](const Rule& saved) {
        m_rows->bar()->hide();
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
            self->m_rows->bar()->show(InfoBar::Error, describeError(id.error()).inOneLine());
            self->refresh();
            return;
        }
        self->m_current = *id;
        self->refresh();
    });
}

void FilterPage::remove(int row)
{
    m_removed = m_rules.at(row);
    const int next = row + 1 < m_rules.size() ? row + 1 : row - 1;
    m_current = next >= 0 ? m_rules.at(next).id : 0;
    m_engine.removeRule(m_removed.id);
    //: %1 is its name
    m_rows->bar()->show(InfoBar::Info, tr("The filter “%1” was deleted.").arg(m_removed.name));
    m_rows->bar()->setButtons(tr("&Undo"));
}

void FilterPage::move(int from, int to)
{
    m_rules.swapItemsAt(from, to);
    QList<RuleId> order;
    for (const Rule& rule : std::as_const(m_rules))
        order.append(rule.id);
    m_engine.orderRules(order);
    showRules();
}

void FilterPage::itemChanged(const QListWidgetItem* item)
{
    Rule rule = m_rules.value(m_rows->list()->row(item));
    const bool isOn = item->checkState() == Qt::Checked;
    if (rule.id == 0 || rule.isOn == isOn)
        return;
    rule.isOn = isOn;
    m_rules[m_rows->list()->row(item)] = rule;
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
    m_rows->help()->setText(
        tr("New mail in every inbox goes through the filters that are ticked, from top to bottom. "
           "What was there before stays as it is, unless you run a filter on it."));
    m_rows->list()->setAccessibleName(tr("Filters in their order"));
    m_empty->setContent(QStringLiteral("filter"), tr("No filters yet"),
                        tr("They sort new mail by themselves: into folders, with tags, or away."));
    m_empty->setButtons(tr("Add a filter"));
    m_rows->add()->setText(tr("A&dd…"));
    m_rows->edit()->setText(tr("C&hange…"));
    m_duplicate->setText(tr("Dupli&cate"));
    m_rows->remove()->setText(tr("De&lete"));
    m_rows->up()->setText(tr("M&ove up"));
    m_rows->up()->setToolTip(
        tr("%1 in the list").arg(QKeySequence(Qt::ALT | Qt::Key_Up).toString(QKeySequence::NativeText)));
    m_rows->down()->setText(tr("Move do&wn"));
    m_rows->down()->setToolTip(
        tr("%1 in the list").arg(QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText)));
    m_run->setText(tr("Ru&n on a folder…"));
    refresh();
}

} // namespace postaci
