#pragma once

#include "base/Address.h"

#include <QImage>
#include <QWidget>

class QPainter;

namespace postaci {

/// One or two letters for the disc: of the first and last word of the name, else of the address. Upper case
/// by the rules of the current language (i becomes İ in Turkish).
[[nodiscard]] QString avatarInitials(const Address& address);
/// The disc's colour: the same for the same address, whatever its case; readable under white letters.
[[nodiscard]] QColor avatarColor(const Address& address);
/// Paints the disc into `rect`, which should be a square.
void paintAvatar(QPainter& painter, const QRectF& rect, const Address& address, const QFont& font);

/// The sender's initials on a disc, or a picture, as a widget. UI thread.
class Avatar : public QWidget
{
    Q_OBJECT

public:
    explicit Avatar(QWidget* parent = nullptr);

    void setAddress(const Address& address);
    /// A round one, in the place of initials; null: there is none.
    void setPicture(const QImage& picture);
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Address m_address;
    QImage m_picture;
};

} // namespace postaci
