#pragma once

#include "store/Contact.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace postaci {

class PersonPicture;

/// What is known of one contact, or of an address that is nobody's, with what can be done with it. UI thread.
class ContactCard : public QScrollArea
{
    Q_OBJECT

public:
    explicit ContactCard(QWidget* parent = nullptr);

    void showContact(const Contact& contact, const QList<ContactGroup>& groups);
    /// An address that is nobody's; `group`: that it is shown in as a member, or 0.
    void showAddress(const CollectedAddress& collected, ContactGroupId group);
    [[nodiscard]] const Contact& contact() const { return m_contact; } ///< id 0: an address that is nobody's
    [[nodiscard]] QToolButton* groupsButton() const { return m_groups; }

Q_SIGNALS:
    void writeWanted(const QString& to);
    void editWanted();
    void removeWanted();
    void addWanted();     ///< of an address to the contacts
    void forgetWanted();  ///< of a collected address
    void takeOutWanted(); ///< of an address out of the group
    void groupToggled(postaci::ContactGroupId group, bool isMember);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    QLabel* addLine(const QString& label, const QString& text); ///< null where there is no text
    void addAddress(const LabelledText& address);
    void fillGroupMenu();
    void retranslate();

    Contact m_contact;
    CollectedAddress m_collected;
    ContactGroupId m_group = 0;
    QList<ContactGroup> m_known;
    PersonPicture* m_picture;
    QLabel* m_name;
    QLabel* m_below;
    QWidget* m_lines = nullptr;
    QFormLayout* m_form = nullptr;
    QPushButton* m_write;
    QPushButton* m_edit;
    QPushButton* m_add;
    QToolButton* m_groups;
    QPushButton* m_remove;
    QPushButton* m_forget;
    QPushButton* m_takeOut;
    QMenu* m_groupMenu;
    QWidget* m_lastStop = nullptr; ///< of the Tab key
};

} // namespace postaci
