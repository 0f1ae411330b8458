#pragma once

#include "base/Address.h"

#include <QImage>
#include <QWidget>

namespace postaci {

/// The picture of a contact, or initials on a disc. UI thread.
class PersonPicture : public QWidget
{
    Q_OBJECT

public:
    explicit PersonPicture(int side, QWidget* parent = nullptr);

    void setPerson(const Address& address, const QByteArray& picture);
    [[nodiscard]] bool hasPicture() const { return !m_image.isNull(); }
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_side;
    Address m_address;
    QImage m_image;
};

} // namespace postaci
