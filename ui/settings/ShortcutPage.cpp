#include "settings/ShortcutPage.h"

#include "message/TextFolding.h"
#include "widgets/InfoBar.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

constexpr int kNameColumn = 0;
constexpr int kKeysColumn = 1;

const Command* commandOfItem(const QTreeWidgetItem* item)
{
    return item != nullptr ? commandById(item->data(kNameColumn, Qt::UserRole).toString()) : nullptr;
}

template <typename Work> void forEachCommand(const QTreeWidget& tree, const Work& work)
{
    for (int i = 0; i < tree.topLevelItemCount(); ++i) {
        for (int j = 0; j < tree.topLevelItem(i)->childCount(); ++j)
            work(*tree.topLevelItem(i)->child(j));
    }
}

} // namespace

ShortcutPage::ShortcutPage(AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_setLabel(new QLabel(this)), m_set(new QComboBox(this)),
      m_searchLabel(new QLabel(this)), m_search(new QLineEdit(this)), m_tree(new QTreeWidget(this)),
      m_bar(new InfoBar(this)), m_keysLabel(new QLabel(this)), m_keys(new QKeySequenceEdit(this)),
      m_use(new QPushButton(this)), m_add(new QPushButton(this)), m_none(new QPushButton(this)),
      m_restore(new QPushButton(this)), m_restoreAll(new QPushButton(this))
{
    setObjectName(QStringLiteral("shortcutPage"));
    m_set->setObjectName(QStringLiteral("shortcutSetCombo"));
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_tree->setObjectName(QStringLiteral("shortcutTree"));
    m_bar->setObjectName(QStringLiteral("shortcutBar"));
    m_keys->setObjectName(QStringLiteral("shortcutKeys"));
    m_use->setObjectName(QStringLiteral("useKeysButton"));
    m_add->setObjectName(QStringLiteral("addKeysButton"));
    m_none->setObjectName(QStringLiteral("noKeysButton"));
    m_restore->setObjectName(QStringLiteral("restoreKeysButton"));
    m_restoreAll->setObjectName(QStringLiteral("restoreAllKeysButton"));
    build();
    connectParts();
    fill();
    retranslate();
}

void ShortcutPage::build()
{
    m_set->addItem(QString(), static_cast<int>(ShortcutSet::Standard));
    m_set->addItem(QString(), static_cast<int>(ShortcutSet::GmailLike));
    m_setLabel->setBuddy(m_set);
    m_searchLabel->setBuddy(m_search);
    m_search->setClearButtonEnabled(true);
    m_tree->setColumnCount(2);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(Theme::kSpace4);
    m_tree->setItemsExpandable(false);
    m_tree->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(kNameColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(kKeysColumn, QHeaderView::ResizeToContents);
    m_keysLabel->setWordWrap(true);
    m_keysLabel->setTextFormat(Qt::PlainText);
    m_keysLabel->setBuddy(m_keys);
    m_keys->setClearButtonEnabled(true);

    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::kSpace2);
    top->addWidget(m_setLabel);
    top->addWidget(m_set);
    top->addSpacing(Theme::kSpace2);
    top->addWidget(m_searchLabel);
    top->addWidget(m_search, 1);
    auto* edit = new QHBoxLayout;
    edit->setSpacing(Theme::kSpace2);
    edit->addWidget(m_keys, 1);
    edit->addWidget(m_use);
    edit->addWidget(m_add);
    auto* back = new QHBoxLayout;
    back->setSpacing(Theme::kSpace2);
    back->addWidget(m_none);
    back->addWidget(m_restore);
    back->addStretch(1);
    back->addWidget(m_restoreAll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, 0);
    column->setSpacing(Theme::kSpace2);
    column->addLayout(top);
    column->addWidget(m_tree, 1);
    column->addWidget(m_bar);
    column->addWidget(m_keysLabel);
    column->addLayout(edit);
    column->addLayout(back);
}

void ShortcutPage::connectParts()
{
    connect(m_set, &QComboBox::activated, this, [this] {
        m_bar->hide();
        m_settings.setShortcutSet(static_cast<ShortcutSet>(m_set->currentData().toInt()));
    });
    connect(&m_settings, &AppSettings::shortcutsChanged, this, &ShortcutPage::showKeys);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutPage::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutPage::commandChosen);
    connect(m_tree, &QTreeWidget::itemActivated, m_keys, [this] { m_keys->setFocus(); });
    // At once: its own signal comes a second after the last key, in case that more follow.
    connect(m_keys->findChild<QLineEdit*>(), &QLineEdit::textChanged, this, &ShortcutPage::updateButtons);
    connect(m_use, &QPushButton::clicked, this, [this] { give({pressed()}); });
    connect(m_add, &QPushButton::clicked, this, [this] {
        QList<QKeySequence> keys = keysOf(m_settings, *chosen());
        keys.append(pressed());
        give(keys);
    });
    connect(m_none, &QPushButton::clicked, this, [this] { give({}); });
    connect(m_restore, &QPushButton::clicked, this,
            [this] { give(setKeys(*chosen(), m_settings.shortcutSet())); });
    connect(m_restoreAll, &QPushButton::clicked, this, [this] {
        m_bar->hide();
        m_settings.forgetOwnKeys(m_settings.shortcutSet());
    });
    connect(m_bar, &InfoBar::primaryClicked, this, &ShortcutPage::takeOver);
    connect(m_bar, &InfoBar::secondaryClicked, m_bar, &QWidget::hide);
}

