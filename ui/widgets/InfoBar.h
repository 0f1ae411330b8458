#pragma once

#include <QFrame>
#include <QPointer>

class QAbstractButton;
class QLabel;
class QMenu;
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
    /// Another sentence about the same: what has the keyboard keeps it, and unfolded details stay.
    void setText(const QString& text);
    /// Call after show(). An empty text leaves that button out.
    void setButtons(const QString& primaryText, const QString& secondaryText = {});
    /// Call after setButtons(): the secondary button opens this menu instead of being clicked. The bar
    /// deletes it.
    void setSecondaryMenu(QMenu* menu);
    /// Call after show(): a button below the details that leads to more of them. An empty text leaves it out.
    void setDetailsButton(const QString& text);
    /// Whether the close button is there (it is by default); without it the user has to choose a button.
    void setDismissable(bool on);
    /// The button that answers a question so that nothing is lost.
    enum class Safe { Primary, Secondary };
    /// Call last: the bar asks something. The safe button gets the keyboard, Escape presses it where there is
    /// no cross, and once the bar is gone the keyboard is where it was.
    void takeFocus(Safe safe);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString details() const;

Q_SIGNALS:
    void primaryClicked();
    void secondaryClicked();
    void moreDetailsClicked();
    void dismissed(); ///< closed by the user; the bar is hidden already

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void restyle();
    void setDetailsShown(bool on);
    void giveFocusBack();
    [[nodiscard]] QAbstractButton* escapeButton() const; ///< null: Escape means nothing here

    Kind m_kind = Info;
    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_detailsButton;
    QPushButton* m_secondary; ///< made before m_primary: Tab goes in the order of making
    QPushButton* m_primary;
    QToolButton* m_close;
    QPlainTextEdit* m_details;
    QPushButton* m_more;           ///< below the details
    QPointer<QMenu> m_menu;        ///< of the secondary button
    QPushButton* m_safe = nullptr; ///< null: nothing is asked
    QPointer<QWidget> m_cameFrom;  ///< had the keyboard before the question
};

} // namespace postaci
