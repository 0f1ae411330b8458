#pragma once

#include <QScrollArea>

namespace postaci {

class FlowLayout;

/// Chips side by side; grows with them up to three lines, then scrolls. UI thread.
class ChipArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit ChipArea(QWidget* parent = nullptr);

    void addChip(QWidget* chip); ///< takes it over
    void removeChips();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void putLastInTabOrder(QWidget* chip);

    QWidget* m_chips;
    FlowLayout* m_flow;
};

} // namespace postaci
