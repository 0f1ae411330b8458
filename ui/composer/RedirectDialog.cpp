#include "composer/RedirectDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/FormField.h"
#include "accounts/IconLine.h"
#include "base/LocalAccount.h"
#include "composer/ComposerStart.h"
#include "message/MessageBuilder.h"
#include "widgets/DialogButtons.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

QComboBox* redirectFrom()
{
    auto* combo = new QComboBox;
    combo->setObjectName(QStringLiteral("redirectFrom"));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return combo;
}

} // namespace

RedirectDialog::RedirectDialog(MailEngine& engine, MessageId message, QWidget* parent)
    : GrowingDialog(parent), m_engine(engine), m_message(message),
      m_senders(sendingAccounts(engine.reader().accounts().value_or({}))), m_bar(new InfoBar(this)),
      m_what(new QLabel(this)), m_note(new QLabel(this)), m_from(redirectFrom()),
      m_fromField(new FormField(m_from, this)), m_to(makeRow(RecipientField::Target::To, "redirectTo")),
      m_cc(makeRow(RecipientField::Target::Cc, "redirectCc")),
      m_bcc(makeRow(RecipientField::Target::Bcc, "redirectBcc")), m_cancel(new QPushButton(this)),
      m_send(new QPushButton(this))
{
    setObjectName(QStringLiteral("redirectDialog"));
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_send->setObjectName(QStringLiteral("redirectButton"));
    MessageContent header;
    header.envelope = engine.reader().envelope(message).value_or({});
    m_what->setText(header.envelope.subject.simplified());
    const Account account = senderFor(engine.reader(), message, header);
    const qsizetype chosen = m_senders.choose(account.id, account.identity.address);
    for (qsizetype i = 0; i < m_senders.size(); ++i)
        m_from->addItem(m_senders.text(i));
    m_from->setCurrentIndex(static_cast<int>(chosen));
    build();
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &RedirectDialog::send);
    connect(m_bar, &InfoBar::primaryClicked, this, &RedirectDialog::askForBody);
    connect(&engine, &MailEngine::bodyReady, this, [this](MessageId id) {
        if (id != m_message)
            return;
        m_isHere = true;
        if (std::exchange(m_sendsThen, false))
            send();
    });
    connect(&engine, &MailEngine::bodyFailed, this, [this](MessageId id, const Error& error) {
        if (id != m_message)
            return;
        m_sendsThen = false;
        setBusy(false);
        showProblem(error);
        m_bar->setButtons(tr("Try a&gain"));
    });
    retranslate();
    m_to.field->edit()->setFocus();
    resize(fontMetrics().averageCharWidth() * 64, sizeHint().height());
    askForBody();
}

RedirectDialog::Row RedirectDialog::makeRow(RecipientField::Target target, const char* name)
{
    const Row row{new QLabel(this), new RecipientField(target, QLatin1String(name), this),
                  new IconLine(this)};
    row.label->setBuddy(row.field->edit());
    row.error->setObjectName(QLatin1String(name) + QStringLiteral("Error"));
    row.field->setSource(recipientSource(m_engine));
    connect(row.field, &RecipientField::edited, this, [row] { row.error->clear(); });
    connect(row.field, &RecipientField::moveWanted, this,
            [this](const QStringList& entries, RecipientField::Target to) {
                rows().at(static_cast<int>(to)).field->add(entries);
            });
    return row;
}

void RedirectDialog::addRow(QVBoxLayout& column, const Row& row)
{
    auto* lines = new QVBoxLayout;
    lines->setSpacing(Theme::kSpace1);
    lines->addWidget(row.label);
    lines->addWidget(row.field);
    lines->addWidget(row.error);
    column.addLayout(lines);
}

void RedirectDialog::showWrong(const Row& row, const QString& sentence)
{
    row.error->setContent(QStringLiteral("error"), &Theme::danger, sentence, Ink::Danger);
}

