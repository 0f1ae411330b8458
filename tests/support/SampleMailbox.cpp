#include "support/SampleMailbox.h"

#include "support/MimeWriter.h"
#include "support/SampleFiles.h"
#include "support/SampleOddities.h"
#include "support/TestPaths.h"

#include <QFile>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 day = 86400;

QString readText(const QString& name)
{
    QFile file(supportFile("sample/"_L1 + name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString domainOf(const QString& address)
{
    return address.section(u'@', 1);
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped().replace(u'\n', "<br>\n"_L1);
}

/// The text form of a message that fills a template: its values, without their keys.
QString valuesOf(const QString& body)
{
    QStringList values;
    for (const QString& line : body.split(u'\n'))
        values << line.section(u':', 1).trimmed();
    return values.join("\n\n"_L1);
}

QByteArray typeOf(const QString& fileName)
{
    if (fileName.endsWith(".png"_L1))
        return "image/png";
    return fileName.endsWith(".pdf"_L1) ? "application/pdf" : "text/csv; charset=utf-8";
}

QByteArray bytesOf(const QString& fileName, const QString& subject)
{
    if (fileName.endsWith(".png"_L1))
        return samplePng(fileName);
    if (fileName.endsWith(".pdf"_L1))
        return samplePdf({subject, fileName, QString(), u"Örnek belge / Sample document"_s});
    return sampleCsv(fileName);
}

} // namespace

SampleMailbox::SampleMailbox(SampleOwner owner, QDateTime now)
    : m_owner(std::move(owner)), m_now(std::move(now)), m_people(parsePeople(readText(u"people.txt"_s)))
{
    for (const QString& name :
         {u"work.txt"_s, u"friends.txt"_s, u"world.txt"_s, u"lists.txt"_s, u"notices.txt"_s})
        m_threads += parseThreads(readText(name));
}

QList<SampleMessage> SampleMailbox::messages() const
{
    QList<SampleMessage> all;
    for (qsizetype i = 0; i < m_threads.size(); ++i)
        addThread(m_threads.at(i), static_cast<int>(i), all);
    all += sampleOddities(m_owner, m_now);
    std::stable_sort(all.begin(), all.end(), [](const SampleMessage& a, const SampleMessage& b) {
        return a.message.date < b.message.date;
    });
    return all;
}

bool SampleMailbox::fill(const DovecotServer& server, const QString& user) const
{
    QHash<QString, QList<NewMessage>> byFolder;
    for (const SampleMessage& message : messages())
        byFolder[message.folder] << message.message;
    return !byFolder.isEmpty() &&
           std::all_of(byFolder.keyBegin(), byFolder.keyEnd(), [&](const QString& folder) {
               return server.deliver(user, byFolder.value(folder), folder);
           });
}

void SampleMailbox::addThread(const SampleThread& thread, int number, QList<SampleMessage>& messages) const
{
    for (qsizetype i = 0; i < thread.entries.size(); ++i)
        messages << build({&thread, i, number});
}

SampleMessage SampleMailbox::build(const Place& place) const
{
    const SampleEntry& entry = place.thread->entries.at(place.index);
    const QByteArray raw = header(place) + content(place);
    return {folderOf(entry), place.thread->subject, {raw, flagsOf(place).toLatin1(), dateOf(entry)}};
}

SamplePerson SampleMailbox::person(const QString& key) const
{
    return key == "me"_L1 ? SamplePerson{m_owner.name, m_owner.address, 3} : m_people.value(key);
}

QDateTime SampleMailbox::dateOf(const SampleEntry& entry) const
{
    return m_now.addSecs(-entry.ageSeconds).toOffsetFromUtc(person(entry.sender).utcOffsetHours * 3600);
}

QString SampleMailbox::folderOf(const SampleEntry& entry) const
{
    return entry.options.value(u"folder"_s, entry.sender == "me"_L1 ? u"Sent"_s : u"INBOX"_s);
}

QString SampleMailbox::flagsOf(const Place& place) const
{
    const QList<SampleEntry>& entries = place.thread->entries;
    const SampleEntry& entry = entries.at(place.index);
    const QString folder = folderOf(entry);
    if (entry.has(u"flags"_s))
        return entry.options.value(u"flags"_s);
    if (folder == "Junk"_L1)
        return {};
    if (folder == "Drafts"_L1)
        return u"DS"_s;
    const bool answeredNext =
        place.index + 1 < entries.size() && entries.at(place.index + 1).sender == "me"_L1;
    const bool readByMe = std::any_of(entries.begin() + place.index, entries.end(),
                                      [](const SampleEntry& later) { return later.sender == "me"_L1; });
    const bool seen = readByMe || entry.ageSeconds > 2 * day || folder != "INBOX"_L1;
    const QString answered = answeredNext && entry.sender != "me"_L1 ? u"R"_s : QString();
    return seen ? answered + u'S' : answered;
}

QByteArray SampleMailbox::messageId(const Place& place, qsizetype index) const
{
    const SampleEntry& entry = place.thread->entries.at(index);
    return "<sample." + QByteArray::number(place.number) + '.' + QByteArray::number(index) + '@' +
           domainOf(person(entry.sender).address).toLatin1() + '>';
}

QByteArray SampleMailbox::recipients(const QStringList& keys, const QByteArray& charset) const
{
    QByteArrayList shown;
    for (const QString& key : keys) {
        const SamplePerson somebody = person(key);
        shown << mailboxText(somebody.name, somebody.address, charset);
    }
    return shown.join(",\r\n ");
}

QByteArray SampleMailbox::listFields(const SampleEntry& entry) const
{
    const QByteArray domain = domainOf(person(entry.sender).address).toLatin1();
    if (entry.has(u"list"_s)) {
        const QByteArray list = entry.options.value(u"list"_s).toLatin1();
        return "List-Id: <" + list + ".lists.example>\r\nList-Post: <mailto:" + list + "@lists.example>\r\n" +
               "List-Unsubscribe: <mailto:" + list + "-leave@lists.example>\r\nPrecedence: list\r\n";
    }
    if (entry.options.value(u"template"_s) == "newsletter"_L1)
        return "List-Id: <bulletin." + domain + ">\r\nList-Unsubscribe: <https://" + domain +
               "/unsubscribe?reader=7f3a>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    return {};
}

QByteArray SampleMailbox::header(const Place& place) const
{
    const SampleEntry& entry = place.thread->entries.at(place.index);
    const SamplePerson sender = person(entry.sender);
    const QByteArray charset = entry.options.value(u"charset"_s, u"utf-8"_s).toLatin1();
    QString subject = place.thread->subject;
    if (place.index > 0)
        subject.prepend(entry.sender == "selim"_L1 || entry.sender == "murat"_L1 ? "Ynt: "_L1 : "Re: "_L1);
    QByteArray text =
        "Date: " + QLocale::c().toString(dateOf(entry), u"ddd, d MMM yyyy HH:mm:ss "_s).toLatin1() +
        (sender.utcOffsetHours < 0 ? '-' : '+') +
        QByteArray::number(sender.utcOffsetHours).rightJustified(2, '0') +
        "00\r\nFrom: " + mailboxText(sender.name, sender.address, charset) +
        "\r\nTo: " + recipients(entry.list(u"to"_s), charset) + "\r\n";
    if (entry.has(u"cc"_s))
        text += "Cc: " + recipients(entry.list(u"cc"_s), charset) + "\r\n";
    text += "Subject: " + encodeHeader(subject, charset) +
            "\r\nMessage-ID: " + messageId(place, place.index) + "\r\n";
    if (place.index > 0) {
        QByteArrayList earlier;
        for (qsizetype i = 0; i < place.index; ++i)
            earlier << messageId(place, i);
        text += "In-Reply-To: " + earlier.last() + "\r\nReferences: " + earlier.join("\r\n ") + "\r\n";
    }
    return text + listFields(entry) + "MIME-Version: 1.0\r\n";
}

QString SampleMailbox::filled(const QString& text) const
{
    QString result = text;
    result.replace("{MENAME}"_L1, m_owner.name);
    return result.replace("{ME}"_L1, m_owner.name.section(u' ', 0, 0));
}

bool SampleMailbox::isEnglish(const SampleThread& thread, const QHash<QString, SamplePerson>& people)
{
    return std::any_of(thread.entries.begin(), thread.entries.end(), [&](const SampleEntry& entry) {
        return entry.sender != "me"_L1 && people.value(entry.sender).utcOffsetHours != 3;
    });
}

/// The message before this one, quoted as a mail program does.
QString SampleMailbox::quoteOf(const Place& place) const
{
    const SampleEntry& entry = place.thread->entries.at(place.index);
    if (!entry.has(u"quote"_s) || place.index == 0)
        return {};
    const SampleEntry& before = place.thread->entries.at(place.index - 1);
    const QString name = person(before.sender).name;
    const bool english = isEnglish(*place.thread, m_people);
    const QLocale locale(english ? QLocale::English : QLocale::Turkish);
    const QString date = locale.toString(dateOf(before), u"d MMMM yyyy HH:mm"_s);
    QString text = english ? u"\n\nOn %1, %2 wrote:\n"_s.arg(date, name)
                           : u"\n\n%1 tarihinde %2 yazdı:\n"_s.arg(date, name);
    for (const QString& line : filled(before.body).split(u'\n'))
        text += line.isEmpty() ? u">\n"_s : "> "_L1 + line + u'\n';
    return text;
}

QString SampleMailbox::templated(const SampleEntry& entry, int number) const
{
    const SamplePerson sender = person(entry.sender);
    QString html = readText(entry.options.value(u"template"_s) + ".html"_L1);
    for (const QString& line : entry.body.split(u'\n'))
        html.replace(u'{' + line.section(u':', 0, 0).trimmed() + u'}',
                     line.section(u':', 1).trimmed().toHtmlEscaped());
    const bool english = sender.utcOffsetHours != 3;
    html.replace("{SENDER}"_L1, sender.name.toHtmlEscaped())
        .replace("{DOMAIN}"_L1, domainOf(sender.address))
        .replace("{NUMBER}"_L1, QString::number(200 + number))
        .replace("{MORE}"_L1, english ? u"Read on"_s : u"Devamını oku"_s)
        .replace("{LEAVE}"_L1, english ? u"Unsubscribe"_s : u"Abonelikten çık"_s)
        .replace("{FOOT}"_L1, english ? u"You receive this because you asked for it."_s
                                      : u"Bu bülteni, istediğiniz için alıyorsunuz."_s)
        .replace("{SMALL}"_L1, english
                                   ? u"Three pages, one photograph and a good reason to put the kettle on."_s
                                   : u"Üç sayfa, bir fotoğraf ve çay koymak için iyi bir sebep."_s);
    return filled(html);
}

QByteArray SampleMailbox::textContent(const Place& place, const QString& text) const
{
    const SampleEntry& entry = place.thread->entries.at(place.index);
    if (entry.has(u"flowed"_s))
        return flowedPart(text);
    if (entry.has(u"template"_s))
        return multipart("alternative", {textPart(valuesOf(text)), htmlPart(templated(entry, place.number))});
    const QStringList pictures = entry.list(u"inline"_s);
    if (pictures.isEmpty() && !entry.has(u"html"_s))
        return textPart(text, entry.options.value(u"charset"_s, u"utf-8"_s).toLatin1());
    QString html = u"<html><body style=\"font-family: sans-serif\"><p>%1</p>"_s.arg(escaped(text));
    QList<MimePart> related;
    for (const QString& picture : pictures) {
        const QByteArray id = picture.toLatin1() + '.' + QByteArray::number(place.number) + "@sample";
        html += u"<p><img src=\"cid:%1\" width=\"480\" height=\"270\" alt=\"%2\"></p>"_s.arg(
            QString::fromLatin1(id), picture);
        related << filePart(picture, "image/png", samplePng(picture), id);
    }
    related.prepend(htmlPart(html + "</body></html>"_L1));
    const MimePart shown = pictures.isEmpty() ? related.first() : multipart("related", related);
    return multipart("alternative", {textPart(text), shown});
}

QByteArray SampleMailbox::content(const Place& place) const
{
    const SampleEntry& entry = place.thread->entries.at(place.index);
    MimePart text = textContent(place, filled(entry.body) + quoteOf(place));
    const QStringList files = entry.list(u"attach"_s);
    if (files.isEmpty())
        return text;
    QList<MimePart> parts{text};
    for (const QString& file : files)
        parts << filePart(file, typeOf(file), bytesOf(file, place.thread->subject));
    return multipart("mixed", parts);
}

} // namespace postaci::test
