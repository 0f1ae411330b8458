#include "bench/ReadingBench.h"

#include "bench/BenchMailbox.h"
#include "bench/Figures.h"
#include "bench/ListWatch.h"
#include "bench/ProcessFigures.h"
#include "gui/drive/WindowDriver.h"
#include "messagelist/MessageListView.h"
#include "reader/MessageView.h"
#include "reader/ReaderPane.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds kReadLimit(120);
/// A message is looked at for so long: those that are passed more quickly are not opened.
constexpr std::chrono::milliseconds kGlance(200);
constexpr int kMessages = 450;
constexpr qsizetype kTextsRead = 100;
constexpr qsizetype kPagesRead = 200;
constexpr qsizetype kPagesFirst = 20;
constexpr double kTextGoal = 30; ///< milliseconds
constexpr double kHtmlGoal = 80;
constexpr qint64 kMostMemory = 350 * 1024; ///< KB
const QString kReader = u"reading@bench.example"_s;

} // namespace

ReadingBench::ReadingBench(Table& table) : m_table(table) {}

ReadingBench::~ReadingBench() = default;

QList<MessageId> ReadingBench::inbox() const
{
    const MailReader& reader = m_program->engine().reader();
    ListQuery query;
    query.folder = reader.folderByRole(m_program->account().id, FolderRole::Inbox).value_or(0);
    return query.folder == 0 ? QList<MessageId>()
                             : reader.messageIds(query, 0, kMessages).value_or(QList<MessageId>());
}

Result<void> ReadingBench::start()
{
    if (!m_server.start() || !m_server.deliver(kReader, makeMailbox(kMessages)))
        return test::notDone(m_server.errorText());
    auto program = test::programAt(m_server, kReader, m_secrets);
    if (!program)
        return unexpected(program.error());
    m_program = std::move(program).value();
    m_program->window().resize(1280, 800);
    m_program->start();
    if (!runUntil([&] { return inbox().size() == kMessages; }, kReadLimit))
        return test::notDone(u"The messages did not come."_s);
    const MailReader& reader = m_program->engine().reader();
    const QList<MessageId> ids = inbox();
    for (const MessageId id : ids)
        m_program->engine().requestBody(id);
    const auto allHere = [&] {
        const auto rows = reader.rows(ids);
        return rows &&
               std::all_of(rows->begin(), rows->end(), [](const MessageRow& row) { return row.hasBody; });
    };
    if (!runUntil(allHere, kReadLimit))
        return test::notDone(u"The texts of all messages did not come."_s);
    for (const MessageId id : ids) {
        const auto body = reader.body(id);
        const bool isHtml = body && body->contains("text/html");
        (isHtml ? m_pages : m_texts).append(id);
    }
    return {};
}

Result<double> ReadingBench::read(MessageId message)
{
    ReaderPane& reader = *m_program->window().reader();
    MessageListView& list = *m_program->window().messageList();
    bool isShown = false;
    const QObject context;
    QObject::connect(&reader, &ReaderPane::messageShown, &context,
                     [&](MessageId shown) { isShown = shown == message; });
    QElapsedTimer clock;
    clock.start();
    list.selectMessage(message);
    if (!runUntil([&] { return isShown; }, kReadLimit))
        return test::notDone(u"A message was not shown."_s);
    QCoreApplication::sendPostedEvents(&m_program->window(), QEvent::UpdateRequest);
    const double took = double(clock.nsecsElapsed()) / 1e6;
    // What follows the reading (it is marked read, its conversation is listed) belongs to no other message's
    // time.
    const auto isRead = [&] { return reader.isSettled() && clock.elapsed() > kGlance.count(); };
    if (!runUntil(isRead, kReadLimit))
        return test::notDone(u"The reader did not come to rest."_s);
    return took;
}

Result<QList<double>> ReadingBench::readAll(const QList<MessageId>& messages)
{
    QList<double> times;
    for (const MessageId message : messages) {
        const auto took = read(message);
        if (!took)
            return unexpected(took.error());
        times << *took;
    }
    return times;
}

void ReadingBench::report(Kind kind, const QList<double>& times)
{
    const bool isText = kind == Kind::Text;
    const double goal = isText ? kTextGoal : kHtmlGoal;
    m_table.add(
        (isText ? u"P9 Opening a message whose text is here, p95 of %1"_s
                : u"P9 Opening a message whose HTML is here, view warm, p95 of %1"_s)
            .arg(times.size()),
        u"%1 (half of them within %2)"_s.arg(inMilliseconds(p95(times)), inMilliseconds(middle(times))),
        u"at most %1"_s.arg(inMilliseconds(goal)), p95(times) <= goal);
}

Result<void> ReadingBench::run()
{
    if (auto started = start(); !started)
        return started;
    const auto texts = readAll(m_texts.first(std::min(kTextsRead, m_texts.size())));
    if (!texts)
        return unexpected(texts.error());
    report(Kind::Text, texts->sliced(1)); // the first one builds the reader
    const auto first = readAll(m_pages.first(kPagesFirst));
    if (!first)
        return unexpected(first.error());
    const qint64 early = proportionalKb();
    const auto rest =
        readAll(m_pages.sliced(kPagesFirst, std::min(kPagesRead, m_pages.size()) - kPagesFirst));
    if (!rest)
        return unexpected(rest.error());
    const qint64 late = proportionalKb();
    report(Kind::Html, *rest);
    m_table.add(
        u"P13 Memory after %1 HTML messages were read, all processes (PSS)"_s.arg(kPagesFirst + rest->size()),
        u"%1 MB (after %2: %3 MB)"_s.arg(late / 1024).arg(kPagesFirst).arg(early / 1024),
        u"at most %1 MB"_s.arg(kMostMemory / 1024), late <= kMostMemory);
    return {};
}

} // namespace postaci::bench
