#include "composer/RecipientField.h"
#include "message/AddressText.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>

// What is done with chips: selecting, editing, moving, by keys and by the mouse.

namespace postaci {

QString recipientMime()
{
    return QStringLiteral("application/x-postaci-recipients");
}

QList<RecipientChip*> RecipientField::selected() const
{
    QList<RecipientChip*> found;
    for (RecipientChip* chip : m_chips) {
        if (chip->isSelected())
            found << chip;
    }
    return found;
}

void RecipientField::clearSelection()
{
    for (RecipientChip* chip : std::as_const(m_chips))
        chip->setSelected(false);
}

void RecipientField::select(RecipientChip* chip, Qt::KeyboardModifiers modifiers)
{
    const bool isMore = modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::ShiftModifier);
    const bool wasSelected = chip->isSelected();
    if (!isMore)
        clearSelection();
    chip->setSelected(!modifiers.testFlag(Qt::ControlModifier) || !wasSelected);
    chip->setFocus(Qt::OtherFocusReason);
}

/// -1: there is none before; behind the last one comes the field to type in.
void RecipientField::focusChip(qsizetype index, Qt::KeyboardModifiers modifiers)
{
    if (index < 0)
        return;
    if (index >= m_chips.size()) {
        clearSelection();
        m_edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    RecipientChip* const chip = m_chips.at(index);
    if (!modifiers.testFlag(Qt::ShiftModifier))
        clearSelection();
    chip->setSelected(true);
    chip->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(chip, 0, 0);
}

void RecipientField::removeSelected()
{
    const QList<RecipientChip*> gone = selected();
    if (gone.isEmpty())
        return;
    const qsizetype first = m_chips.indexOf(gone.first());
    const bool hadFocus = !m_edit->hasFocus();
    for (RecipientChip* chip : gone)
        removeChip(chip);
    if (hadFocus)
        focusChip(std::min(first, m_chips.size()));
    personChanged();
}

void RecipientField::copySelected() const
{
    QApplication::clipboard()->setText(joined(selected()));
}

void RecipientField::editChip(RecipientChip* chip)
{
    if (chip->kind() == RecipientChip::Kind::More)
        return;
    commit();
    const QString typed = chip->typed();
    removeChip(chip);
    m_edit->setText(typed);
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
    personChanged();
}

void RecipientField::expandGroup(RecipientChip* chip)
{
    const auto members = m_source.members ? m_source.members(chip->groupName()) : std::nullopt;
    if (!members)
        return;
    removeChip(chip);
    QStringList entries;
    for (const Address& member : *members)
        entries << typedForm({member});
    entries.removeAll(QString()); // contacts without an address
    m_edit->setFocus(Qt::OtherFocusReason);
    add(entries);
}

void RecipientField::addMoveActions(QMenu* menu)
{
    const std::pair<Target, QString> targets[] = {
        {Target::To, tr("Move to &To")}, {Target::Cc, tr("Move to &Cc")}, {Target::Bcc, tr("Move to &Bcc")}};
    for (const auto& [target, words] : targets) {
        if (target == m_target)
            continue;
        connect(menu->addAction(words), &QAction::triggered, this, [this, to = target] {
            QStringList entries;
            for (RecipientChip* chip : selected()) {
                entries += chip->entries();
                removeChip(chip);
            }
            m_edit->setFocus(Qt::OtherFocusReason);
            personChanged();
            Q_EMIT moveWanted(entries, to);
        });
    }
}

void RecipientField::showMenu(RecipientChip* chip, const QPoint& at)
{
    if (!chip->isSelected())
        select(chip, {});
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("recipientMenu"));
    if (chip->kind() != RecipientChip::Kind::More)
        connect(menu->addAction(tr("&Edit")), &QAction::triggered, chip, [this, chip] { editChip(chip); });
    if (chip->kind() == RecipientChip::Kind::Group)
        connect(menu->addAction(tr("Show its &addresses")), &QAction::triggered, chip,
                [this, chip] { expandGroup(chip); });
    connect(menu->addAction(tr("C&opy")), &QAction::triggered, this, &RecipientField::copySelected);
    connect(menu->addAction(tr("&Remove")), &QAction::triggered, this, &RecipientField::removeSelected);
    menu->addSeparator();
    addMoveActions(menu);
    menu->popup(at);
}

void RecipientField::dragSelected(RecipientChip* chip)
{
    if (!chip->isSelected())
        select(chip, {});
    const QList<QPointer<RecipientChip>> dragged = [this] {
        QList<QPointer<RecipientChip>> all;
        for (RecipientChip* each : selected())
            all << each;
        return all;
    }();
    auto* mime = new QMimeData;
    const QString entries = joined(selected());
    mime->setText(entries);
    mime->setData(recipientMime(), entries.toUtf8());
    auto* drag = new QDrag(this);
    drag->setMimeData(mime);
    drag->setPixmap(chip->grab());
    Q_EMIT dragBegun();
    if (drag->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction) != Qt::MoveAction)
        return;
    if (m_inner->isAncestorOf(window()->focusWidget())) // it went into another window
        m_edit->setFocus(Qt::OtherFocusReason);
    for (const auto& each : dragged) {
        if (each)
            removeChip(each);
    }
    personChanged();
}

