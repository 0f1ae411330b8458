#pragma once

#include <QDialog>

namespace postaci {

/// A dialog that gets higher when what it says does: a layout gives a wrapped sentence no more than the
/// window happens to have. UI thread.
class GrowingDialog : public QDialog
{
    Q_OBJECT

public:
    using QDialog::QDialog;

protected:
    bool event(QEvent* event) override;
};

} // namespace postaci
