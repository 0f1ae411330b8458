#include "contacts/ContactsWindow.h"

#include "account/ErrorSentence.h"
#include "commands/CommandKeys.h"
#include "contacts/ContactCard.h"
#include "contacts/ContactChanges.h"
#include "contacts/ContactDelegate.h"
#include "contacts/ContactEditor.h"
#include "contacts/ContactPictures.h"
#include "message/AddressText.h"
#include "reader/Recipients.h"
#include "reader/SideWork.h"
#include "settings/AppSettings.h"
#include "widgets/BarStack.h"
#include "widgets/EmptyState.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

// What is on screen; what is done is in ContactsWindowChanges.cpp.

namespace postaci {

namespace {

using namespace std::chrono_literals;

constexpr QSize kContactsSize(960, 620);
constexpr std::chrono::milliseconds kLoadLater =
    1s; ///< a first sync of sent mail brings addresses all the time

const QString& contactsGeometry()
{
    static const QString name = QStringLiteral("contacts");
    return name;
}

} // namespace

ContactsWindow::ContactsWindow(MailEngine& engine, AppSettings& settings, Purpose purpose, QWidget* parent)
    : QMainWindow(parent), m_engine(engine), m_settings(settings), m_purpose(purpose),
      m_changes(new ContactChanges(engine, this)), m_new(new QPushButton(this)),
      m_write(new QPushButton(this)), m_more(new QToolButton(this)), m_menu(new QMenu(this)),
      m_bars(new BarStack(this)), m_splitter(new QSplitter(this)), m_places(new QListWidget(this)),
      m_search(new QLineEdit(this)), m_list(new QListView(this)), m_model(new ContactListModel(this)),
      m_pages(new QStackedWidget(this)), m_card(new ContactCard(this)), m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("contactsWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_new->setObjectName(QStringLiteral("newContactButton"));
    m_write->setObjectName(QStringLiteral("writeButton"));
    m_more->setObjectName(QStringLiteral("contactsMoreButton"));
    m_places->setObjectName(QStringLiteral("contactPlaces"));
    m_search->setObjectName(QStringLiteral("contactSearch"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("contactList"));
    m_list->setModel(m_model);
    auto* pictures = new ContactPictures(engine, this);
    m_list->setItemDelegate(new ContactDelegate(*pictures, m_list));
    connect(pictures, &ContactPictures::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_model->setMimeSource([this](const QList<ContactLines::Line>& lines) { return dragged(lines); });
    m_loadLater.setSingleShot(true);
    setAcceptDrops(true);
    m_places->setFrameShape(QFrame::NoFrame);
    m_list->setFrameShape(QFrame::NoFrame);
    makeMenu();
    build();
    connectParts();
    addShortcuts();
    retranslate();
    openWithSize(this, kContactsSize);
    restoreGeometry(m_settings.geometry(contactsGeometry()));
    load();
}

ContactsWindow::~ContactsWindow() = default;

void ContactsWindow::makeMenu()
{
    const auto add = [this](const char* name) {
        QAction* action = m_menu->addAction(QString());
        action->setObjectName(QLatin1String(name));
        return action;
    };
    m_newGroup = add("newGroupAction");
    m_renameGroup = add("renameGroupAction");
    m_removeGroup = add("removeGroupAction");
    m_addToGroup = m_menu->addMenu(QString());
    m_takeOut = add("takeOutAction");
    m_menu->addSeparator();
    m_merge = add("mergeDuplicatesAction");
    m_menu->addSeparator();
    m_import = add("importContactsAction");
    m_export = add("exportContactsAction");
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::TabFocus);
}

void ContactsWindow::build()
{
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace2);
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_new);
    buttons->addWidget(m_write);
    for (int field = 0; m_purpose == Purpose::Choose && field < 3; ++field) {
        auto* choose = new QPushButton(this);
        choose->setObjectName(QStringLiteral("chooseButton%1").arg(field));
        choose->setProperty("primary", field == 0);
        connect(choose, &QPushButton::clicked, this, [this, field] { chooseSelected(field); });
        buttons->addWidget(choose);
        m_choose.append(choose);
    }
    m_write->setVisible(m_purpose == Purpose::Browse);
    m_new->setProperty("primary", m_purpose == Purpose::Browse);
    buttons->addStretch(1);
    buttons->addWidget(m_more);
    auto* middle = new QWidget(this);
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(Theme::kSpace2, Theme::kSpace2, Theme::kSpace2, Theme::kSpace2);
    searchRow->addWidget(m_search);
    middleColumn->addLayout(searchRow);
    middleColumn->addWidget(m_list, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_card);
    m_splitter->addWidget(m_places);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_pages);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setStretchFactor(2, 3);
    m_splitter->setSizes({190, 290, 480});
    m_splitter->setChildrenCollapsible(false);
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buttons);
    column->addWidget(m_bars);
    column->addWidget(m_splitter, 1);
    setCentralWidget(all);
    QWidget* before = m_write;
    for (QPushButton* choose : std::as_const(m_choose)) {
        setTabOrder(before, choose);
        before = choose;
    }
    m_search->setFocus();
}

