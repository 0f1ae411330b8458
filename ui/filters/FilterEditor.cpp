#include "filters/FilterEditor.h"

#include "MailEngine.h"
#include "account/ErrorSentence.h"
#include "accounts/FormScroll.h"
#include "accounts/IconLine.h"
#include "filters/ConditionRow.h"
#include "filters/FilterActionRow.h"
#include "filters/FilterTrialDialog.h"
#include "filters/FilterWords.h"
#include "filters/FolderCombo.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kLongestFilterName = 200;
constexpr qsizetype kMostRows = 50;

FilterNames namesFrom(const MailEngine& engine)
{
    return {[&engine](FolderId folder) { return FolderCombo::nameOf(engine, folder); },
            [&engine](AccountId account) { return FolderCombo::accountName(engine, account); }};
}

QVBoxLayout* linesOfRows()
{
    auto* lines = new QVBoxLayout;
    lines->setSpacing(Theme::kSpace2);
    return lines;
}

} // namespace

FilterEditor::FilterEditor(MailEngine& engine, const AppSettings& settings, const Rule& rule, QWidget* parent)
    : GrowingDialog(parent), m_engine(engine), m_settings(settings), m_before(rule),
      m_nameLabel(new QLabel(this)), m_name(new QLineEdit(this)), m_accountsLabel(new QLabel(this)),
      m_accounts(new QPushButton(this)), m_accountMenu(new QMenu(this)), m_matchLabel(new QLabel(this)),
      m_match(new QComboBox(this)), m_actionsLabel(new QLabel(this)), m_conditionLines(linesOfRows()),
      m_actionLines(linesOfRows()), m_addCondition(new QPushButton(this)), m_addAction(new QPushButton(this)),
      m_problem(new IconLine(this)), m_try(new QPushButton(this)), m_cancel(new QPushButton(this)),
      m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("filterEditor"));
    m_name->setObjectName(QStringLiteral("filterName"));
    m_name->setMaxLength(kLongestFilterName);
    m_name->setText(rule.name);
    m_accounts->setObjectName(QStringLiteral("filterAccounts"));
    m_match->setObjectName(QStringLiteral("filterMatch"));
    m_match->addItems({QString(), QString()});
    m_match->setCurrentIndex(rule.matchesAny ? 1 : 0);
    m_addCondition->setObjectName(QStringLiteral("addConditionButton"));
    m_addAction->setObjectName(QStringLiteral("addActionButton"));
    m_problem->setObjectName(QStringLiteral("filterProblem"));
    m_try->setObjectName(QStringLiteral("tryFilterButton"));
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_save->setObjectName(QStringLiteral("saveFilterButton"));
    build();
    fillAccounts();
    for (const RuleCondition& condition :
         rule.conditions.isEmpty() ? QList<RuleCondition>{{}} : rule.conditions)
        addCondition(condition);
    for (const RuleAction& action : rule.actions.isEmpty() ? QList<RuleAction>{{}} : rule.actions)
        addAction(action);
    connect(m_addCondition, &QPushButton::clicked, this, [this] {
        addCondition({});
        m_conditions.last()->stops().first()->setFocus();
    });
    connect(m_addAction, &QPushButton::clicked, this, [this] {
        addAction({RuleActionKind::MarkRead, 0, {}});
        m_actions.last()->stops().first()->setFocus();
    });
    connect(m_match, &QComboBox::activated, this, &FilterEditor::rowsChanged);
    connect(m_try, &QPushButton::clicked, this, &FilterEditor::tryIt);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &FilterEditor::save);
    retranslate();
    m_name->setFocus();
    const QSize wanted(fontMetrics().averageCharWidth() * 92, fontMetrics().lineSpacing() * 32);
    openWithSize(this, wanted);
}

