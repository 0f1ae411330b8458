#include "composer/RedirectDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/FormField.h"
#include "composer/ComposerStart.h"
#include "message/AddressText.h"
#include "message/MessageBuilder.h"
#include "widgets/DialogButtons.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

QLineEdit* redirectField(const char* name)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QLatin1String(name));
    return edit;
}

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
      m_senders(engine.reader().accounts().value_or({})), m_bar(new InfoBar(this)), m_what(new QLabel(this)),
      m_note(new QLabel(this)), m_from(redirectFrom()), m_to(redirectField("redirectTo")),
      m_cc(redirectField("redirectCc")), m_bcc(redirectField("redirectBcc")),
      m_fromField(new FormField(m_from)), m_toField(new FormField(m_to)), m_ccField(new FormField(m_cc)),
      m_bccField(new FormField(m_bcc)), m_cancel(new QPushButton(this)), m_send(new QPushButton(this))
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
    for (const auto& [edit, field] :
         {std::pair(m_to, m_toField), std::pair(m_cc, m_ccField), std::pair(m_bcc, m_bccField)})
        connect(edit, &QLineEdit::textEdited, this, [field = field] { field->setError({}); });
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
    m_to->setFocus();
    resize(fontMetrics().averageCharWidth() * 64, sizeHint().height());
    askForBody();
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
    m_cancel->setAutoDefault(false);
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
    for (FormField* field : {m_fromField, m_toField, m_ccField, m_bccField})
        column->addWidget(field);
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
    QLineEdit* first = nullptr;
    qsizetype people = 0;
    for (const auto& [edit, field] :
         {std::pair(m_to, m_toField), std::pair(m_cc, m_ccField), std::pair(m_bcc, m_bccField)}) {
        const TypedAddresses typed = parseTypedAddresses(edit->text());
        people += typed.good.size();
        if (typed.bad.isEmpty())
            continue;
        const QString bad = typed.bad.join(QStringLiteral(", "));
        field->setError([bad] { return tr("Not an address: %1").arg(bad); });
        if (first == nullptr)
            first = edit;
    }
    if (first == nullptr && people == 0) {
        m_toField->setError([] { return tr("Write the address of at least one person it goes to."); });
        first = m_to;
    }
    if (first != nullptr)
        first->setFocus();
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
    redirection.to = parseTypedAddresses(m_to->text()).good;
    redirection.cc = parseTypedAddresses(m_cc->text()).good;
    redirection.bcc = parseTypedAddresses(m_bcc->text()).good;
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
         {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to), static_cast<QWidget*>(m_cc),
          static_cast<QWidget*>(m_bcc), static_cast<QWidget*>(m_send)})
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
    m_toField->setLabel(tr("&To"));
    m_ccField->setLabel(tr("&Cc"));
    m_bccField->setLabel(tr("&Bcc"));
    m_cancel->setText(tr("Cancel"));
    m_send->setText(tr("Se&nd"));
}

} // namespace postaci
