#include "support/SampleFiles.h"

#include "support/MimeWriter.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Colour
{
    int red = 0, green = 0, blue = 0;
};

Colour mix(const Colour& a, const Colour& b, double part)
{
    const auto blend = [part](int x, int y) { return static_cast<int>(x + (y - x) * part); };
    return {blend(a.red, b.red), blend(a.green, b.green), blend(a.blue, b.blue)};
}

/// A small number that depends on the name only; qHash differs from run to run.
unsigned seedOf(const QString& name)
{
    unsigned seed = 2166136261U;
    const QByteArray bytes = name.toUtf8();
    for (const char byte : bytes)
        seed = (seed ^ static_cast<unsigned char>(byte)) * 16777619U;
    return seed;
}

/// Pixels, and PNG around them.
class Canvas
{
public:
    static constexpr int width = 480;
    static constexpr int height = 270;

    void set(int x, int y, const Colour& colour)
    {
        if (x < 0 || y < 0 || x >= width || y >= height)
            return;
        const qsizetype at = (static_cast<qsizetype>(y) * width + x) * 3;
        m_pixels[at] = static_cast<char>(colour.red);
        m_pixels[at + 1] = static_cast<char>(colour.green);
        m_pixels[at + 2] = static_cast<char>(colour.blue);
    }

    void rectangle(int left, int top, int wide, int high, const Colour& colour)
    {
        for (int y = top; y < top + high; ++y) {
            for (int x = left; x < left + wide; ++x)
                set(x, y, colour);
        }
    }

    void ellipse(int centreX, int centreY, double radiusX, double radiusY, const Colour& colour,
                 double hole = 0)
    {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const double distance = std::hypot((x - centreX) / radiusX, (y - centreY) / radiusY);
                if (distance <= 1 && distance >= hole)
                    set(x, y, colour);
            }
        }
    }

    QByteArray png() const
    {
        QByteArray rows;
        for (int y = 0; y < height; ++y) {
            // Filter "up": a row is stored as the difference from the one above it, which packs gradients
            // well.
            rows += '\2';
            for (int i = 0; i < width * 3; ++i) {
                const qsizetype at = static_cast<qsizetype>(y) * width * 3 + i;
                const int above = y == 0 ? 0 : static_cast<unsigned char>(m_pixels[at - width * 3]);
                rows += static_cast<char>(static_cast<unsigned char>(m_pixels[at]) - above);
            }
        }
        QByteArray header = number(width) + number(height);
        header += QByteArray("\x08\x02\x00\x00\x00", 5);
        // qCompress writes a zlib stream behind four bytes of length.
        return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) +
               chunk("IDAT", qCompress(rows, 9).mid(4)) + chunk("IEND", {});
    }

private:
    static QByteArray number(std::uint32_t value)
    {
        QByteArray bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(value >> shift & 0xFF);
        return bytes;
    }

    static std::uint32_t crc(const QByteArray& bytes)
    {
        std::uint32_t value = 0xFFFFFFFFU;
        for (const char byte : bytes) {
            value ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ ((value & 1U) != 0 ? 0xEDB88320U : 0U);
        }
        return ~value;
    }

    static QByteArray chunk(const QByteArray& type, const QByteArray& data)
    {
        return number(static_cast<std::uint32_t>(data.size())) + type + data + number(crc(type + data));
    }

    QByteArray m_pixels = QByteArray(static_cast<qsizetype>(width) * height * 3, '\0');
};

void drawLandscape(Canvas& canvas, unsigned seed)
{
    static constexpr std::array<std::array<Colour, 3>, 4> palettes{{
        {{{255, 190, 120}, {240, 110, 90}, {60, 50, 90}}},
        {{{190, 225, 250}, {90, 160, 220}, {40, 95, 80}}},
        {{{250, 230, 200}, {220, 160, 170}, {90, 70, 100}}},
        {{{225, 240, 235}, {120, 190, 180}, {30, 80, 90}}},
    }};
    const auto& [low, high, hill] = palettes.at(seed % palettes.size());
    for (int y = 0; y < Canvas::height; ++y)
        canvas.rectangle(0, y, Canvas::width, 1, mix(high, low, static_cast<double>(y) / Canvas::height));
    canvas.ellipse(90 + static_cast<int>(seed / 7 % 300), 85, 34, 34, {255, 244, 214});
    for (int layer = 0; layer < 3; ++layer) {
        const Colour colour = mix(low, hill, 0.4 + 0.3 * layer);
        for (int x = 0; x < Canvas::width; ++x) {
            const double wave = std::sin(x / (70.0 - 15 * layer) + seed % 13 + layer * 2) * (26 - 5 * layer);
            const int top = 160 + 34 * layer + static_cast<int>(wave);
            canvas.rectangle(x, top, 1, Canvas::height - top, colour);
        }
    }
}

