#pragma once

#include "base/Ids.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace postaci {

class AppSettings;
class EmptyState;
class MailEngine;
class ProviderTable;

/// The list of accounts in the settings: add, change. UI thread.
class AccountListPage : public QWidget
{
    Q_OBJECT

public:
    AccountListPage(MailEngine& engine, const AppSettings& settings, const ProviderTable& providers,
                    QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void addAccount();
    void editAccount();
    void updateButtons();
    void retranslate();
    [[nodiscard]] AccountId selected() const;

    MailEngine& m_engine;
    const AppSettings& m_settings;
    const ProviderTable& m_providers;
    QListWidget* m_list;
    EmptyState* m_empty;
    QPushButton* m_add;
    QPushButton* m_edit;
};

} // namespace postaci
