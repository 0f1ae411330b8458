#include "message/MessageReader.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>

namespace postaci {

namespace {

constexpr qsizetype kMaxBytes = 200;
constexpr qsizetype kMaxExtension = 20;

/// Controls, and what changes the direction or hides characters: "gpj.exe" must not look like "exe.jpg".
bool isDangerous(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c == QChar::ReplacementCharacter;
    }
}

bool isForbidden(QChar c)
{
    static const QString forbidden = QStringLiteral("<>:\"|?*/\\");
    switch (c.unicode()) {
    case 0x2044: // look-alikes of the slash and backslash
    case 0x2215:
    case 0x29f5:
    case 0x29f8:
    case 0xff0f:
    case 0xff3c:
        return true;
    default:
        return forbidden.contains(c);
    }
}

QString lastPathPart(const QString& name)
{
    const qsizetype slash = qMax(name.lastIndexOf(QLatin1Char('/')), name.lastIndexOf(QLatin1Char('\\')));
    return name.mid(slash + 1);
}

QString withoutDangerousCharacters(const QString& name)
{
    QString out;
    const QList<uint> codes = name.toUcs4();
    for (const uint code : codes) {
        if (code > 0xffff) {
            if (QChar::category(code) != QChar::Other_Format &&
                QChar::category(code) != QChar::Other_NotAssigned)
                out += QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1);
            continue;
        }
        const QChar c(static_cast<char16_t>(code));
        if (isDangerous(c) || c.isSurrogate())
            continue;
        out += isForbidden(c) ? QLatin1Char('_') : c.isSpace() ? QLatin1Char(' ') : c;
    }
    return out;
}

void trimBlanksAndDots(QString* name)
{
    const auto isTrimmed = [](QChar c) { return c == QLatin1Char('.') || c.isSpace(); };
    qsizetype begin = 0;
    qsizetype end = name->size();
    while (begin < end && isTrimmed(name->at(begin)))
        ++begin;
    while (end > begin && isTrimmed(name->at(end - 1)))
        --end;
    *name = name->mid(begin, end - begin);
}

/// Windows opens a device under these names, whatever extension follows.
bool isReserved(const QString& name)
{
    static const QSet<QString> devices = {
        QStringLiteral("con"),    QStringLiteral("prn"),    QStringLiteral("aux"),    QStringLiteral("nul"),
        QStringLiteral("clock$"), QStringLiteral("conin$"), QStringLiteral("conout$")};
    const QString stem = name.section(QLatin1Char('.'), 0, 0).trimmed().toCaseFolded();
    if (devices.contains(stem))
        return true;
    if (stem.size() != 4 || !(stem.startsWith(QLatin1String("com")) || stem.startsWith(QLatin1String("lpt"))))
        return false;
    const QChar last = stem.at(3);
    return last.isDigit() || last == QChar(0xb9) || last == QChar(0xb2) || last == QChar(0xb3);
}

QString cutToBytes(QString text, qsizetype bytes)
{
    while (text.toUtf8().size() > bytes) {
        text.chop(1);
        if (!text.isEmpty() && text.back().isHighSurrogate())
            text.chop(1);
    }
    return text;
}

QString shortened(const QString& name)
{
    if (name.toUtf8().size() <= kMaxBytes)
        return name;
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    QString extension = dot > 0 ? name.mid(dot) : QString();
    if (extension.toUtf8().size() > kMaxExtension)
        extension.clear();
    QString stem = cutToBytes(name.left(kMaxBytes).left(name.size() - extension.size()),
                              kMaxBytes - extension.toUtf8().size());
    trimBlanksAndDots(&stem);
    return stem + extension;
}

