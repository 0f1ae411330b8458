// What a server's reply means, whatever it is: the rules, their sentences, and what a person can do about it.
#include "Fuzz.h"
#include "account/ErrorSentence.h"
#include "account/Remedy.h"
#include "account/ReplyExplainer.h"

#include <array>

using namespace postaci;

namespace {

const ReplyExplainer& explainer()
{
    static const Result<ReplyExplainer> bundled = ReplyExplainer::bundled();
    fuzz::require(bundled.has_value(), "the rules are there");
    return *bundled;
}

void explain(const QString& text, std::optional<ReplyProtocol> protocol)
{
    const ReplyFacts facts = factsOfReply(text, protocol);
    fuzz::require(facts.words.size() <= 8192, "the words are bounded");
    fuzz::require(!facts.words.contains(u"  ") && !facts.words.contains(u'\n'), "words have single spaces");
    fuzz::require(!protocol || facts.protocol == protocol, "what was said wins");
    const ReplyExplanation meaning = explainer().explain(text, protocol);
    fuzz::require(!meaning.text.summary.isEmpty(), "every reply has a sentence");
    fuzz::require(!meaning.text.summary.contains(u"%1"), "the sentence is whole");
}

void describe(const QString& text)
{
    static constexpr std::array kReasons{ErrorReason::Unspecified,       ErrorReason::CredentialsRejected,
                                         ErrorReason::RecipientsRefused, ErrorReason::SenderRefused,
                                         ErrorReason::MessageRefused,    ErrorReason::ServerBye};
    for (const ErrorReason reason : kReasons) {
        const Error error =
            makeError(ErrorKind::Rejected, reason, QStringLiteral("the server answered 550"), text);
        fuzz::require(!describeError(error).summary.isEmpty(), "every error has a sentence");
        (void)remedyFor(error);
        const QString page = pageNamedIn(error);
        fuzz::require(page.isEmpty() || page.startsWith(u"https://"), "only pages by https are opened");
    }
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    const QString text = QString::fromUtf8(input);
    explain(text, std::nullopt);
    for (const ReplyProtocol protocol :
         {ReplyProtocol::Smtp, ReplyProtocol::Imap, ReplyProtocol::Pop3, ReplyProtocol::Tls})
        explain(text, protocol);
    describe(text);
}
