#include "security/ClientIdentity.h"
#include "support/ServerHost.h"
#include "support/TestAuthority.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// Files as administrators hand them out, made by the openssl command, and what becomes of them.
class ClientIdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pkcs12Opens();
    void aWrongPassphraseIsNamed_data();
    void aWrongPassphraseIsNamed();
    void pemOpensInAnyOrder();
    void aProtectedKeyInPemWantsItsPassphrase();
    void rsaFindsItsCertificate();
    void anEllipticKeyMayLeaveItsPointOut();
    void whatIsNoIdentityIsRefused_data();
    void whatIsNoIdentityIsRefused();
    void theSecretBringsItBack();
    void theEntryIsTheCertificates();

private:
    [[nodiscard]] static QSslCertificate own(const ClientIdentity& identity)
    {
        return identity.chain.value(0);
    }
    [[nodiscard]] static QString nameIn(const ClientIdentity& identity)
    {
        return own(identity).subjectInfo(QSslCertificate::CommonName).value(0);
    }

    TestAuthority m_authority;
    QByteArray m_certificate; ///< of the person and the authority's, PEM
    QByteArray m_key;         ///< PEM
};

void ClientIdentityTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    const CertificateFiles files =
        m_authority.certificateFor({u"ayse@client.example"_s}, TestAuthority::Kind::Client);
    m_certificate = readFile(files.certificate);
    m_key = readFile(files.key);
    QVERIFY2(!m_certificate.isEmpty() && !m_key.isEmpty(), qPrintable(m_authority.error()));
}

void ClientIdentityTest::pkcs12Opens()
{
    for (const QString& passphrase : {QString(), u"açıl susam"_s}) {
        const QByteArray file = m_authority.pkcs12For(u"ayse@client.example"_s, passphrase);
        const auto identity = ClientIdentity::fromFile(file, passphrase);
        QVERIFY2(identity, qPrintable(identity.has_value() ? QString() : identity.error().message));
        QVERIFY(!identity->isNull());
        QCOMPARE(nameIn(*identity), u"ayse@client.example"_s);
    }
}

void ClientIdentityTest::aWrongPassphraseIsNamed_data()
{
    QTest::addColumn<QStringList>("how");
    QTest::addColumn<QString>("given");
    QTest::newRow("wrong") << QStringList() << u"not it"_s;
    QTest::newRow("none") << QStringList() << QString();
    // RC2 with 40 bits, which OpenSSL 3 no longer opens: the sentence for it names that too.
    QTest::newRow("right, but protected in an old way") << QStringList{u"-legacy"_s} << u"right"_s;
}

void ClientIdentityTest::aWrongPassphraseIsNamed()
{
    QFETCH(QStringList, how);
    QFETCH(QString, given);
    const QByteArray file = m_authority.pkcs12For(u"ayse@client.example"_s, u"right"_s, how);
    QVERIFY2(!file.isEmpty(), qPrintable(m_authority.error()));
    const auto identity = ClientIdentity::fromFile(file, given);
    QVERIFY(!identity);
    QCOMPARE(identity.error().kind, ErrorKind::Input);
    QCOMPARE(identity.error().reason, ErrorReason::PassphraseWrong);
}

void ClientIdentityTest::pemOpensInAnyOrder()
{
    const QByteArray authority = readFile(m_authority.caFile());
    for (const QByteArray& file : {m_certificate + m_key, m_key + m_certificate,
                                   authority + "some words\n" + m_key + "\r\n" + m_certificate}) {
        const auto identity = ClientIdentity::fromFile(file, {});
        QVERIFY2(identity, qPrintable(identity.has_value() ? QString() : identity.error().message));
        QCOMPARE(nameIn(*identity), u"ayse@client.example"_s); // the person's own first, wherever it stood
        QVERIFY(identity->chain.size() >= 2);
    }
}

