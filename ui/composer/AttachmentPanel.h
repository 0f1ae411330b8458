#pragma once

#include <QWidget>

class QLabel;

namespace postaci {

class AttachmentShelf;
class ChipArea;

/// The attached files as chips that can be taken off again, and how much they are together. UI thread.
class AttachmentPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentPanel(AttachmentShelf& shelf, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    AttachmentShelf& m_shelf;
    ChipArea* m_chips;
    QLabel* m_total;
};

} // namespace postaci
