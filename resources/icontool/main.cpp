// Draws the program's icon in one size, for desktops that want no SVG: SIZE SOURCE.svg TARGET.png.
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdlib>

int main(int argc, char** argv)
{
    const QGuiApplication app(argc, argv);
    const QStringList words = QGuiApplication::arguments();
    const int size = words.value(1).toInt();
    QSvgRenderer drawing(words.value(2));
    if (size <= 0 || !drawing.isValid())
        return EXIT_FAILURE;
    QImage picture(size, size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter);
    painter.end();
    return picture.save(words.value(3)) ? EXIT_SUCCESS : EXIT_FAILURE;
}
