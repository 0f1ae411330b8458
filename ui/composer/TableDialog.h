#pragma once

#include <QDialog>

class QSpinBox;

namespace postaci {

/// Asks for the size of a new table. UI thread.
class TableDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TableDialog(QWidget* parent);

Q_SIGNALS:
    void chosen(int rows, int columns);

private:
    QSpinBox* m_rows;
    QSpinBox* m_columns;
};

} // namespace postaci
