#include "demo/Demo.h"

#include "gui/drive/ScreenshotSeries.h"
#include "gui/drive/WindowDriver.h"
#include "message/MessageReader.h"
#include "messagelist/MessageListView.h"
#include "reader/ReaderPane.h"
#include "support/SampleMailbox.h"

#include <QApplication>
#include <QDir>
#include <QScreen>

namespace postaci::demo {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace test;

constexpr std::chrono::seconds kLimit(20); ///< for anything that is waited for
const QString kAddress = u"deniz.aydin@mavideniz.example"_qs;
const QString kName = u"Deniz Aydın"_qs;
/// HTML with a picture in it, from somebody who answers.
const QString kSubject = u"Re: Website refresh: first designs"_qs;
const Address kJames{u"James Whitfield"_qs, u"james@harbourlight.example"_qs};
const QString kReply =
    u"Dear James,\n\nthe calm header stays, the big timetable too. I would throw out the second photo.\n\n"
    "Best wishes from İstanbul,\nDeniz\n"_qs;
const QString kAnswer = u"The second photo is gone. Thank you, and see you on Thursday at ten!"_qs;

/// The outcome of a step of Person as that of a step of the demo.
Result<QString> noted(const Result<void>& done, const QString& note = {})
{
    if (!done)
        return unexpected(done.error());
    return note;
}

} // namespace

Demo::Demo(QString screenshots)
    : m_screenshots(std::move(screenshots)),
      m_transcript(u"Postacı demo: a new account, from its address to an answer that arrives by itself\n"_qs)
{
}

Demo::~Demo() = default;

int Demo::run()
{
    prepare();
    setUpAccount();
    readMail();
    answerMail();
    if (!m_screenshots.isEmpty())
        m_transcript.say(u"\nScreenshots are in %1."_qs.arg(m_screenshots));
    return m_transcript.finish();
}

void Demo::tellWhatToTry()
{
    m_transcript.say(
        u"The window stays open with the account of %1, and its servers run as long as it does.\nMail "
        "to any address is delivered on this machine and nowhere else; write to yourself and see."_qs.arg(
            kAddress));
}

void Demo::screenshots(const QString& name, const std::function<QWidget*()>& window)
{
    if (m_screenshots.isEmpty())
        return;
    m_transcript.step(u"Screenshots"_qs, [&]() -> Result<QString> {
        const ScreenshotSeries series(m_screenshots, [this] { return m_program->window().isSettled(); });
        return series.take(window, name);
    });
}

void Demo::prepare()
{
    m_transcript.step(u"Private mail servers on this machine"_qs, [this] { return startServers(); });
    m_transcript.step(u"A sample mailbox for %1"_qs.arg(kAddress), [this] { return fillMailbox(); });
    m_transcript.step(u"Postacı started with --providers and --ca"_qs, [this] { return startProgram(); });
}

Result<QString> Demo::startServers()
{
    if (!m_screenshots.isEmpty() && !QDir().mkpath(m_screenshots))
        return notDone(u"%1 cannot be made."_qs.arg(m_screenshots));
    if (!m_files.isValid() || !m_server.start())
        return notDone(m_server.errorText());
    return u"IMAP %1:%2 (TLS), SMTP %1:%3 (STARTTLS)"_qs.arg(m_server.host())
        .arg(m_server.imapsPort())
        .arg(m_server.smtpPort());
}

Result<QString> Demo::fillMailbox()
{
    const SampleMailbox mailbox({kName, kAddress}, QDateTime::currentDateTime());
    const QList<SampleMessage> messages = mailbox.messages();
    m_inMailbox = messages.size();
    m_inInbox =
        static_cast<int>(std::count_if(messages.begin(), messages.end(), [](const SampleMessage& message) {
            return message.folder == "INBOX"_L1;
        }));
    if (messages.isEmpty() || !mailbox.fill(m_server, kAddress))
        return notDone(u"The sample mailbox could not be written."_qs);
    return u"%1 messages, %2 of them in the inbox"_qs.arg(messages.size()).arg(m_inInbox);
}

Result<QString> Demo::startProgram()
{
    ProgramOptions options;
    options.providers = m_files.filePath(u"providers.json"_qs);
    options.ca = m_server.caFile();
    if (!writeProvidersFile(options.providers, u"Mavi Deniz"_qs, kAddress.section(u'@', 1),
                            {incomingOf(m_server)}, outgoingOf(m_server)))
        return notDone(u"The providers file could not be written."_qs);
    auto program = Program::open(options, m_secrets);
    if (!program)
        return unexpected(program.error());
    m_program = std::move(program).value();
    m_person = std::make_unique<Person>(m_program->window(), kLimit);
    m_correspondent = std::make_unique<Correspondent>(m_server, kJames);
    // Without a display nobody's screen is too small.
    const QSize room = m_program->window().screen()->availableSize();
    m_program->window().resize(m_screenshots.isEmpty() ? QSize(1280, 800).boundedTo(room) : QSize(1280, 800));
    m_program->start();
    return QString();
}

