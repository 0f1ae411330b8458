#include "composer/RecipientField.h"

#include "composer/AddressText.h"
#include "widgets/FlowLayout.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

namespace postaci {

namespace {

constexpr int kMostLines = 4;
constexpr int kFrame = 2;
constexpr qsizetype kMostChips = 5000; ///< of one field: no server takes more recipients

QString recipientMime()
{
    return QStringLiteral("application/x-postaci-recipients");
}

QString joinedEntries(const QList<RecipientChip*>& chips)
{
    QStringList entries;
    for (const RecipientChip* chip : chips)
        entries << chip->typed();
    return entries.join(QStringLiteral(", "));
}

} // namespace

RecipientField::RecipientField(Target target, const QString& name, QWidget* parent)
    : QScrollArea(parent), m_target(target), m_inner(new QWidget(this)), m_flow(new FlowLayout(m_inner)),
      m_edit(new RecipientEdit(m_inner))
{
    setObjectName(name + QStringLiteral("Field"));
    m_edit->setObjectName(name);
    setFrameShape(QFrame::NoFrame); // event() draws it
    setViewportMargins(kFrame, kFrame, kFrame, kFrame);
    m_flow->setContentsMargins(Theme::kSpace1, Theme::kSpace1 - kFrame, Theme::kSpace1,
                               Theme::kSpace1 - kFrame);
    m_flow->setSpacing(Theme::kSpace1);
    m_flow->setLastFills(true);
    m_flow->addWidget(m_edit);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    setAcceptDrops(true);
    setWidget(m_inner);
    viewport()->setAcceptDrops(true);
    m_inner->setBackgroundRole(QPalette::Base);
    viewport()->setBackgroundRole(QPalette::Base);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { m_isAsGiven = false; });
    connect(m_edit, &QLineEdit::textEdited, this, &RecipientField::takeTyped);
    connect(m_edit, &RecipientEdit::chosen, this, [this](const QString& entry) { add({entry}); });
    connect(m_edit, &RecipientEdit::ended, this, &RecipientField::endTyped);
    connect(m_edit, &RecipientEdit::pasted, this, [this](const QString& text) {
        const QString before = m_edit->text();
        m_edit->clear();
        add(typedEntries(before + text));
    });
    connect(m_edit, &RecipientEdit::backWanted, this, [this] { focusChip(m_chips.size() - 1); });
    connect(m_edit, &RecipientEdit::deleteWanted, this, &RecipientField::removeSelected);
    connect(m_edit, &RecipientEdit::allWanted, this, [this] {
        for (RecipientChip* chip : std::as_const(m_chips))
            chip->setSelected(true);
    });
}

void RecipientField::setSource(const RecipientSource& source)
{
    m_source = source;
    m_edit->setSource(source);
}

QString RecipientField::text() const
{
    if (m_isAsGiven)
        return m_given;
    QStringList parts;
    if (!m_chips.isEmpty())
        parts << joinedEntries(m_chips);
    if (!m_edit->text().trimmed().isEmpty())
        parts << m_edit->text();
    return parts.join(QStringLiteral(", "));
}

void RecipientField::setText(const QString& text)
{
    for (RecipientChip* chip : std::exchange(m_chips, {}))
        delete chip;
    bool isOpen = false;
    QStringList entries = typedEntries(text, &isOpen);
    // What was still being typed goes on being so.
    const bool isHalfTyped = isOpen && !parseTypedAddresses(entries.constLast()).bad.isEmpty();
    m_edit->setText(isHalfTyped ? entries.takeLast() : QString());
    for (const QString& entry : std::as_const(entries))
        addChip(entry);
    m_given = text;
    m_isAsGiven = true;
    resizeToContents();
    verticalScrollBar()->setValue(0);
}

bool RecipientField::isBlank() const
{
    return m_chips.isEmpty() && m_edit->text().trimmed().isEmpty();
}

QStringList RecipientField::wrongEntries() const
{
    QStringList wrong;
    for (const RecipientChip* chip : m_chips) {
        if (chip->kind() == RecipientChip::Kind::Wrong)
            wrong << chip->typed();
    }
    return wrong + parseTypedAddresses(m_edit->text()).bad;
}

void RecipientField::addChip(const QString& entry)
{
    if (m_chips.size() >= kMostChips)
        return;
    const QStringList groups = parseTypedAddresses(entry).groups;
    qsizetype members = 0;
    if (!groups.isEmpty()) {
        const auto found = m_source.members ? m_source.members(groups.first()) : std::nullopt;
        members = found ? found->size() : -1;
    }
    auto* chip = new RecipientChip(entry, members, m_inner);
    chip->installEventFilter(this);
    connect(chip, &QToolButton::clicked, this,
            [this, chip] { select(chip, QApplication::keyboardModifiers()); });
    connect(chip, &RecipientChip::editWanted, this, [this, chip] { editChip(chip); });
    connect(chip, &RecipientChip::dragWanted, this, [this, chip] { dragSelected(chip); });
    m_flow->insertWidget(static_cast<int>(m_chips.size()), chip);
    m_chips.append(chip);
    chip->show();
}

