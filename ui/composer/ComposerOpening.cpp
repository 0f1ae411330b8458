// How a ComposerWindow begins: empty, as a reply, as a forward, or with a kept draft.

#include "composer/AttachmentPanel.h"
#include "composer/ComposerWindow.h"
#include "composer/DraftKeeper.h"
#include "composer/MailtoLink.h"
#include "composer/TextEditor.h"
#include "message/MessageBuilder.h"
#include "widgets/DateText.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QPointer>

namespace postaci {

namespace {

QStringList ownAddresses(const MailReader& reader)
{
    QStringList addresses;
    for (const Account& account : reader.accounts().value_or({}))
        addresses.append(account.identity.address);
    return addresses;
}

Account accountOfMessage(const MailReader& reader, MessageId message)
{
    const auto rows = reader.rows({message});
    if (rows && !rows->isEmpty())
        if (const auto account = reader.account(rows->first().account))
            return *account;
    return reader.accounts().value_or({}).value(0);
}

QString attribution(const Envelope& envelope)
{
    const QString name = envelope.from.isEmpty() ? QString() : envelope.from.first().shownName();
    if (!envelope.date.isValid())
        return ComposerWindow::tr("%1 wrote:").arg(name);
    //: %1 is a date with its time, %2 a name
    return ComposerWindow::tr("On %1, %2 wrote:").arg(longDate(envelope.date), name);
}

QString namesOf(const AddressList& addresses)
{
    QStringList names;
    for (const Address& address : addresses)
        names.append(address.name.isEmpty() ? address.addr
                                            : QStringLiteral("%1 <%2>").arg(address.name, address.addr));
    return names.join(QStringLiteral(", "));
}

QString forwardHeader(const Envelope& envelope)
{
    QStringList lines{ComposerWindow::tr("---- Forwarded message ----"),
                      ComposerWindow::tr("From: %1").arg(namesOf(envelope.from)),
                      ComposerWindow::tr("Date: %1").arg(longDate(envelope.date)),
                      ComposerWindow::tr("Subject: %1").arg(envelope.subject),
                      ComposerWindow::tr("To: %1").arg(namesOf(envelope.to))};
    return lines.join(QLatin1Char('\n'));
}

/// Room for the answer above what follows.
OutgoingMessage withRoomAbove(OutgoingMessage message, AccountId account)
{
    message.account = account;
    if (!message.text.startsWith(QLatin1String("\n\n")))
        message.text.prepend(QStringLiteral("\n\n"));
    return message;
}

} // namespace

ComposerWindow* ComposerWindow::openNew(MailEngine& engine, AppSettings& settings, const QString& to)
{
    const Account account = engine.reader().accounts().value_or({}).value(0);
    OutgoingMessage message = makeNew(account.identity);
    message.account = account.id;
    if (!to.isEmpty())
        applyMailto(to, message);
    auto* window = new ComposerWindow(engine, settings, message);
    window->present();
    return window;
}

ComposerWindow* ComposerWindow::openReply(MailEngine& engine, AppSettings& settings, MessageId original,
                                          ReplyMode mode)
{
    const Account account = accountOfMessage(engine.reader(), original);
    const QStringList own = ownAddresses(engine.reader());
    return openFor(engine, settings, original, [=](const MessageContent& content, const QByteArray&) {
        return withRoomAbove(
            makeReply(content, mode, account.identity, original, attribution(content.envelope), own),
            account.id);
    });
}

ComposerWindow* ComposerWindow::openForward(MailEngine& engine, AppSettings& settings, MessageId original)
{
    const Account account = accountOfMessage(engine.reader(), original);
    return openFor(engine, settings, original, [=](const MessageContent& content, const QByteArray& raw) {
        return withRoomAbove(
            makeForward(content, raw, account.identity, original, forwardHeader(content.envelope)),
            account.id);
    });
}

ComposerWindow* ComposerWindow::openFor(MailEngine& engine, AppSettings& settings, MessageId original,
                                        Fill fill)
{
    // Recipients and subject are known before the body is: from the stored header.
    MessageContent header;
    header.envelope = engine.reader().envelope(original).value_or({});
    OutgoingMessage start = fill(header, {});
    start.text = makeNew({start.from.name, start.from.addr, {}, {}}).text;
    auto* window = new ComposerWindow(engine, settings, start);
    window->present();
    window->awaitOriginal(original, std::move(fill));
    return window;
}

void ComposerWindow::awaitOriginal(MessageId original, Fill fill)
{
    m_fill = std::move(fill);
    connect(&m_engine, &MailEngine::bodyReady, this,
            [this, original](MessageId message, const MessageContent& content, const QByteArray& raw) {
                if (message == original && m_fill)
                    originalArrived(content, raw);
            });
    connect(&m_engine, &MailEngine::bodyFailed, this,
            [this, original](MessageId message, const Error& error) {
                if (message != original || !std::exchange(m_fill, nullptr))
                    return;
                m_bar->show(InfoBar::Caution,
                            tr("The original could not be fetched, so it is not quoted here."), error.detail);
            });
    m_engine.requestBody(original);
}

void ComposerWindow::originalArrived(const MessageContent& content, const QByteArray& raw)
{
    const OutgoingMessage made = std::exchange(m_fill, nullptr)(content, raw);
    const bool hadWords = !m_editor->toPlainText().trimmed().isEmpty();
    m_message.inReplyTo = made.inReplyTo;
    m_message.references = made.references;
    const QSignalBlocker quiet(m_editor);
    if (hadWords) {
        m_editor->appendPlainText(made.text); // what was typed meanwhile stays above
    } else {
        m_editor->setPlainText(made.text);
        m_editor->moveCursor(QTextCursor::Start);
    }
    if (!made.attachments.isEmpty())
        m_attachments->addData(made.attachments);
}

ComposerWindow* ComposerWindow::openDraft(MailEngine& engine, AppSettings& settings, const Draft& draft)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* widget : windows) {
        auto* open = qobject_cast<ComposerWindow*>(widget);
        if (open && &open->m_engine == &engine && open->m_keeper->draftId() == draft.id) {
            open->present();
            return open;
        }
    }
    const auto content = readDraft(draft.data);
    if (!content)
        return nullptr;
    OutgoingMessage message = content->message;
    message.attachments.clear();
    auto* window = new ComposerWindow(engine, settings, message);
    window->m_keeper->setDraftId(draft.id);
    window->m_attachments->restore(content->message.attachments, content->attachmentFiles);
    window->m_isTouched = true;
    window->m_keeper->changed(); // it is open now
    window->present();
    return window;
}

QList<ComposerWindow*> ComposerWindow::restoreUnfinished(MailEngine& engine, AppSettings& settings)
{
    QList<ComposerWindow*> windows;
    for (const Draft& draft : engine.reader().drafts().value_or({})) {
        const auto content = readDraft(draft.data);
        if (content && content->window == DraftWindow::Open)
            windows.append(openDraft(engine, settings, draft));
    }
    return windows;
}

} // namespace postaci
