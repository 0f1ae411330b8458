#include "sync/TagKeyword.h"

#include "protocol/MailboxName.h"

namespace postaci {

QString tagKeyword(const QString& name)
{
    constexpr qsizetype kLongest = 60;
    QString plain = name.simplified().left(kLongest).normalized(QString::NormalizationForm_C);
    for (QChar& c : plain) {
        if (QStringLiteral(" (){}%*\"\\]").contains(c))
            c = QLatin1Char('_');
    }
    return QString::fromLatin1(encodeMailbox(plain));
}

QString tagName(const QString& keyword)
{
    QString name = decodeMailbox(keyword.toUtf8());
    return name.replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace postaci
