#include "gui/ReadingTrial.h"

#include "MailEngine.h"
#include "account/ProviderTable.h"
#include "base/Clock.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/MainWindow.h"
#include "messagelist/MessageListView.h"
#include "models/FolderTreeModel.h"
#include "reader/AttachmentBar.h"
#include "reader/BodyView.h"
#include "reader/MessageFileWindow.h"
#include "reader/MessageView.h"
#include "reader/ReaderPane.h"
#include "security/InMemorySecretStore.h"
#include "settings/AppSettings.h"
#include "support/PeakMemory.h"
#include "support/StallWatch.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

#include <cstdio>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr auto kTrialVariable = "POSTACI_READING_TRIAL";
constexpr QByteArrayView kResultMark = "reading-result ";
constexpr int kPatience = 90'000; ///< milliseconds for one message
constexpr int kAfterwards = 400;  ///< in which what is laid out late shows in the stalls
constexpr double kMegabyte = 1 << 20;

/// The HTML engine's processes, all below this one.
QList<qint64> helpers()
{
    QHash<qint64, qint64> parents;
    for (const QString& name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile stat(u"/proc/%1/stat"_s.arg(name));
        if (name.toLongLong() > 0 && stat.open(QIODevice::ReadOnly)) {
            const QByteArray line = stat.readAll();
            parents.insert(name.toLongLong(),
                           line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toLongLong());
        }
    }
    QList<qint64> found;
    for (auto it = parents.cbegin(); it != parents.cend(); ++it)
        for (qint64 up = it.value(); up > 1; up = parents.value(up))
            if (up == QCoreApplication::applicationPid())
                found << it.key();
    return found;
}

/// Milliseconds of processor time that it has taken so far (proc(5): utime and stime).
double processorMs(qint64 process)
{
    QFile stat(u"/proc/%1/stat"_s.arg(process));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return double(fields.value(11).toLongLong() + fields.value(12).toLongLong()) * 1000 /
           double(::sysconf(_SC_CLK_TCK));
}

double processorMs()
{
    double sum = processorMs(QCoreApplication::applicationPid());
    for (const qint64 process : helpers())
        sum += processorMs(process);
    return sum;
}

/// Time, stalls and memory from its making on.
class CostWatch
{
public:
    CostWatch()
    {
        for (const qint64 process : helpers())
            m_helpers.emplace_back(process);
        m_cpuBefore = processorMs();
        m_stalls.start();
        m_since.start();
    }

    ReadingCost until(const std::function<bool()>& isSettled)
    {
        while (!isSettled() && m_since.elapsed() < kPatience)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_isSettled = isSettled();
        ReadingCost cost;
        cost.settledMs = double(m_since.nsecsElapsed()) / 1e6;
        cost.cpuMs = processorMs() - m_cpuBefore;
        QElapsedTimer afterwards;
        afterwards.start();
        while (afterwards.elapsed() < kAfterwards)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        cost.stallMs = m_stalls.longest().wall;
        cost.programMb = double(m_program.growth()) / kMegabyte;
        for (const PeakMemory& helper : m_helpers)
            cost.helpersMb += double(std::max<qint64>(helper.growth(), 0)) / kMegabyte;
        return cost;
    }
    [[nodiscard]] bool isSettled() const { return m_isSettled; }

private:
    bool m_isSettled = false;
    PeakMemory m_program;
    std::vector<PeakMemory> m_helpers;
    StallWatch m_stalls;
    QElapsedTimer m_since;
    double m_cpuBefore = 0;
};

QString nameOf(BodyView::Shown shown)
{
    switch (shown) {
    case BodyView::Shown::Text:
        return u"text"_s;
    case BodyView::Shown::Html:
        return u"html"_s;
    case BodyView::Shown::TextForWantOfView:
        return u"plain"_s;
    case BodyView::Shown::Nothing:
        break;
    }
    return u"nothing"_s;
}

void report(const QWidget& window, CostWatch& watch, const std::function<bool()>& isShown)
{
    const ReadingCost cost = watch.until(isShown);
    QJsonArray bars;
    for (const InfoBar* bar : window.findChildren<InfoBar*>())
        if (bar->isVisible())
            bars << bar->objectName();
    const QJsonObject result{{u"settled"_s, cost.settledMs},
                             {u"cpu"_s, cost.cpuMs},
                             {u"stall"_s, cost.stallMs},
                             {u"program"_s, cost.programMb},
                             {u"helpers"_s, cost.helpersMb},
                             {u"body"_s, nameOf(window.findChild<BodyView*>()->shown())},
                             {u"attachments"_s, window.findChild<AttachmentBar*>()->listed().size()},
                             {u"bars"_s, bars},
                             {u"isSettled"_s, watch.isSettled()}};
    std::puts((kResultMark.toByteArray() + QJsonDocument(result).toJson(QJsonDocument::Compact)).constData());
    std::fflush(stdout);
}

