#pragma once

#include "MailEngine.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QTimeEdit;

namespace postaci {

/// When an account's mail is fetched, in its settings: how often, quiet hours, what it pauses for, and what
/// it is doing now. UI thread.
class AccountFetchPage : public QWidget
{
    Q_OBJECT

public:
    AccountFetchPage(MailEngine& engine, AccountId account, QWidget* parent = nullptr);

    void load(const FetchRules& rules);
    [[nodiscard]] FetchRules rules() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildQuietHours();
    void updateParts();
    void showState();
    void retranslate();
    void retranslateDays();

    MailEngine& m_engine;
    const AccountId m_account;
    QLabel* m_state;
    QLabel* m_wayLabel;
    QComboBox* m_way;
    QSpinBox* m_minutes;
    QLabel* m_wayHelp;
    QCheckBox* m_quiet;
    QLabel* m_fromLabel;
    QTimeEdit* m_from;
    QLabel* m_toLabel;
    QTimeEdit* m_to;
    QWidget* m_dayRow;
    QList<QCheckBox*> m_days; ///< Monday first, as Qt::DayOfWeek; shown in the order of the locale
    QLabel* m_quietHelp;
    QCheckBox* m_metered;
    QLabel* m_meteredHelp;
    QCheckBox* m_battery;
    QLabel* m_batteryHelp;
};

} // namespace postaci
