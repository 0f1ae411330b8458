#include "account/ErrorSentence.h"
#include "base/LocalAccount.h"
#include "composer/ComposerBody.h"
#include "composer/ComposerHeader.h"
#include "composer/ComposerStart.h"
#include "composer/ComposerWindow.h"
#include "composer/DraftFiles.h"
#include "composer/DraftKeeper.h"
#include "composer/Mailto.h"
#include "composer/ReplyWords.h"
#include "composer/SentTextFiles.h"
#include "composer/ServerDraft.h"
#include "composer/TextEditor.h"
#include "message/AddressText.h"
#include "message/HeaderFields.h"
#include "message/MessageReader.h"
#include "message/QuotedHtml.h"
#include "settings/AppSettings.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

#include <QApplication>

// How a composer comes to be: new, as an answer to a message, or from a draft.

namespace postaci {

namespace {

QStringList ownAddresses(const MailReader& reader)
{
    QStringList own;
    for (const Account& account : reader.accounts().value_or({}))
        own << addressesOf(account);
    return own;
}

Account senderNamed(const MailReader& reader, AccountId sender)
{
    const QList<Account> accounts = sendingAccounts(reader.accounts().value_or({}));
    for (const Account& account : accounts)
        if (account.id == sender)
            return account;
    return accounts.value(0);
}

} // namespace

ComposerWindow* ComposerWindow::openNew(MailEngine& engine, AppSettings& settings, const QString& to,
                                        AccountId sender)
{
    const Account account = senderNamed(engine.reader(), sender);
    ComposerState state = stateOf(makeNew(account.identity), account.id);
    QString words;
    const MailtoParts parts = parseMailto(to);
    if (isMailto(to)) {
        state.to = parts.to;
        state.cc = parts.cc;
        state.bcc = parts.bcc;
        state.subject = parts.subject;
        words = parts.body;
        state.text = words + state.text;
        state.inReplyTo = parts.inReplyTo;
    } else {
        state.to = to;
    }
    state.isFormatted = settings.writesFormatted();
    if (state.isFormatted)
        state.html = richToDraftHtml(richNew(words, account.identity));
    auto* window = new ComposerWindow(engine, settings, state, 0);
    window->begin();
    window->tellOfRefusals(parts);
    return window;
}

/// What a link asked for and did not get.
void ComposerWindow::tellOfRefusals(const MailtoParts& link)
{
    if (!link.wantsFiles && !link.isCut)
        return;
    const auto fill = [wantsFiles = link.wantsFiles, isCut = link.isCut](InfoBar& bar) {
        QStringList sentences;
        if (wantsFiles)
            sentences << tr("The link wanted a file of this computer to be attached, which no link may do. "
                            "Attach it yourself if it is to go along.");
        if (isCut)
            sentences << tr("The link was too long; what is missing here was left out.");
        bar.show(InfoBar::Caution, sentences.join(QLatin1Char(' ')));
    };
    m_bars->showBar(LinkBar, QStringLiteral("linkBar"), fill);
}

ComposerWindow* ComposerWindow::openReply(MailEngine& engine, AppSettings& settings, MessageId original,
                                          ReplyMode mode)
{
    return openReplyTo(engine, settings, original, mode, {});
}

ComposerWindow* ComposerWindow::openReplyTo(MailEngine& engine, AppSettings& settings, MessageId original,
                                            ReplyMode mode, const QString& selected)
{
    MessageContent headerOnly;
    headerOnly.envelope = engine.reader().envelope(original).value_or({});
    const Account account = senderFor(engine.reader(), original, headerOnly);
    ComposerState state =
        stateOf(makeReply(headerOnly, mode, account.identity, original, {}, ownAddresses(engine.reader())),
                account.id);
    state.mode = mode;
    state.selected = selected;
    state.text.clear(); // comes with the body
    state.isFormatted = settings.writesFormatted();
    auto* window = new ComposerWindow(engine, settings, state, 0);
    window->begin();
    window->awaitOriginal();
    return window;
}

ComposerWindow* ComposerWindow::openForward(MailEngine& engine, AppSettings& settings, MessageId original)
{
    MessageContent headerOnly;
    headerOnly.envelope = engine.reader().envelope(original).value_or({});
    const Account account = senderFor(engine.reader(), original, headerOnly);
    ComposerState state = stateOf(makeForward(headerOnly, {}, account.identity, original, {}), account.id);
    state.text.clear();
    state.isFormatted = settings.writesFormatted();
    auto* window = new ComposerWindow(engine, settings, state, 0);
    window->begin();
    window->awaitOriginal();
    return window;
}

ComposerWindow* ComposerWindow::openDraft(MailEngine& engine, AppSettings& settings, const Draft& draft)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* widget : windows) {
        auto* const open = qobject_cast<ComposerWindow*>(widget);
        if (open == nullptr || open->m_leaving || &open->m_engine != &engine || open->draft() != draft.id)
            continue;
        open->raise();
        open->activateWindow();
        return open;
    }
    const auto state = composerStateFromJson(draft.data);
    if (!state)
        return nullptr;
    auto* window = new ComposerWindow(engine, settings, *state, draft.id);
    window->begin();
    window->m_text->setFocus();
    window->keepTime(state->sendAt);
    if (state->awaitsOriginal)
        window->awaitOriginal();
    if (state->open) // what it was closed with by force may not be at the server
        window->m_server->changed();
    return window;
}