void ShortcutPage::fill()
{
    QTreeWidgetItem* area = nullptr;
    CommandArea last{};
    for (const Command& command : commands()) {
        if (area == nullptr || command.area != last) {
            area = new QTreeWidgetItem(m_tree);
            area->setData(kNameColumn, Qt::UserRole + 1, static_cast<int>(command.area));
            area->setFlags(Qt::ItemIsEnabled);
            area->setFont(kNameColumn, Theme::semibold(font()));
            area->setFirstColumnSpanned(true);
            area->setSizeHint(kNameColumn, QSize(0, fontMetrics().height() + Theme::kSpace3));
            last = command.area;
        }
        auto* item = new QTreeWidgetItem(area);
        item->setData(kNameColumn, Qt::UserRole, QLatin1String(command.id));
        item->setSizeHint(kNameColumn, QSize(0, fontMetrics().height() + Theme::kSpace2));
    }
    m_tree->expandAll();
}

void ShortcutPage::showKeys()
{
    forEachCommand(*m_tree, [this](QTreeWidgetItem& item) {
        const Command& command = *commandOfItem(&item);
        const bool isOwn = hasOwnKeys(m_settings, command);
        item.setText(kKeysColumn, keysText(keysOf(m_settings, command)));
        item.setFont(kKeysColumn, isOwn ? Theme::semibold(font()) : font());
        item.setToolTip(kKeysColumn, isOwn ? tr("Changed by you") : QString());
    });
    m_set->setCurrentIndex(m_set->findData(static_cast<int>(m_settings.shortcutSet())));
    updateButtons();
}

void ShortcutPage::filter()
{
    const QStringList words = foldForSearch(m_search->text()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    forEachCommand(*m_tree, [&words](QTreeWidgetItem& item) {
        const QString text = foldForSearch(commandNames(*commandOfItem(&item)).join(QLatin1Char('\n')) +
                                           QLatin1Char('\n') + item.text(kKeysColumn));
        item.setHidden(!std::all_of(words.begin(), words.end(),
                                    [&text](const QString& word) { return text.contains(word); }));
    });
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* area = m_tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < area->childCount(); ++j)
            any = any || !area->child(j)->isHidden();
        area->setHidden(!any);
    }
    if (m_tree->currentItem() != nullptr && m_tree->currentItem()->isHidden())
        m_tree->setCurrentItem(nullptr);
}

const Command* ShortcutPage::chosen() const
{
    return commandOfItem(m_tree->currentItem());
}

