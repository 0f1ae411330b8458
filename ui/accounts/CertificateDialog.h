#pragma once

#include "MailEngine.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace postaci {

/// Asks whether a certificate that does not verify is to be believed for that one server: the last way, so
/// the safe answer has the keyboard, and the other one is there only for who has compared the fingerprint. UI
/// thread.
class CertificateDialog : public QDialog
{
    Q_OBJECT

public:
    /// `error` carries a certificate (ErrorKind::Certificate).
    explicit CertificateDialog(const Error& error, QWidget* parent = nullptr);

    /// What is believed if the dialog was accepted.
    [[nodiscard]] CertificateException exception() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();

    const Error m_error;
    QLabel* m_question;
    QLabel* m_reason;
    QPlainTextEdit* m_facts;
    QLabel* m_warning;
    QCheckBox* m_compared;
    QPushButton* m_trust;
    QPushButton* m_refuse;
};

/// Opens the dialog over `parent`; once the certificate is accepted and kept, `trusted` is called. Where it
/// cannot be kept, a box over `parent` says so in its place. Neither happens when `parent` is gone by then.
void askToTrust(const Error& error, MailEngine& engine, QWidget* parent,
                const std::function<void()>& trusted);

} // namespace postaci
