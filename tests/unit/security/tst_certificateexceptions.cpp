#include "security/CertificateExceptions.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

/// The file of accepted certificates: what is written comes back, and what is no such file is refused whole.
class CertificateExceptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedComesBack();
    void noFileIsNone();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void aFailedSaveLeavesTheFile();

private:
    [[nodiscard]] QString file() const { return m_dir.filePath(u"certificates.json"_s); }
    void put(const QByteArray& text) const
    {
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
        target.write(text);
    }

    QTemporaryDir m_dir;
};

void CertificateExceptionsTest::whatIsSavedComesBack()
{
    const QList<CertificateException> exceptions{{u"posta.örnek.example"_s, 993, QByteArray(32, '\x7f')},
                                                 {u"::1"_s, 65535, QByteArray(32, '\0')}};
    QVERIFY(saveCertificateExceptions(file(), exceptions));
    const auto loaded = loadCertificateExceptions(file());
    QVERIFY(loaded);
    QCOMPARE(*loaded, exceptions);
    QVERIFY(saveCertificateExceptions(file(), {}));
    QVERIFY(loadCertificateExceptions(file())->isEmpty());
}

void CertificateExceptionsTest::noFileIsNone()
{
    const auto loaded = loadCertificateExceptions(m_dir.filePath(u"none.json"_s));
    QVERIFY(loaded && loaded->isEmpty());
}

void CertificateExceptionsTest::brokenFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray sha(64, 'a');
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("[{\"host\": \"a.example\", ");
    QTest::newRow("another form") << QByteArray("{\"host\": \"a.example\"}");
    QTest::newRow("no host") << QByteArray("[{\"port\": 993, \"sha256\": \"" + sha + "\"}]");
    QTest::newRow("no port") << QByteArray("[{\"host\": \"a.example\", \"sha256\": \"" + sha + "\"}]");
    QTest::newRow("no such port") << QByteArray("[{\"host\": \"a.example\", \"port\": 70000, \"sha256\": \"" +
                                                sha + "\"}]");
    QTest::newRow("short fingerprint")
        << QByteArray("[{\"host\": \"a.example\", \"port\": 993, \"sha256\": \"aabb\"}]");
}

void CertificateExceptionsTest::brokenFilesAreRefused()
{
    QFETCH(QByteArray, text);
    put(text);
    const auto loaded = loadCertificateExceptions(file());
    QVERIFY(!loaded);
    QVERIFY(loaded.error().kind == ErrorKind::Storage);
    QVERIFY(loaded.error().message.contains(u"certificates.json"));
}

void CertificateExceptionsTest::aFailedSaveLeavesTheFile()
{
    const QString nowhere = m_dir.filePath(u"none/certificates.json"_s);
    const auto saved = saveCertificateExceptions(nowhere, {});
    QVERIFY(!saved);
    QVERIFY(saved.error().reason == ErrorReason::FileUnwritable);
    QVERIFY(!QFile::exists(nowhere));
}

QTEST_GUILESS_MAIN(CertificateExceptionsTest)
#include "tst_certificateexceptions.moc"