QKeySequence ShortcutPage::pressed() const
{
    return m_keys->keySequence();
}

void ShortcutPage::commandChosen()
{
    m_bar->hide();
    m_keys->clear();
    // Qt's own words stay in the language that there was first.
    m_keys->findChild<QLineEdit*>()->setPlaceholderText(tr("Press the keys here"));
    m_keysLabel->setText(chosen() != nullptr
                             //: %1 is a command
                             ? tr("Press new &keys for “%1”:").arg(commandName(*chosen()))
                             : tr("Choose a command above to change its &keys."));
    updateButtons();
}

void ShortcutPage::give(const QList<QKeySequence>& keys)
{
    const Command& command = *chosen();
    m_bar->hide();
    m_wanted.reset();
    if (command.area == CommandArea::Composer && std::any_of(keys.begin(), keys.end(), isTypable)) {
        m_bar->show(InfoBar::Error,
                    tr("Letters alone are for the text that is written. Press Ctrl or Alt with them."));
        m_bar->setButtons(tr("Understood"));
        return;
    }
    m_wanted = keys;
    QStringList taken;
    for (const KeyConflict& conflict : conflictsOf(m_settings, command, keys))
        taken.append(
            QStringLiteral("“%1” (%2)").arg(commandName(*conflict.command), keysText({conflict.keys})));
    if (taken.isEmpty()) {
        takeOver();
        return;
    }
    //: %1 is a list of commands with their keys
    m_bar->show(InfoBar::Caution,
                tr("These keys already do something else: %1.").arg(taken.join(QLatin1String(", "))));
    m_bar->setButtons(tr("&Take them over"), tr("Keep"));
    m_bar->takeFocus(InfoBar::Safe::Secondary);
    QTimer::singleShot(0, m_tree, [this] { m_tree->scrollToItem(m_tree->currentItem()); });
}

void ShortcutPage::takeOver()
{
    m_bar->hide();
    const std::optional<QList<QKeySequence>> wanted = std::exchange(m_wanted, std::nullopt);
    if (chosen() == nullptr || !wanted)
        return;
    takeKeys(m_settings, *chosen(), *wanted);
    m_keys->clear();
}

void ShortcutPage::updateButtons()
{
    const Command* command = chosen();
    const bool anyPressed = command != nullptr && !pressed().isEmpty();
    m_keys->setEnabled(command != nullptr);
    m_use->setEnabled(anyPressed);
    m_add->setEnabled(anyPressed && !keysOf(m_settings, *command).contains(pressed()));
    m_none->setEnabled(command != nullptr && !keysOf(m_settings, *command).isEmpty());
    m_restore->setEnabled(command != nullptr && hasOwnKeys(m_settings, *command));
    m_restoreAll->setEnabled(m_settings.hasOwnKeys(m_settings.shortcutSet()));
}

void ShortcutPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ShortcutPage::retranslate()
{
    m_setLabel->setText(tr("Key s&et"));
    m_set->setItemText(0, tr("Standard"));
    m_set->setItemText(1, tr("Like Gmail"));
    m_searchLabel->setText(tr("&Find"));
    m_search->setPlaceholderText(tr("Command or key"));
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_tree->setHeaderLabels({tr("Command"), tr("Keys")});
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* area = m_tree->topLevelItem(i);
        area->setText(kNameColumn,
                      areaName(static_cast<CommandArea>(area->data(kNameColumn, Qt::UserRole + 1).toInt())));
    }
    forEachCommand(*m_tree, [](QTreeWidgetItem& item) {
        item.setText(kNameColumn, commandName(*commandOfItem(&item)));
    });
    m_use->setText(tr("&Use them"));
    m_add->setText(tr("A&dd them"));
    m_none->setText(tr("&No keys"));
    m_restore->setText(tr("&Back to the set's"));
    m_restoreAll->setText(tr("Restore a&ll"));
    showKeys();
    commandChosen();
}

} // namespace postaci
