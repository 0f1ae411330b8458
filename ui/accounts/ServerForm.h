#pragma once

#include "accounts/FormField.h"
#include "base/Account.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace postaci {

class FieldHelp;
class FormField;
class IconLine;

/// The fields of one server: name, port, encryption, user name, and for the incoming one its protocol where
/// there is a choice. What the person typed is never overwritten by a proposal. UI thread.
class ServerForm : public QWidget
{
    Q_OBJECT

public:
    enum class Direction { Incoming, Outgoing };
    enum class Field { Host, Port, Security, Username };

    ServerForm(Direction direction, FieldHelp* help, QWidget* parent = nullptr);

    /// The protocols to choose from; with one of them there is no choice, and none is shown.
    void setProtocols(const QList<Protocol>& protocols);
    [[nodiscard]] Protocol protocol() const { return m_protocol; }
    /// Fills the fields that the person has not touched.
    void propose(const ServerSettings& settings);
    /// Fills all fields and forgets what was touched.
    void setSettings(const ServerSettings& settings);
    /// Fills all fields with what was found to work for this address: proposals change nothing of it until
    /// forgetCorrection().
    void correct(const ServerSettings& settings);
    /// The address is another one: only what the person has typed stays.
    void forgetCorrection();
    /// Back to these, whoever has chosen what is there.
    void setEncryption(Security security, quint16 port);
    [[nodiscard]] ServerSettings settings() const;
    [[nodiscard]] bool isEdited() const; ///< by the person, or corrected

    /// Marks what cannot work under its field; true if nothing is wrong.
    [[nodiscard]] bool validate();
    void setError(Field field, FormField::Sentence sentence);
    void clearErrors();
    void focusField(Field field);

Q_SIGNALS:
    void edited(); ///< by the person, not by a proposal
    void protocolChosen(
        postaci::Protocol protocol); ///< by the person; the servers that go with it may be proposed

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectFields();
    void protocolPicked();
    void openAdvisor();
    void setProtocol(Protocol protocol);
    [[nodiscard]] bool keepsProtocol() const;
    void securityChosen();
    void updateCaution();
    void retranslate();
    [[nodiscard]] Security security() const;
    [[nodiscard]] FormField* fieldOf(Field field) const;

    const Direction m_direction;
    FieldHelp* m_help;
    Protocol m_protocol;
    bool m_filling = false;
    bool m_touched[4] = {false, false, false, false}; ///< by the person; by Field
    bool m_isCorrected = false;
    Protocol m_protocolBefore = Protocol::Imap; ///< it was corrected
    QLabel* m_title;
    QComboBox* m_protocols; ///< hidden while there is no choice
    QPushButton* m_advise;  ///< likewise
    QLineEdit* m_host;
    QSpinBox* m_port;
    QComboBox* m_security;
    QLineEdit* m_username;
    FormField* m_protocolField = nullptr;
    FormField* m_hostField = nullptr;
    FormField* m_portField = nullptr;
    FormField* m_securityField = nullptr;
    FormField* m_usernameField = nullptr;
    IconLine* m_caution;
};

} // namespace postaci
