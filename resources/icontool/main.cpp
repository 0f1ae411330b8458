// Draws the program's icon while building: SOURCE.svg TARGET [SIZE]. TARGET.png is the icon in one size, for
// desktops that want no SVG; TARGET.ico and TARGET.icns have all sizes that Windows and macOS look for.
#include <QBuffer>
#include <QDataStream>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdlib>

namespace {

/// As PNG; both containers take that (Windows since Vista, macOS since 10.7).
QByteArray drawn(QSvgRenderer& drawing, int size)
{
    QImage picture(size, size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, "PNG") ? bytes : QByteArray();
}

/// A directory of 16 bytes for each picture, in which 256 is written as 0, then the pictures.
QByteArray icoOf(QSvgRenderer& drawing)
{
    const QList<int> sizes{16, 24, 32, 48, 64, 128, 256};
    QByteArray directory;
    QDataStream out(&directory, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint16(0) << quint16(1) << quint16(sizes.size());
    QByteArray pictures;
    for (const int size : sizes) {
        const QByteArray picture = drawn(drawing, size);
        const auto offset = quint32(6 + 16 * sizes.size() + pictures.size());
        out << quint8(size) << quint8(size) << quint8(0) << quint8(0) << quint16(1) << quint16(32)
            << quint32(picture.size()) << offset;
        pictures += picture;
    }
    return directory + pictures;
}

/// Each picture under its type and its length, both counted.
QByteArray icnsOf(QSvgRenderer& drawing)
{
    const QList<std::pair<const char*, int>> types{{"icp4", 16},  {"icp5", 32},  {"icp6", 64},  {"ic07", 128},
                                                   {"ic08", 256}, {"ic09", 512}, {"ic10", 1024}};
    QByteArray blocks;
    QDataStream out(&blocks, QIODevice::WriteOnly);
    const auto append = [&out](const char* type, const QByteArray& content) {
        out.writeRawData(type, 4);
        out << quint32(8 + content.size());
        out.writeRawData(content.constData(), int(content.size()));
    };
    for (const auto& [type, size] : types)
        append(type, drawn(drawing, size));
    QByteArray head("icns");
    QDataStream(&head, QIODevice::Append) << quint32(8 + blocks.size());
    return head + blocks;
}

} // namespace

int main(int argc, char** argv)
{
    const QGuiApplication app(argc, argv);
    const QStringList words = QGuiApplication::arguments();
    QSvgRenderer drawing(words.value(1));
    const QString name = words.value(2);
    const int size = words.value(3).toInt();
    const bool isPicture = name.endsWith(QLatin1String(".png"));
    if (!drawing.isValid() || (isPicture && size <= 0))
        return EXIT_FAILURE;
    const QByteArray bytes = isPicture                              ? drawn(drawing, size)
                             : name.endsWith(QLatin1String(".ico")) ? icoOf(drawing)
                                                                    : icnsOf(drawing);
    QFile file(name);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    return !bytes.isEmpty() && isWritten ? EXIT_SUCCESS : EXIT_FAILURE;
}
