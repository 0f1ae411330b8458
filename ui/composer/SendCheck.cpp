#include "composer/SendCheck.h"

#include "composer/AddressText.h"
#include "message/TextFolding.h"

#include <QRegularExpression>

namespace postaci {

namespace {

/// Without the lines that somebody else wrote, and without what stands under every message.
QString ownWords(const QString& text)
{
    QStringList own;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (line == QLatin1String("-- "))
            break;
        if (!line.startsWith(QLatin1Char('>')))
            own << line;
    }
    return own.join(QLatin1Char('\n'));
}

} // namespace

bool speaksOfAttachment(const QString& text)
{
    // Compared in the folded form, where all four i are one letter and marks are gone. Stems with the endings
    // that they have in mail: "ek" is also how ekmek, ekip, ekim, ekran and ekonomi begin. "ek" alone only
    // where it is not "ek olarak", "in addition".
    static const QRegularExpression pattern(
        QStringLiteral("\\b(?:ek(?!\\s+(?:olarak|is|bilgi|ucret|sure))|ek(?:te|tedir|teki\\w*|li|lidir|lice|"
                       "imde\\w*|inde\\w*|imizde\\w*|"
                       "leri?|lerde\\w*|ledim|ledik|liyoru[mz]|leyerek|lemistim|lenmis\\w*|lenti\\w*|lice)|"
                       "ilisik(?:te\\w*|li|le)?|ilistir(?:dim|dik|iyoru[mz])|"
                       "attach(?:ed|es|ing|ments?)?|enclos(?:ed|ing|ures?))\\b"));
    return pattern.match(foldForSearch(ownWords(text))).hasMatch();
}

SendProblem checkBeforeSend(const ComposerState& state, const QSet<SendProblem>& accepted)
{
    if (state.account == 0)
        return SendProblem::NoAccount;
    qsizetype recipients = 0;
    bool isAnyBad = false;
    for (const QString& field : {state.to, state.cc, state.bcc}) {
        const TypedAddresses typed = parseTypedAddresses(field);
        recipients += typed.good.size();
        isAnyBad |= !typed.bad.isEmpty();
    }
    if (isAnyBad)
        return SendProblem::InvalidAddress;
    if (recipients == 0)
        return SendProblem::NoRecipient;
    if (state.subject.trimmed().isEmpty() && !accepted.contains(SendProblem::EmptySubject))
        return SendProblem::EmptySubject;
    if (state.files.isEmpty() && speaksOfAttachment(state.text) &&
        !accepted.contains(SendProblem::NoAttachment))
        return SendProblem::NoAttachment;
    return SendProblem::None;
}

} // namespace postaci
