#pragma once

#include "message/HtmlBalancer.h"

#include <gumbo.h>

#include <QString>

#include <memory>

namespace postaci {

/// The parse of a balanced document: owns libgumbo's tree and the bytes that it points into. One thread at a
/// time.
class HtmlTree
{
public:
    explicit HtmlTree(const QString& html, const HtmlLimits& limits = {});

    [[nodiscard]] const GumboNode* root() const { return m_output->root; }
    [[nodiscard]] bool isTruncated() const { return m_source.truncated; }
    [[nodiscard]] int elements() const { return m_source.elements; }

private:
    struct Deleter
    {
        void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
    };

    const BalancedHtml m_source;
    std::unique_ptr<GumboOutput, Deleter> m_output;
};

[[nodiscard]] inline bool isElement(const GumboNode* node)
{
    return node->type == GUMBO_NODE_ELEMENT;
}

[[nodiscard]] inline bool isText(const GumboNode* node)
{
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

/// The value of an attribute; null if the element has none of that name.
[[nodiscard]] QString attributeOf(const GumboNode* element, const char* name);

/// The text inside of an element that holds only text, as <style> does.
[[nodiscard]] QString rawTextOf(const GumboNode* element);

} // namespace postaci
