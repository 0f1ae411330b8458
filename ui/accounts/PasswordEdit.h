#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace postaci {

/// A password field with a button, reachable by Tab, that shows what was typed. UI thread.
class PasswordEdit : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit* lineEdit() const { return m_edit; } ///< objectName "passwordEdit"

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLineEdit* m_edit;
    QToolButton* m_reveal;
};

} // namespace postaci
