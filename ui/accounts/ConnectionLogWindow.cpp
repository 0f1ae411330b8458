#include "accounts/ConnectionLogWindow.h"

#include "MailEngine.h"
#include "accounts/ConnectionLogPage.h"
#include "base/LocalAccount.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace postaci {

ConnectionLogWindow::ConnectionLogWindow(MailEngine& engine, QWidget* parent)
    : QWidget(parent, Qt::Window), m_engine(engine), m_accountLabel(new QLabel(this)),
      m_account(new QComboBox(this)), m_page(new ConnectionLogPage(engine, 0, this))
{
    setObjectName(QStringLiteral("connectionLogWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false);
    m_account->setObjectName(QStringLiteral("logAccountCombo"));
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_accountLabel->setBuddy(m_account);
    auto* choice = new QHBoxLayout;
    choice->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, 0);
    choice->setSpacing(Theme::kSpace2);
    choice->addWidget(m_accountLabel);
    choice->addWidget(m_account);
    choice->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(choice);
    column->addWidget(m_page, 1);
    setTabOrder(m_account, m_page);
    connect(m_account, &QComboBox::activated, this, &ConnectionLogWindow::showChosen);
    connect(&m_engine, &MailEngine::triedAddressesChanged, this, &ConnectionLogWindow::fillAccounts);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.accountsChanged)
            fillAccounts();
    });
    retranslate();
    openWithSize(this, {fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 32});
}

void ConnectionLogWindow::fillAccounts()
{
    const QVariant shown = m_account->currentData();
    m_account->clear();
    for (const Account& account : m_engine.reader().accounts().value_or({}))
        if (!isLocalAccount(account))
            m_account->addItem(account.label.isEmpty() ? account.identity.address : account.label,
                               account.id);
    for (const QString& address : m_engine.triedAddresses())
        //: %1 is an address; no account of it is here yet
        m_account->addItem(tr("%1 (being set up)").arg(address), address);
    for (QWidget* choice : {static_cast<QWidget*>(m_accountLabel), static_cast<QWidget*>(m_account)})
        choice->setVisible(m_account->count() > 0); // a sample mailbox has no server
    if (!shown.isValid() || m_account->findData(shown) < 0)
        showChosen();
    else
        m_account->setCurrentIndex(m_account->findData(shown));
}

void ConnectionLogWindow::showChosen()
{
    const QVariant chosen = m_account->currentData();
    if (chosen.typeId() == QMetaType::QString)
        m_page->setTriedAddress(chosen.toString());
    else
        m_page->setAccount(chosen.toLongLong());
}

void ConnectionLogWindow::showAccount(AccountId account)
{
    const int index = m_account->findData(account);
    if (index < 0 || index == m_account->currentIndex())
        return;
    m_account->setCurrentIndex(index);
    showChosen();
}

void ConnectionLogWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void ConnectionLogWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConnectionLogWindow::retranslate()
{
    setWindowTitle(tr("Connection log – Postacı"));
    m_accountLabel->setText(tr("&Account"));
    fillAccounts();
}

} // namespace postaci
