#include "widgets/ElidedComboBox.h"

#include "widgets/PlainTip.h"

#include <QAbstractItemView>
#include <QScreen>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace postaci {

ElidedComboBox::ElidedComboBox(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    connect(this, &QComboBox::currentTextChanged, this,
            [this](const QString& text) { setToolTip(plainTip(text)); });
}

void ElidedComboBox::showPopup()
{
    const int wanted = view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width();
    view()->setMinimumWidth(qMin(wanted, screen()->availableSize().width() * 9 / 10));
    QComboBox::showPopup();
}

void ElidedComboBox::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    // The style's own margins beside the text.
    constexpr int kMargins = 4;
    option.currentText =
        option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, field.width() - kMargins);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace postaci
