#pragma once

#include <QComboBox>

namespace postaci {

/// A combo box that may be narrower than its entries: the chosen one ends in "…" and is whole in the tool
/// tip, the list is as wide as they are. UI thread.
class ElidedComboBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ElidedComboBox(QWidget* parent = nullptr);

    void showPopup() override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace postaci
