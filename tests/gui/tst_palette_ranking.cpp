// What the palette finds, and in which order.
#include "palette/FuzzyMatch.h"
#include "palette/PaletteModel.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

std::optional<int> scoreOf(const QString& typed, const QString& text)
{
    const QList<FuzzyWord> words = fuzzyWords(typed);
    return words.size() == 1 ? words.first().score(FuzzyText(text)) : std::nullopt;
}

std::shared_ptr<PaletteEntry> entry(const QString& title, const QString& detail = {},
                                    const QStringList& aliases = {})
{
    auto made = std::make_shared<PaletteEntry>();
    made->key = title;
    made->title = FuzzyText(title);
    made->detail = FuzzyText(detail);
    for (const QString& alias : aliases)
        made->aliases.append(FuzzyText(alias));
    return made;
}

QStringList titles(const PaletteModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row).data().toString();
    return all;
}

/// The letters of the text at those places.
QString lettersAt(const QString& text, const QList<qsizetype>& places)
{
    QString letters;
    for (const qsizetype place : places)
        letters += text.at(place);
    return letters;
}

} // namespace

class TestPaletteRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsLettersInTheirOrder_data();
    void findsLettersInTheirOrder();
    void whatFitsBetterIsWorthMore_data();
    void whatFitsBetterIsWorthMore();
    void placesAreThoseOfTheText_data();
    void placesAreThoseOfTheText();
    void longTextsCountInPart();
    void wordsMayComeInAnyOrder();
    void otherNamesAreFoundAndShown();
    void recentOnesComeFirstAmongEquals();
    void whatCannotBeDoneComesLater();
    void nothingTypedShowsTheRecentOnesFirst();
    void thousandsAreFoundAndTheBestAreShown();
};

void TestPaletteRanking::findsLettersInTheirOrder_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    const auto row = [](const QString& typed, const QString& text, bool found) {
        QTest::addRow("%s in %s", qPrintable(typed), qPrintable(text)) << typed << text << found;
    };
    row(u"arşivle"_s, u"Arşivle"_s, true);
    row(u"arsivle"_s, u"Arşivle"_s, true);
    row(u"ARŞİVLE"_s, u"arşivle"_s, true);
    row(u"ARSIVLE"_s, u"arşivle"_s, true);
    row(u"ısparta"_s, u"ISPARTA"_s, true);
    row(u"isparta"_s, u"ISPARTA"_s, true);
    row(u"İstanbul"_s, u"istanbul"_s, true);
    row(u"gonder"_s, u"Gönder"_s, true);
    row(u"cop"_s, u"Çöp kutusu"_s, true);
    row(u"yanitla"_s, u"Yanıtla"_s, true);
    row(u"gk"_s, u"Gelen kutusu"_s, true);
    row(u"rpl"_s, u"Reply"_s, true);
    row(u"strasse"_s, u"Straße"_s, true);
    row(u"kg"_s, u"Gelen kutusu"_s, false);
    row(u"archiver"_s, u"Archive"_s, false);
    row(u"q"_s, u"Archive"_s, false);
    row(u"aa"_s, u"Archive"_s, false);
    row(u"a"_s, QString(), false);
    row(u"sgntr"_s, u"Signature"_s, true);
    row(u"mtf"_s, u"Move to a folder"_s, true);
    row(u"inbox"_s, u"istanbul-lojistik.example"_s, false); // strewn over it
    row(u"mar"_s, u"Name and signature"_s, false);
}

void TestPaletteRanking::findsLettersInTheirOrder()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, found);
    QCOMPARE(scoreOf(typed, text).has_value(), found);
}

void TestPaletteRanking::whatFitsBetterIsWorthMore_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    const auto row = [](const QString& typed, const QString& better, const QString& worse) {
        QTest::addRow("%s: %s, %s", qPrintable(typed), qPrintable(better), qPrintable(worse))
            << typed << better << worse;
    };
    row(u"arc"_s, u"Archive"_s, u"Search"_s);            // the beginning of a word
    row(u"in"_s, u"Inbox"_s, u"Finance"_s);              //
    row(u"inb"_s, u"Inbox"_s, u"All inboxes"_s);         // the beginning of all
    row(u"ra"_s, u"Reply to all"_s, u"Drafts"_s);        // two words
    row(u"rep"_s, u"Reply"_s, u"Red paper"_s);           // together
    row(u"del"_s, u"Delete"_s, u"Delete for good"_s);    // less that was not asked for
    row(u"mark"_s, u"Mark read"_s, u"Marketing 2019"_s); //
    row(u"sil"_s, u"Sil"_s, u"Silinenler"_s);
    row(u"gk"_s, u"Gelen kutusu"_s, u"Bağkur"_s);
    row(u"cop"_s, u"Çöp kutusu"_s, u"Ucuz kopya"_s);
    row(u"gon"_s, u"Gönderilmiş"_s, u"Gelen otomatik notlar"_s);
    row(u"is"_s, u"İş"_s, u"Geçmiş"_s);
    row(u"ta"_s, u"Tümünü arşivle"_s, u"Kitap"_s);
}

void TestPaletteRanking::whatFitsBetterIsWorthMore()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const std::optional<int> high = scoreOf(typed, better);
    QVERIFY(high.has_value());
    // What is not found at all is worse too.
    const int low = scoreOf(typed, worse).value_or(*high - 1);
    QVERIFY2(*high > low, qPrintable(u"%1, %2"_s.arg(*high).arg(low)));
}

