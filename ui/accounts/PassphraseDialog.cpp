#include "accounts/PassphraseDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/FormField.h"
#include "accounts/IconLine.h"
#include "accounts/PasswordEdit.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kColumns = 62; ///< the width in letters
constexpr int kShort = 8;
constexpr int kLong = 15;

PasswordEdit* phraseEdit(const char* name)
{
    auto* edit = new PasswordEdit;
    edit->setObjectName(QLatin1String(name));
    edit->lineEdit()->setObjectName(QLatin1String(name) + QStringLiteral("Edit"));
    return edit;
}

} // namespace

PassphraseDialog::PassphraseDialog(Purpose purpose, QWidget* parent)
    : GrowingDialog(parent), m_purpose(purpose), m_text(new QLabel(this)), m_left(new QLabel(this)),
      m_present(phraseEdit("presentPassphrase")), m_new(phraseEdit("newPassphrase")),
      m_again(phraseEdit("newPassphraseAgain")),
      m_presentField(new FormField(m_present, this, m_present->lineEdit())),
      m_newField(new FormField(m_new, this, m_new->lineEdit())),
      m_againField(new FormField(m_again, this, m_again->lineEdit())), m_hint(new QLabel(this)),
      m_error(new IconLine(this)), m_cancel(new QPushButton(this)), m_ok(new QPushButton(this))
{
    setObjectName(QStringLiteral("passphraseDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    for (const PasswordEdit* edit : {m_present, m_new, m_again})
        connect(edit->lineEdit(), &QLineEdit::textEdited, this, &PassphraseDialog::edited);
    connect(m_ok, &QPushButton::clicked, this, &PassphraseDialog::enter);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    edited();
}

void PassphraseDialog::build()
{
    for (QLabel* label : {m_text, m_left}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_left->setObjectName(QStringLiteral("leftInKeyring"));
    m_left->hide();
    m_hint->setObjectName(QStringLiteral("passphraseHint"));
    m_hint->setWordWrap(true);
    setInk(m_hint, Ink::Meta);
    m_error->setObjectName(QStringLiteral("passphraseError"));
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_ok->setObjectName(QStringLiteral("okButton"));
    m_ok->setProperty("primary", true);
    m_ok->setDefault(true);
    m_presentField->setVisible(m_purpose != Purpose::Choose);
    for (QWidget* widget : {static_cast<QWidget*>(m_newField), static_cast<QWidget*>(m_againField),
                            static_cast<QWidget*>(m_hint)})
        widget->setVisible(m_purpose != Purpose::Unlock);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_ok);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace6, Theme::kSpace4, Theme::kSpace6, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_text);
    column->addWidget(m_left);
    column->addWidget(m_presentField);
    column->addWidget(m_newField);
    column->addWidget(m_hint);
    column->addWidget(m_againField);
    column->addWidget(m_error);
    column->addStretch(1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * kColumns, 0);
    (m_purpose == Purpose::Choose ? m_new : m_present)->lineEdit()->setFocus();
}

void PassphraseDialog::setKeyringUnreadable(bool on)
{
    m_left->setVisible(on);
}

QString PassphraseDialog::present() const
{
    return m_present->lineEdit()->text();
}

QString PassphraseDialog::chosen() const
{
    return m_new->lineEdit()->text();
}

void PassphraseDialog::edited()
{
    for (FormField* field : {m_presentField, m_newField, m_againField})
        field->setError({});
    m_error->clear();
    showHint();
    const bool hasPresent = m_purpose == Purpose::Choose || !present().isEmpty();
    const bool hasNew = m_purpose == Purpose::Unlock || !chosen().isEmpty();
    m_ok->setEnabled(hasPresent && hasNew && !m_isWaiting);
}

void PassphraseDialog::showHint()
{
    const auto length = chosen().size();
    if (length == 0)
        m_hint->setText(tr("Four or five words in a row are easy to remember and hard to guess."));
    else if (length < kShort)
        m_hint->setText(tr("Short: a computer guesses this quickly. A few words more make it hard."));
    else if (length < kLong)
        m_hint->setText(tr("Fair. One or two words more make it hard to guess."));
    else
        m_hint->setText(tr("Good: long enough to be hard to guess."));
}

void PassphraseDialog::enter()
{
    if (m_purpose != Purpose::Unlock && m_again->lineEdit()->text() != chosen()) {
        m_againField->setError([] { return tr("This is not the same as above."); });
        m_again->lineEdit()->setFocus();
        m_again->lineEdit()->selectAll();
        return;
    }
    setWaiting(true);
    Q_EMIT entered();
}

void PassphraseDialog::setWaiting(bool on)
{
    m_isWaiting = on;
    for (PasswordEdit* edit : {m_present, m_new, m_again})
        edit->setEnabled(!on);
    m_cancel->setEnabled(!on);
    m_ok->setEnabled(!on);
    retranslate();
}

void PassphraseDialog::showError(const Error& error)
{
    setWaiting(false);
    if (error.reason == ErrorReason::PassphraseWrong) {
        m_presentField->setError([error] { return describeError(error).inOneLine(); });
        m_present->lineEdit()->setFocus();
        m_present->lineEdit()->selectAll();
        return;
    }
    m_error->setContent(QStringLiteral("error"), &Theme::danger, describeError(error).inOneLine());
    (m_purpose == Purpose::Choose ? m_new : m_present)->lineEdit()->setFocus();
}

void PassphraseDialog::reject()
{
    if (!m_isWaiting)
        GrowingDialog::reject();
}

void PassphraseDialog::changeEvent(QEvent* event)
{
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showHint();
    }
}

void PassphraseDialog::retranslate()
{
    m_presentField->setLabel(m_purpose == Purpose::Unlock ? tr("&Passphrase") : tr("&Present passphrase"));
    m_newField->setLabel(tr("&New passphrase"));
    m_againField->setLabel(tr("The same once &more"));
    m_left->setText(
        tr("The keyring cannot be read at the moment. The passwords that it has move into the file when it "
           "opens again at a later start; until then you are asked for each of them once more."));
    switch (m_purpose) {
    case Purpose::Unlock:
        setWindowTitle(tr("Unlock passwords"));
        m_text->setText(tr("Your passwords are in an encrypted file. Its passphrase opens it until you quit "
                           "Postacı."));
        m_cancel->setText(tr("Not now"));
        m_ok->setText(m_isWaiting ? tr("Unlocking…") : tr("&Unlock"));
        break;
    case Purpose::Choose:
        setWindowTitle(tr("Keep passwords in an encrypted file"));
        m_text->setText(
            tr("Choose a passphrase for the file. You type it once at each start of Postacı. Keep "
               "it well: nobody can bring it back, and without it you would type the passwords of "
               "your accounts again."));
        m_cancel->setText(tr("Cancel"));
        m_ok->setText(m_isWaiting ? tr("Encrypting…") : tr("&Keep them there"));
        break;
    case Purpose::Change:
        setWindowTitle(tr("Change the passphrase"));
        m_text->setText(tr("The file with your passwords is encrypted anew. Nothing else changes."));
        m_cancel->setText(tr("Cancel"));
        m_ok->setText(m_isWaiting ? tr("Encrypting…") : tr("&Change it"));
        break;
    }
}

} // namespace postaci
