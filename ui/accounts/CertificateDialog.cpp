#include "accounts/CertificateDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/ErrorDetails.h"
#include "base/CertificateProblem.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

CertificateDialog::CertificateDialog(const Error& error, QWidget* parent)
    : QDialog(parent), m_error(error), m_question(new QLabel(this)), m_reason(new QLabel(this)),
      m_facts(new QPlainTextEdit(this)), m_warning(new QLabel(this)), m_compared(new QCheckBox(this)),
      m_trust(new QPushButton(this)), m_refuse(new QPushButton(this))
{
    setObjectName(QStringLiteral("certificateDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_compared->setObjectName(QStringLiteral("comparedCheck"));
    m_trust->setObjectName(QStringLiteral("trustButton"));
    m_refuse->setObjectName(QStringLiteral("refuseButton"));
    build();
    connect(m_compared, &QCheckBox::toggled, m_trust, &QPushButton::setEnabled);
    connect(m_trust, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_refuse, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    m_refuse->setFocus();
}

void CertificateDialog::build()
{
    m_question->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kTitleScale)));
    for (QLabel* label : {m_question, m_reason, m_warning}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    setInk(m_reason, Ink::Danger);
    m_facts->setObjectName(QStringLiteral("certificateFacts"));
    m_facts->setReadOnly(true);
    m_facts->setTabChangesFocus(true);
    m_facts->setPlainText(errorDetails(m_error));
    m_trust->setEnabled(false);
    m_refuse->setDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_trust);
    buttons->addStretch(1);
    buttons->addWidget(m_refuse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace6, Theme::kSpace4, Theme::kSpace6, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_question);
    column->addWidget(m_reason);
    column->addWidget(m_facts, 1);
    column->addWidget(m_warning);
    column->addWidget(m_compared);
    column->addLayout(buttons);
    openWithSize(this, {fontMetrics().averageCharWidth() * 84, fontMetrics().lineSpacing() * 26});
}

CertificateException CertificateDialog::exception() const
{
    return {m_error.certificate->host, m_error.certificate->port, m_error.certificate->fingerprint()};
}

void CertificateDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CertificateDialog::retranslate()
{
    setWindowTitle(tr("Trust a certificate"));
    m_question->setText(tr("Trust this certificate for %1, port %2?")
                            .arg(m_error.certificate->host, QString::number(m_error.certificate->port)));
    m_reason->setText(describeError(m_error).summary);
    m_facts->setAccessibleName(tr("What the certificate says"));
    m_facts->setPlainText(errorDetails(m_error));
    m_warning->setText(
        tr("Whoever shows this certificate will get your password and your mail. Go on only if "
           "your provider, or you yourself, run this server and the fingerprint is the one that "
           "you know of it. You are asked again when the certificate changes."));
    m_compared->setText(tr("I have &compared the fingerprint: it is that of my server"));
    m_trust->setText(tr("&Trust it for this server"));
    m_refuse->setText(tr("&Do not trust it"));
}

namespace {

void sayNotKept(const CertificateException& certificate, const QString& folder, const Error& error,
                QWidget* parent)
{
    const QString sentence = CertificateDialog::tr(
        "The certificate of %1 is still not trusted: Postacı could not keep your answer in its folder %2. "
        "See that the disk has room and that you may write there, then answer again.");
    auto* box = new QMessageBox(QMessageBox::Warning, CertificateDialog::tr("Trust a certificate"),
                                sentence.arg(certificate.host, QDir::toNativeSeparators(folder)),
                                QMessageBox::Ok, parent);
    box->setTextFormat(Qt::PlainText);
    box->setDetailedText(error.message);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace

void askToTrust(const Error& error, MailEngine& engine, QWidget* parent, const std::function<void()>& trusted)
{
    auto* dialog = new CertificateDialog(error, parent);
    QObject::connect(dialog, &QDialog::accepted, parent, [dialog, &engine, parent, trusted] {
        const CertificateException certificate = dialog->exception();
        engine.acceptCertificate(certificate, [window = QPointer<QWidget>(parent), trusted, certificate,
                                               folder = engine.profileDir()](const Result<void>& kept) {
            if (!window)
                return;
            if (kept)
                trusted();
            else
                sayNotKept(certificate, folder, kept.error(), window);
        });
    });
    dialog->open();
}

} // namespace postaci
