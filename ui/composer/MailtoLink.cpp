#include "composer/MailtoLink.h"

#include "message/HeaderDecoder.h"

#include <QUrl>

namespace postaci {

namespace {

QString decoded(const QString& value)
{
    return QUrl::fromPercentEncoding(value.toUtf8());
}

} // namespace

void applyMailto(const QString& text, OutgoingMessage& message)
{
    const QString scheme = QStringLiteral("mailto:");
    if (!text.startsWith(scheme, Qt::CaseInsensitive)) {
        message.to += parseAddressList(text.toUtf8());
        return;
    }
    const QString link = text.mid(scheme.size());
    const qsizetype question = link.indexOf(QLatin1Char('?'));
    message.to += parseAddressList(decoded(question < 0 ? link : link.left(question)).toUtf8());
    if (question < 0)
        return;
    const QStringList fields = link.mid(question + 1).split(QLatin1Char('&'));
    for (const QString& field : fields) {
        const QString name = field.section(QLatin1Char('='), 0, 0).toLower();
        const QString value = decoded(field.section(QLatin1Char('='), 1));
        if (name == QLatin1String("to"))
            message.to += parseAddressList(value.toUtf8());
        else if (name == QLatin1String("cc"))
            message.cc += parseAddressList(value.toUtf8());
        else if (name == QLatin1String("bcc"))
            message.bcc += parseAddressList(value.toUtf8());
        else if (name == QLatin1String("subject"))
            message.subject = value.simplified();
        else if (name == QLatin1String("body"))
            message.text = QString(value).replace(QLatin1String("\r\n"), QLatin1String("\n")) + message.text;
        else if (name == QLatin1String("in-reply-to"))
            message.inReplyTo = parseMessageIds(value.toUtf8()).value(0);
    }
}

} // namespace postaci
