#include "store/Contact.h"

#include "message/TextFolding.h"

#include <algorithm>

namespace postaci {

QString Contact::shownName() const
{
    if (!fullName.trimmed().isEmpty())
        return fullName.simplified();
    const QString made =
        QStringList{prefix, given, additional, family, suffix}.join(QLatin1Char(' ')).simplified();
    for (const QString& name : {made, nickname.simplified(), organisation.simplified()}) {
        if (!name.isEmpty())
            return name;
    }
    return addresses.isEmpty() ? QString() : addresses.first().text;
}

Address Contact::mainAddress() const
{
    const QString addr = addresses.isEmpty() ? QString() : addresses.first().text;
    const QString name = shownName();
    return {name == addr ? QString() : name, addr};
}

bool Contact::hasAddress(const QString& address) const
{
    return std::any_of(addresses.begin(), addresses.end(), [&](const LabelledText& own) {
        return own.text.compare(address, Qt::CaseInsensitive) == 0;
    });
}

QString groupNameKey(const QString& name)
{
    return foldForSearch(name).simplified();
}

QString freeGroupName(const QString& name, const std::function<bool(const QString& key)>& isTaken)
{
    const QString plain = name.simplified();
    QString free = plain;
    for (int number = 2; isTaken(groupNameKey(free)); ++number)
        free = QStringLiteral("%1 (%2)").arg(plain).arg(number);
    return free;
}

} // namespace postaci
