#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace postaci {

class InfoBar;
class MailEngine;

/// The certificates that the person has accepted though they do not verify, to be taken back. UI thread.
class CertificatePage : public QWidget
{
    Q_OBJECT

public:
    explicit CertificatePage(MailEngine& engine, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void removeChosen();
    void retranslate();

    MailEngine& m_engine;
    InfoBar* m_bar; ///< what could not be kept
    QLabel* m_intro;
    QListWidget* m_list;
    QLabel* m_empty;
    QPushButton* m_remove;
};

} // namespace postaci
