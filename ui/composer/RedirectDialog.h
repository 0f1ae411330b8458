#pragma once

#include "MailEngine.h"
#include "composer/SenderList.h"
#include "widgets/GrowingDialog.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace postaci {

class FormField;
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
    void build();
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
    QLineEdit* m_to;
    QLineEdit* m_cc;
    QLineEdit* m_bcc;
    FormField* m_fromField;
    FormField* m_toField;
    FormField* m_ccField;
    FormField* m_bccField;
    QPushButton* m_cancel;
    QPushButton* m_send;
};

} // namespace postaci
