#include "composer/DraftsMenu.h"

#include "composer/ComposerWindow.h"
#include "widgets/DateText.h"

#include <QMenu>

#include <algorithm>

namespace postaci {

namespace {

QString entryText(const Draft& draft)
{
    QString subject = draft.subject.isEmpty() ? ComposerWindow::tr("(no subject)") : draft.subject.left(60);
    subject.replace(QLatin1Char('&'), QLatin1String("&&"));
    return QStringLiteral("%1  –  %2").arg(subject, shortDate(draft.changed, QDateTime::currentDateTime()));
}

} // namespace

void fillDraftsMenu(QMenu* menu, MailEngine& engine, AppSettings& settings)
{
    menu->clear();
    QList<Draft> drafts = engine.reader().drafts().value_or({});
    std::sort(drafts.begin(), drafts.end(),
              [](const Draft& a, const Draft& b) { return a.changed > b.changed; });
    for (const Draft& draft : drafts)
        QObject::connect(menu->addAction(entryText(draft)), &QAction::triggered, menu,
                         [&engine, &settings, draft] { ComposerWindow::openDraft(engine, settings, draft); });
    if (drafts.isEmpty())
        menu->addAction(ComposerWindow::tr("No drafts"))->setEnabled(false);
}

} // namespace postaci
