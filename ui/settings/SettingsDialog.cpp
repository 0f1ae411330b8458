#include "settings/SettingsDialog.h"

#include "MailEngine.h"
#include "accounts/AccountSettingsDialog.h"
#include "accounts/FormScroll.h"
#include "palette/WindowEntries.h"
#include "profile/Restart.h"
#include "settings/AccountListPage.h"
#include "settings/AppSettings.h"
#include "settings/CertificatePage.h"
#include "settings/FilterPage.h"
#include "settings/JunkPage.h"
#include "settings/NotificationPage.h"
#include "settings/PasswordPlacePage.h"
#include "settings/PrivacyPage.h"
#include "settings/ReadingPage.h"
#include "settings/SendingPage.h"
#include "settings/SettingsColumn.h"
#include "settings/SettingsOptions.h"
#include "settings/SettingsSearch.h"
#include "settings/ShortcutPage.h"
#include "settings/StartSettings.h"
#include "settings/StoragePage.h"
#include "settings/WritingPage.h"
#include "widgets/DialogButtons.h"
#include "widgets/Language.h"
#include "widgets/OptionMark.h"
#include "widgets/PageBook.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

SettingsDialog::SettingsDialog(MailEngine& engine, AppSettings& settings, const ProviderTable& providers,
                               QWidget* parent)
    : QDialog(parent), m_engine(engine), m_settings(settings),
      m_hasPasswords(engine.secretChoice() != nullptr), m_book(new PageBook(this)),
      m_search(new SettingsSearch(m_book, this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    m_book->setObjectName(QStringLiteral("settingsPages"));
    addPages(engine, providers);
    m_close->setObjectName(QStringLiteral("closeButton"));
    m_close->setDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(Theme::kSpace4, Theme::kSpace3, Theme::kSpace4, Theme::kSpace3);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_search, 1);
    column->addLayout(buttons);
    setTabOrder(m_search->field(), m_book->list());
    m_book->putPagesInTabOrder();
    putLastInTabOrder({m_close});
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.accountsChanged)
            fillSearch();
    });
    // The menus of the main window change the same settings.
    connect(&m_settings, &AppSettings::languageChanged, this, &SettingsDialog::showValues);
    connect(&m_settings, &AppSettings::colorSchemeChanged, this, &SettingsDialog::showValues);
    connect(&m_settings, &AppSettings::contrastChanged, this, &SettingsDialog::showValues);
    retranslate();
    openWithSize(this, {fontMetrics().averageCharWidth() * 118, fontMetrics().lineSpacing() * 36});
}

/// In the order of the list: what most people look for first.
void SettingsDialog::addPages(MailEngine& engine, const ProviderTable& providers)
{
    const auto add = [this](Page page, const char* iconName, QWidget* content) {
        m_book->addPage(int(page), QLatin1String(iconName), new FormScroll(content));
    };
    add(Page::General, "settings", buildGeneralPage(engine.profileDir()));
    add(Page::Accounts, "account", new AccountListPage(engine, m_settings, providers));
    add(Page::Reading, "read", new ReadingPage(m_settings));
    add(Page::Writing, "write", new WritingPage(m_settings));
    add(Page::Sending, "sent", new SendingPage(m_settings));
    add(Page::Notifications, "remind", new NotificationPage(m_settings, engine.profileDir()));
    add(Page::Filters, "filter", new FilterPage(engine, m_settings));
    add(Page::Junk, "junk", new JunkPage(engine));
    add(Page::Privacy, "shield", new PrivacyPage(m_settings));
    add(Page::Certificates, "certificate", new CertificatePage(engine));
    if (ProfileSecretStore* store = engine.secretChoice())
        add(Page::Passwords, "key", new PasswordPlacePage(engine, *store));
    add(Page::Shortcuts, "keyboard", new ShortcutPage(m_settings));
    m_storage = new StoragePage(engine);
    add(Page::Storage, "storage", m_storage);
    connect(m_storage, &StoragePage::stopped, this, &SettingsDialog::reject, Qt::QueuedConnection);
    connect(m_storage, &StoragePage::restartRequested, qApp, &restartProgram);
}

