#include "finding/SearchField.h"

#include "commands/CommandKeys.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace postaci {

namespace {

constexpr int kFieldWidth = 30;     ///< in average letters
constexpr int kLeastFieldWidth = 9; ///< likewise

} // namespace

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent), m_icon(addAction(QIcon(), QLineEdit::LeadingPosition)),
      m_suggestions(new QStandardItemModel(this)), m_completer(new QCompleter(m_suggestions, this))
{
    // Not setCompleter(): that would put a suggestion in the place of the whole text.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName(QStringLiteral("searchSuggestions"));
    m_completer->popup()->installEventFilter(this);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            &SearchField::insertSuggestion);
    connect(this, &QLineEdit::textEdited, this, &SearchField::suggest);
    setObjectName(QStringLiteral("searchField"));
    setClearButtonEnabled(true);
    setMaxLength(1000);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
    restyle();
}

QSize SearchField::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * kFieldWidth, QLineEdit::sizeHint().height()};
}

QSize SearchField::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * kLeastFieldWidth + 2 * Theme::kIcon,
            QLineEdit::minimumSizeHint().height()};
}

void SearchField::suggest()
{
    const qsizetype begin = pieceBegin(text(), cursorPosition());
    const QString piece = text().mid(begin, cursorPosition() - begin);
    const bool needsNames = piece.startsWith(QLatin1String("in:"), Qt::CaseInsensitive) ||
                            piece.startsWith(QLatin1String("tag:"), Qt::CaseInsensitive);
    const auto fitting =
        suggestionsFor(piece, needsNames && m_names ? m_names() : SearchNames{{}, {}, QDate::currentDate()});
    m_suggestions->clear();
    for (const SearchSuggestion& suggestion : fitting) {
        const QString line = suggestion.hint.isEmpty()
                                 ? suggestion.text
                                 : QStringLiteral("%1   %2").arg(suggestion.text, suggestion.hint);
        auto* item = new QStandardItem(line);
        item->setData(suggestion.text, Qt::UserRole);
        item->setSizeHint({0, fontMetrics().height() + Theme::kSpace2});
        m_suggestions->appendRow(item);
    }
    if (fitting.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    m_completer->popup()->setCurrentIndex({}); // Enter takes nothing that was not chosen
}

void SearchField::insertSuggestion(const QModelIndex& chosen)
{
    const QString suggestion = chosen.data(Qt::UserRole).toString();
    const qsizetype begin = pieceBegin(text(), cursorPosition());
    const bool isWhole = !suggestion.endsWith(QLatin1Char(':'));
    QString changed = text();
    changed.replace(begin, cursorPosition() - begin, isWhole ? suggestion + QLatin1Char(' ') : suggestion);
    const qsizetype cursor = begin + suggestion.size() + (isWhole ? 1 : 0);
    setText(changed);
    setCursorPosition(static_cast<int>(cursor));
    Q_EMIT textEdited(changed);
}

/// Undo is the window's where nothing typed here could be taken back: a line edit keeps the keys even then.
bool SearchField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && !isUndoAvailable() &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo)) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

/// While suggestions are shown the window's shortcuts have nothing to say: Escape closes those, not the
/// search.
bool SearchField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_completer->popup() && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QLineEdit::eventFilter(watched, event);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    QAbstractItemView* popup = m_completer->popup();
    if (popup->isVisible()) {
        const bool takes = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if ((takes && popup->selectionModel()->hasSelection()) || event->key() == Qt::Key_Escape) {
            event->ignore(); // the completer's
            return;
        }
        if (takes) {
            popup->hide();
            // The window has the keyboard again only then.
            QMetaObject::invokeMethod(this, &SearchField::listWanted, Qt::QueuedConnection);
            return;
        }
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        Q_EMIT listWanted();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        restyle();
}

void SearchField::setKeys(const QList<QKeySequence>& keys)
{
    m_keys = keys;
    retranslate();
}

void SearchField::retranslate()
{
    setPlaceholderText(tr("Search mail"));
    setAccessibleName(tr("Search mail"));
    setToolTip(tipWithKeys(tr("Search all mail"), m_keys) + QStringLiteral(". ") +
               tr("Words match from their beginning; from:, to:, subject:, in:, tag:, is:unread, "
                  "has:attachment, before:, after: and larger: narrow it down."));
}

void SearchField::restyle()
{
    m_icon->setIcon(icon(QStringLiteral("search"), Theme::meta()));
}

} // namespace postaci
