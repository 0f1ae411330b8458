#include "models/QuotaText.h"

#include "base/SizeText.h"

#include <QCoreApplication>
#include <QLocale>

namespace postaci {

namespace {

struct QuotaWords
{
    Q_DECLARE_TR_FUNCTIONS(QuotaWords)
};

QString quotaLine(const MailboxQuota& quota)
{
    const QLocale locale;
    if (quota.kind == MailboxQuota::Kind::Messages)
        //: messages used, messages allowed
        return QuotaWords::tr("%1 of %2 messages")
            .arg(locale.toString(quota.used), locale.toString(quota.limit));
    const int percent =
        quota.limit > 0 ? static_cast<int>(100.0 * double(quota.used) / double(quota.limit)) : 0;
    //: sizes, as "1.2 GB of 5 GB (24 %)"
    return QuotaWords::tr("%1 of %2 (%3 %)")
        .arg(sizeText(static_cast<qint64>(quota.used)), sizeText(static_cast<qint64>(quota.limit)))
        .arg(percent);
}

} // namespace

QString quotaText(const QList<MailboxQuota>& quotas)
{
    QStringList lines;
    for (const MailboxQuota& quota : quotas)
        lines.append(quotaLine(quota));
    return lines.join(QLatin1Char('\n'));
}

} // namespace postaci
