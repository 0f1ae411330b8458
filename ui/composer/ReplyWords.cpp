#include "composer/ReplyWords.h"

#include "message/AddressText.h"
#include "widgets/DateText.h"

#include <QCoreApplication>

namespace postaci {

namespace {

QString undatedWords()
{
    return QCoreApplication::translate("ReplyWords", "%1 wrote:", "above a quoted text");
}

QString datedWords()
{
    return QCoreApplication::translate(
        "ReplyWords", "On %1, %2 wrote:", "above a quoted text: %1 is a date and time, %2 a name");
}

/// Whether a line has these words in their order, with anything at the places of %1 and %2.
bool isMadeOf(const QString& line, const QString& words)
{
    QString pattern = words;
    pattern.replace(QLatin1String("%2"), QLatin1String("%1"));
    const QStringList pieces = pattern.split(QLatin1String("%1"));
    if (!line.startsWith(pieces.first()) || !line.endsWith(pieces.last()))
        return false;
    qsizetype at = 0;
    for (const QString& piece : pieces) {
        const qsizetype found = line.indexOf(piece, at);
        if (found < 0)
            return false;
        at = found + piece.size();
    }
    return true;
}

} // namespace

QString attributionLine(const Envelope& original)
{
    if (original.from.isEmpty())
        return {};
    const QString who = original.from.first().shownName().simplified();
    return original.date.isValid() ? datedWords().arg(longDate(original.date), who) : undatedWords().arg(who);
}

bool isAttributionLine(const QString& line)
{
    return line.endsWith(QLatin1Char(':')) &&
           (isMadeOf(line, datedWords()) || isMadeOf(line, undatedWords()));
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
