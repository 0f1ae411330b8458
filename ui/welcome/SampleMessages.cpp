#include "welcome/SampleMessages.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QIcon>
#include <QPixmap>

namespace postaci {

namespace {

/// A part of a message, encoded already.
struct SamplePart
{
    QByteArray type; ///< with its parameters
    QByteArray bytes;
    QByteArray fileName = {}; ///< ASCII; empty: it is no attachment
};

struct SampleDraft
{
    Address from;
    Address to;
    QString subject;
    QString id;           ///< before the @
    QString answers = {}; ///< id of another one
    QList<SamplePart> parts;
    bool areAlternatives = false;
    QByteArray fields = {}; ///< further ones, with their line ends
};

QByteArray encodedWord(const QString& text)
{
    return "=?UTF-8?B?" + text.toUtf8().toBase64() + "?=";
}

QByteArray mailbox(const Address& address)
{
    return encodedWord(address.name) + " <" + address.addr.toLatin1() + ">";
}

QByteArray lines(const QByteArray& base64)
{
    constexpr qsizetype kLine = 76;
    QByteArray folded;
    for (qsizetype at = 0; at < base64.size(); at += kLine)
        folded += base64.mid(at, kLine) + "\r\n";
    return folded;
}

QByteArray written(const SamplePart& part)
{
    QByteArray text = "Content-Type: " + part.type + "\r\nContent-Transfer-Encoding: base64\r\n";
    if (!part.fileName.isEmpty())
        text += "Content-Disposition: attachment; filename=\"" + part.fileName + "\"\r\n";
    return text + "\r\n" + lines(part.bytes.toBase64());
}

QByteArray idOf(const QString& name)
{
    return "<" + name.toLatin1() + "@postaci.example>";
}

QByteArray written(const SampleDraft& draft, const QDateTime& date)
{
    QByteArray text = "From: " + mailbox(draft.from) + "\r\nTo: " + mailbox(draft.to) +
                      "\r\nSubject: " + encodedWord(draft.subject) +
                      "\r\nDate: " + date.toString(Qt::RFC2822Date).toLatin1() +
                      "\r\nMessage-ID: " + idOf(draft.id) + "\r\nMIME-Version: 1.0\r\n" + draft.fields;
    if (!draft.answers.isEmpty())
        text += "In-Reply-To: " + idOf(draft.answers) + "\r\nReferences: " + idOf(draft.answers) + "\r\n";
    if (draft.parts.size() == 1)
        return text + written(draft.parts.first());
    const QByteArray border = "sample-" + draft.id.toLatin1();
    text += "Content-Type: multipart/" + QByteArray(draft.areAlternatives ? "alternative" : "mixed") +
            "; boundary=\"" + border + "\"\r\n\r\n";
    for (const SamplePart& part : draft.parts)
        text += "--" + border + "\r\n" + written(part);
    return text + "--" + border + "--\r\n";
}

SamplePart plainText(const QString& text)
{
    QString wired = text;
    return {"text/plain; charset=UTF-8", wired.replace(QLatin1Char('\n'), QLatin1String("\r\n")).toUtf8()};
}

QByteArray picture()
{
    constexpr int kSide = 256;
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QIcon(QStringLiteral(":/icons/postaci.svg")).pixmap(kSide).save(&buffer, "PNG");
    return png;
}

/// Makes the messages, the last one last.
class SampleWriter
{
    Q_DECLARE_TR_FUNCTIONS(SampleMessages)
public:
    SampleWriter(const Address& owner, const QDateTime& now) : m_owner(owner), m_now(now) {}

    QList<SampleMessage> all();

private:
    void add(const SampleDraft& draft, int minutesAgo, MessageFlags flags,
             FolderRole folder = FolderRole::Inbox);
    void addNewsletter();
    void addConversation();
    void addAttachments();
    void addInvitation();
    void addQuestion();
    void addWelcome();

