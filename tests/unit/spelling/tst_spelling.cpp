// Words against the dictionaries that ./dev installs and against small ones of the test's own.
#include "base/NameWords.h"
#include "spelling/NameForms.h"
#include "spelling/OwnWords.h"
#include "spelling/SpellChecker.h"
#include "spelling/SpellWords.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList wordsOf(const QString& line)
{
    QStringList words;
    for (const SpellWord& word : spellWords(line)) {
        if (word.text != line.mid(word.begin, word.length))
            return {u"a word is not where it should be"_s};
        words << word.text;
    }
    return words;
}

} // namespace

class TestSpelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void turkish();
    void english();
    void wordsWithoutMarksAreMendedFirst();
    void otherCharsets();
    void filesThatCannotBeRead();
    void wordsInLines_data();
    void wordsInLines();
    void ownWordsStay();
    void namesWithTheirEndings_data();
    void namesWithTheirEndings();
    void namesAsTheyAreWritten();
    void theLanguageIsGuessed_data();
    void theLanguageIsGuessed();
    void checksInTheBackground();
    void withoutDictionaries();
    void nothingIsAnsweredAfterTheEnd();

private:
    [[nodiscard]] std::unique_ptr<SpellDictionary> installed(const QString& code) const;
    SpellAnswer ask(SpellChecker& checker, const SpellQuestion& question);

    QList<SpellLanguage> m_languages;
    QTemporaryDir m_dir;
};

void TestSpelling::initTestCase()
{
    m_languages = dictionariesIn(dictionaryPlaces());
    for (const QString& code : {u"tr_TR"_s, u"en_US"_s})
        QVERIFY2(installed(code) != nullptr, qPrintable(code + u": not installed"_s));
}

std::unique_ptr<SpellDictionary> TestSpelling::installed(const QString& code) const
{
    for (const SpellLanguage& language : m_languages) {
        if (language.code == code)
            return SpellDictionary::load(language);
    }
    return nullptr;
}

SpellAnswer TestSpelling::ask(SpellChecker& checker, const SpellQuestion& question)
{
    std::optional<SpellAnswer> answer;
    checker.check(question, this, [&answer](const SpellAnswer& found) { answer = found; });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000) ? *answer
                                                                             : SpellAnswer{u"none"_s, {}};
}

void TestSpelling::turkish()
{
    const auto words = installed(u"tr_TR"_s);
    for (const char* known : {"toplantıya", "gelemeyeceğim", "İstanbul'da", "İstanbul’da", "evlerimizden",
                              "Işık", "IŞIK", "güzel"})
        QVERIFY2(words->knows(QString::fromUtf8(known)), known);
    for (const char* unknown : {"toplnatı", "gelicem", "yanlıs"})
        QVERIFY2(!words->knows(QString::fromUtf8(unknown)), unknown);
    QVERIFY(words->knows(u"gu\u0308zel"_s));   // decomposed
    QVERIFY(words->knows(QString(500, u'x'))); // no word at all
}

void TestSpelling::english()
{
    const auto words = installed(u"en_US"_s);
    for (const char* known : {"meeting", "don't", "don’t", "Monday"})
        QVERIFY2(words->knows(QString::fromUtf8(known)), known);
    QVERIFY(!words->knows(u"recieve"_s));
    QCOMPARE(words->suggestions(u"recieve"_s, 5).value(0), u"receive"_s);
    QVERIFY(words->suggestions(u"recieve"_s, 2).size() <= 2);
}

void TestSpelling::wordsWithoutMarksAreMendedFirst()
{
    const auto words = installed(u"tr_TR"_s);
    QCOMPARE(words->suggestions(u"yanlis"_s, 5).value(0), u"yanlış"_s);
    QCOMPARE(words->suggestions(u"gunaydin"_s, 5).value(0), u"günaydın"_s);
    QCOMPARE(words->suggestions(u"tesekkurler"_s, 5).value(0), u"teşekkürler"_s);
}

void TestSpelling::otherCharsets()
{
    writeFile(m_dir.filePath(u"xx_XX.aff"_s), "SET ISO8859-9\nTRY abc\n");
    writeFile(m_dir.filePath(u"xx_XX.dic"_s), QByteArray("2\n\xfe"
                                                         "eker\n\xe7i\xe7"
                                                         "ek\n")); // şeker, çiçek
    const auto languages = dictionariesIn({m_dir.path()});
    QCOMPARE(languages.size(), 1);
    const auto words = SpellDictionary::load(languages.first());
    QVERIFY(words);
    QVERIFY(words->knows(u"şeker"_s));
    QVERIFY(words->knows(u"çiçek"_s));
    QVERIFY(!words->knows(u"seker"_s));
    QVERIFY(!words->knows(u"糖"_s)); // not in that charset at all
    QVERIFY(words->suggestions(u"şekerr"_s, 3).contains(u"şeker"_s));
}

