// The sample mailbox holds what the demo promises, always the same, and a real server takes all of it.
#include "support/SampleFiles.h"
#include "support/SampleMailbox.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace {

const QDateTime now(QDate(2025, 6, 20), QTime(10, 0), Qt::UTC);
const SampleOwner owner{u"Deniz Aydın"_s, u"deniz@ornek.example"_s};

int countContaining(const QList<SampleMessage>& messages, const QByteArray& text)
{
    return static_cast<int>(
        std::count_if(messages.begin(), messages.end(),
                      [&](const SampleMessage& message) { return message.message.raw.contains(text); }));
}

} // namespace

class TestSampleMailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_messages = SampleMailbox(owner, now).messages(); }
    void hasAbout200Messages();
    void isDeterministic();
    void everyMessageIsComplete();
    void hasEveryKind();
    void conversationsAreLinked();
    void filesAreWhatTheySay();
    void aServerTakesIt();

private:
    QList<SampleMessage> m_messages;
};

void TestSampleMailbox::hasAbout200Messages()
{
    QVERIFY2(m_messages.size() >= 190 && m_messages.size() <= 230,
             qPrintable(QString::number(m_messages.size())));
    QSet<QByteArray> ids;
    for (const SampleMessage& message : std::as_const(m_messages))
        ids << messageIdOf(message.message.raw);
    QCOMPARE(ids.size(), m_messages.size());
    QVERIFY(!ids.contains(QByteArray()));
    QCOMPARE(m_messages.last().message.date, now.addSecs(-25 * 60));
}

void TestSampleMailbox::isDeterministic()
{
    const auto second = SampleMailbox(owner, now).messages();
    QCOMPARE(m_messages.size(), second.size());
    for (qsizetype i = 0; i < m_messages.size(); ++i)
        QCOMPARE(m_messages.at(i).message.raw, second.at(i).message.raw);
}

void TestSampleMailbox::everyMessageIsComplete()
{
    for (const SampleMessage& message : std::as_const(m_messages)) {
        const QByteArray& raw = message.message.raw;
        QVERIFY2(!raw.contains("<>") && !raw.contains("From:  <"), raw.left(400).constData());
        QVERIFY2(!raw.contains("{ME") && !raw.contains("{title}") && !raw.contains("{SMALL}"),
                 raw.constData());
        QVERIFY(raw.startsWith("Date: "));
        QVERIFY2(message.message.date <= now, raw.left(100).constData());
        QByteArray unix = raw;
        QVERIFY2(!unix.replace("\r\n", "").contains('\n'), raw.constData());
    }
}

void TestSampleMailbox::hasEveryKind()
{
    QVERIFY(countContaining(m_messages, "Content-ID: <") >= 6);
    QVERIFY(countContaining(m_messages, "Content-Disposition: attachment") >= 15);
    QVERIFY(countContaining(m_messages, "application/pdf") >= 8);
    QVERIFY(countContaining(m_messages, "List-Unsubscribe-Post") >= 10);
    QVERIFY(countContaining(m_messages, "format=flowed") >= 3);
    QVERIFY(countContaining(m_messages, "charset=iso-8859-9") >= 2);
    QVERIFY(countContaining(m_messages, "charset=windows-1254") >= 2);
    QVERIFY(countContaining(m_messages, "message/rfc822") == 1);
    QSet<QString> folders;
    for (const SampleMessage& message : std::as_const(m_messages))
        folders << message.folder;
    QCOMPARE(folders,
             QSet<QString>({u"INBOX"_s, u"Sent"_s, u"Drafts"_s, u"Junk"_s, u"Trash"_s, u"Archive"_s}));
}

void TestSampleMailbox::conversationsAreLinked()
{
    int longest = 0;
    for (const SampleMessage& message : std::as_const(m_messages)) {
        const QByteArray& raw = message.message.raw;
        const qsizetype start = raw.indexOf("\r\nReferences: ");
        if (start >= 0)
            longest = std::max(
                longest, static_cast<int>(raw.mid(start, raw.indexOf("\r\nMIME", start) - start).count('<')));
    }
    QVERIFY2(longest >= 20, qPrintable(QString::number(longest)));
}

void TestSampleMailbox::filesAreWhatTheySay()
{
    QVERIFY(samplePng(u"bahce.png"_s).startsWith("\x89PNG\r\n\x1a\n"));
    QVERIFY(samplePng(u"bahce.png"_s) != samplePng(u"kopru.png"_s));
    QVERIFY(samplePng(u"bahce.png"_s).size() < 60000);
    QVERIFY(samplePdf({u"Çeyrek"_s}).startsWith("%PDF-1.4"));
    QVERIFY(samplePdf({u"Çeyrek"_s}).endsWith("%%EOF\n"));
}

void TestSampleMailbox::aServerTakesIt()
{
    DovecotServer::Options options;
    options.outgoing = DovecotServer::Outgoing::None;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const SampleMailbox sample(owner, now);
    QVERIFY(sample.fill(server, owner.address));
    qsizetype stored = 0;
    for (const QString& folder : server.mailbox(owner.address).folders())
        stored += server.messagesIn(owner.address, folder).size();
    QCOMPARE(stored, m_messages.size());
    QVERIFY(server.messagesIn(owner.address).size() > 120);
}

QTEST_GUILESS_MAIN(TestSampleMailbox)
#include "tst_samplemailbox.moc"
