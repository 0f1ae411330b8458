#include "composer/RecipientField.h"

#include "message/AddressText.h"
#include "widgets/FlowLayout.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>

namespace postaci {

namespace {

constexpr int kMostLines = 4;
constexpr int kFrame = 2;
constexpr qsizetype kMostChips = 2000; ///< of one field, one by one: each is a widget

} // namespace

QString RecipientField::joined(const QList<RecipientChip*>& chips)
{
    QStringList entries;
    for (const RecipientChip* chip : chips)
        entries << chip->typed();
    return entries.join(QStringLiteral(", "));
}

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
        parts << joined(m_chips);
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
    m_edit->closeSuggestions();
    addChips(entries);
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
    for (const RecipientChip* chip : m_chips)
        wrong += chip->wrong();
    return wrong + parseTypedAddresses(m_edit->text()).bad;
}

void RecipientField::addChip(const QString& entry)
{
    const QStringList groups = parseTypedAddresses(entry).groups;
    qsizetype members = 0;
    if (!groups.isEmpty()) {
        const auto found = m_source.members ? m_source.members(groups.first()) : std::nullopt;
        const AddressList all = found.value_or(AddressList());
        members = found ? std::count_if(all.begin(), all.end(),
                                        [](const Address& each) { return isMailAddress(each.addr); })
                        : -1;
    }
    insertChip(new RecipientChip(entry, members, m_inner));
}

/// Those that there is no room for are in a chip of their own, the last one.
void RecipientField::addChips(const QStringList& entries)
{
    RecipientChip* const more = !m_chips.isEmpty() && m_chips.constLast()->kind() == RecipientChip::Kind::More
                                    ? m_chips.constLast()
                                    : nullptr;
    const qsizetype room = more != nullptr ? 0 : std::max<qsizetype>(0, kMostChips - m_chips.size());
    const QStringList rest = (more != nullptr ? more->entries() : QStringList()) + entries.mid(room);
    m_inner->setUpdatesEnabled(false);
    for (const QString& entry : entries.mid(0, room))
        addChip(entry);
    if (entries.size() > room) {
        if (more != nullptr)
            removeChip(more);
        insertChip(new RecipientChip(rest, m_inner));
    }
    m_inner->setUpdatesEnabled(true);
}

void RecipientField::insertChip(RecipientChip* chip)
{
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
    addChips(entries);
    personChanged();
    showInside(m_edit);
}

/// What was added is laid out first.
void RecipientField::showInside(QWidget* part)
{
    m_inner->adjustSize();
    ensureWidgetVisible(part, 0, 0);
}

void RecipientField::showWrong()
{
    const auto wrong = std::find_if(m_chips.begin(), m_chips.end(),
                                    [](const RecipientChip* chip) { return !chip->wrong().isEmpty(); });
    if (wrong != m_chips.end())
        showInside(*wrong);
}

void RecipientField::personChanged()
{
    m_isAsGiven = false;
    m_edit->closeSuggestions();
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
    ensureWidgetVisible(m_edit, 0, 0);
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
    m_edit->closeSuggestions();
    addChips(entries);
    m_isAsGiven = wasAsGiven;
    resizeToContents();
}

QStringList RecipientField::entries() const
{
    QStringList entries;
    for (const RecipientChip* chip : m_chips)
        entries += chip->entries();
    return entries;
}

void RecipientField::setEntries(const QStringList& entries)
{
    while (!m_chips.isEmpty())
        removeChip(m_chips.constLast());
    addChips(entries);
    personChanged();
}

void RecipientField::correctAddress(const QString& address, const QString& corrected)
{
    commit();
    QStringList changed = entries();
    for (QString& entry : changed) {
        const TypedAddresses typed = parseTypedAddresses(entry);
        const Address person = typed.good.value(0);
        if (typed.bad.isEmpty() && person.addr.compare(address, Qt::CaseInsensitive) == 0)
            entry = typedForm({{person.name, corrected}});
    }
    if (changed != entries())
        setEntries(changed);
}

void RecipientField::removeAddresses(const QStringList& addresses)
{
    commit();
    QStringList left = entries();
    left.removeIf([&addresses](const QString& entry) {
        const TypedAddresses typed = parseTypedAddresses(entry);
        return typed.bad.isEmpty() && addresses.contains(typed.good.value(0).addr, Qt::CaseInsensitive);
    });
    if (left != entries())
        setEntries(left);
}

QStringList RecipientField::takeAll()
{
    commit();
    const QStringList taken = entries();
    setEntries({});
    return taken;
}

void RecipientField::setLabels(const QString& accessibleName)
{
    m_edit->setAccessibleName(accessibleName);
    setAccessibleName(accessibleName);
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