QWidget* SettingsDialog::buildGeneralPage(const QString& profileDir)
{
    auto* page = new QWidget;
    m_languageLabel = new QLabel(page);
    m_language = new QComboBox(page);
    m_language->setObjectName(QStringLiteral("languageCombo"));
    m_language->addItem(QString(), QString());
    for (const Language::Choice& choice : Language::choices())
        m_language->addItem(choice.name, choice.code);
    m_languageLabel->setBuddy(m_language);
    m_schemeLabel = new QLabel(page);
    m_scheme = new QComboBox(page);
    m_scheme->setObjectName(QStringLiteral("colorSchemeCombo"));
    for (const ColorScheme scheme : {ColorScheme::System, ColorScheme::Light, ColorScheme::Dark})
        m_scheme->addItem(QString(), int(scheme));
    m_schemeLabel->setBuddy(m_scheme);
    m_contrast = new QCheckBox(page);
    m_contrast->setObjectName(QStringLiteral("highContrastBox"));
    for (QLabel** help : {&m_languageHelp, &m_schemeHelp, &m_contrastHelp})
        *help = new QLabel(page);

    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_languageLabel);
    column->addWidget(m_language);
    addHelp(*column, m_languageHelp, false);
    column->addWidget(m_schemeLabel);
    column->addWidget(m_scheme);
    addHelp(*column, m_schemeHelp, false);
    column->addWidget(m_contrast);
    addHelp(*column, m_contrastHelp);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(new StartSettings(profileDir, page));
    column->addStretch(1);

    connect(m_language, &QComboBox::activated, this, [this] {
        const QString code = m_language->currentData().toString();
        m_settings.setLanguage(code);
        Language::apply(code);
    });
    connect(m_scheme, &QComboBox::activated, this, [this] {
        const auto scheme = ColorScheme(m_scheme->currentData().toInt());
        m_settings.setColorScheme(scheme);
        Theme::apply(*qApp, scheme);
    });
    connect(m_contrast, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.setHighContrast(on);
        Theme::setContrast(*qApp, m_settings.contrast());
    });
    return page;
}

bool SettingsDialog::mayClose()
{
    if (!m_storage->isBusy())
        return true;
    showPage(Page::Storage);
    m_storage->askToStop();
    raise();
    activateWindow();
    return false;
}

void SettingsDialog::reject()
{
    if (mayClose())
        QDialog::reject();
}

void SettingsDialog::showPage(Page page)
{
    m_book->showPage(int(page));
}

void SettingsDialog::showOption(const char* widget)
{
    for (const SettingsOption& option : settingsOptions()) {
        if (QLatin1String(option.widget) == QLatin1String(widget))
            showOption(option);
    }
}

void SettingsDialog::showOption(const SettingsOption& option)
{
    m_search->clear();
    showPage(option.page);
    if (auto* control = m_book->currentWidget()->findChild<QWidget*>(QLatin1String(option.widget)))
        OptionMark::put(control);
}

void SettingsDialog::showValues()
{
    m_language->setCurrentIndex(qMax(0, m_language->findData(m_settings.language())));
    m_scheme->setCurrentIndex(qMax(0, m_scheme->findData(int(m_settings.colorScheme()))));
    m_contrast->setChecked(Theme::isHighContrast());
}

void SettingsDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange && m_contrast != nullptr) {
        m_contrast->setChecked(Theme::isHighContrast());
    }
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    const auto name = [this](Page page, const QString& words) { m_book->setPageName(int(page), words); };
    name(Page::General, tr("General"));
    name(Page::Accounts, tr("Accounts"));
    name(Page::Reading, tr("Reading"));
    name(Page::Writing, tr("Writing style"));
    name(Page::Filters, tr("Filters"));
    name(Page::Junk, tr("Junk"));
    name(Page::Shortcuts, tr("Shortcuts"));
    name(Page::Privacy, tr("Privacy"));
    name(Page::Certificates, tr("Certificates"));
    name(Page::Sending, tr("Sending"));
    name(Page::Notifications, tr("Notifications"));
    name(Page::Storage, tr("Storage"));
    name(Page::Passwords, tr("Passwords")); // nothing happens where it is not there
    m_languageLabel->setText(tr("&Language"));
    m_language->setItemText(0, tr("The system's", "language"));
    m_schemeLabel->setText(tr("&Colours"));
    m_scheme->setItemText(0, tr("The system's", "colours"));
    m_scheme->setItemText(1, tr("Light"));
    m_scheme->setItemText(2, tr("Dark"));
    m_languageHelp->setText(tr("Of all words, dates and numbers; it changes at once."));
    m_schemeHelp->setText(tr("Light or dark windows; messages are darkened with them."));
    m_contrastHelp->setText(tr("Stronger lines and colours for eyes that need them."));
    m_contrast->setText(tr("High c&ontrast"));
    m_close->setText(tr("Close"));
    fillSearch();
    showValues();
}

/// Options first: a page is found where none of them is meant.
void SettingsDialog::fillSearch()
{
    PaletteEntries entries =
        settingsOptionEntries([this](const SettingsOption& option) { showOption(option); });
    const auto add = [&entries](const PaletteEntries& more) {
        entries.insert(entries.end(), more.begin(), more.end());
    };
    add(settingsEntries(m_hasPasswords, [this](Page page) {
        showPage(page);
        m_book->list()->setFocus(Qt::ShortcutFocusReason);
    }));
    const QList<Account> accounts = m_engine.reader().accounts().value_or({});
    add(accountOptionEntries(accounts, [this](AccountId account, const AccountOption& option) {
        openAccount(account)->showOption(option.page, QLatin1String(option.widget));
    }));
    add(accountEntries(accounts, [this](AccountId account, AccountSettingsDialog::Page page) {
        openAccount(account)->showPage(page);
    }));
    m_search->setEntries(std::move(entries));
}

AccountSettingsDialog* SettingsDialog::openAccount(AccountId account)
{
    auto* dialog = new AccountSettingsDialog(m_engine, account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace postaci
