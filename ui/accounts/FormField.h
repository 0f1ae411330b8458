#pragma once

#include <QWidget>

#include <functional>

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
    /// What is wrong with the field in one sentence, asked for again when the language changes.
    using Sentence = std::function<QString()>;
    /// Shows it under the field; null: nothing is wrong (any more).
    void setError(Sentence sentence);
    [[nodiscard]] QString error() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showError();
    void markEditor();

    Sentence m_sentence;
    QLabel* m_label;
    QWidget* m_focus;
    IconLine* m_error;
};

} // namespace postaci
