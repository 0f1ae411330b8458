#include "settings/AppSettings.h"

#include <QDir>
#include <QSettings>

namespace postaci {

namespace {

const QString kLanguage = QStringLiteral("look/language");
const QString kColorScheme = QStringLiteral("look/colorScheme");
const QString kTags = QStringLiteral("tags/keywords");
const QString kListLook = QStringLiteral("list/look");
const QString kFavourites = QStringLiteral("folders/favourites");
const QString kSearches = QStringLiteral("searches/list");
const QString kLastSearch = QStringLiteral("searches/last");
const QString kSpellingLanguage = QStringLiteral("writing/spellingLanguage");
const QString kChecksSpelling = QStringLiteral("writing/checksSpelling");
const QString kBestFirst = QStringLiteral("search/bestFirst");
const QString kConversations = QStringLiteral("list/conversations");
const QString kWholeConversations = QStringLiteral("reader/wholeConversations");
const QString kReplyQuotes = QStringLiteral("writing/quotes");
const QString kReplyBelow = QStringLiteral("writing/replyBelow");
const QString kSignatureAboveQuote = QStringLiteral("writing/signatureAboveQuote");
const QString kWritesFormatted = QStringLiteral("composer/formatted");
const QString kListOrders = QStringLiteral("listOrders/");
const QString kPaneLayout = QStringLiteral("look/paneLayout");
const QString kMayAskIspdb = QStringLiteral("privacy/mayAskIspdb");
const QString kImageSenders = QStringLiteral("privacy/imageSenders");
const QString kContrast = QStringLiteral("look/contrast");
const QString kOriginalColors = QStringLiteral("look/originalColors");
const QString kShortcutSet = QStringLiteral("shortcuts/set");
const QString kUndoSeconds = QStringLiteral("sending/undoSeconds");
const QString kWantsNotices = QStringLiteral("sending/notices");
const QString kRecentChoices = QStringLiteral("palette/recent");
constexpr qsizetype kMostRecent = 15;

/// The words in the file: they outlive a reordering of the enum and can be read by people.
template <typename T> struct Word
{
    T value;
    QLatin1String text;
};

constexpr Word<ColorScheme> kSchemes[] = {{ColorScheme::System, QLatin1String("system")},
                                          {ColorScheme::Light, QLatin1String("light")},
                                          {ColorScheme::Dark, QLatin1String("dark")}};
constexpr Word<Contrast> kContrasts[] = {{Contrast::System, QLatin1String("system")},
                                         {Contrast::Normal, QLatin1String("normal")},
                                         {Contrast::High, QLatin1String("high")}};
constexpr Word<PaneLayout> kLayouts[] = {{PaneLayout::ThreeColumns, QLatin1String("threeColumns")},
                                         {PaneLayout::ListAboveReader, QLatin1String("listAboveReader")},
                                         {PaneLayout::ListOnly, QLatin1String("listOnly")}};
constexpr Word<ListLook> kListLooks[] = {{ListLook::Cards, QLatin1String("cards")},
                                         {ListLook::Table, QLatin1String("table")}};
constexpr Word<ShortcutSet> kShortcutSets[] = {{ShortcutSet::Standard, QLatin1String("standard")},
                                               {ShortcutSet::GmailLike, QLatin1String("gmailLike")}};

/// The value whose word is `text`; the first one for anything else.
template <typename T, size_t N> T valueOf(const Word<T> (&words)[N], const QString& text)
{
    for (const Word<T>& word : words) {
        if (text == word.text)
            return word.value;
    }
    return words[0].value;
}

template <typename T, size_t N> QString wordOf(const Word<T> (&words)[N], T value)
{
    for (const Word<T>& word : words) {
        if (value == word.value)
            return word.text;
    }
    return words[0].text;
}

const QLatin1String kOnlyVerified(" verified"); ///< behind the address: those have no blanks

/// Where the person's own keys of that set are.
QString ownKeysGroup(ShortcutSet set)
{
    return QStringLiteral("shortcuts-") + wordOf(kShortcutSets, set);
}

} // namespace

AppSettings::AppSettings(const QString& profileDir, QObject* parent)
    : QObject(parent), m_settings(new QSettings(QDir(profileDir).filePath(QStringLiteral("settings.ini")),
                                                QSettings::IniFormat, this))
{
}

AppSettings::~AppSettings() = default;

QString AppSettings::language() const
{
    const QString code = m_settings->value(kLanguage).toString();
    return code == QLatin1String("tr") || code == QLatin1String("en") ? code : QString();
}

void AppSettings::setLanguage(const QString& code)
{
    if (code == language())
        return;
    m_settings->setValue(kLanguage, code);
    Q_EMIT languageChanged(code);
}

ColorScheme AppSettings::colorScheme() const
{
    return valueOf(kSchemes, m_settings->value(kColorScheme).toString());
}

void AppSettings::setColorScheme(ColorScheme scheme)
{
    if (scheme == colorScheme())
        return;
    m_settings->setValue(kColorScheme, wordOf(kSchemes, scheme));
    Q_EMIT colorSchemeChanged(scheme);
}

Contrast AppSettings::contrast() const
{
    return valueOf(kContrasts, m_settings->value(kContrast).toString());
}

void AppSettings::setHighContrast(bool on)
{
    const Contrast wanted = on == Theme::systemWantsContrast() ? Contrast::System
                            : on                               ? Contrast::High
                                                               : Contrast::Normal;
    if (wanted == contrast())
        return;
    m_settings->setValue(kContrast, wordOf(kContrasts, wanted));
    Q_EMIT contrastChanged(wanted);
}

PaneLayout AppSettings::paneLayout() const
{
    return valueOf(kLayouts, m_settings->value(kPaneLayout).toString());
}

void AppSettings::setPaneLayout(PaneLayout layout)
{
    if (layout == paneLayout())
        return;
    m_settings->setValue(kPaneLayout, wordOf(kLayouts, layout));
    Q_EMIT paneLayoutChanged(layout);
}

ListLook AppSettings::listLook() const
{
    return valueOf(kListLooks, m_settings->value(kListLook).toString());
}

void AppSettings::setListLook(ListLook look)
{
    if (look == listLook())
        return;
    m_settings->setValue(kListLook, wordOf(kListLooks, look));
    Q_EMIT listLookChanged(look);
}

bool AppSettings::conversations() const
{
    return m_settings->value(kConversations).toBool();
}

void AppSettings::setConversations(bool on)
{
    if (on == conversations())
        return;
    m_settings->setValue(kConversations, on);
    Q_EMIT conversationsChanged(on);
}

bool AppSettings::bestFirst() const
{
    return m_settings->value(kBestFirst).toBool();
}

void AppSettings::setBestFirst(bool on)
{
    if (on == bestFirst())
        return;
    m_settings->setValue(kBestFirst, on);
    Q_EMIT bestFirstChanged(on);
}

QString AppSettings::spellingLanguage() const
{
    return m_settings->value(kSpellingLanguage).toString();
}

void AppSettings::setSpellingLanguage(const QString& code)
{
    m_settings->setValue(kSpellingLanguage, code);
}

bool AppSettings::checksSpelling() const
{
    return m_settings->value(kChecksSpelling, true).toBool();
}

void AppSettings::setChecksSpelling(bool on)
{
    m_settings->setValue(kChecksSpelling, on);
}

bool AppSettings::showsWholeConversations() const
{
    return m_settings->value(kWholeConversations, true).toBool();
}

void AppSettings::setShowsWholeConversations(bool on)
{
    if (on == showsWholeConversations())
        return;
    m_settings->setValue(kWholeConversations, on);
    Q_EMIT showsWholeConversationsChanged(on);
}

ReplyStyle AppSettings::replyStyle() const
{
    return {m_settings->value(kReplyQuotes, true).toBool(), m_settings->value(kReplyBelow, false).toBool(),
            m_settings->value(kSignatureAboveQuote, false).toBool()};
}

void AppSettings::setReplyStyle(const ReplyStyle& style)
{
    m_settings->setValue(kReplyQuotes, style.quotes);
    m_settings->setValue(kReplyBelow, style.isBelow);
    m_settings->setValue(kSignatureAboveQuote, style.signatureAboveQuote);
}

bool AppSettings::writesFormatted() const
{
    return m_settings->value(kWritesFormatted, false).toBool();
}

void AppSettings::setWritesFormatted(bool on)
{
    m_settings->setValue(kWritesFormatted, on);
}

QStringList AppSettings::listOrder(const QString& place) const
{
    return m_settings->value(kListOrders + place).toStringList();
}

void AppSettings::setListOrder(const QString& place, const QStringList& order)
{
    m_settings->setValue(kListOrders + place, order);
}

QList<qint64> AppSettings::favourites() const
{
    QList<qint64> folders;
    for (const QString& number : m_settings->value(kFavourites).toStringList())
        folders.append(number.toLongLong());
    return folders;
}

void AppSettings::setFavourite(qint64 folder, bool on)
{
    QStringList numbers = m_settings->value(kFavourites).toStringList();
    numbers.removeAll(QString::number(folder));
    if (on)
        numbers.append(QString::number(folder));
    m_settings->setValue(kFavourites, numbers);
    Q_EMIT favouritesChanged(favourites());
}

/// In the file each is three lines of a text.
QList<SavedSearch> AppSettings::savedSearches() const
{
    QList<SavedSearch> searches;
    for (const QString& text : m_settings->value(kSearches).toStringList()) {
        const QStringList lines = text.split(QLatin1Char('\n'));
        const SavedSearch search{lines.value(0).toLongLong(), lines.value(1), lines.value(2)};
        if (search.id < 0 && !search.name.isEmpty() && !search.query.isEmpty())
            searches.append(search);
    }
    return searches;
}

void AppSettings::writeSearches(const QList<SavedSearch>& searches)
{
    QStringList texts;
    for (const SavedSearch& search : searches)
        texts.append(QString::number(search.id) + QLatin1Char('\n') + search.name.simplified() +
                     QLatin1Char('\n') + search.query.simplified());
    m_settings->setValue(kSearches, texts);
    Q_EMIT savedSearchesChanged(savedSearches());
}

qint64 AppSettings::addSearch(const QString& name, const QString& query)
{
    const qint64 id = m_settings->value(kLastSearch).toLongLong() - 1;
    m_settings->setValue(kLastSearch, id);
    writeSearches(savedSearches() + QList<SavedSearch>{{id, name, query}});
    return id;
}

void AppSettings::renameSearch(qint64 id, const QString& name)
{
    QList<SavedSearch> searches = savedSearches();
    for (SavedSearch& search : searches) {
        if (search.id == id)
            search.name = name;
    }
    writeSearches(searches);
}

void AppSettings::removeSearch(qint64 id)
{
    QList<SavedSearch> searches = savedSearches();
    searches.removeIf([id](const SavedSearch& search) { return search.id == id; });
    writeSearches(searches);
}

bool AppSettings::mayAskIspdb() const
{
    return m_settings->value(kMayAskIspdb, true).toBool();
}

void AppSettings::setMayAskIspdb(bool on)
{
    m_settings->setValue(kMayAskIspdb, on);
}

QList<ImageSender> AppSettings::imageSenders() const
{
    QList<ImageSender> senders;
    for (QString line : m_settings->value(kImageSenders).toStringList()) {
        const bool onlyVerified = line.endsWith(kOnlyVerified);
        if (onlyVerified)
            line.chop(kOnlyVerified.size());
        if (line.contains(QLatin1Char('@')))
            senders.append({line, onlyVerified});
    }
    return senders;
}

void AppSettings::addImageSender(const ImageSender& sender)
{
    QList<ImageSender> all = imageSenders();
    all.removeIf([&sender](const ImageSender& other) { return other.who == sender.who; });
    all.append(sender);
    writeImageSenders(all);
}

void AppSettings::removeImageSender(const QString& who)
{
    QList<ImageSender> all = imageSenders();
    all.removeIf([&who](const ImageSender& other) { return other.who == who; });
    writeImageSenders(all);
}

void AppSettings::writeImageSenders(const QList<ImageSender>& senders)
{
    QStringList lines;
    for (const ImageSender& sender : senders)
        lines.append(sender.onlyVerified ? sender.who + kOnlyVerified : sender.who);
    m_settings->setValue(kImageSenders, lines);
    Q_EMIT imageSendersChanged();
}

bool AppSettings::keepsOriginalColors(const QString& sender) const
{
    return m_settings->value(kOriginalColors).toStringList().contains(sender);
}

void AppSettings::setKeepsOriginalColors(const QString& sender, bool on)
{
    QStringList all = m_settings->value(kOriginalColors).toStringList();
    all.removeAll(sender);
    if (on)
        all.append(sender);
    m_settings->setValue(kOriginalColors, all);
}

QStringList AppSettings::tags() const
{
    return m_settings->value(kTags).toStringList();
}

void AppSettings::addTag(const QString& keyword)
{
    QStringList all = tags();
    if (all.contains(keyword, Qt::CaseInsensitive))
        return;
    all.append(keyword);
    m_settings->setValue(kTags, all);
}

int AppSettings::undoSeconds() const
{
    constexpr int kDefault = 10;
    return qBound(0, m_settings->value(kUndoSeconds, kDefault).toInt(), kMostUndoSeconds);
}

void AppSettings::setUndoSeconds(int seconds)
{
    m_settings->setValue(kUndoSeconds, seconds);
}

bool AppSettings::wantsNotices() const
{
    return m_settings->value(kWantsNotices, false).toBool();
}

void AppSettings::setWantsNotices(bool on)
{
    m_settings->setValue(kWantsNotices, on);
}

ShortcutSet AppSettings::shortcutSet() const
{
    return valueOf(kShortcutSets, m_settings->value(kShortcutSet).toString());
}

void AppSettings::setShortcutSet(ShortcutSet set)
{
    if (set == shortcutSet())
        return;
    m_settings->setValue(kShortcutSet, wordOf(kShortcutSets, set));
    Q_EMIT shortcutsChanged();
}

std::optional<QString> AppSettings::ownKeys(ShortcutSet set, const QString& command) const
{
    const QVariant keys = m_settings->value(ownKeysGroup(set) + QLatin1Char('/') + command);
    // A hand may have written "Ctrl+A, Ctrl+B" without quotes: the file then has a list.
    return keys.isValid() ? std::optional(keys.toStringList().join(QLatin1String(", "))) : std::nullopt;
}

void AppSettings::setOwnKeys(ShortcutSet set, const QString& command, const std::optional<QString>& keys)
{
    if (keys == ownKeys(set, command))
        return;
    const QString name = ownKeysGroup(set) + QLatin1Char('/') + command;
    if (keys)
        m_settings->setValue(name, *keys);
    else
        m_settings->remove(name);
    Q_EMIT shortcutsChanged();
}

void AppSettings::forgetOwnKeys(ShortcutSet set)
{
    m_settings->remove(ownKeysGroup(set));
    Q_EMIT shortcutsChanged();
}

bool AppSettings::hasOwnKeys(ShortcutSet set) const
{
    m_settings->beginGroup(ownKeysGroup(set));
    const bool any = !m_settings->childKeys().isEmpty();
    m_settings->endGroup();
    return any;
}

QStringList AppSettings::recentChoices() const
{
    return m_settings->value(kRecentChoices).toStringList();
}

void AppSettings::addRecentChoice(const QString& key)
{
    QStringList all = recentChoices();
    all.removeAll(key);
    all.prepend(key);
    m_settings->setValue(kRecentChoices, QStringList(all.mid(0, kMostRecent)));
}

QByteArray AppSettings::geometry(const QString& name) const
{
    return m_settings->value(QStringLiteral("geometry/") + name).toByteArray();
}

void AppSettings::setGeometry(const QString& name, const QByteArray& state)
{
    m_settings->setValue(QStringLiteral("geometry/") + name, state);
}

} // namespace postaci