QSet<DraftId> ComposerWindow::openDrafts(const MailEngine& engine)
{
    QSet<DraftId> drafts;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (const QWidget* widget : windows) {
        const auto* const open = qobject_cast<const ComposerWindow*>(widget);
        if (open != nullptr && &open->m_engine == &engine && open->draft() != 0)
            drafts.insert(open->draft());
    }
    return drafts;
}

/// What is being written has files that no draft may name yet.
QStringList ComposerWindow::openFilesKeys()
{
    QStringList keys;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (const QWidget* widget : windows) {
        if (const auto* const open = qobject_cast<const ComposerWindow*>(widget))
            keys.append(open->m_shelf->key());
    }
    return keys;
}

QList<ComposerWindow*> ComposerWindow::restoreUnfinished(MailEngine& engine, AppSettings& settings)
{
    QList<ComposerWindow*> opened;
    const auto drafts = engine.reader().drafts();
    if (!drafts)
        return opened;
    QStringList keys;
    bool areAllKnown = true; // what cannot be read may name files that nothing else names
    for (const Draft& draft : *drafts) {
        const auto state = composerStateFromJson(draft.data);
        if (!state) {
            areAllKnown = false;
            continue;
        }
        keys << state->filesKey;
        if (state->open)
            opened << openDraft(engine, settings, draft);
    }
    const auto inOutbox = filesKeysInOutbox(engine.reader());
    if (inOutbox && areAllKnown)
        removeOtherDraftFiles(engine.profileDir(), keys + *inOutbox + openFilesKeys());
    return opened;
}

void ComposerWindow::awaitOriginal()
{
    if (!m_start.attached.isEmpty()) {
        awaitAttached();
        return;
    }
    connect(&m_engine, &MailEngine::bodyReady, this,
            [this](MessageId message, const MessageContent& content, const QByteArray& raw) {
                if (message == m_start.original && m_original == Original::Loading && isWritable())
                    originalReady(content, raw);
            });
    connect(&m_engine, &MailEngine::bodyFailed, this, [this](MessageId message, const Error& error) {
        if (message == m_start.original && m_original == Original::Loading)
            originalFailed(error);
    });
    requestOriginal();
}

void ComposerWindow::requestOriginal()
{
    askForOriginal();
    m_engine.requestBody(m_start.original);
}

/// What was said of its not being here counts no more.
void ComposerWindow::askForOriginal()
{
    if (m_original == Original::Failed) {
        m_bars->hideBar(ProblemBar);
        m_accepted.remove(SendProblem::OriginalNotLoaded);
    }
    m_original = Original::Loading;
}

/// Whether the message that is marked as forwarded once this is sent does not go along.
bool ComposerWindow::isOriginalLeftOut() const
{
    return m_start.kind == OutgoingKind::Forward && m_original == Original::Failed &&
           (m_start.attached.isEmpty() || m_start.attached.contains(m_start.original));
}

/// Whether a server's draft that this goes on with has text and files that are not here. What takes its
/// place, or is sent in its place, would be all that is left of it.
bool ComposerWindow::isPartElsewhere() const
{
    const bool isHere = m_original == Original::None || m_original == Original::Ready;
    if (isHere || !m_start.takesOver || m_start.continues == 0)
        return false;
    const auto rows = m_engine.reader().rows({m_start.continues});
    return !rows || !rows->isEmpty(); // else it is gone, and nothing is left to be lost
}

void ComposerWindow::originalReady(const MessageContent& received, const QByteArray& raw)
{
    if (m_body->isAddingOriginal())
        return;
    m_bars->hideBar(OriginalBar);
    if (m_start.takesOver) {
        m_original = Original::Ready;
        takeOver(received, raw);
        return;
    }
    chooseSenderFor(received);
    const Identity identity = m_header->account().identity;
    const MessageContent content =
        m_start.selected.isEmpty() ? received : withOnlyText(received, m_start.selected);
    const bool isForward = m_start.kind == OutgoingKind::Forward;
    const QString above = isForward ? forwardHeader(content.envelope) : attributionLine(content.envelope);
    const OutgoingMessage message = isForward ? makeForward(content, raw, identity, m_start.original, above)
                                              : makeReply(content, m_start.mode, identity, m_start.original,
                                                          above, ownAddresses(m_engine.reader()));
    if (!isForward) {
        fillRecipients(message);
        hintAtList(received);
    }
    if (!m_body->isFormatted()) {
        OutgoingMessage whole = message;
        if (isForward)
            whole.attachments += partsNotShown(content, raw); // what the HTML showed is in no text now
        if (isForward && content.truncated)
            attachWhole(content, raw, &whole);
        m_body->addPlainOriginal(
            isForward ? ReplyText{{}, message.text}
                      : replyText(received, identity, above, m_settings.replyStyle(), m_start.selected));
        originalAdded(whole);
        return;
    }
    const auto make = [=, style = m_settings.replyStyle(),
                       selected = m_start.selected](const CancelToken& cancel) -> ComposerBody::Original {
        const QuotedHtml quoted = quotedHtml(content, raw, cancel);
        if (isForward)
            return {{},
                    richForward(message, quoted, above, identity),
                    quoted.images,
                    cancel.isCancelled() ? QList<OutgoingAttachment>() : partsNotShown(content, raw, quoted),
                    quoted.isCut};
        const RichReplyText text = richReplyText(content, quoted, above, identity, style, selected);
        return {text.above, text.below, quoted.images, {}, quoted.isCut};
    };
    m_body->addOriginal(make, [=, this](const ComposerBody::Original& original) {
        OutgoingMessage whole = message;
        whole.attachments += original.files;
        if (isForward && !m_body->isFormatted()) // it was switched meanwhile
            whole.attachments += original.images;
        if (original.isCut)
            attachWhole(content, raw, &whole);
        originalAdded(whole);
    });
}

