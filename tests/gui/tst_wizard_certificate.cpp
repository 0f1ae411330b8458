#include "accounts/ClientCertificateField.h"
#include "gui/WizardFixture.h"
#include "support/ServerHost.h"
#include "support/TestAuthority.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

/// The person's own certificate in the wizard, from files that the openssl command makes.
class WizardCertificateTest : public QObject, private test::WizardFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { close(); }
    void aFileWithoutPassphraseIsTakenAtOnce();
    void thePassphraseIsAskedFor();
    void aFileThatWaitsIsNotForgotten();
    void aloneItNeedsNoPassword();
    void besideThePasswordBothAreKept();
    void filesThatHoldNoneSaySo_data();
    void filesThatHoldNoneSaySo();
    void removedItIsNotUsed();
    void aServerThatWantsOneLeadsToTheField();
    void anExpiredOneIsWarnedAbout();
    void anOwnerWithoutANameIsToldByAddress();

private:
    [[nodiscard]] QString file(const QString& name, const QByteArray& bytes) const
    {
        return writeFile(m_dir.filePath(name), bytes) ? m_dir.filePath(name) : QString();
    }
    [[nodiscard]] QByteArray pem(const QString& name, TestAuthority::Kind kind = TestAuthority::Kind::Client)
    {
        const CertificateFiles files = m_authority.certificateFor({name}, kind);
        return readFile(files.key) + readFile(files.certificate);
    }
    void choose(const QString& path)
    {
        child<ClientCertificateField>("clientCertificateField")->openFile(path);
    }
    [[nodiscard]] QString ownerText() const { return child<QLabel>("clientCertificateText")->text(); }
    /// By keys, as a person does who has opened the servers by hand.
    void openServers()
    {
        fillIn(u"ayse@firma.example"_s);
        if (!isShown("serverFields"))
            button("byHandButton")->click();
        QVERIFY(isShown("chooseCertificateButton"));
    }

    QTemporaryDir m_dir;
    TestAuthority m_authority;
};

void WizardCertificateTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
}

void WizardCertificateTest::init()
{
    open();
    openServers();
}

void WizardCertificateTest::aFileWithoutPassphraseIsTakenAtOnce()
{
    QVERIFY(ownerText().startsWith(u"None."));
    QVERIFY(!isShown("certificateInsteadCheck"));
    choose(file(u"ayse.pem"_s, pem(u"ayse@firma.example"_s)));
    QTRY_VERIFY(
        ownerText().startsWith(u"ayse@firma.example, issued by Postaci test authority, valid until "));
    QVERIFY(isShown("certificateInsteadCheck"));
    QVERIFY(!isShown("certificatePassphrase"));
    QVERIFY(textOf("clientCertificateTrouble").isEmpty());
}

void WizardCertificateTest::thePassphraseIsAskedFor()
{
    choose(file(u"ayse.p12"_s, m_authority.pkcs12For(u"ayse@firma.example"_s, u"açıl"_s)));
    QTRY_VERIFY(isShown("certificatePassphrase"));
    QTRY_COMPARE(QApplication::focusWidget(), edit("certificatePassphraseEdit"));
    QVERIFY(textOf("certificatePassphraseEditError").isEmpty()); // nothing was wrong yet
    typeHere(u"kapan"_s);
    QTest::keyClick(edit("certificatePassphraseEdit"), Qt::Key_Return);
    QTRY_VERIFY(textOf("certificatePassphraseEditError").startsWith(u"This passphrase is wrong."));
    QCOMPARE(testCount(), 0); // Enter was for the file
    type("certificatePassphraseEdit", u"açıl"_s);
    button("openCertificateButton")->click();
    QTRY_VERIFY(ownerText().startsWith(u"ayse@firma.example"));
    QVERIFY(!isShown("certificatePassphrase"));
    QVERIFY(edit("certificatePassphraseEdit")->text().isEmpty()); // used once and not kept
}

void WizardCertificateTest::aFileThatWaitsIsNotForgotten()
{
    QVERIFY(!isShown("removeCertificateButton"));
    choose(file(u"ayse.p12"_s, m_authority.pkcs12For(u"ayse@firma.example"_s, u"açıl"_s)));
    button("nextButton")->click(); // it is still being read
    QVERIFY(textOf("clientCertificateTrouble").startsWith(u"Open the file first"));
    QTRY_VERIFY(isShown("certificatePassphrase"));
    QVERIFY(isShown("removeCertificateButton") && !isShown("clientCertificateTrouble"));
    button("byHandButton")->click();
    QVERIFY(!isShown("certificatePassphrase"));
    button("nextButton")->click();
    QCOMPARE(testCount(), 0);
    QCOMPARE(textOf("certificatePassphraseEditError"), u"Open the file first, or remove it."_s);
    QTRY_COMPARE(QApplication::focusWidget(), edit("certificatePassphraseEdit"));
    button("removeCertificateButton")->click();
    QVERIFY(!isShown("certificatePassphrase") && !isShown("removeCertificateButton"));
    button("nextButton")->click();
    QCoreApplication::processEvents();
    if (testCount() == 0) // nobody had looked at the servers
        button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QVERIFY(!testedAccount().clientCertificate);
}

