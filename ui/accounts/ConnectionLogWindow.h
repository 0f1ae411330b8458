#pragma once

#include "base/Ids.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace postaci {

class ConnectionLogPage;
class MailEngine;

/// The connection logs of all accounts, and of those that are being set up, one at a time, in a window that
/// can stay open beside the others. UI thread.
class ConnectionLogWindow : public QWidget
{
    Q_OBJECT

public:
    /// Deleted when it is closed, or with `parent`.
    explicit ConnectionLogWindow(MailEngine& engine, QWidget* parent = nullptr);

    void showAccount(AccountId account); ///< 0, or one that has no servers: the first

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillAccounts();
    void showChosen();
    void retranslate();

    MailEngine& m_engine;
    QLabel* m_accountLabel;
    QComboBox* m_account;
    ConnectionLogPage* m_page;
};

} // namespace postaci
