#include "palette/WindowEntries.h"

#include "base/Identities.h"
#include "base/LocalAccount.h"
#include "commands/Commands.h"
#include "message/AddressText.h"
#include "models/Tags.h"
#include "widgets/Language.h"

#include <QAction>
#include <QCoreApplication>
#include <QHash>
#include <QMenu>
#include <QPointer>
#include <QSet>
#include <QWidget>

#include <algorithm>

namespace postaci {

namespace {

constexpr const char* kPaletteContext = "Palette";

QString inShownWords(const char* source)
{
    return QCoreApplication::translate(kPaletteContext, source);
}

/// `source` in all languages, with the name of the same language, or the only one, put into it.
QStringList inEvery(const char* source, const QStringList& names)
{
    QStringList all = Language::inEvery(kPaletteContext, source);
    for (qsizetype i = 0; i < all.size(); ++i)
        all[i] = all.at(i).arg(names.at(std::min(i, names.size() - 1)));
    return all;
}

std::shared_ptr<PaletteEntry> makeEntry(const QString& key, const QString& title, const FuzzyText& detail,
                                        QStringList names)
{
    auto entry = std::make_shared<PaletteEntry>();
    entry->key = key;
    entry->title = FuzzyText(title);
    entry->detail = detail;
    names.removeDuplicates();
    for (const QString& name : std::as_const(names)) {
        if (name != title && !name.isEmpty())
            entry->aliases.append(FuzzyText(name));
    }
    return entry;
}

/// The window's actions by their names. Of several, as each open message has, the one that is seen.
QHash<QString, QAction*> actionsOf(const QWidget& window)
{
    QHash<QString, QAction*> byName;
    for (QAction* action : window.findChildren<QAction*>()) {
        const auto* owner = qobject_cast<QWidget*>(action->parent());
        if (!byName.contains(action->objectName()) || (owner != nullptr && owner->isVisible()))
            byName.insert(action->objectName(), action);
    }
    return byName;
}

QString hindranceOf(const QAction& action, const Command& command)
{
    const auto* owner = qobject_cast<QWidget*>(action.parent());
    const bool isSeen = owner == nullptr || owner->isVisible();
    return action.isEnabled() && isSeen ? QString() : needSentence(command.need);
}

void runBy(PaletteEntry& entry, QAction* action)
{
    entry.action = action;
    entry.run = [pointer = QPointer<QAction>(action)] {
        if (pointer)
            pointer->trigger();
    };
}

} // namespace

PaletteEntries commandEntries(const QWidget& window)
{
    PaletteEntries entries;
    const QHash<QString, QAction*> actions = actionsOf(window);
    for (const Command& command : commands()) {
        const QString id = QLatin1String(command.id);
        QAction* action = actions.value(id + QStringLiteral("Action"));
        if (action == nullptr || id == QLatin1String("palette"))
            continue;
        auto entry = makeEntry(QStringLiteral("command/") + id, commandName(command), FuzzyText(),
                               commandNames(command));
        entry->iconName = action->icon().name();
        entry->hindrance = hindranceOf(*action, command);
        runBy(*entry, action);
        entries.push_back(entry);
    }
    return entries;
}

PaletteEntries tagEntries(const QMenu& tagMenu, const QString& hindrance)
{
    const char* const source = QT_TRANSLATE_NOOP("Palette", "Tag: %1");
    PaletteEntries entries;
    for (QAction* action : tagMenu.actions()) {
        const QString keyword = action->data().toString();
        if (keyword.isEmpty())
            continue;
        auto entry =
            makeEntry(QStringLiteral("tag/") + keyword, inShownWords(source).arg(tagOf(keyword).name), {},
                      inEvery(source, tagNames(keyword)));
        entry->hindrance = hindrance;
        runBy(*entry, action);
        entries.push_back(entry);
    }
    return entries;
}

namespace {

std::shared_ptr<PaletteEntry> folderEntry(const FolderTreeModel& folders, const QModelIndex& index,
                                          const FuzzyText& detail)
{
    const TreePlace place = folders.place(index);
    const bool isNumbered = place.kind == TreePlace::Kind::Folder || place.kind == TreePlace::Kind::Search;
    const QString key = isNumbered ? QStringLiteral("folder/%1").arg(place.folder)
                                   : QStringLiteral("place/%1").arg(static_cast<int>(place.kind));
    auto entry = makeEntry(key, index.data().toString(), detail,
                           index.data(FolderTreeModel::NamesRole).toStringList());
    entry->iconName = index.data(FolderTreeModel::IconNameRole).toString();
    entry->unread = [&folders, place] {
        const QModelIndex line = folders.indexOf(place);
        return line.data(FolderTreeModel::CountRole).toLongLong() > 0
                   ? line.data(FolderTreeModel::CountTextRole).toString()
                   : QString();
    };
    return entry;
}

} // namespace

PaletteEntries folderEntries(const FolderTreeModel& folders,
                             const std::function<void(const TreePlace&)>& goTo)
{
    struct Open
    {
        QModelIndex index;
        FuzzyText detail; ///< of what is below it, prepared once for all of that
    };
    PaletteEntries entries;
    QList<Open> open{{QModelIndex(), FuzzyText()}};
    for (qsizetype next = 0; next < open.size(); ++next) {
        const Open parent = open.at(next);
        for (int row = 0; row < folders.rowCount(parent.index); ++row) {
            const QModelIndex index = folders.index(row, 0, parent.index);
            if (index.flags().testFlag(Qt::ItemIsSelectable)) {
                auto entry = folderEntry(folders, index, parent.detail);
                entry->run = [goTo, place = folders.place(index)] { goTo(place); };
                entries.push_back(entry);
            }
            const QString name = index.data().toString();
            const bool isTwice = folders.place(index).kind == TreePlace::Kind::Favourites;
            if (folders.rowCount(index) > 0 && !isTwice)
                open.append({index, FuzzyText(parent.detail.text().isEmpty()
                                                  ? name
                                                  : parent.detail.text() + QStringLiteral(" / ") + name)});
        }
    }
    return entries;
}

PaletteEntries settingsEntries(bool withPasswords, const std::function<void(SettingsDialog::Page)>& open)
{
    using Page = SettingsDialog::Page;
    struct Named
    {
        Page page;
        const char* title;
        const char* source;
    };
    static constexpr Named kPages[] = {
        {Page::General, "General",
         QT_TRANSLATE_NOOP("Palette", "Settings: language, colours, start and mail links")},
        {Page::Accounts, "Accounts", QT_TRANSLATE_NOOP("Palette", "Settings: accounts")},
        {Page::Reading, "Reading",
         QT_TRANSLATE_NOOP("Palette", "Settings: lists, conversations and reading")},
        {Page::Sending, "Sending", QT_TRANSLATE_NOOP("Palette", "Settings: sending and delivery reports")},
        {Page::Writing, "Writing style",
         QT_TRANSLATE_NOOP("Palette", "Settings: replies, quotes and signatures")},
        {Page::Filters, "Filters", QT_TRANSLATE_NOOP("Palette", "Settings: filters for new mail")},
        {Page::Junk, "Junk", QT_TRANSLATE_NOOP("Palette", "Settings: junk mail")},
        {Page::Shortcuts, "Shortcuts", QT_TRANSLATE_NOOP("Palette", "Settings: keyboard shortcuts")},
        {Page::Privacy, "Privacy", QT_TRANSLATE_NOOP("Palette", "Settings: privacy and remote images")},
        {Page::Certificates, "Certificates", QT_TRANSLATE_NOOP("Palette", "Settings: accepted certificates")},
        {Page::Notifications, "Notifications",
         QT_TRANSLATE_NOOP("Palette", "Settings: notifications, quiet hours and tray")},
        {Page::Storage, "Storage", QT_TRANSLATE_NOOP("Palette", "Settings: storage, backup and repair")},
        {Page::Passwords, "Passwords", QT_TRANSLATE_NOOP("Palette", "Settings: where passwords are kept")},
    };
    PaletteEntries entries;
    for (const auto& [page, title, source] : kPages) {
        if (page == Page::Passwords && !withPasswords)
            continue;
        QStringList names = Language::inEvery(kPaletteContext, source);
        names += Language::inEvery("postaci::SettingsDialog", title); // as the list of the pages has it
        auto entry = makeEntry(QStringLiteral("settings/%1").arg(static_cast<int>(page)),
                               inShownWords(source), {}, names);
        entry->iconName = QStringLiteral("settings");
        entry->run = [open, shownPage = page] { open(shownPage); };
        entries.push_back(entry);
    }
    return entries;
}

namespace {

/// As it is said, without the mark of its mnemonic.
QString plainWords(QString words)
{
    return words.remove(QLatin1Char('&'));
}

} // namespace

PaletteEntries settingsOptionEntries(const std::function<void(const SettingsOption&)>& open)
{
    PaletteEntries entries;
    for (const SettingsOption& option : settingsOptions()) {
        QStringList names;
        for (const char* source : {option.title, option.help})
            if (source != nullptr)
                for (const QString& name : Language::inEvery(option.context, source))
                    names.append(plainWords(name));
        const QString help =
            option.help != nullptr ? QCoreApplication::translate(option.context, option.help) : QString();
        auto entry = makeEntry(QStringLiteral("option/") + QLatin1String(option.widget),
                               plainWords(QCoreApplication::translate(option.context, option.title)),
                               FuzzyText(help), names);
        entry->iconName = QStringLiteral("settings");
        entry->run = [open, &option] { open(option); };
        entries.push_back(entry);
    }
    return entries;
}

PaletteEntries accountEntries(const QList<Account>& accounts,
                              const std::function<void(AccountId, AccountSettingsDialog::Page)>& open)
{
    using Page = AccountSettingsDialog::Page;
    static constexpr std::pair<Page, const char*> kPages[] = {
        {Page::General, QT_TRANSLATE_NOOP("Palette", "Account settings: name and signature")},
        {Page::Identities, QT_TRANSLATE_NOOP("Palette", "Account settings: identities")},
        {Page::Servers, QT_TRANSLATE_NOOP("Palette", "Account settings: servers and password")},
        {Page::Fetching, QT_TRANSLATE_NOOP("Palette", "Account settings: when mail is fetched")},
        {Page::Card, QT_TRANSLATE_NOOP("Palette", "Account settings: settings card")},
        {Page::Log, QT_TRANSLATE_NOOP("Palette", "Account settings: connection log")},
    };
    PaletteEntries entries;
    for (const Account& account : accounts) {
        for (const auto& [page, source] : kPages) {
            if (isLocalAccount(account) && page != Page::General)
                continue;
            auto entry =
                makeEntry(QStringLiteral("account/%1/%2").arg(account.id).arg(static_cast<int>(page)),
                          inShownWords(source),
                          FuzzyText(account.label.isEmpty() ? account.identity.address : account.label),
                          Language::inEvery(kPaletteContext, source));
            entry->iconName = QStringLiteral("account");
            entry->run = [open, id = account.id, shownPage = page] { open(id, shownPage); };
            entries.push_back(entry);
        }
    }
    return entries;
}

PaletteEntries accountOptionEntries(const QList<Account>& accounts,
                                    const std::function<void(AccountId, const AccountOption&)>& open)
{
    const char* const place = QT_TRANSLATE_NOOP("Palette", "In the settings of the account %1");
    PaletteEntries entries;
    for (const Account& account : accounts) {
        const FuzzyText detail(
            inShownWords(place).arg(account.label.isEmpty() ? account.identity.address : account.label));
        for (const AccountOption& option : accountOptions()) {
            if (isLocalAccount(account) && option.page != AccountSettingsDialog::Page::General)
                continue;
            QStringList names;
            for (const char* source : {option.title, option.other})
                if (source != nullptr)
                    for (const QString& name : Language::inEvery(option.context, source))
                        names.append(plainWords(name));
            auto entry = makeEntry(
                QStringLiteral("accountOption/%1/%2").arg(account.id).arg(QLatin1String(option.widget)),
                plainWords(QCoreApplication::translate(option.context, option.title)), detail, names);
            entry->iconName = QStringLiteral("account");
            entry->run = [open, id = account.id, &option] { open(id, option); };
            entries.push_back(entry);
        }
    }
    return entries;
}

PaletteEntries templateEntries(const QList<Template>& templates,
                               const std::function<void(const Template&)>& use)
{
    const char* const source = QT_TRANSLATE_NOOP("Palette", "Write with the template “%1”");
    PaletteEntries entries;
    for (const Template& each : templates) {
        auto entry =
            makeEntry(QStringLiteral("template/%1").arg(each.id), inShownWords(source).arg(each.name),
                      FuzzyText(each.subject), inEvery(source, {each.name}));
        entry->iconName = QStringLiteral("write");
        entry->run = [use, each] { use(each); };
        entries.push_back(entry);
    }
    return entries;
}

PaletteEntries peopleEntries(const MailReader& reader, const QList<Account>& accounts,
                             const std::function<void(const Address&)>& writeTo)
{
    constexpr int kLately = 200; ///< messages
    const char* const source = QT_TRANSLATE_NOOP("Palette", "Write to %1");
    QSet<QString> known;
    for (const Account& account : accounts)
        for (const QString& address : addressesOf(account))
            known.insert(address.toCaseFolded());
    PaletteEntries entries;
    const QList<MessageId> ids = reader.messageIds({ListQuery::Kind::AllInboxes, 0}, 0, kLately).value_or({});
    const QList<MessageRow> rows = reader.rows(ids).value_or({});
    for (const MessageRow& row : rows) {
        const QString address = row.from.addr.toCaseFolded();
        if (address.isEmpty() || known.contains(address) || address.startsWith(QLatin1String("no-reply")) ||
            address.startsWith(QLatin1String("noreply")))
            continue;
        known.insert(address);
        auto entry =
            makeEntry(QStringLiteral("person/") + address, inShownWords(source).arg(row.from.shownName()),
                      FuzzyText(row.from.name.isEmpty() ? QString() : row.from.addr),
                      inEvery(source, {row.from.shownName()}));
        entry->iconName = QStringLiteral("write");
        entry->run = [writeTo, person = row.from] { writeTo(person); };
        entries.push_back(entry);
    }
    return entries;
}

PaletteEntries addressBookEntries(const QList<RecipientSuggestion>& found,
                                  const std::function<void(const QString&)>& write)
{
    const char* const source = QT_TRANSLATE_NOOP("Palette", "Write to %1");
    PaletteEntries entries;
    for (const RecipientSuggestion& each : found) {
        const bool isGroup = each.kind == RecipientSuggestion::Kind::Group;
        const QString name = each.address.shownName();
        auto entry = makeEntry(isGroup ? QStringLiteral("group/%1").arg(each.group)
                                       : QStringLiteral("person/") + each.address.addr.toCaseFolded(),
                               inShownWords(source).arg(name),
                               FuzzyText(each.address.name.isEmpty() ? QString() : each.address.addr),
                               inEvery(source, {name}));
        entry->iconName = QStringLiteral("write");
        entry->run = [write, to = isGroup ? groupForm(each.address.name) : typedForm({each.address})] {
            write(to);
        };
        entries.push_back(entry);
    }
    return entries;
}

} // namespace postaci
