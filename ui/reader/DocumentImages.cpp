#include "reader/DocumentImages.h"

#include "message/HtmlCleaner.h"

namespace postaci {

DocumentImages takeOutImages(const QString& cleanDocument)
{
    constexpr qsizetype mostRemote = 500;
    DocumentImages out;
    int count = 0;
    out.document = withImageAddresses(cleanDocument, [&out, &count](const QString& address) {
        if (address.startsWith(QLatin1String("cid:")))
            return address;
        const QString id = QStringLiteral("postaci-image-%1").arg(count);
        if (address.startsWith(QLatin1String("data:"))) {
            const qsizetype comma = address.indexOf(QLatin1Char(','));
            out.embedded.insert(id, QByteArray::fromBase64(address.mid(comma + 1).toLatin1()));
        } else {
            if (out.remote.size() >= mostRemote)
                return QString();
            out.remote.insert(id, QUrl(address));
        }
        ++count;
        return QStringLiteral("cid:") + id;
    });
    return out;
}

} // namespace postaci