void TestPaletteRanking::placesAreThoseOfTheText_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qsizetype>>("places");
    QTest::newRow("two words") << u"gk"_s << u"Gelen kutusu"_s << QList<qsizetype>{0, 6};
    QTest::newRow("the later and better one")
        << u"arch"_s << u"A rare archive"_s << QList<qsizetype>{7, 8, 9, 10};
    QTest::newRow("dotted capital") << u"iz"_s << u"İzmir"_s << QList<qsizetype>{0, 1};
    QTest::newRow("one letter that became two") << u"asse"_s << u"Straße"_s << QList<qsizetype>{3, 4, 4, 5};
    QTest::newRow("a mark of its own") << u"rsv"_s << u"Ars\u0327iv"_s << QList<qsizetype>{1, 2, 5};
    QTest::newRow("not there") << u"x"_s << u"Archive"_s << QList<qsizetype>{};
}

void TestPaletteRanking::placesAreThoseOfTheText()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(QList<qsizetype>, places);
    QCOMPARE(fuzzyWords(typed).first().places(FuzzyText(text)), places);
}

void TestPaletteRanking::longTextsCountInPart()
{
    const QString text = QString(5000, u'a') + u"z"_s;
    QVERIFY(scoreOf(u"aaa"_s, text).has_value());
    QVERIFY(!scoreOf(u"z"_s, text).has_value());
    QVERIFY(scoreOf(QString(5000, u'a'), text).has_value());
    QCOMPARE(fuzzyWords(u"   "_s).size(), 0);
}

void TestPaletteRanking::wordsMayComeInAnyOrder()
{
    PaletteModel model;
    model.setEntries({entry(u"Inbox"_s, u"Home"_s), entry(u"Inbox"_s, u"Work"_s), entry(u"Work trips"_s)},
                     {});
    model.setTyped(u"work inb"_s);
    QCOMPARE(titles(model), QStringList{u"Inbox"_s});
    QCOMPARE(model.index(0).data(PaletteModel::DetailRole).toString(), u"Work"_s);
    const auto places = [&model](int role) { return model.index(0).data(role).value<QList<qsizetype>>(); };
    QCOMPARE(lettersAt(u"Inbox"_s, places(PaletteModel::TitlePlacesRole)), u"Inb"_s);
    QCOMPARE(lettersAt(u"Work"_s, places(PaletteModel::DetailPlacesRole)), u"Work"_s);
}

void TestPaletteRanking::otherNamesAreFoundAndShown()
{
    PaletteModel model;
    model.setEntries({entry(u"Archive"_s, u"Messages"_s, {u"Arşivle"_s}), entry(u"Arkadaşlar"_s)}, {});
    model.setTyped(u"arşivle"_s);
    QCOMPARE(titles(model), QStringList{u"Archive"_s});
    QCOMPARE(model.index(0).data(PaletteModel::DetailRole).toString(), u"Messages · Arşivle"_s);
    // Where the name that is shown fits, no other is.
    model.setTyped(u"arch"_s);
    QCOMPARE(model.index(0).data(PaletteModel::DetailRole).toString(), u"Messages"_s);
}

void TestPaletteRanking::recentOnesComeFirstAmongEquals()
{
    PaletteModel model;
    const PaletteEntries entries{entry(u"Mark read"_s), entry(u"Mark unread"_s), entry(u"Zamark"_s)};
    model.setEntries(entries, {});
    model.setTyped(u"mark"_s);
    QCOMPARE(titles(model), (QStringList{u"Mark read"_s, u"Mark unread"_s, u"Zamark"_s}));
    model.setEntries(entries, {u"Mark unread"_s});
    QCOMPARE(titles(model), (QStringList{u"Mark unread"_s, u"Mark read"_s, u"Zamark"_s}));
    model.setEntries(entries, {u"Mark read"_s, u"Mark unread"_s});
    QCOMPARE(titles(model).first(), u"Mark read"_s);
}

void TestPaletteRanking::whatCannotBeDoneComesLater()
{
    auto archive = entry(u"Archive"_s);
    archive->hindrance = u"no message is selected"_s;
    PaletteModel model;
    model.setEntries({archive, entry(u"Archive"_s, u"Work"_s)}, {});
    model.setTyped(u"archive"_s);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0).flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!model.index(1).flags().testFlag(Qt::ItemIsEnabled));
    QCOMPARE(model.index(1).data(PaletteModel::HindranceRole).toString(), archive->hindrance);
}

void TestPaletteRanking::nothingTypedShowsTheRecentOnesFirst()
{
    PaletteModel model;
    model.setEntries({entry(u"One"_s), entry(u"Two"_s), entry(u"Three"_s)}, {u"Three"_s, u"Two"_s});
    QCOMPARE(titles(model), (QStringList{u"Three"_s, u"Two"_s, u"One"_s}));
}

void TestPaletteRanking::thousandsAreFoundAndTheBestAreShown()
{
    constexpr int kMany = 10'000;
    PaletteEntries entries;
    for (int i = 0; i < kMany; ++i)
        entries.push_back(entry(u"Proje %1 raporları"_s.arg(i), u"İş / Müşteriler"_s));
    entries.push_back(entry(u"Rapor"_s, u"İş"_s));
    PaletteModel model;
    model.setEntries(entries, {});
    QCOMPARE(model.rowCount(), PaletteModel::kMostShown);
    model.setTyped(u"rapor"_s);
    QCOMPARE(model.rowCount(), PaletteModel::kMostShown);
    QCOMPARE(titles(model).first(), u"Rapor"_s);
    model.setTyped(u"proje 9999"_s);
    QCOMPARE(titles(model), QStringList{u"Proje 9999 raporları"_s});
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestPaletteRanking)
#include "tst_palette_ranking.moc"
