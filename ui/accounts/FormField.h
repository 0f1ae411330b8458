#pragma once

#include <QWidget>

class QLabel;

namespace postaci {

class IconLine;

/// A field with its label above and, while something is wrong with it, one sentence below. UI thread.
class FormField : public QWidget
{
    Q_OBJECT

public:
    /// Takes `editor`, which has to have its objectName already: the error line is called after it. `focus`
    /// gets the label's mnemonic if the editor is a composed widget.
    explicit FormField(QWidget* editor, QWidget* parent = nullptr, QWidget* focus = nullptr);

    void setLabel(const QString& textWithMnemonic);
    /// Shows `text` under the field; empty: nothing is wrong (any more).
    void setError(const QString& text);
    [[nodiscard]] QString error() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void markEditor();

    QLabel* m_label;
    QWidget* m_focus;
    IconLine* m_error;
};

} // namespace postaci
