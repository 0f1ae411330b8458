#pragma once

#include <QFrame>

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

Q_SIGNALS:
    void activated(); ///< the name was clicked, or chosen by key
    void trailingClicked();

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void restyle();

    QString m_fileName;
    QToolButton* m_name;
    QLabel* m_size;
    QToolButton* m_trailing;
};

} // namespace postaci