void RecipientField::dragEnterEvent(QDragEnterEvent* event)
{
    const bool isOwn = event->mimeData()->hasFormat(recipientMime());
    const bool isText = event->mimeData()->hasText() && !event->mimeData()->hasUrls();
    if (event->source() != this && (isOwn || isText))
        event->acceptProposedAction();
    else
        event->ignore(); // files belong to the window
}

/// The area would refuse what it does not scroll by.
void RecipientField::dragMoveEvent(QDragMoveEvent* event)
{
    event->acceptProposedAction();
}

void RecipientField::dropEvent(QDropEvent* event)
{
    const bool isOwn = event->mimeData()->hasFormat(recipientMime());
    const QString text = isOwn ? QString::fromUtf8(event->mimeData()->data(recipientMime()))
                               : pastedAddresses(event->mimeData()->text());
    const bool isMoved = isOwn && event->possibleActions().testFlag(Qt::MoveAction);
    event->setDropAction(isMoved ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
    commit();
    add(typedEntries(text));
    m_edit->setFocus(Qt::OtherFocusReason); // and not wherever the chip that goes leaves it
}

void RecipientField::mousePressEvent(QMouseEvent* event)
{
    clearSelection();
    m_edit->setFocus(Qt::MouseFocusReason);
    QScrollArea::mousePressEvent(event);
}

bool RecipientField::takeChipKey(RecipientChip* chip, QKeyEvent& event)
{
    const qsizetype index = m_chips.indexOf(chip);
    const bool isMirrored = isRightToLeft();
    if (event.matches(QKeySequence::Copy) || event.matches(QKeySequence::Cut)) {
        copySelected();
        if (event.matches(QKeySequence::Cut))
            removeSelected();
        return true;
    }
    if (event.matches(QKeySequence::SelectAll)) {
        for (RecipientChip* each : std::as_const(m_chips))
            each->setSelected(true);
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Left:
        focusChip(index + (isMirrored ? 1 : -1), event.modifiers());
        return true;
    case Qt::Key_Right:
        focusChip(index + (isMirrored ? -1 : 1), event.modifiers());
        return true;
    case Qt::Key_Home:
        focusChip(0);
        return true;
    case Qt::Key_End:
    case Qt::Key_Escape:
        focusChip(m_chips.size());
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        chip->setSelected(true);
        removeSelected();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        editChip(chip);
        return true;
    default:
        break;
    }
    const bool isWriting = !event.text().isEmpty() && event.text().at(0).isPrint() &&
                           !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!isWriting)
        return false;
    focusChip(m_chips.size());
    QCoreApplication::sendEvent(m_edit, &event);
    return true;
}

bool RecipientField::eventFilter(QObject* watched, QEvent* event)
{
    auto* chip = qobject_cast<RecipientChip*>(watched);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // The window's single letters are text here.
        if (chip != nullptr &&
            !(static_cast<QKeyEvent*>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
            event->accept();
        break;
    case QEvent::KeyPress: {
        auto& key = *static_cast<QKeyEvent*>(event);
        if (chip != nullptr)
            return takeChipKey(chip, key);
        if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) {
            // The field itself decides while it shows suggestions.
            if (QApplication::activePopupWidget() == nullptr && !m_edit->text().trimmed().isEmpty()) {
                endTyped();
                return true;
            }
        }
        break;
    }
    case QEvent::MouseButtonPress:
        if (watched == m_edit) // chips that are still selected are not meant by the next Backspace
            clearSelection();
        break;
    case QEvent::ContextMenu:
        if (chip != nullptr) {
            const auto* menu = static_cast<QContextMenuEvent*>(event);
            showMenu(chip, menu->reason() == QContextMenuEvent::Mouse
                               ? menu->globalPos()
                               : chip->mapToGlobal(chip->rect().bottomLeft()));
            return true;
        }
        break;
    case QEvent::FocusIn:
        update(); // the frame
        if (chip != nullptr)
            chip->update();
        else
            ensureWidgetVisible(m_edit, 0, 0); // one sees what one types
        break;
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        const QWidget* next = QApplication::focusWidget();
        const bool isWithin = next != nullptr && m_inner->isAncestorOf(next);
        update();
        if (chip != nullptr)
            chip->update();
        if (reason == Qt::PopupFocusReason || reason == Qt::MenuBarFocusReason || isWithin)
            break;
        if (reason != Qt::ActiveWindowFocusReason) {
            clearSelection();
            commit();
        }
        Q_EMIT left();
        break;
    }
    default:
        break;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace postaci
