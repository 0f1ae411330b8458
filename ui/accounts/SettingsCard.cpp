#include "accounts/SettingsCard.h"

#include "account/AccountFile.h"
#include "widgets/Ink.h"
#include "widgets/QrCode.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kModule = 3; ///< pixels of a square of the QR code on the screen

QString encryptionText(Security security)
{
    switch (security) {
    case Security::Tls:
        return SettingsCard::tr("TLS from the first byte");
    case Security::StartTls:
        return QStringLiteral("STARTTLS");
    case Security::None:
        break;
    }
    return SettingsCard::tr("not encrypted");
}

QByteArray codeText(const Account& account)
{
    return QJsonDocument::fromJson(accountToJson(account)).toJson(QJsonDocument::Compact);
}

} // namespace

SettingsCard::SettingsCard(QWidget* parent)
    : QFrame(parent), m_title(new QLabel), m_grid(new QGridLayout), m_code(new QLabel)
{
    setObjectName(QStringLiteral("settingsCard"));
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_title->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kTitleScale)));
    m_title->setTextFormat(Qt::PlainText);
    m_code->setObjectName(QStringLiteral("cardCode"));
    m_grid->setHorizontalSpacing(Theme::kSpace4);
    m_grid->setVerticalSpacing(Theme::kSpace2);
    m_grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace4);
    column->addWidget(m_title);
    column->addLayout(m_grid);
    column->addWidget(m_code, 0, Qt::AlignLeft);
}

void SettingsCard::setAccount(const Account& account)
{
    m_account = account;
    for (const ServerRole role : {ServerRole::Incoming, ServerRole::Outgoing})
        m_certificates[int(role)] = m_abilities[int(role)] = {};
    m_code->setPixmap(QPixmap::fromImage(qrCode(codeText(account), kModule)));
    retranslate();
}

void SettingsCard::setOrigin(const QString& origin)
{
    m_origin = origin;
    retranslate();
}

void SettingsCard::add(const DoctorFinding& finding)
{
    if (finding.step == DoctorStep::Capabilities)
        m_abilities[int(finding.server)] = finding.text;
    else if (finding.step == DoctorStep::Certificate)
        m_certificates[int(finding.server)] = finding.text;
    else if (!finding.isGood && finding.step < DoctorStep::Capabilities)
        m_abilities[int(finding.server)] = finding.text;
    else
        return;
    retranslate();
}

void SettingsCard::addServerRows(QList<Row>& rows, ServerRole role) const
{
    const bool isIncoming = role == ServerRole::Incoming;
    const ServerSettings& server = isIncoming ? m_account.incoming : m_account.outgoing;
    const QString protocol = toString(server.protocol).toUpper();
    rows.append(
        {isIncoming ? tr("Incoming mail") : tr("Outgoing mail"),
         tr("%1 server %2, port %3, %4")
             .arg(protocol, server.host, QString::number(server.port), encryptionText(server.security))});
    rows.append({tr("User name"), server.username});
    if (const ErrorText& certificate = m_certificates[int(role)]; !certificate.summary.isEmpty())
        rows.append({tr("Certificate"), certificate.inOneLine()});
    if (const ErrorText& abilities = m_abilities[int(role)]; !abilities.summary.isEmpty())
        rows.append({tr("The server"), abilities.inOneLine()});
}

QList<SettingsCard::Row> SettingsCard::rows() const
{
    QList<Row> rows;
    addServerRows(rows, ServerRole::Incoming);
    addServerRows(rows, ServerRole::Outgoing);
    if (!m_origin.isEmpty())
        rows.append({tr("Source"), m_origin});
    return rows;
}

QString SettingsCard::text() const
{
    QStringList lines{m_account.identity.address};
    for (const Row& row : rows())
        lines.append(row.title + QStringLiteral(": ") + row.text);
    return lines.join(u'\n') + u'\n';
}

QImage SettingsCard::picture() const
{
    constexpr int kWidth = 900;
    constexpr int kMargin = 36;
    constexpr int kTitleColumn = 200;
    const QImage code = qrCode(codeText(m_account), 5);
    QFont body = font();
    body.setPixelSize(20);
    QFont title = Theme::semibold(body);
    title.setPixelSize(30);
    QImage sheet(kWidth, 2000, QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    int y = kMargin;
    const auto draw = [&](const QFont& used, int x, const QColor& ink, const QString& words) {
        painter.setFont(used);
        painter.setPen(ink);
        QRect taken;
        painter.drawText(QRect(x, y, kWidth - kMargin - x, sheet.height() - y), Qt::TextWordWrap, words,
                         &taken);
        return taken.height();
    };
    y += draw(title, kMargin, Qt::black, m_account.identity.address) + kMargin / 2;
    for (const Row& row : rows()) {
        draw(body, kMargin, QColor(0x55, 0x5b, 0x66), row.title);
        y += draw(body, kMargin + kTitleColumn, Qt::black, row.text) + kMargin / 3;
    }
    y += kMargin / 2;
    painter.drawImage(kMargin, y, code);
    y += code.height() + kMargin;
    painter.end();
    return sheet.copy(0, 0, kWidth, qMin(y, sheet.height()));
}

void SettingsCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsCard::retranslate()
{
    m_title->setText(m_account.identity.address);
    m_code->setAccessibleName(tr("QR code of these settings, without the password"));
    m_code->setToolTip(m_code->accessibleName());
    qDeleteAll(m_labels);
    m_labels.clear();
    int line = 0;
    for (const Row& row : rows()) {
        auto* title = new QLabel(row.title);
        auto* words = new QLabel(row.text);
        setInk(title, Ink::Meta);
        for (QLabel* label : {title, words})
            label->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(title, line, 0, Qt::AlignTop);
        m_grid->addWidget(words, line, 1, Qt::AlignTop);
        m_labels << title << words;
        ++line;
    }
}

} // namespace postaci
