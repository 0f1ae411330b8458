// What the builder writes, read by others: Python's email package by both of its policies, and Dovecot's own
// ENVELOPE and BODYSTRUCTURE. And what RFCs ask of its bytes.
#include "message/MessageBuilder.h"
#include "message/MessageReader.h"
#include "support/DovecotServer.h"
#include "support/MailLint.h"
#include "support/SecondClient.h"
#include "support/TestPaths.h"
#include "unit/message/RandomRichText.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

/// A message of everything that the composer can hand over, the same for the same seed.
class RandomMessage
{
public:
    explicit RandomMessage(quint32 seed) : m_seed(seed), m_maker(seed * 7919 + 1) {}

    OutgoingMessage make()
    {
        OutgoingMessage message;
        message.from = {name(), u"ayse@ornek.com.tr"_s};
        message.to = people(1);
        message.cc = people(0);
        message.bcc = people(0);
        if (m_maker.chance(3))
            message.replyTo = people(1);
        message.subject = phrase(m_maker.chance(4) ? 60 : 8);
        message.messageId = u"%1@ornek.com.tr"_s.arg(m_seed);
        message.date = QDateTime(QDate(2026, 11, 27), QTime(10, 0), Qt::UTC).addSecs(m_seed);
        if (m_maker.chance(3))
            message.references = {u"ilk@ornek.com.tr"_s, u"%1.once@ornek.com.tr"_s.arg(m_seed)};
        RichText rich = randomRichText(m_seed);
        message.text = richToPlainText(normalized(rich));
        if (!m_maker.chance(4)) {
            message.html = richToHtml(normalized(rich));
            for (int i = m_maker.below(3); i > 0; --i)
                addImage(&message, i);
        }
        for (int i = m_maker.below(4); i > 0; --i)
            message.attachments.append(attachment());
        return message;
    }

private:
    QString phrase(int most)
    {
        QString text = m_maker.words(most);
        text.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.unicode() == 0x2028; });
        return text.replace(QChar(0xa0), u' ').simplified();
    }

    /// Names as people have them and as others make them up.
    QString name()
    {
        static const QStringList names = {u"Ayşe Yılmaz"_s, u"Kaya, Mehmet"_s,  u"\"Ali\" \\ (Veli)"_s,
                                          u"a@b.c"_s,       u"=?utf-8?Q?x?="_s, u"O'Neill; Group:"_s};
        return m_maker.chance(3) ? names.at(m_maker.below(int(names.size())))
                                 : phrase(m_maker.chance(5) ? 40 : 4);
    }

    AddressList people(int atLeast)
    {
        AddressList people;
        for (int i = atLeast + m_maker.below(3); i > 0; --i)
            people.append({name(), u"kisi%1@example.org"_s.arg(m_maker.below(1000))});
        return people;
    }

    QByteArray bytes()
    {
        QByteArray data;
        for (int i = m_maker.below(300); i > 0; --i)
            data += static_cast<char>(m_maker.below(256));
        return data;
    }

    void addImage(OutgoingMessage* message, int number)
    {
        OutgoingAttachment image{phrase(4) + u".png"_s, u"image/png"_s, "\x89PNG" + bytes(), {}};
        image.contentId = u"resim%1.%2@postaci"_s.arg(m_seed).arg(number);
        message->html.replace(u"</body>"_s, u"<img src=\"cid:"_s + image.contentId + u"\"></body>"_s);
        message->inlineImages.append(image);
    }

    OutgoingAttachment attachment()
    {
        static const QStringList hostile = {u"../../etc/passwd"_s,        u"a; filename=\"b.exe\".txt"_s,
                                            u"rapor\r\nBcc: x@y.z.pdf"_s, u"con.txt"_s,
                                            u"100% doğru'\".txt"_s,       u"fatura\u202Efdp.exe"_s,
                                            u"=?utf-8?Q?x?=.txt"_s};
        if (m_maker.chance(6))
            return {u"ileti.eml"_s, u"message/rfc822"_s, innerMessage(), {}};
        const QString name = m_maker.chance(3) ? hostile.at(m_maker.below(int(hostile.size())))
                                               : phrase(m_maker.chance(4) ? 80 : 5) + u".pdf"_s;
        return {name, m_maker.chance(2) ? u"application/pdf"_s : u"text/plain"_s, bytes(), {}};
    }

    QByteArray innerMessage()
    {
        if (m_maker.chance(2)) {
            OutgoingMessage inner = RandomMessage(m_seed + 100000).make();
            inner.attachments.clear();
            return buildMessage(inner).value().wire;
        }
        return "From: =?utf-8?Q?=C3=87a=C4=9Fr=C4=B1?= <cagri@example.org>\r\nSubject: duz\r\n"
               "Message-ID: <ic@example.org>\r\nDate: Fri, 27 Nov 2026 10:00:00 +0000\r\n"
               "MIME-Version: 1.0\r\n\r\nMerhaba\r\n";
    }

    const quint32 m_seed;
    RandomRichTextMaker m_maker;
};

