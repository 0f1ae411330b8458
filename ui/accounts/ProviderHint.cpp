#include "accounts/ProviderHint.h"

#include "account/ProviderNotes.h"
#include "account/SourceSentence.h"
#include "accounts/IconLine.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QLocale>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace postaci {

namespace {

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
    m_link->setStyleSheet(QStringLiteral("padding-left: 4px; padding-right: 8px;"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_line);
    column->addWidget(m_notes);
    column->addWidget(m_link, 0, Qt::AlignLeft);
    connect(m_link, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(noteLink())); });
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

void ProviderHint::showFound(const ServerProposal& proposal, const QString& domain, const Account& account)
{
    m_kind = Kind::Found;
    m_proposal = proposal;
    m_domain = domain;
    m_account = account;
    retranslate();
}

void ProviderHint::showClosed(const ServerCandidates& provider)
{
    m_kind = Kind::Found;
    m_proposal = {};
    m_proposal.displayName = provider.displayName;
    m_proposal.notes = provider.notes;
    retranslate();
}

void ProviderHint::showSearching(const QString& domain, bool isWaitedFor)
{
    m_kind = Kind::Searching;
    m_domain = domain;
    m_isWaitedFor = isWaitedFor;
    retranslate();
}

void ProviderHint::showGuess(const Account& account, const QString& meant)
{
    m_kind = Kind::Guess;
    m_meant = meant;
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

QString ProviderHint::choiceText(const ServerProposal& proposal, const QString& domain)
{
    return QStringLiteral("%1 · %2 · %3")
        .arg(serverText(proposal.incoming), serverText(proposal.outgoing),
             sourceSentence(proposal.source, domain));
}

QString ProviderHint::serversText() const
{
    const bool encrypted =
        m_account.incoming.security != Security::None && m_account.outgoing.security != Security::None;
    return QStringLiteral("%1 · %2 · %3")
        .arg(serverText(m_account.incoming), serverText(m_account.outgoing),
             encrypted ? tr("encrypted") : tr("not encrypted"));
}

QString ProviderHint::foundText() const
{
    const QString servers =
        QStringLiteral("%1 · %2").arg(serversText(), sourceSentence(m_proposal.source, m_domain));
    return m_proposal.displayName.isEmpty() ? servers
                                            : QStringLiteral("%1 · %2").arg(m_proposal.displayName, servers);
}

QStringList ProviderHint::noteTexts() const
{
    QStringList texts;
    if (m_kind == Kind::Known) {
        for (const ProviderNote note : m_provider.notes)
            texts << providerNoteSentence(note, m_provider.name);
    } else if (m_kind == Kind::Found) {
        for (const CandidateNote& note : m_proposal.notes)
            texts << (note.known ? providerNoteSentence(*note.known, m_proposal.displayName)
                                 : note.sentence(QLocale().name().left(2)));
    }
    if (m_kind == Kind::Found && m_proposal.wantsCertificate)
        texts << tr(
            "This server wants to see a certificate of your own: choose its file under “Set by hand”.");
    texts.removeAll(QString());
    return texts;
}

QString ProviderHint::noteLink() const
{
    if (m_kind == Kind::Known)
        return m_provider.noteLink;
    if (m_kind == Kind::Found) {
        for (const CandidateNote& note : m_proposal.notes) {
            if (!note.link.isEmpty())
                return note.link;
        }
    }
    return {};
}

void ProviderHint::showLine()
{
    switch (m_kind) {
    case Kind::Nothing:
        m_line->setContent(QStringLiteral("info"), &Theme::meta,
                           tr("The server names appear here once you have typed the address."), Ink::Meta);
        break;
    case Kind::Searching:
        m_line->setContent(QStringLiteral("search"), &Theme::accent,
                           m_isWaitedFor
                               ? tr("Still looking for the servers of %1. They appear here in a moment: look "
                                    "at them, then press Next.")
                                     .arg(m_domain)
                               : tr("Looking for the servers of %1…").arg(m_domain),
                           Ink::Meta);
        break;
    case Kind::Guess:
        m_line->setContent(
            QStringLiteral("info"), &Theme::caution,
            m_meant.isEmpty()
                ? tr("No source knows this provider. The server names in “Set by hand” are a guess: compare "
                     "them with your provider's instructions.")
                : tr("No source knows this provider. Did you mean %1? Look at the address again.")
                      .arg(m_meant));
        break;
    case Kind::Found:
        if (m_proposal.incoming.host.isEmpty())
            m_line->clear();
        else
            m_line->setContent(QStringLiteral("lock"), &Theme::verified, foundText());
        break;
    case Kind::Known:
        if (m_provider.notes.contains(ProviderNote::CloudOnly))
            m_line->clear();
        else
            m_line->setContent(QStringLiteral("lock"), &Theme::verified,
                               QStringLiteral("%1 · %2").arg(m_provider.name, serversText()));
        break;
    }
}

void ProviderHint::showNotes()
{
    const QStringList notes = noteTexts();
    const QString link = noteLink();
    QString name = m_kind == Kind::Found ? m_proposal.displayName : m_provider.name;
    name.replace(QLatin1Char('&'), QLatin1String("&&")); // on a button
    m_notes->setContent(QStringLiteral("warning"), &Theme::caution, notes.join(QLatin1Char('\n')));
    m_link->setVisible(!notes.isEmpty() && !link.isEmpty());
    m_link->setText(name.isEmpty() ? tr("Open the provider's page") : tr("Open the page of %1").arg(name));
    m_link->setToolTip(plainTip(link));
}

void ProviderHint::retranslate()
{
    showLine();
    showNotes();
}

} // namespace postaci
