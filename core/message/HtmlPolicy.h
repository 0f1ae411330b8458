#pragma once

#include <QByteArray>
#include <QString>

namespace postaci {

// The allow list: what of HTML and CSS may reach the engine. Constant data, any thread.

/// How the pass before the parser treats an element.
enum class ElementRole {
    Inline,
    Formatting, ///< of HTML's active formatting elements: <b> and the like
    Block,      ///< closes an open <p>
    Void,
    Table,     ///< table, caption, colgroup, tbody, tr, td ...
    Paragraph, ///< <p>
    Item,      ///< li, dt, dd
    Style,
    Body,
};

/// One allowed element.
struct ElementRule
{
    const char* name;
    ElementRole role;
};

/// What the value of an attribute has to be.
enum class AttributeKind {
    None, ///< not allowed
    Style,
    Class,
    Name, ///< id and name
    Text, ///< anything
    Word, ///< one ASCII word: align="center"
    Number,
    Length, ///< a number or a percentage
    Color,
    Link,
    Image,
    Flag, ///< its being there is its meaning
};

/// Index of an allowed element, or -1. `name` is lower case.
[[nodiscard]] int elementIndex(const QByteArray& name);
[[nodiscard]] const ElementRule& elementRule(int index);
[[nodiscard]] int elementCount();

[[nodiscard]] AttributeKind attributeKind(const QByteArray& name);

/// Whether a declaration of this CSS property is kept. `name` is lower case.
[[nodiscard]] bool isAllowedProperty(const QString& name);

/// The sender's ids and classes get this before them, so that they cannot name ours.
inline constexpr char kNamePrefix[] = "pm-";

/// A class or id as it may be written: letters, digits, "-", "_"; at most 100 of them.
[[nodiscard]] bool isPlainCssName(QStringView name);

} // namespace postaci
