#include "account/ErrorSentence.h"
#include "composer/ComposerBody.h"
#include "composer/ComposerHeader.h"
#include "composer/ComposerStart.h"
#include "composer/ComposerWindow.h"
#include "composer/DraftKeeper.h"
#include "composer/TemplateDialog.h"
#include "composer/TextEditor.h"
#include "composer/TextSignature.h"
#include "message/AddressText.h"
#include "message/HeaderFields.h"
#include "message/Subject.h"
#include "message/TemplateText.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QMenu>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

// What is neither a plain answer nor a forward: messages that are written on, or attached, and templates.

namespace postaci {

namespace {

constexpr qsizetype kMostAttached = 100;

QString fileNameOf(const QString& subject)
{
    const QString name = subject.simplified().left(80);
    return (name.isEmpty() ? QCoreApplication::translate("postaci::ComposerWindow", "message") : name) +
           QStringLiteral(".eml");
}

} // namespace

ComposerWindow* ComposerWindow::openForwardAttached(MailEngine& engine, AppSettings& settings,
                                                    const QList<MessageId>& originals)
{
    if (originals.isEmpty())
        return nullptr;
    const MessageId first = originals.first();
    MessageContent headerOnly;
    headerOnly.envelope = engine.reader().envelope(first).value_or({});
    const Account account = senderFor(engine.reader(), first, headerOnly);
    ComposerState state = stateOf(makeNew(account.identity), account.id);
    state.kind = OutgoingKind::Forward;
    state.original = first;
    state.attached = originals.mid(0, kMostAttached);
    state.subject = originals.size() == 1
                        ? forwardSubject(headerOnly.envelope.subject)
                        : tr("%n forwarded message(s)", nullptr, static_cast<int>(state.attached.size()));
    auto* window = new ComposerWindow(engine, settings, state, 0);
    window->begin();
    window->awaitAttached();
    return window;
}

ComposerWindow* ComposerWindow::openAsNew(MailEngine& engine, AppSettings& settings, MessageId original)
{
    return openAgain(engine, settings, original, 0);
}

ComposerWindow* ComposerWindow::openServerDraft(MailEngine& engine, AppSettings& settings, MessageId draft)
{
    if (const DraftId own = engine.reader().draftOfCopy(draft).value_or(0); own != 0) {
        const QList<Draft> drafts = engine.reader().drafts().value_or({});
        const auto known =
            std::find_if(drafts.begin(), drafts.end(), [own](const Draft& each) { return each.id == own; });
        return known == drafts.end() ? nullptr : openDraft(engine, settings, *known);
    }
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* widget : windows) {
        auto* const open = qobject_cast<ComposerWindow*>(widget);
        if (open == nullptr || open->m_leaving || &open->m_engine != &engine ||
            open->m_start.continues != draft)
            continue;
        open->raise();
        open->activateWindow();
        return open;
    }
    return openAgain(engine, settings, draft, draft);
}

ComposerWindow* ComposerWindow::openAgain(MailEngine& engine, AppSettings& settings, MessageId original,
                                          MessageId continues)
{
    const Envelope envelope = engine.reader().envelope(original).value_or({});
    MessageContent headerOnly;
    headerOnly.envelope = envelope;
    const Account account = senderFor(engine.reader(), original, headerOnly);
    OutgoingMessage start = makeAgain(headerOnly, {});
    start.from = {account.identity.name, account.identity.address};
    start.original = original;
    ComposerState state = stateOf(start, account.id);
    state.takesOver = true;
    state.continues = continues;
    auto* window = new ComposerWindow(engine, settings, state, 0);
    window->begin();
    window->awaitOriginal();
    return window;
}

ComposerWindow* ComposerWindow::openTemplate(MailEngine& engine, AppSettings& settings, const Template& used)
{
    ComposerWindow* window = openNew(engine, settings);
    window->useTemplate(used);
    return window;
}

