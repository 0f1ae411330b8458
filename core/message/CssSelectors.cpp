#include "message/CssCleaner.h"
#include "message/HtmlPolicy.h"

#include <QSet>

#include <vector>

namespace postaci {

namespace {

/// So that matching a page stays cheap.
constexpr int kMaxParts = 24;

/// One selector, token by token; on the stack of one thread.
class SelectorWriter
{
public:
    void add(const CssToken& token)
    {
        if (!m_isValid || ++m_parts > 2 * kMaxParts) {
            m_isValid = false;
            return;
        }
        if (m_expects != Expects::Anything)
            takeName(token);
        else
            takeAnything(token);
    }

    [[nodiscard]] QString result() const
    {
        return m_isValid && m_expects == Expects::Anything ? m_text.trimmed() : QString();
    }

private:
    enum class Expects { Anything, Class, PseudoClass };

    void takeName(const CssToken& token)
    {
        static const QSet<QString> pseudoClasses = {
            QStringLiteral("first-child"), QStringLiteral("last-child"),    QStringLiteral("only-child"),
            QStringLiteral("link"),        QStringLiteral("visited"),       QStringLiteral("hover"),
            QStringLiteral("active"),      QStringLiteral("first-of-type"), QStringLiteral("last-of-type")};
        const bool isClass = m_expects == Expects::Class;
        m_expects = Expects::Anything;
        const bool isUsable =
            token.kind == CssTokenKind::Identifier &&
            (isClass ? isPlainCssName(token.text) : pseudoClasses.contains(token.text.toLower()));
        if (!isUsable)
            m_isValid = token.kind == CssTokenKind::Identifier && !isClass && takeRoot(token.text);
        else if (isClass)
            m_text += QLatin1Char('.') + QLatin1String(kNamePrefix) + token.text;
        else
            m_text += QLatin1Char(':') + token.text.toLower();
    }

    bool takeRoot(const QString& pseudoClass)
    {
        if (pseudoClass.toLower() != QLatin1String("root"))
            return false;
        m_text += QStringLiteral(".pm-body");
        return true;
    }

    void takeAnything(const CssToken& token)
    {
        switch (token.kind) {
        case CssTokenKind::Blank:
            m_text += QLatin1Char(' ');
            break;
        case CssTokenKind::Hash:
            m_isValid = isPlainCssName(token.text);
            m_text += QLatin1Char('#') + QLatin1String(kNamePrefix) + token.text;
            break;
        case CssTokenKind::Identifier:
            takeElement(token.text.toLower());
            break;
        case CssTokenKind::Character:
            takeCharacter(token);
            break;
        default:
            m_isValid = false;
        }
    }

    void takeElement(const QString& name)
    {
        if (name == QLatin1String("body") || name == QLatin1String("html"))
            m_text += QStringLiteral(".pm-body");
        else if (elementIndex(name.toLatin1()) >= 0 && name != QLatin1String("style"))
            m_text += name;
        else
            m_isValid = false;
    }

    void takeCharacter(const CssToken& token)
    {
        if (token.is('.'))
            m_expects = Expects::Class;
        else if (token.is(':'))
            m_expects = Expects::PseudoClass;
        else if (token.is('*') || token.is('>') || token.is('+') || token.is('~'))
            m_text += token.text;
        else
            m_isValid = false;
    }

    QString m_text;
    bool m_isValid = true;
    int m_parts = 0;
    Expects m_expects = Expects::Anything;
};

} // namespace

QString cleanSelectors(const std::vector<CssToken>& tokens, bool bodyOnly)
{
    // Of no weight, so that the sender's rules keep their order.
    const QString where = bodyOnly ? QStringLiteral(":where(.pm-body,.pm-body *)") : QString();
    constexpr int longest = 64;
    QStringList kept;
    SelectorWriter writer;
    const auto finish = [&] {
        const QString text = writer.result();
        if (!text.isEmpty() && kept.size() < longest)
            kept.append(text + where);
        writer = {};
    };
    for (const CssToken& token : tokens) {
        if (token.is(','))
            finish();
        else
            writer.add(token);
    }
    finish();
    return kept.join(QLatin1Char(','));
}

} // namespace postaci
