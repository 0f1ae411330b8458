#pragma once

#include "base/Account.h"
#include "message/OutgoingMessage.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace postaci {

/// The fields above the text: From, To, Cc, Bcc and the subject. UI thread.
class ComposerHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerHeader(const QList<Account>& accounts, QWidget* parent = nullptr);

    void fill(const OutgoingMessage& message);
    /// Writes account, From, recipients and subject into `message`.
    void apply(OutgoingMessage& message) const;
    [[nodiscard]] const Account* account() const; ///< nullptr: there is none
    [[nodiscard]] bool hasRecipients() const;
    /// What was typed as recipients and is no address.
    [[nodiscard]] QStringList unusableAddresses() const;
    void focusFirstEmpty(); ///< the first recipient or subject field without text; else nothing
    void focusRecipients();
    void focusSubject();

Q_SIGNALS:
    void changed();
    void accountChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLineEdit* addRow(QGridLayout* grid, int row, QLabel* label, const char* name);
    void showCopies();
    void retranslate();

    QList<Account> m_accounts;
    QComboBox* m_from;
    QLineEdit* m_to;
    QLineEdit* m_cc;
    QLineEdit* m_bcc;
    QLineEdit* m_subject;
    QToolButton* m_moreButton;
    QLabel* m_fromLabel;
    QLabel* m_toLabel;
    QLabel* m_ccLabel;
    QLabel* m_bccLabel;
    QLabel* m_subjectLabel;
};

} // namespace postaci
