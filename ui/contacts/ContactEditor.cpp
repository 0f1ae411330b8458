#include "contacts/ContactEditor.h"

#include "account/ErrorSentence.h"
#include "accounts/IconLine.h"
#include "contacts/ContactPicture.h"
#include "contacts/ContactWords.h"
#include "contacts/LabelledRows.h"
#include "contacts/PersonPicture.h"
#include "reader/SideWork.h"
#include "widgets/DialogButtons.h"
#include "widgets/MnemonicLabel.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"
#include "widgets/WindowSize.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr QSize kEditorSize(540, 620);
constexpr int kPictureSide = 72;
constexpr int kLongestField = 500;
constexpr qint64 kLargestPictureFile = 25 << 20;

} // namespace

ContactEditor::ContactEditor(ContactChanges& changes, const Contact& contact, QWidget* parent)
    : QDialog(parent), m_changes(changes), m_contact(contact), m_form(new QFormLayout),
      m_picture(new PersonPicture(kPictureSide, this)), m_choosePicture(new QPushButton(this)),
      m_removePicture(new QPushButton(this)), m_fullName(addLine("contactFullName")),
      m_prefix(addLine("contactPrefix")), m_given(addLine("contactGiven")),
      m_additional(addLine("contactAdditional")), m_family(addLine("contactFamily")),
      m_suffix(addLine("contactSuffix")), m_nickname(addLine("contactNickname")),
      m_organisation(addLine("contactOrganisation")),
      m_addresses(new LabelledRows(LabelledRows::Kind::Address, this)),
      m_phones(new LabelledRows(LabelledRows::Kind::Phone, this)), m_birthday(addLine("contactBirthday")),
      m_notes(new QPlainTextEdit(this)), m_problem(new IconLine(this))
{
    setObjectName(QStringLiteral("contactEditor"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_notes->setObjectName(QStringLiteral("contactNotes"));
    m_notes->setTabChangesFocus(true);
    m_choosePicture->setObjectName(QStringLiteral("choosePictureButton"));
    m_removePicture->setObjectName(QStringLiteral("removePictureButton"));
    build();
    fill();
    connect(m_choosePicture, &QPushButton::clicked, this, &ContactEditor::choosePicture);
    connect(m_removePicture, &QPushButton::clicked, this, [this] { takePicture({}); });
    connect(m_save, &QPushButton::clicked, this, &ContactEditor::save);
    for (const LabelledRows* rows : {m_addresses, m_phones})
        connect(rows, &LabelledRows::rowAdded, this, &ContactEditor::orderTabs);
    for (const QLineEdit* part : {m_prefix, m_given, m_additional, m_family, m_suffix})
        connect(part, &QLineEdit::textEdited, this, &ContactEditor::suggestName);
    retranslate();
    openWithSize(this, kEditorSize);
    m_given->setFocus();
}

QLineEdit* ContactEditor::addLine(const char* name)
{
    auto* line = new QLineEdit(this);
    line->setObjectName(QLatin1String(name));
    line->setMaxLength(kLongestField);
    return line;
}

void ContactEditor::build()
{
    auto* inner = new QWidget(this);
    auto* pictureRow = new QHBoxLayout;
    pictureRow->addWidget(m_picture);
    pictureRow->addSpacing(Theme::kSpace3);
    pictureRow->addWidget(m_choosePicture);
    pictureRow->addWidget(m_removePicture);
    pictureRow->addStretch(1);
    const QList<QWidget*> fields{m_given,    m_additional, m_family, m_prefix,       m_suffix,   m_fullName,
                                 m_nickname, m_addresses,  m_phones, m_organisation, m_birthday, m_notes};
    m_form->setHorizontalSpacing(Theme::kSpace3);
    m_form->setVerticalSpacing(Theme::kSpace2);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget* field : fields) {
        auto* label = new QLabel(this);
        label->setBuddy(field);
        drawWithoutKerning(label);
        m_form->addRow(label, field);
        m_labels.append({label, field});
    }
    m_notes->setMinimumHeight(4 * fontMetrics().height());
    auto* all = new QVBoxLayout(inner);
    all->setContentsMargins(0, 0, Theme::kSpace2, 0);
    all->setSpacing(Theme::kSpace3);
    all->addLayout(pictureRow);
    all->addLayout(m_form);
    all->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(scroll, 1);
    column->addWidget(m_problem);
    m_save = addDialogButtons(*this, *column, QString());
    m_save->setObjectName(QStringLiteral("saveContactButton"));
}

void ContactEditor::fill()
{
    m_fullName->setText(m_contact.fullName);
    m_prefix->setText(m_contact.prefix);
    m_given->setText(m_contact.given);
    m_additional->setText(m_contact.additional);
    m_family->setText(m_contact.family);
    m_suffix->setText(m_contact.suffix);
    m_nickname->setText(m_contact.nickname);
    m_organisation->setText(m_contact.organisation);
    m_addresses->setTexts(m_contact.addresses);
    m_phones->setTexts(m_contact.phones);
    m_birthday->setText(birthdayWords(m_contact.birthday));
    m_notes->setPlainText(m_contact.notes);
    takePicture(m_contact.picture.value_or(QByteArray()));
    orderTabs();
}

/// As it is read: lines of addresses are made last.
void ContactEditor::orderTabs()
{
    QList<QWidget*> stops{m_choosePicture, m_removePicture, m_given,    m_additional, m_family,
                          m_prefix,        m_suffix,        m_fullName, m_nickname};
    stops += m_addresses->stops() + m_phones->stops();
    stops << m_organisation << m_birthday << m_notes;
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops.at(i - 1), stops.at(i));
    putLastInTabOrder({findChild<QPushButton*>(QStringLiteral("cancelButton")), m_save});
}

