// Messages made to do harm, opened in the program's windows: each is shown, or it is said why not, within
// bounds of memory. With POSTACI_LIMITS=1 also within 2 s and 300 MB, which is a matter of a release build on
// a machine that does nothing else; the figures are printed in any case.
#include "gui/HostileMail.h"
#include "gui/MailDesk.h"
#include "gui/ReadingTrial.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr double kMostMb = 300;
constexpr double kMostMs = 2000;
#ifdef __SANITIZE_ADDRESS__
constexpr bool kIsMemoryTold = false; // the sanitizer takes more than the program
#else
constexpr bool kIsMemoryTold = true;
#endif

} // namespace

class TestHostileReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opens_data();
    void opens();
};

void TestHostileReading::opens_data()
{
    QTest::addColumn<int>("number");
    const QList<HostileMail> all = hostileMail();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).name.constData()) << i;
}

void TestHostileReading::opens()
{
    QFETCH(const int, number);
    const HostileMail mail = hostileMail().at(number);
    ReadingTrial trial;
    MailDesk desk;
    const auto put = [&desk](const QByteArray& raw, const QString& name, QString* fileName) {
        *fileName = desk.profile() + u'/' + name;
        QFile file(*fileName);
        if (!file.open(QIODevice::WriteOnly) || file.write(raw) != raw.size())
            qFatal("the file cannot be written");
        return desk.add(raw);
    };
    trial.harmless = put(rawMessage("Zararsiz", "Content-Type: text/html\r\n\r\n<p>metin</p>"),
                         u"zararsiz.eml"_s, &trial.harmlessFile);
    trial.hostile = put(mail.make(), u"zararli.eml"_s, &trial.hostileFile);
    trial.profile = desk.profile();
    for (const ReadingWay way : {ReadingWay::Window, ReadingWay::File}) {
        const std::optional<ReadingResult> result = tryReading(trial, way);
        QVERIFY(result.has_value());
        const ReadingCost& cost = result->cost;
        qInfo("%-40s %-6s %7.0f ms (%5.0f of processor), stall %6.0f ms, %5.0f MB and %5.0f MB in helpers; "
              "%s, %d files, %s",
              mail.name.constData(), way == ReadingWay::Window ? "window" : "file", cost.settledMs,
              cost.cpuMs, cost.stallMs, cost.programMb, cost.helpersMb, qPrintable(result->body),
              result->attachments, qPrintable(result->bars.join(u' ')));
        QVERIFY(result->isSettled);
        QCOMPARE(result->body, mail.body == HostileMail::Body::Html ? u"html"_s : u"text"_s);
        QCOMPARE(result->bars.contains(QLatin1String(mail.says)), !mail.says.isEmpty());
        QCOMPARE(result->attachments, mail.attachments);
        if (kIsMemoryTold)
            QVERIFY(cost.programMb > 0 && cost.programMb <= kMostMb);
        if (qEnvironmentVariableIsSet("POSTACI_LIMITS"))
            QVERIFY(cost.settledMs <= kMostMs && cost.programMb + cost.helpersMb <= kMostMb);
    }
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    if (postaci::test::isReadingTrial())
        return 0;
    postaci::test::TestHostileReading test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostile_reading.moc"
