#include "account/ErrorSentence.h"
#include "composer/AddressText.h"
#include "composer/ComposerBody.h"
#include "composer/ComposerHeader.h"
#include "composer/ComposerWindow.h"
#include "composer/DraftFiles.h"
#include "composer/ReplyWords.h"
#include "composer/TextEditor.h"
#include "message/QuotedHtml.h"
#include "settings/AppSettings.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

#include <QApplication>

// How a composer comes to be: new, as an answer to a message, or from a draft.

namespace postaci {

namespace {

ComposerState stateOf(const OutgoingMessage& message, AccountId account)
{
    ComposerState state;
    state.account = account;
    state.to = typedForm(message.to);
    state.cc = typedForm(message.cc);
    state.bcc = typedForm(message.bcc);
    state.subject = message.subject;
    state.text = message.text;
    state.messageId = message.messageId;
    state.inReplyTo = message.inReplyTo;
    state.references = message.references;
    state.kind = message.kind;
    state.original = message.original;
    return state;
}

/// The account that the message came to, else the first one; id 0 if there is none.
Account accountFor(const MailReader& reader, MessageId original)
{
    const QList<Account> accounts = reader.accounts().value_or({});
    const QList<MessageRow> rows = original == 0 ? QList<MessageRow>() : reader.rows({original}).value_or({});
    for (const Account& account : accounts)
        if (!rows.isEmpty() && account.id == rows.first().account)
            return account;
    return accounts.value(0);
}

QStringList ownAddresses(const MailReader& reader)
{
    QStringList own;
    for (const Account& account : reader.accounts().value_or({}))
        own << account.identity.address;
    return own;
}

} // namespace

ComposerWindow* ComposerWindow::openNew(MailEngine& engine, AppSettings& settings, const QString& to)
{
    const Account account = accountFor(engine.reader(), 0);
    ComposerState state = stateOf(makeNew(account.identity), account.id);
    if (to.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)) {
        const MailtoParts parts = parseMailto(to);
        state.to = parts.to;
        state.cc = parts.cc;
        state.bcc = parts.bcc;
        state.subject = parts.subject;
        state.text = parts.body + state.text;
    } else {
        state.to = to;
    }
    state.isFormatted = settings.writesFormatted();
    auto* window = new ComposerWindow(engine, settings, state, 0);
    window->begin();
    return window;
}

ComposerWindow* ComposerWindow::openReply(MailEngine& engine, AppSettings& settings, MessageId original,
                                          ReplyMode mode, const QString& onlyText)
{
    const Account account = accountFor(engine.reader(), original);
    MessageContent headerOnly;
    headerOnly.envelope = engine.reader().envelope(original).value_or({});
    ComposerState state =
        stateOf(makeReply(headerOnly, mode, account.identity, original, {}, ownAddresses(engine.reader())),
                account.id);
    state.text.clear(); // comes with the body
    state.onlyText = onlyText;
    state.isFormatted = settings.writesFormatted();
    auto* window = new ComposerWindow(engine, settings, state, 0);
    window->begin();
    window->awaitOriginal();
    return window;
}

ComposerWindow* ComposerWindow::openForward(MailEngine& engine, AppSettings& settings, MessageId original)
{
    const Account account = accountFor(engine.reader(), original);
    MessageContent headerOnly;
    headerOnly.envelope = engine.reader().envelope(original).value_or({});
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
    if (state->awaitsOriginal)
        window->awaitOriginal();
    return window;
}

QList<ComposerWindow*> ComposerWindow::restoreUnfinished(MailEngine& engine, AppSettings& settings)
{
    QList<ComposerWindow*> opened;
    const auto drafts = engine.reader().drafts();
    if (!drafts)
        return opened;
    QStringList keys;
    for (const Draft& draft : *drafts) {
        const auto state = composerStateFromJson(draft.data);
        if (!state)
            continue;
        keys << state->filesKey;
        if (state->open)
            opened << openDraft(engine, settings, draft);
    }
    removeOtherDraftFiles(engine.profileDir(), keys);
    return opened;
}

void ComposerWindow::awaitOriginal()
{
    connect(&m_engine, &MailEngine::bodyReady, this,
            [this](MessageId message, const MessageContent& content, const QByteArray& raw) {
                if (message == m_start.original && m_original == Original::Loading)
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
    m_original = Original::Loading;
    m_engine.requestBody(m_start.original);
}

void ComposerWindow::originalReady(const MessageContent& received, const QByteArray& raw)
{
    if (m_body->isAddingOriginal())
        return;
    m_bars->hideBar(OriginalBar);
    const Identity identity = m_header->account().identity;
    const MessageContent content =
        m_start.onlyText.isEmpty() ? received : withOnlyText(received, m_start.onlyText);
    const bool isForward = m_start.kind == OutgoingKind::Forward;
    const QString above = isForward ? forwardHeader(content.envelope) : attributionLine(content.envelope);
    // Who is addressed has been in the window from the start.
    const OutgoingMessage message = isForward
                                        ? makeForward(content, raw, identity, m_start.original, above)
                                        : makeReply(content, ReplyMode::Sender, identity, m_start.original,
                                                    above, ownAddresses(m_engine.reader()));
    if (!m_body->isFormatted()) {
        m_body->addPlainOriginal(message.text);
        originalAdded(message);
        return;
    }
    const auto make = [=]() -> ComposerBody::Original {
        const QuotedHtml quoted = quotedHtml(content, raw);
        return {isForward ? richForward(message, quoted, above, identity)
                          : richReply(message, quoted, above, identity),
                quoted.images,
                isForward ? imagesNotShown(content, raw, quoted) : QList<OutgoingAttachment>()};
    };
    m_body->addOriginal(make, [this, message](const ComposerBody::Original& original) {
        OutgoingMessage whole = message;
        whole.attachments += original.files;
        originalAdded(whole);
    });
}

void ComposerWindow::originalAdded(const OutgoingMessage& message)
{
    m_original = Original::Ready;
    m_start.inReplyTo = message.inReplyTo;
    m_start.references = message.references;
    for (const OutgoingAttachment& attachment : message.attachments)
        m_shelf->add(attachment);
    goOn();
}

void ComposerWindow::originalFailed(const Error& error)
{
    m_original = Original::Failed;
    if (m_awaited == Awaited::Sending)
        m_awaited = Awaited::Nothing;
    const auto fill = [error](InfoBar& bar) {
        const ErrorText words = describeError(error);
        //: %1 is a sentence that says why
        bar.show(InfoBar::Caution,
                 tr("The message that this answers could not be loaded, so nothing of it is quoted. %1")
                     .arg(words.summary),
                 error.detail);
        bar.setButtons(tr("Try again"));
    };
    m_bars->hideBar(ProblemBar);
    m_bars->showBar(OriginalBar, QStringLiteral("originalBar"), fill, [this] { requestOriginal(); });
}

} // namespace postaci
