#pragma once

#include "widgets/Ink.h"

#include <QColor>
#include <QWidget>

class QLabel;

namespace postaci {

/// A small icon and one or more sentences beside it, wrapped: a hint, a caution or an error in the flow of a
/// form. Plain text only. UI thread.
class IconLine : public QWidget
{
    Q_OBJECT

public:
    /// A colour of Theme, asked for again when the scheme changes.
    using ColorSource = QColor (*)();

    explicit IconLine(QWidget* parent = nullptr); ///< hidden until it has a text

    /// Shows the line; an empty `text` hides it.
    void setContent(const QString& iconName, ColorSource iconColor, const QString& text, Ink ink = Ink::Text);
    void clear();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QLabel* m_icon;
    QLabel* m_text;
    QString m_iconName;
    ColorSource m_iconColor = nullptr;
};

} // namespace postaci
