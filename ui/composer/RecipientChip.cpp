#include "composer/RecipientChip.h"

#include "message/AddressText.h"
#include "reader/Recipients.h"
#include "widgets/Icon.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace postaci {

namespace {

constexpr int kLongestChip = 30; ///< in widths of an "n"

} // namespace

int recipientLineHeight(const QWidget& widget)
{
    return std::max(widget.fontMetrics().height(), Theme::kIconSmall) + Theme::kSpace1 + 2;
}

RecipientChip::RecipientChip(QString typed, qsizetype members, QWidget* parent)
    : QToolButton(parent), m_typed(std::move(typed)), m_members(members)
{
    const TypedAddresses parsed = parseTypedAddresses(m_typed);
    const bool isOnly = parsed.good.size() + parsed.bad.size() + parsed.groups.size() == 1;
    if (isOnly && !parsed.good.isEmpty()) {
        m_address = parsed.good.first();
        m_typed = typedForm({m_address}); // beside others it must not be read as anything else
    } else if (isOnly && !parsed.groups.isEmpty()) {
        m_kind = m_members < 0 ? Kind::Wrong : Kind::Group;
        m_address.name = parsed.groups.first();
    } else {
        m_kind = Kind::Wrong;
    }
    setUp();
}

RecipientChip::RecipientChip(const QStringList& rest, QWidget* parent)
    : QToolButton(parent), m_kind(Kind::More), m_members(rest.size())
{
    for (const QString& entry : rest) {
        const TypedAddresses parsed = parseTypedAddresses(entry);
        const bool isPerson = parsed.good.size() == 1 && parsed.bad.isEmpty() && parsed.groups.isEmpty();
        m_rest << (isPerson ? typedForm(parsed.good) : entry);
        m_wrong += parsed.bad;
    }
    m_typed = m_rest.join(QStringLiteral(", "));
    setUp();
}

void RecipientChip::setUp()
{
    setObjectName(QStringLiteral("recipientChip"));
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    retranslate();
}

QStringList RecipientChip::wrong() const
{
    return m_kind == Kind::Wrong ? QStringList(m_typed) : m_wrong;
}

void RecipientChip::retranslate()
{
    if (m_kind == Kind::More) {
        setToolTip(tr("There is no room for more one by one. They get the message all the same."));
        setAccessibleName(shownText());
    } else if (m_kind == Kind::Group) {
        //: %1 is the name of a group of contacts
        const QString words = tr("Group %1: %n address(es)", nullptr, static_cast<int>(m_members))
                                  .arg(shortLine(m_address.name));
        setToolTip(plainTip(words));
        setAccessibleName(words);
    } else if (m_kind == Kind::Wrong) {
        const QString words = m_address.name.isEmpty()
                                  ? tr("Not an address: %1").arg(shortLine(m_typed))
                                  : tr("There is no group “%1”.").arg(shortLine(m_address.name));
        setToolTip(plainTip(words));
        setAccessibleName(words);
    } else {
        setToolTip(plainTip(fullAddress(m_address)));
        setAccessibleName(fullAddress(m_address));
    }
    setAccessibleDescription(
        m_kind == Kind::More ? toolTip()
                             : tr("Recipient. Enter edits it, Delete removes it, the menu key offers more."));
    setText(shownText().replace(QLatin1Char('&'), QLatin1String("&&")));
    updateGeometry();
    update();
}

QString RecipientChip::shownText() const
{
    if (m_kind == Kind::More)
        return tr("and %n more", nullptr, static_cast<int>(m_members));
    QString text = m_kind == Kind::Wrong ? shortLine(m_typed) : shortLine(m_address.shownName());
    if (m_kind == Kind::Group)
        text += QStringLiteral(" (%1)").arg(m_members);
    const QFontMetrics metrics = fontMetrics();
    return metrics.elidedText(text, Qt::ElideMiddle,
                              kLongestChip * metrics.horizontalAdvance(QLatin1Char('n')));
}

void RecipientChip::setSelected(bool on)
{
    if (m_isSelected == on)
        return;
    m_isSelected = on;
    update();
}

QSize RecipientChip::sizeHint() const
{
    const int icons = m_kind == Kind::Person ? 0 : Theme::kIconSmall + Theme::kSpace1;
    constexpr int kRounding = 2; // widths of letters are no whole numbers
    return {fontMetrics().horizontalAdvance(shownText()) + icons + 2 * Theme::kSpace2 + kRounding,
            recipientLineHeight(*this)};
}

void RecipientChip::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isWrong = m_kind == Kind::Wrong;
    const bool isLit = m_isSelected || hasFocus();
    const QColor ground = isLit     ? palette().color(QPalette::Highlight)
                          : isWrong ? Theme::tint(Theme::danger())
                                    : Theme::panel();
    const QColor ink = isLit     ? palette().color(QPalette::HighlightedText)
                       : isWrong ? Theme::danger()
                                 : palette().color(QPalette::Text);
    painter.setPen(QPen(isWrong ? Theme::danger() : Theme::border(), hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Theme::kRadius, Theme::kRadius);
    QRect inner = rect().adjusted(Theme::kSpace2, 0, -Theme::kSpace2, 0);
    if (m_kind != Kind::Person) {
        const QRect place(isRightToLeft() ? inner.right() - Theme::kIconSmall : inner.left(),
                          (height() - Theme::kIconSmall) / 2, Theme::kIconSmall, Theme::kIconSmall);
        postaci::icon(isWrong ? QStringLiteral("error") : QStringLiteral("account"), ink)
            .paint(&painter, place);
        const int step = Theme::kIconSmall + Theme::kSpace1;
        inner.adjust(isRightToLeft() ? 0 : step, 0, isRightToLeft() ? -step : 0, 0);
    }
    painter.setPen(ink);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     fontMetrics().elidedText(shownText(), Qt::ElideRight, inner.width()));
}

void RecipientChip::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->pos();
    QToolButton::mousePressEvent(event);
}

void RecipientChip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() == Qt::LeftButton &&
        (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        setDown(false);
        Q_EMIT dragWanted();
        return;
    }
    QToolButton::mouseMoveEvent(event);
}

void RecipientChip::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT editWanted();
}

void RecipientChip::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

} // namespace postaci
