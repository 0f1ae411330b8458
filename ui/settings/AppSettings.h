#pragma once

#include "message/ReplyBuilder.h"
#include "models/SavedSearch.h"
#include "settings/ImageSender.h"
#include "widgets/Theme.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

class QSettings;

namespace postaci {

/// How the panes of the main window are arranged.
enum class PaneLayout { ThreeColumns, ListAboveReader, ListOnly };

/// How the rows of the message list look.
enum class ListLook { Cards, Table };

/// Which keys the commands have before the person changes any.
enum class ShortcutSet { Standard, GmailLike };

/// What the person chose about the program's looks, in `settings.ini` of the profile. Holds no secrets and
/// nothing about accounts. Lives in the UI thread.
class AppSettings : public QObject
{
    Q_OBJECT

public:
    /// Reads `profileDir`/settings.ini; a missing or unreadable file means the defaults.
    explicit AppSettings(const QString& profileDir, QObject* parent = nullptr);
    ~AppSettings() override;

    [[nodiscard]] QString language() const; ///< "tr", "en", or empty: the system's
    void setLanguage(const QString& code);
    [[nodiscard]] ColorScheme colorScheme() const;
    void setColorScheme(ColorScheme scheme);
    [[nodiscard]] Contrast contrast() const;
    /// What the system asks for anyway is followed from then on.
    void setHighContrast(bool on);
    [[nodiscard]] PaneLayout paneLayout() const;
    void setPaneLayout(PaneLayout layout);

    [[nodiscard]] ListLook listLook() const;
    void setListLook(ListLook look);
    /// Whether lists have one line for each conversation.
    [[nodiscard]] bool conversations() const;
    void setConversations(bool on);
    /// Whether a search shows the best hits first, instead of the newest.
    [[nodiscard]] bool bestFirst() const;
    void setBestFirst(bool on);
    /// In which language texts that are written are looked at: the code of a dictionary; empty: it is
    /// guessed.
    [[nodiscard]] QString spellingLanguage() const;
    void setSpellingLanguage(const QString& code);
    [[nodiscard]] bool checksSpelling() const; ///< it does by default
    void setChecksSpelling(bool on);
    /// Whether the reader shows the conversation around the message that is read (it does by default).
    [[nodiscard]] bool showsWholeConversations() const;
    void setShowsWholeConversations(bool on);
    /// How answers are laid out: above the whole text that is quoted, by default.
    [[nodiscard]] ReplyStyle replyStyle() const;
    void setReplyStyle(const ReplyStyle& style);
    /// Whether new messages, replies and forwards begin as formatted text (they don't by default).
    [[nodiscard]] bool writesFormatted() const;
    void setWritesFormatted(bool on);
    /// In what order and with what the list of a place is shown, in words of who shows it; empty: not chosen.
    [[nodiscard]] QStringList listOrder(const QString& place) const;
    void setListOrder(const QString& place, const QStringList& order);

    /// Folders that are shown at the top too, in their order.
    [[nodiscard]] QList<qint64> favourites() const;
    void setFavourite(qint64 folder, bool on);

    /// Searches that are shown among the folders, in their order.
    [[nodiscard]] QList<SavedSearch> savedSearches() const;
    qint64 addSearch(const QString& name, const QString& query); ///< its number, which no other has had
    void renameSearch(qint64 id, const QString& name);
    void removeSearch(qint64 id);

    /// Whether Thunderbird's list of providers may be asked for the servers of a domain (it is by default).
    [[nodiscard]] bool mayAskIspdb() const;
    void setMayAskIspdb(bool on);

    /// Whose remote images are shown without asking, in the order in which they came.
    [[nodiscard]] QList<ImageSender> imageSenders() const;
    void addImageSender(const ImageSender& sender); ///< takes the place of the same one
    void removeImageSender(const QString& who);

    /// Addresses (lower case) whose messages keep their own colours in the dark scheme.
    [[nodiscard]] bool keepsOriginalColors(const QString& sender) const;
    void setKeepsOriginalColors(const QString& sender, bool on);

    /// Keywords of the tags that the person has made.
    [[nodiscard]] QStringList tags() const;
    void addTag(const QString& keyword);

    /// For how long a message can be taken back after Send: 0 to kMostUndoSeconds.
    static constexpr int kMostUndoSeconds = 60;
    [[nodiscard]] int undoSeconds() const;
    void setUndoSeconds(int seconds);
    /// Whether the delivery of new messages is to be reported (RFC 3461).
    [[nodiscard]] bool wantsNotices() const;
    void setWantsNotices(bool on);

    [[nodiscard]] ShortcutSet shortcutSet() const;
    void setShortcutSet(ShortcutSet set);
    /// The keys that the person gave a command in place of those of the set, as
    /// keysFromText() reads them; nothing where it has those of the set.
    [[nodiscard]] std::optional<QString> ownKeys(ShortcutSet set, const QString& command) const;
    void setOwnKeys(ShortcutSet set, const QString& command, const std::optional<QString>& keys);
    void forgetOwnKeys(ShortcutSet set); ///< of all commands
    [[nodiscard]] bool hasOwnKeys(ShortcutSet set) const;

    /// What was chosen in the palette, the last first.
    [[nodiscard]] QStringList recentChoices() const;
    void addRecentChoice(const QString& key);

    /// Size, place or splitter state of the window or widget called `name`; empty if never saved.
    [[nodiscard]] QByteArray geometry(const QString& name) const;
    void setGeometry(const QString& name, const QByteArray& state);

Q_SIGNALS:
    void languageChanged(const QString& code);
    void colorSchemeChanged(postaci::ColorScheme scheme);
    void contrastChanged(postaci::Contrast contrast);
    void paneLayoutChanged(postaci::PaneLayout layout);
    void imageSendersChanged();
    void conversationsChanged(bool on);
    void bestFirstChanged(bool on);
    void showsWholeConversationsChanged(bool on);
    void favouritesChanged(const QList<qint64>& folders);
    void savedSearchesChanged(const QList<postaci::SavedSearch>& searches);
    void listLookChanged(postaci::ListLook look);
    void desktopSettingsChanged(); ///< NotificationSettings of this profile: who changes them says it
    void shortcutsChanged();       ///< another set, or other keys of a command

private:
    void writeSearches(const QList<SavedSearch>& searches);
    void writeImageSenders(const QList<ImageSender>& senders);

    QSettings* m_settings; ///< child of this
};

} // namespace postaci