QWidget* FilterEditor::buildForm()
{
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace2);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_nameLabel);
    column->addWidget(m_name);
    column->addSpacing(Theme::kSpace2);
    column->addWidget(m_accountsLabel);
    column->addWidget(m_accounts, 0, Qt::AlignLeft);
    column->addSpacing(Theme::kSpace2);
    column->addWidget(m_matchLabel);
    column->addWidget(m_match, 0, Qt::AlignLeft);
    column->addSpacing(Theme::kSpace1);
    column->addLayout(m_conditionLines);
    column->addSpacing(Theme::kSpace1);
    column->addWidget(m_addCondition, 0, Qt::AlignLeft);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_actionsLabel);
    column->addLayout(m_actionLines);
    column->addSpacing(Theme::kSpace1);
    column->addWidget(m_addAction, 0, Qt::AlignLeft);
    column->addStretch(1);
    return form;
}

void FilterEditor::build()
{
    m_nameLabel->setBuddy(m_name);
    m_accountsLabel->setBuddy(m_accounts);
    m_matchLabel->setBuddy(m_match);
    m_actionsLabel->setFont(Theme::semibold(font()));
    m_accounts->setMenu(m_accountMenu);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_try);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace3);
    foot->setSpacing(Theme::kSpace2);
    foot->addWidget(m_problem);
    foot->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new FormScroll(buildForm(), this), 1);
    column->addLayout(foot);
}

void FilterEditor::addCondition(const RuleCondition& condition)
{
    auto* row = new ConditionRow(m_engine, condition, m_name->parentWidget());
    m_conditions.append(row);
    m_conditionLines->addWidget(row);
    row->show(); // now, not when the layout has its turn: it may be to get the keyboard
    connect(row, &ConditionRow::changed, this, &FilterEditor::rowsChanged);
    connect(row, &ConditionRow::removeWanted, this, [this, row] {
        m_conditions.removeOne(row);
        row->deleteLater();
        rowsChanged();
        m_addCondition->setFocus();
    });
    rowsChanged();
}

void FilterEditor::addAction(const RuleAction& action)
{
    auto* row = new FilterActionRow(m_engine, m_settings, action, m_name->parentWidget());
    m_actions.append(row);
    m_actionLines->addWidget(row);
    row->show();
    connect(row, &FilterActionRow::changed, this, &FilterEditor::rowsChanged);
    connect(row, &FilterActionRow::removeWanted, this, [this, row] {
        m_actions.removeOne(row);
        row->deleteLater();
        rowsChanged();
        m_addAction->setFocus();
    });
    rowsChanged();
}

void FilterEditor::rowsChanged()
{
    m_problem->clear();
    for (ConditionRow* row : std::as_const(m_conditions))
        row->setRemovable(m_conditions.size() > 1);
    for (FilterActionRow* row : std::as_const(m_actions))
        row->setRemovable(m_actions.size() > 1);
    m_addCondition->setEnabled(m_conditions.size() < kMostRows);
    m_addAction->setEnabled(m_actions.size() < kMostRows);
    m_name->setPlaceholderText(usualName(rule(), namesFrom(m_engine)));
    orderStops();
}

/// As they stand: rows come later than what is below them.
void FilterEditor::orderStops()
{
    QList<QWidget*> stops{m_name, m_accounts, m_match};
    for (const ConditionRow* row : std::as_const(m_conditions))
        stops += row->stops();
    stops.append(m_addCondition);
    for (const FilterActionRow* row : std::as_const(m_actions))
        stops += row->stops();
    stops += {m_addAction, m_try, m_cancel, m_save};
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
}

