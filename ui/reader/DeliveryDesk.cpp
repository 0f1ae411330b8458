#include "reader/DeliveryDesk.h"

#include "account/ReplyExplainer.h"
#include "message/DeliveryReport.h"
#include "reader/ReaderBars.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kNamed = 3; ///< recipients in one bar; all are in its details
constexpr qsizetype kMostText = 100'000;

ReplyExplanation explained(const DeliveryReportRow& report)
{
    static const auto explainer = ReplyExplainer::bundled();
    static const QRegularExpression code(QStringLiteral("^[245]\\d\\d[ -]"));
    if (!explainer)
        return {};
    const QString stands =
        report.status.startsWith(QLatin1Char('4')) ? QStringLiteral("450 ") : QStringLiteral("550 ");
    const QString words =
        report.reply.contains(report.status) ? report.reply : report.status + QLatin1Char(' ') + report.reply;
    return explainer->explain(code.match(report.reply).hasMatch() ? report.reply : stands + words,
                              ReplyProtocol::Smtp);
}

QString sentenceOf(const DeliveryReportRow& report)
{
    switch (report.action) {
    case DeliveryAction::Failed:
        //: %1 is an address, %2 a sentence that says why
        return DeliveryDesk::tr("Not delivered to %1: %2")
            .arg(report.recipient, explained(report).text.summary);
    case DeliveryAction::Delayed:
        return DeliveryDesk::tr("Not delivered to %1 yet: the servers keep trying, you need do nothing.")
            .arg(report.recipient);
    case DeliveryAction::Delivered:
        return DeliveryDesk::tr("Delivered to %1.").arg(report.recipient);
    case DeliveryAction::Relayed:
    case DeliveryAction::Expanded:
        return DeliveryDesk::tr("Passed on to %1; the server there does not report any further.")
            .arg(report.recipient);
    }
    return {};
}

QStringList addressesOf(const AddressList& list)
{
    QStringList addresses;
    for (const Address& address : list)
        addresses.append(address.addr);
    return addresses;
}

bool isFailed(const DeliveryReportRow& report)
{
    return report.action == DeliveryAction::Failed;
}

DeliveryReportRow rowOf(const DeliveryStatus& status)
{
    DeliveryReportRow row;
    row.recipient = status.recipient;
    row.status = status.status;
    row.reply = status.reply;
    switch (status.action) {
    case DeliveryStatus::Action::Delayed:
        row.action = DeliveryAction::Delayed;
        break;
    case DeliveryStatus::Action::Delivered:
        row.action = DeliveryAction::Delivered;
        break;
    case DeliveryStatus::Action::Relayed:
    case DeliveryStatus::Action::Expanded:
        row.action = DeliveryAction::Relayed;
        break;
    case DeliveryStatus::Action::Failed:
    case DeliveryStatus::Action::Unknown:
        break;
    }
    return row;
}

} // namespace

DeliveryDesk::DeliveryDesk(MailEngine& engine, ReaderBars& bars, QObject* parent)
    : QObject(parent), m_engine(engine), m_bars(bars)
{
    connect(&m_bars, &ReaderBars::writeAgainClicked, this, &DeliveryDesk::writeAgain);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.outboxChanged && !m_messageId.isEmpty())
            showReports();
    });
}

void DeliveryDesk::begin()
{
    m_account = 0;
    m_messageId.clear();
    m_subject.clear();
    m_text.clear();
    m_sentTo = {};
    m_known.clear();
    m_shown.clear();
}

void DeliveryDesk::setMessage(MessageId message, const MessageContent& content)
{
    begin();
    const auto rows = m_engine.reader().rows({message});
    const AccountId account = rows && !rows->isEmpty() ? rows->first().account : 0;
    if (content.deliveryReport != nullptr) {
        const DeliveryReport& told = *content.deliveryReport;
        setSent(account, told.messageId.isEmpty() ? told.envelopeId : told.messageId);
        m_subject = content.deliveryReport->subject;
        QList<DeliveryReportRow> reports;
        for (const DeliveryStatus& status : content.deliveryReport->recipients)
            if (status.action != DeliveryStatus::Action::Unknown)
                reports.append(rowOf(status));
        std::stable_sort(
            reports.begin(), reports.end(),
            [](const DeliveryReportRow& a, const DeliveryReportRow& b) { return a.action < b.action; });
        show(reports);
        return;
    }
    if (account == 0 || content.envelope.messageId.isEmpty())
        return;
    m_account = account;
    m_messageId = content.envelope.messageId;
    setSent(account, m_messageId);
    m_subject = content.envelope.subject;
    m_text = content.text.left(kMostText);
    showReports();
}

