#pragma once

#include <QLayout>
#include <QList>

class QLabel;

namespace postaci {

/// The inside of a bar: icon, sentence, buttons and the cross in one line. Where that would squeeze the
/// sentence into a narrow column, the buttons stand below it. UI thread.
class BarLayout : public QLayout
{
    Q_OBJECT

public:
    BarLayout(QWidget* icon, QLabel* text, const QList<QWidget*>& buttons, QWidget* cross);
    ~BarLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

private:
    enum class Pass { Measure, Place };
    int arrange(const QRect& area, Pass pass) const;
    int arrangeBelow(const QRect& area, int textLeft, int top, Pass pass) const;
    void place(QLayoutItem* item, const QRect& rect, const QRect& area) const;
    [[nodiscard]] int buttonsWidth() const; ///< with the gap before each
    [[nodiscard]] int readableWidth() const;
    [[nodiscard]] QList<QLayoutItem*> visibleButtons() const;
    [[nodiscard]] int widthAndGap(const QLayoutItem* item) const;

    QList<QLayoutItem*> m_items; ///< icon, sentence, cross, then the buttons
    QLabel* m_text;
};

} // namespace postaci
