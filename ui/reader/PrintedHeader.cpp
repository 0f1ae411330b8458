#include "reader/PrintedHeader.h"

#include "base/SizeText.h"
#include "reader/Recipients.h"
#include "widgets/DateText.h"
#include "widgets/Theme.h"

#include <QCoreApplication>
#include <QTextCharFormat>
#include <QTextCursor>

namespace postaci {

namespace {

constexpr qsizetype kMostNamed = 100; ///< of people, and of attachments
constexpr qsizetype kLongestPrintedLine = 1000;

struct PrintedLine
{
    QString label;
    QString text;
};

QString printWords(const char* source)
{
    return QCoreApplication::translate("PrintedHeader", source);
}

QString everybody(const AddressList& people)
{
    QStringList names;
    for (const Address& person : people.mid(0, kMostNamed))
        names << fullAddress(person);
    if (people.size() > kMostNamed)
        names << QStringLiteral("…");
    return names.join(QLatin1String(", "));
}

QString printedSubject(const Envelope& envelope)
{
    const QString subject = plainLine(envelope.subject).left(kLongestPrintedLine);
    return subject.isEmpty() ? printWords(QT_TRANSLATE_NOOP("PrintedHeader", "(no subject)")) : subject;
}

QList<PrintedLine> printedLines(const Envelope& envelope)
{
    QList<PrintedLine> lines{
        {printWords(QT_TRANSLATE_NOOP("PrintedHeader", "From")), everybody(envelope.from)},
        {printWords(QT_TRANSLATE_NOOP("PrintedHeader", "To")), everybody(envelope.to)},
        {printWords(QT_TRANSLATE_NOOP("PrintedHeader", "Cc")), everybody(envelope.cc)},
        {printWords(QT_TRANSLATE_NOOP("PrintedHeader", "Date")),
         envelope.date.isValid() ? longDate(envelope.date) : QString()},
    };
    lines.removeIf([](const PrintedLine& line) { return line.text.isEmpty(); });
    return lines;
}

QString attachmentsTitle()
{
    return printWords(QT_TRANSLATE_NOOP("PrintedHeader", "Attachments"));
}

/// Those that a reader lists, too.
QStringList printedFiles(const QList<AttachmentInfo>& attachments)
{
    QStringList files;
    for (const AttachmentInfo& attachment : attachments) {
        if (attachment.isReferenced)
            continue;
        if (files.size() == kMostNamed) {
            files << QStringLiteral("…");
            break;
        }
        //: A file and its size
        files << printWords(QT_TRANSLATE_NOOP("PrintedHeader", "%1 (%2)"))
                     .arg(attachment.name, sizeText(attachment.size));
    }
    return files;
}

QString printedHeaderHtml(const Envelope& envelope)
{
    QString rows;
    for (const PrintedLine& line : printedLines(envelope))
        rows += QStringLiteral("<tr><td style=\"color:#444444;padding:1px 12px 1px 0;vertical-align:top\">%1"
                               "</td><td style=\"color:#000000;padding:1px 0\">%2</td></tr>")
                    .arg(line.label.toHtmlEscaped(), line.text.toHtmlEscaped());
    return QStringLiteral("<div style=\"background:#ffffff;color:#000000;border-bottom:1px solid "
                          "#888888;margin:0 0 16px 0;padding:0 0 8px 0\"><div style=\"font-size:20px;"
                          "font-weight:600;margin:0 0 6px 0\">%1</div><table "
                          "style=\"border-spacing:0\">%2</table></div>")
        .arg(printedSubject(envelope).toHtmlEscaped(), rows);
}

QString printedAttachmentsHtml(const QList<AttachmentInfo>& attachments)
{
    const QStringList files = printedFiles(attachments);
    if (files.isEmpty())
        return {};
    return QStringLiteral("<div style=\"background:#ffffff;color:#000000;border-top:1px solid #888888;"
                          "margin:16px 0 0 0;padding:8px 0 0 0\"><b>%1</b><br>%2</div>")
        .arg(attachmentsTitle().toHtmlEscaped(),
             files.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

} // namespace

QString printedDocument(QString document, const MessageContent& content)
{
    // No element that a sender can write closes this one, and negative margins end at its edge. Sideways it
    // is open, so that paper still shows a wide message smaller.
    const QString begin =
        QStringLiteral("<postaci-body style=\"display:flow-root;overflow-x:visible;overflow-y:clip\">");
    const QString end = QStringLiteral("</postaci-body>");
    const QString openBody = QStringLiteral("<body>");
    if (const qsizetype at = document.lastIndexOf(QStringLiteral("</body>")); at >= 0)
        document.insert(at, end + printedAttachmentsHtml(content.attachments));
    if (const qsizetype at = document.indexOf(openBody); at >= 0)
        document.insert(at + openBody.size(), printedHeaderHtml(content.envelope) + begin);
    return document;
}

void writePrintedHeader(QTextCursor& cursor, const Envelope& envelope)
{
    const QTextCharFormat plain = cursor.charFormat();
    QTextCharFormat title = plain;
    title.setFont(Theme::semibold(Theme::fontScaled(plain.font(), Theme::kTitleScale)));
    QTextCharFormat label = plain;
    label.setFont(Theme::semibold(plain.font()));
    cursor.insertText(printedSubject(envelope), title);
    for (const PrintedLine& line : printedLines(envelope)) {
        cursor.insertBlock(QTextBlockFormat(), plain);
        cursor.insertText(line.label + QLatin1String(": "), label);
        cursor.insertText(line.text, plain);
    }
    QTextBlockFormat apart;
    apart.setTopMargin(Theme::kSpace6);
    cursor.insertBlock(apart, plain);
}

void writePrintedAttachments(QTextCursor& cursor, const QList<AttachmentInfo>& attachments)
{
    const QStringList files = printedFiles(attachments);
    if (files.isEmpty())
        return;
    const QTextCharFormat plain = cursor.charFormat();
    QTextCharFormat label = plain;
    label.setFont(Theme::semibold(plain.font()));
    QTextBlockFormat apart;
    apart.setTopMargin(Theme::kSpace6);
    cursor.insertBlock(apart, label);
    cursor.insertText(attachmentsTitle(), label);
    for (const QString& file : files) {
        cursor.insertBlock(QTextBlockFormat(), plain);
        cursor.insertText(file, plain);
    }
}

} // namespace postaci
