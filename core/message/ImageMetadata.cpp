#include "message/ImageMetadata.h"

#include <QSet>
#include <QtEndian>

namespace postaci {

namespace {

quint8 byteAt(const QByteArray& bytes, qsizetype at)
{
    return static_cast<quint8>(bytes.at(at));
}

/// Segments of applications and comments, but for colours: JFIF (APP0), profiles (APP2) and Adobe's kind of
/// colours (APP14).
bool isJpegMetadata(quint8 marker)
{
    constexpr quint8 comment = 0xfe;
    const bool isApplication = marker >= 0xe0 && marker <= 0xef;
    return marker == comment || (isApplication && marker != 0xe0 && marker != 0xe2 && marker != 0xee);
}

/// Where the coded picture that begins at `at` ends: at a marker that is none of its own.
qsizetype endOfScan(const QByteArray& image, qsizetype at)
{
    for (; at + 1 < image.size(); ++at) {
        const quint8 next = byteAt(image, at + 1);
        const bool isOfPicture = next == 0 || next == 0xff || (next >= 0xd0 && next <= 0xd7);
        if (byteAt(image, at) == 0xff && !isOfPicture)
            return at;
    }
    return image.size();
}

/// Ends with the picture: what cameras put behind it is another one, with its own metadata.
std::optional<QByteArray> strippedJpeg(const QByteArray& image)
{
    constexpr quint8 startOfScan = 0xda;
    constexpr quint8 endOfImage = 0xd9;
    QByteArray out = image.first(2);
    qsizetype at = 2;
    while (at + 2 <= image.size() && byteAt(image, at) == 0xff) {
        const quint8 marker = byteAt(image, at + 1);
        if (marker == 0xff) { // padding
            ++at;
            continue;
        }
        if (marker == endOfImage)
            return out + image.mid(at, 2);
        if (at + 4 > image.size())
            return {};
        qsizetype end = at + 2 + qFromBigEndian<quint16>(image.constData() + at + 2);
        if (end < at + 4 || end > image.size())
            return {};
        if (marker == startOfScan)
            end = endOfScan(image, end);
        if (!isJpegMetadata(marker))
            out += image.mid(at, end - at);
        at = end;
    }
    return {};
}

std::optional<QByteArray> strippedPng(const QByteArray& image)
{
    static const QSet<QByteArray> metadata = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME"};
    constexpr qsizetype signature = 8;
    constexpr qsizetype aroundData = 12; // length, type, check sum
    QByteArray out = image.first(signature);
    qsizetype at = signature;
    while (at + aroundData <= image.size()) {
        const qsizetype length = qFromBigEndian<quint32>(image.constData() + at) + aroundData;
        if (at + length > image.size())
            return {};
        const QByteArray type = image.mid(at + 4, 4);
        if (!metadata.contains(type))
            out += image.mid(at, length);
        at += length;
        if (type == "IEND")
            return out;
    }
    return {};
}

/// Past blocks of data, each with its length before it, and the empty one; -1: broken.
qsizetype endOfGifBlocks(const QByteArray& image, qsizetype at)
{
    while (at < image.size()) {
        const quint8 length = byteAt(image, at);
        at += 1 + length;
        if (length == 0)
            return at;
    }
    return -1;
}

qsizetype gifColors(quint8 flags)
{
    const bool hasTable = (flags & 0x80U) != 0;
    return hasTable ? qsizetype{3} << ((flags & 7U) + 1) : 0;
}

/// Comments go, and what programs add, but for how often it is played.
bool isGifMetadata(const QByteArray& extension)
{
    const quint8 label = byteAt(extension, 1);
    constexpr quint8 comment = 0xfe;
    constexpr quint8 application = 0xff;
    const QByteArray name = extension.mid(3, 11);
    return label == comment || (label == application && name != "NETSCAPE2.0" && name != "ANIMEXTS1.0");
}

std::optional<QByteArray> strippedGif(const QByteArray& image)
{
    constexpr qsizetype screen = 13; // signature and what follows it, before the colours
    if (image.size() < screen)
        return {};
    qsizetype at = screen + gifColors(byteAt(image, screen - 3));
    QByteArray out = image.first(qMin(at, image.size()));
    while (at + 1 < image.size()) {
        const char kind = image.at(at);
        qsizetype end = -1;
        if (kind == '!') {
            end = endOfGifBlocks(image, at + 2);
        } else if (kind == ',') {
            constexpr qsizetype descriptor = 10;
            if (at + descriptor >= image.size())
                return {};
            end = endOfGifBlocks(image, at + descriptor + gifColors(byteAt(image, at + 9)) + 1);
        }
        if (end < 0)
            return {};
        const QByteArray block = image.mid(at, end - at);
        if (kind != '!' || !isGifMetadata(block))
            out += block;
        at = end;
    }
    return at < image.size() && image.at(at) == ';' ? std::optional(out + ';') : std::nullopt;
}

} // namespace

std::optional<QByteArray> withoutMetadata(const QByteArray& image)
{
    if (image.startsWith("\xff\xd8\xff"))
        return strippedJpeg(image);
    if (image.startsWith("\x89PNG\r\n\x1a\n"))
        return strippedPng(image);
    if (image.startsWith("GIF8"))
        return strippedGif(image);
    return {};
}

} // namespace postaci
