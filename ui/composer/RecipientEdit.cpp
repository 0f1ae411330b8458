#include "composer/RecipientEdit.h"

#include "composer/RecipientChip.h"
#include "message/AddressText.h"
#include "reader/Recipients.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kEditLetters = 14;  ///< room for so many average letters, else the next line
constexpr int kPopupLetters = 46; ///< at least, where the window is as wide

/// Fusion and the completer's own drawing put a frame around the words of a line, beside its icon.
class SuggestionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state.setFlag(QStyle::State_HasFocus, false);
        option->showDecorationSelected = true;
    }
};

} // namespace

RecipientEdit::RecipientEdit(QWidget* parent)
    : QLineEdit(parent), m_suggestions(new QStandardItemModel(this)),
      m_completer(new QCompleter(m_suggestions, this))
{
    setFrame(false);
    // The field around it has the frame.
    setStyleSheet(
        QStringLiteral("QLineEdit, QLineEdit:focus { border: none; background: transparent; padding: 0; }"));
    setAcceptDrops(false); // files belong to the window
    // Not setCompleter(): that would put a suggestion in the place of the text.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWrapAround(false); // behind the last one would be none, and Enter a wrong recipient
    m_completer->popup()->setObjectName(QStringLiteral("recipientSuggestions"));
    m_completer->popup()->installEventFilter(this);
    m_completer->popup()->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    m_completer->popup()->setItemDelegate(new SuggestionDelegate(m_completer));
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, &RecipientEdit::take);
    connect(this, &QLineEdit::textEdited, this, &RecipientEdit::suggest);
}

QSize RecipientEdit::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * kEditLetters, recipientLineHeight(*this)};
}

