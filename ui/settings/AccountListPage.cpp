#include "settings/AccountListPage.h"

#include "MailEngine.h"
#include "accounts/AccountSettingsDialog.h"
#include "accounts/AccountWizard.h"
#include "widgets/EmptyState.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

AccountListPage::AccountListPage(MailEngine& engine, const AppSettings& settings,
                                 const ProviderTable& providers, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_settings(settings), m_providers(providers),
      m_list(new QListWidget(this)), m_empty(new EmptyState(this)), m_add(new QPushButton(this)),
      m_edit(new QPushButton(this))
{
    m_list->setObjectName(QStringLiteral("accountList"));
    m_list->setIconSize(QSize(Theme::kIcon, Theme::kIcon));
    m_list->setSpacing(2);
    m_add->setObjectName(QStringLiteral("addAccountButton"));
    m_edit->setObjectName(QStringLiteral("editAccountButton"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_add);
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(buttons);

    connect(m_add, &QPushButton::clicked, this, &AccountListPage::addAccount);
    connect(m_edit, &QPushButton::clicked, this, &AccountListPage::editAccount);
    connect(m_empty, &EmptyState::primaryClicked, this, &AccountListPage::addAccount);
    connect(m_list, &QListWidget::itemActivated, this, &AccountListPage::editAccount);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &AccountListPage::updateButtons);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.accountsChanged)
            refresh();
    });
    retranslate();
    refresh();
}

void AccountListPage::refresh()
{
    const AccountId kept = selected();
    m_list->clear();
    const auto accounts = m_engine.reader().accounts();
    for (const Account& account : accounts ? *accounts : QList<Account>()) {
        const QString text = account.label == account.identity.address
                                 ? account.label
                                 : QStringLiteral("%1 · %2").arg(account.label, account.identity.address);
        auto* item = new QListWidgetItem(icon(QStringLiteral("account")), text, m_list);
        item->setData(Qt::UserRole, account.id);
        if (account.id == kept)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    m_add->setVisible(any);
    m_edit->setVisible(any);
    updateButtons();
}

AccountId AccountListPage::selected() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toLongLong() : 0;
}

void AccountListPage::addAccount()
{
    auto* wizard = new AccountWizard(m_engine, m_providers, wizardParts(m_engine, m_settings), window());
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->open();
}

void AccountListPage::editAccount()
{
    if (selected() == 0)
        return;
    auto* dialog = new AccountSettingsDialog(m_engine, selected(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountListPage::updateButtons()
{
    m_edit->setEnabled(selected() != 0);
}

void AccountListPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountListPage::retranslate()
{
    m_list->setAccessibleName(tr("Accounts"));
    m_add->setText(tr("&Add an account"));
    m_edit->setText(tr("&Change…"));
    m_empty->setContent(QStringLiteral("account"), tr("No account yet"),
                        tr("Your address and password are enough to begin with."));
    m_empty->setButtons(tr("Add an account"));
}

} // namespace postaci