void ComposerWindow::takeOver(const MessageContent& content, const QByteArray& raw)
{
    chooseSenderFor(content);
    const OutgoingMessage again = makeAgain(content, raw);
    fillRecipients(again);
    const bool isDraft = m_start.continues != 0;
    m_start.inReplyTo = isDraft ? again.inReplyTo : QString();
    m_start.references = isDraft ? again.references : QStringList();
    m_body->addPlainOriginal({{}, again.text});
    m_takenFiles = again.attachments.size();
    for (const OutgoingAttachment& attachment : again.attachments)
        m_shelf->add(attachment);
    keepWithDraft();
    goOn();
}

void ComposerWindow::chooseSenderFor(const MessageContent& content)
{
    if (m_start.hasOwnSender)
        return;
    const Account account = senderFor(m_engine.reader(), m_start.original, content);
    m_header->chooseSender(account.id, account.identity.address);
    m_sender = m_header->account();
}

/// Whether the person has changed them, here or before it was kept.
bool ComposerWindow::hasOwnRecipients() const
{
    ComposerState now = m_start;
    m_header->getFields(&now);
    return m_start.hasOwnRecipients || now.to != m_start.to || now.cc != m_start.cc || now.bcc != m_start.bcc;
}

/// What the header of the whole message says of whom it goes to, where nobody has typed there yet.
void ComposerWindow::fillRecipients(const OutgoingMessage& message)
{
    if (hasOwnRecipients())
        return;
    ComposerState now = m_start;
    m_header->getFields(&now);
    now.to = typedForm(message.to);
    now.cc = typedForm(message.cc);
    now.bcc = typedForm(message.bcc);
    m_start.to = now.to;
    m_start.cc = now.cc;
    m_start.bcc = now.bcc;
    m_header->setFields(now);
}

/// An answer to all that a list is among goes to more people than are named.
void ComposerWindow::hintAtList(const MessageContent& content)
{
    const QString list = content.replyAddresses.listPost;
    ComposerState now = m_start;
    m_header->getFields(&now);
    const AddressList all = parseTypedAddresses(now.to).good + parseTypedAddresses(now.cc).good;
    const bool goesThere = std::any_of(all.begin(), all.end(), [&list](const Address& address) {
        return isSameAddress(address.addr, list);
    });
    if (m_start.mode != ReplyMode::All || list.isEmpty() || !goesThere)
        return;
    const auto fill = [list](InfoBar& bar) {
        //: %1 is the address of a mailing list
        bar.show(InfoBar::Info, tr("This answer goes to everybody on the mailing list %1.").arg(list));
        bar.setButtons(tr("To the &list only"));
    };
    m_bars->showBar(ListBar, QStringLiteral("listBar"), fill, [this, list] {
        ComposerState only = m_start;
        m_header->getFields(&only);
        only.to = list;
        only.cc.clear();
        m_header->setFields(only);
        m_keeper->touch();
    });
}

void ComposerWindow::awaitAttached()
{
    connect(&m_engine, &MailEngine::bodyReady, this,
            [this](MessageId message, const MessageContent&, const QByteArray& raw) {
                if (m_start.attached.contains(message) && m_original == Original::Loading && isWritable())
                    attachOriginal(message, raw);
            });
    connect(&m_engine, &MailEngine::bodyFailed, this, [this](MessageId message, const Error& error) {
        if (m_start.attached.contains(message) && m_original == Original::Loading && isWritable())
            attachedFailed(message, error);
    });
    requestAttached();
}

void ComposerWindow::requestAttached()
{
    askForOriginal();
    m_notAttached.clear();
    for (const MessageId message : std::as_const(m_start.attached))
        m_engine.requestBody(message);
}

void ComposerWindow::attachOriginal(MessageId message, const QByteArray& raw)
{
    m_notAttached.remove(message);
    m_attached.insert(message, raw);
    takeAttached();
}

void ComposerWindow::attachedFailed(MessageId message, const Error& error)
{
    m_attached.remove(message);
    m_notAttached.insert(message, error);
    takeAttached();
}