void RecipientEdit::suggest()
{
    const QString typed = text().trimmed();
    const auto found =
        typed.isEmpty() || !m_source.complete ? QList<RecipientSuggestion>() : m_source.complete(typed);
    m_suggestions->clear();
    for (const RecipientSuggestion& suggestion : found) {
        const bool isGroup = suggestion.kind == RecipientSuggestion::Kind::Group;
        const QString line =
            isGroup ? tr("%1 (group, %n address(es))", nullptr, static_cast<int>(suggestion.members))
                          .arg(shortLine(suggestion.address.name))
                    : fullAddress(suggestion.address);
        auto* item = new QStandardItem(line);
        item->setData(isGroup ? groupForm(suggestion.address.name) : typedForm({suggestion.address}),
                      Qt::UserRole);
        item->setData(suggestion.kind == RecipientSuggestion::Kind::Collected
                          ? line
                          : tr("%1, from the contacts").arg(line),
                      Qt::AccessibleTextRole);
        if (suggestion.kind != RecipientSuggestion::Kind::Collected)
            item->setIcon(icon(QStringLiteral("account")));
        item->setSizeHint({0, fontMetrics().height() + Theme::kSpace2});
        m_suggestions->appendRow(item);
    }
    if (found.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    showSuggestions();
    // Enter takes the first one, unless what is typed is an address already.
    const bool isWhole = !parseTypedAddresses(typed).good.isEmpty();
    m_completer->popup()->setCurrentIndex(isWhole ? QModelIndex()
                                                  : m_completer->completionModel()->index(0, 0));
}

/// As wide as the longest needs, up to the window, and as high as they are.
void RecipientEdit::showSuggestions()
{
    QAbstractItemView& popup = *m_completer->popup();
    int widest = fontMetrics().averageCharWidth() * kPopupLetters;
    for (int row = 0; row < m_suggestions->rowCount(); ++row) {
        const QStandardItem& item = *m_suggestions->item(row);
        const int icon = item.icon().isNull() ? 0 : Theme::kIconSmall + Theme::kSpace2;
        widest = std::max(widest, popup.fontMetrics().horizontalAdvance(item.text()) + icon + Theme::kSpace6);
    }
    const bool hasMore = m_suggestions->rowCount() > m_completer->maxVisibleItems();
    widest += hasMore ? popup.verticalScrollBar()->sizeHint().width() : 0;
    QRect below = rect();
    below.setWidth(std::min(window()->width(), widest));
    m_completer->complete(below);
    const int shown = std::min(m_suggestions->rowCount(), m_completer->maxVisibleItems());
    const int height = shown * popup.sizeHintForRow(0) + 2 * popup.frameWidth();
    const int unused = popup.height() - height; // the completer adds some
    const bool isAbove = popup.y() < mapToGlobal(QPoint()).y();
    if (unused > 0)
        popup.setGeometry(popup.x(), popup.y() + (isAbove ? unused : 0), popup.width(), height);
}

void RecipientEdit::closeSuggestions()
{
    m_completer->popup()->hide();
}

void RecipientEdit::take(const QModelIndex& suggestion)
{
    const QString entry = suggestion.data(Qt::UserRole).toString();
    m_completer->popup()->hide();
    if (entry.isEmpty())
        return;
    clear();
    Q_EMIT chosen(entry);
}

/// The completer gives its widget the keys before it looks at them itself.
bool RecipientEdit::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto& key = *static_cast<QKeyEvent*>(event);
        if ((m_completer->popup()->isVisible() && takePopupKey(key)) || takeKey(key)) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

bool RecipientEdit::takePopupKey(const QKeyEvent& event)
{
    QAbstractItemView* popup = m_completer->popup();
    switch (event.key()) {
    case Qt::Key_Escape:
        popup->hide();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if ((event.modifiers() & ~Qt::KeypadModifier) != 0) { // that is somebody else's
            popup->hide();
            return false;
        }
        if (popup->currentIndex().isValid()) {
            take(popup->currentIndex());
            return true;
        }
        popup->hide();
        if (event.key() == Qt::Key_Tab)
            return false;
        Q_EMIT ended();
        return true;
    default:
        return false;
    }
}

bool RecipientEdit::takeKey(QKeyEvent& event)
{
    const bool isAtBegin = cursorPosition() == 0 && !hasSelectedText();
    if (event.matches(QKeySequence::Paste)) {
        paste();
        return true;
    }
    if (event.matches(QKeySequence::SelectAll)) {
        selectAll();
        Q_EMIT allWanted();
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        Q_EMIT deleteWanted();
        if (event.key() == Qt::Key_Backspace && isAtBegin) {
            Q_EMIT backWanted();
            return true;
        }
        return false;
    case Qt::Key_Left:
    case Qt::Key_Home:
        if (isAtBegin && (event.modifiers() & ~Qt::KeypadModifier) == 0) {
            Q_EMIT backWanted();
            return true;
        }
        return false;
    default:
        return false;
    }
}

/// While suggestions are shown the window's shortcuts have nothing to say, but for those with Enter: sending.
bool RecipientEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_completer->popup() && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && (key->modifiers() & ~Qt::KeypadModifier) != 0) {
            closeSuggestions();
            return false;
        }
        event->accept();
        return true;
    }
    return QLineEdit::eventFilter(watched, event);
}

void RecipientEdit::paste()
{
    const QString text = pastedAddresses(QApplication::clipboard()->text());
    const bool isList = typedEntries(text).size() > 1 || !parseTypedAddresses(text).good.isEmpty();
    if (hasSelectedText())
        del();
    if (isList && cursorPosition() == this->text().size()) {
        // What was typed before is no part of the first address.
        Q_EMIT pasted(this->text().trimmed().isEmpty() ? text : QStringLiteral(", ") + text);
        return;
    }
    insert(text.simplified());
    Q_EMIT textEdited(this->text());
}

void RecipientEdit::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu* menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : menu->actions()) {
        if (action->objectName() != QLatin1String("edit-paste"))
            continue;
        action->disconnect();
        connect(action, &QAction::triggered, this, &RecipientEdit::paste);
    }
    menu->popup(event->globalPos());
}

} // namespace postaci
