#include "screens/Gallery.h"

#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>

// postaci-screens DIRECTORY WIDTH HEIGHT: QT_SCALE_FACTOR says how many pixels a unit of those has.

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 4 || !QDir().mkpath(arguments.at(1))) {
        QTextStream(stderr) << "postaci-screens DIRECTORY WIDTH HEIGHT\n";
        return 2;
    }
    postaci::Language::apply(QStringLiteral("en"));
    postaci::Theme::apply(app, postaci::ColorScheme::Light);
    postaci::screens::Gallery gallery(arguments.at(1),
                                      QSize(arguments.at(2).toInt(), arguments.at(3).toInt()));
    return gallery.run() == 0 ? 0 : 1;
}
