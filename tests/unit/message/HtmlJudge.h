#pragma once

#include "unit/message/MessageFixture.h"

#include <gumbo.h>

#include <QRegularExpression>
#include <QStringList>

namespace postaci::test {

/// Judges cleaned HTML as an engine would read it: by parsing it, not by looking for words.
class HtmlJudge
{
public:
    explicit HtmlJudge(const QByteArray& document)
        : m_output(gumbo_parse_with_options(&kGumboDefaultOptions, document.constData(),
                                            static_cast<size_t>(document.size())))
    {
        visit(m_output->root);
    }
    ~HtmlJudge() { gumbo_destroy_output(&kGumboDefaultOptions, m_output); }
    HtmlJudge(const HtmlJudge&) = delete;
    HtmlJudge& operator=(const HtmlJudge&) = delete;

    [[nodiscard]] QString verdict() const { return m_findings.join(QStringLiteral("; ")); }

private:
    void visit(const GumboNode* node)
    {
        if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE)
            return;
        static const QStringList forbidden = {
            text("script"),   text("iframe"), text("object"),   text("embed"),    text("form"),
            text("input"),    text("base"),   text("link"),     text("svg"),      text("math"),
            text("template"), text("frame"),  text("frameset"), text("video"),    text("audio"),
            text("source"),   text("button"), text("select"),   text("textarea"), text("applet"),
            text("area")};
        const QString name = text(gumbo_normalized_tagname(node->v.element.tag));
        if (forbidden.contains(name) || node->v.element.tag == GUMBO_TAG_UNKNOWN ||
            node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
            m_findings += text("element ") + name;
        for (unsigned i = 0; i < node->v.element.attributes.length; ++i)
            judge(name, *static_cast<const GumboAttribute*>(node->v.element.attributes.data[i]));
        for (unsigned i = 0; i < node->v.element.children.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(node->v.element.children.data[i]);
            if (name == text("style") && child->type == GUMBO_NODE_TEXT)
                judgeCss(text(child->v.text.text));
            visit(child);
        }
    }

    void judge(const QString& element, const GumboAttribute& attribute)
    {
        const QString name = text(attribute.name);
        const QString value = text(attribute.value);
        if (name.startsWith(text("on")))
            m_findings += text("handler ") + name;
        if (name == text("style"))
            judgeCss(value);
        if (name == text("src") && !value.startsWith(text("cid:")) && !value.startsWith(text("data:image/")))
            m_findings += text("src ") + value;
        if (name == text("href")) {
            static const QRegularExpression allowed(text("^(https?://|mailto:|#pm-)"));
            if (element != text("a") || !allowed.match(value).hasMatch())
                m_findings += text("href ") + value;
        } else if (name != text("title") && name != text("alt") &&
                   value.contains(text("evil.example"), Qt::CaseInsensitive)) {
            m_findings += name + text(" names a remote host");
        }
        if (element == text("meta") && name == text("http-equiv") && value != text("Content-Security-Policy"))
            m_findings += text("meta ") + value;
    }

    void judgeCss(const QString& css)
    {
        // What stands in a string is text, as long as it ends there.
        // So does the name of a part of the message.
        static const QRegularExpression strings(
            text("url\\('cid:[^']*'\\)|url\\('[^']*'\\)(*SKIP)(*FAIL)|'[^']*'"));
        static const QRegularExpression bad(
            text("evil|@import|@font-face|expression|binding|behavior|javascript|position\\s*:|url\\((?!'("
                 "cid:|data:image/))"),
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression looseEscape(text("\\\\(?![0-9a-f]+ )"));
        for (const auto& match : {bad.match(QString(css).remove(strings)), looseEscape.match(css)}) {
            if (match.hasMatch())
                m_findings += text("css ") + match.captured() + text(" in ") + css;
        }
        if (css.count(QLatin1Char('\'')) % 2 != 0)
            m_findings += text("css string without an end in ") + css;
    }

    GumboOutput* m_output;
    QStringList m_findings;
};

} // namespace postaci::test
