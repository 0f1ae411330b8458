#include "accounts/ClientCertificateField.h"

#include "account/ErrorSentence.h"
#include "accounts/FieldHelp.h"
#include "accounts/FormField.h"
#include "accounts/IconLine.h"
#include "accounts/PasswordEdit.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>

namespace postaci {

namespace {

constexpr qint64 kLargestFile = 1 << 20; ///< a key and a chain are some kilobytes

QString dayText(const QDateTime& date)
{
    return QLocale().toString(date.toLocalTime().date(), QLocale::ShortFormat);
}

QString firstOf(const QStringList& names)
{
    return names.isEmpty() ? QString() : names.constFirst().left(100);
}

QString ownerOf(const QSslCertificate& certificate)
{
    const QString owner = firstOf(certificate.subjectInfo(QSslCertificate::CommonName) +
                                  certificate.subjectInfo(QSslCertificate::EmailAddress) +
                                  certificate.subjectAlternativeNames().values());
    return owner.isEmpty() ? certificate.subjectDisplayName().left(100) : owner;
}

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, file.errorString());
    return file.read(kLargestFile);
}

} // namespace

ClientCertificateField::ClientCertificateField(FieldHelp* help, QWidget* parent)
    : QWidget(parent), m_help(help), m_title(new QLabel), m_owner(new QLabel), m_choose(new QPushButton),
      m_remove(new QPushButton), m_passphrase(new PasswordEdit), m_open(new QPushButton),
      m_question(new QWidget), m_instead(new QCheckBox), m_trouble(new IconLine)
{
    setObjectName(QStringLiteral("clientCertificateField"));
    m_owner->setObjectName(QStringLiteral("clientCertificateText"));
    m_choose->setObjectName(QStringLiteral("chooseCertificateButton"));
    m_remove->setObjectName(QStringLiteral("removeCertificateButton"));
    m_passphrase->setObjectName(QStringLiteral("certificatePassphrase"));
    m_passphrase->lineEdit()->setObjectName(QStringLiteral("certificatePassphraseEdit"));
    m_open->setObjectName(QStringLiteral("openCertificateButton"));
    m_instead->setObjectName(QStringLiteral("certificateInsteadCheck"));
    m_trouble->setObjectName(QStringLiteral("clientCertificateTrouble"));
    build();
    connect(m_choose, &QPushButton::clicked, this, &ClientCertificateField::choose);
    connect(m_remove, &QPushButton::clicked, this, &ClientCertificateField::remove);
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_passphrase->lineEdit()->text()); });
    m_passphrase->lineEdit()->installEventFilter(this);
    connect(m_passphrase->lineEdit(), &QLineEdit::textEdited, this,
            [this] { m_passphraseField->setError({}); });
    connect(m_instead, &QCheckBox::clicked, this, &ClientCertificateField::changed);
    retranslate();
    load(std::nullopt);
}

void ClientCertificateField::build()
{
    m_title->setFont(Theme::semibold(m_title->font()));
    m_owner->setWordWrap(true);
    m_owner->setTextFormat(Qt::PlainText);
    m_passphraseField = new FormField(m_passphrase, nullptr, m_passphrase->lineEdit());

    auto* question = new QHBoxLayout(m_question);
    question->setContentsMargins(0, 0, 0, 0);
    question->setSpacing(Theme::kSpace2);
    question->addWidget(m_passphraseField, 1);
    question->addWidget(m_open, 0, Qt::AlignBottom);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace2);
    column->addWidget(m_title);
    column->addWidget(m_owner);
    column->addLayout(buttons);
    column->addWidget(m_question);
    column->addWidget(m_trouble);
    column->addWidget(m_instead);
}

void ClientCertificateField::load(const std::optional<ClientCertificate>& certificate)
{
    m_der = certificate ? certificate->der : QByteArray();
    m_identity = {};
    forgetFile();
    m_trouble->clear();
    m_instead->setChecked(certificate && certificate->insteadOfPassword);
    update();
}

std::optional<ClientCertificate> ClientCertificateField::certificate() const
{
    if (m_der.isEmpty())
        return std::nullopt;
    return ClientCertificate{m_der, m_instead->isChecked()};
}

bool ClientCertificateField::isInsteadOfPassword() const
{
    return !m_der.isEmpty() && m_instead->isChecked();
}

void ClientCertificateField::choose()
{
    const QString filter = tr("Certificates with their key (*.p12 *.pfx *.pem);;All files (*)");
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose your certificate"), {}, filter);
    if (!path.isEmpty())
        openFile(path);
}

void ClientCertificateField::openFile(const QString& path)
{
    m_trouble->clear();
    forgetFile();
    m_question->hide();
    m_path = path;
    m_remove->show();
    open({});
}

void ClientCertificateField::forgetFile()
{
    ++m_attempt;
    m_path.clear();
    m_file.clear();
    m_passphrase->lineEdit()->clear();
    m_passphraseField->setError({});
}

