#pragma once

#include "widgets/GrowingDialog.h"

class QLineEdit;
class QPushButton;

namespace postaci {

class FormField;

/// Asks where a link leads and what it says. UI thread.
class LinkDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// What the link stands on.
    enum class On {
        Words, ///< that can be written anew here
        More   ///< several paragraphs, or an image among them: stays as it is
    };
    /// `target`: of the link that there is; empty: a new one.
    LinkDialog(const QString& target, const QString& text, On on, QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& target, const QString& text); ///< an empty target: no link

private:
    void accept() override;

    const QString m_shownText;
    QLineEdit* m_target;
    QLineEdit* m_text;
    FormField* m_targetField;
    FormField* m_textField;
};

} // namespace postaci
