#include "message/RichHtmlStyle.h"

#include "message/CssColor.h"
#include "message/HtmlPolicy.h"
#include "message/ResourcePolicy.h"

#include <QSet>

#include <optional>

namespace postaci {

namespace {

/// The number at the beginning of "1.3em", and what follows it.
std::optional<double> numberOf(const QString& length, QString* unit)
{
    qsizetype end = 0;
    while (end < length.size() && (length.at(end).isDigit() || length.at(end) == QLatin1Char('.')))
        ++end;
    *unit = length.mid(end).trimmed();
    bool isNumber = false;
    const double value = length.left(end).toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

/// The step that comes nearest to a font size; none where it says nothing.
std::optional<int> sizeStep(const QString& size)
{
    static const QHash<QString, int> words = {
        {QStringLiteral("xx-small"), -1}, {QStringLiteral("x-small"), -1}, {QStringLiteral("small"), 0},
        {QStringLiteral("medium"), 0},    {QStringLiteral("large"), 1},    {QStringLiteral("x-large"), 2},
        {QStringLiteral("xx-large"), 2},  {QStringLiteral("smaller"), -1}, {QStringLiteral("larger"), 1}};
    if (const auto word = words.constFind(size); word != words.cend())
        return *word;
    QString unit;
    const auto number = numberOf(size, &unit);
    if (!number)
        return {};
    const double factor = unit == QLatin1String("em") || unit == QLatin1String("rem") ? *number
                          : unit == QLatin1String("%")                                ? *number / 100
                          : unit == QLatin1String("pt")                               ? *number / 12
                          : unit == QLatin1String("px")                               ? *number / 16
                                                                                      : 1;
    return factor < 0.77 || (factor < 0.95 && unit == QLatin1String("em")) ? -1
           : factor < 1.15                                                 ? 0
           : factor < 1.35                                                 ? 1
                                                                           : 2;
}

/// Elements that a browser shows with room above and below.
bool hasRoom(const QByteArray& name)
{
    static const QSet<QByteArray> names = {"p",  "blockquote", "ul", "ol", "dl", "pre",
                                           "h1", "h2",         "h3", "h4", "h5", "h6"};
    return names.contains(name);
}

void inheritHeading(int level, RichStyle* look)
{
    look->bold = true;
    look->size = level == 1 ? 2 : level <= 3 ? 1 : 0;
}

void setColor(const QString& color, RichSource source, RichStyle* look)
{
    if (source != RichSource::OwnDraft || color.isEmpty())
        return;
    if (const auto parsed = parseColorWord(color))
        look->color = toCss(*parsed);
}

void inheritFont(const GumboNode* node, RichSource source, RichStyle* look)
{
    const int size = attributeOf(node, "size").toInt();
    if (size > 0)
        look->size = size < 2 ? -1 : size < 4 ? 0 : size < 6 ? 1 : 2;
    if (attributeOf(node, "face").contains(QLatin1String("courier"), Qt::CaseInsensitive))
        look->monospace = true;
    setColor(attributeOf(node, "color"), source, look);
}

void setSide(const QString& word, RichSurroundings* around)
{
    static const QHash<QString, RichSide> sides = {
        {QStringLiteral("center"), RichSide::Center},   {QStringLiteral("right"), RichSide::Right},
        {QStringLiteral("end"), RichSide::End},         {QStringLiteral("left"), RichSide::Left},
        {QStringLiteral("justify"), RichSide::Justify}, {QStringLiteral("start"), RichSide::Start}};
    if (const auto side = sides.constFind(word); side != sides.cend())
        around->side = *side;
}

void setDirection(const QString& word, RichSurroundings* around)
{
    if (word == QLatin1String("rtl"))
        around->direction = RichDirection::RightToLeft;
    else if (word == QLatin1String("ltr"))
        around->direction = RichDirection::LeftToRight;
    else if (word == QLatin1String("auto"))
        around->direction = RichDirection::Auto;
}

void setBlanks(const QString& word, RichSurroundings* around)
{
    if (word == QLatin1String("pre") || word == QLatin1String("pre-wrap") ||
        word == QLatin1String("break-spaces"))
        around->blanks = RichBlanks::Keep;
    else if (word == QLatin1String("pre-line"))
        around->blanks = RichBlanks::Lines;
    else if (word == QLatin1String("normal") || word == QLatin1String("nowrap"))
        around->blanks = RichBlanks::Fold;
}

void inheritDeclarations(const RichDeclarations& style, RichSource source, RichSurroundings* around)
{
    RichStyle& look = around->style;
    const QString weight = style.value(QStringLiteral("font-weight"));
    if (!weight.isEmpty())
        look.bold = weight.startsWith(QLatin1String("bold")) || weight.toInt() >= 600;
    const QString slant = style.value(QStringLiteral("font-style"));
    if (!slant.isEmpty())
        look.italic = slant == QLatin1String("italic") || slant == QLatin1String("oblique");
    const QString lines = style.value(QStringLiteral("text-decoration")) + QLatin1Char(' ') +
                          style.value(QStringLiteral("text-decoration-line"));
    look.underline = look.underline || lines.contains(QLatin1String("underline"));
    look.strike = look.strike || lines.contains(QLatin1String("line-through"));
    const QString family = style.value(QStringLiteral("font-family"));
    if (family.contains(QLatin1String("mono")) || family.contains(QLatin1String("courier")))
        look.monospace = true;
    if (const auto size = sizeStep(style.value(QStringLiteral("font-size"))))
        look.size = *size;
    setColor(style.value(QStringLiteral("color")), source, &look);
    setSide(style.value(QStringLiteral("text-align")), around);
    setBlanks(style.value(QStringLiteral("white-space")), around);
}

} // namespace

RichDeclarations declarationsOf(const GumboNode* element)
{
    RichDeclarations found;
    for (const QString& one : attributeOf(element, "style").split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString value = one.section(QLatin1Char(':'), 1).section(QLatin1Char('!'), 0, 0);
        found.insert(one.section(QLatin1Char(':'), 0, 0).trimmed().toLower(), value.trimmed().toLower());
    }
    return found;
}

bool isBlockElement(const QByteArray& name)
{
    const int index = elementIndex(name);
    if (index < 0)
        return false;
    const ElementRole role = elementRule(index).role;
    return role == ElementRole::Block || role == ElementRole::Paragraph || role == ElementRole::Item ||
           role == ElementRole::Table || role == ElementRole::Body;
}

void inheritRichStyle(const GumboNode* element, const QByteArray& name, const RichDeclarations& style,
                      RichSource source, RichSurroundings* around)
{
    RichStyle& look = around->style;
    if (name == "b" || name == "strong" || name == "th")
        look.bold = true;
    else if (name == "i" || name == "em" || name == "cite" || name == "var" || name == "dfn")
        look.italic = true;
    else if (name == "u" || name == "ins")
        look.underline = true;
    else if (name == "s" || name == "strike" || name == "del")
        look.strike = true;
    else if (name == "code" || name == "tt" || name == "kbd" || name == "samp" || name == "pre")
        look.monospace = true;
    else if (name == "small" || name == "big")
        look.size = qBound(-1, look.size + (name == "big" ? 1 : -1), 2);
    else if (name.size() == 2 && name.at(0) == 'h' && name.at(1) >= '1' && name.at(1) <= '6')
        inheritHeading(name.at(1) - '0', &look);
    else if (name == "center" || name == "caption")
        around->side = RichSide::Center;
    else if (name == "a")
        look.link = ResourcePolicy::link(attributeOf(element, "href"));
    else if (name == "font")
        inheritFont(element, source, &look);
    if (name == "pre")
        around->blanks = RichBlanks::Keep;
    inheritDeclarations(style, source, around);
    if (const QString align = attributeOf(element, "align").toLower();
        !align.isEmpty() && name != "img" && name != "table")
        setSide(align, around);
    if (!isBlockElement(name))
        return; // a word that runs the other way says nothing of its paragraph
    setDirection(attributeOf(element, "dir").toLower(), around);
    setDirection(style.value(QStringLiteral("direction")), around);
}

namespace {

/// Whether a margin shows as an empty line would; `usual` where it says nothing that is known.
bool isRoom(const QString& margin, bool usual)
{
    if (margin.isEmpty())
        return usual;
    QString unit;
    const auto number = numberOf(margin, &unit);
    if (!number) // "auto" leaves none above or below, nor does one below zero
        return usual && margin != QLatin1String("auto") && !margin.startsWith(QLatin1Char('-'));
    constexpr double halfALine = 0.4; // em
    constexpr double pixelsAnEm = 16;
    constexpr double pointsAnEm = 12;
    const double lines = unit == QLatin1String("px")   ? *number / pixelsAnEm
                         : unit == QLatin1String("pt") ? *number / pointsAnEm
                                                       : *number;
    return lines >= halfALine;
}

} // namespace

RichRoom richRoom(const QByteArray& name, const RichDeclarations& style, bool isNestedList)
{
    const bool isTablePart = name != "table" && elementIndex(name) >= 0 &&
                             elementRule(elementIndex(name)).role == ElementRole::Table;
    if (isTablePart || isNestedList)
        return {};
    const bool usual = hasRoom(name);
    const QStringList all = style.value(QStringLiteral("margin")).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    RichRoom room{isRoom(all.value(0), usual), isRoom(all.size() < 3 ? all.value(0) : all.at(2), usual)};
    room.above = isRoom(style.value(QStringLiteral("margin-top")), room.above);
    room.below = isRoom(style.value(QStringLiteral("margin-bottom")), room.below);
    return room;
}

} // namespace postaci