/// A passphrase is made slow to try on purpose, and a file may be far away: both outside the UI thread.
void ClientCertificateField::open(const QString& passphrase)
{
    m_open->setEnabled(false);
    QThreadPool::globalInstance()->start([field = QPointer<ClientCertificateField>(this),
                                          attempt = ++m_attempt, path = m_path, known = m_file, passphrase] {
        const auto file = known.isEmpty() ? readFile(path) : Result<QByteArray>(known);
        const auto read = file ? ClientIdentity::fromFile(*file, passphrase)
                               : Result<ClientIdentity>(unexpected(file.error()));
        QMetaObject::invokeMethod(
            qApp,
            [field, attempt, file, read] {
                if (!field || field->m_attempt != attempt) // another one was chosen meanwhile
                    return;
                field->m_file = file.value_or({});
                field->take(read);
            },
            Qt::QueuedConnection);
    });
}

bool ClientCertificateField::validate()
{
    if (m_path.isEmpty())
        return true;
    const FormField::Sentence sentence = [] { return tr("Open the file first, or remove it."); };
    if (m_question->isVisibleTo(this)) {
        m_passphraseField->setError(sentence);
        m_passphrase->setFocus();
    } else { // it is being read
        m_trouble->setContent(QStringLiteral("warning"), &Theme::caution, sentence());
        m_remove->setFocus();
    }
    return false;
}

void ClientCertificateField::take(const Result<ClientIdentity>& read)
{
    m_open->setEnabled(true);
    if (!read && read.error().reason == ErrorReason::PassphraseWrong) {
        const bool wasAsked = m_question->isVisibleTo(this);
        m_trouble->clear();
        m_question->show();
        m_passphrase->setFocus();
        m_passphrase->lineEdit()->selectAll();
        if (wasAsked)
            m_passphraseField->setError([] {
                return tr("This passphrase is wrong. If you are sure of it, the file is protected in an old "
                          "way: ask for a new one.");
            });
        return;
    }
    forgetFile();
    if (!read) {
        update();
        const bool isKeyMissing = read.error().reason == ErrorReason::ClientKeyMissing;
        m_trouble->setContent(QStringLiteral("error"), &Theme::danger,
                              isKeyMissing
                                  ? tr("This file has no private key for its certificate. It takes the one "
                                       "that ends in .p12 or .pfx.")
                                  : tr("This file holds no certificate, or it cannot be read."),
                              Ink::Danger);
        return;
    }
    m_identity = *read;
    m_der = read->chain.constFirst().toDer();
    update();
    m_choose->setFocus();
    Q_EMIT changed();
}

void ClientCertificateField::remove()
{
    if (!m_path.isEmpty()) { // what was there before it stays
        forgetFile();
        update();
        m_choose->setFocus();
        return;
    }
    load(std::nullopt);
    m_choose->setFocus();
    Q_EMIT changed();
}

void ClientCertificateField::showFailure(const Error& error)
{
    const ErrorText text = describeError(error);
    m_trouble->setContent(QStringLiteral("error"), &Theme::danger, text.inOneLine(), Ink::Danger);
    if (error.reason == ErrorReason::CertificateNotEnough)
        m_instead->setFocus(); // the tick that is to go
    else
        m_choose->setFocus();
}

void ClientCertificateField::update()
{
    const bool hasOne = !m_der.isEmpty();
    m_question->hide();
    m_remove->setVisible(hasOne || !m_path.isEmpty());
    m_instead->setVisible(hasOne);
    m_trouble->clear();
    m_owner->setText(ownerText());
    const QSslCertificate own(m_der, QSsl::Der);
    if (hasOne && own.expiryDate() < QDateTime::currentDateTimeUtc())
        m_trouble->setContent(
            QStringLiteral("warning"), &Theme::caution,
            tr("It expired on %1: ask whoever gave it to you for a new one.").arg(dayText(own.expiryDate())));
}

QString ClientCertificateField::ownerText() const
{
    if (m_der.isEmpty())
        return tr("None. Only some companies and universities want one.");
    const QSslCertificate own(m_der, QSsl::Der);
    const QString issuer =
        firstOf(own.issuerInfo(QSslCertificate::CommonName) + own.issuerInfo(QSslCertificate::Organization));
    return tr("%1, issued by %2, valid until %3").arg(ownerOf(own), issuer, dayText(own.expiryDate()));
}

/// A line edit lets Enter pass on to the window's default button: what was typed here belongs to this field.
bool ClientCertificateField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    if (m_open->isEnabled())
        open(m_passphrase->lineEdit()->text());
    return true;
}

void ClientCertificateField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ClientCertificateField::retranslate()
{
    m_title->setText(tr("Your own certificate"));
    m_choose->setText(tr("Browse…"));
    m_choose->setAccessibleName(tr("Choose the file of your own certificate"));
    m_remove->setText(tr("Remove"));
    m_remove->setAccessibleName(tr("Remove your own certificate"));
    m_passphraseField->setLabel(tr("Passphrase of the file"));
    m_open->setText(tr("Open"));
    m_instead->setText(tr("Sign in with it alone, without a password"));
    m_owner->setText(ownerText());
    if (!m_help)
        return;
    m_help->setHelp(m_choose, tr("A file that ends in .p12 or .pfx, which an administrator gives you where "
                                 "the server wants to see it. Its key is kept encrypted, as passwords are."));
    m_help->setHelp(m_instead, tr("Only where your administrator says so: most servers want the password "
                                  "too."));
    m_help->setHelp(m_passphrase->lineEdit(), tr("It came with the file. It is used once and not kept."));
}

} // namespace postaci
