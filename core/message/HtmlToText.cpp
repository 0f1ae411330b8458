#include "message/HtmlCleaner.h"
#include "message/HtmlPolicy.h"
#include "message/HtmlTree.h"

#include <QList>
#include <QSet>

namespace postaci {

namespace {

bool isLineElement(const QByteArray& name, ElementRole role)
{
    return role == ElementRole::Block || role == ElementRole::Paragraph || role == ElementRole::Item ||
           name == "tr" || name == "table" || name == "caption";
}

/// Elements with an empty line before and after them.
bool isSpaced(const QByteArray& name)
{
    static const QSet<QByteArray> names = {"p",  "blockquote", "ul", "ol", "dl", "pre",
                                           "h1", "h2",         "h3", "h4", "h5", "h6"};
    return names.contains(name);
}

/// Writes the text while it walks the parse; on the stack of one thread.
class TextWriter
{
public:
    QString write(const HtmlTree& tree)
    {
        walkChildren(tree.root());
        while (!m_text.isEmpty() && m_text.back().isSpace())
            m_text.chop(1);
        return m_text.isEmpty() ? m_text : m_text + QLatin1Char('\n');
    }

private:
    // Recursion is bounded by the balancer's depth.
    void walkChildren(const GumboNode* node)
    {
        const GumboVector& children = node->v.element.children;
        for (unsigned int i = 0; i < children.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(children.data[i]);
            if (isText(child))
                addText(QString::fromUtf8(child->v.text.text));
            else if (isElement(child))
                walkElement(child);
        }
    }

    void walkElement(const GumboNode* node)
    {
        const QByteArray name = gumbo_normalized_tagname(node->v.element.tag);
        const int index = elementIndex(name);
        const ElementRole role = index < 0 ? ElementRole::Inline : elementRule(index).role;
        if (role == ElementRole::Style)
            return;
        if (role == ElementRole::Void) {
            addVoid(name);
            return;
        }
        const bool isLine = isLineElement(name, role);
        if (isLine)
            breakLine(isSpaced(name) ? 2 : 1);
        if (name == "td" || name == "th")
            addCellGap();
        enter(name);
        walkChildren(node);
        leave(name);
        if (isLine)
            breakLine(isSpaced(name) ? 2 : 1);
    }

    void addVoid(const QByteArray& name)
    {
        if (name == "br") {
            trimLine();
            m_text += QLatin1Char('\n');
            m_isLineStart = true;
        } else if (name == "hr") {
            breakLine(1);
            addText(QStringLiteral("---"));
            breakLine(1);
        }
    }

    void enter(const QByteArray& name)
    {
        if (name == "blockquote")
            ++m_quoteDepth;
        else if (name == "pre")
            ++m_preDepth;
        else if (name == "ol" || name == "ul")
            m_lists.append(name == "ol" ? 1 : 0);
        else if (name == "li")
            addText(!m_lists.isEmpty() && m_lists.last() > 0
                        ? QString::number(m_lists.last()++) + QStringLiteral(". ")
                        : QStringLiteral("- "));
    }

    void leave(const QByteArray& name)
    {
        if (name == "blockquote")
            --m_quoteDepth;
        else if (name == "pre")
            --m_preDepth;
        else if ((name == "ol" || name == "ul") && !m_lists.isEmpty())
            m_lists.removeLast();
    }

    void addCellGap()
    {
        if (!m_isLineStart && !m_text.endsWith(QLatin1Char(' ')))
            m_text += QLatin1Char(' ');
    }

    void trimLine()
    {
        while (m_text.endsWith(QLatin1Char(' ')))
            m_text.chop(1);
    }

    /// Ends the line, and makes sure that `count` line ends are there; none at the beginning of the text.
    void breakLine(int count)
    {
        trimLine();
        m_isLineStart = true;
        if (m_text.isEmpty())
            return;
        int present = 0;
        while (present < count && present < m_text.size() &&
               m_text.at(m_text.size() - 1 - present) == QLatin1Char('\n'))
            ++present;
        m_text += QString(count - present, QLatin1Char('\n'));
    }

    void addText(const QString& text)
    {
        for (const QChar c : text) {
            if (c == QLatin1Char('\n') && m_preDepth > 0) {
                m_text += c;
                m_isLineStart = true;
                continue;
            }
            const bool isBlank = c != QChar(0xa0) && c.isSpace();
            if (isBlank && m_preDepth == 0) {
                addCellGap();
                continue;
            }
            if (m_isLineStart)
                beginLine();
            m_text += c == QChar(0xa0) ? QLatin1Char(' ') : c;
        }
    }

    void beginLine()
    {
        m_isLineStart = false;
        if (m_quoteDepth > 0)
            m_text += QString(qMin(m_quoteDepth, 20), QLatin1Char('>')) + QLatin1Char(' ');
    }

    QString m_text;
    QList<int> m_lists; ///< the next number of each open list; 0 for one without numbers
    int m_quoteDepth = 0;
    int m_preDepth = 0;
    bool m_isLineStart = true;
};

} // namespace

QString htmlToText(const QString& html)
{
    const HtmlTree tree(html);
    return TextWriter().write(tree);
}

} // namespace postaci
