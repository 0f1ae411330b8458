#include "bench/ContactBench.h"

#include "bench/Figures.h"
#include "contacts/ContactIndex.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kSuggested = 8;
constexpr double kGoal = 20; ///< milliseconds

const QStringList& givenNames()
{
    static const QStringList names{u"Ayşe"_s,  u"İrem"_s,  u"Mehmet"_s, u"Çağla"_s, u"Oğuz"_s,
                                   u"Grace"_s, u"James"_s, u"Zeynep"_s, u"Şükrü"_s, u"Deniz"_s};
    return names;
}

/// A tenth of them contacts, the rest collected, in 2,000 domains.
AddressBook madeUpBook(int addresses, const QDateTime& now)
{
    QRandomGenerator random(1);
    AddressBook book;
    for (int i = 0; i < addresses; ++i) {
        const QString name =
            givenNames().at(random.bounded(givenNames().size())) + u" Soyadı%1"_s.arg(random.bounded(4000));
        const QString address = u"kisi.%1@alan%2.example"_s.arg(i).arg(random.bounded(2000));
        if (i % 10 == 0) {
            Contact contact;
            contact.id = i + 1;
            contact.fullName = name;
            contact.addresses = {{address, u"work"_s}};
            book.contacts.append(contact);
        }
        book.collected.append({{name, address}, 1 + random.bounded(40), now.addDays(-random.bounded(900))});
    }
    return book;
}

} // namespace

Result<void> ContactBench::run(int addresses)
{
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    const AddressBook book = madeUpBook(addresses, now);
    QElapsedTimer timer;
    timer.start();
    const ContactIndex index(book, now);
    m_table.add(u"Index of %1 addresses for completion"_s.arg(addresses),
                inMilliseconds(static_cast<double>(timer.nsecsElapsed()) / 1e6));
    QList<double> times;
    for (const QString& typed : {u"a"_s, u"k"_s, u"s"_s, u"e"_s, u"alan"_s, u"kisi"_s, u"ayse"_s, u"ay soy"_s,
                                 u"İREM soyadı12"_s, u"kisi.4999"_s, u"kisi.123@alan"_s, u"yok"_s}) {
        for (int round = 0; round < 5; ++round) {
            timer.restart();
            (void)index.complete(typed, kSuggested);
            times.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    }
    const double slow = p95(times);
    m_table.add(u"Completing a recipient among %1 addresses"_s.arg(addresses),
                u"p50 %1 ms, p95 %2 ms"_s.arg(middle(times), 0, 'f', 1).arg(slow, 0, 'f', 1),
                u"p95 at most %1 ms"_s.arg(kGoal), slow <= kGoal);
    return {};
}

} // namespace postaci::bench
