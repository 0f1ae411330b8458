#include "base/SizeText.h"
#include "composer/ComposerHeader.h"
#include "composer/ComposerWindow.h"
#include "composer/SizeCheck.h"
#include "composer/SmallerPictures.h"
#include "message/PartEncoding.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

#include <QLocale>

// What is said of a message that a server would not take.

namespace postaci {

namespace {

/// Two sizes so that they are seen to differ.
std::pair<QString, QString> sizesToCompare(qint64 a, qint64 b)
{
    const auto shorter = std::pair(sizeText(a), sizeText(b));
    if (shorter.first != shorter.second)
        return shorter;
    const QLocale locale;
    const auto longer = std::pair(sizeText(a, locale, 3), sizeText(b, locale, 3));
    if (longer.first != longer.second)
        return longer;
    return {sizeText(a, locale, 6), sizeText(b, locale, 6)};
}

} // namespace

SendProblem ComposerWindow::sizeProblem() const
{
    const auto found =
        checkSize(m_engine.reader(), m_header->account(), outgoing(), QDateTime::currentDateTimeUtc());
    if (!found)
        return SendProblem::None;
    const SendProblem problem = found->isCopy ? SendProblem::CopyTooLarge : SendProblem::TooLarge;
    return m_accepted.contains(problem) ? SendProblem::None : problem;
}

void ComposerWindow::showSizeProblem(SendProblem problem)
{
    const auto found =
        checkSize(m_engine.reader(), m_header->account(), outgoing(), QDateTime::currentDateTimeUtc());
    if (!found)
        return;
    const bool helps = base64Size(m_pictures->bytes()) > found->size - found->limit;
    const bool mayInsist = found->isCopy || found->isGuess;
    const auto fill = [found = *found, helps, mayInsist](InfoBar& bar) {
        const auto [size, limit] = sizesToCompare(found.size, found.limit);
        QString sentence;
        if (found.isCopy)
            //: %1 is a folder, %2 and %3 are sizes
            sentence =
                tr("The folder %1 takes messages of at most %2. This one would be %3, so no copy of it "
                   "could be kept there.");
        else if (found.isGuess)
            //: %1 is a server, %2 and %3 are sizes
            sentence =
                tr("%1 took messages of at most %2 when it was last asked. This one would be %3 on its "
                   "way.");
        else
            sentence = tr("%1 takes messages of at most %2. This one would be %3 on its way: attach less, or "
                          "send it in several messages.");
        bar.show(InfoBar::Caution, sentence.arg(found.where, limit, size));
        const QString anyway = mayInsist ? tr("Send an&yway") : QString();
        if (helps)
            bar.setButtons(tr("Make t&he pictures smaller"), anyway);
        else if (mayInsist)
            bar.setButtons(anyway);
    };
    const auto insist = [this, problem] { acceptAndSend(problem); };
    if (helps)
        m_bars->showBar(
            ProblemBar, QStringLiteral("problemBar"), fill, [this] { m_pictures->shrinkAll(); }, insist);
    else
        m_bars->showBar(ProblemBar, QStringLiteral("problemBar"), fill, insist);
}

} // namespace postaci