void FilterEditor::fillAccounts()
{
    const QList<Account> accounts = m_engine.reader().accounts().value_or({});
    for (const Account& account : accounts) {
        QString label = account.label;
        QAction* action = m_accountMenu->addAction(label.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(m_before.accounts.isEmpty() || m_before.accounts.contains(account.id));
        action->setData(account.id);
        connect(action, &QAction::toggled, this, &FilterEditor::accountToggled);
    }
    // Where there is one only, a filter for some account that is gone has to say so still.
    const bool areSeveral = accounts.size() > 1 || !m_before.accounts.isEmpty();
    m_accounts->setVisible(areSeveral);
    m_accountsLabel->setVisible(areSeveral);
}

void FilterEditor::accountToggled()
{
    m_problem->clear();
    showAccounts();
}

void FilterEditor::showAccounts()
{
    QStringList names;
    for (const QAction* action : m_accountMenu->actions()) {
        if (action->isChecked())
            names.append(action->text());
    }
    const bool isAll = names.size() == m_accountMenu->actions().size();
    m_accounts->setText(isAll             ? tr("All accounts")
                        : names.isEmpty() ? tr("No account")
                                          : names.join(QLatin1String(", ")));
}

Rule FilterEditor::rule() const
{
    Rule rule = m_before;
    rule.name = m_name->text().trimmed();
    rule.matchesAny = m_match->currentIndex() == 1;
    QList<AccountId> chosen;
    for (const QAction* action : m_accountMenu->actions()) {
        if (action->isChecked())
            chosen.append(action->data().toLongLong());
    }
    // None of those that are here: as before, it is for one that is gone.
    if (chosen.size() == m_accountMenu->actions().size())
        rule.accounts.clear();
    else if (!chosen.isEmpty())
        rule.accounts = chosen;
    rule.conditions.clear();
    for (const ConditionRow* row : m_conditions)
        rule.conditions.append(row->condition());
    rule.actions.clear();
    for (const FilterActionRow* row : m_actions)
        rule.actions.append(row->action());
    return rule;
}

bool FilterEditor::isComplete()
{
    const QList<QAction*> accounts = m_accountMenu->actions();
    const bool hasAccount = std::any_of(accounts.begin(), accounts.end(),
                                        [](const QAction* action) { return action->isChecked(); });
    if (!hasAccount && !accounts.isEmpty()) {
        m_problem->setContent(QStringLiteral("error"), Theme::danger,
                              tr("Choose for which accounts the filter is."), Ink::Danger);
        m_accounts->setFocus();
        return false;
    }
    const auto problem = problemOf(rule());
    if (!problem)
        return true;
    m_problem->setContent(QStringLiteral("error"), Theme::danger, problemWords(*problem), Ink::Danger);
    using Kind = RuleProblem::Kind;
    if (problem->kind == Kind::NoFolder || problem->kind == Kind::NoTag)
        m_actions.at(problem->index)->focusProblem(problem->kind);
    else if (problem->kind != Kind::NoAction && problem->kind != Kind::NoCondition)
        m_conditions.at(problem->index)->focusProblem(problem->kind);
    return false;
}

void FilterEditor::tryIt()
{
    if (!isComplete())
        return;
    auto* dialog = new FilterTrialDialog(m_engine, rule(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FilterEditor::save()
{
    if (!isComplete())
        return;
    Rule wanted = rule();
    if (wanted.name.isEmpty())
        wanted.name = usualName(wanted, namesFrom(m_engine));
    m_save->setEnabled(false);
    m_engine.saveRule(wanted, [self = QPointer<FilterEditor>(this), wanted](const Result<RuleId>& id) {
        if (!self)
            return;
        self->m_save->setEnabled(true);
        if (!id) {
            self->m_problem->setContent(QStringLiteral("error"), Theme::danger,
                                        describeError(id.error()).inOneLine(), Ink::Danger);
            return;
        }
        Rule stored = wanted;
        stored.id = *id;
        Q_EMIT self->saved(stored);
        self->accept();
    });
}

void FilterEditor::changeEvent(QEvent* event)
{
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterEditor::retranslate()
{
    setWindowTitle(m_before.id == 0 ? tr("New filter") : tr("Filter"));
    m_nameLabel->setText(tr("&Name"));
    m_accountsLabel->setText(tr("For new mail o&f"));
    m_matchLabel->setText(tr("If"));
    m_match->setItemText(0, tr("all of these are true"));
    m_match->setItemText(1, tr("at least one of these is true"));
    m_actionsLabel->setText(tr("Then"));
    m_addCondition->setText(tr("Add a con&dition"));
    m_addAction->setText(tr("Add an &action"));
    m_try->setText(tr("&Try it…"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("&Save"));
    m_match->setAccessibleName(tr("How many of the conditions have to be true"));
    for (ConditionRow* row : std::as_const(m_conditions))
        row->retranslate();
    for (FilterActionRow* row : std::as_const(m_actions))
        row->retranslate();
    showAccounts();
    rowsChanged();
}

} // namespace postaci