void drawPlan(Canvas& canvas, unsigned seed)
{
    canvas.rectangle(0, 0, Canvas::width, Canvas::height, {250, 249, 245});
    canvas.rectangle(16, 16, Canvas::width - 32, 3, {60, 70, 90});
    canvas.rectangle(16, Canvas::height - 19, Canvas::width - 32, 3, {60, 70, 90});
    canvas.rectangle(16, 16, 3, Canvas::height - 32, {60, 70, 90});
    canvas.rectangle(Canvas::width - 19, 16, 3, Canvas::height - 32, {60, 70, 90});
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 6; ++column) {
            const bool marked = (seed >> (row * 6 + column) & 7U) == 0;
            canvas.rectangle(44 + column * 68, 44 + row * 50, 52, 28,
                             marked ? Colour{220, 120, 90} : Colour{150, 185, 215});
        }
    }
    canvas.rectangle(Canvas::width - 60, Canvas::height - 52, 22, 22, {200, 50, 50});
}

void drawPlanet(Canvas& canvas)
{
    canvas.rectangle(0, 0, Canvas::width, Canvas::height, {8, 9, 20});
    for (unsigned i = 1; i < 120; ++i)
        canvas.rectangle(static_cast<int>(i * 7919 % Canvas::width),
                         static_cast<int>(i * 104729 % Canvas::height), 1, 1, {200, 205, 225});
    canvas.ellipse(240, 135, 150, 42, {196, 172, 130}, 0.66);
    canvas.ellipse(240, 135, 122, 34, {120, 104, 80}, 0.93);
    canvas.ellipse(240, 130, 66, 64, {226, 200, 150});
    canvas.ellipse(240, 118, 64, 12, {208, 180, 130});
}

} // namespace

QByteArray samplePng(const QString& name)
{
    Canvas canvas;
    const QString lower = name.toLower();
    if (lower.contains("saturn"_L1))
        drawPlanet(canvas);
    else if (lower.contains("plan"_L1) || lower.contains("kart"_L1) || lower.contains("poster"_L1) ||
             lower.contains("home"_L1))
        drawPlan(canvas, seedOf(name));
    else
        drawLandscape(canvas, seedOf(name));
    return canvas.png();
}

QByteArray samplePdf(const QStringList& lines)
{
    QByteArray content = "BT /F1 18 Tf 64 770 Td 22 TL\n";
    for (const QString& line : lines) {
        QByteArray text = encodeText(line, "iso-8859-9");
        text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        content += '(' + text + ") Tj T* /F1 11 Tf\n";
    }
    content += "ET\n";
    const QByteArray page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                            "/Resources << /Font << /F1 5 0 R >> >> >>";
    const QByteArray font =
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences "
        "[208 /Gbreve 221 /Idotaccent /Scedilla 240 /gbreve 253 /dotlessi /scedilla] >> >>";
    const QByteArray stream =
        "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content + "endstream";
    const QByteArrayList objects{"<< /Type /Catalog /Pages 2 0 R >>",
                                 "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream, font};
    QByteArray pdf = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const QByteArray count = QByteArray::number(objects.size() + 1);
    const QByteArray start = QByteArray::number(pdf.size());
    return pdf + "xref\n0 " + count + "\n" + table + "trailer\n<< /Size " + count +
           " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

QByteArray sampleCsv(const QString& name)
{
    QByteArray text = "\xEF\xBB\xBF"
                      "kalem;adet;birim\r\n";
    const unsigned seed = seedOf(name);
    const QStringList items{u"palet"_s, u"koli"_s, u"çuval"_s, u"sandık"_s, u"fıçı"_s, u"rulo"_s};
    for (qsizetype i = 0; i < items.size(); ++i)
        text += items.at(i).toUtf8() + ';' + QByteArray::number((seed >> i) % 90 + 4) + ";adet\r\n";
    return text;
}

} // namespace postaci::test
