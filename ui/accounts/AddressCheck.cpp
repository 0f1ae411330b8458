#include "accounts/AddressCheck.h"

#include <QRegularExpression>

namespace postaci {

bool isUsableAddress(const QString& address)
{
    static const QRegularExpression pattern(
        QStringLiteral("^[^\\s@<>,;]+@(localhost|([\\p{L}\\p{N}-]+\\.)+[\\p{L}\\p{N}-]{2,})$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return address.size() <= 254 && pattern.match(address).hasMatch();
}

} // namespace postaci