SendProblem ComposerWindow::originalProblem() const
{
    if (m_original != Original::Failed)
        return SendProblem::None;
    if (isPartElsewhere())
        return SendProblem::DraftNotLoaded;
    const bool isLacking = m_start.takesOver || m_start.kind == OutgoingKind::Forward;
    return isLacking && !m_accepted.contains(SendProblem::OriginalNotLoaded) ? SendProblem::OriginalNotLoaded
                                                                             : SendProblem::None;
}

QString ComposerWindow::originalQuestion() const
{
    if (m_start.takesOver)
        return tr(
            "The message that you go on with could not be loaded: its text and files would be missing.");
    if (m_start.attached.isEmpty())
        return tr("The message that you forward could not be loaded, so nothing of it would go along.");
    return tr("%n message(s) that you forward could not be loaded and would not go along.", nullptr,
              static_cast<int>(m_start.attached.size()));
}

void ComposerWindow::showOriginalProblem(SendProblem problem)
{
    if (problem == SendProblem::DraftNotLoaded) {
        const auto fill = [](InfoBar& bar) {
            bar.show(InfoBar::Error,
                     tr("Not sent: the text and files of this draft on the server could not be "
                        "loaded, and sending would delete them there."));
            bar.setButtons(tr("Try again"));
        };
        m_bars->showBar(ProblemBar, QStringLiteral("problemBar"), fill, [this] { requestOriginal(); });
        return;
    }
    const auto fill = [this](InfoBar& bar) {
        bar.show(InfoBar::Caution, originalQuestion());
        bar.setButtons(tr("Send an&yway"));
    };
    m_bars->showBar(ProblemBar, QStringLiteral("problemBar"), fill,
                    [this, problem] { acceptAndSend(problem); });
}

/// What is too long to be quoted goes along as it is.
void ComposerWindow::attachWhole(const MessageContent& content, const QByteArray& raw,
                                 OutgoingMessage* message)
{
    const Envelope& envelope = content.envelope;
    message->attachments.append({messageFileName(envelope.date, envelope.subject),
                                 QStringLiteral("message/rfc822"), withoutBlindCopies(raw)});
    const auto fill = [](InfoBar& bar) {
        bar.show(InfoBar::Info, tr("The message is too long to be here whole, so it is attached as well."));
    };
    m_bars->showBar(TooLongBar, QStringLiteral("tooLongBar"), fill);
}

void ComposerWindow::originalAdded(const OutgoingMessage& message)
{
    m_original = Original::Ready;
    m_start.inReplyTo = message.inReplyTo;
    m_start.references = message.references;
    m_takenFiles += message.attachments.size();
    for (const OutgoingAttachment& attachment : message.attachments)
        m_shelf->add(attachment);
    keepWithDraft();
    goOn();
}

/// What has come by itself is no change of a text that nobody has touched, but a draft must not lack it.
void ComposerWindow::keepWithDraft()
{
    if (m_keeper->isTouched())
        m_keeper->touch();
}

void ComposerWindow::originalFailed(const Error& error)
{
    m_original = Original::Failed;
    if (m_awaited == Awaited::Sending)
        m_awaited = Awaited::Nothing;
    const auto fill = [this, error](InfoBar& bar) {
        const ErrorText words = describeError(error);
        //: %1 is a sentence that says why
        QString sentence =
            tr("The message that this answers could not be loaded, so nothing of it is quoted. %1");
        if (m_start.takesOver)
            //: %1 is a sentence that says why
            sentence = tr("The message that you go on with could not be loaded: its text and files are not "
                          "here. %1");
        else if (m_start.kind == OutgoingKind::Forward)
            //: %1 is a sentence that says why
            sentence = tr("The message that you forward could not be loaded. %1");
        bar.show(InfoBar::Caution, sentence.arg(words.summary), error.detail);
        bar.setButtons(tr("Try again"));
    };
    m_bars->hideBar(ProblemBar);
    m_bars->showBar(OriginalBar, QStringLiteral("originalBar"), fill, [this] { requestOriginal(); });
}

} // namespace postaci
