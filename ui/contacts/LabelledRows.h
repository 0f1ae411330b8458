#pragma once

#include "store/Contact.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace postaci {

/// Addresses or telephone numbers being edited: one line each, with what it is for, and a button for one
/// more. UI thread.
class LabelledRows : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Address, Phone };

    LabelledRows(Kind kind, QWidget* parent);

    void setTexts(const QList<LabelledText>& texts);
    [[nodiscard]] QList<LabelledText> texts() const; ///< without empty lines
    /// What is no address; empty: all of it is.
    [[nodiscard]] QString wrongAddress() const;
    void focusFirst();
    [[nodiscard]] QList<QWidget*> stops() const; ///< of the Tab key, in their order

Q_SIGNALS:
    void rowAdded();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        QWidget* line = nullptr;
        QComboBox* label = nullptr;
        QLineEdit* text = nullptr;
        QToolButton* remove = nullptr;
    };

    void addRow(const LabelledText& text);
    void retranslate();
    void retranslate(const Row& row);

    Kind m_kind;
    QVBoxLayout* m_column;
    QPushButton* m_add;
    QList<Row> m_rows;
};

} // namespace postaci