/// Once each of them has been answered: one that could not be loaded does not keep the others away.
void ComposerWindow::takeAttached()
{
    const qsizetype answered = m_attached.size() + m_notAttached.size();
    if (answered < m_start.attached.size())
        return;
    // In the order of the list, whichever came first.
    for (const MessageId each : std::exchange(m_start.attached, {})) {
        if (m_notAttached.contains(each)) {
            m_start.attached.append(each);
            continue;
        }
        if (each != m_start.original)
            m_alsoForwarded.append(each);
        const Envelope envelope = m_engine.reader().envelope(each).value_or({});
        ++m_takenFiles;
        m_shelf->add({fileNameOf(envelope.subject), QStringLiteral("message/rfc822"),
                      withoutBlindCopies(m_attached.take(each))});
    }
    if (m_start.attached.isEmpty()) {
        m_original = Original::Ready;
        m_bars->hideBar(OriginalBar);
    } else {
        showAttachedFailure(m_notAttached.value(m_start.attached.first()));
    }
    keepWithDraft();
    goOn();
}

void ComposerWindow::showAttachedFailure(const Error& error)
{
    m_original = Original::Failed;
    if (m_awaited == Awaited::Sending)
        m_awaited = Awaited::Nothing;
    const auto fill = [error, count = static_cast<int>(m_start.attached.size())](InfoBar& bar) {
        //: %1 is a sentence that says why
        bar.show(InfoBar::Caution,
                 tr("%n message(s) that are to be attached could not be loaded. %1", nullptr, count)
                     .arg(describeError(error).summary),
                 error.detail);
        bar.setButtons(tr("Try again"));
    };
    m_bars->hideBar(ProblemBar);
    m_bars->showBar(OriginalBar, QStringLiteral("originalBar"), fill, [this] { requestAttached(); });
}

void ComposerWindow::fillTemplateMenu()
{
    QMenu* menu = m_templates->menu();
    menu->clear();
    const QList<Template> templates = m_engine.reader().templates().value_or({});
    for (const Template& each : templates) {
        QString name = each.name;
        menu->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")), this,
                        [this, each] { useTemplate(each); });
    }
    if (templates.isEmpty())
        menu->addAction(tr("No templates yet"))->setEnabled(false);
    menu->addSeparator();
    menu->addAction(tr("&Save as template…"), this, &ComposerWindow::saveAsTemplate)
        ->setObjectName(QStringLiteral("saveAsTemplate"));
    menu->addAction(tr("&Manage templates…"), this, [this] { openTemplates(m_engine, this); })
        ->setObjectName(QStringLiteral("manageTemplates"));
}

void ComposerWindow::useTemplate(const Template& used)
{
    ComposerState now = state();
    const AddressList people = parseTypedAddresses(now.to).good;
    TemplateValues values;
    if (!people.isEmpty()) {
        values.name = people.first().shownName();
        values.email = people.first().addr;
    }
    values.subject = now.subject;
    values.myName = m_header->account().identity.name;
    values.date = QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
    if (now.subject.isEmpty() && !used.subject.isEmpty()) {
        now.subject = fillTemplate(used.subject, values).text;
        m_header->setFields(now);
        updateTitle();
    }
    const FilledTemplate filled = fillTemplate(used.text, values);
    QTextCursor cursor = m_text->textCursor();
    const int start = cursor.selectionStart();
    cursor.insertText(filled.text);
    if (filled.cursor >= 0)
        cursor.setPosition(start + static_cast<int>(filled.cursor));
    m_text->setTextCursor(cursor);
    m_text->setFocus();
    m_keeper->touch();
}

void ComposerWindow::saveAsTemplate()
{
    const QString text = withoutSignature(m_text->plain(), m_sender.identity);
    editTemplate(m_engine, {0, m_header->subject().trimmed(), m_header->subject().trimmed(), text.trimmed()},
                 this);
}

} // namespace postaci
