#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace postaci {

class AppSettings;

/// How messages are sent, in the settings: for how long they can be taken back, and whether their delivery is
/// to be reported. UI thread.
class SendingPage : public QWidget
{
    Q_OBJECT

public:
    explicit SendingPage(AppSettings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_undoLabel;
    QComboBox* m_undo;
    QLabel* m_undoHelp;
    QCheckBox* m_notices;
    QLabel* m_noticesHelp;
};

} // namespace postaci
