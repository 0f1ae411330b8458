#pragma once

#include "base/Account.h"
#include "security/ClientIdentity.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;

namespace postaci {

class FieldHelp;
class FormField;
class IconLine;
class PasswordEdit;

/// The person's own certificate, for servers that let nobody in without one: chosen from a file, whose
/// passphrase is asked for where it has one. UI thread; files are read outside it.
class ClientCertificateField : public QWidget
{
    Q_OBJECT

public:
    explicit ClientCertificateField(FieldHelp* help, QWidget* parent = nullptr);

    /// What the account has; a file that was chosen before is forgotten.
    void load(const std::optional<ClientCertificate>& certificate);
    [[nodiscard]] std::optional<ClientCertificate> certificate() const;
    /// Of a certificate that was chosen here; null: the stored one, or none.
    [[nodiscard]] const ClientIdentity& identity() const { return m_identity; }
    /// Whether it is to sign in by itself, so that no password is needed.
    [[nodiscard]] bool isInsteadOfPassword() const;
    void openFile(const QString& path);
    /// Whether no chosen file waits; else says so at the field and puts the cursor there.
    [[nodiscard]] bool validate();
    /// Shows why signing in with what is chosen here did not work.
    void showFailure(const Error& error);

Q_SIGNALS:
    void changed(); ///< by the person

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void choose();
    void open(const QString& passphrase);
    void take(const Result<ClientIdentity>& read);
    void remove();
    void forgetFile();
    void update();
    void retranslate();
    [[nodiscard]] QString ownerText() const;

    FieldHelp* m_help;
    QByteArray m_der; ///< empty: none
    ClientIdentity m_identity;
    QString m_path;    ///< of a chosen file that is being read or waits for its passphrase; else empty
    QByteArray m_file; ///< its bytes, once they are read
    int m_attempt = 0; ///< the answer to another one than this comes too late
    QLabel* m_title;
    QLabel* m_owner;
    QPushButton* m_choose;
    QPushButton* m_remove;
    PasswordEdit* m_passphrase;
    FormField* m_passphraseField = nullptr;
    QPushButton* m_open;
    QWidget* m_question; ///< for the passphrase
    QCheckBox* m_instead;
    IconLine* m_trouble;
};

} // namespace postaci