void RedirectDialog::build()
{
    m_what->setTextFormat(Qt::PlainText);
    m_what->setWordWrap(true);
    m_what->setFont(Theme::semibold(font()));
    m_note->setWordWrap(true);
    setInk(m_note, Ink::Meta);
    m_send->setProperty("primary", true);
    m_send->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_send);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_bar);
    column->addWidget(m_what);
    column->addWidget(m_note);
    column->addWidget(m_fromField);
    for (const Row& row : rows())
        addRow(*column, row);
    column->addStretch(1);
    column->addLayout(buttons);
    putLastInTabOrder({m_cancel, m_send});
}

void RedirectDialog::askForBody()
{
    m_bar->hide();
    m_engine.requestBody(m_message);
}

bool RedirectDialog::validate()
{
    const RecipientField* first = nullptr;
    qsizetype people = 0;
    for (const Row& row : rows()) {
        row.field->commit();
        people += recipientsOf(row.field->text(), recipientSource(m_engine)).size();
        const QStringList wrong = row.field->wrongEntries();
        if (wrong.isEmpty())
            continue;
        showWrong(row, tr("Not an address: %1").arg(wrong.join(QStringLiteral(", "))));
        if (first == nullptr)
            first = row.field;
    }
    if (first == nullptr && people == 0) {
        showWrong(m_to, tr("Write the address of at least one person it goes to."));
        first = m_to.field;
    }
    if (first != nullptr)
        first->edit()->setFocus();
    return first == nullptr;
}

void RedirectDialog::send()
{
    if (!validate())
        return;
    setBusy(true);
    if (!m_isHere) { // it goes once the message is here
        m_sendsThen = true;
        m_bar->show(InfoBar::Info, tr("It is sent as soon as the whole message is here."));
        return;
    }
    const Account sender = m_senders.at(m_from->currentIndex());
    Redirection redirection;
    redirection.account = sender.id;
    redirection.from = {sender.identity.name, sender.identity.address};
    const RecipientSource source = recipientSource(m_engine);
    redirection.to = recipientsOf(m_to.field->text(), source);
    redirection.cc = recipientsOf(m_cc.field->text(), source);
    redirection.bcc = recipientsOf(m_bcc.field->text(), source);
    redirection.messageId = makeMessageId(sender.identity.address);
    redirection.date = QDateTime::currentDateTimeUtc();
    m_engine.redirect(m_message, redirection,
                      [self = QPointer<RedirectDialog>(this)](const Result<OutboxId>& sent) {
                          if (!self)
                              return;
                          self->setBusy(false);
                          if (!sent) {
                              self->showProblem(sent.error());
                              return;
                          }
                          Q_EMIT self->queued();
                          self->accept();
                      });
}

void RedirectDialog::showProblem(const Error& error)
{
    const ErrorText words = describeError(error);
    m_bar->show(InfoBar::Error, words.summary + QLatin1Char(' ') + words.advice, error.detail);
}

void RedirectDialog::setBusy(bool busy)
{
    m_isBusy = busy;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to.field), static_cast<QWidget*>(m_cc.field),
          static_cast<QWidget*>(m_bcc.field), static_cast<QWidget*>(m_send)})
        widget->setEnabled(!busy);
}

void RedirectDialog::changeEvent(QEvent* event)
{
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RedirectDialog::retranslate()
{
    setWindowTitle(tr("Redirect"));
    m_note->setText(
        tr("The message goes on unchanged, with its sender, its text and its files. Only that you "
           "have sent it on is added."));
    m_fromField->setLabel(tr("Sent on b&y"));
    const auto name = [](const Row& row, const QString& text) {
        row.label->setText(text);
        row.field->setLabels(QString(text).remove(QLatin1Char('&')));
        row.error->clear(); // it is in the other language
    };
    name(m_to, tr("&To"));
    name(m_cc, tr("&Cc"));
    name(m_bcc, tr("&Bcc"));
    m_cancel->setText(tr("Cancel"));
    m_send->setText(tr("Se&nd"));
}

} // namespace postaci
