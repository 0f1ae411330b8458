#include "account/Interceptor.h"

#include <QSslCertificate>

#include <array>

namespace postaci {

namespace {

/// A part of the signer's name, and what people call the product.
struct Product
{
    const char* sign;
    const char* name;
};

constexpr std::array kProducts{
    Product{"avast", "Avast"},
    Product{"avg web", "AVG"},
    Product{"kaspersky", "Kaspersky"},
    Product{"eset ssl", "ESET"},
    Product{"eset, spol", "ESET"},
    Product{"bitdefender", "Bitdefender"},
    Product{"dr.web", "Dr.Web"},
    Product{"mcafee", "McAfee"},
    Product{"norton", "Norton"},
    Product{"g data", "G DATA"},
    Product{"adguard", "AdGuard"},
    Product{"net nanny", "Net Nanny"},
    Product{"qustodio", "Qustodio"},
    Product{"sophos", "Sophos"},
    Product{"fortinet", "Fortinet"},
    Product{"fortigate", "FortiGate"},
    Product{"zscaler", "Zscaler"},
    Product{"netskope", "Netskope"},
    Product{"palo alto", "Palo Alto Networks"},
    Product{"blue coat", "Blue Coat"},
    Product{"cisco umbrella", "Cisco Umbrella"},
    Product{"check point", "Check Point"},
    Product{"watchguard", "WatchGuard"},
    Product{"sonicwall", "SonicWall"},
    Product{"barracuda", "Barracuda"},
    Product{"forcepoint", "Forcepoint"},
    Product{"websense", "Websense"},
    Product{"labris", "Labris"},
    Product{"untangle", "Untangle"},
    Product{"mitmproxy", "mitmproxy"},
    Product{"do_not_trust_fiddler", "Fiddler"},
    Product{"charles proxy", "Charles Proxy"},
    Product{"portswigger", "Burp Suite"},
};

QString signerOf(const QSslCertificate& certificate)
{
    QStringList words;
    for (const QSslCertificate::SubjectInfo field :
         {QSslCertificate::CommonName, QSslCertificate::Organization,
          QSslCertificate::OrganizationalUnitName})
        words += certificate.issuerInfo(field);
    return words.join(QLatin1Char('\n')).toLower();
}

} // namespace

QString interceptorOf(const CertificateProblem& problem)
{
    for (const QSslCertificate& certificate : problem.chain) {
        const QString signer = signerOf(certificate);
        for (const Product& product : kProducts) {
            if (signer.contains(QLatin1String(product.sign)))
                return QString::fromLatin1(product.name);
        }
    }
    return {};
}

} // namespace postaci