void RecipientField::removeChip(RecipientChip* chip)
{
    m_chips.removeOne(chip);
    chip->removeEventFilter(this);
    m_flow->removeWidget(chip);
    chip->hide();
    chip->deleteLater(); // it may be what asked for this
}

void RecipientField::add(const QStringList& entries)
{
    for (const QString& entry : entries)
        addChip(entry);
    personChanged();
    m_inner->adjustSize();
    ensureWidgetVisible(m_edit, 0, 0);
}

void RecipientField::personChanged()
{
    m_isAsGiven = false;
    resizeToContents();
    Q_EMIT edited();
}

void RecipientField::endTyped()
{
    const QString typed = m_edit->text();
    m_edit->clear();
    add(typedEntries(typed));
}

/// Entries that were ended become chips; what is behind them goes on being typed.
void RecipientField::takeTyped(const QString& text)
{
    clearSelection();
    if (!text.isEmpty() && text.at(0).isSpace()) { // behind a comma
        const int cursor = m_edit->cursorPosition();
        QString rest = text;
        while (!rest.isEmpty() && rest.at(0).isSpace())
            rest.remove(0, 1);
        m_edit->setText(rest);
        m_edit->setCursorPosition(cursor - static_cast<int>(text.size() - rest.size()));
        takeTyped(rest);
        return;
    }
    m_isAsGiven = false;
    const bool mayEnd = text.contains(QLatin1Char(',')) || text.contains(QLatin1Char(';'));
    bool isOpen = false;
    QStringList entries = mayEnd ? typedEntries(text, &isOpen) : QStringList();
    const QString rest = isOpen && !entries.isEmpty() ? entries.takeLast() : QString();
    if (!mayEnd || (isOpen && entries.isEmpty())) {
        Q_EMIT edited();
        return;
    }
    m_edit->setText(rest);
    add(entries);
}

void RecipientField::commit()
{
    const QStringList entries = typedEntries(m_edit->text());
    if (entries.isEmpty())
        return;
    const bool wasAsGiven = m_isAsGiven; // a look at the field changes nothing
    m_edit->clear();
    for (const QString& entry : entries)
        addChip(entry);
    m_isAsGiven = wasAsGiven;
    resizeToContents();
}

bool RecipientField::replaceAddress(const QString& address, const QString& entry)
{
    commit();
    bool isThere = false;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        RecipientChip* const old = m_chips.at(i);
        if (old->address().addr.compare(address, Qt::CaseInsensitive) != 0)
            continue;
        isThere = true;
        const QStringList behind = [&] {
            QStringList rest;
            for (const RecipientChip* chip : m_chips.mid(i + 1))
                rest << chip->typed();
            return rest;
        }();
        while (m_chips.size() > i)
            removeChip(m_chips.constLast());
        for (const QString& each : QStringList(entry) + behind)
            addChip(each);
    }
    if (isThere)
        personChanged();
    return isThere;
}

QStringList RecipientField::takeAll()
{
    commit();
    QStringList entries;
    for (const RecipientChip* chip : std::as_const(m_chips))
        entries << chip->typed();
    while (!m_chips.isEmpty())
        removeChip(m_chips.constLast());
    personChanged();
    return entries;
}

void RecipientField::setLabels(const QString& accessibleName)
{
    m_edit->setAccessibleName(accessibleName);
    setAccessibleName(accessibleName);
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
    QApplication::clipboard()->setText(joinedEntries(selected()));
}

void RecipientField::editChip(RecipientChip* chip)
{
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
                entries << chip->typed();
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
    const QString entries = joinedEntries(selected());
    mime->setText(entries);
    mime->setData(recipientMime(), entries.toUtf8());
    auto* drag = new QDrag(this);
    drag->setMimeData(mime);
    drag->setPixmap(chip->grab());
    Q_EMIT dragBegun();
    if (drag->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction) != Qt::MoveAction)
        return;
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
    event->setDropAction(isOwn ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
    commit();
    add(typedEntries(text));
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

/// The frame of a field to type in, which this is to its user.
bool RecipientField::event(QEvent* event)
{
    if (event->type() != QEvent::Paint)
        return QScrollArea::event(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasKeyboard = m_edit->hasFocus();
    painter.setPen(QPen(hasKeyboard ? Theme::accent() : Theme::border(),
                        hasKeyboard && Theme::isHighContrast() ? kFrame : 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
    return true;
}

int RecipientField::oneLineHeight() const
{
    const QMargins margins = m_flow->contentsMargins();
    return recipientLineHeight(*m_edit) + margins.top() + margins.bottom() + 2 * kFrame;
}

QSize RecipientField::sizeHint() const
{
    const int most = oneLineHeight() + (kMostLines - 1) * (recipientLineHeight(*m_edit) + m_flow->spacing());
    return {QScrollArea::sizeHint().width(),
            std::min(m_flow->heightForWidth(viewport()->width()) + 2 * kFrame, most)};
}

QSize RecipientField::minimumSizeHint() const
{
    return {m_edit->sizeHint().width() + 2 * Theme::kSpace2, sizeHint().height()};
}

void RecipientField::resizeToContents()
{
    m_flow->invalidate();
    updateGeometry();
}

void RecipientField::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    updateGeometry();
}

void RecipientField::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace postaci
