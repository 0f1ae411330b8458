#include "accounts/AccountCardPage.h"

#include "account/AccountFile.h"
#include "account/ErrorSentence.h"
#include "account/ProviderTable.h"
#include "account/SourceSentence.h"
#include "accounts/FileWriting.h"
#include "accounts/FormScroll.h"
#include "accounts/IconLine.h"
#include "accounts/SettingsCard.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

bool hasServer(const QList<ServerSettings>& servers, const ServerSettings& wanted)
{
    return std::any_of(servers.begin(), servers.end(), [&wanted](const ServerSettings& server) {
        return server.protocol == wanted.protocol && server.port == wanted.port &&
               server.security == wanted.security &&
               server.host.compare(wanted.host, Qt::CaseInsensitive) == 0;
    });
}

/// Where these servers are known from.
QString originOf(const Account& account)
{
    const auto table = ProviderTable::bundled();
    const Provider* provider = table ? table->findByHost(account.incoming.host) : nullptr;
    const bool isFromTable = provider && hasServer(provider->incoming, account.incoming) &&
                             hasServer(provider->outgoing, account.outgoing);
    if (!isFromTable) {
        const QString origin = originSentence(account.origin, mailDomain(account.identity.address));
        return origin.isEmpty()
                   ? AccountCardPage::tr(
                         "Found when the account was added, or typed; not in the list of providers.")
                   : origin;
    }
    const QDate checked = QDate::fromString(provider->checked, Qt::ISODate);
    return AccountCardPage::tr("The list of providers, %1: %2, checked on %3")
        .arg(provider->name, provider->source, QLocale().toString(checked, QLocale::ShortFormat));
}

} // namespace

AccountCardPage::AccountCardPage(LoginTester tester, QWidget* parent)
    : QWidget(parent), m_tester(std::move(tester)), m_intro(new QLabel), m_card(new SettingsCard),
      m_outcome(new IconLine), m_save(new QPushButton), m_copy(new QPushButton)
{
    m_intro->setWordWrap(true);
    m_outcome->setObjectName(QStringLiteral("cardOutcome"));
    m_save->setObjectName(QStringLiteral("saveCardButton"));
    m_copy->setObjectName(QStringLiteral("copyCardButton"));
    build();
    connect(m_save, &QPushButton::clicked, this, &AccountCardPage::chooseFile);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_card->text()); });
    retranslate();
}

void AccountCardPage::build()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_intro);
    column->addWidget(m_card);
    column->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace2);
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_outcome, 4);
    buttons->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new FormScroll(content), 1);
    outer->addLayout(buttons);
}

void AccountCardPage::load(const Account& account)
{
    m_account = account;
    m_isAsked = false;
    delete m_test.data();
    m_card->setAccount(account);
    m_card->setOrigin(originOf(account));
    m_outcome->clear();
    if (isVisible())
        askServers();
}

void AccountCardPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askServers();
}

void AccountCardPage::askServers()
{
    if (m_isAsked)
        return;
    m_isAsked = true;
    m_test = m_tester({m_account, {}, UserNames::AsGiven, {}});
    m_test->setParent(this);
    connect(m_test, &LoginTest::found, m_card, &SettingsCard::add);
    connect(m_test, &LoginTest::finished, m_test, &QObject::deleteLater);
}

void AccountCardPage::chooseFile()
{
    const QString folder = usualPlace(QStandardPaths::DocumentsLocation);
    const QString name = QDir(folder).filePath(m_account.identity.address + QStringLiteral(".png"));
    const QString filters = QStringList{tr("Picture (*.png)"), tr("Settings for Postacı (*.json)"),
                                        tr("Settings for any mail program (*.xml)")}
                                .join(QStringLiteral(";;"));
    QString filter;
    const QString chosen =
        QFileDialog::getSaveFileName(this, tr("Save the settings card"), name, filters, &filter);
    if (chosen.isEmpty())
        return;
    const QString file = named(chosen, filter);
    // The dialog has asked only about the name that was chosen in it.
    if (file != chosen && QFile::exists(file) &&
        QMessageBox::question(this, tr("Save the settings card"),
                              tr("%1 is there already. Replace it?").arg(QFileInfo(file).fileName())) !=
            QMessageBox::Yes)
        return;
    saveTo(file, [this](const Result<void>& saved) {
        if (saved)
            m_outcome->setContent(QStringLiteral("check"), &Theme::verified, tr("Saved."));
        else
            m_outcome->setContent(QStringLiteral("error"), &Theme::danger,
                                  describeError(saved.error()).inOneLine(), Ink::Danger);
    });
}

QString AccountCardPage::named(const QString& file, const QString& filter)
{
    const QStringList endings{QStringLiteral(".png"), QStringLiteral(".json"), QStringLiteral(".xml")};
    const auto wanted = std::find_if(endings.begin(), endings.end(), [&filter](const QString& ending) {
        return filter.contains(QLatin1Char('*') + ending);
    });
    if (wanted == endings.end() || file.endsWith(*wanted, Qt::CaseInsensitive))
        return file;
    const auto other = std::find_if(endings.begin(), endings.end(), [&file](const QString& ending) {
        return file.endsWith(ending, Qt::CaseInsensitive);
    });
    return (other == endings.end() ? file : file.chopped(other->size())) + *wanted;
}

void AccountCardPage::saveTo(const QString& file, const std::function<void(Result<void>)>& done)
{
    QByteArray bytes;
    if (file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
        QBuffer buffer(&bytes);
        m_card->picture().save(&buffer, "PNG");
    } else if (file.endsWith(QLatin1String(".xml"), Qt::CaseInsensitive)) {
        bytes = accountToAutoconfig(m_account);
    } else {
        bytes = accountToJson(m_account);
    }
    writeAside(bytes, file, this, done);
}

void AccountCardPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    m_card->setOrigin(originOf(m_account));
}

void AccountCardPage::retranslate()
{
    m_intro->setText(tr("What another program or computer needs to open this mailbox. The password is not in "
                        "it, neither is it in the code."));
    m_save->setText(tr("Save &the card…"));
    m_copy->setText(tr("C&opy as text"));
}

} // namespace postaci
