#include "composer/ReplyWords.h"

#include "message/AddressText.h"
#include "widgets/DateText.h"

#include <QCoreApplication>

namespace postaci {

QString attributionLine(const Envelope& original)
{
    if (original.from.isEmpty())
        return {};
    const QString who = original.from.first().shownName().simplified();
    if (!original.date.isValid())
        return QCoreApplication::translate("ReplyWords", "%1 wrote:", "above a quoted text").arg(who);
    return QCoreApplication::translate(
               "ReplyWords", "On %1, %2 wrote:", "above a quoted text: %1 is a date and time, %2 a name")
        .arg(longDate(original.date), who);
}

QString forwardHeader(const Envelope& original)
{
    QStringList lines{QStringLiteral("---------- ") +
                      QCoreApplication::translate("ReplyWords", "Forwarded message") +
                      QStringLiteral(" ----------")};
    const auto add = [&lines](const QString& label, const QString& value) {
        if (!value.isEmpty())
            lines << label + QLatin1Char(' ') + value;
    };
    add(QCoreApplication::translate("ReplyWords", "From:"), typedForm(original.from));
    add(QCoreApplication::translate("ReplyWords", "Date:"), longDate(original.date));
    add(QCoreApplication::translate("ReplyWords", "Subject:"), original.subject.simplified());
    add(QCoreApplication::translate("ReplyWords", "To:"), typedForm(original.to));
    add(QCoreApplication::translate("ReplyWords", "Cc:"), typedForm(original.cc));
    return lines.join(QLatin1Char('\n'));
}

} // namespace postaci
