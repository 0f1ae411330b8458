#pragma once

#include "base/Account.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

namespace postaci {

/// How somebody uses a mailbox, as far as it matters for the choice of the protocol.
struct MailHabits
{
    bool severalDevices = false; ///< the mailbox is read elsewhere too: telephone, browser, another computer
    bool littleRoom = false;     ///< the provider gives little room, or it is mostly full
    bool onlyHere = false;       ///< mail is to be on this computer alone and not to stay at the provider
};

/// Pop3 only where mail is read in one place and is not to stay at the provider; else Imap.
[[nodiscard]] Protocol advisedProtocol(const MailHabits& habits);

/// Three questions, and which of IMAP and POP3 follows from the answers, with the reason. UI thread.
class ProtocolAdvisor : public QDialog
{
    Q_OBJECT

public:
    explicit ProtocolAdvisor(QWidget* parent = nullptr);

Q_SIGNALS:
    void protocolChosen(postaci::Protocol protocol);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showAdvice();
    void retranslate();
    [[nodiscard]] MailHabits habits() const;

    QLabel* m_intro;
    QCheckBox* m_several;
    QCheckBox* m_room;
    QCheckBox* m_onlyHere;
    QLabel* m_advice;
    QLabel* m_reason;
    QPushButton* m_imap;
    QPushButton* m_pop3;
    QPushButton* m_cancel;
};

} // namespace postaci
