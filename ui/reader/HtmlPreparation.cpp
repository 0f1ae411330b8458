#include "reader/HtmlPreparation.h"

#include "reader/Links.h"
#include "widgets/Theme.h"

#include <QFontInfo>

namespace postaci {

namespace {

constexpr qsizetype kSmall = 50 * 1024; ///< characters: cleaned in less time than a hand-over is worth

PreparedHtml prepare(const QString& html, RemoteContent remote, const HtmlTheme& theme)
{
    PreparedHtml prepared;
    prepared.clean = cleanHtml(html, remote, theme);
    prepared.misleading = misleadingLinks(prepared.clean.document);
    prepared.images = takeOutImages(prepared.clean.document);
    prepared.clean.document.clear();
    return prepared;
}

} // namespace

HtmlPreparation::HtmlPreparation(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

HtmlPreparation::~HtmlPreparation()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void HtmlPreparation::start(const QString& html, RemoteContent remote, const HtmlTheme& theme)
{
    cancel();
    if (html.size() <= kSmall) {
        Q_EMIT finished(prepare(html, remote, theme));
        return;
    }
    m_last = ++m_count;
    m_pool.start([this, number = m_last, html, remote, theme] {
        const PreparedHtml prepared = prepare(html, remote, theme);
        // The destructor waits for this worker, so `this` is there; a call that comes too late is dropped
        // with it.
        QMetaObject::invokeMethod(
            this,
            [this, number, prepared] {
                if (number != m_last)
                    return;
                m_last = 0;
                Q_EMIT finished(prepared);
            },
            Qt::QueuedConnection);
    });
}

void HtmlPreparation::cancel()
{
    m_pool.clear();
    m_last = 0;
}

HtmlTheme currentHtmlTheme(const QFont& font, BodyColors colors)
{
    HtmlTheme theme;
    if (colors == BodyColors::Program || !Theme::isRecoloring()) {
        theme.overrules = Theme::isHighContrast();
        theme.dark = Theme::isDark();
        theme.textColor = Theme::text().name();
        theme.background = Theme::ground().name();
        theme.linkColor = Theme::accent().name();
    }
    theme.fontFamily = QStringLiteral("\"%1\", sans-serif").arg(QFontInfo(font).family());
    theme.fontPx = QFontInfo(font).pixelSize();
    return theme;
}

} // namespace postaci