void Demo::setUpAccount()
{
    m_transcript.step(u"Name, address and password typed; the servers appeared"_qs, [this] {
        return m_person->fillWizard(kName, kAddress, QString::fromLatin1(fixturePassword));
    });
    screenshots(u"wizard"_qs, [this] { return m_person->wizard(); });
    m_transcript.step(u"Login test passed at both servers"_qs,
                      [this] { return noted(m_person->passLoginTest()); });
    m_transcript.step(u"Account saved"_qs, [this] { return noted(m_person->finishWizard()); });
    m_transcript.step(u"Newest messages on screen"_qs,
                      [this] { return noted(m_person->waitForMessages(1)); });
    m_transcript.step(u"All folders fetched, waiting for new mail by push"_qs,
                      [this] { return synchronise(); });
}

Result<QString> Demo::synchronise()
{
    if (const auto all = m_person->waitForMessages(m_inInbox); !all)
        return unexpected(all.error());
    const AccountId account = m_program->account().id;
    if (!waitUntil([this] { return fetched().second >= m_inMailbox; }, kLimit)) {
        const auto [folders, messages] = fetched();
        return notDone(
            u"Only %1 of %2 messages in %3 folders came."_qs.arg(messages).arg(m_inMailbox).arg(folders));
    }
    const auto watching = [&] {
        return m_program->engine().accountState(account).activity == AccountActivity::Push;
    };
    if (!waitUntil(watching, kLimit))
        return notDone(u"The account did not come to wait for push."_qs);
    const auto [folders, messages] = fetched();
    return u"%1 folders, %2 messages"_qs.arg(folders).arg(messages);
}

std::pair<qsizetype, qint64> Demo::fetched()
{
    const QList<Folder> folders = m_program->engine().reader().folders(m_program->account().id).value_or({});
    qint64 messages = 0;
    for (const Folder& folder : folders)
        messages += folder.total;
    return {folders.size(), messages};
}

void Demo::readMail()
{
    m_transcript.step(u"An HTML message opened"_qs, [this] { return openHtmlMessage(); });
    screenshots(u"reader"_qs, [this] { return m_program->window().reader(); });
    screenshots(u"main-window"_qs, [this] { return &m_program->window(); });
}

Result<QString> Demo::openHtmlMessage()
{
    const auto message = m_person->waitForMessage(kSubject);
    if (!message)
        return unexpected(message.error());
    return noted(m_person->openMessage(*message), kSubject);
}

void Demo::answerMail()
{
    m_transcript.step(u"Reply written"_qs, [this] { return writeReply(); });
    screenshots(u"composer"_qs, [this] { return m_person->composer(); });
    m_transcript.step(u"Reply sent"_qs, [this] { return sendReply(); });
    m_transcript.step(u"Reply reached %1"_qs.arg(kJames.addr), [this] { return seeReplyDelivered(); });
    m_transcript.step(u"%1 answered, and the answer arrived by push"_qs.arg(kJames.name),
                      [this] { return receiveAnswer(); });
    m_transcript.step(u"The answer opened"_qs, [this] { return openAnswer(); });
}

Result<QString> Demo::writeReply()
{
    if (const auto replying = m_person->reply(); !replying)
        return unexpected(replying.error());
    return noted(m_person->write(kReply));
}

Result<QString> Demo::sendReply()
{
    if (const auto sent = m_person->send(); !sent)
        return unexpected(sent.error());
    const auto settled = [this] {
        const auto outbox = m_program->engine().reader().outbox();
        return outbox && outbox->isEmpty() && !m_server.messagesIn(kAddress, u"Sent"_qs).isEmpty();
    };
    if (!waitUntil(settled, kLimit))
        return notDone(u"It is still in the outbox."_qs);
    return u"taken by the server, copy filed in Sent"_qs;
}

Result<QString> Demo::seeReplyDelivered()
{
    if (!waitUntil(
            [this] { return !(m_delivered = m_correspondent->receivedWithSubject(kSubject)).isEmpty(); },
            kLimit))
        return notDone(u"It did not arrive."_qs);
    if (!readMessage(m_delivered).text.contains(kReply.section(u'\n', 2, 2)))
        return notDone(u"It arrived with another text."_qs);
    return u"%1 bytes"_qs.arg(m_delivered.size());
}

Result<QString> Demo::receiveAnswer()
{
    const MessageListModel* rows = m_program->window().messageList()->messageModel();
    const MessageId newest = rows->rowCount() > 0 ? rows->idAt(0) : 0;
    if (const auto answered = m_correspondent->answer(m_delivered, kAnswer); !answered)
        return unexpected(answered.error());
    const auto arrived = [&] {
        m_answer = rows->rowCount() > 0 ? rows->idAt(0) : 0;
        return m_answer != newest;
    };
    if (!waitUntil(arrived, kLimit))
        return notDone(u"The answer did not arrive."_qs);
    return QString();
}

Result<QString> Demo::openAnswer()
{
    if (const auto opened = m_person->openMessage(m_answer); !opened)
        return unexpected(opened.error());
    const auto shown = [this] {
        return visibleTexts(m_program->window().reader()).join(u'\n').contains(kAnswer);
    };
    if (!waitUntil(shown, kLimit))
        return notDone(u"The answer is not what is shown."_qs);
    return QString();
}

} // namespace postaci::demo
