#pragma once

#include "widgets/GrowingDialog.h"

class QDateTime;
class QDateTimeEdit;
class QPushButton;

namespace postaci {

class FormField;

/// Asks for a time to come. UI thread.
class TimeDialog : public GrowingDialog
{
    Q_OBJECT

public:
    TimeDialog(const QString& title, const QDateTime& offered, QWidget* parent);

Q_SIGNALS:
    void timeChosen(const QDateTime& time); ///< local; the dialog closes itself

private:
    void timeEdited();
    void choose();

    QDateTimeEdit* m_edit;
    FormField* m_field;
    QPushButton* m_ok;
};

} // namespace postaci
