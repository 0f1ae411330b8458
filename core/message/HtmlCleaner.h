#pragma once

#include "message/MessageContent.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace postaci {

/// The colours and font that a cleaned document is written for.
struct HtmlTheme
{
    bool dark = false;      ///< the sender's colours are rewritten so that text stays readable (4.5:1)
    bool overrules = false; ///< the sender's colours do not count: all text has those of the next three
    bool isPart = false;    ///< ours stands before and after the sender's: sheets count for the body alone
    QString textColor = QStringLiteral("#16181d"); ///< #rrggbb, as the next two
    QString background = QStringLiteral("#ffffff");
    QString linkColor = QStringLiteral("#1a5fd0");
    QString fontFamily = QStringLiteral("sans-serif");
    int fontPx = 15;
};

/// A sender's HTML built anew from what is allowed.
struct CleanHtml
{
    /// A whole page. Addresses of images stand in it only as ` src="..."` and `url('...')`; the only other
    /// remote addresses are targets of links.
    QString document;
    int blockedRemote = 0;   ///< remote images left out because they are not allowed
    QStringList remoteHosts; ///< whose they were: lower case, each once, sorted; filled also when allowed
    /// Who would have counted this reading: names of known services, else the hosts of remote images that
    /// nobody would see (hidden, or of at most 2 × 2 pixels). Those are left out also when images are
    /// allowed.
    QStringList trackers;
    QStringList cidsUsed;   ///< Content-IDs referred to, decoded, each once, in order
    bool truncated = false; ///< the size or depth limit was hit
};

/// Builds a new document from an HTML5 parse by an allow list of elements, attributes and CSS properties: no
/// script, handler, form, frame, object, svg, meta, link or base; links only http, https, mailto; images only
/// `cid:`, `data:` up to a size, and remote ones if allowed. Ids and classes are prefixed. At most 2 MB and
/// 256 levels are looked at, in linear time. Any thread.
[[nodiscard]] CleanHtml cleanHtml(const QString& html, RemoteContent remote, const HtmlTheme& theme);

/// A sender's HTML to stand within another page, as in a quote.
struct CleanPart
{
    QString body;           ///< one <div> with everything
    QString styles;         ///< the content of a <style> that counts inside of that alone; may be empty
    bool truncated = false; ///< as in CleanHtml
};

/// The same rules for a light page; remote images that nobody would see are left out.
[[nodiscard]] CleanPart cleanHtmlPart(const QString& html, RemoteContent remote);

/// `document`, an output of cleanHtml() or cleanHtmlPart(), with other addresses of images: what `replaced`
/// answers for each, with nothing in it that would have to be escaped.
[[nodiscard]] QString withImageAddresses(const QString& document,
                                         const std::function<QString(const QString& address)>& replaced);

/// The text of an HTML body for previews, search and quoting: paragraphs as lines, list marks, no styles or
/// scripts.
[[nodiscard]] QString htmlToText(const QString& html);

} // namespace postaci
