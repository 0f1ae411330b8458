#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace postaci {

class AppSettings;

/// What others may learn of the person, in the settings: whether Thunderbird's list is asked, and the senders
/// whose remote images are shown unasked, to be taken back. UI thread.
class PrivacyPage : public QWidget
{
    Q_OBJECT

public:
    explicit PrivacyPage(AppSettings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void removeChosen();
    void retranslate();

    AppSettings& m_settings;
    QLabel* m_sendersLabel;
    QListWidget* m_senders;
    QLabel* m_nobody;
    QPushButton* m_remove;
    QCheckBox* m_askIspdb;
    QLabel* m_askIspdbHelp;
};

} // namespace postaci