QJsonArray pairsOf(const AddressList& addresses)
{
    QJsonArray pairs;
    for (const Address& address : addresses)
        pairs.append(QJsonArray{address.name, address.addr});
    return pairs;
}

QJsonObject fileOf(const OutgoingAttachment& file, bool isInline)
{
    const bool isMessage = file.mimeType == u"message/rfc822"_s;
    return {{u"name"_s, safeFileName(file.name, file.mimeType)},
            {u"type"_s, file.mimeType},
            {u"disposition"_s, isInline ? u"inline"_s : u"attachment"_s},
            {u"contentId"_s, file.contentId},
            {u"size"_s, isMessage ? 0 : file.data.size()},
            {u"sha256"_s,
             isMessage ? QString()
                       : QString::fromLatin1(
                             QCryptographicHash::hash(file.data, QCryptographicHash::Sha256).toHex())}};
}

/// Python writes attached messages anew, so their bytes are looked for in those of the whole.
QJsonArray filesOf(const OutgoingMessage& message)
{
    QJsonArray files;
    for (const OutgoingAttachment& image : message.inlineImages)
        files.append(fileOf(image, true));
    for (const OutgoingAttachment& file : message.attachments)
        files.append(fileOf(file, false));
    return files;
}

/// "multipart/mixed" with what is in it, as Python says it.
QJsonValue structureOf(const OutgoingMessage& message)
{
    QJsonValue text = u"text/plain"_s;
    if (!message.html.isEmpty()) {
        text = QJsonArray{u"multipart/alternative"_s, u"text/plain"_s, u"text/html"_s};
        if (!message.inlineImages.isEmpty()) {
            QJsonArray related{u"multipart/related"_s, text};
            for (const OutgoingAttachment& image : message.inlineImages)
                related.append(image.mimeType);
            text = related;
        }
    }
    if (message.attachments.isEmpty())
        return text;
    QJsonArray mixed{u"multipart/mixed"_s, text};
    for (const OutgoingAttachment& file : message.attachments)
        mixed.append(file.mimeType);
    return mixed;
}

QJsonObject without(QJsonObject object, const QStringList& keys)
{
    for (const QString& key : keys)
        object.remove(key);
    return object;
}

QJsonArray eachWithout(const QJsonArray& files, const QStringList& keys)
{
    QJsonArray out;
    for (const QJsonValue& file : files)
        out.append(without(file.toObject(), keys));
    return out;
}

/// What format=flowed keeps of a text: blanks at the ends of lines are lost, but not of "-- "; and empty
/// lines at its end do not count.
QString flowedForm(const QString& text)
{
    QStringList lines = text.split(u'\n');
    for (QString& line : lines) {
        static const QRegularExpression signature(u"^(>+ )?-- $"_s);
        const bool isSignature = signature.match(line).hasMatch();
        while (!isSignature && line.endsWith(u' '))
            line.chop(1);
    }
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines.join(u'\n');
}

QByteArray withoutBlanks(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).replace(' ', "");
}

QByteArray shown(const QJsonValue& value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

} // namespace

class WrittenMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsTheSame_data();
    void readsTheSame();
    void reportsAndAnswersAreWellFormed();

private:
    static constexpr quint32 kMessages = 250;

    void write(const QString& name, const QByteArray& bytes) const;
    void compareHead(const QJsonObject& reading, const OutgoingMessage& message, const char* who) const;

    QTemporaryDir m_dir;
    DovecotServer m_server;
    QJsonObject m_readings;
};

void WrittenMessagesTest::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_dir.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

void WrittenMessagesTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    SecondClient client(m_server.imapPort(), u"yazan@example.org"_s);
    for (quint32 seed = 1; seed <= kMessages; ++seed) {
        const Result<BuiltMessage> built = buildMessage(RandomMessage(seed).make());
        QVERIFY(built.has_value());
        write(u"%1.eml"_s.arg(seed), built->sentCopy);
        QVERIFY2(client.append("INBOX", built->sentCopy), qPrintable(client.errorText()));
    }
    client.run("SELECT INBOX");
    for (quint32 seed = 1; seed <= kMessages; ++seed) {
        const QByteArrayList answers =
            client.run("FETCH " + QByteArray::number(seed) + " (ENVELOPE BODYSTRUCTURE)");
        QVERIFY2(answers.size() == 1, qPrintable(client.errorText()));
        write(u"%1.fetch"_s.arg(seed), answers.first());
    }
    QProcess python;
    python.start(systemPython(), {supportFile(u"read_mail.py"_s), m_dir.path()});
    QVERIFY(python.waitForFinished(120'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError());
    m_readings = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    QCOMPARE(m_readings.size(), qsizetype(kMessages));
}

void WrittenMessagesTest::readsTheSame_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= kMessages; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void WrittenMessagesTest::compareHead(const QJsonObject& reading, const OutgoingMessage& message,
                                      const char* who) const
{
    QCOMPARE(reading[u"subject"].toString(), message.subject);
    const QJsonObject addresses = reading[u"addresses"].toObject();
    // Python 3.11's new parser leaves the blanks between encoded words of a name in (RFC 2047 6.2).
    const bool isLoose = who == QByteArray("default");
    const QJsonObject expected{{u"from"_s, pairsOf({message.from})},
                               {u"to"_s, pairsOf(message.to)},
                               {u"cc"_s, pairsOf(message.cc)},
                               {u"bcc"_s, pairsOf(message.bcc)}};
    QVERIFY2(isLoose ? withoutBlanks(addresses) == withoutBlanks(expected) : addresses == expected,
             who + shown(addresses) + shown(expected));
    QVERIFY2(reading[u"structure"] == structureOf(message),
             who + shown(reading[u"structure"]) + shown(structureOf(message)));
}

void WrittenMessagesTest::readsTheSame()
{
    QFETCH(const quint32, seed);
    const OutgoingMessage message = RandomMessage(seed).make();
    const BuiltMessage built = buildMessage(message).value();
    QVERIFY(built.wire == buildMessage(message)->wire);
    for (const OutgoingAttachment& file : message.attachments)
        QVERIFY(file.mimeType != u"message/rfc822"_s || built.wire.contains(file.data));

    LintRules rules;
    rules.forbidden = namesOfThisComputer();
    const QStringList wireComplaints = lintMail(built.wire, rules);
    QVERIFY2(wireComplaints.isEmpty(), qPrintable(wireComplaints.join(u'\n')));
    rules.mayHaveBcc = true;
    const QStringList copyComplaints = lintMail(built.sentCopy, rules);
    QVERIFY2(copyComplaints.isEmpty(), qPrintable(copyComplaints.join(u'\n')));

    const QJsonObject readings = m_readings[QString::number(seed)].toObject();
    const QJsonArray files = filesOf(message);
    for (const char* policy : {"default", "compat32"}) {
        const QJsonObject reading = readings[QLatin1String(policy)].toObject();
        compareHead(reading, message, policy);
        QCOMPARE(reading[u"defects"].toArray(), QJsonArray());
        const QStringList lines = flowedForm(message.text).split(u'\n');
        const QStringList readLines = flowedForm(reading[u"text"].toString()).split(u'\n');
        for (qsizetype i = 0; i < qMin(lines.size(), readLines.size()); ++i)
            QCOMPARE(readLines.at(i), lines.at(i));
        QCOMPARE(readLines.size(), lines.size());
        QCOMPARE(reading[u"html"].toString(), message.html);
        QVERIFY2(reading[u"files"].toArray() == files, policy + shown(reading[u"files"]) + shown(files));
    }
    const QJsonObject server = readings[u"server"_s].toObject();
    compareHead(server, message, "Dovecot");
    const QStringList unknown{u"size"_s, u"sha256"_s};
    QVERIFY2(server[u"files"].toArray() == eachWithout(files, unknown),
             "Dovecot" + shown(server[u"files"]) + shown(files));
}

void WrittenMessagesTest::reportsAndAnswersAreWellFormed()
{
    LintRules rules;
    rules.forbidden = namesOfThisComputer();
    for (quint32 seed = 1; seed <= 50; ++seed) {
        const OutgoingMessage message = RandomMessage(seed).make();
        const QByteArray report = "Final-Recipient: rfc822; ayse@ornek.com.tr\r\n"
                                  "Disposition: manual-action/MDN-sent-manually; displayed\r\n";
        const QByteArray calendar = "BEGIN:VCALENDAR\r\nSUMMARY:\xc3\x87"
                                    "ay\r\nEND:VCALENDAR\r\n";
        for (const QByteArray& wire :
             {buildDispositionReport(message, report)->wire, buildCalendarReply(message, calendar)->wire}) {
            const QStringList complaints = lintMail(wire, rules);
            QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        }
    }
}

} // namespace postaci::test

QTEST_GUILESS_MAIN(postaci::test::WrittenMessagesTest)
#include "tst_written_messages.moc"
