#include "settings/SettingsSearch.h"

#include "palette/PaletteDelegate.h"
#include "palette/PaletteModel.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace postaci {

SettingsSearch::SettingsSearch(QWidget* pages, QWidget* parent)
    : QWidget(parent), m_label(new QLabel(this)), m_field(new QLineEdit(this)),
      m_stack(new QStackedWidget(this)), m_results(new QWidget(this)), m_list(new QListView(m_results)),
      m_nothing(new QLabel(m_results)), m_model(new PaletteModel(this))
{
    m_field->setObjectName(QStringLiteral("settingsSearch"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_label->setBuddy(m_field);
    m_list->setObjectName(QStringLiteral("settingsFound"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_nothing->setObjectName(QStringLiteral("settingsNotFound"));
    m_nothing->setWordWrap(true);
    setInk(m_nothing, Ink::Meta);

    auto* found = new QVBoxLayout(m_results);
    found->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace2);
    found->addWidget(m_nothing);
    found->addWidget(m_list, 1);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Theme::kSpace4, Theme::kSpace3, Theme::kSpace4, Theme::kSpace2);
    line->setSpacing(Theme::kSpace2);
    line->addWidget(m_label);
    line->addWidget(m_field, 1);
    m_stack->addWidget(pages);
    m_stack->addWidget(m_results);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_stack, 1);

    auto* find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    addAction(find);
    connect(find, &QAction::triggered, m_field, [this] { m_field->setFocus(Qt::ShortcutFocusReason); });
    connect(m_field, &QLineEdit::textChanged, this, &SettingsSearch::typed);
    connect(m_list, &QAbstractItemView::activated, this, &SettingsSearch::choose);
    connect(m_list, &QAbstractItemView::clicked, this, &SettingsSearch::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                // The keyboard stays in the line: this is how a screen reader hears what Enter would show.
                m_field->setAccessibleDescription(current.data(Qt::AccessibleTextRole).toString());
            });
    retranslate();
}

void SettingsSearch::setEntries(PaletteEntries entries)
{
    m_model->setEntries(std::move(entries), {});
    typed(m_field->text());
}

void SettingsSearch::clear()
{
    m_field->clear();
}

void SettingsSearch::typed(const QString& text)
{
    const bool isAsked = !text.trimmed().isEmpty();
    if (isAsked) {
        m_model->setTyped(text);
        const bool isAny = m_model->rowCount() > 0;
        m_list->setVisible(isAny);
        m_nothing->setVisible(!isAny);
        m_list->setCurrentIndex(m_model->index(0));
    }
    m_stack->setCurrentIndex(isAsked ? 1 : 0);
}

void SettingsSearch::choose()
{
    const auto entry = m_model->entryAt(m_list->currentIndex().row());
    if (!entry)
        return;
    clear();
    entry->run();
}

bool SettingsSearch::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress || m_field->text().trimmed().isEmpty())
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Escape: // the next one closes the dialog
        clear();
        return true;
    default:
        return false;
    }
}

void SettingsSearch::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsSearch::retranslate()
{
    m_label->setText(tr("Find"));
    m_field->setPlaceholderText(tr("A word of what you want to change"));
    m_list->setAccessibleName(tr("Settings that were found"));
    m_nothing->setText(tr("No setting has that word. Fewer letters find more."));
}

} // namespace postaci
