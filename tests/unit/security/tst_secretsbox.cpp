#include "security/SecretsBox.h"

#include "SecretAnswers.h"

#include <QTest>
#include <QtEndian>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// The sealed file as bytes: what opens it, and what of somebody else's making does not.
class SecretsBoxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsSealedIsOpened();
    void nothingToSealIsFine();
    void nothingShowsInTheFile();
    void eachSealHasANonceOfItsOwn();
    void sizesOfPasswordsDoNotShow();
    void anotherPassphraseIsWrong();
    void passphrasesAreTheSameOnAllKeyboards();
    void eachFlippedBitIsNoticed();
    void eachCutIsNoticed();
    void costsBeyondReasonAreRefusedAtOnce_data();
    void costsBeyondReasonAreRefusedAtOnce();
    void strangeFilesAreRefused_data();
    void strangeFilesAreRefused();
    void aFileOfAnotherPassphraseIsLocked();

private:
    std::optional<SecretsBoxKey> m_key;
    QByteArray m_file;
};

namespace {

SecretBytes phrase(const char16_t* text)
{
    return passphraseBytes(QString::fromUtf16(text));
}

SecretMap twoSecrets()
{
    SecretMap secrets;
    secrets.insert_or_assign("imap:ayşe@ornek.com.tr@mail.ornek.com.tr:993", SecretBytes(u"çok gizli söz"_s));
    secrets.insert_or_assign("smtp:b", SecretBytes(QString()));
    return secrets;
}

/// Costs in a header that is right in itself.
QByteArray withCost(const KdfCost& cost)
{
    Result<SecretsBoxKey> key = makeBoxKey(phrase(u"x"), kQuick);
    key->cost = cost;
    return sealBox({}, *key);
}

} // namespace

void SecretsBoxTest::initTestCase()
{
    Result<SecretsBoxKey> key = makeBoxKey(phrase(u"dört kısa kelime"), kQuick);
    QVERIFY(key);
    m_key = std::move(*key);
    m_file = sealBox(twoSecrets(), *m_key);
}

void SecretsBoxTest::whatIsSealedIsOpened()
{
    const auto key = boxKeyOf(m_file, phrase(u"dört kısa kelime"));
    QVERIFY(key);
    QVERIFY(key->cost == kQuick);
    const auto secrets = openBox(m_file, *key);
    QVERIFY(secrets);
    QCOMPARE(secrets->size(), 2U);
    QCOMPARE(secrets->at("imap:ayşe@ornek.com.tr@mail.ornek.com.tr:993").text(), u"çok gizli söz"_s);
    QCOMPARE(secrets->at("smtp:b").text(), QString());
}

void SecretsBoxTest::nothingToSealIsFine()
{
    const auto secrets = openBox(sealBox({}, *m_key), *m_key);
    QVERIFY(secrets);
    QVERIFY(secrets->empty());
}

void SecretsBoxTest::nothingShowsInTheFile()
{
    for (const QByteArray& word :
         {QByteArray("gizli"), QByteArray("imap"), QByteArray("ornek"), QByteArray("kelime")})
        QVERIFY2(!m_file.contains(word), word);
}

void SecretsBoxTest::eachSealHasANonceOfItsOwn()
{
    const QByteArray again = sealBox(twoSecrets(), *m_key);
    QCOMPARE(again.size(), m_file.size());
    QVERIFY(again.mid(48, 24) != m_file.mid(48, 24)); // the nonce
    QVERIFY(again.mid(88) != m_file.mid(88));         // what is sealed
    QCOMPARE(again.left(48), m_file.left(48));        // cost, salt and check stay those of the passphrase
}

void SecretsBoxTest::sizesOfPasswordsDoNotShow()
{
    SecretMap one;
    one.insert_or_assign("a", SecretBytes(u"kısa"_s));
    SecretMap other;
    other.insert_or_assign("a", SecretBytes(u"uzun ve çok kelimeli bir parola"_s));
    QCOMPARE(sealBox(one, *m_key).size(), sealBox(other, *m_key).size());
}