    const Address m_owner;
    const QDateTime m_now;
    QList<SampleMessage> m_messages;
};

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;

void SampleWriter::add(const SampleDraft& draft, int minutesAgo, MessageFlags flags, FolderRole folder)
{
    const QDateTime date = m_now.addSecs(-qint64{minutesAgo} * 60);
    m_messages.append({written(draft, date), folder, flags, date,
                       draft.id + QStringLiteral("@postaci.example"), draft.subject});
}

void SampleWriter::addNewsletter()
{
    const QString title = tr("Five books for long evenings");
    const QString html =
        QStringLiteral(
            "<html><body style=\"font-family:sans-serif;background:#f4efe6\">"
            "<table width=\"600\" align=\"center\" style=\"background:#ffffff;padding:24px\"><tr><td>"
            "<img src=\"https://pictures.postaci.example/banner.png\" width=\"552\" height=\"120\" "
            "alt=\"\"><h1 style=\"color:#1A5FD0\">%1</h1><p>%2</p><p>%3</p>"
            "<p><a href=\"https://books.postaci.example/list\" style=\"background:#1A5FD0;color:#ffffff;"
            "padding:8px 16px\">%4</a></p>"
            "<img src=\"https://count.postaci.example/open?reader=1\" width=\"1\" height=\"1\" alt=\"\">"
            "</td></tr></table></body></html>")
            .arg(
                title,
                tr("This is a newsletter as shops send them. Its pictures are on a server of the sender, who "
                   "would learn from them that you read this. So Postacı leaves them out until you ask "
                   "for them, above this message."),
                tr("The smallest of them is a counter that nobody sees. Postacı names it."),
                tr("See the list"));
    SampleDraft draft{{tr("Blue Sea Books"), QStringLiteral("news@books.postaci.example")},
                      m_owner,
                      title,
                      QStringLiteral("sample-newsletter"),
                      {},
                      {plainText(title), {"text/html; charset=UTF-8", html.toUtf8()}},
                      true,
                      "List-Unsubscribe: <https://books.postaci.example/leave>\r\n"};
    add(draft, 2 * kDay + 3 * kHour, MessageFlag::Seen);
}

void SampleWriter::addConversation()
{
    const Address friendly{tr("Deniz (sample)"), QStringLiteral("deniz@postaci.example")};
    const QString subject = tr("The trip on Saturday");
    const QString answer = tr("Re: %1").arg(subject);
    add({friendly,
         m_owner,
         subject,
         QStringLiteral("sample-trip-1"),
         {},
         {plainText(tr("Hello,\n\nshall we take the ferry at ten? The weather looks good.\n\nDeniz"))}},
        kDay + 5 * kHour, MessageFlag::Seen);
    add({m_owner,
         friendly,
         answer,
         QStringLiteral("sample-trip-2"),
         QStringLiteral("sample-trip-1"),
         {plainText(tr("Ten is fine. I bring the tea.\n\n> shall we take the ferry at ten?"))}},
        kDay + 4 * kHour, MessageFlag::Seen, FolderRole::Sent);
    add({friendly,
         m_owner,
         answer,
         QStringLiteral("sample-trip-3"),
         QStringLiteral("sample-trip-2"),
         {plainText(
             tr("Then I bring the simit.\n\nThese three messages are a conversation: the one in the middle "
                "is yours and lies among the sent ones. It is shown with the others all the same."))}},
        kDay + 2 * kHour, {});
}

void SampleWriter::addAttachments()
{
    add({{tr("Ada (sample)"), QStringLiteral("ada@postaci.example")},
         m_owner,
         tr("A picture and the notes"),
         QStringLiteral("sample-attachments"),
         {},
         {plainText(tr(
              "I attach both. A click shows an attachment, and it can be dragged out of the window.\n\nAda")),
          {"image/png; name=\"postaci.png\"", picture(), "postaci.png"},
          {"text/plain; charset=UTF-8; name=\"notes.txt\"",
           tr("Notes\n\n- tea\n- simit\n- tickets\n").toUtf8(), "notes.txt"}}},
        7 * kHour, MessageFlag::Flagged);
}

void SampleWriter::addInvitation()
{
    const Address host{tr("Ada (sample)"), QStringLiteral("ada@postaci.example")};
    const QString what = tr("Lunch by the sea");
    const QDateTime begin(m_now.addDays(3).date(), QTime(10, 0), Qt::UTC);
    const QString form = QStringLiteral("yyyyMMdd'T'HHmmss'Z'");
    const QString calendar =
        QStringLiteral(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Postaci//Sample//EN\r\nMETHOD:REQUEST\r\n"
            "BEGIN:VEVENT\r\nUID:sample-lunch@postaci.example\r\nDTSTAMP:%1\r\nDTSTART:%2\r\nDTEND:%3\r\n"
            "SUMMARY:%4\r\nLOCATION:%5\r\nORGANIZER;CN=Ada:mailto:%6\r\n"
            "ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:%7\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
            .arg(m_now.toString(form), begin.toString(form), begin.addSecs(2 * 60 * 60).toString(form), what,
                 tr("Kadıköy"), host.addr, m_owner.addr);
    add({host,
         m_owner,
         what,
         QStringLiteral("sample-invitation"),
         {},
         {plainText(tr("Will you come?")),
          {"text/calendar; charset=UTF-8; method=REQUEST", calendar.toUtf8()}},
         true},
        3 * kHour, {});
}

void SampleWriter::addQuestion()
{
    add({{tr("Deniz (sample)"), QStringLiteral("deniz@postaci.example")},
         m_owner,
         tr("What do you think of it?"),
         QStringLiteral("sample-question"),
         {},
         {plainText(
             tr("This one waits for an answer: press R, or the button below.\n\nWrite what you like. The "
                "sample mailbox sends nothing, and keeps what you write as a draft.\n\nDeniz"))}},
        40, {});
}

void SampleWriter::addWelcome()
{
    add({{tr("Postacı"), QStringLiteral("postaci@postaci.example")},
         m_owner,
         tr("Welcome: look around"),
         QStringLiteral("sample-welcome"),
         {},
         {plainText(
             tr("This is a sample mailbox. It needs no server, and nothing in it can go wrong: archive, "
                "delete, snooze, and take it back with Ctrl+Z.\n\n"
                "A few keys:\n"
                "  Ctrl+K  finds any command, folder or setting\n"
                "  /       searches the mail\n"
                "  A       archives\n"
                "  F1      opens the help\n\n"
                "When you have seen enough, the button above the mail removes the mailbox with all that "
                "is in it."))}},
        5, {});
}

QList<SampleMessage> SampleWriter::all()
{
    addNewsletter();
    addConversation();
    addAttachments();
    addInvitation();
    addQuestion();
    addWelcome();
    return m_messages;
}

} // namespace

QList<SampleMessage> sampleMessages(const Address& owner, const QDateTime& now)
{
    return SampleWriter(owner, now).all();
}

} // namespace postaci
