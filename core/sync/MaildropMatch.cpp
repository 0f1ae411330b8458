#include "sync/MaildropMatch.h"

#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

bool areNumbersOnly(const QList<Pop3Item>& items)
{
    return !items.isEmpty() && std::all_of(items.begin(), items.end(), [](const Pop3Item& item) {
        return item.uidl == QByteArray::number(item.number);
    });
}

} // namespace

MaildropMatch::MaildropMatch(const QList<Pop3Item>& items, QList<KnownUidl> known)
    : m_known(std::move(known)), m_claimed(m_known.size(), false), m_numbersOnly(areNumbersOnly(items))
{
    m_entries.reserve(items.size());
    for (const Pop3Item& item : items) {
        m_entries.append({item, State::New, {}});
        m_listed[item.uidl] += 1;
    }
    for (qsizetype i = 0; i < m_known.size(); ++i) {
        m_byFingerprint[m_known.at(i).fingerprint].append(i);
        if (!m_known.at(i).uidl.isEmpty())
            m_byUidl[m_known.at(i).uidl].append(i);
    }
    matchByUidl();
    doubtNewOnes();
}

QByteArray MaildropMatch::storedUidl(qsizetype index) const
{
    return m_numbersOnly ? QByteArray() : m_entries.at(index).item.uidl;
}

void MaildropMatch::matchByUidl()
{
    for (Entry& entry : m_entries) {
        const QByteArray& uidl = entry.item.uidl;
        if (m_numbersOnly || uidl.isEmpty() || m_listed.value(uidl) > 1) {
            entry.state = State::Unsure;
            continue;
        }
        const QList<qsizetype> places = m_byUidl.value(uidl);
        if (places.isEmpty())
            continue;
        // A message never changes its size: another one means that the UIDL was used again, as may one that
        // was gone for a while.
        const auto same = std::find_if(places.begin(), places.end(), [&](qsizetype place) {
            return m_known.at(place).size == entry.item.size && !m_known.at(place).gone.isValid();
        });
        if (same != places.end())
            claim(entry, *same);
        else
            entry.state = State::Unsure;
    }
}

/// A server that was moved gives all its messages new UIDLs: what came up while something else vanished may
/// be that.
void MaildropMatch::doubtNewOnes()
{
    QSet<qint64> sizes;
    qsizetype vanished = 0;
    qsizetype stayed = 0;
    for (qsizetype i = 0; i < m_known.size(); ++i) {
        const KnownUidl& known = m_known.at(i);
        stayed += m_claimed.at(i) ? 1 : 0;
        // What has its UIDL in the list is not gone, even if it is not settled yet.
        if (m_claimed.at(i) || known.gone.isValid() ||
            (!known.uidl.isEmpty() && m_listed.contains(known.uidl)))
            continue;
        vanished += 1;
        sizes.insert(known.size);
    }
    const bool allAtOnce = vanished > stayed;
    for (Entry& entry : m_entries) {
        if (entry.state == State::New && vanished > 0 && (allAtOnce || sizes.contains(entry.item.size)))
            entry.state = State::Unsure;
    }
}

bool MaildropMatch::mayBe(const Entry& entry, const KnownUidl& known) const
{
    const QByteArray uidl = m_numbersOnly ? QByteArray() : entry.item.uidl;
    if (known.uidl == uidl)
        return !uidl.isEmpty() || known.size == entry.item.size;
    // Under another UIDL it is the same message only if that one is not in use for another.
    return known.uidl.isEmpty() || !m_listed.contains(known.uidl);
}

void MaildropMatch::settle(qsizetype index, const QByteArray& fingerprint)
{
    Entry& entry = m_entries[index];
    if (entry.state != State::Unsure)
        return;
    qsizetype best = -1;
    for (const qsizetype place : m_byFingerprint.value(fingerprint)) {
        const KnownUidl& known = m_known.at(place);
        if (m_claimed.at(place) || !mayBe(entry, known))
            continue;
        if (best < 0 || (known.uidl == entry.item.uidl && m_known.at(best).uidl != entry.item.uidl))
            best = place;
    }
    entry.state = State::New;
    if (best >= 0)
        claim(entry, best);
}

void MaildropMatch::claim(Entry& entry, qsizetype known)
{
    m_claimed[known] = true;
    entry.state = State::Known;
    entry.known = m_known.at(known);
}

QList<KnownUidl> MaildropMatch::missing() const
{
    QList<KnownUidl> missing;
    for (qsizetype i = 0; i < m_known.size(); ++i) {
        if (!m_claimed.at(i))
            missing.append(m_known.at(i));
    }
    return missing;
}

} // namespace postaci
