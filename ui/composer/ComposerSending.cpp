#include "account/ErrorSentence.h"
#include "composer/ComposerBody.h"
#include "composer/ComposerHeader.h"
#include "composer/ComposerWindow.h"
#include "composer/DraftKeeper.h"
#include "composer/RecipientWarnings.h"
#include "composer/SendMenu.h"
#include "composer/ServerDraft.h"
#include "composer/TextEditor.h"
#include "message/AddressText.h"
#include "message/TemplateText.h"
#include "settings/AppSettings.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLocale>
#include <QPointer>

// How writing a message ends: it is sent, kept or discarded.

namespace postaci {

void ComposerWindow::sendAt(const QDateTime& time)
{
    m_sendAt = time.isValid() ? time : m_keptTime;
    if (m_sendAt <= QDateTime::currentDateTimeUtc()) // while it was written on
        m_sendAt = {};
    send();
}

void ComposerWindow::keepTime(const QDateTime& time)
{
    if (!time.isValid() || time <= QDateTime::currentDateTimeUtc())
        return;
    m_keptTime = time;
    const auto fill = [time](InfoBar& bar) {
        bar.show(InfoBar::Info,
                 //: %1 is a day and time
                 tr("This message was to be sent on %1. Send keeps that time.")
                     .arg(QLocale().toString(time.toLocalTime(), QLocale::ShortFormat)));
        bar.setButtons(tr("Send no&w instead"));
        bar.setDismissable(false);
    };
    m_bars->showBar(TimeBar, QStringLiteral("timeBar"), fill, [this] {
        m_keptTime = {};
        sendAt({});
    });
}

SendOptions ComposerWindow::sendOptions() const
{
    ComposerState form = stateToKeep();
    form.open = false;
    return {std::chrono::seconds(m_settings.undoSeconds()), m_sendAt, m_sendMenu->wantsNotices(),
            toJson(form)};
}

void ComposerWindow::send()
{
    if (m_sending || m_leaving)
        return;
    m_problem = SendProblem::None;
    m_bars->hideBar(ClosingBar);
    if (!isLoaded(Awaited::Sending)) {
        m_awaited = Awaited::Sending;
        m_bars->showBar(ProblemBar, QStringLiteral("problemBar"), [](InfoBar& bar) {
            bar.show(InfoBar::Info, tr("It is sent as soon as everything that belongs to it is loaded."));
        });
        return;
    }
    // What is seen as wrong is not sent, whatever it may be read as beside its neighbours.
    const RecipientDoubts doubts = recipientDoubts();
    SendProblem problem = originalProblem();
    if (problem == SendProblem::None)
        problem = m_header->hasInvalid() ? SendProblem::InvalidAddress
                                         : checkBeforeSend(state(), m_accepted, doubts);
    if (problem == SendProblem::None)
        problem = sizeProblem();
    m_checked = doubts.source;
    if (problem == SendProblem::None)
        submit();
    else
        showProblem(problem);
}

bool ComposerWindow::isLoaded(Awaited next) const
{
    return !m_shelf->isBusy() && !m_body->isBusy() &&
           (next != Awaited::Sending || m_original != Original::Loading);
}

void ComposerWindow::goOn()
{
    if (!isLoaded(m_awaited))
        return;
    switch (std::exchange(m_awaited, Awaited::Nothing)) {
    case Awaited::Nothing:
        break;
    case Awaited::Sending:
        send();
        break;
    case Awaited::Keeping:
        keepAndClose();
        break;
    case Awaited::Quitting:
        settleBeforeQuitting();
        break;
    }
}

void ComposerWindow::hideSolvedProblem()
{
    if (m_problem == SendProblem::None || m_sending || m_bars->visibleBar(ProblemBar) == nullptr)
        return;
    const RecipientDoubts doubts = recipientDoubts();
    QSet<SendProblem> passed = m_accepted; // whatever else there is may stay
    SendProblem found = checkBeforeSend(state(), passed, doubts);
    for (; found != SendProblem::None && found != m_problem;
         found = checkBeforeSend(state(), passed, doubts)) {
        if (passed.contains(found))
            return; // nobody can tell yet
        passed.insert(found);
    }
    const bool isOfSize = m_problem == SendProblem::TooLarge || m_problem == SendProblem::CopyTooLarge;
    if (isOfSize && found == SendProblem::None)
        found = sizeProblem();
    if (found == m_problem || (m_problem == SendProblem::InvalidAddress && m_header->hasInvalid()))
        return;
    m_problem = SendProblem::None;
    m_bars->hideBar(ProblemBar);
}

void ComposerWindow::showProblem(SendProblem problem)
{
    m_problem = problem;
    using Words = std::function<QString()>; // asked again when the language changes
    const auto say = [this](InfoBar::Kind kind, const Words& sentence, const BarStack::Action& primary = {}) {
        const auto fill = [kind, sentence, isQuestion = static_cast<bool>(primary)](InfoBar& bar) {
            bar.show(kind, sentence());
            if (isQuestion)
                bar.setButtons(tr("Send an&yway"));
        };
        m_bars->showBar(ProblemBar, QStringLiteral("problemBar"), fill, primary);
    };
    const auto sendAnyway = [this, problem] { acceptAndSend(problem); };
    switch (problem) {
    case SendProblem::None:
        break;
    case SendProblem::NoAccount:
        say(InfoBar::Error,
            [] { return tr("There is no account to send this from. Add one in the main window."); });
        break;
    case SendProblem::InvalidAddress:
        m_bars->hideBar(ProblemBar); // it is said under the field
        m_header->showInvalid();
        if (!m_header->hasInvalid())
            say(InfoBar::Caution,
                [] { return tr("One of the recipients is no address that mail can go to."); });
        break;
    case SendProblem::NoRecipient:
        say(InfoBar::Caution, [] { return tr("Write the address of at least one person it goes to."); });
        m_header->focusRecipients();
        break;
    case SendProblem::LostMembers:
    case SendProblem::StrangeDomain:
    case SendProblem::ManyVisible:
    case SendProblem::BlindReply:
        showRecipientProblem(problem);
        break;
    case SendProblem::TooLarge:
    case SendProblem::CopyTooLarge:
        showSizeProblem(problem);
        break;
    case SendProblem::DraftNotLoaded:
    case SendProblem::OriginalNotLoaded:
        showOriginalProblem(problem);
        break;
    case SendProblem::EmptySubject:
        say(
            InfoBar::Caution, [] { return tr("The subject is empty."); }, sendAnyway);
        m_header->focusSubject();
        break;
    case SendProblem::Placeholder:
        say(
            InfoBar::Caution,
            [left = unfilledPlaceholders(m_header->subject() + QLatin1Char('\n') + m_text->plain())] {
                //: %1 is one or more of {{name}}, {{date}} ...
                return tr("Something of a template was not filled in: %1.")
                    .arg(left.join(QStringLiteral(", ")));
            },
            sendAnyway);
        break;
    case SendProblem::NoAttachment:
        say(
            InfoBar::Caution, [] { return tr("The text speaks of an attachment, but no file is attached."); },
            sendAnyway);
        break;
    }
}

void ComposerWindow::acceptAndSend(SendProblem problem)
{
    if (problem == SendProblem::StrangeDomain)
        m_warnings->accept(
            strangeRecipient(state(), recipientDoubts()).value_or(std::pair<QString, QString>()).first);
    else
        m_accepted.insert(problem);
    send();
}

OutgoingMessage ComposerWindow::outgoing() const
{
    const ComposerState now = state();
    const Identity identity = m_header->account().identity;
    OutgoingMessage message;
    message.account = now.account;
    message.from = {identity.name, identity.address};
    if (!identity.replyTo.isEmpty())
        message.replyTo = {{QString(), identity.replyTo}};
    const RecipientSource source = m_sending ? m_checked : recipientSource(m_engine);
    message.to = recipientsOf(now.to, source);
    message.cc = recipientsOf(now.cc, source);
    message.bcc = recipientsOf(now.bcc, source);
    addCopyToSelf(&message, identity);
    message.subject = now.subject.simplified();
    m_body->getText(&message);
    message.attachments = m_shelf->outgoing();
    message.messageId = now.messageId;
    message.inReplyTo = now.inReplyTo;
    message.references = now.references;
    message.date = QDateTime::currentDateTimeUtc();
    message.kind = now.kind;
    message.original = isOriginalLeftOut() ? 0 : now.original; // else it would be marked as forwarded
    return message;
}

void ComposerWindow::submit()
{
    setSending(true);
    m_bars->hideBar(ProblemBar);
    const QPointer<ComposerWindow> self(this);
    // First the draft is settled, so that the one that goes with the sending is the only one. If it cannot be
    // saved, the message can be sent all the same.
    // A draft that is at the server goes with it too, so it has to be known here. And what is taken back from
    // the outbox is this draft: it has to have what was sent, a quote that came by itself for example.
    const bool isDraft = m_start.continues != 0 || m_keeper->id() != 0;
    const auto save = isDraft ? DraftKeeper::Save::Always : DraftKeeper::Save::IfChanged;
    m_keeper->settle(save, [self](const Result<DraftId>&) {
        if (!self)
            return;
        self->m_engine.send(self->outgoing(), self->m_keeper->id(), self->sendOptions(),
                            [self](const Result<OutboxId>& queued) {
                                if (self)
                                    self->submitted(queued);
                            });
    });
}

void ComposerWindow::submitted(const Result<OutboxId>& queued)
{
    if (queued) {
        m_server->stop();
        m_keeper->release();
        // Its files stay until the message has left the outbox (SentTextFiles); it may be that fast.
        if (!m_engine.reader().outboxEntry(*queued))
            m_shelf->removeFromDisk();
        if (!m_alsoForwarded.isEmpty())
            m_engine.setFlag(m_alsoForwarded, MessageFlag::Forwarded, true);
        if (m_sendAt.isValid())
            Q_EMIT scheduled(*queued);
        leave();
        if (m_awaited == Awaited::Quitting)
            QCoreApplication::quit();
        return;
    }
    m_awaited = Awaited::Nothing;
    setSending(false);
    const auto fill = [error = queued.error()](InfoBar& bar) {
        const ErrorText words = describeError(error);
        //: %1 is a sentence that says why
        bar.show(InfoBar::Error, tr("Not sent. %1").arg(words.summary + QLatin1Char(' ') + words.advice),
                 error.detail.isEmpty() ? error.message : error.detail);
        bar.setButtons(tr("Try again"));
    };
    m_bars->showBar(ProblemBar, QStringLiteral("problemBar"), fill, [this] { send(); });
}

void ComposerWindow::setSending(bool on)
{
    m_sending = on;
    setWritable(!on);
}

void ComposerWindow::setWritable(bool on)
{
    m_content->setEnabled(on);
    if (!on)
        return;
    m_text->setFocus();
    if (m_original == Original::Loading) { // what came meanwhile was not taken
        if (m_start.attached.isEmpty())
            requestOriginal();
        else
            requestAttached();
    }
}

/// Not while it is being sent or closed: what was stored then is what counts.
bool ComposerWindow::isWritable() const
{
    return m_content->isEnabled();
}

void ComposerWindow::requestClose()
{
    if (m_leaving || !m_content->isEnabled()) // on its way out already
        return;
    if (m_awaited == Awaited::Sending) { // whoever closes does not want it to be sent behind their back
        m_awaited = Awaited::Nothing;
        m_bars->hideBar(ProblemBar);
    }
    if (m_bars->visibleBar(ClosingBar) != nullptr || (!m_keeper->isTouched() && m_keeper->id() != 0)) {
        keepAndClose();
        return;
    }
    if (!m_keeper->isTouched()) {
        m_shelf->removeFromDisk();
        leave();
        return;
    }
    const auto fill = [](InfoBar& bar) {
        bar.show(InfoBar::Info, tr("Keep this text to go on later?"));
        bar.setButtons(tr("&Keep draft"), tr("D&iscard"));
    };
    m_bars->showBar(
        ClosingBar, QStringLiteral("closingBar"), fill, [this] { keepAndClose(); },
        [this] {
            if (isPartElsewhere()) // more goes than what is seen
                requestDiscard();
            else
                discardAndClose();
        });
    m_bars->visibleBar(ClosingBar)->takeFocus(InfoBar::Safe::Primary);
}

void ComposerWindow::requestDiscard()
{
    if (!m_keeper->isTouched() && m_keeper->id() == 0 && m_start.continues == 0) {
        leave();
        return;
    }
    const auto fill = [isPart = isPartElsewhere()](InfoBar& bar) {
        bar.show(InfoBar::Caution,
                 isPart ? tr("Discard this draft? Its text and files on the server, which are not loaded "
                             "here, go with it.")
                        : tr("Discard this text? It can't be brought back."));
        bar.setButtons(tr("D&iscard"), tr("&Go on writing"));
    };
    m_bars->showBar(ClosingBar, QStringLiteral("closingBar"), fill, [this] { discardAndClose(); });
    m_bars->visibleBar(ClosingBar)->takeFocus(InfoBar::Safe::Secondary);
}

void ComposerWindow::keepAndClose()
{
    setWritable(false); // and not hidden: the last window that is closed ends the program
    if (!isLoaded(Awaited::Keeping)) {
        m_awaited = Awaited::Keeping;
        return;
    }
    const QPointer<ComposerWindow> self(this);
    // The server's copy is under way before the draft says that nobody writes on it: a kill between the two
    // has it opened again, and so sent.
    m_keeper->settle(DraftKeeper::Save::IfChanged, [self](const Result<DraftId>& kept) {
        if (self && kept)
            self->m_server->flush([self] {
                if (self)
                    self->closeKept();
            });
        else if (self)
            self->setWritable(true);
    });
}

void ComposerWindow::closeKept()
{
    const QPointer<ComposerWindow> self(this);
    m_open = false;
    m_keeper->settle(DraftKeeper::Save::Always, [self](const Result<DraftId>& kept) {
        if (!self)
            return;
        if (kept) {
            if (self->m_keeper->isTouched())
                Q_EMIT self->draftKept();
            self->leave();
            return;
        }
        self->m_open = true; // the bar that says why is there already
        self->setWritable(true);
    });
}

void ComposerWindow::discardAndClose()
{
    m_server->stop();
    m_keeper->discard();
    if (m_start.continues != 0) // to the trash, since it was there before
        m_engine.deleteMessages({m_start.continues});
    m_shelf->removeFromDisk();
    leave();
}

void ComposerWindow::settleBeforeQuitting()
{
    setWritable(false);
    if (!isLoaded(Awaited::Quitting)) {
        m_awaited = Awaited::Quitting;
        return;
    }
    const QPointer<ComposerWindow> self(this);
    // Kept with m_open set: the window is there again at the next start.
    m_keeper->settle(DraftKeeper::Save::IfChanged, [self](const Result<DraftId>& kept) {
        if (self)
            self->setWritable(true);
        if (self && kept)
            QCoreApplication::quit();
    });
}

void ComposerWindow::leave()
{
    m_leaving = true;
    m_settings.setGeometry(QStringLiteral("composer"), saveGeometry());
    close();
}

void ComposerWindow::closeEvent(QCloseEvent* event)
{
    if (m_leaving)
        return;
    if (m_quitting && !m_sending && isLoaded(Awaited::Quitting) && m_keeper->isSettled())
        return;
    event->ignore();
    if (!m_quitting)
        requestClose();
    else if (m_sending)
        m_awaited = Awaited::Quitting;
    else
        settleBeforeQuitting();
}

bool ComposerWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == qApp && event->type() == QEvent::Quit) {
        m_quitting = true;
        // Another window may still refuse.
        QMetaObject::invokeMethod(
            this, [this] { m_quitting = false; }, Qt::QueuedConnection);
    }
    // Whoever turns to something else has what was written until then kept.
    if (event->type() == QEvent::FocusOut && watched->isWidgetType() &&
        static_cast<QWidget*>(watched)->window() == this)
        m_keeper->saveNow();
    return QMainWindow::eventFilter(watched, event);
}

} // namespace postaci