QString defaultName(const QString& mimeType)
{
    static const QHash<QString, QString> extensions = {
        {QStringLiteral("application/pdf"), QStringLiteral(".pdf")},
        {QStringLiteral("application/zip"), QStringLiteral(".zip")},
        {QStringLiteral("application/json"), QStringLiteral(".json")},
        {QStringLiteral("application/ics"), QStringLiteral(".ics")},
        {QStringLiteral("application/pgp-signature"), QStringLiteral(".asc")},
        {QStringLiteral("application/pgp-encrypted"), QStringLiteral(".asc")},
        {QStringLiteral("application/pkcs7-signature"), QStringLiteral(".p7s")},
        {QStringLiteral("application/pkcs7-mime"), QStringLiteral(".p7m")},
        {QStringLiteral("application/x-pkcs7-signature"), QStringLiteral(".p7s")},
        {QStringLiteral("application/msword"), QStringLiteral(".doc")},
        {QStringLiteral("audio/mpeg"), QStringLiteral(".mp3")},
        {QStringLiteral("image/bmp"), QStringLiteral(".bmp")},
        {QStringLiteral("image/gif"), QStringLiteral(".gif")},
        {QStringLiteral("image/jpeg"), QStringLiteral(".jpg")},
        {QStringLiteral("image/png"), QStringLiteral(".png")},
        {QStringLiteral("image/svg+xml"), QStringLiteral(".svg")},
        {QStringLiteral("image/tiff"), QStringLiteral(".tif")},
        {QStringLiteral("image/webp"), QStringLiteral(".webp")},
        {QStringLiteral("message/delivery-status"), QStringLiteral(".txt")},
        {QStringLiteral("message/disposition-notification"), QStringLiteral(".txt")},
        {QStringLiteral("message/global"), QStringLiteral(".eml")},
        {QStringLiteral("message/rfc822"), QStringLiteral(".eml")},
        {QStringLiteral("text/calendar"), QStringLiteral(".ics")},
        {QStringLiteral("text/css"), QStringLiteral(".css")},
        {QStringLiteral("text/csv"), QStringLiteral(".csv")},
        {QStringLiteral("text/html"), QStringLiteral(".html")},
        {QStringLiteral("text/plain"), QStringLiteral(".txt")},
        {QStringLiteral("text/rfc822-headers"), QStringLiteral(".txt")},
        {QStringLiteral("text/vcard"), QStringLiteral(".vcf")},
        {QStringLiteral("text/x-vcard"), QStringLiteral(".vcf")},
        {QStringLiteral("text/xml"), QStringLiteral(".xml")},
        {QStringLiteral("video/mp4"), QStringLiteral(".mp4")},
    };
    const QString stem = mimeType.startsWith(QLatin1String("message/")) ? QStringLiteral("message")
                                                                        : QStringLiteral("attachment");
    return stem + extensions.value(mimeType.toLower(), QStringLiteral(".bin"));
}

} // namespace

QString safeFileName(const QString& name, const QString& mimeType)
{
    constexpr qsizetype longest = 4096;
    QString safe = withoutDangerousCharacters(lastPathPart(name.left(longest)));
    safe = safe.normalized(QString::NormalizationForm_C);
    trimBlanksAndDots(&safe);
    if (isReserved(safe))
        safe.prepend(QLatin1Char('_'));
    safe = shortened(safe);
    return safe.isEmpty() ? defaultName(mimeType) : safe;
}

QString messageFileName(const QDateTime& date, const QString& subject)
{
    constexpr qsizetype kLongestSubject = 100;
    // Not as a path: a subject may have slashes.
    QString words = subject.left(kLongestSubject);
    words.replace(QLatin1Char('/'), QLatin1Char('_')).replace(QLatin1Char('\\'), QLatin1Char('_'));
    QString name = words.simplified();
    if (date.isValid())
        name.prepend(date.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HHmm ")));
    if (name.isEmpty())
        return safeFileName({}, QStringLiteral("message/rfc822"));
    return safeFileName(name.trimmed() + QStringLiteral(".eml"), QStringLiteral("message/rfc822"));
}

} // namespace postaci
