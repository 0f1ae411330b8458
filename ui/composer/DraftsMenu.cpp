#include "composer/DraftsMenu.h"

#include "composer/ComposerWindow.h"
#include "widgets/DateText.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kLongestEntry = 60; ///< characters
constexpr qsizetype kMostDrafts = 30;

QString entryText(const Draft& draft, const ComposerState& state)
{
    QString subject = draft.subject.simplified();
    if (subject.isEmpty())
        subject = QCoreApplication::translate("DraftsMenu", "(no subject)");
    if (subject.size() > kLongestEntry)
        subject = subject.left(kLongestEntry) + QStringLiteral("…");
    QString text = subject;
    if (!state.to.isEmpty())
        //: a draft in a menu: %1 is its subject, %2 who it goes to
        text =
            QCoreApplication::translate("DraftsMenu", "%1, to %2").arg(subject, state.to.left(kLongestEntry));
    text += QStringLiteral("  ·  ") + shortDate(draft.changed, QDateTime::currentDateTimeUtc());
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

void fillDraftsMenu(QMenu* menu, MailEngine& engine, const std::function<void(const Draft&)>& open)
{
    menu->clear();
    QList<Draft> drafts = engine.reader().drafts().value_or({});
    std::sort(drafts.begin(), drafts.end(),
              [](const Draft& a, const Draft& b) { return a.changed > b.changed; });
    for (const Draft& draft : drafts.mid(0, kMostDrafts)) {
        const auto state = composerStateFromJson(draft.data);
        if (!state)
            continue;
        menu->addAction(entryText(draft, *state), menu, [open, draft] { open(draft); });
    }
    if (menu->isEmpty())
        menu->addAction(QCoreApplication::translate("DraftsMenu", "No drafts"))->setEnabled(false);
}

} // namespace postaci
