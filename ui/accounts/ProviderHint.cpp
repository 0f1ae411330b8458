#include "accounts/ProviderHint.h"

#include "accounts/IconLine.h"
#include "widgets/Theme.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace postaci {

namespace {

QString noteText(ProviderNote note, const QString& provider)
{
    const char* text = nullptr;
    switch (note) {
    case ProviderNote::NeedsAppPassword:
        text = QT_TRANSLATE_NOOP("ProviderHint",
                                 "%1 wants an app password here: one that it makes for this program "
                                 "only. Your usual password will be refused.");
        break;
    case ProviderNote::EnableImap:
        text = QT_TRANSLATE_NOOP("ProviderHint",
                                 "Access by mail programs (IMAP) has to be switched on in the settings "
                                 "of %1 first.");
        break;
    case ProviderNote::BrowserSignInOnly:
        text = QT_TRANSLATE_NOOP("ProviderHint",
                                 "%1 lets programs in only after a sign-in in the browser, which this "
                                 "version cannot do yet. A password will probably be refused.");
        break;
    case ProviderNote::NeedsBridge:
        text =
            QT_TRANSLATE_NOOP("ProviderHint", "%1 needs its program Bridge running on this computer. Use the "
                                              "password that Bridge shows.");
        break;
    case ProviderNote::CloudOnly:
        text = QT_TRANSLATE_NOOP("ProviderHint",
                                 "%1 opens its mailboxes only to its own apps. No other mail program "
                                 "can read them.");
        break;
    }
    return QCoreApplication::translate("ProviderHint", text).arg(provider);
}

/// "IMAP imap.example.com 993"
QString serverText(const ServerSettings& server)
{
    return QStringLiteral("%1 %2 %3")
        .arg(toString(server.protocol).toUpper(), server.host, QString::number(server.port));
}

} // namespace

ProviderHint::ProviderHint(QWidget* parent)
    : QWidget(parent), m_line(new IconLine(this)), m_notes(new IconLine(this)), m_link(new QPushButton(this))
{
    m_line->setObjectName(QStringLiteral("providerLine"));
    m_notes->setObjectName(QStringLiteral("providerNotes"));
    m_link->setObjectName(QStringLiteral("providerLinkButton"));
    m_link->setProperty("quiet", true);
    m_link->setAutoDefault(false);
    m_link->setStyleSheet(QStringLiteral("padding-left: 4px; padding-right: 8px;"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_line);
    column->addWidget(m_notes);
    column->addWidget(m_link, 0, Qt::AlignLeft);
    connect(m_link, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl(m_provider.noteLink)); });
    clear();
}

void ProviderHint::clear()
{
    m_kind = Kind::Nothing;
    retranslate();
}

void ProviderHint::showProvider(const Provider& provider, const Account& account)
{
    m_kind = Kind::Known;
    m_provider = provider;
    m_account = account;
    retranslate();
}

void ProviderHint::showGuess(const Account& account)
{
    m_kind = Kind::Guess;
    m_account = account;
    retranslate();
}

QString ProviderHint::lineText() const
{
    return m_line->text();
}

QString ProviderHint::notesText() const
{
    return m_notes->text();
}

void ProviderHint::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QString ProviderHint::serversText() const
{
    const bool encrypted =
        m_account.incoming.security != Security::None && m_account.outgoing.security != Security::None;
    return QStringLiteral("%1 · %2 · %3")
        .arg(serverText(m_account.incoming), serverText(m_account.outgoing),
             encrypted ? tr("encrypted") : tr("not encrypted"));
}

void ProviderHint::retranslate()
{
    const bool known = m_kind == Kind::Known;
    const bool closed = known && m_provider.notes.contains(ProviderNote::CloudOnly);
    if (m_kind == Kind::Nothing) {
        m_line->setContent(QStringLiteral("info"), &Theme::meta,
                           tr("The server names appear here once you have typed the address."), Ink::Meta);
    } else if (m_kind == Kind::Guess) {
        m_line->setContent(
            QStringLiteral("info"), &Theme::caution,
            tr("This provider is not in the list. The server names below are a guess: compare them "
               "with your provider's instructions."));
    } else if (closed) {
        m_line->clear();
    } else {
        m_line->setContent(QStringLiteral("lock"), &Theme::verified,
                           QStringLiteral("%1 · %2").arg(m_provider.name, serversText()));
    }

    QStringList notes;
    if (known) {
        for (const ProviderNote note : m_provider.notes)
            notes << noteText(note, m_provider.name);
    }
    m_notes->setContent(QStringLiteral("warning"), &Theme::caution, notes.join(QLatin1Char('\n')));
    m_link->setVisible(known && !notes.isEmpty() && !m_provider.noteLink.isEmpty());
    m_link->setText(tr("Open the page of %1").arg(m_provider.name));
    m_link->setToolTip(m_provider.noteLink);
}

} // namespace postaci
