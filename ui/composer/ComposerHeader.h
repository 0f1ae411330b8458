#pragma once

#include "base/Account.h"
#include "composer/ComposerState.h"
#include "composer/RecipientField.h"
#include "composer/SenderList.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace postaci {

class IconLine;

/// The fields above the text: From, To, Cc, Bcc, Subject. Says under an address field what in it is no
/// address once it is left. UI thread.
class ComposerHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerHeader(QWidget* parent = nullptr);

    /// The choices of From; keeps the chosen one where it still is there.
    void setAccounts(const QList<Account>& accounts);
    /// The identity of the account with that address, or a tagged form of it; empty: the default one.
    void chooseSender(AccountId account, const QString& address);
    /// The chosen one, with the chosen identity as its own. id 0: there is none.
    [[nodiscard]] Account account() const;

    void setFields(const ComposerState& state);
    void getFields(ComposerState* state) const;
    [[nodiscard]] QString subject() const;
    /// The first field that is still empty, in reading order; null if none is.
    [[nodiscard]] QWidget* firstEmptyField() const;
    void focusRecipients();
    /// Who is suggested, and what groups are; before setFields().
    void setRecipientSource(const RecipientSource& source);
    void addRecipients(RecipientField::Target target, const QStringList& entries);
    void removeRecipients(const QStringList& addresses); ///< out of all fields, by the person
    void moveVisibleToBcc();
    /// The recipients with that address get another one and keep their names.
    void correctAddress(const QString& address, const QString& corrected);
    void focusSubject();
    /// Marks what is wrong in every address field, not only in those that were left.
    [[nodiscard]] bool hasInvalid() const; ///< a chip that is no address, or text that is none
    void showInvalid();                    ///< under the fields, the first of which gets the focus

Q_SIGNALS:
    void edited();        ///< by the person
    void accountChosen(); ///< by the person
    void fieldLeft();
    void contactsWanted(); ///< to choose recipients from

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// One line: label, field, and under it what is wrong with it.
    struct Row
    {
        QLabel* label = nullptr;
        QLineEdit* edit = nullptr;
        IconLine* error = nullptr;
    };

    Row makeRow(QGridLayout* grid, const char* name);
    /// The same with recipients.
    struct RecipientRow
    {
        QLabel* label = nullptr;
        RecipientField* field = nullptr;
        IconLine* error = nullptr;
    };

    RecipientRow makeRecipientRow(QGridLayout* grid, RecipientField::Target target, const char* name);
    static void setRowVisible(const RecipientRow& row, bool on);
    void showCopies();
    static void validate(const RecipientRow& row);
    [[nodiscard]] QList<RecipientRow> recipientRows() const { return {m_to, m_cc, m_bcc}; }
    [[nodiscard]] const RecipientRow& rowFor(RecipientField::Target target) const;
    void retranslate();
    void fillFrom(qsizetype chosen);

    QLabel* m_fromLabel;
    QComboBox* m_from;
    QPushButton* m_copies; ///< brings Cc and Bcc
    QToolButton* m_contacts;
    RecipientRow m_to;
    RecipientRow m_cc;
    RecipientRow m_bcc;
    Row m_subject;
    SenderList m_senders;
};

} // namespace postaci
