#pragma once

#include "palette/PaletteEntry.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace postaci {

/// The entries that fit what is typed, the best first. UI thread; one pass over all entries a letter.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole, ///< where it belongs, and the other name if that was found
        TitlePlacesRole,           ///< QList<qsizetype>: letters of the title that were typed
        DetailPlacesRole,          ///< the same for the detail
        KeysRole,                  ///< the shortcuts in effect, as the desktop writes them
        HindranceRole,
        UnreadRole, ///< QString; empty is not shown
        IconNameRole,
        TickedRole, ///< bool
    };
    static constexpr int kMostShown = 200;

    explicit PaletteModel(QObject* parent = nullptr);

    /// Entries that there are too many of to have them all ready: those that fit what is typed.
    using Source = std::function<PaletteEntries(const QString& typed)>;

    /// `recent`: keys of entries, the last used first; among equals these come first.
    void setEntries(PaletteEntries entries, const QStringList& recent, const Source& more = {});
    void setTyped(const QString& typed);
    [[nodiscard]] std::shared_ptr<const PaletteEntry> entryAt(int row) const; ///< null: no such row

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Found
    {
        size_t entry = 0;
        int score = 0;
        int alias = -1; ///< the one that was found instead of the title
    };

    void find();
    /// What a word is worth in the detail of the entry that is looked at, once it is known.
    struct InDetail
    {
        bool isKnown = false;
        std::optional<int> score;
    };
    using InDetails = std::vector<InDetail>; ///< of each word

    [[nodiscard]] std::optional<Found> look(size_t entry, InDetails& inDetails) const;
    [[nodiscard]] std::optional<int> sumOf(const FuzzyText& name, const FuzzyText& detail,
                                           InDetails& inDetails) const;
    [[nodiscard]] FuzzyText detailOf(const Found& found) const;
    [[nodiscard]] QVariant places(const FuzzyText& text) const;

    PaletteEntries m_entries;    ///< those that are ready, then what the source gave
    size_t m_ready = 0;          ///< how many there are of the former
    std::vector<int> m_recency;  ///< for each entry: what its use is worth
    QHash<QString, int> m_worth; ///< of recent ones, by their keys
    QSet<QString> m_keys;        ///< of those that are ready
    Source m_more;
    QList<FuzzyWord> m_words;
    std::vector<Found> m_found;
};

} // namespace postaci
