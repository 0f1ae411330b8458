#pragma once

#include "MailEngine.h"
#include "contacts/ContactListModel.h"
#include "contacts/VCard.h"

#include <QMainWindow>
#include <QTimer>

class QListView;
class QListWidget;
class QListWidgetItem;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QLineEdit;
class QTemporaryDir;

namespace postaci {

class AppSettings;
class BarStack;
class ContactCard;
class ContactChanges;
class EmptyState;

/// The address book: groups, a list with a search, and one contact in full; add, edit, delete with a way
/// back, groups, merging, import and export, both also by dragging. Also where recipients are chosen for a
/// text. UI thread.
class ContactsWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// For browsing, or for choosing recipients.
    enum class Purpose { Browse, Choose };

    ContactsWindow(MailEngine& engine, AppSettings& settings, Purpose purpose, QWidget* parent = nullptr);
    ~ContactsWindow() override;

    void showContact(ContactId contact);
    /// The form for a new contact of that address.
    void addContact(const Address& address);
    void editContact(ContactId contact);
    /// Shows what is in a file of contacts, to take it in.
    void importFrom(const QString& file);
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; } ///< the list shows what there is

Q_SIGNALS:
    void writeWanted(const QString& to);
    /// `field` is a RecipientField::Target.
    void recipientsChosen(const QStringList& entries, int field);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum Bar { UndoBar, ProblemBar };

    void build();
    void connectParts();
    void makeMenu();
    void addShortcuts();
    void load();
    void loaded(const std::shared_ptr<const ContactLines>& lines);
    void fillPlaces();
    void showPlace();
    void showSelected();
    void selectRow(int row);
    void selectRows(const QList<int>& rows, int current);
    void updateEmptyState();
    void fillMenu();
    [[nodiscard]] ContactPlace place() const;
    [[nodiscard]] QList<ContactLines::Line> selected() const;
    void writeToSelected();
    void chooseSelected(int field);
    void removeSelected();
    void takeOutSelected();
    void removeContacts(const QList<ContactId>& contacts);
    void forget(const QStringList& addresses);
    void toggleGroup(ContactGroupId group, const QList<ContactLines::Line>& lines, bool isMember);
    void openEditor(const Contact& contact);
    void askGroupName(ContactGroupId group);
    void removeGroup();
    void mergeDuplicates();
    void importFile();
    void exportFile();
    void exportTo(const QString& path, VCardVersion version);
    [[nodiscard]] QMimeData* dragged(const QList<ContactLines::Line>& lines);
    void offerUndo(const std::function<QString()>& words);
    void undo();
    void tell(const Error& error);
    void retranslate();

    MailEngine& m_engine;
    AppSettings& m_settings;
    Purpose m_purpose;
    ContactChanges* m_changes;
    QPushButton* m_new;
    QPushButton* m_write;
    QToolButton* m_more;
    QMenu* m_menu;
    QAction* m_newGroup = nullptr;
    QAction* m_renameGroup = nullptr;
    QAction* m_removeGroup = nullptr;
    QMenu* m_addToGroup = nullptr;
    QAction* m_takeOut = nullptr;
    QAction* m_merge = nullptr;
    QAction* m_import = nullptr;
    QAction* m_export = nullptr;
    QList<QPushButton*> m_choose; ///< To, Cc, Bcc
    BarStack* m_bars;
    QSplitter* m_splitter;
    QListWidget* m_places;
    QLineEdit* m_search;
    QListView* m_list;
    ContactListModel* m_model;
    QStackedWidget* m_pages;
    ContactCard* m_card;
    EmptyState* m_empty;
    QTimer m_loadLater;
    std::unique_ptr<QTemporaryDir> m_draggedFiles;
    ContactId m_wanted = 0; ///< to be shown once it is in the list
    bool m_isLoaded = false;
    bool m_isLoading = false;
    bool m_isStale = false;
};

} // namespace postaci
