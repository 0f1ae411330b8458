#include "message/HtmlTree.h"

namespace postaci {

HtmlTree::HtmlTree(const QString& html, const HtmlLimits& limits)
    : m_source(balanceHtml(html, limits)),
      m_output(gumbo_parse_with_options(&kGumboDefaultOptions, m_source.html.constData(),
                                        static_cast<size_t>(m_source.html.size())))
{
}

QString attributeOf(const GumboNode* element, const char* name)
{
    const GumboAttribute* attribute = gumbo_get_attribute(&element->v.element.attributes, name);
    return attribute ? QString::fromUtf8(attribute->value) : QString();
}

QString rawTextOf(const GumboNode* element)
{
    QString text;
    const GumboVector& children = element->v.element.children;
    for (unsigned int i = 0; i < children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(children.data[i]);
        if (isText(child))
            text += QString::fromUtf8(child->v.text.text);
    }
    return text;
}

} // namespace postaci
