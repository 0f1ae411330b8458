#pragma once

#include "base/Ids.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace postaci {

class MailEngine;

/// The last lines spoken with an account's servers, to read, copy and send to whoever helps. Secrets are
/// masked before they get here. UI thread.
class ConnectionLogPage : public QWidget
{
    Q_OBJECT

public:
    ConnectionLogPage(MailEngine& engine, AccountId account, QWidget* parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();

    MailEngine& m_engine;
    const AccountId m_account;
    QLabel* m_intro;
    QPlainTextEdit* m_text;
    QPushButton* m_refresh;
    QPushButton* m_copy;
};

} // namespace postaci
