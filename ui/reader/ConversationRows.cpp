#include "reader/ConversationRows.h"

#include "reader/ConversationDelegate.h"
#include "reader/ConversationList.h"
#include "reader/ConversationModel.h"
#include "reader/ShownConversation.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

constexpr int kNearest = 2;        ///< rows beside the open message
constexpr int kLowReader = 30;     ///< lines of text; below that there is room for no row but a single one
constexpr int kLowestReader = 19;  ///< below that for nothing but the open message
constexpr int kFewestUnfolded = 2; ///< rows

} // namespace

ConversationRows::ConversationRows(Side side, const ShownConversation& conversation, QWidget* parent)
    : QWidget(parent), m_side(side), m_conversation(conversation),
      m_model(new ConversationModel(conversation, this)),
      m_list(new ConversationList(
          side == Side::Earlier ? ConversationList::Begin::AtBottom : ConversationList::Begin::AtTop, this)),
      m_bar(new QWidget(this)), m_button(new QPushButton(m_bar))
{
    const bool isEarlier = side == Side::Earlier;
    m_list->setObjectName(isEarlier ? QStringLiteral("earlierMessages") : QStringLiteral("laterMessages"));
    m_button->setObjectName(isEarlier ? QStringLiteral("showEarlierButton")
                                      : QStringLiteral("showLaterButton"));
    m_button->setProperty("quiet", true);
    m_list->setModel(m_model);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, isEarlier ? 0 : 1, 0, isEarlier ? 1 : 0);
    column->setSpacing(0);
    auto* buttonRow = new QHBoxLayout(m_bar);
    buttonRow->setContentsMargins(Theme::kSpace2, 2, Theme::kSpace2, 2);
    buttonRow->addWidget(m_button);
    buttonRow->addStretch(1);
    column->addWidget(m_list);
    column->insertWidget(isEarlier ? 0 : 1, m_bar);
    if (isEarlier)
        setTabOrder(m_button, m_list);
    connect(m_list, &ConversationList::messageChosen, this, &ConversationRows::messageChosen);
    connect(m_button, &QPushButton::clicked, this, &ConversationRows::toggle);
    hide();
}

QList<MessageId> ConversationRows::messages() const
{
    const QList<MessageId>& ids = m_conversation.ids();
    const qsizetype place = m_conversation.place();
    if (place < 0)
        return {};
    return m_side == Side::Earlier ? ids.mid(0, place) : ids.mid(place + 1);
}

int ConversationRows::nearestCount() const
{
    return m_room < kLowReader * fontMetrics().lineSpacing() ? 0 : kNearest;
}

int ConversationRows::mostRows() const
{
    return std::max(kFewestUnfolded, m_room / 3 / ConversationDelegate::rowHeight(m_list->font(), width()));
}

QList<MessageId> ConversationRows::nearest(const QList<MessageId>& messages) const
{
    const qsizetype count = std::min<qsizetype>(messages.size(), nearestCount());
    return m_side == Side::Earlier ? messages.last(count) : messages.first(count);
}

void ConversationRows::refresh(Because because)
{
    const QList<MessageId> all = messages();
    const bool isShown = m_rowsShown > 0 || m_isFoldable;
    const bool keepsHeight = because == Because::News && m_side == Side::Earlier && isShown;
    if (!keepsHeight)
        m_isFoldable = all.size() > nearestCount() + 1; // a button takes as much room as one row
    else if (m_isFoldable)
        m_isFoldable = all.size() > nearestCount();
    m_model->setIds(m_isFoldable && !m_isUnfolded ? nearest(all) : all);
    nameButton(all);
    m_bar->setVisible(m_isFoldable);
    fit(keepsHeight ? Height::AtMost : Height::Anew);
    setVisible(!all.isEmpty() && m_room >= kLowestReader * fontMetrics().lineSpacing());
    layout()->activate(); // now, so that no frame has it half done
    if (parentWidget() != nullptr && parentWidget()->layout() != nullptr)
        parentWidget()->layout()->activate();
    if (because == Because::OtherMessage) {
        if (!m_list->hasFocus())
            m_list->setCurrentIndex({});
        m_list->showBegin();
    }
}

void ConversationRows::fit(Height height)
{
    int rows = std::min(m_model->rowCount(), mostRows());
    if (height == Height::AtMost)
        rows = std::min(rows, m_rowsShown); // more than that scrolls
    else
        m_rowsShown = rows;
    m_list->setFixedHeight(rows * ConversationDelegate::rowHeight(m_list->font(), width()));
    m_list->setVisible(rows > 0);
}

void ConversationRows::setRoom(int height)
{
    if (height == std::exchange(m_room, height))
        return;
    refresh(Because::OtherMessage);
}

void ConversationRows::fold()
{
    if (!m_isUnfolded)
        return;
    m_isUnfolded = false;
    refresh(Because::OtherMessage);
}

void ConversationRows::toggle()
{
    m_isUnfolded = !m_isUnfolded;
    refresh(Because::OtherMessage);
    if (m_isUnfolded)
        Q_EMIT unfolded();
}

void ConversationRows::nameButton(const QList<MessageId>& messages)
{
    const QList<MessageId> near = nearest(messages);
    const int count = static_cast<int>(messages.size() - near.size());
    const qsizetype unread = m_conversation.unreadAmong(messages) - m_conversation.unreadAmong(near);
    const bool isEarlier = m_side == Side::Earlier;
    QString text =
        isEarlier ? tr("%n earlier message(s)", nullptr, count) : tr("%n later message(s)", nullptr, count);
    if (unread > 0)
        text = QStringLiteral("%1 · %2").arg(text, tr("%n unread", nullptr, static_cast<int>(unread)));
    if (m_isUnfolded)
        text = isEarlier ? tr("Fewer earlier messages") : tr("Fewer later messages");
    m_button->setText(text);
    m_button->setIcon(icon(m_isUnfolded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                           Theme::accent()));
    //: %1 is "9 earlier messages"
    m_button->setAccessibleName(m_isUnfolded ? text : tr("Show %1").arg(text));
    m_list->setAccessibleName(isEarlier ? tr("Earlier messages of the conversation")
                                        : tr("Later messages of the conversation"));
}

void ConversationRows::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        nameButton(messages());
        m_list->viewport()->update();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fit(Height::AtMost);
    }
}

void ConversationRows::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit(Height::AtMost); // the rows may be of another height now
}

void ConversationRows::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), Theme::panel());
    const int edge = m_side == Side::Earlier ? height() - 1 : 0; // to the open message
    painter.fillRect(QRect(0, edge, width(), 1), Theme::border());
}

} // namespace postaci