void WizardCertificateTest::aloneItNeedsNoPassword()
{
    choose(file(u"ayse.pem"_s, pem(u"ayse@firma.example"_s)));
    QTRY_VERIFY(isShown("certificateInsteadCheck"));
    edit("passwordEdit")->clear();
    child<QCheckBox>("certificateInsteadCheck")->click();
    QVERIFY(!edit("passwordEdit")->isEnabled());
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QVERIFY(testedAccount().signsInByCertificate());
    QVERIFY(testedPassword().isEmpty());
    QVERIFY(!testedIdentity().isNull());
    passAll();
    button("nextButton")->click();
    QTRY_COMPARE(engine().reader().accounts()->size(), 1);
    const Account added = engine().reader().accounts()->first();
    QVERIFY(added.signsInByCertificate());
    QVERIFY(storedSecret(clientIdentityKey(added.clientCertificate->der)).contains(u"PRIVATE KEY"));
    QVERIFY(storedPassword().isEmpty());
}

void WizardCertificateTest::besideThePasswordBothAreKept()
{
    choose(file(u"ayse.pem"_s, pem(u"ayse@firma.example"_s)));
    QTRY_VERIFY(isShown("certificateInsteadCheck"));
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QCOMPARE(testedPassword(), u"gizli söz"_s);
    QVERIFY(!testedIdentity().isNull());
    passAll();
    button("nextButton")->click();
    QTRY_COMPARE(engine().reader().accounts()->size(), 1);
    const Account added = engine().reader().accounts()->first();
    QVERIFY(added.clientCertificate && !added.clientCertificate->insteadOfPassword);
    QVERIFY(!storedSecret(clientIdentityKey(added.clientCertificate->der)).isEmpty());
    QCOMPARE(storedPassword(), u"gizli söz"_s);
}

void WizardCertificateTest::filesThatHoldNoneSaySo_data()
{
    const auto files = m_authority.certificateFor({u"x@firma.example"_s}, TestAuthority::Kind::Client);
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n") << u"This file holds no certificate"_s;
    QTest::newRow("empty") << QByteArray() << u"This file holds no certificate"_s;
    QTest::newRow("without a key") << readFile(files.certificate) << u"This file has no private key"_s;
}

void WizardCertificateTest::filesThatHoldNoneSaySo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    choose(file(u"broken"_s, bytes));
    QTRY_VERIFY(textOf("clientCertificateTrouble").startsWith(words));
    QVERIFY(isShown("clientCertificateTrouble"));
    QVERIFY(ownerText().startsWith(u"None."));
    choose(m_dir.filePath(u"not-there"_s));
    QTRY_VERIFY(textOf("clientCertificateTrouble").startsWith(u"This file holds no certificate"));
}

void WizardCertificateTest::removedItIsNotUsed()
{
    choose(file(u"ayse.pem"_s, pem(u"ayse@firma.example"_s)));
    QTRY_VERIFY(isShown("certificateInsteadCheck"));
    child<QCheckBox>("certificateInsteadCheck")->click();
    button("removeCertificateButton")->click();
    QVERIFY(ownerText().startsWith(u"None."));
    QVERIFY(edit("passwordEdit")->isEnabled());
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QVERIFY(!testedAccount().clientCertificate);
    QVERIFY(testedIdentity().isNull());
    QCOMPARE(testedPassword(), u"gizli söz"_s);
}

void WizardCertificateTest::aServerThatWantsOneLeadsToTheField()
{
    button("byHandButton")->click(); // closed again
    QVERIFY(!isShown("serverFields"));
    button("nextButton")->click(); // opens them, since nobody has looked at the servers
    QCoreApplication::processEvents();
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    failAt(LoginStep::IncomingLogin,
           failureOf(ErrorKind::Authentication, ErrorReason::ClientCertificateNeeded, u"imap.firma.example"_s,
                     993));
    button("backButton")->click();
    QVERIFY(isShown("clientCertificateTrouble"));
    QVERIFY(textOf("clientCertificateTrouble")
                .startsWith(u"imap.firma.example lets nobody in without a certificate of their own. "_s));
    QCOMPARE(QApplication::focusWidget(), button("chooseCertificateButton"));
}

void WizardCertificateTest::anExpiredOneIsWarnedAbout()
{
    choose(file(u"old.pem"_s, pem(u"old.firma.example"_s, TestAuthority::Kind::Expired)));
    QTRY_VERIFY(textOf("clientCertificateTrouble").startsWith(u"It expired on "));
    QVERIFY(isShown("certificateInsteadCheck")); // it is the person's to use all the same
}

void WizardCertificateTest::anOwnerWithoutANameIsToldByAddress()
{
    const QString key = m_dir.filePath(u"nameless.key"_s);
    const QString certificate = m_dir.filePath(u"nameless.pem"_s);
    const QStringList words{u"req"_s,      u"-x509"_s,   u"-newkey"_s,
                            u"rsa:2048"_s, u"-nodes"_s,  u"-subj"_s,
                            u"/O=Firma"_s, u"-addext"_s, u"subjectAltName=email:ayse@firma.example"_s,
                            u"-keyout"_s,  key,          u"-out"_s,
                            certificate};
    QCOMPARE(QProcess::execute(u"openssl"_s, words), 0);
    choose(file(u"nameless"_s, readFile(key) + readFile(certificate)));
    QTRY_VERIFY(isShown("certificateInsteadCheck"));
    QVERIFY2(ownerText().startsWith(u"ayse@firma.example, "), qPrintable(ownerText()));
}

} // namespace postaci

QTEST_MAIN(postaci::WizardCertificateTest)
#include "tst_wizard_certificate.moc"
