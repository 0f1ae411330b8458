#include "support/MimeWriter.h"

#include <QCryptographicHash>
#include <QHash>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QHash<char16_t, char>& turkishBytes()
{
    static const QHash<char16_t, char> table{{u'Ğ', '\xD0'}, {u'İ', '\xDD'}, {u'Ş', '\xDE'},
                                             {u'ğ', '\xF0'}, {u'ı', '\xFD'}, {u'ş', '\xFE'}};
    return table;
}

const QHash<char16_t, char>& windowsBytes()
{
    static const QHash<char16_t, char> table{{u'€', '\x80'}, {u'…', '\x85'}, {u'‘', '\x91'}, {u'’', '\x92'},
                                             {u'“', '\x93'}, {u'”', '\x94'}, {u'–', '\x96'}};
    return table;
}

char encodeCharacter(char16_t character, const QByteArray& charset)
{
    if (turkishBytes().contains(character))
        return turkishBytes().value(character);
    if (charset == "windows-1254" && windowsBytes().contains(character))
        return windowsBytes().value(character);
    return character < 0x100 ? static_cast<char>(character) : '?';
}

bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QByteArray quotedPrintableLine(const QByteArray& line)
{
    static const char* digits = "0123456789ABCDEF";
    QByteArray out;
    qsizetype column = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const auto byte = static_cast<unsigned char>(line.at(i));
        const bool lastSpace = byte == ' ' && i == line.size() - 1;
        QByteArray piece(1, line.at(i));
        if (byte >= 0x7F || byte == '=' || byte < ' ' || lastSpace)
            piece = QByteArray("=") + digits[byte >> 4] + digits[byte & 15];
        if (column + piece.size() > 75) {
            out += "=\r\n";
            column = 0;
        }
        out += piece;
        column += piece.size();
    }
    return out;
}

QByteArray quotedPrintable(const QByteArray& text)
{
    QByteArray out;
    for (const QByteArray& line : text.split('\n'))
        out += quotedPrintableLine(line) + "\r\n";
    return out;
}

QByteArray base64Lines(const QByteArray& bytes)
{
    const QByteArray all = bytes.toBase64();
    QByteArray out;
    for (qsizetype i = 0; i < all.size(); i += 76)
        out += all.mid(i, 76) + "\r\n";
    return out;
}

/// One line per 72 columns; all but the last of a paragraph end in a space.
QString flow(const QString& paragraph)
{
    QStringList lines;
    QString line;
    for (const QString& word : paragraph.split(u' ')) {
        if (!line.isEmpty() && line.size() + word.size() > 71) {
            lines << line;
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    lines << line;
    QString text = lines.join(" \n"_L1);
    // Space-stuffing: these would mean something else at the start of a line.
    if (text.startsWith(u'>') || text.startsWith("From "_L1) || text.startsWith(u' '))
        text.prepend(u' ');
    return text;
}

} // namespace

QByteArray withCrLf(QByteArray text)
{
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
}

QByteArray encodeText(const QString& text, const QByteArray& charset)
{
    if (charset == "utf-8" || charset == "us-ascii")
        return text.toUtf8();
    QByteArray bytes;
    for (const QChar character : text)
        bytes += encodeCharacter(character.unicode(), charset);
    return bytes;
}

QByteArray encodeHeader(const QString& text, const QByteArray& charset)
{
    if (isAscii(text))
        return text.toLatin1();
    QByteArrayList words;
    QString piece;
    const auto finish = [&] {
        words << "=?" + charset + "?B?" + encodeText(piece, charset).toBase64() + "?=";
        piece.clear();
    };
    for (const QChar character : text) {
        if (encodeText(piece + character, charset).size() > 40)
            finish();
        piece += character;
    }
    finish();
    return words.join("\r\n ");
}

QByteArray mailboxText(const QString& name, const QString& address, const QByteArray& charset)
{
    const bool plain =
        std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber() || c == u' '; });
    const QByteArray shown = !isAscii(name) ? encodeHeader(name, charset)
                             : plain        ? name.toLatin1()
                                            : '"' + name.toLatin1() + '"';
    return shown + " <" + address.toLatin1() + '>';
}

MimePart textPart(const QString& text, const QByteArray& charset)
{
    if (charset.isEmpty())
        return "Content-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
               withCrLf(encodeText(text, "windows-1254")) + "\r\n";
    return "Content-Type: text/plain; charset=" + charset +
           "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           quotedPrintable(encodeText(text, charset));
}

MimePart flowedPart(const QString& text)
{
    QStringList lines;
    for (const QString& paragraph : text.split(u'\n'))
        lines << flow(paragraph);
    return "Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: "
           "8bit\r\n\r\n" +
           withCrLf(lines.join(u'\n').toUtf8()) + "\r\n";
}

MimePart htmlPart(const QString& html)
{
    return "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           quotedPrintable(html.toUtf8());
}

MimePart filePart(const QString& fileName, const QByteArray& type, const QByteArray& bytes,
                  const QByteArray& contentId)
{
    const QByteArray name = isAscii(fileName) ? "filename=\"" + fileName.toLatin1() + '"'
                                              : "filename*=utf-8''" + QUrl::toPercentEncoding(fileName);
    QByteArray part = "Content-Type: " + type +
                      "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: " +
                      (contentId.isEmpty() ? "attachment" : "inline") + "; " + name + "\r\n";
    if (!contentId.isEmpty())
        part += "Content-ID: <" + contentId + ">\r\n";
    return part + "\r\n" + base64Lines(bytes);
}

MimePart multipart(const QByteArray& subtype, const QList<MimePart>& parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const MimePart& part : parts)
        hash.addData(part);
    const QByteArray boundary = subtype.left(3) + "-" + hash.result().toHex().left(20);
    QByteArray out = "Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\r\n\r\n";
    for (const MimePart& part : parts)
        out += "--" + boundary + "\r\n" + part + "\r\n";
    return out + "--" + boundary + "--\r\n";
}

} // namespace postaci::test
