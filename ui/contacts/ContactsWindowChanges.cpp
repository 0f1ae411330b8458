#include "account/ErrorSentence.h"
#include "composer/RecipientField.h"
#include "contacts/ContactChanges.h"
#include "contacts/ContactEditor.h"
#include "contacts/ContactExport.h"
#include "contacts/ContactsWindow.h"
#include "contacts/Duplicates.h"
#include "contacts/ImportDialog.h"
#include "contacts/MergeDialog.h"
#include "mainwindow/NameDialog.h"
#include "message/AddressText.h"
#include "message/MessageReader.h"
#include "reader/SideWork.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"
#include "widgets/UsualPlace.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QListWidget>
#include <QMimeData>
#include <QPointer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

// What is done to the address book, each with a way back.

namespace postaci {

void ContactsWindow::writeToSelected()
{
    AddressList recipients;
    for (const ContactLines::Line& line : selected()) {
        if (!line.address.addr.isEmpty())
            recipients.append(
                {line.address.name == line.address.addr ? QString() : line.address.name, line.address.addr});
    }
    if (!recipients.isEmpty())
        Q_EMIT writeWanted(typedForm(recipients));
}

void ContactsWindow::chooseSelected(int field)
{
    QStringList entries;
    for (const ContactLines::Line& line : selected()) {
        if (!line.address.addr.isEmpty())
            entries << typedForm({{line.address.name == line.address.addr ? QString() : line.address.name,
                                   line.address.addr}});
    }
    if (!entries.isEmpty())
        Q_EMIT recipientsChosen(entries, field);
}

/// In a group that is out of it: whoever is looking at the members means these.
void ContactsWindow::removeSelected()
{
    if (place().kind == ContactPlace::Kind::Group) {
        takeOutSelected();
        return;
    }
    QList<ContactId> contacts;
    QStringList addresses;
    for (const ContactLines::Line& line : selected()) {
        if (line.contact != 0)
            contacts.append(line.contact);
        else
            addresses.append(line.address.addr);
    }
    if (!contacts.isEmpty())
        removeContacts(contacts);
    else if (!addresses.isEmpty())
        forget(addresses);
}

void ContactsWindow::takeOutSelected()
{
    const QList<ContactLines::Line> lines = selected();
    if (place().kind == ContactPlace::Kind::Group && !lines.isEmpty())
        toggleGroup(place().group, lines, false);
}

void ContactsWindow::removeContacts(const QList<ContactId>& contacts)
{
    ContactEdit change;
    for (const ContactId contact : contacts)
        change.remove.append({contact, 0});
    m_changes->edit(change, [count = static_cast<int>(contacts.size())] {
        return tr("%n contact(s) deleted.", nullptr, count);
    });
}

void ContactsWindow::forget(const QStringList& addresses)
{
    ContactEdit change;
    change.forget = addresses;
    m_changes->edit(change, [count = static_cast<int>(addresses.size())] {
        return tr("%n address(es) will not be suggested any more.", nullptr, count);
    });
}

void ContactsWindow::toggleGroup(ContactGroupId group, const QList<ContactLines::Line>& lines, bool isMember)
{
    const QList<ContactGroup>& groups = m_model->book().groups;
    const auto known = std::find_if(groups.begin(), groups.end(),
                                    [group](const ContactGroup& each) { return each.id == group; });
    if (known == groups.end())
        return;
    ContactEdit::GroupChange toggled{group, {}, {}, {}};
    for (const ContactLines::Line& line : lines) {
        const auto is = [&line](const GroupMember& member) {
            return line.contact != 0
                       ? member.contact == line.contact
                       : member.contact == 0 &&
                             member.address.addr.compare(line.address.addr, Qt::CaseInsensitive) == 0;
        };
        QList<GroupMember> there;
        std::copy_if(known->members.begin(), known->members.end(), std::back_inserter(there), is);
        if (!isMember)
            toggled.remove += there;
        else if (there.isEmpty())
            toggled.add.append(ContactEdit::GroupChange::Addition{
                {line.contact, line.contact != 0 ? Address() : line.address}, -1});
    }
    ContactEdit change;
    change.changeGroups = {toggled};
    m_changes->edit(change, [name = known->name, isMember] {
        //: %1 is a group
        return isMember ? tr("Added to %1.").arg(name) : tr("Taken out of %1.").arg(name);
    });
}

void ContactsWindow::openEditor(const Contact& contact)
{
    auto* editor = new ContactEditor(*m_changes, contact, this);
    connect(editor, &ContactEditor::saved, this, [this](ContactId saved) {
        m_wanted = saved;
        load();
    });
    editor->open();
}

void ContactsWindow::addContact(const Address& address)
{
    Contact contact;
    contact.fullName = address.name;
    contact.addresses = {{address.addr, QStringLiteral("home")}};
    const qsizetype gap = address.name.lastIndexOf(QLatin1Char(' '));
    contact.given = gap < 0 ? address.name : address.name.left(gap);
    contact.family = gap < 0 ? QString() : address.name.mid(gap + 1);
    openEditor(contact);
}

void ContactsWindow::editContact(ContactId contact)
{
    showContact(contact);
    if (const auto read = m_engine.reader().contact(contact))
        openEditor(*read);
}

void ContactsWindow::askGroupName(ContactGroupId group)
{
    QString before;
    for (const ContactGroup& known : m_model->book().groups) {
        if (known.id == group && group != 0)
            before = known.name;
    }
    const NameDialog::Words words{group == 0 ? tr("New group") : tr("Rename group"), tr("&Name"),
                                  group == 0 ? tr("&Make") : tr("&Rename")};
    auto* dialog = new NameDialog(words, before, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameChosen, this, [this, dialog, group](const QString& chosen) {
        const QString name = chosen.simplified();
        const auto& groups = m_model->book().groups;
        const bool isTaken = std::any_of(groups.begin(), groups.end(), [&](const ContactGroup& known) {
            return known.id != group && groupNameKey(known.name) == groupNameKey(name);
        });
        if (isTaken) {
            dialog->setError(tr("There is a group of that name already."));
            return;
        }
        ContactEdit change;
        if (group == 0)
            change.putGroups = {{0, {}, name, {}}};
        else
            change.changeGroups = {{group, name, {}, {}}};
        m_changes->edit(change, [isNew = group == 0, name] {
            //: %1 is a group
            return isNew ? tr("Group %1 made.").arg(name) : tr("Group renamed to %1.").arg(name);
        });
        dialog->accept();
    });
    dialog->open();
}

void ContactsWindow::removeGroup()
{
    ContactEdit change;
    change.removeGroups = {place().group};
    m_changes->edit(change, [] { return tr("Group deleted. Its contacts are still there."); });
}

void ContactsWindow::mergeDuplicates()
{
    const QPointer<ContactsWindow> self(this);
    runAside(SideWork::Contacts, [self, contacts = m_model->book().contacts] {
        const auto sets = findDuplicates(contacts);
        QMetaObject::invokeMethod(
            qApp,
            [self, sets] {
                if (!self)
                    return;
                if (sets.isEmpty()) {
                    self->m_bars->showBar(ProblemBar, QStringLiteral("contactsNote"), [](InfoBar& bar) {
                        bar.show(InfoBar::Info, tr("No two contacts have the same address or name."));
                    });
                    return;
                }
                auto* dialog = new MergeDialog(self->m_engine, *self->m_changes, sets, self);
                dialog->open();
            },
            Qt::QueuedConnection);
    });
}

void ContactsWindow::importFile()
{
    auto* chooser = new QFileDialog(this, tr("Import contacts"),
                                    QStandardPaths::writableLocation(QStandardPaths::HomeLocation),
                                    tr("Contacts (*.vcf *.vcard *.csv *.tsv *.txt);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &ContactsWindow::importFrom);
    chooser->open();
}

void ContactsWindow::importFrom(const QString& file)
{
    auto* dialog = new ImportDialog(m_engine, *m_changes, file, this);
    dialog->open();
}

void ContactsWindow::exportFile()
{
    const QString three = tr("vCard 3.0 (*.vcf)");
    const QString four = tr("vCard 4.0 (*.vcf)");
    auto* chooser =
        new QFileDialog(this, tr("Export contacts"), usualPlace(QStandardPaths::DocumentsLocation));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilters({three, four});
    chooser->setDefaultSuffix(QStringLiteral("vcf"));
    chooser->selectFile(tr("contacts") + QStringLiteral(".vcf"));
    connect(chooser, &QFileDialog::fileSelected, this, [this, chooser, four](const QString& path) {
        exportTo(path, chooser->selectedNameFilter() == four ? VCardVersion::Four : VCardVersion::Three);
    });
    chooser->open();
}

/// Those that are selected if they are several, else all that are listed, with the groups that these are in.
void ContactsWindow::exportTo(const QString& path, VCardVersion version)
{
    ContactExport wanted{m_engine.profileDir(), {}, m_model->book().groups, false, version};
    QSet<ContactId> chosen;
    const QList<ContactLines::Line> lines = selected();
    for (const ContactLines::Line& line : lines)
        if (lines.size() > 1 && line.contact != 0)
            chosen.insert(line.contact);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ContactId id = m_model->lineAt(row).contact;
        if (id != 0 && (chosen.isEmpty() || chosen.contains(id)))
            wanted.contacts.append(id);
    }
    if (place().kind == ContactPlace::Kind::Group)
        wanted.groups.removeIf([this](const ContactGroup& group) { return group.id != place().group; });
    wanted.withAddresses = chosen.isEmpty() && m_search->text().trimmed().isEmpty();
    const QPointer<ContactsWindow> self(this);
    runAside(SideWork::Files, [self, path, wanted] {
        const Result<qsizetype> exported = exportContacts(wanted, path);
        QMetaObject::invokeMethod(
            qApp,
            [self, exported] {
                if (!self)
                    return;
                if (!exported && exported.error().reason != ErrorReason::FileUnwritable) {
                    self->tell(exported.error());
                    return;
                }
                self->m_bars->showBar(ProblemBar, QStringLiteral("contactsNote"), [exported](InfoBar& bar) {
                    if (exported)
                        bar.show(InfoBar::Success,
                                 tr("%n contact(s) exported.", nullptr, static_cast<int>(*exported)));
                    else
                        bar.show(InfoBar::Error, tr("The file could not be written."),
                                 exported.error().message);
                });
            },
            Qt::QueuedConnection);
    });
}

/// Cards for other programs, as a file too, and recipients for a text that is being written.
QMimeData* ContactsWindow::dragged(const QList<ContactLines::Line>& lines)
{
    constexpr qsizetype kMostDraggedCards = 50; // they are read here and now
    auto* mime = new QMimeData;
    AddressList recipients;
    QByteArray cards;
    for (const ContactLines::Line& line : lines) {
        if (!line.address.addr.isEmpty())
            recipients.append(
                {line.address.name == line.address.addr ? QString() : line.address.name, line.address.addr});
        const auto contact = line.contact != 0 && lines.size() <= kMostDraggedCards
                                 ? m_engine.reader().contact(line.contact)
                                 : Result<Contact>(Contact());
        if (contact && contact->id != 0)
            cards += writeVCard(*contact, VCardVersion::Three);
    }
    const QString entries = typedForm(recipients);
    mime->setText(entries);
    mime->setData(recipientMime(), entries.toUtf8());
    if (cards.isEmpty())
        return mime;
    mime->setData(QStringLiteral("text/vcard"), cards);
    if (!m_draggedFiles)
        m_draggedFiles = std::make_unique<QTemporaryDir>();
    const QString name = lines.size() == 1 ? lines.first().address.shownName() : tr("contacts");
    QFile file(
        m_draggedFiles->filePath(safeFileName(name + QStringLiteral(".vcf"), QStringLiteral("text/vcard"))));
    if (file.open(QIODevice::WriteOnly) && file.write(cards) == cards.size())
        mime->setUrls({QUrl::fromLocalFile(file.fileName())});
    return mime;
}

namespace {

/// The first file of contacts that is dropped; empty: there is none.
QString droppedContacts(const QMimeData& mime)
{
    static const QStringList suffixes{QStringLiteral("vcf"), QStringLiteral("vcard"), QStringLiteral("csv"),
                                      QStringLiteral("tsv")};
    for (const QUrl& url : mime.urls()) {
        const QString file = url.toLocalFile();
        if (suffixes.contains(QFileInfo(file).suffix().toLower()))
            return file;
    }
    return {};
}

} // namespace

void ContactsWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->source() != m_list && !droppedContacts(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ContactsWindow::dropEvent(QDropEvent* event)
{
    event->setDropAction(Qt::CopyAction); // the file stays where it is
    event->accept();
    importFrom(droppedContacts(*event->mimeData()));
}

void ContactsWindow::offerUndo(const std::function<QString()>& words)
{
    m_bars->showBar(
        UndoBar, QStringLiteral("contactsUndo"),
        [words](InfoBar& bar) {
            bar.show(InfoBar::Success, words());
            bar.setButtons(tr("&Undo"));
        },
        [this] { undo(); });
}

void ContactsWindow::undo()
{
    m_bars->hideBar(UndoBar);
    m_changes->undo();
}

void ContactsWindow::tell(const Error& error)
{
    m_bars->showBar(ProblemBar, QStringLiteral("contactsNote"), [error](InfoBar& bar) {
        bar.show(InfoBar::Error, describeError(error).inOneLine(), error.detail);
    });
}

} // namespace postaci
