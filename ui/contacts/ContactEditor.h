#pragma once

#include "contacts/ContactChanges.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace postaci {

class IconLine;
class LabelledRows;
class PersonPicture;

/// The form of one contact, which it saves by `changes`. A dialog that deletes itself. UI thread.
class ContactEditor : public QDialog
{
    Q_OBJECT

public:
    /// `contact` with its picture; id 0: a new one.
    ContactEditor(ContactChanges& changes, const Contact& contact, QWidget* parent = nullptr);

    [[nodiscard]] Contact contact() const; ///< as it stands in the form

Q_SIGNALS:
    void saved(postaci::ContactId contact);

protected:
    void changeEvent(QEvent* event) override;

private:
    QLineEdit* addLine(const char* name);
    void build();
    void fill();
    void orderTabs();
    void choosePicture();
    void takePicture(const QByteArray& picture);
    void save();
    void setSaving(bool on);
    [[nodiscard]] bool complain(const QString& sentence, QWidget* field);
    void retranslate();
    void suggestName();

    ContactChanges& m_changes;
    Contact m_contact;
    QFormLayout* m_form;
    PersonPicture* m_picture;
    QPushButton* m_choosePicture;
    QPushButton* m_removePicture;
    QList<std::pair<QLabel*, QWidget*>> m_labels;
    QLineEdit* m_fullName;
    QLineEdit* m_prefix;
    QLineEdit* m_given;
    QLineEdit* m_additional;
    QLineEdit* m_family;
    QLineEdit* m_suffix;
    QLineEdit* m_nickname;
    QLineEdit* m_organisation;
    LabelledRows* m_addresses;
    LabelledRows* m_phones;
    QLineEdit* m_birthday;
    QPlainTextEdit* m_notes;
    IconLine* m_problem;
    QPushButton* m_save = nullptr;
    bool m_isSaving = false;
};

} // namespace postaci
