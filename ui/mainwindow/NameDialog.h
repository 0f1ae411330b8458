#pragma once

#include "widgets/GrowingDialog.h"

class QLineEdit;
class QPushButton;

namespace postaci {

class FormField;

/// Asks for one name. It stays open until whoever asked has accepted the name or said what is wrong with it.
/// UI thread.
class NameDialog : public GrowingDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString label; ///< with a mnemonic
        QString button;
    };
    NameDialog(const Words& words, const QString& name, QWidget* parent);

    void setError(const QString& text); ///< shown under the field

Q_SIGNALS:
    void nameChosen(const QString& name);

private:
    void nameEdited();

    const QString m_before;
    QLineEdit* m_edit;
    FormField* m_field;
    QPushButton* m_ok;
};

} // namespace postaci
