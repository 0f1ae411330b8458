#include "account/ErrorSentence.h"
#include "contacts/ContactEditor.h"
#include "contacts/ContactsWindow.h"
#include "contacts/Duplicates.h"
#include "contacts/ImportDialog.h"
#include "contacts/MergeDialog.h"
#include "contacts/VCard.h"
#include "mainwindow/NameDialog.h"
#include "message/AddressText.h"
#include "message/TextFolding.h"
#include "reader/SideWork.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

#include <QFileDialog>
#include <QListWidget>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>

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

void ContactsWindow::removeSelected()
{
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

void ContactsWindow::removeContacts(const QList<ContactId>& contacts)
{
    ContactEdit change;
    for (const ContactId contact : contacts)
        change.remove.append({contact, 0});
    edit(change, [count = static_cast<int>(contacts.size())] {
        return tr("%n contact(s) deleted.", nullptr, count);
    });
}

void ContactsWindow::forget(const QStringList& addresses)
{
    ContactEdit change;
    change.forget = addresses;
    edit(change, [count = static_cast<int>(addresses.size())] {
        return tr("%n address(es) will not be suggested any more.", nullptr, count);
    });
}

void ContactsWindow::toggleGroup(ContactGroupId group, const QList<ContactLines::Line>& lines, bool isMember)
{
    for (const ContactGroup& known : m_model->book().groups) {
        if (known.id != group)
            continue;
        ContactGroup changed = known;
        for (const ContactLines::Line& line : lines) {
            const auto is = [&line](const GroupMember& member) {
                return line.contact != 0 ? member.contact == line.contact
                                         : member.contact == 0 && member.address.addr == line.address.addr;
            };
            const bool isThere = std::any_of(changed.members.begin(), changed.members.end(), is);
            if (!isMember)
                changed.members.removeIf(is);
            else if (!isThere)
                changed.members.append({line.contact, line.contact != 0 ? Address() : line.address});
        }
        ContactEdit change;
        change.putGroups = {changed};
        edit(change, [name = known.name, isMember] {
            //: %1 is a group
            return isMember ? tr("Added to %1.").arg(name) : tr("Taken out of %1.").arg(name);
        });
    }
}

void ContactsWindow::openEditor(const Contact& contact)
{
    auto* editor = new ContactEditor(m_engine, contact, this);
    connect(editor, &ContactEditor::saved, this, [this](ContactId saved, const ContactEdit& undo) {
        m_wanted = saved;
        offerUndo(undo, [] { return tr("Contact saved."); });
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
    ContactGroup changed;
    for (const ContactGroup& known : m_model->book().groups) {
        if (known.id == group && group != 0)
            changed = known;
    }
    const NameDialog::Words words{group == 0 ? tr("New group") : tr("Rename group"), tr("&Name"),
                                  group == 0 ? tr("&Make") : tr("&Rename")};
    auto* dialog = new NameDialog(words, changed.name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameChosen, this, [this, dialog, changed](const QString& name) {
        const auto& groups = m_model->book().groups;
        const bool isTaken = std::any_of(groups.begin(), groups.end(), [&](const ContactGroup& known) {
            return known.id != changed.id && foldForSearch(known.name) == foldForSearch(name);
        });
        if (isTaken) {
            dialog->setError(tr("There is a group of that name already."));
            return;
        }
        ContactEdit change;
        ContactGroup named = changed;
        named.name = name.simplified();
        change.putGroups = {named};
        edit(change, [named] {
            //: %1 is a group
            return named.id == 0 ? tr("Group %1 made.").arg(named.name)
                                 : tr("Group renamed to %1.").arg(named.name);
        });
        dialog->accept();
    });
    dialog->open();
}

void ContactsWindow::removeGroup()
{
    ContactEdit change;
    change.removeGroups = {place().group};
    edit(change, [] { return tr("Group deleted. Its contacts are still there."); });
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
                auto* dialog = new MergeDialog(self->m_engine, sets, self);
                connect(dialog, &MergeDialog::merged, self, [self](const ContactEdit& undo) {
                    self->offerUndo(undo, [] { return tr("Contacts merged."); });
                });
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
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString& file) {
        auto* dialog = new ImportDialog(m_engine, file, this);
        connect(dialog, &ImportDialog::imported, this,
                [this](const ImportDialog::Outcome& outcome, const ContactEdit& undo) {
                    offerUndo(undo, [outcome] {
                        return QStringList{
                            tr("%n contact(s) added", nullptr, static_cast<int>(outcome.added)),
                            tr("%n completed", nullptr, static_cast<int>(outcome.merged)),
                            tr("%n left as they were.", nullptr, static_cast<int>(outcome.skipped))}
                            .join(QStringLiteral(", "));
                    });
                });
        dialog->open();
    });
    chooser->open();
}

void ContactsWindow::exportFile()
{
    const QString three = tr("vCard 3.0 (*.vcf)");
    const QString four = tr("vCard 4.0 (*.vcf)");
    auto* chooser = new QFileDialog(this, tr("Export contacts"),
                                    QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilters({three, four});
    chooser->setDefaultSuffix(QStringLiteral("vcf"));
    chooser->selectFile(tr("contacts") + QStringLiteral(".vcf"));
    connect(chooser, &QFileDialog::fileSelected, this, [this, chooser, four](const QString& path) {
        const VCardVersion version =
            chooser->selectedNameFilter() == four ? VCardVersion::Four : VCardVersion::Three;
        // Of those that are selected if they are several, else of the place; read one by one with their
        // pictures.
        QList<ContactId> ids;
        QSet<ContactId> chosen;
        const QList<ContactLines::Line> lines = selected();
        for (const ContactLines::Line& line : lines)
            if (lines.size() > 1 && line.contact != 0)
                chosen.insert(line.contact);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const ContactId id = m_model->lineAt(row).contact;
            if (id != 0 && (chosen.isEmpty() || chosen.contains(id)))
                ids.append(id);
        }
        const QList<ContactGroup> groups = chosen.isEmpty() ? m_model->book().groups : QList<ContactGroup>();
        const QPointer<ContactsWindow> self(this);
        runAside(SideWork::Files, [self, path, version, ids, groups, profile = m_engine.profileDir()] {
            const auto reader = MailReader::open(profile);
            QList<Contact> contacts;
            for (const ContactId id : ids) {
                if (const auto contact = reader ? (*reader)->contact(id) : unexpected(reader.error()))
                    contacts.append(*contact);
            }
            QSaveFile file(path);
            const QByteArray bytes = writeVCards(contacts, groups, version);
            const bool isWritten =
                file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
            QMetaObject::invokeMethod(
                qApp,
                [self, isWritten, count = contacts.size()] {
                    if (!self)
                        return;
                    self->m_bars->showBar(ProblemBar, QStringLiteral("contactsNote"), [=](InfoBar& bar) {
                        if (isWritten)
                            bar.show(InfoBar::Success,
                                     tr("%n contact(s) exported.", nullptr, static_cast<int>(count)));
                        else
                            bar.show(InfoBar::Error, tr("The file could not be written."));
                    });
                },
                Qt::QueuedConnection);
        });
    });
    chooser->open();
}

void ContactsWindow::edit(const ContactEdit& change, const std::function<QString()>& words)
{
    const QPointer<ContactsWindow> self(this);
    m_engine.editContacts(change, [self, words](const Result<ContactEditDone>& done) {
        if (!self)
            return;
        if (done)
            self->offerUndo(done->undo, words);
        else
            self->tell(done.error());
    });
}

void ContactsWindow::offerUndo(const ContactEdit& undoing, const std::function<QString()>& words)
{
    m_undo = undoing;
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
    if (m_undo.isEmpty())
        return;
    m_bars->hideBar(UndoBar);
    const QPointer<ContactsWindow> self(this);
    m_engine.editContacts(std::exchange(m_undo, {}), [self](const Result<ContactEditDone>& done) {
        if (self && !done)
            self->tell(done.error());
    });
}

void ContactsWindow::tell(const Error& error)
{
    m_bars->showBar(ProblemBar, QStringLiteral("contactsNote"), [error](InfoBar& bar) {
        bar.show(InfoBar::Error, describeError(error).inOneLine(), error.detail);
    });
}

} // namespace postaci
