#pragma once

#include <QDateTime>
#include <QObject>

class QAction;
class QMenu;
class QToolButton;

namespace postaci {

class AppSettings;

/// What the small button beside Send offers: another time, and whether the delivery is to be reported. UI
/// thread.
class SendMenu : public QObject
{
    Q_OBJECT

public:
    /// The button is a child of `parent`; it has to be put into a layout.
    SendMenu(const AppSettings& settings, QWidget* parent);

    [[nodiscard]] QToolButton* button() const { return m_button; }
    [[nodiscard]] bool wantsNotices() const;
    void setWantsNotices(bool on);
    void retranslate();

Q_SIGNALS:
    void timeChosen(const QDateTime& time); ///< UTC
    void changed();                         ///< wantsNotices() is another

private:
    void fill();

    QToolButton* m_button;
    QMenu* m_menu;
    QAction* m_notices;
};

} // namespace postaci
