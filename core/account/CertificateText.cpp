#include "account/CertificateText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

namespace postaci {

QString certificateNames(const QSslCertificate& certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    names += certificate.subjectAlternativeNames().values(QSsl::IpAddressEntry);
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.removeAll(QString());
    names.removeDuplicates();
    names.sort();
    if (names.isEmpty())
        return QCoreApplication::translate("ErrorSentence", "another server");
    constexpr qsizetype kShown = 3;
    constexpr qsizetype kLongestName = 80;
    const qsizetype others = names.size() - kShown;
    names = names.mid(0, kShown);
    for (QString& name : names)
        name.truncate(kLongestName);
    QString shown = names.join(QStringLiteral(", "));
    if (others <= 0)
        return shown;
    return QCoreApplication::translate("ErrorSentence", "%1 and %2 more").arg(shown, QString::number(others));
}

QString dayOf(const QDateTime& date)
{
    QString format = QLocale().dateFormat(QLocale::LongFormat);
    format.remove(QLatin1String("dddd"));
    static const QRegularExpression leftOver(QStringLiteral("^[\\s,]+|[\\s,]+$"));
    return QLocale().toString(date.toLocalTime().date(), format.remove(leftOver));
}

} // namespace postaci
