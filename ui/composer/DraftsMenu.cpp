#include "composer/DraftsMenu.h"

#include "composer/ComposerWindow.h"
#include "composer/DraftsDialog.h"
#include "widgets/DateText.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kLongestEntry = 60; ///< characters
constexpr qsizetype kMostDrafts = 30;

} // namespace

QString draftLine(const Draft& draft, const ComposerState& state)
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
    return text + QStringLiteral("  ·  ") + shortDate(draft.changed, QDateTime::currentDateTimeUtc());
}

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
        QString line = draftLine(draft, *state);
        menu->addAction(line.replace(QLatin1Char('&'), QLatin1String("&&")), menu,
                        [open, draft] { open(draft); });
    }
    if (drafts.size() > kMostDrafts) {
        menu->addSeparator();
        QAction* all = menu->addAction(
            QCoreApplication::translate("DraftsMenu", "&All drafts…"), menu,
            [menu, open, &engine] { (new DraftsDialog(engine, open, menu->parentWidget()))->show(); });
        all->setObjectName(QStringLiteral("allDrafts"));
    }
    if (menu->isEmpty())
        menu->addAction(QCoreApplication::translate("DraftsMenu", "No drafts"))->setEnabled(false);
}

} // namespace postaci
