#include "message/TextFolding.h"

#include <QList>
#include <QStringView>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kPreviewLength = 140;
constexpr qsizetype kLookedAt = 16 * 1024;

/// What mailers of both languages write above a message that they quote without marks.
bool beginsOriginal(QStringView line)
{
    if (!line.startsWith(QLatin1Char('-')) && !line.startsWith(QLatin1Char('_')))
        return false;
    const QString folded = foldForSearch(line.toString());
    for (const char* words :
         {"original message", "forwarded message", "ozgun ileti", "orijinal ileti", "orijinal mesaj",
          "iletilen ileti", "yonlendirilmis ileti", "yonlendirilen ileti"}) {
        if (folded.contains(QLatin1String(words)))
            return true;
    }
    return false;
}

/// "On ... wrote:", "... tarihinde ... yazdı:".
bool isAttribution(QStringView line)
{
    if (!line.endsWith(QLatin1Char(':')))
        return false;
    const QString folded = foldForSearch(line.toString());
    return folded.endsWith(QLatin1String("wrote:")) || folded.endsWith(QLatin1String("yazdi:")) ||
           folded.endsWith(QLatin1String("schrieb:")) || folded.endsWith(QLatin1String("ecrit :"));
}

bool hasLetter(QStringView line)
{
    return std::any_of(line.begin(), line.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

/// Padding that newsletters put behind their first sentence, and joiners.
bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Format || c.category() == QChar::Other_Control || c == QChar(0x34f);
}

/// Past "<https://...>" or "[cid:...]", which HTML leaves in the text beside the words it belongs to.
qsizetype bracketedLinkEnd(QStringView text, qsizetype i)
{
    const bool angle = text[i] == QLatin1Char('<');
    if (!angle && text[i] != QLatin1Char('['))
        return -1;
    const QStringView rest = text.sliced(i + 1);
    bool isLink = false;
    for (const char* scheme : {"http:", "https:", "mailto:", "cid:", "image:"})
        isLink = isLink || rest.startsWith(QLatin1String(scheme), Qt::CaseInsensitive);
    if (!isLink)
        return -1;
    const qsizetype close = rest.indexOf(angle ? QLatin1Char('>') : QLatin1Char(']'));
    return close < 0 ? -1 : i + close + 2;
}

void appendWords(QStringView text, QString* out)
{
    for (qsizetype i = 0; i < text.size() && out->size() <= 2 * kPreviewLength;) {
        const qsizetype linkEnd = bracketedLinkEnd(text, i);
        if (linkEnd > 0) {
            i = linkEnd;
            continue;
        }
        const QChar c = text[i++];
        if (c.isSpace()) {
            if (!out->isEmpty() && !out->endsWith(QLatin1Char(' ')))
                *out += QLatin1Char(' ');
        } else if (!isInvisible(c)) {
            *out += c;
        }
    }
}

QString cutAtWord(QString text)
{
    text = text.trimmed();
    if (text.size() <= kPreviewLength)
        return text;
    const qsizetype blank = text.lastIndexOf(QLatin1Char(' '), kPreviewLength);
    qsizetype end = blank > kPreviewLength / 2 ? blank : kPreviewLength;
    if (text.at(end - 1).isHighSurrogate())
        --end;
    return text.left(end) + QChar(0x2026);
}

} // namespace

QString previewText(const QString& text)
{
    const QStringView looked = QStringView(text).first(qMin(text.size(), kLookedAt));
    QString words;
    for (const QStringView line : looked.split(QLatin1Char('\n'))) {
        const QStringView trimmed = line.trimmed();
        if (trimmed == QLatin1String("--") || beginsOriginal(trimmed))
            break; // the signature, or somebody else's words
        if (trimmed.startsWith(QLatin1Char('>')) || isAttribution(trimmed) || !hasLetter(trimmed))
            continue;
        appendWords(trimmed, &words);
        words += QLatin1Char(' ');
        if (words.size() > kPreviewLength)
            break;
    }
    if (words.trimmed().isEmpty())
        appendWords(looked, &words); // nothing but quotes: better them than nothing
    return cutAtWord(words);
}

} // namespace postaci
