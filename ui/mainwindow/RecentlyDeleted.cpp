#include "mainwindow/RecentlyDeleted.h"

#include "account/ErrorSentence.h"
#include "base/SizeText.h"
#include "message/TextFolding.h"
#include "models/FolderTreeModel.h"
#include "widgets/DateText.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kDialogWidth = 760;
constexpr int kDialogHeight = 460;
constexpr int kNarrowest = 60;
constexpr int kFromWidth = 170;

enum KeptRole { KeptIdRole = Qt::UserRole, SortRole, FoldedRole };

/// Rows whose texts have all words of the filter, compared as search does.
class KeptFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString& typed)
    {
        m_words = foldForSearch(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QString text = sourceModel()->index(row, 0, parent).data(FoldedRole).toString();
        return std::all_of(m_words.begin(), m_words.end(),
                           [&text](const QString& word) { return text.contains(word); });
    }

private:
    QStringList m_words;
};

QStandardItem* cell(const QString& text, const QVariant& sorted)
{
    auto* item = new QStandardItem(text);
    item->setData(sorted, SortRole);
    item->setEditable(false);
    item->setToolTip(plainTip(text));
    return item;
}

} // namespace

RecentlyDeleted::RecentlyDeleted(MailEngine& engine, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_filter(new QLineEdit(this)),
      m_model(new QStandardItemModel(0, 5, this)), m_shown(new KeptFilter(this)),
      m_stack(new QStackedWidget(this)), m_list(new QTreeView(this)), m_empty(new EmptyState(this)),
      m_note(new ElidedLabel(this)), m_bringBack(new QPushButton(this)), m_forget(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("recentlyDeleted"));
    m_filter->setObjectName(QStringLiteral("deletedFilter"));
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("deletedList"));
    m_bringBack->setObjectName(QStringLiteral("bringBackDeleted"));
    m_forget->setObjectName(QStringLiteral("forgetDeleted"));
    m_close->setObjectName(QStringLiteral("closeDeleted"));
    m_bringBack->setDefault(true);
    m_shown->setSourceModel(m_model);
    m_shown->setSortRole(SortRole);
    m_list->setModel(m_shown);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(3, Qt::DescendingOrder);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setMinimumSectionSize(kNarrowest);
    m_list->header()->resizeSection(1, kFromWidth);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    buildLayout();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_outcome.clear();
        static_cast<KeptFilter*>(m_shown)->setWords(typed);
        refresh();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RecentlyDeleted::refresh);
    connect(m_bringBack, &QPushButton::clicked, this, &RecentlyDeleted::bringBack);
    connect(m_forget, &QPushButton::clicked, this, &RecentlyDeleted::forget);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.keptChanged || change.accountsChanged)
            read();
    });
    retranslate();
    openWithSize(this, {kDialogWidth, kDialogHeight});
    read();
}

void RecentlyDeleted::buildLayout()
{
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_forget);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_bringBack);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_filter);
    column->addWidget(m_stack, 1);
    column->addWidget(m_note);
    column->addLayout(buttons);
}

void RecentlyDeleted::read()
{
    const QPointer<RecentlyDeleted> self(this);
    m_engine.keptMail([self](const Result<QList<KeptMessage>>& kept) {
        if (!self)
            return;
        self->m_isRead = true;
        if (kept)
            self->showKept(*kept);
        else
            self->m_outcome = describeError(kept.error()).inOneLine();
        self->refresh();
    });
}

