#pragma once

#include <QFrame>

class QKeyEvent;
class QLabel;
class QMenu;
class QToolButton;

namespace postaci {

/// One file as a chip: icon, name, size, and one button at its end. UI thread.
class FileChip : public QFrame
{
    Q_OBJECT

public:
    FileChip(const QString& name, const QString& mimeType, qint64 size, QWidget* parent = nullptr);

    [[nodiscard]] QString fileName() const { return m_fileName; }
    /// The button at the end does one thing: trailingClicked().
    void setTrailingAction(const QString& iconName, const QString& text);
    /// Or opens a menu.
    void setTrailingMenu(QMenu* menu, const QString& text);
    /// The name opens one. The chip deletes it.
    void setMenu(QMenu* menu);
    /// The blank key asks for a look at the file, Enter stays for activated(), and it can be dragged.
    void setLookedAt();

Q_SIGNALS:
    void activated(); ///< the name was clicked, or chosen by key
    void trailingClicked();
    void lookRequested();
    void dragRequested();

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool takeKey(const QKeyEvent& event);
    void restyle();

    QString m_fileName;
    QToolButton* m_name;
    QLabel* m_size;
    QToolButton* m_trailing;
    QPoint m_pressed; ///< where the mouse went down on the name
};

} // namespace postaci
