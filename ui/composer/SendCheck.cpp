#include "composer/SendCheck.h"

#include "composer/AddressText.h"
#include "message/TemplateText.h"
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
    // Compared in the folded form, where all four i are one letter and marks are gone. "ek" alone only where
    // it is not "ek olarak", "in addition".
    static const QRegularExpression pattern(QStringLiteral(
        "\\b(?:ek(?!\\s+olarak)|ekte|ekteki|ektedir|ekli|eklidir|ekler|eklerde|ekinde|ekledim|"
        "ekledik|ekliyorum|"
        "ekliyoruz|ekleyerek|ilisik|ilisikte|ilisiktedir|ilisikteki|attach|attached|attachment|"
        "attachments|attaching|enclosed)\\b"));
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
    if (!unfilledPlaceholders(state.subject + QLatin1Char('\n') + ownWords(state.text)).isEmpty() &&
        !accepted.contains(SendProblem::Placeholder))
        return SendProblem::Placeholder;
    if (state.files.isEmpty() && speaksOfAttachment(state.text) &&
        !accepted.contains(SendProblem::NoAttachment))
        return SendProblem::NoAttachment;
    return SendProblem::None;
}

} // namespace postaci
