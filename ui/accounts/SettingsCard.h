#pragma once

#include "account/Doctor.h"
#include "base/Account.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace postaci {

/// One page about an account: servers, certificates and what the servers can, with a QR code of the settings.
/// There is no password in it. UI thread.
class SettingsCard : public QFrame
{
    Q_OBJECT

public:
    explicit SettingsCard(QWidget* parent = nullptr);

    void setAccount(const Account& account);
    /// Where the servers are known from, in words; empty: nothing is said.
    void setOrigin(const QString& origin);
    /// What an examination says of certificates and abilities goes into its place.
    void add(const DoctorFinding& finding);
    /// The card as it can be printed: dark on light, whatever the program's colours are.
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    /// A line of the card: what it is about and what it says.
    struct Row
    {
        QString title;
        QString text;
    };
    [[nodiscard]] QList<Row> rows() const;
    void addServerRows(QList<Row>& rows, ServerRole role) const;
    void retranslate();

    Account m_account;
    QString m_origin;
    ErrorText m_certificates[2]; ///< by ServerRole
    ErrorText m_abilities[2];    ///< likewise
    QLabel* m_title;
    QGridLayout* m_grid;
    QList<QLabel*> m_labels;
    QLabel* m_code;
};

} // namespace postaci