void readInWindow(const QJsonObject& trial)
{
    EngineOptions options;
    options.profileDir = trial.value(u"profile"_s).toString();
    InMemorySecretStore secrets;
    const SystemClock clock;
    const auto engine = MailEngine::open(options, secrets, clock);
    if (!engine)
        qFatal("%s", qPrintable(engine.error().message));
    AppSettings settings(options.profileDir);
    const ProviderTable providers;
    MainWindow window(**engine, settings, providers);
    window.resize(1280, 800);
    window.show();
    const auto hostile = MessageId(trial.value(u"hostile"_s).toInteger());
    const MessageRow row = (*engine)->reader().rows({hostile}).value().first();
    const auto isShown = [&window](MessageId message) {
        return window.isSettled() && window.reader()->currentMessage() == message &&
               window.reader()->state() != ReaderPane::State::Loading;
    };
    const auto harmless = MessageId(trial.value(u"harmless"_s).toInteger());
    window.folderPane()->select({TreePlace::Kind::Folder, row.account, row.folder});
    CostWatch().until(
        [&window] { return window.isSettled() && window.messageList()->model()->rowCount() > 0; });
    window.messageList()->selectWhenLoaded(harmless);
    CostWatch().until([&] { return isShown(harmless); });
    CostWatch watch;
    window.messageList()->selectWhenLoaded(hostile);
    report(window, watch, [&] { return isShown(hostile); });
}

void readFile(const QJsonObject& trial)
{
    const QTemporaryDir place;
    AppSettings settings(place.path());
    MessageFileWindow window(settings);
    int shown = 0;
    QObject::connect(&window, &MessageFileWindow::shown, &window, [&shown] { ++shown; });
    const auto isShown = [&] { return shown > 0 && window.isSettled(); };
    window.openFile(trial.value(u"harmlessFile"_s).toString());
    window.show();
    CostWatch().until(isShown);
    shown = 0;
    CostWatch watch;
    window.openFile(trial.value(u"hostileFile"_s).toString());
    report(window, watch, isShown);
}

} // namespace

std::optional<ReadingResult> tryReading(const ReadingTrial& trial, ReadingWay way)
{
    const QJsonObject wish{{u"profile"_s, trial.profile},         {u"harmless"_s, trial.harmless},
                           {u"hostile"_s, trial.hostile},         {u"harmlessFile"_s, trial.harmlessFile},
                           {u"hostileFile"_s, trial.hostileFile}, {u"isFile"_s, way == ReadingWay::File}};
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kTrialVariable),
                       QString::fromUtf8(QJsonDocument(wish).toJson(QJsonDocument::Compact)));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), QStringList());
    if (!process.waitForFinished(3 * kPatience) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0) {
        qWarning("%s", process.readAllStandardError().constData());
        return std::nullopt;
    }
    for (const QByteArray& line : process.readAllStandardOutput().split('\n')) {
        if (!line.startsWith(kResultMark))
            continue;
        const QJsonObject said = QJsonDocument::fromJson(line.mid(kResultMark.size())).object();
        return ReadingResult{{said.value(u"settled"_s).toDouble(), said.value(u"cpu"_s).toDouble(),
                              said.value(u"stall"_s).toDouble(), said.value(u"program"_s).toDouble(),
                              said.value(u"helpers"_s).toDouble()},
                             said.value(u"body"_s).toString(),
                             said.value(u"bars"_s).toVariant().toStringList(),
                             said.value(u"attachments"_s).toInt(),
                             said.value(u"isSettled"_s).toBool()};
    }
    return std::nullopt;
}

bool isReadingTrial()
{
    const QByteArray wish = qgetenv(kTrialVariable);
    if (wish.isEmpty())
        return false;
    const QJsonObject trial = QJsonDocument::fromJson(wish).object();
    if (trial.value(u"isFile"_s).toBool())
        readFile(trial);
    else
        readInWindow(trial);
    return true;
}

} // namespace postaci::test
