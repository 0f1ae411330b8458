#include "reader/ConversationList.h"

#include "contacts/ContactPictures.h"
#include "models/MessageListModel.h"
#include "reader/ConversationDelegate.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace postaci {

ConversationList::ConversationList(Begin begin, QWidget* parent)
    : QListView(parent), m_begin(begin), m_delegate(new ConversationDelegate(this))
{
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(NoSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setUniformItemSizes(true);
    setResizeMode(Adjust); // rows have one line or two
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    connect(this, &QAbstractItemView::clicked, this, &ConversationList::choose);
}

int ConversationList::rowHeight() const
{
    return ConversationDelegate::rowHeight(font(), width());
}

void ConversationList::setPictures(ContactPictures& pictures)
{
    m_delegate->setPictures(&pictures);
    connect(&pictures, &ContactPictures::changed, viewport(), qOverload<>(&QWidget::update));
}

void ConversationList::showBegin()
{
    if (m_begin == Begin::AtTop)
        scrollToTop();
    else
        scrollToBottom();
}

void ConversationList::choose(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT messageChosen(index.data(MessageListModel::IdRole).toLongLong());
}

void ConversationList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(currentIndex());
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

/// The keyboard comes to the row beside the open message.
void ConversationList::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid() && model() != nullptr && model()->rowCount() > 0)
        setCurrentIndex(model()->index(m_begin == Begin::AtTop ? 0 : model()->rowCount() - 1, 0));
    QListView::focusInEvent(event);
}

void ConversationList::keyboardSearch(const QString& search)
{
    Q_UNUSED(search)
}

void ConversationList::updateGeometries()
{
    const QScrollBar* bar = verticalScrollBar();
    const int fromEnd = bar->maximum() - bar->value();
    QListView::updateGeometries();
    if (m_begin == Begin::AtBottom)
        verticalScrollBar()->setValue(bar->maximum() - fromEnd);
}

} // namespace postaci