void TestSpelling::filesThatCannotBeRead()
{
    QVERIFY(!SpellDictionary::load({u"yy"_s, m_dir.filePath(u"no.aff"_s), m_dir.filePath(u"no.dic"_s)}));
    QTemporaryDir broken;
    static constexpr char kRubbish[] = "SET UTF-8\nSFX A Y 100000\nPFX\n\xff\xfe\x00rubbish";
    writeFile(broken.filePath(u"zz.aff"_s), QByteArray(kRubbish, sizeof kRubbish - 1));
    writeFile(broken.filePath(u"zz.dic"_s), QByteArray(2000, '\xff'));
    writeFile(broken.filePath(u"alone.aff"_s), "SET UTF-8\n"); // without words
    const auto languages = dictionariesIn({broken.path(), u"/nowhere"_s});
    QCOMPARE(languages.size(), 1);
    if (const auto words = SpellDictionary::load(languages.first()))
        QVERIFY(!words->knows(u"kelime"_s));
}

void TestSpelling::wordsInLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("plain") << u"Merhaba, nasılsın?"_s << QStringList{u"Merhaba"_s, u"nasılsın"_s};
    QTest::newRow("quotes") << u"'don't' “Ankara’da”"_s << QStringList{u"don't"_s, u"Ankara’da"_s};
    QTest::newRow("hyphen") << u"e-posta"_s << QStringList{u"posta"_s};
    QTest::newRow("links") << u"bkz. https://example.org/yol www.example.org ve ali@example.org"_s
                           << QStringList{u"bkz"_s, u"ve"_s};
    QTest::newRow("files") << u"rapor.pdf dosya_adı C:\\Temp v2 4x4 son."_s << QStringList{u"son"_s};
    QTest::newRow("nothing") << u" 12 -- ... "_s << QStringList{};
    QTest::newRow("emoji") << u"güzel🎉gün"_s << QStringList{u"güzel🎉gün"_s};
}

void TestSpelling::wordsInLines()
{
    QFETCH(QString, line);
    QTEST(wordsOf(line), "words");
}

void TestSpelling::ownWordsStay()
{
    const QString file = m_dir.filePath(u"words.txt"_s);
    OwnWords words(file);
    QVERIFY(!words.contains(u"postacı"_s));
    QVERIFY(words.add(u"postacı"_s));
    QVERIFY(words.add(u"ışıldak"_s));
    QVERIFY(words.add(u"iPhone"_s));
    for (const QString& known : {u"postacı"_s, u"Postacı"_s, u"Işıldak"_s, u"iPhone"_s})
        QVERIFY2(words.contains(known), qPrintable(known));
    QVERIFY(!words.contains(u"iphone"_s));
    OwnWords later(file);
    QCOMPARE(later.all(), words.all());
    QVERIFY(later.remove(u"iPhone"_s));
    QVERIFY(!OwnWords(file).contains(u"iPhone"_s));
    OwnWords nowhere(u"/nowhere/words.txt"_s);
    const auto kept = nowhere.add(u"kelime"_s);
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, ErrorKind::Storage);
    QVERIFY(nowhere.contains(u"kelime"_s));
}

void TestSpelling::namesWithTheirEndings_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("name");
    for (const char* ending :
         {"ye",  "yi",   "nin",    "de",  "den", "yle",  "ler", "lerin",   "lerdeki", "ninki", "ninkiler",
          "ydi", "ymiş", "ydiler", "dir", "yse", "yken", "gil", "gillere", "ce",      "deydi", "s"})
        QTest::newRow(ending) << u"Ayşe'"_s + QString::fromUtf8(ending) << u"Ayşe"_s;
    QTest::newRow("the other apostrophe") << u"Mehmet’in"_s << u"Mehmet"_s;
    QTest::newRow("capitals") << u"IŞIK'TAN"_s << u"IŞIK"_s;
    QTest::newRow("without an ending") << u"Ayşe"_s << u"Ayşe"_s;
    for (const char* wrong : {"yee", "nnin", "dee", "x", "de’ki", "lerr", "yle yle"})
        QTest::newRow(wrong) << u"Ayşe'"_s + QString::fromUtf8(wrong) << QString();
    QTest::newRow("nothing behind it") << u"Ayşe'"_s << QString();
    QTest::newRow("nothing before it") << u"'ye"_s << QString();
}

void TestSpelling::namesWithTheirEndings()
{
    QFETCH(QString, word);
    QFETCH(QString, name);
    QCOMPARE(nameInForm(word), name);
}

