#pragma once

#include "contacts/ContactListModel.h"
#include "contacts/ContactsWindow.h"
#include "contacts/ImportDialog.h"
#include "gui/ComposerFixture.h"

#include <QBuffer>
#include <QListView>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

/// An address book's window on a real engine and store. UI thread.
class ContactsFixture : public ComposerFixture
{
public:
    void closeAll()
    {
        delete m_book.data();
        close();
    }

    static Contact person(const QString& name, const QString& address)
    {
        Contact contact;
        contact.fullName = name;
        contact.addresses = {{address, u"home"_s}};
        return contact;
    }
    ContactEditDone put(const ContactEdit& change)
    {
        std::optional<ContactEditDone> outcome;
        engine().editContacts(change,
                              [&](const Result<ContactEditDone>& done) { outcome = done.value_or({}); });
        [&] { QTRY_VERIFY(outcome.has_value()); }();
        return outcome.value_or(ContactEditDone());
    }
    void putPeople()
    {
        ContactEdit change;
        change.put = {person(u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s),
                      person(u"İrem Işık"_s, u"irem@ornek.com.tr"_s),
                      person(u"Zeki Can"_s, u"zeki@ornek.com.tr"_s)};
        change.putGroups = {{0, {}, u"Takım"_s, {{-3, {}}}}};
        put(change);
    }
    [[nodiscard]] AddressBook book()
    {
        return MailReader::open(desk().profile()).value()->addressBook().value_or({});
    }
    void openBook(ContactsWindow::Purpose purpose = ContactsWindow::Purpose::Browse)
    {
        m_book = new ContactsWindow(engine(), settings(), purpose);
        m_book->show();
        QVERIFY(QTest::qWaitForWindowActive(m_book));
        QTRY_VERIFY(m_book->isLoaded());
    }
    template <typename Part> [[nodiscard]] Part* part(const char* name) const
    {
        return m_book->findChild<Part*>(QLatin1String(name));
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList list;
        const auto* model = part<QListView>("contactList")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            list << model->index(row, 0).data(ContactListModel::NameRole).toString();
        return list;
    }
    void select(int row)
    {
        const auto* list = part<QListView>("contactList");
        list->selectionModel()->setCurrentIndex(list->model()->index(row, 0),
                                                QItemSelectionModel::ClearAndSelect);
    }
    void write(QWidget* dialog, const char* name, const QString& text)
    {
        auto* line = dialog->findChild<QLineEdit*>(QLatin1String(name));
        QVERIFY2(line != nullptr, name);
        line->setFocus();
        line->selectAll();
        typeText(line, text);
    }
    static QByteArray png(int side)
    {
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        image.save(&buffer, "PNG");
        return bytes;
    }
    /// The import's dialog, once it has read the file.
    [[nodiscard]] ImportDialog* import(const QString& file)
    {
        m_book->importFrom(file);
        auto* dialog = m_book->findChild<ImportDialog*>();
        [&] { QTRY_VERIFY(dialog->findChild<QPushButton*>(u"importButton"_s)->isEnabled()); }();
        return dialog;
    }
    void pressImport(ImportDialog* dialog)
    {
        const QPointer<ImportDialog> alive = dialog;
        press(dialog, "importButton");
        QTRY_VERIFY(alive == nullptr);
    }
    [[nodiscard]] QString shownBar(const char* name) const
    {
        auto* bar = part<InfoBar>(name);
        return bar != nullptr && bar->isVisible() ? bar->text() : QString();
    }
    void pressUndo()
    {
        auto* bar = part<InfoBar>("contactsUndo");
        QVERIFY(bar != nullptr && bar->isVisible());
        for (auto* button : bar->findChildren<QPushButton*>())
            if (button->isVisible() && button->text().contains(u"ndo"_s))
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL("no button to undo");
    }

protected:
    QPointer<ContactsWindow> m_book;
};

} // namespace postaci::test
