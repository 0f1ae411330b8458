#include "gui/drive/ScreenshotSeries.h"

#include "gui/drive/WindowDriver.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>

namespace postaci::test {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::chrono::milliseconds kLongest(4000);
constexpr qint64 kStillFor = 250; ///< ms a picture has to stay the same: HTML is painted by another process

} // namespace

ScreenshotSeries::ScreenshotSeries(QString directory, std::function<bool()> settled)
    : m_directory(std::move(directory)), m_settled(std::move(settled))
{
}

Result<QString> ScreenshotSeries::take(const Window& window, const QString& name) const
{
    const QString language = Language::current();
    const ColorScheme scheme = Theme::scheme();
    const std::pair<ColorScheme, QString> schemes[] = {{ColorScheme::Light, u"light"_qs},
                                                       {ColorScheme::Dark, u"dark"_qs}};
    Result<void> saved;
    for (const QString& code : {u"en"_qs, u"tr"_qs}) {
        Language::apply(code);
        for (const auto& [colors, word] : schemes) {
            Theme::apply(*qApp, colors);
            if (saved)
                saved = save(window(), u"%1/%2-%3-%4.png"_qs.arg(m_directory, name, code, word));
        }
    }
    Language::apply(language);
    Theme::apply(*qApp, scheme);
    if (!saved)
        return unexpected(saved.error());
    return u"%1-{en,tr}-{light,dark}.png"_qs.arg(name);
}

Result<void> ScreenshotSeries::save(QWidget* window, const QString& file) const
{
    if (window == nullptr)
        return notDone(u"There is no window to be seen."_qs);
    QImage last;
    QElapsedTimer still;
    still.start();
    const auto isStill = [&] {
        const QImage now = window->grab().toImage();
        if (!m_settled() || now != last)
            still.restart();
        last = now;
        return still.elapsed() >= kStillFor;
    };
    (void)waitUntil(isStill, kLongest);
    if (last.isNull() || !last.save(file))
        return notDone(u"%1 could not be written."_qs.arg(file));
    return {};
}

} // namespace postaci::test