void ContactsWindow::connectParts()
{
    connect(m_new, &QPushButton::clicked, this, [this] { openEditor({}); });
    connect(m_write, &QPushButton::clicked, this, &ContactsWindow::writeToSelected);
    connect(m_search, &QLineEdit::textChanged, this, &ContactsWindow::showPlace);
    connect(m_places, &QListWidget::currentRowChanged, this, &ContactsWindow::showPlace);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ContactsWindow::showSelected);
    connect(m_list, &QListView::activated, this, [this] {
        if (m_purpose == Purpose::Choose)
            chooseSelected(0);
        else
            writeToSelected();
    });
    connect(m_card, &ContactCard::writeWanted, this, [this](const QString& to) {
        if (m_purpose == Purpose::Choose)
            Q_EMIT recipientsChosen({to}, 0);
        else
            Q_EMIT writeWanted(to);
    });
    connect(m_card, &ContactCard::editWanted, this, [this] { openEditor(m_card->contact()); });
    connect(m_card, &ContactCard::removeWanted, this, [this] { removeContacts({m_card->contact().id}); });
    connect(m_card, &ContactCard::forgetWanted, this, &ContactsWindow::removeSelected);
    connect(m_card, &ContactCard::takeOutWanted, this, &ContactsWindow::takeOutSelected);
    connect(m_card, &ContactCard::addWanted, this, [this] {
        if (const auto lines = selected(); !lines.isEmpty())
            addContact(lines.first().address);
    });
    connect(m_card, &ContactCard::groupToggled, this,
            [this](ContactGroupId group, bool on) { toggleGroup(group, selected(), on); });
    connect(m_newGroup, &QAction::triggered, this, [this] { askGroupName(0); });
    connect(m_renameGroup, &QAction::triggered, this, [this] { askGroupName(place().group); });
    connect(m_removeGroup, &QAction::triggered, this, &ContactsWindow::removeGroup);
    connect(m_merge, &QAction::triggered, this, &ContactsWindow::mergeDuplicates);
    connect(m_import, &QAction::triggered, this, &ContactsWindow::importFile);
    connect(m_empty, &EmptyState::primaryClicked, m_import, &QAction::trigger); // offered only there
    connect(m_export, &QAction::triggered, this, &ContactsWindow::exportFile);
    connect(m_takeOut, &QAction::triggered, this, &ContactsWindow::takeOutSelected);
    connect(m_menu, &QMenu::aboutToShow, this, &ContactsWindow::fillMenu);
    connect(m_changes, &ContactChanges::undoable, this, &ContactsWindow::offerUndo);
    connect(m_changes, &ContactChanges::failed, this, &ContactsWindow::tell);
    connect(&m_loadLater, &QTimer::timeout, this, &ContactsWindow::load);
    connect(&m_engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.contactsChanged || change.accountsChanged)
            load();
        else if (change.writtenToChanged && !m_loadLater.isActive())
            m_loadLater.start(kLoadLater);
    });
}

void ContactsWindow::fillMenu()
{
    const bool isGroup = place().kind == ContactPlace::Kind::Group;
    const bool isAnySelected = m_list->selectionModel()->hasSelection();
    m_renameGroup->setEnabled(isGroup);
    m_removeGroup->setEnabled(isGroup);
    m_takeOut->setEnabled(isGroup && isAnySelected);
    m_export->setEnabled(!m_model->book().contacts.isEmpty());
    m_merge->setEnabled(m_model->book().contacts.size() > 1);
    m_addToGroup->clear();
    m_addToGroup->setEnabled(!m_model->book().groups.isEmpty() && isAnySelected);
    for (const ContactGroup& group : m_model->book().groups)
        connect(m_addToGroup->addAction(QString(group.name).replace(QLatin1Char('&'), QLatin1String("&&"))),
                &QAction::triggered, this, [this, id = group.id] { toggleGroup(id, selected(), true); });
}

void ContactsWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto run) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    add(QKeySequence(QKeySequence::New), [this] { openEditor({}); });
    add(QKeySequence(QKeySequence::Find), [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    add(QKeySequence(QKeySequence::Undo), [this] { undo(); });
    add(QKeySequence(QStringLiteral("Ctrl+W")), [this] { close(); });
}

/// One reading at a time.
void ContactsWindow::load()
{
    m_loadLater.stop();
    if (m_isLoading) {
        m_isStale = true;
        return;
    }
    m_isLoading = true;
    m_isStale = false;
    const QPointer<ContactsWindow> self(this);
    m_engine.addressBook([self](const Result<AddressBook>& book) {
        if (!self)
            return;
        if (!book) {
            self->m_isLoading = false;
            self->tell(book.error());
            return;
        }
        runAside(SideWork::Contacts, [self, read = *book, locale = QLocale()] {
            auto lines = contactLines(read, locale);
            QMetaObject::invokeMethod(
                qApp,
                [self, lines] {
                    if (self)
                        self->loaded(lines);
                },
                Qt::QueuedConnection);
        });
    });
}

void ContactsWindow::loaded(const std::shared_ptr<const ContactLines>& lines)
{
    m_isLoading = false;
    m_isLoaded = true;
    const QList<ContactLines::Line> before = selected();
    const int row = m_list->currentIndex().row();
    const auto current = row >= 0 ? m_model->lineAt(row) : ContactLines::Line();
    const int scrolled = m_list->verticalScrollBar()->value();
    m_model->setLines(lines);
    fillPlaces();
    if (const int wanted = m_model->rowOf(m_wanted); wanted >= 0) {
        m_wanted = 0;
        selectRow(wanted);
    } else if (const QList<int> rows = m_model->rowsOf(before); !rows.isEmpty()) {
        selectRows(rows, m_model->rowsOf({current}).value(0, rows.first()));
        m_list->verticalScrollBar()->setValue(scrolled);
    } else if (m_model->rowCount() > 0) {
        selectRow(std::min(std::max(row, 0), m_model->rowCount() - 1));
    }
    showSelected();
    if (m_isStale)
        load();
}

void ContactsWindow::fillPlaces()
{
    const ContactPlace before = place();
    const QSignalBlocker quiet(m_places);
    m_places->clear();
    const auto add = [this](const QString& words, const QString& iconName, const ContactPlace& where) {
        auto* item = new QListWidgetItem(icon(iconName), words, m_places);
        item->setData(Qt::UserRole, static_cast<int>(where.kind));
        item->setData(Qt::UserRole + 1, where.group);
        item->setToolTip(plainTip(words));
    };
    add(tr("All contacts"), QStringLiteral("account"), {ContactPlace::Kind::All, 0});
    for (const ContactGroup& group : m_model->book().groups)
        add(group.name, QStringLiteral("folder"), {ContactPlace::Kind::Group, group.id});
    add(tr("Collected addresses"), QStringLiteral("sent"), {ContactPlace::Kind::Collected, 0});
    int current = 0;
    for (int row = 0; row < m_places->count(); ++row) {
        const QListWidgetItem* item = m_places->item(row);
        if (item->data(Qt::UserRole).toInt() == static_cast<int>(before.kind) &&
            item->data(Qt::UserRole + 1).toLongLong() == before.group)
            current = row;
    }
    m_places->setCurrentRow(current);
    if (!(place() == before))
        showPlace();
}

ContactPlace ContactsWindow::place() const
{
    const QListWidgetItem* item = m_places->currentItem();
    if (item == nullptr)
        return {};
    return {static_cast<ContactPlace::Kind>(item->data(Qt::UserRole).toInt()),
            item->data(Qt::UserRole + 1).toLongLong()};
}

void ContactsWindow::showPlace()
{
    m_model->setShown(place(), m_search->text());
    if (m_model->rowCount() > 0)
        selectRow(0);
    showSelected();
}

/// Whatever keys are held down by then.
void ContactsWindow::selectRow(int row)
{
    m_list->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
}

/// What was selected before the list was read anew.
void ContactsWindow::selectRows(const QList<int>& rows, int current)
{
    QItemSelection selection;
    for (const int row : rows)
        selection.select(m_model->index(row), m_model->index(row));
    m_list->selectionModel()->setCurrentIndex(m_model->index(current), QItemSelectionModel::NoUpdate);
    m_list->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

QList<ContactLines::Line> ContactsWindow::selected() const
{
    QList<ContactLines::Line> lines;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
        lines.append(m_model->lineAt(index.row()));
    return lines;
}

void ContactsWindow::showSelected()
{
    const QList<ContactLines::Line> lines = selected();
    const bool canWrite = std::any_of(lines.begin(), lines.end(), [](const ContactLines::Line& each) {
        return !each.address.addr.isEmpty();
    });
    m_write->setEnabled(canWrite);
    for (QPushButton* choose : std::as_const(m_choose))
        choose->setEnabled(canWrite);
    const ContactLines::Line line = lines.value(0);
    const auto contact =
        line.contact != 0 ? m_engine.reader().contact(line.contact) : Result<Contact>(Contact());
    if (lines.size() != 1 || !contact) {
        updateEmptyState();
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    if (line.contact != 0) {
        m_card->showContact(*contact, m_model->book().groups);
    } else {
        CollectedAddress collected = m_engine.reader().correspondent(line.address.addr).value_or({});
        collected.address = line.address;
        m_card->showAddress(collected, line.group);
    }
    m_pages->setCurrentWidget(m_card);
}

void ContactsWindow::updateEmptyState()
{
    const int count = static_cast<int>(selected().size());
    m_empty->setButtons({});
    if (count > 1) {
        m_empty->setContent(QStringLiteral("account"), tr("%n contact(s) selected", nullptr, count));
    } else if (!m_search->text().trimmed().isEmpty()) {
        m_empty->setContent(QStringLiteral("search"), tr("Nobody fits."));
    } else if (place().kind == ContactPlace::Kind::Collected) {
        m_empty->setContent(QStringLiteral("account"), tr("No collected addresses"),
                            tr("Addresses that you write to are collected here."));
    } else {
        m_empty->setContent(QStringLiteral("account"), tr("No contacts here yet"),
                            tr("Add somebody, or import a file of contacts (vCard or CSV)."));
        m_empty->setButtons(m_import->text());
    }
}

void ContactsWindow::showContact(ContactId contact)
{
    m_search->clear();
    m_places->setCurrentRow(0);
    const int row = m_model->rowOf(contact);
    m_wanted = row >= 0 ? 0 : contact;
    if (row >= 0)
        selectRow(row);
}

void ContactsWindow::retranslate()
{
    setWindowTitle(m_purpose == Purpose::Choose ? tr("Choose recipients") : tr("Contacts"));
    m_new->setText(tr("&New contact…"));
    m_write->setText(tr("Wr&ite"));
    m_write->setIcon(icon(QStringLiteral("write")));
    const QStringList choices{tr("&To"), tr("&Cc"), tr("&Bcc")};
    for (int field = 0; field < m_choose.size(); ++field)
        m_choose.at(field)->setText(choices.at(field));
    m_more->setIcon(icon(QStringLiteral("more")));
    m_more->setToolTip(tr("Groups, duplicates, import and export"));
    m_more->setAccessibleName(m_more->toolTip());
    m_newGroup->setText(tr("&New group…"));
    m_renameGroup->setText(tr("&Rename this group…"));
    m_removeGroup->setText(tr("&Delete this group"));
    m_addToGroup->setTitle(tr("&Add selected to a group"));
    m_takeOut->setText(tr("&Take selected out of this group"));
    m_merge->setText(tr("&Merge duplicates…"));
    m_import->setText(tr("&Import…"));
    m_export->setText(tr("&Export…"));
    m_search->setPlaceholderText(tr("Name, address, organisation"));
    m_search->setAccessibleName(tr("Search contacts"));
    m_places->setAccessibleName(tr("Groups"));
    m_list->setAccessibleName(tr("Contacts"));
    fillPlaces();
    updateEmptyState();
}

void ContactsWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void ContactsWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setGeometry(contactsGeometry(), saveGeometry());
    QMainWindow::closeEvent(event);
}

void ContactsWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && m_list->hasFocus())
        removeSelected();
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace postaci
