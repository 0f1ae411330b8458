#include "gui/FetchingWays.h"

namespace postaci::test {

namespace {

using Kind = FetchingWay::Kind;
using Place = FetchingWay::Place;

QList<FetchingWay> pictures()
{
    const auto image = [](const char* name, const char* html) {
        return FetchingWay{name, Kind::Image, Place::Body, html};
    };
    return {
        image("img", "<img src=\"@U\" width=40 height=40>"),
        image("img in capitals", "<IMG SRC=\"@U\" WIDTH=40 HEIGHT=40>"),
        image("img without quotes", "<img src=@U width=40 height=40>"),
        image("img with entities", "<img src=\"&#104;ttp:&#47;/@H/e\" width=40 height=40>"),
        image("img over two lines", "<img width=40 height=40 src=\"\n@U\n\">"),
        image("lazy img", "<img loading=lazy src=\"@U\" width=40 height=40>"),
        image("img in a template",
              "<template shadowrootmode=open><img src=\"@U\" width=40 height=40></template>"),
        image("table background", "<table background=\"@U\"><tr><td>x</table>"),
        image("cell background", "<table><tr><td background=\"@U\">x</table>"),
        image("style background", "<div style=\"background: url(@U)\">x</div>"),
        image("style background-image", "<div style=\"background-image:url('@U')\">x</div>"),
        image("sheet background", "<style>.a{background:url(@U)}</style><div class=a>x</div>"),
    };
}

QList<FetchingWay> elements()
{
    const auto way = [](const char* name, const char* html) {
        return FetchingWay{name, Kind::Nothing, Place::Body, html};
    };
    return {
        way("image element", "<image src=\"@U\" width=40 height=40>"),
        way("input image", "<input type=image src=\"@U\">"),
        way("video", "<video src=\"@U\" autoplay preload=auto></video>"),
        way("video poster", "<video poster=\"@U\"></video>"),
        way("video source", "<video autoplay><source src=\"@U\"></video>"),
        way("audio", "<audio src=\"@U\" autoplay></audio>"),
        way("track", "<video><track default src=\"@U\"></video>"),
        way("bgsound", "<bgsound src=\"@U\">"),
        way("object", "<object data=\"@U\"></object>"),
        way("object as a picture", "<object data=\"@U\" type=\"image/png\"></object>"),
        way("object codebase", "<object codebase=\"@U\" classid=x></object>"),
        way("param", "<object><param name=movie value=\"@U\"></object>"),
        way("embed", "<embed src=\"@U\">"),
        way("applet", "<applet code=a codebase=\"@U\" archive=\"@U\"></applet>"),
        way("iframe", "<iframe src=\"@U\"></iframe>"),
        way("iframe srcdoc", "<iframe srcdoc=\"<img src='@U'>\"></iframe>"),
        way("frame", "<frameset><frame src=\"@U\"></frameset>"),
        way("portal", "<portal src=\"@U\"></portal>"),
        way("fenced frame", "<fencedframe src=\"@U\"></fencedframe>"),
        way("script", "<script src=\"@U\"></script>"),
        way("script that fetches", "<script>fetch('@U')</script>"),
        way("script that makes a picture", "<script>new Image().src='@U'</script>"),
        way("handler", "<img src=x onerror=\"this.src='@U'\">"),
        way("module", "<script type=module>import '@U'</script>"),
        way("noscript", "<noscript><link rel=stylesheet href=\"@U\"></noscript>"),
        way("form that sends itself",
            "<form action=\"@U\" id=f><input autofocus onfocus=\"f.submit()\"></form>"),
        way("button formaction", "<form><button formaction=\"@U\" autofocus>x</button></form>"),
        way("ping", "<a href=\"#\" ping=\"@U\" autofocus>x</a>"),
        way("attributionsrc", "<a href=\"#\" attributionsrc=\"@U\">x</a>"),
        way("blockquote cite", "<blockquote cite=\"@U\">x</blockquote>"),
        way("longdesc", "<img alt=x longdesc=\"@U\">"),
        way("dynsrc and lowsrc", "<img dynsrc=\"@U\" lowsrc=\"@U\">"),
        way("usemap", "<map name=m><area shape=default href=\"@U\" ping=\"@U\"></map><img usemap=\"#m\">"),
        way("svg image", "<svg><image href=\"@U\" width=9 height=9 /></svg>"),
        way("svg image by xlink", "<svg><image xlink:href=\"@U\" width=9 height=9 /></svg>"),
        way("svg use", "<svg><use href=\"@U#a\"/></svg>"),
        way("svg feImage",
            "<svg><filter id=f><feImage href=\"@U\"/></filter><rect filter=\"url(#f)\"/></svg>"),
        way("svg filter elsewhere", "<svg><rect filter=\"url(@U#f)\" width=9 height=9 /></svg>"),
        way("svg style", "<svg><style>@import '@U';</style></svg>"),
        way("svg foreignObject", "<svg><foreignObject><iframe src=\"@U\"></iframe></foreignObject></svg>"),
        way("svg in a data address",
            "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage "
            "href='@U'/%3E%3C/svg%3E\">"),
        way("document in a data address", "<iframe src=\"data:text/html,<img src='@U'>\"></iframe>"),
        way("math", "<math><maction actiontype=statusline xlink:href=\"@U\">x</maction></math>"),
        way("vml", "<!--[if gte vml 1]><v:image src=\"@U\"/><![endif]--><v:fill src=\"@U\"/>"),
        way("processing instruction", "<?xml-stylesheet href=\"@U\"?><p>x"),
        way("html manifest", "<html manifest=\"@U\"><body>x"),
    };
}

QList<FetchingWay> headsAndStyles()
{
    const auto way = [](const char* name, const char* html) {
        return FetchingWay{name, Kind::Nothing, Place::Body, html};
    };
    return {
        way("stylesheet", "<link rel=stylesheet href=\"@U\">"),
        way("alternate stylesheet", "<link rel=\"alternate stylesheet\" title=a href=\"@U\">"),
        way("icon", "<link rel=icon href=\"@U\">"),
        way("touch icon", "<link rel=apple-touch-icon href=\"@U\">"),
        way("mask icon", "<link rel=mask-icon href=\"@U\">"),
        way("preload", "<link rel=preload as=image href=\"@U\">"),
        way("preload srcset", "<link rel=preload as=image imagesrcset=\"@U 2x\">"),
        way("modulepreload", "<link rel=modulepreload href=\"@U\">"),
        way("prefetch", "<link rel=prefetch href=\"@U\">"),
        way("prerender", "<link rel=prerender href=\"@U\">"),
        way("next", "<link rel=next href=\"@U\">"),
        way("dns-prefetch", "<link rel=dns-prefetch href=\"//@H\">"),
        way("preconnect", "<link rel=preconnect href=\"//@H\">"),
        way("dns-prefetch of links",
            "<meta http-equiv=x-dns-prefetch-control content=on><a href=\"@U\">x</a>"),
        way("web manifest", "<link rel=manifest href=\"@U\">"),
        way("import", "<link rel=import href=\"@U\">"),
        way("refresh", "<meta http-equiv=refresh content=\"0;url=@U\">"),
        way("reporting", "<meta http-equiv=Content-Security-Policy content=\"img-src 'none'; report-uri "
                         "@U\"><img src=a:b>"),
        way("og:image", "<meta property=og:image content=\"@U\">"),
        way("base", "<base href=\"http://@H/\"><link rel=stylesheet href=\"base.css\">"),
        way("speculation rules",
            "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"@U\"]}]}</script>"),
        way("@import", "<style>@import '@U';</style>x"),
        way("@import url", "<style>@import url(@U) screen;</style>x"),
        way("@font-face", "<style>@font-face{font-family:f;src:url(@U)}p{font-family:f}</style><p>x</p>"),
        way("@namespace", "<style>@namespace url(@U);</style>x"),
        way("@page", "<style>@page{background:url(@U)}</style>x"),
        way("@charset before @import", "<style>@charset 'utf-8';@import '@U';</style>x"),
        way("cursor", "<p style=\"cursor:url(@U),auto\">x</p>"),
        way("list-style", "<ul style=\"list-style:url(@U)\"><li>x</ul>"),
        way("list-style-image", "<ul style=\"list-style-image:url(@U)\"><li>x</ul>"),
        way("border-image", "<p style=\"border:9px solid;border-image:url(@U) 9\">x</p>"),
        way("content", "<style>p::before{content:url(@U)}</style><p>x</p>"),
        way("mask", "<p style=\"mask-image:url(@U);-webkit-mask-image:url(@U)\">x</p>"),
        way("mask box", "<p style=\"-webkit-mask-box-image:url(@U)\">x</p>"),
        way("filter", "<p style=\"filter:url(@U#f)\">x</p>"),
        way("backdrop-filter", "<p style=\"backdrop-filter:url(@U#f)\">x</p>"),
        way("clip-path", "<p style=\"clip-path:url(@U#c)\">x</p>"),
        way("shape-outside", "<p style=\"float:left;shape-outside:url(@U)\">x</p>"),
        way("offset-path", "<p style=\"offset-path:url(@U#p)\">x</p>"),
        way("binding", "<p style=\"-moz-binding:url(@U);behavior:url(@U)\">x</p>"),
        way("cross-fade", "<p style=\"background:-webkit-cross-fade(url(@U),url(@U),50%)\">x</p>"),
        way("image()", "<p style=\"background:image('@U')\">x</p>"),
        way("variable", "<style>p{--a:url(@U);content:var(--a)}</style><p>x</p>"),
        way("keyframes", "<style>@keyframes k{from{cursor:url(@U)}}p{animation:k 9s}</style><p>x</p>"),
        way("attribute selector", "<style>input[value^='a']{list-style:url(@U)}</style><input value=abc>"),
        way("scroll to text", "<style>:target{content:url(@U)}</style><p id=a>x</p>"),
        way("style in a comment", "<style><!-- @import '@U'; --></style>x"),
    };
}

QList<FetchingWay> parts()
{
    const auto way = [](const char* name, const QByteArray& rest) {
        return FetchingWay{name, Kind::Nothing, Place::Rest, rest};
    };
    const QByteArray html = "Content-Type: text/html\r\n\r\n<p>x</p>";
    return {
        way("external-body by URL", "Content-Type: message/external-body; access-type=URL; URL=\"@U\"\r\n\r\n"
                                    "Content-Type: image/png\r\n\r\n"),
        way("external-body by ftp",
            "Content-Type: message/external-body; access-type=anon-ftp; site=\"@H\"; name=a\r\n\r\n"
            "Content-Type: text/plain\r\n\r\n"),
        way("Content-Location",
            "Content-Location: @U\r\nContent-Type: text/html\r\n\r\n<link rel=stylesheet href=\"b.css\">"),
        way("Content-Base", "Content-Base: http://@H/\r\nContent-Type: text/html\r\n\r\n<link rel=stylesheet "
                            "href=\"b.css\">"),
        way("related with locations",
            "Content-Type: multipart/related; boundary=b; type=\"text/html\"\r\n\r\n--b\r\nContent-Type: "
            "text/html\r\n"
            "Content-Location: @U\r\n\r\n<iframe src=\"frame.html\"></iframe>\r\n--b\r\nContent-Type: "
            "text/html\r\n"
            "Content-Location: frame.html\r\n\r\n<script src=\"@U\"></script>\r\n--b--\r\n"),
        way("inline html attachment", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
                                      "text/plain\r\n\r\nx\r\n--b\r\n"
                                      "Content-Type: text/html\r\nContent-Disposition: inline; "
                                      "filename=a.html\r\n\r\n<link rel=stylesheet "
                                      "href=\"@U\">\r\n--b--\r\n"),
        way("svg as an inline picture",
            "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<img "
            "src=\"cid:a\">"
            "\r\n--b\r\nContent-Type: image/svg+xml\r\nContent-ID: <a>\r\n\r\n<svg "
            "xmlns=\"http://www.w3.org/2000/svg\">"
            "<image href=\"@U\"/></svg>\r\n--b--\r\n"),
        way("amp", "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: "
                   "text/plain\r\n\r\nx\r\n--b\r\n"
                   "Content-Type: text/x-amp-html\r\n\r\n<html amp4email><amp-img src=\"@U\" width=9 "
                   "height=9></amp-img>"
                   "\r\n--b--\r\n"),
        way("calendar", "Content-Type: text/calendar; "
                        "method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTACH:@U\r\n"
                        "IMAGE;VALUE=URI:@U\r\nURL:@U\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
        way("card", "Content-Type: "
                    "text/vcard\r\n\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nPHOTO:@U\r\nEND:VCARD\r\n"),
        way("forwarded message",
            "Content-Type: message/rfc822\r\n\r\nSubject: a\r\nContent-Type: text/html\r\n\r\n"
            "<link rel=stylesheet href=\"@U\">"),
        way("receipts", "Disposition-Notification-To: a@@H\r\nReturn-Receipt-To: a@@H\r\n"
                        "X-Confirm-Reading-To: a@@H\r\n" +
                            html),
        way("pictures of the sender",
            "X-Image-URL: @U\r\nBIMI-Location: v=BIMI1; l=@U\r\nX-Face: @U\r\n" + html),
        way("list", "List-Unsubscribe: <@U>\r\nList-Unsubscribe-Post: "
                    "List-Unsubscribe=One-Click\r\nList-Archive: <@U>\r\n" +
                        html),
        way("link headers",
            "Link: <@U>; rel=preload; as=image\r\nRefresh: 0; url=@U\r\nReport-To: {\"url\":\"@U\"}\r\n" +
                html),
        way("links in a plain text", "Content-Type: text/plain\r\n\r\n@U <@U> www.@H mailto:a@@H\r\n"),
        way("enriched text", "Content-Type: text/enriched\r\n\r\n<x-img><param>@U</param></x-img>\r\n"),
    };
}

} // namespace

const QList<FetchingWay>& fetchingWays()
{
    static const QList<FetchingWay> all = pictures() + elements() + headsAndStyles() + parts();
    return all;
}

} // namespace postaci::test
