#include "filters/FilterActionRow.h"

#include "filters/FilterWords.h"
#include "filters/FolderCombo.h"
#include "filters/RuleRow.h"
#include "models/Tags.h"
#include "settings/AppSettings.h"

#include <QComboBox>
#include <QToolButton>

namespace postaci {

namespace {

constexpr RuleActionKind kKinds[] = {RuleActionKind::Move,  RuleActionKind::Copy,     RuleActionKind::Tag,
                                     RuleActionKind::Star,  RuleActionKind::MarkRead, RuleActionKind::Junk,
                                     RuleActionKind::Trash, RuleActionKind::Stop};
constexpr int kActionLetters = 8;

} // namespace

FilterActionRow::FilterActionRow(MailEngine& engine, const AppSettings& settings, const RuleAction& action,
                                 QWidget* parent)
    : QWidget(parent), m_settings(settings), m_kind(new ElidedComboBox(this)),
      m_folder(new FolderCombo(engine, this)), m_tag(new ElidedComboBox(this)), m_nothing(new QWidget(this)),
      m_remove(removeRowButton(this, "removeActionButton"))
{
    makeNarrow(m_kind, "actionKind", kActionLetters);
    makeNarrow(m_folder, "actionFolder", kActionLetters);
    makeNarrow(m_tag, "actionTag", kActionLetters);
    for (const RuleActionKind kind : kKinds)
        m_kind->addItem(QString(), static_cast<int>(kind));
    layOutRow(this, {{m_kind, 3}, {m_folder, 5}, {m_tag, 5}, {m_nothing, 5}}, m_remove);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(action.kind)));
    m_folder->choose(action.folder);
    fillTags(action.keyword);
    retranslate();
    kindChosen();
    connect(m_kind, &QComboBox::activated, this, [this] {
        kindChosen();
        Q_EMIT changed();
    });
    connect(m_folder, &QComboBox::activated, this, &FilterActionRow::changed);
    connect(m_tag, &QComboBox::activated, this, &FilterActionRow::changed);
    connect(m_remove, &QToolButton::clicked, this, &FilterActionRow::removeWanted);
}

void FilterActionRow::fillTags(const QString& chosen)
{
    QStringList keywords = m_settings.tags();
    if (!chosen.isEmpty())
        keywords.append(chosen);
    m_tag->clear();
    for (const Tag& tag : offeredTags(keywords))
        m_tag->addItem(tag.name, tag.keyword);
    m_tag->setCurrentIndex(chosen.isEmpty() ? 0
                                            : m_tag->findData(chosen, Qt::UserRole, Qt::MatchFixedString));
}

RuleActionKind FilterActionRow::kind() const
{
    return static_cast<RuleActionKind>(m_kind->currentData().toInt());
}

void FilterActionRow::kindChosen()
{
    const bool wantsFolder = kind() == RuleActionKind::Move || kind() == RuleActionKind::Copy;
    const bool wantsTag = kind() == RuleActionKind::Tag;
    m_folder->setVisible(wantsFolder);
    m_tag->setVisible(wantsTag);
    m_nothing->setVisible(!wantsFolder && !wantsTag);
}

RuleAction FilterActionRow::action() const
{
    RuleAction action{kind(), 0, {}};
    if (action.kind == RuleActionKind::Move || action.kind == RuleActionKind::Copy)
        action.folder = m_folder->chosen();
    if (action.kind == RuleActionKind::Tag)
        action.keyword = m_tag->currentData().toString();
    return action;
}

void FilterActionRow::setRemovable(bool on)
{
    m_remove->setEnabled(on);
}

QList<QWidget*> FilterActionRow::stops() const
{
    return {m_kind, m_folder, m_tag, m_remove};
}

void FilterActionRow::focusProblem(RuleProblem::Kind problem)
{
    (problem == RuleProblem::Kind::NoTag ? m_tag : m_folder)->setFocus();
}

void FilterActionRow::retranslate()
{
    for (int i = 0; i < m_kind->count(); ++i)
        m_kind->setItemText(i, actionWords(static_cast<RuleActionKind>(m_kind->itemData(i).toInt())));
    m_folder->setFirstText(tr("Choose a folder"));
    fillTags(m_tag->currentData().toString());
    m_kind->setAccessibleName(tr("What is done"));
    m_folder->setAccessibleName(tr("Folder"));
    m_tag->setAccessibleName(tr("Tag"));
    m_remove->setToolTip(tr("Remove this action"));
    m_remove->setAccessibleName(m_remove->toolTip());
}

} // namespace postaci
