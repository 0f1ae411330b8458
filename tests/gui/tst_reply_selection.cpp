// Answering a message of which some words are selected.
#include "gui/Talk.h"

#include "composer/ComposerWindow.h"
#include "mainwindow/MainActions.h"
#include "reader/BodyView.h"
#include "reader/MessageView.h"
#include "reader/TextBody.h"

#include <QAction>
#include <QApplication>
#include <QTextEdit>

using namespace postaci;

namespace {

ComposerWindow* openComposer()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<ComposerWindow*>(widget))
            return found;
    return nullptr;
}

QString textOf(const ComposerWindow& composer)
{
    return composer.findChild<QTextEdit*>(u"bodyEdit"_s)->toPlainText();
}

} // namespace

class TestReplySelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesWhatIsSelectedButNotWhatWasFound();
};

void TestReplySelection::quotesWhatIsSelectedButNotWhatWasFound()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 1);
    talk.show();
    talk.select(in.last());
    BodyView* body = talk.reader().view()->body();
    QTRY_VERIFY(body->text()->toPlainText().contains(u"Metin 0"_s));
    const auto answer = [&] {
        talk.window->actions().reply->trigger();
        QTRY_VERIFY(openComposer() != nullptr);
    };
    body->text()->setTextCursor(body->text()->document()->find(u"tin"_s));
    answer();
    QTRY_VERIFY2(textOf(*openComposer()).endsWith(u":\n> tin"_s), qPrintable(textOf(*openComposer())));
    delete openComposer();

    body->find(u"etin"_s, FindDirection::Forward, {});
    answer();
    QTRY_VERIFY2(textOf(*openComposer()).contains(u"> Metin 0"_s), qPrintable(textOf(*openComposer())));
    delete openComposer();
}

int main(int argc, char** argv)
{
    return runTalkTest<TestReplySelection>(argc, argv);
}

#include "tst_reply_selection.moc"
