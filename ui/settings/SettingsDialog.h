#pragma once

#include "base/Ids.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace postaci {

class AccountSettingsDialog;
class AppSettings;
class MailEngine;
class PageBook;
class ProviderTable;
class SettingsSearch;
class StoragePage;
struct SettingsOption;

/// The program's settings: a list of pages, and a line that finds what is on them. Changes hold at once,
/// there is nothing to apply. It can stay open beside the main window. Lives in the UI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page {
        General,
        Accounts,
        Reading,
        Writing,
        Filters,
        Junk,
        Shortcuts,
        Privacy,
        Sending,
        Certificates,
        Notifications,
        Storage,
        Passwords
    };

    SettingsDialog(MailEngine& engine, AppSettings& settings, const ProviderTable& providers,
                   QWidget* parent = nullptr);

    /// False while a backup or the like runs, which the person is asked about.
    [[nodiscard]] bool mayClose();
    void reject() override; ///< closes where it may
    void showPage(Page page);
    /// Opens its page, with the keyboard and a mark where it is chosen.
    void showOption(const SettingsOption& option);
    void showOption(const char* widget); ///< by its SettingsOption::widget

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* buildGeneralPage(const QString& profileDir);
    void showValues();
    void retranslate();
    void addPages(MailEngine& engine, const ProviderTable& providers);
    void fillSearch();
    AccountSettingsDialog* openAccount(AccountId account);

    MailEngine& m_engine;
    AppSettings& m_settings;
    const bool m_hasPasswords; ///< there is a choice where they are kept
    PageBook* m_book;
    QLabel* m_languageLabel = nullptr;
    QComboBox* m_language = nullptr;
    QLabel* m_schemeLabel = nullptr;
    QComboBox* m_scheme = nullptr;
    QCheckBox* m_contrast = nullptr;
    QLabel* m_languageHelp = nullptr;
    QLabel* m_schemeHelp = nullptr;
    QLabel* m_contrastHelp = nullptr;
    StoragePage* m_storage = nullptr;
    SettingsSearch* m_search;
    QPushButton* m_close; ///< no standard button: those take Qt's own words when the language changes
};

} // namespace postaci
