#pragma once

#include "MailEngine.h"
#include "composer/RecipientField.h"
#include "composer/RecipientSource.h"
#include "composer/SenderList.h"
#include "widgets/GrowingDialog.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace postaci {

class FormField;
class IconLine;
class InfoBar;

/// Asks whom a message is to be sent on to as it is (RFC 5322 3.6.6), and queues it. UI thread.
class RedirectDialog : public GrowingDialog
{
    Q_OBJECT

public:
    RedirectDialog(MailEngine& engine, MessageId message, QWidget* parent = nullptr);

Q_SIGNALS:
    void queued();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        QLabel* label;
        RecipientField* field;
        IconLine* error;
    };

    [[nodiscard]] Row makeRow(RecipientField::Target target, const char* name);
    void build();
    void addRow(QVBoxLayout& column, const Row& row);
    void showWrong(const Row& row, const QString& sentence);
    [[nodiscard]] QList<Row> rows() const { return {m_to, m_cc, m_bcc}; }
    void askForBody();
    [[nodiscard]] bool validate();
    void send();
    void setBusy(bool busy);
    void showProblem(const Error& error);
    void retranslate();

    MailEngine& m_engine;
    const MessageId m_message;
    SenderList m_senders;
    bool m_isBusy = false;
    bool m_isHere = false;    ///< the whole message
    bool m_sendsThen = false; ///< Send was pressed before that
    InfoBar* m_bar;
    QLabel* m_what;
    QLabel* m_note;
    QComboBox* m_from;
    FormField* m_fromField;
    Row m_to;
    Row m_cc;
    Row m_bcc;
    QPushButton* m_cancel;
    QPushButton* m_send;
};

} // namespace postaci
