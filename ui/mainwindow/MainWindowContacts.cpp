#include "contacts/ContactPictures.h"
#include "contacts/ContactsWindow.h"
#include "finding/SearchField.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "messagelist/MessageListView.h"
#include "reader/ReaderPane.h"

// The address book, and what is done about the sender of a message.

namespace postaci {

void MainWindow::connectContacts()
{
    auto* pictures = new ContactPictures(m_engine, this);
    m_list->view()->setPictures(*pictures);
    m_reader->setPictures(*pictures);
    connect(m_actions->contacts, &QAction::triggered, this, [this] { openContacts(); });
    connect(m_reader, &ReaderPane::contactAddWanted, this,
            [this](const Address& address) { openContacts().addContact(address); });
    connect(m_reader, &ReaderPane::contactEditWanted, this,
            [this](ContactId contact) { openContacts().editContact(contact); });
    connect(m_reader, &ReaderPane::filterWanted, this, &MainWindow::makeFilter);
    connect(m_reader, &ReaderPane::searchWanted, this, [this](const QString& query) {
        m_searchField->setText(query + QLatin1Char(' '));
        find(query);
    });
}

ContactsWindow& MainWindow::openContacts()
{
    if (!m_contacts) {
        m_contacts = new ContactsWindow(m_engine, m_settings, ContactsWindow::Purpose::Browse, this);
        connect(m_contacts, &ContactsWindow::writeWanted, this, &MainWindow::writeNew);
    }
    m_contacts->show();
    m_contacts->raise();
    m_contacts->activateWindow();
    return *m_contacts;
}

} // namespace postaci
