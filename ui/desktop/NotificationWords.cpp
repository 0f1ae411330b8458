#include "desktop/NotificationWords.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

namespace postaci {

const QString NotificationKeys::kRead = QStringLiteral("mark-read");
const QString NotificationKeys::kArchive = QStringLiteral("archive");
const QString NotificationKeys::kDelete = QStringLiteral("delete");
const QString NotificationKeys::kReply = QStringLiteral("reply");

namespace {

constexpr int kLongestSender = 60;
constexpr int kLongestNotifiedSubject = 140;
constexpr int kLongestNotifiedPreview = 200;
constexpr int kLongestListedSubject = 60;
constexpr qsizetype kMostSenders = 4;
constexpr qsizetype kMostNewsLines = 6;

/// Notification::tr()
class NotificationTexts
{
    Q_DECLARE_TR_FUNCTIONS(postaci::Notification)
};

bool isSeen(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional marks, joiners, tags
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

/// A name that says it is another address is not shown.
QString senderName(const MessageRow& message)
{
    const bool isTold = !message.from.name.isEmpty() && !message.from.name.contains(QLatin1Char('@'));
    const QString name = safeLine(isTold ? message.from.name : message.from.addr, kLongestSender);
    return name.isEmpty() ? NotificationTexts::tr("an unknown sender") : name;
}

QString senderList(const QList<MessageRow>& messages)
{
    QStringList names;
    for (const MessageRow& message : messages) {
        const QString name = senderName(message);
        if (!names.contains(name))
            names.append(name);
    }
    const auto more = static_cast<int>(names.size() - kMostSenders);
    if (more <= 0)
        return names.join(QLatin1String(", "));
    //: %1 is a list of names, which ends with "and 3 more"
    return NotificationTexts::tr("%1 and %n more", nullptr, more)
        .arg(names.mid(0, kMostSenders).join(QLatin1String(", ")));
}

/// A line for each of the newest, and how many more there are.
QString newsLines(const QList<MessageRow>& messages)
{
    const qsizetype left = messages.size() > kMostNewsLines ? messages.size() - kMostNewsLines + 1 : 0;
    QStringList lines;
    for (qsizetype i = messages.size() - 1; i >= left; --i) {
        const QString subject = safeLine(messages.at(i).subject, kLongestListedSubject);
        //: %1 is who writes, %2 the subject; a line of a list
        lines.append(NotificationTexts::tr("%1: %2").arg(
            senderName(messages.at(i)), subject.isEmpty() ? NotificationTexts::tr("(no subject)") : subject));
    }
    if (left > 0)
        lines.append(NotificationTexts::tr("and %n more", nullptr, static_cast<int>(left)));
    return lines.join(QLatin1Char('\n'));
}

Notification ofOne(const MessageRow& message, NotificationText text)
{
    Notification one;
    if (text == NotificationText::Sender) {
        one.title = NotificationTexts::tr("New message from %1").arg(senderName(message));
        return one;
    }
    one.title = senderName(message);
    const QString subject = safeLine(message.subject, kLongestNotifiedSubject);
    one.body = subject.isEmpty() ? NotificationTexts::tr("(no subject)") : subject;
    const QString preview = safeLine(message.preview, kLongestNotifiedPreview);
    if (!preview.isEmpty())
        one.body += QLatin1Char('\n') + preview;
    return one;
}

} // namespace

QString safeLine(const QString& text, int most)
{
    // Enough of it to fill the line even where most of it is not shown.
    const QString seen = text.left(qsizetype{most} * 16);
    QString line;
    for (const char32_t point : seen.toUcs4()) {
        if (QChar::isSpace(point) || point == U'\t')
            line += QLatin1Char(' ');
        else if (isSeen(point))
            line += QString::fromUcs4(&point, 1);
    }
    line = line.simplified();
    if (line.size() <= most)
        return line;
    QTextBoundaryFinder ends(QTextBoundaryFinder::Grapheme, line);
    ends.setPosition(most);
    const qsizetype end = ends.isAtBoundary() ? most : ends.toPreviousBoundary();
    return line.left(end > 0 ? end : most).trimmed() + QChar(0x2026);
}

Notification notificationOf(const QList<MessageRow>& messages, NotificationText text, bool hasSound)
{
    const bool isOne = messages.size() == 1;
    Notification made;
    if (isOne && text != NotificationText::Count) {
        made = ofOne(messages.first(), text);
    } else {
        made.title = NotificationTexts::tr("%n new message(s)", nullptr, static_cast<int>(messages.size()));
        if (text == NotificationText::Whole)
            made.body = newsLines(messages);
        else if (text == NotificationText::Sender)
            made.body = senderList(messages);
    }
    made.hasSound = hasSound;
    made.actions = {{DesktopNotifications::kDefaultAction, NotificationTexts::tr("Open")},
                    {NotificationKeys::kRead, NotificationTexts::tr("Mark as read")}};
    if (isOne)
        made.actions += {{NotificationKeys::kArchive, NotificationTexts::tr("Archive")},
                         {NotificationKeys::kDelete, NotificationTexts::tr("Delete")},
                         {NotificationKeys::kReply, NotificationTexts::tr("Reply")}};
    return made;
}

} // namespace postaci