void SecretsBoxTest::anotherPassphraseIsWrong()
{
    for (const char16_t* wrong : {u"dört kısa kelimE", u"", u"dört kısa kelime "}) {
        const auto key = boxKeyOf(m_file, phrase(wrong));
        QVERIFY(!key);
        QCOMPARE(key.error().reason, ErrorReason::PassphraseWrong);
    }
}

void SecretsBoxTest::passphrasesAreTheSameOnAllKeyboards()
{
    // ö and ı with a dot as one character, and as letters with combining marks.
    const auto key = makeBoxKey(phrase(u"söz İ"), kQuick);
    const QByteArray file = sealBox({}, *key);
    QVERIFY(boxKeyOf(file, phrase(u"so\u0308z I\u0307")));
    QVERIFY(!boxKeyOf(file, phrase(u"soz I")));
}

void SecretsBoxTest::eachFlippedBitIsNoticed()
{
    for (qsizetype i = 0; i < m_file.size(); ++i) {
        for (const int bit : {0, 7}) {
            QByteArray changed = m_file;
            changed[i] = char(changed[i] ^ (1 << bit));
            const auto opened = openBox(changed, *m_key);
            QVERIFY2(!opened, QByteArray::number(i));
            QCOMPARE(opened.error().reason, ErrorReason::SecretsFileUnusable);
        }
    }
    // In the header it is a broken file, too, before any work and not a wrong passphrase.
    for (qsizetype i = 0; i < 88; ++i) {
        QByteArray changed = m_file;
        changed[i] = char(~changed[i]);
        QCOMPARE(reasonOf(boxKeyOf(changed, phrase(u"dört kısa kelime"))), ErrorReason::SecretsFileUnusable);
    }
}

void SecretsBoxTest::eachCutIsNoticed()
{
    for (qsizetype size = 0; size < m_file.size(); ++size)
        QCOMPARE(reasonOf(openBox(m_file.left(size), *m_key)), ErrorReason::SecretsFileUnusable);
    QCOMPARE(reasonOf(openBox(m_file + 'x', *m_key)), ErrorReason::SecretsFileUnusable);
}

void SecretsBoxTest::costsBeyondReasonAreRefusedAtOnce_data()
{
    QTest::addColumn<quint32>("passes");
    QTest::addColumn<quint32>("kibibytes");
    QTest::newRow("passes without end") << 0xffffffffU << 8U;
    QTest::newRow("a few too many passes") << 9U << 8U;
    QTest::newRow("no pass") << 0U << 8U;
    QTest::newRow("all memory") << 1U << 0xffffffffU;
    QTest::newRow("a little too much memory") << 1U << 512U * 1024 + 1;
    QTest::newRow("no memory") << 1U << 0U;
}

void SecretsBoxTest::costsBeyondReasonAreRefusedAtOnce()
{
    QFETCH(quint32, passes);
    QFETCH(quint32, kibibytes);
    const auto key = boxKeyOf(withCost({passes, kibibytes}), phrase(u"x"));
    QVERIFY(!key);
    QCOMPARE(key.error().reason, ErrorReason::SecretsFileUnusable);
    QVERIFY(key.error().message.contains(u"too much work"_s));
}

void SecretsBoxTest::strangeFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("[passwords]\nimap=geheim\n").repeated(20);
    QTest::newRow("zeros") << QByteArray(500, '\0');
    QTest::newRow("a header alone") << m_file.left(88);
    QTest::newRow("too large") << m_file + QByteArray(kLargestSecretsFile, 'x');
}

void SecretsBoxTest::strangeFilesAreRefused()
{
    QFETCH(QByteArray, file);
    QCOMPARE(reasonOf(boxKeyOf(file, phrase(u"x"))), ErrorReason::SecretsFileUnusable);
    QCOMPARE(reasonOf(openBox(file, *m_key)), ErrorReason::SecretsFileUnusable);
}

void SecretsBoxTest::aFileOfAnotherPassphraseIsLocked()
{
    const auto other = makeBoxKey(phrase(u"dört kısa kelime"), kQuick); // another salt
    QCOMPARE(reasonOf(openBox(m_file, *other)), ErrorReason::SecretsLocked);
}

QTEST_GUILESS_MAIN(SecretsBoxTest)
#include "tst_secretsbox.moc"
