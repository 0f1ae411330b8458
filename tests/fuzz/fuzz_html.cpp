// The HTML cleaner, judged by a parse of what it lets through.
#include "Fuzz.h"
#include "message/HtmlCleaner.h"
#include "unit/message/HtmlJudge.h"

using namespace postaci;

void postaci::fuzz::take(QByteArrayView input)
{
    const QString html = QString::fromUtf8(input);
    (void)htmlToText(html);
    for (const bool dark : {false, true}) {
        HtmlTheme theme;
        theme.dark = dark;
        const CleanHtml clean = cleanHtml(html, RemoteContent::Blocked, theme);
        const test::HtmlJudge judge(clean.document.toUtf8());
        require(judge.verdict().isEmpty(), qPrintable(judge.verdict()));
        const CleanHtml twice = cleanHtml(clean.document, RemoteContent::Allowed, theme);
        require(twice.remoteHosts.isEmpty(), "a second parse sees no more than the first");
    }
}
