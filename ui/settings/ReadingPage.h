#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace postaci {

class AppSettings;

/// How mail is listed and read, in the settings. The menus of the main window change the same. UI thread.
class ReadingPage : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingPage(AppSettings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectSettings();
    void showValues();
    void retranslate();

    AppSettings& m_settings;
    QLabel* m_layoutLabel;
    QComboBox* m_layout;
    QLabel* m_layoutHelp;
    QLabel* m_lookLabel;
    QComboBox* m_look;
    QLabel* m_lookHelp;
    QCheckBox* m_conversations;
    QLabel* m_conversationsHelp;
    QCheckBox* m_whole;
    QLabel* m_wholeHelp;
    QCheckBox* m_bestFirst;
    QLabel* m_bestFirstHelp;
};

} // namespace postaci
