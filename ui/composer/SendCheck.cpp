#include "composer/SendCheck.h"

#include "message/AddressText.h"
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

bool isAnyWrong(const ComposerState& state, const RecipientSource& source)
{
    for (const QString& field : {state.to, state.cc, state.bcc}) {
        const TypedAddresses typed = parseTypedAddresses(field);
        const bool isGroupMissing =
            std::any_of(typed.groups.begin(), typed.groups.end(),
                        [&](const QString& group) { return !source.members || !source.members(group); });
        if (!typed.bad.isEmpty() || isGroupMissing)
            return true;
    }
    return false;
}

bool losesMembers(const ComposerState& state, const RecipientSource& source)
{
    const QString fields[] = {state.to, state.cc, state.bcc};
    return std::any_of(std::begin(fields), std::end(fields), [&source](const QString& field) {
        return !unreachableMembers(field, source).isEmpty();
    });
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

std::optional<std::pair<QString, QString>> strangeRecipient(const ComposerState& state,
                                                            const RecipientDoubts& doubts)
{
    if (!doubts.meant)
        return std::nullopt;
    for (const QString& field : {state.to, state.cc, state.bcc}) {
        for (const Address& address : parseTypedAddresses(field).good) {
            const QString meant = doubts.meant(address.addr);
            if (!meant.isEmpty())
                return std::pair(address.addr, meant);
        }
    }
    return std::nullopt;
}

SendProblem checkBeforeSend(const ComposerState& state, const QSet<SendProblem>& accepted,
                            const RecipientDoubts& doubts)
{
    if (state.account == 0)
        return SendProblem::NoAccount;
    if (isAnyWrong(state, doubts.source))
        return SendProblem::InvalidAddress;
    if (!accepted.contains(SendProblem::LostMembers) && losesMembers(state, doubts.source))
        return SendProblem::LostMembers;
    const qsizetype visible =
        recipientsOf(state.to, doubts.source).size() + recipientsOf(state.cc, doubts.source).size();
    const qsizetype blind = recipientsOf(state.bcc, doubts.source).size();
    if (visible + blind == 0)
        return SendProblem::NoRecipient;
    if (!accepted.contains(SendProblem::StrangeDomain) && strangeRecipient(state, doubts))
        return SendProblem::StrangeDomain;
    if (visible > mostVisible && !accepted.contains(SendProblem::ManyVisible))
        return SendProblem::ManyVisible;
    if (doubts.cameAsBlindCopy && visible + blind > 1 && !accepted.contains(SendProblem::BlindReply))
        return SendProblem::BlindReply;
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
