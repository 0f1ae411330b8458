#include "palette/PaletteModel.h"

#include "commands/CommandKeys.h"

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

constexpr int kRecent = 30;     ///< what the last use is worth: as much as two letters
constexpr int kLessRecent = 2;  ///< so much less for each use after it
constexpr int kHindered = 40;   ///< what cannot be done now costs
constexpr int kAlias = 4;       ///< another name costs
constexpr int kDetailShare = 2; ///< a word found only in the detail counts by half
constexpr int kLeastRecent = 1; ///< what the oldest use that is remembered is worth

} // namespace

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) {}

void PaletteModel::setEntries(PaletteEntries entries, const QStringList& recent, const Source& more)
{
    m_entries = std::move(entries);
    m_ready = m_entries.size();
    m_more = more;
    m_worth.clear();
    for (qsizetype i = 0; i < recent.size(); ++i)
        m_worth.insert(recent.at(i), std::max(kLeastRecent, kRecent - kLessRecent * static_cast<int>(i)));
    m_keys.clear();
    m_recency.clear();
    for (const auto& entry : m_entries) {
        m_keys.insert(entry->key);
        m_recency.push_back(m_worth.value(entry->key));
    }
    find();
}

void PaletteModel::setTyped(const QString& typed)
{
    m_words = fuzzyWords(typed);
    m_entries.resize(m_ready);
    m_recency.resize(m_ready);
    for (const auto& entry : m_more && !m_words.isEmpty() ? m_more(typed) : PaletteEntries()) {
        if (m_keys.contains(entry->key))
            continue;
        m_entries.push_back(entry);
        m_recency.push_back(m_worth.value(entry->key));
    }
    find();
}

/// What the words are worth in a name, or, each that is not in it, in the detail.
std::optional<int> PaletteModel::sumOf(const FuzzyText& name, const FuzzyText& detail,
                                       InDetails& inDetails) const
{
    int sum = 0;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        if (const std::optional<int> score = m_words.at(i).score(name)) {
            sum += *score;
            continue;
        }
        InDetail& inDetail = inDetails[static_cast<size_t>(i)];
        if (!std::exchange(inDetail.isKnown, true))
            inDetail.score = m_words.at(i).score(detail);
        if (!inDetail.score)
            return std::nullopt;
        sum += *inDetail.score / kDetailShare;
    }
    return sum;
}

std::optional<PaletteModel::Found> PaletteModel::look(size_t entry, InDetails& inDetails) const
{
    const PaletteEntry& looked = *m_entries[entry];
    inDetails.assign(static_cast<size_t>(m_words.size()), InDetail());
    Found found{entry, 0, -1};
    std::optional<int> best = sumOf(looked.title, looked.detail, inDetails);
    for (qsizetype i = 0; i < looked.aliases.size(); ++i) {
        const std::optional<int> score = sumOf(looked.aliases.at(i), looked.detail, inDetails);
        if (score && (!best || *score - kAlias > *best)) {
            best = *score - kAlias;
            found.alias = static_cast<int>(i);
        }
    }
    if (!best)
        return std::nullopt;
    found.score = *best + m_recency[entry] - (looked.hindrance.isEmpty() ? 0 : kHindered);
    return found;
}

void PaletteModel::find()
{
    beginResetModel();
    m_found.clear();
    InDetails inDetails;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (const std::optional<Found> found = look(i, inDetails))
            m_found.push_back(*found);
    }
    const auto better = [](const Found& a, const Found& b) {
        return a.score != b.score ? a.score > b.score : a.entry < b.entry;
    };
    const auto shown = std::min(m_found.size(), static_cast<size_t>(kMostShown));
    std::partial_sort(m_found.begin(), m_found.begin() + static_cast<std::ptrdiff_t>(shown), m_found.end(),
                      better);
    m_found.resize(shown);
    endResetModel();
}

std::shared_ptr<const PaletteEntry> PaletteModel::entryAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_entries[m_found[static_cast<size_t>(row)].entry] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

FuzzyText PaletteModel::detailOf(const Found& found) const
{
    const PaletteEntry& entry = *m_entries[found.entry];
    if (found.alias < 0)
        return entry.detail;
    QStringList parts{entry.detail.text(), entry.aliases.at(found.alias).text()};
    parts.removeAll(QString());
    return FuzzyText(parts.join(QStringLiteral(" · ")));
}

QVariant PaletteModel::places(const FuzzyText& text) const
{
    QList<qsizetype> all;
    for (const FuzzyWord& word : m_words)
        all += word.places(text);
    return QVariant::fromValue(all);
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Found& found = m_found[static_cast<size_t>(index.row())];
    const PaletteEntry& entry = *m_entries[found.entry];
    switch (role) {
    case Qt::DisplayRole:
        return entry.title.text();
    case Qt::AccessibleTextRole:
        return QStringList{entry.title.text(), entry.detail.text(), entry.hindrance}.join(
            QLatin1String(", "));
    case DetailRole:
        return detailOf(found).text();
    case TitlePlacesRole:
        return places(entry.title);
    case DetailPlacesRole:
        return places(detailOf(found));
    case KeysRole:
        return entry.action ? keysText(entry.action->shortcuts()) : QString();
    case HindranceRole:
        return entry.hindrance;
    case UnreadRole:
        return entry.unread ? entry.unread() : QString();
    case IconNameRole:
        return entry.iconName;
    case TickedRole:
        return entry.action && entry.action->isCheckable() && entry.action->isChecked();
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    const std::shared_ptr<const PaletteEntry> entry = entryAt(index.row());
    if (!entry)
        return Qt::NoItemFlags;
    return entry->hindrance.isEmpty() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace postaci
