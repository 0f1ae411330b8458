#include "composer/DraftsDialog.h"

#include "composer/ComposerState.h"
#include "composer/DraftsMenu.h"
#include "message/TextFolding.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

constexpr int kDraftIdRole = Qt::UserRole;
constexpr int kDraftFoldedRole = Qt::UserRole + 1;

} // namespace

DraftsDialog::DraftsDialog(MailEngine& engine, const Open& open, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_open(open), m_filterLabel(new QLabel(this)),
      m_filter(new QLineEdit(this)), m_list(new QListWidget(this)), m_none(new QLabel(this)),
      m_openButton(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("draftsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_filter, &QLineEdit::textChanged, this, &DraftsDialog::applyFilter);
    connect(m_list, &QListWidget::itemActivated, this, &DraftsDialog::openCurrent);
    connect(m_list, &QListWidget::currentItemChanged, this,
            [this] { m_openButton->setEnabled(currentShown() != nullptr); });
    connect(m_openButton, &QPushButton::clicked, this, &DraftsDialog::openCurrent);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.draftsChanged)
            refresh();
    });
    retranslate();
    refresh();
    m_filter->setFocus();
}

void DraftsDialog::build()
{
    m_filter->setObjectName(QStringLiteral("draftsFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_filterLabel->setBuddy(m_filter);
    m_list->setObjectName(QStringLiteral("draftsList"));
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none->setObjectName(QStringLiteral("draftsNone"));
    m_none->setWordWrap(true);
    setInk(m_none, Ink::Meta);
    m_openButton->setObjectName(QStringLiteral("openDraftButton"));
    m_openButton->setProperty("primary", true);
    m_openButton->setDefault(true);
    m_close->setObjectName(QStringLiteral("closeDraftsButton"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_openButton);
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::kSpace2);
    top->addWidget(m_filterLabel);
    top->addWidget(m_filter, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace2);
    column->addLayout(top);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    setTabOrder(m_filter, m_list);
    setTabOrder(m_list, m_close);
    setTabOrder(m_close, m_openButton);
    openWithSize(this, {fontMetrics().averageCharWidth() * 76, fontMetrics().lineSpacing() * 24});
}

void DraftsDialog::retranslate()
{
    setWindowTitle(tr("Drafts on this computer"));
    m_filterLabel->setText(tr("&Find:"));
    m_filter->setPlaceholderText(tr("Subject or recipient"));
    m_list->setAccessibleName(tr("Drafts on this computer"));
    m_openButton->setText(tr("&Open"));
    m_close->setText(tr("&Close"));
}

/// Called with each save of a text that is being written: only that one is read anew.
void DraftsDialog::refresh()
{
    QList<Draft> drafts = m_engine.reader().drafts().value_or({});
    std::sort(drafts.begin(), drafts.end(),
              [](const Draft& a, const Draft& b) { return a.changed > b.changed; });
    const QListWidgetItem* before = m_list->currentItem();
    const DraftId current = before != nullptr ? before->data(kDraftIdRole).toLongLong() : 0;
    const QHash<DraftId, Line> known = std::exchange(m_lines, {});
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Draft& draft : drafts) {
        Line line = known.value(draft.id);
        if (!line.changed.isValid() || line.changed != draft.changed) {
            const auto state = composerStateFromJson(draft.data);
            if (!state)
                continue;
            const QString searched = draft.subject + QLatin1Char('\n') + state->to + QLatin1Char('\n') +
                                     state->cc + QLatin1Char('\n') + state->bcc;
            line = {draft.changed, draftLine(draft, *state), foldForSearch(searched)};
        }
        m_lines.insert(draft.id, line);
        auto* item = new QListWidgetItem(line.text, m_list);
        item->setData(kDraftIdRole, qint64{draft.id});
        item->setData(kDraftFoldedRole, line.folded);
        if (draft.id == current)
            m_list->setCurrentItem(item);
    }
    applyFilter();
}

void DraftsDialog::applyFilter()
{
    const QStringList words = foldForSearch(m_filter->text()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const QString text = item->data(kDraftFoldedRole).toString();
        const bool isShown = std::all_of(words.begin(), words.end(),
                                         [&text](const QString& word) { return text.contains(word); });
        item->setHidden(!isShown);
        if (isShown && first == nullptr)
            first = item;
    }
    if (currentShown() == nullptr)
        m_list->setCurrentItem(first);
    m_none->setText(m_list->count() > 0 ? tr("No draft has these words.") : tr("No drafts"));
    m_none->setVisible(first == nullptr);
    m_openButton->setEnabled(first != nullptr);
}

QListWidgetItem* DraftsDialog::currentShown() const
{
    QListWidgetItem* item = m_list->currentItem();
    return item != nullptr && !item->isHidden() ? item : nullptr;
}

void DraftsDialog::openCurrent()
{
    const QListWidgetItem* item = currentShown();
    if (item == nullptr)
        return;
    const DraftId id = item->data(kDraftIdRole).toLongLong();
    const QList<Draft> drafts = m_engine.reader().drafts().value_or({});
    const auto draft =
        std::find_if(drafts.begin(), drafts.end(), [id](const Draft& each) { return each.id == id; });
    if (draft == drafts.end())
        return; // it is being sent meanwhile; the list will say so
    const Draft chosen = *draft;
    const Open open = m_open;
    accept();
    open(chosen);
}

void DraftsDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_lines.clear();
    retranslate();
    refresh();
}

/// Up and Down in the filter go through what it leaves.
bool DraftsDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up || key->key() == Qt::Key_PageDown ||
            key->key() == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace postaci