void ClientIdentityTest::aProtectedKeyInPemWantsItsPassphrase()
{
    const auto plain = ClientIdentity::fromFile(m_certificate + m_key, {});
    QVERIFY(plain);
    const QByteArray file = m_certificate + plain->key.toPem("kilit");
    QVERIFY(file.contains("ENCRYPTED"));
    QCOMPARE(ClientIdentity::fromFile(file, {}).error().reason, ErrorReason::PassphraseWrong);
    QCOMPARE(ClientIdentity::fromFile(file, u"başka"_s).error().reason, ErrorReason::PassphraseWrong);
    const auto opened = ClientIdentity::fromFile(file, u"kilit"_s);
    QVERIFY(opened);
    QCOMPARE(opened->key.toDer(), plain->key.toDer());
}

void ClientIdentityTest::rsaFindsItsCertificate()
{
    const QByteArray file = m_authority.selfSignedRsa(u"rsa@client.example"_s);
    QVERIFY2(!file.isEmpty(), qPrintable(m_authority.error()));
    const auto identity = ClientIdentity::fromFile(m_certificate + file, {});
    QVERIFY2(identity, qPrintable(identity.has_value() ? QString() : identity.error().message));
    QCOMPARE(nameIn(*identity), u"rsa@client.example"_s);
    QCOMPARE(identity->key.algorithm(), QSsl::Rsa);
}

void ClientIdentityTest::anEllipticKeyMayLeaveItsPointOut()
{
    const QByteArray key = m_authority.keyWithoutPoint(u"ayse@client.example"_s);
    QVERIFY2(!key.isEmpty(), qPrintable(m_authority.error()));
    QVERIFY(key.size() < m_key.size());
    const auto identity = ClientIdentity::fromFile(key + m_certificate, {});
    QVERIFY2(identity, qPrintable(identity.has_value() ? QString() : identity.error().message));
    QCOMPARE(nameIn(*identity), u"ayse@client.example"_s);
    const auto again = ClientIdentity::fromSecret(identity->toSecret());
    QVERIFY(again);
    QCOMPARE(again->chain, identity->chain);
}

void ClientIdentityTest::whatIsNoIdentityIsRefused_data()
{
    const auto another = m_authority.certificateFor({u"other@client.example"_s}, TestAuthority::Kind::Client);
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<ErrorReason>("reason");
    QTest::newRow("nothing") << QByteArray() << ErrorReason::FileUnreadable;
    QTest::newRow("words") << QByteArray("Merhaba") << ErrorReason::FileUnreadable;
    QTest::newRow("zeroes") << QByteArray(4096, '\0') << ErrorReason::FileUnreadable;
    QTest::newRow("only a key") << m_key << ErrorReason::FileUnreadable;
    QTest::newRow("only certificates") << m_certificate << ErrorReason::ClientKeyMissing;
    QTest::newRow("another's key") << m_certificate + readFile(another.key) << ErrorReason::ClientKeyMissing;
    QTest::newRow("half a key") << m_certificate + m_key.left(m_key.size() / 2)
                                << ErrorReason::ClientKeyMissing;
}

void ClientIdentityTest::whatIsNoIdentityIsRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(ErrorReason, reason);
    const auto identity = ClientIdentity::fromFile(file, {});
    QVERIFY(!identity);
    QCOMPARE(identity.error().reason, reason);
}

void ClientIdentityTest::theSecretBringsItBack()
{
    const auto identity = ClientIdentity::fromFile(m_certificate + m_key, {});
    QVERIFY(identity);
    const auto again = ClientIdentity::fromSecret(identity->toSecret());
    QVERIFY(again);
    QCOMPARE(again->key.toDer(), identity->key.toDer());
    QCOMPARE(again->chain, identity->chain);
    QVERIFY(!ClientIdentity::fromSecret(u"a password"_s));
}

void ClientIdentityTest::theEntryIsTheCertificates()
{
    const auto identity = ClientIdentity::fromFile(m_certificate + m_key, {});
    QVERIFY(identity);
    const QString key = clientIdentityKey(own(*identity).toDer());
    QVERIFY(key.startsWith("client-certificate:"_L1));
    QCOMPARE(key, clientIdentityKey(own(*identity).toDer()));
    QVERIFY(key != clientIdentityKey(identity->chain.value(1).toDer()));
}

QTEST_GUILESS_MAIN(ClientIdentityTest)
#include "tst_clientidentity.moc"