/// The name that is shown follows its parts as long as it is made of them.
void ContactEditor::suggestName()
{
    Contact before = m_contact;
    before.fullName.clear();
    const Contact now = contact();
    Contact parts = now;
    parts.fullName.clear();
    parts.nickname.clear();
    parts.organisation.clear();
    parts.addresses.clear();
    if (m_fullName->text().isEmpty() || m_fullName->text() == before.shownName())
        m_fullName->setText(parts.shownName());
    m_contact.prefix = now.prefix;
    m_contact.given = now.given;
    m_contact.additional = now.additional;
    m_contact.family = now.family;
    m_contact.suffix = now.suffix;
}

Contact ContactEditor::contact() const
{
    Contact contact = m_contact;
    contact.fullName = m_fullName->text().simplified();
    contact.prefix = m_prefix->text().simplified();
    contact.given = m_given->text().simplified();
    contact.additional = m_additional->text().simplified();
    contact.family = m_family->text().simplified();
    contact.suffix = m_suffix->text().simplified();
    contact.nickname = m_nickname->text().simplified();
    contact.organisation = m_organisation->text().simplified();
    contact.addresses = m_addresses->texts();
    contact.phones = m_phones->texts();
    contact.birthday = birthdayFromWords(m_birthday->text());
    contact.notes = m_notes->toPlainText().trimmed().left(10'000);
    return contact;
}

void ContactEditor::takePicture(const QByteArray& picture)
{
    m_contact.picture = picture;
    m_picture->setPerson(m_contact.mainAddress(), picture);
    m_removePicture->setEnabled(!picture.isEmpty());
}

void ContactEditor::choosePicture()
{
    auto* dialog = new QFileDialog(this, tr("Choose a picture"), usualPlace(QStandardPaths::PicturesLocation),
                                   tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    const QPointer<ContactEditor> self(this);
    connect(dialog, &QFileDialog::fileSelected, this, [self](const QString& path) {
        runAside(SideWork::Contacts, [self, path] {
            QFile file(path);
            const QByteArray picture = file.open(QIODevice::ReadOnly)
                                           ? contactPicture(file.read(kLargestPictureFile))
                                           : QByteArray();
            QMetaObject::invokeMethod(
                qApp,
                [self, picture] {
                    if (!self)
                        return;
                    if (picture.isEmpty())
                        (void)self->complain(tr("That file is no picture that can be shown."),
                                             self->m_choosePicture);
                    else
                        self->takePicture(picture);
                },
                Qt::QueuedConnection);
        });
    });
    dialog->open();
}

bool ContactEditor::complain(const QString& sentence, QWidget* field)
{
    m_problem->setContent(QStringLiteral("error"), &Theme::danger, sentence, Ink::Danger);
    field->setFocus();
    return false;
}

void ContactEditor::save()
{
    if (m_isSaving)
        return;
    const Contact now = contact();
    const QString wrong = m_addresses->wrongAddress();
    bool isGood = true;
    if (!wrong.isEmpty()) {
        isGood = complain(tr("Not an address: %1").arg(wrong), this);
        m_addresses->focusFirst();
    } else if (!m_birthday->text().trimmed().isEmpty() && now.birthday.isEmpty()) {
        isGood = complain(tr("That is no date. Write it as 17.05.1990, or without the year as 17.05."),
                          m_birthday);
    } else if (now.shownName().isEmpty() && now.phones.isEmpty()) {
        isGood = complain(tr("Write a name or an address."), m_given);
    }
    if (!isGood)
        return;
    setSaving(true);
    ContactEdit edit;
    edit.put = {now};
    m_changes.edit(
        edit, [] { return tr("Contact saved."); }, this,
        [this](const Result<ContactEditDone>& done) {
            setSaving(false);
            if (!done) {
                (void)complain(describeError(done.error()).inOneLine(), m_save);
                return;
            }
            Q_EMIT saved(done->contacts.value(0));
            accept();
        });
}

/// Nothing can be called off any more then.
void ContactEditor::setSaving(bool on)
{
    m_isSaving = on;
    m_save->setEnabled(!on);
    findChild<QPushButton*>(QStringLiteral("cancelButton"))->setEnabled(!on);
}

void ContactEditor::retranslate()
{
    setWindowTitle(m_contact.id == 0 ? tr("New contact") : tr("Edit contact"));
    const QHash<QWidget*, QString> words{
        {m_given, tr("&Given name")},   {m_additional, tr("&Middle name")},
        {m_family, tr("&Family name")}, {m_prefix, tr("Ti&tle")},
        {m_suffix, tr("Suffi&x")},      {m_fullName, tr("Name as s&hown")},
        {m_nickname, tr("&Nickname")},  {m_addresses, tr("Addresses")},
        {m_phones, tr("Telephone")},    {m_organisation, tr("&Organisation")},
        {m_birthday, tr("&Birthday")},  {m_notes, tr("Not&es")}};
    for (const auto& [label, field] : std::as_const(m_labels))
        label->setText(words.value(field));
    m_birthday->setPlaceholderText(tr("17.05.1990"));
    m_choosePicture->setText(tr("Choose &picture…"));
    m_removePicture->setText(tr("&Remove picture"));
    m_save->setText(tr("&Save"));
}

void ContactEditor::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace postaci
