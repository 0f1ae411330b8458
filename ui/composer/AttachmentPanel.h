#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace postaci {

class AttachmentShelf;
class ChipArea;
class FileChip;
struct AttachedFile;

/// The attached files as chips that can be taken off again, and how much they are together. UI thread.
class AttachmentPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentPanel(AttachmentShelf& shelf, QWidget* parent = nullptr);

    /// Tab comes from there to the files, and goes on to what followed it.
    void putInTabOrderAfter(QWidget* before);

Q_SIGNALS:
    void keyboardLost();                       ///< the part that had it is gone
    void smallerWanted(const QString& stored); ///< that picture; empty: all of them

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void orderTabs();
    void addMenu(FileChip& chip, const AttachedFile& file, qsizetype index);

    AttachmentShelf& m_shelf;
    ChipArea* m_chips;
    QLabel* m_total;
    QToolButton* m_smaller;
    QWidget* m_tabBefore = nullptr; ///< lives as long as the window
};

} // namespace postaci
