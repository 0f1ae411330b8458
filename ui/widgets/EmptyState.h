#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace postaci {

/// What a pane shows when it has nothing to show: a quiet icon, one line, what to do next. UI thread.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setContent(const QString& iconName, const QString& title, const QString& text = {});
    /// An empty text leaves that button out.
    void setButtons(const QString& primaryText, const QString& secondaryText = {});
    void takeFocus(); ///< the primary button gets the keyboard
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void primaryClicked();
    void secondaryClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_primary;
    QPushButton* m_secondary;
};

} // namespace postaci