void RecentlyDeleted::showKept(const QList<KeptMessage>& kept)
{
    m_kept = kept;
    const QList<KeptId> chosen = selected();
    m_model->removeRows(0, m_model->rowCount());
    QHash<FolderId, QString> places;
    for (const KeptMessage& message : kept) {
        if (!places.contains(message.folder)) {
            const auto folder = m_engine.reader().folder(message.folder);
            places.insert(message.folder, folder ? FolderTreeModel::shownName(*folder) : message.folderPath);
        }
        m_model->appendRow(rowOf(message, places.value(message.folder)));
        if (!chosen.contains(message.id))
            continue;
        const QModelIndex index = m_shown->mapFromSource(m_model->index(m_model->rowCount() - 1, 0));
        m_list->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    if (m_list->selectionModel()->selectedRows().isEmpty() && m_shown->rowCount() > 0)
        m_list->setCurrentIndex(m_shown->index(0, 0));
    refresh();
}

QList<QStandardItem*> RecentlyDeleted::rowOf(const KeptMessage& kept, const QString& place)
{
    const QDateTime now = QDateTime::currentDateTime();
    const QString subject = kept.subject.isEmpty() ? tr("(no subject)") : kept.subject;
    const QString from = kept.from.name.isEmpty() ? kept.from.addr : kept.from.name;
    QList<QStandardItem*> row{cell(subject, subject), cell(from, from), cell(place, place),
                              cell(shortDate(kept.removed, now), kept.removed),
                              cell(sizeText(kept.size), kept.size)};
    row.first()->setData(kept.id, KeptIdRole);
    row.first()->setData(
        foldForSearch(QStringList{subject, from, kept.from.addr, place}.join(QLatin1Char('\n'))), FoldedRole);
    row.first()->setAccessibleText(
        //: spoken for a row: %1 subject, %2 sender, %3 folder, %4 date
        tr("%1, from %2, was in %3, deleted %4").arg(subject, from, place, row.at(3)->text()));
    row.last()->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return row;
}

QList<KeptId> RecentlyDeleted::selected() const
{
    QList<KeptId> ids;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
        ids.append(index.data(KeptIdRole).toLongLong());
    return ids;
}

void RecentlyDeleted::bringBack()
{
    const QList<KeptId> ids = selected();
    if (ids.isEmpty())
        return;
    const QPointer<RecentlyDeleted> self(this);
    m_engine.bringBackKept(ids, [self, count = ids.size()](const Result<void>& done) {
        if (!self)
            return;
        self->m_outcome = done ? tr("%n message(s) brought back.", nullptr, static_cast<int>(count))
                               : describeError(done.error()).inOneLine();
        self->refresh();
    });
}

void RecentlyDeleted::forget()
{
    m_outcome.clear();
    m_engine.forgetKept(selected());
}

void RecentlyDeleted::refresh()
{
    const bool isEmpty = m_shown->rowCount() == 0;
    if (isEmpty && m_isRead) {
        const bool isFiltered = m_model->rowCount() > 0;
        m_empty->setContent(
            QStringLiteral("trash"), isFiltered ? tr("Nothing fits.") : tr("Nothing was deleted lately."),
            isFiltered ? QString()
                       : tr("Messages that are deleted for good are kept here for %n day(s), if "
                            "their text is on this computer.",
                            nullptr, daysKept));
    }
    m_stack->setCurrentWidget(isEmpty && m_isRead ? static_cast<QWidget*>(m_empty) : m_list);
    const bool hasSelection = !isEmpty && m_list->selectionModel()->hasSelection();
    m_bringBack->setEnabled(hasSelection);
    m_forget->setEnabled(hasSelection);
    const QString note =
        tr("Kept for %n day(s); what comes back is where it was, or in the inbox.", nullptr, daysKept);
    m_note->setFullText(!m_outcome.isEmpty() ? m_outcome : isEmpty ? QString() : note);
}

void RecentlyDeleted::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showKept(m_kept);
    }
    QDialog::changeEvent(event);
}

void RecentlyDeleted::retranslate()
{
    setWindowTitle(tr("Recently deleted"));
    m_filter->setPlaceholderText(tr("Subject, sender or folder"));
    m_filter->setAccessibleName(tr("Filter"));
    m_list->setAccessibleName(tr("Deleted messages"));
    m_bringBack->setText(tr("&Bring back"));
    m_forget->setText(tr("&Delete now"));
    m_close->setText(tr("&Close"));
    m_model->setHorizontalHeaderLabels({tr("Subject"), tr("From"), tr("Was in"), tr("Deleted"), tr("Size")});
}

} // namespace postaci
