#include "settings/SettingsDialog.h"

#include "MailEngine.h"
#include "accounts/FormScroll.h"
#include "palette/WindowEntries.h"
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
#include "settings/SettingsOptions.h"
#include "settings/SettingsSearch.h"
#include "settings/ShortcutPage.h"
#include "settings/StoragePage.h"
#include "settings/WritingPage.h"
#include "widgets/DialogButtons.h"
#include "widgets/Ink.h"
#include "widgets/Language.h"
#include "widgets/OptionMark.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace postaci {

SettingsDialog::SettingsDialog(MailEngine& engine, AppSettings& settings, const ProviderTable& providers,
                               QWidget* parent)
    : QDialog(parent), m_settings(settings), m_hasPasswords(engine.secretChoice() != nullptr),
      m_tabs(new QTabWidget(this)), m_accounts(new AccountListPage(engine, settings, providers)),
      m_certificates(new CertificatePage(engine)), m_search(new SettingsSearch(m_tabs, this)),
      m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    m_tabs->setObjectName(QStringLiteral("settingsTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildGeneralPage(), QString());
    m_tabs->addTab(m_accounts, QString());
    m_tabs->addTab(new ReadingPage(settings), QString());
    m_tabs->addTab(new WritingPage(settings), QString());
    m_tabs->addTab(new FilterPage(engine, settings), QString());
    m_tabs->addTab(new JunkPage(engine), QString());
    m_tabs->addTab(new ShortcutPage(settings), QString());
    m_tabs->addTab(new PrivacyPage(settings), QString());
    m_tabs->addTab(new SendingPage(settings), QString());
    m_tabs->addTab(m_certificates, QString());
    m_tabs->addTab(new FormScroll(new NotificationPage(settings, engine.profileDir())), QString());
    auto* storage = new StoragePage(engine);
    m_tabs->addTab(storage, QString());
    connect(storage, &StoragePage::quitRequested, qApp, &QApplication::quit, Qt::QueuedConnection);
    if (ProfileSecretStore* store = engine.secretChoice())
        m_tabs->addTab(new PasswordPlacePage(engine, *store), QString());
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
    putLastInTabOrder({m_close});
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    // The menus of the main window change the same settings.
    connect(&m_settings, &AppSettings::languageChanged, this, &SettingsDialog::showValues);
    connect(&m_settings, &AppSettings::colorSchemeChanged, this, &SettingsDialog::showValues);
    connect(&m_settings, &AppSettings::contrastChanged, this, &SettingsDialog::showValues);
    retranslate();
    resize(QSize(fontMetrics().averageCharWidth() * 76, fontMetrics().lineSpacing() * 30)
               .boundedTo(screen()->availableSize() * 0.95));
    showAllTabs();
}

int SettingsDialog::widthOfTabs() const
{
    return m_tabs->tabBar()->sizeHint().width() + 2 * Theme::kSpace2;
}

/// As far as the screen has room for them; their words differ in length with the language.
void SettingsDialog::showAllTabs()
{
    const int most = static_cast<int>(screen()->availableSize().width() * 0.95);
    resize(qMax(width(), qMin(widthOfTabs(), most)), height());
}

QWidget* SettingsDialog::buildGeneralPage()
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
    for (QLabel** help : {&m_languageHelp, &m_schemeHelp, &m_contrastHelp}) {
        *help = new QLabel(page);
        (*help)->setWordWrap(true);
        setInk(*help, Ink::Meta);
    }

    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_languageLabel);
    column->addWidget(m_language);
    column->addWidget(m_languageHelp);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_schemeLabel);
    column->addWidget(m_scheme);
    column->addWidget(m_schemeHelp);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_contrast);
    column->addWidget(m_contrastHelp);
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

void SettingsDialog::showPage(Page page)
{
    m_tabs->setCurrentIndex(int(page));
}

void SettingsDialog::showOption(const SettingsOption& option)
{
    m_search->clear();
    showPage(option.page);
    if (auto* control = m_tabs->currentWidget()->findChild<QWidget*>(QLatin1String(option.widget)))
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
        const bool hadRoom = width() >= widthOfTabs(); // who has made it narrower wants it so
        retranslate();
        if (hadRoom)
            showAllTabs();
    } else if (event->type() == QEvent::PaletteChange && m_contrast != nullptr) {
        m_contrast->setChecked(Theme::isHighContrast());
    }
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_tabs->setTabText(int(Page::General), tr("&General"));
    m_tabs->setTabText(int(Page::Accounts), tr("&Accounts"));
    m_tabs->setTabText(int(Page::Reading), tr("Reading"));
    m_tabs->setTabText(int(Page::Writing), tr("Writing st&yle"));
    m_tabs->setTabText(int(Page::Filters), tr("F&ilters"));
    m_tabs->setTabText(int(Page::Junk), tr("&Junk"));
    m_tabs->setTabText(int(Page::Shortcuts), tr("&Shortcuts"));
    m_tabs->setTabText(int(Page::Privacy), tr("Pri&vacy"));
    m_tabs->setTabText(int(Page::Certificates), tr("Ce&rtificates"));
    m_tabs->setTabText(int(Page::Sending), tr("Sending"));
    m_tabs->setTabText(int(Page::Notifications), tr("Notifications"));
    m_tabs->setTabText(int(Page::Storage), tr("Storage"));
    m_tabs->setTabText(int(Page::Passwords), tr("&Passwords")); // nothing happens where it is not there
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
    PaletteEntries entries =
        settingsOptionEntries([this](const SettingsOption& option) { showOption(option); });
    const PaletteEntries pages = settingsEntries(m_hasPasswords, [this](Page page) {
        showPage(page);
        m_tabs->tabBar()->setFocus(Qt::ShortcutFocusReason);
    });
    entries.insert(entries.end(), pages.begin(), pages.end());
    m_search->setEntries(std::move(entries));
    showValues();
}

} // namespace postaci