void DeliveryDesk::setSent(AccountId account, const QString& messageId)
{
    const auto sent = m_engine.reader().recipientsOfSent(account, messageId);
    m_sentTo = sent ? sent->value_or(SentRecipients()) : SentRecipients();
    m_known = m_sentTo.known();
}

void DeliveryDesk::showReports()
{
    const auto reports = m_engine.reader().deliveryReports(m_account, m_messageId);
    if (reports && *reports != m_shown)
        show(*reports);
}

void DeliveryDesk::show(const QList<DeliveryReportRow>& reports)
{
    m_shown = reports;
    if (reports.isEmpty())
        return;
    QStringList sentences;
    for (const DeliveryReportRow& report : reports.mid(0, kNamed))
        sentences.append(sentenceOf(report));
    if (const auto more = static_cast<int>(reports.size() - sentences.size()); more > 0)
        sentences.append(tr("%n more in the details.", nullptr, more));
    const DeliveryReportRow& first = reports.first();
    const bool anyFailed = isFailed(first);
    if (anyFailed)
        sentences.append(explained(first).text.advice);
    QStringList details;
    for (const DeliveryReportRow& report : reports)
        details.append(QStringLiteral("%1: %2 %3").arg(report.recipient, report.status, report.reply));
    const bool isGood = std::all_of(reports.begin(), reports.end(), [](const DeliveryReportRow& report) {
        return report.action == DeliveryAction::Delivered;
    });
    m_bars.showDelivery(anyFailed ? InfoBar::Error
                        : isGood  ? InfoBar::Success
                                  : InfoBar::Info,
                        sentences.join(QLatin1Char(' ')).trimmed(), details.join(QLatin1Char('\n')),
                        std::any_of(reports.begin(), reports.end(), [this](const DeliveryReportRow& report) {
                            return isToBeWrittenTo(report);
                        }));
}

/// Anybody can send a report and name in it whom the text should go to.
bool DeliveryDesk::isToBeWrittenTo(const DeliveryReportRow& report) const
{
    return isFailed(report) && m_known.contains(SentRecipients::comparable(report.recipient));
}

/// Each in the field that it was in; whose field is not known is not shown to the others.
void DeliveryDesk::writeAgain()
{
    QSet<QString> failed;
    for (const DeliveryReportRow& report : std::as_const(m_shown))
        if (isToBeWrittenTo(report))
            failed.insert(SentRecipients::comparable(report.recipient));
    const auto taken = [&failed](const QStringList& addresses) {
        QStringList encoded;
        for (const QString& addr : addresses)
            if (failed.remove(SentRecipients::comparable(addr)))
                encoded.append(QString::fromLatin1(QUrl::toPercentEncoding(addr, "@")));
        return encoded.join(QLatin1Char(','));
    };
    const QString to = taken(addressesOf(m_sentTo.to));
    const QString cc = taken(addressesOf(m_sentTo.cc));
    const QString bcc = taken(addressesOf(m_sentTo.bcc) + m_sentTo.all);
    QString mailto = QStringLiteral("mailto:") + to;
    mailto += QStringLiteral("?subject=") + QString::fromLatin1(QUrl::toPercentEncoding(m_subject));
    if (!cc.isEmpty())
        mailto += QStringLiteral("&cc=") + cc;
    if (!bcc.isEmpty())
        mailto += QStringLiteral("&bcc=") + bcc;
    if (!m_text.isEmpty()) {
        QString body = m_text;
        mailto += QStringLiteral("&body=") + QString::fromLatin1(QUrl::toPercentEncoding(
                                                 body.replace(QLatin1String("\n"), QLatin1String("\r\n"))));
    }
    Q_EMIT composeTo(mailto);
}

} // namespace postaci
