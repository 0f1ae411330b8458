#include "contacts/PersonPicture.h"

#include "contacts/ContactPicture.h"
#include "widgets/Avatar.h"

#include <QPainter>

namespace postaci {

PersonPicture::PersonPicture(int side, QWidget* parent) : QWidget(parent), m_side(side)
{
    setFixedSize(side, side);
}

void PersonPicture::setPerson(const Address& address, const QByteArray& picture)
{
    m_address = address;
    m_image = roundPicture(picture, qRound(m_side * devicePixelRatioF()));
    update();
}

void PersonPicture::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    if (m_image.isNull())
        paintAvatar(painter, rect(), m_address, font());
    else
        painter.drawImage(rect(), m_image);
}

} // namespace postaci