void TestSpelling::namesAsTheyAreWritten()
{
    QCOMPARE(nameWords(u"Dr. Ayşe  Gül-Öz (İK) A."_s),
             (QStringList{u"Dr"_s, u"Ayşe"_s, u"Gül"_s, u"Öz"_s, u"İK"_s}));
    QCOMPARE(nameWords(QString()), QStringList());
    for (const auto& [name, word] :
         {std::pair(u"Ayşe"_s, u"Ayşe"_s), std::pair(u"AYŞE"_s, u"Ayşe"_s), std::pair(u"ayşe"_s, u"Ayşe"_s),
          std::pair(u"Ayşe"_s, u"AYŞE"_s), std::pair(u"YILDIZ"_s, u"Yıldız"_s),
          std::pair(u"İpek"_s, u"İPEK"_s), std::pair(u"Ian"_s, u"IAN"_s), std::pair(u"ayşe"_s, u"ayşe"_s),
          std::pair(u"Işık"_s, u"IŞIK"_s)})
        QVERIFY2(isSameName(name, word), qPrintable(name + u' ' + word));
    for (const auto& [name, word] : {std::pair(u"Ayşe"_s, u"ayşe"_s), std::pair(u"Ayşe"_s, u"Ayse"_s),
                                     std::pair(u"Yıldız"_s, u"Yildiz"_s), std::pair(u"Ayşe"_s, u"Ayşem"_s),
                                     std::pair(u"Ayşe"_s, QString())})
        QVERIFY2(!isSameName(name, word), qPrintable(name + u' ' + word));
}

void TestSpelling::theLanguageIsGuessed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("likely");
    QTest::addColumn<QString>("language");
    QTest::newRow("turkish") << u"Yarın toplantıya gelemeyeceğim, kusura bakma lütfen"_s << u"en_US"_s
                             << u"tr_TR"_s;
    QTest::newRow("english") << u"I will not be able to come to the meeting tomorrow"_s << u"tr_TR"_s
                             << u"en_US"_s;
    QTest::newRow("mixed") << u"Yarınki meeting için sunumu hazırladım, feedback bekliyorum"_s << u"en_US"_s
                           << u"tr_TR"_s;
    QTest::newRow("too short") << u"ok tamam"_s << u"tr_TR"_s << u"tr_TR"_s;
    QTest::newRow("only the kind is known") << u"ok"_s << u"tr"_s << u"tr_TR"_s;
}

void TestSpelling::theLanguageIsGuessed()
{
    QFETCH(QString, text);
    QFETCH(QString, likely);
    SpellChecker checker(m_dir.filePath(u"own"_s), dictionaryPlaces());
    SpellQuestion question;
    question.sample = wordsOf(text);
    question.words = question.sample;
    question.likely = likely;
    QTEST(ask(checker, question).language, "language");
}

void TestSpelling::checksInTheBackground()
{
    SpellChecker checker(m_dir.filePath(u"own words"_s), dictionaryPlaces());
    const SpellQuestion question{u"en_US"_s, {}, {}, {u"receive"_s, u"recieve"_s, u"Postacı"_s}};
    const SpellAnswer answer = ask(checker, question);
    QCOMPARE(answer.language, u"en_US"_s);
    QCOMPARE(answer.unknown, (QSet<QString>{u"recieve"_s, u"Postacı"_s}));
    QStringList suggested;
    checker.suggest(u"en_US"_s, u"recieve"_s, this,
                    [&suggested](const QStringList& words) { suggested = words; });
    QTRY_VERIFY(suggested.contains(u"receive"_s));
    QSignalSpy changed(&checker, &SpellChecker::ownWordsChanged);
    QVERIFY(checker.teach(u"postacı"_s));
    QCOMPARE(changed.size(), 1);
    QVERIFY(checker.isOwnWord(u"Postacı"_s));
}

void TestSpelling::withoutDictionaries()
{
    SpellChecker checker(m_dir.filePath(u"own"_s), {u"/nowhere"_s});
    QVERIFY(checker.languages().isEmpty());
    const SpellAnswer answer = ask(checker, {u"tr_TR"_s, {}, u"tr_TR"_s, {u"kelime"_s}});
    QCOMPARE(answer.language, QString());
    QVERIFY(answer.unknown.isEmpty());
}

void TestSpelling::nothingIsAnsweredAfterTheEnd()
{
    bool isAnswered = false;
    {
        SpellChecker checker(m_dir.filePath(u"own"_s), dictionaryPlaces());
        auto receiver = std::make_unique<QObject>();
        checker.check({u"en_US"_s, {}, {}, {u"word"_s}}, receiver.get(),
                      [&](const SpellAnswer&) { isAnswered = true; });
        receiver.reset();
        (void)ask(checker, {u"en_US"_s, {}, {}, {u"word"_s}}); // comes after it
        for (int i = 0; i < 100; ++i)
            checker.check({u"tr_TR"_s, {}, {}, {u"kelime"_s}}, this,
                          [&](const SpellAnswer&) { isAnswered = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(TestSpelling)
#include "tst_spelling.moc"
