#include "message/HtmlBalancer.h"

#include "message/HtmlPolicy.h"
#include "message/HtmlTokenizer.h"

#include <QSet>

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace postaci {

namespace {

constexpr qsizetype kMaxValue = 16 * 1024;        ///< of an attribute, in bytes
constexpr qsizetype kMaxImageValue = 1536 * 1024; ///< of src, which may be a picture
constexpr size_t kMaxReopened = 8;
constexpr qsizetype kMaxReopenedTag =
    256; ///< bytes: a long tag opened again and again would swell the output

/// Elements whose content is not markup; what is in them is never shown.
bool isRawText(const QByteArray& name)
{
    static const QSet<QByteArray> rawTexts = {"script", "style",  "title",   "textarea",
                                              "xmp",    "iframe", "noembed", "noframes"};
    return rawTexts.contains(name);
}

/// The elements that rules of nesting name.
struct Names
{
    int a = elementIndex("a");
    int p = elementIndex("p");
    int hr = elementIndex("hr");
    int li = elementIndex("li");
    int dt = elementIndex("dt");
    int dd = elementIndex("dd");
    int dl = elementIndex("dl");
    int ul = elementIndex("ul");
    int ol = elementIndex("ol");
    int dir = elementIndex("dir");
    int menu = elementIndex("menu");
    int table = elementIndex("table");
    int caption = elementIndex("caption");
    int colgroup = elementIndex("colgroup");
    int tbody = elementIndex("tbody");
    int thead = elementIndex("thead");
    int tfoot = elementIndex("tfoot");
    int tr = elementIndex("tr");
    int td = elementIndex("td");
    int th = elementIndex("th");
};

const Names& names()
{
    static const Names all;
    return all;
}

/// Writes tokens back with every element closed; on the stack of one thread.
class Balancer
{
public:
    Balancer(QByteArrayView html, int mostElements)
        : m_tokenizer(html), m_mostElements(mostElements), m_open(static_cast<size_t>(elementCount())),
          m_dropped(static_cast<size_t>(elementCount()))
    {
        m_result.html.reserve(html.size());
    }

    BalancedHtml run()
    {
        for (HtmlToken token = m_tokenizer.next(); token.kind != HtmlTokenKind::End;
             token = m_tokenizer.next()) {
            if (token.kind == HtmlTokenKind::Text)
                writeText(token.text);
            else if (token.kind == HtmlTokenKind::StartTag)
                startTag(token);
            else
                endTag(token.name);
        }
        closeTo(0);
        return m_result;
    }

private:
    /// An element that is open in the output.
    struct Entry
    {
        int element;
        QByteArray startTag;        ///< of formatting elements, to open them again
        bool endsWhenOnTop = false; ///< its end tag came while a block inside of it was open
    };

    [[nodiscard]] static ElementRole roleOf(int element) { return elementRule(element).role; }
    void writeText(QByteArrayView text)
    {
        if (text.startsWith('<')) {
            m_result.html += "&lt;";
            text = text.sliced(1);
        }
        m_result.html += text;
    }

    void startTag(const HtmlToken& token)
    {
        if (token.name == "plaintext") {
            m_tokenizer.skipToEnd();
            return;
        }
        const int element = elementIndex(token.name);
        if (isRawText(token.name)) {
            const QByteArrayView content = m_tokenizer.takeRawText(token.name);
            if (element >= 0)
                m_result.html.append(tagText(token)).append(content).append("</style>");
            return;
        }
        if (element < 0)
            return;
        if (roleOf(element) == ElementRole::Body)
            writeBody(token);
        else
            open(element, token);
    }

    void writeBody(const HtmlToken& token)
    {
        if (!m_bodySeen)
            m_result.html += tagText(token);
        m_bodySeen = true;
    }

    void open(int element, const HtmlToken& token)
    {
        closeImplied(element);
        const bool isVoid = roleOf(element) == ElementRole::Void;
        if (m_result.elements >= m_mostElements || (!isVoid && m_stack.size() >= kMaxHtmlDepth)) {
            m_result.truncated = true;
            if (!isVoid)
                ++m_dropped[static_cast<size_t>(element)];
            return;
        }
        const QByteArray text = tagText(token);
        m_result.html += text;
        ++m_result.elements;
        if (!isVoid)
            push(element, roleOf(element) == ElementRole::Formatting ? text : QByteArray());
    }

    void push(int element, const QByteArray& startTag)
    {
        m_stack.push_back({element, startTag, false});
        ++m_open[static_cast<size_t>(element)];
    }

    static QByteArray tagText(const HtmlToken& token)
    {
        QByteArray text = '<' + token.name;
        for (const RawAttribute& attribute : token.attributes) {
            const qsizetype longest = attribute.name == "src" ? kMaxImageValue : kMaxValue;
            if (attribute.value.size() > longest)
                continue;
            QByteArray value = attribute.value.toByteArray();
            text += ' ' + attribute.name + "=\"" + value.replace('"', "&quot;") + '"';
        }
        return text + '>';
    }

    /// End tags that HTML lets writers leave out, and nesting that it does not allow.
    void closeImplied(int element)
    {
        const Names& n = names();
        switch (roleOf(element)) {
        case ElementRole::Block:
        case ElementRole::Paragraph:
            closeNearest({n.p}, {});
            break;
        case ElementRole::Item:
            closeNearest({n.p}, {});
            if (element == n.li)
                closeNearest({n.li}, {n.ul, n.ol, n.dir, n.menu});
            else
                closeNearest({n.dt, n.dd}, {n.dl});
            break;
        case ElementRole::Table:
            closeImpliedByTable(element);
            break;
        case ElementRole::Void:
            if (element == n.hr)
                closeNearest({n.p}, {});
            break;
        case ElementRole::Formatting:
            if (element == n.a)
                closeNearest({n.a}, {});
            break;
        default:
            break;
        }
    }

    void closeImpliedByTable(int element)
    {
        const Names& n = names();
        if (element == n.table)
            closeNearest({n.p}, {});
        else if (element == n.td || element == n.th)
            closeTableParts({n.td, n.th, n.caption, n.colgroup});
        else if (element == n.tr)
            closeTableParts({n.tr, n.caption, n.colgroup});
        else
            closeTableParts({n.tbody, n.thead, n.tfoot, n.tr, n.caption, n.colgroup});
    }

    /// Closes down to the outermost of these in the innermost table.
    void closeTableParts(std::initializer_list<int> parts)
    {
        size_t target = m_stack.size();
        for (size_t i = m_stack.size(); i-- > 0 && m_stack[i].element != names().table;) {
            if (contains(parts, m_stack[i].element))
                target = i;
        }
        closeTo(target);
    }

    /// Closes the nearest of these, unless a table cell or one of `limits` is nearer.
    void closeNearest(std::initializer_list<int> wanted, std::initializer_list<int> limits)
    {
        const bool isOpen = std::any_of(wanted.begin(), wanted.end(), [this](int element) {
            return m_open[static_cast<size_t>(element)] > 0;
        });
        if (!isOpen)
            return;
        for (size_t i = m_stack.size(); i-- > 0;) {
            const int element = m_stack[i].element;
            if (contains(wanted, element)) {
                closeTo(i);
                return;
            }
            if (roleOf(element) == ElementRole::Table || contains(limits, element))
                return;
        }
    }

    static bool contains(std::initializer_list<int> elements, int element)
    {
        return std::find(elements.begin(), elements.end(), element) != elements.end();
    }

    void endTag(const QByteArray& name)
    {
        if (name == "br") {
            m_result.html += "<br>";
            return;
        }
        const int element = elementIndex(name);
        if (element < 0)
            return;
        int& dropped = m_dropped[static_cast<size_t>(element)];
        if (dropped > 0)
            --dropped;
        else if (m_open[static_cast<size_t>(element)] > 0)
            closeElement(element);
    }

    void closeElement(int element)
    {
        const bool isTable = roleOf(element) == ElementRole::Table;
        bool isBlockInside = false;
        for (size_t i = m_stack.size(); i-- > 0;) {
            const int candidate = m_stack[i].element;
            if (candidate == element) {
                if (roleOf(element) != ElementRole::Formatting)
                    closeTo(i);
                else if (isBlockInside)
                    m_stack[i].endsWhenOnTop = true;
                else
                    closeFormatting(i);
                return;
            }
            const bool isLimit =
                isTable ? candidate == names().table : roleOf(candidate) == ElementRole::Table;
            if (isLimit)
                return; // an end tag in a cell closes nothing outside of its table
            isBlockInside = isBlockInside || roleOf(candidate) != ElementRole::Formatting;
        }
    }

    /// `<b><i></b>`: what was opened inside goes on after it.
    void closeFormatting(size_t index)
    {
        const std::vector<Entry> inside(m_stack.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                        m_stack.end());
        closeTo(index);
        size_t reopened = 0;
        for (const Entry& entry : inside) {
            if (entry.endsWhenOnTop || m_stack.size() >= kMaxHtmlDepth ||
                m_result.elements >= m_mostElements || reopened >= kMaxReopened ||
                entry.startTag.size() > kMaxReopenedTag)
                continue;
            m_result.html += entry.startTag;
            ++m_result.elements;
            ++reopened;
            push(entry.element, entry.startTag);
        }
    }

    void closeTo(size_t size)
    {
        while (m_stack.size() > size || (!m_stack.empty() && m_stack.back().endsWhenOnTop)) {
            const int element = m_stack.back().element;
            m_result.html += QByteArray("</") + elementRule(element).name + '>';
            --m_open[static_cast<size_t>(element)];
            m_stack.pop_back();
        }
    }

    HtmlTokenizer m_tokenizer;
    const int m_mostElements;
    BalancedHtml m_result;
    std::vector<Entry> m_stack;
    std::vector<int> m_open;    ///< how many of each element are in m_stack
    std::vector<int> m_dropped; ///< start tags beyond a limit, whose end tags must be dropped too
    bool m_bodySeen = false;
};

} // namespace

BalancedHtml balanceHtml(const QString& html, const HtmlLimits& limits)
{
    QByteArray bytes = html.left(limits.bytes).toUtf8();
    bool cut = html.size() > limits.bytes;
    if (bytes.size() > limits.bytes) {
        qsizetype end = limits.bytes;
        while (end > 0 && (bytes.at(end) & 0xc0) == 0x80)
            --end;
        bytes.truncate(end);
        cut = true;
    }
    bytes.replace('\0', "");
    BalancedHtml result = Balancer(bytes, limits.elements).run();
    result.truncated = result.truncated || cut;
    return result;
}

} // namespace postaci
