#pragma once

#include "base/Ids.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace postaci {

class AccountListPage;
class AppSettings;
class CertificatePage;
class MailEngine;
class ProviderTable;

/// The program's settings: looks and language, and the list of accounts. Changes hold at once, there is
/// nothing to apply. Lives in the UI thread; show it with open().
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page {
        General,
        Accounts,
        Writing,
        Filters,
        Junk,
        Shortcuts,
        Privacy,
        Sending,
        Certificates,
        Passwords
    };

    SettingsDialog(MailEngine& engine, AppSettings& settings, const ProviderTable& providers,
                   QWidget* parent = nullptr);

    void showPage(Page page);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* buildGeneralPage();
    void showValues();
    void retranslate();
    [[nodiscard]] int widthOfTabs() const;
    void showAllTabs();

    AppSettings& m_settings;
    QTabWidget* m_tabs;
    AccountListPage* m_accounts;
    CertificatePage* m_certificates;
    QLabel* m_languageLabel = nullptr;
    QComboBox* m_language = nullptr;
    QLabel* m_schemeLabel = nullptr;
    QComboBox* m_scheme = nullptr;
    QCheckBox* m_wholeConversations = nullptr;
    QLabel* m_writingLabel = nullptr;
    QComboBox* m_writing = nullptr;
    QCheckBox* m_contrast = nullptr;
    QPushButton* m_close; ///< no standard button: those take Qt's own words when the language changes
};

} // namespace postaci
