#pragma once

#include "MailEngine.h"

#include <QFrame>
#include <QHash>

class QHBoxLayout;
class QProgressBar;
class QToolButton;

namespace postaci {

class ElidedLabel;

/// The bottom line: what every account is doing, and what is being sent. UI thread.
class StatusLine : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    /// The accounts in the order to show them.
    void setAccounts(const QList<Account>& accounts);
    void setAccountState(const AccountState& state);
    void setOutbox(const QList<OutboxEntry>& entries);
    void setSendingProgress(qint64 done, qint64 total); ///< bytes of the message that is going out
    void retranslate();

    /// "up to date 14:02 · push" and so on.
    [[nodiscard]] static QString activityText(const AccountState& state);

Q_SIGNALS:
    /// The button beside an account that is fetching, or paused.
    void pauseRequested(postaci::AccountId account, bool pause);
    /// The button beside an account whose mail is held.
    void checkRequested(postaci::AccountId account);

private:
    struct Part
    {
        QWidget* widget = nullptr;
        ElidedLabel* label = nullptr;
        QProgressBar* bar = nullptr;
        QToolButton* pause = nullptr;
        QToolButton* now = nullptr; ///< goes on although it is held
        QString name;
        AccountState state;
        bool isLocal = false; ///< without a server
    };

    [[nodiscard]] Part makePart(const char* name);
    [[nodiscard]] Part makeAccountPart(AccountId account);
    void show(const Part& part) const;
    void showSending();

    QHBoxLayout* m_layout;
    QHash<AccountId, Part> m_parts;
    QList<Account> m_accounts;
    Part m_sending;
    int m_toSend = 0;      ///< on their way, or about to be
    int m_waiting = 0;     ///< for another attempt
    double m_sentPart = 0; ///< of the message that is going out
    int m_toSendMost = 0;  ///< since there was nothing to send
};

} // namespace postaci
