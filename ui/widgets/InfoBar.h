#pragma once

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace postaci {

/// A bar above the thing it speaks of: one sentence, at most two buttons, details that unfold. UI thread.
class InfoBar : public QFrame
{
    Q_OBJECT

public:
    enum Kind { Info, Caution, Error, Success };

    explicit InfoBar(QWidget* parent = nullptr); ///< hidden until show() with a text

    using QFrame::show;
    /// Shows the bar without buttons; `details` (plain text) unfold under "Details". Hide with hide().
    void show(Kind kind, const QString& text, const QString& details = {});
    /// Call after show(). An empty text leaves that button out.
    void setButtons(const QString& primaryText, const QString& secondaryText = {});
    /// Whether the close button is there (it is by default); without it the user has to choose a button.
    void setDismissable(bool on);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString details() const;

Q_SIGNALS:
    void primaryClicked();
    void secondaryClicked();
    void dismissed(); ///< closed by the user; the bar is hidden already

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void restyle();
    void setDetailsShown(bool on);

    Kind m_kind = Info;
    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_detailsButton;
    QPushButton* m_primary;
    QPushButton* m_secondary;
    QToolButton* m_close;
    QPlainTextEdit* m_details;
};

} // namespace postaci
