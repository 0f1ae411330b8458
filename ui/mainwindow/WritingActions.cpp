#include "mainwindow/WritingActions.h"

#include "base/Identities.h"
#include "composer/ComposerWindow.h"
#include "composer/RedirectDialog.h"
#include "composer/TemplateDialog.h"
#include "settings/AppSettings.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>

namespace postaci {

WritingActions::WritingActions(QMainWindow& window, MailEngine& engine, AppSettings& settings, Place place)
    : QObject(&window), menu(new QMenu(&window)), m_window(window), m_engine(engine), m_settings(settings),
      m_place(std::move(place))
{
    menu->setObjectName(QStringLiteral("writingMenu"));
    replyList = add("replyListAction");
    replySelection = add("replySelectionAction");
    forwardAttached = add("forwardAttachedAction");
    redirect = add("redirectAction");
    editAsNew = add("editAsNewAction");
    resend = add("resendAction");
    templates = add("templatesAction");
    menu->addActions({replyList, replySelection});
    menu->addSeparator();
    menu->addActions({forwardAttached, redirect});
    menu->addSeparator();
    menu->addActions({editAsNew, resend});
    menu->addSeparator();
    menu->addAction(templates);
    connectActions();
    retranslate();
}

QAction* WritingActions::add(const char* name)
{
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    m_window.addAction(action);
    return action;
}

void WritingActions::connectActions()
{
    connect(replyList, &QAction::triggered, this, [this] {
        if (const MessageId message = m_place.chosen())
            m_place.opened(ComposerWindow::openReplyTo(m_engine, m_settings, message, ReplyMode::List,
                                                       m_place.selectedText()));
    });
    connect(replySelection, &QAction::triggered, this, [this] {
        if (const MessageId message = m_place.chosen())
            m_place.opened(ComposerWindow::openReplyTo(m_engine, m_settings, message, ReplyMode::Sender,
                                                       m_place.selectedText()));
    });
    connect(forwardAttached, &QAction::triggered, this, [this] {
        m_place.opened(ComposerWindow::openForwardAttached(m_engine, m_settings, m_place.selected()));
    });
    connect(redirect, &QAction::triggered, this, &WritingActions::openRedirect);
    connect(editAsNew, &QAction::triggered, this, &WritingActions::openAsNew);
    connect(resend, &QAction::triggered, this, &WritingActions::openAsNew);
    connect(templates, &QAction::triggered, this, [this] { openTemplates(m_engine, &m_window); });
}

bool WritingActions::isDraft(MessageId message) const
{
    const QList<MessageRow> rows = m_engine.reader().rows({message}).value_or({});
    const auto folder =
        rows.isEmpty() ? Folder{} : m_engine.reader().folder(rows.first().folder).value_or({});
    return folder.role == FolderRole::Drafts;
}

void WritingActions::openDraft(MessageId message)
{
    const ComposerWindow* window = ComposerWindow::openServerDraft(m_engine, m_settings, message);
    if (window == nullptr)
        m_place.told(tr("This text is being sent."));
    else
        m_place.opened(window);
}

void WritingActions::openAsNew()
{
    const MessageId message = m_place.chosen();
    if (message == 0)
        return;
    if (isDraft(message))
        openDraft(message);
    else
        m_place.opened(ComposerWindow::openAsNew(m_engine, m_settings, message));
}

void WritingActions::openRedirect()
{
    const MessageId message = m_place.chosen();
    if (message == 0)
        return;
    auto* dialog = new RedirectDialog(m_engine, message, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RedirectDialog::queued, this,
            [this] { m_place.told(tr("The message is on its way to its new recipients.")); });
    dialog->open();
}

void WritingActions::update(int selected, bool isFromList)
{
    const MessageId chosen = m_place.chosen();
    const bool isOne = selected == 1 && chosen != 0;
    const QList<MessageRow> rows =
        isOne ? m_engine.reader().rows({chosen}).value_or({}) : QList<MessageRow>();
    replyList->setVisible(isFromList);
    replyList->setEnabled(isFromList && isOne);
    replySelection->setEnabled(isOne);
    redirect->setEnabled(isOne);
    editAsNew->setEnabled(isOne);
    forwardAttached->setEnabled(selected > 0);
    const bool isOurs =
        !rows.isEmpty() && isOwnAddress(m_engine.reader().accounts().value_or({}), rows.first().from.addr);
    resend->setVisible(isOurs);
    resend->setEnabled(isOurs);
}

void WritingActions::retranslate()
{
    const auto name = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tip);
        action->setStatusTip(tip);
    };
    menu->setTitle(tr("Other wa&ys to answer"));
    name(replyList, tr("Reply to the &list"), tr("Answer the mailing list and nobody else"));
    name(replySelection, tr("&Quote the selected text only"),
         tr("Reply with what is selected in the message"));
    name(forwardAttached, tr("Forward as &attachment"),
         tr("The messages go as they are, with their headers"));
    name(redirect, tr("&Redirect…"), tr("Send the message on unchanged, as if it had come there at first"));
    name(editAsNew, tr("&Edit as new"),
         tr("Begin a message with the text, recipients and files of this one"));
    name(resend, tr("&Send again…"), tr("Send what you have sent before once more, after a look at it"));
    name(templates, tr("&Templates…"), tr("Texts to begin a message with"));
}

} // namespace postaci
