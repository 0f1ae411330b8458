#include "protocol/ImapFetchData.h"

namespace postaci {

namespace {

/// A list's member whose key is `name`, also as RFC 2231 writes it (name*, name*0).
bool hasParameter(const ImapValue& list, const char* name)
{
    const auto length = static_cast<qsizetype>(qstrlen(name));
    for (ImapValue key = list.first(); key.exists(); key = key.next().next()) {
        const QByteArrayView bytes = key.bytes();
        const bool isName = bytes.size() >= length && qstrnicmp(bytes.data(), length, name, length) == 0;
        if (isName && (bytes.size() == length || bytes[length] == '*') && !key.next().bytes().isEmpty())
            return true;
    }
    return false;
}

/// What the fields of one part say, wherever the server put them.
struct Leaf
{
    ImapValue type;
    ImapValue subtype;
    bool isAttachment = false;
    bool isInline = false;
    bool isNamed = false;
};

void takeDisposition(const ImapValue& value, Leaf& leaf)
{
    const ImapValue word = value.isList() ? value.first() : value;
    if (word.isList() || !(word.is("attachment") || word.is("inline")))
        return;
    leaf.isAttachment = leaf.isAttachment || word.is("attachment");
    leaf.isInline = leaf.isInline || word.is("inline");
    leaf.isNamed = leaf.isNamed || hasParameter(word.next(), "filename");
}

Leaf readLeaf(const ImapValue& part)
{
    Leaf leaf;
    leaf.type = part.first();
    // ("TEXT" ("CHARSET" ...) ...): the subtype is missing.
    leaf.subtype = leaf.type.next().isList() ? ImapValue() : leaf.type.next();
    for (ImapValue value = leaf.type.next(); value.exists(); value = value.next()) {
        if (value.isList() && hasParameter(value, "name"))
            leaf.isNamed = true;
        takeDisposition(value, leaf);
    }
    return leaf;
}

bool isSignatureOrMarker(const ImapValue& subtype)
{
    return subtype.is("pgp-signature") || subtype.is("pkcs7-signature") || subtype.is("x-pkcs7-signature") ||
           subtype.is("pgp-encrypted");
}

enum class Parent { None, Related, Other };

bool leafIsAttachment(const Leaf& leaf, Parent parent)
{
    const ImapValue& type = leaf.type;
    if (type.is("application"))
        return !isSignatureOrMarker(leaf.subtype) &&
               (leaf.isAttachment || parent != Parent::Related || leaf.isNamed);
    if (leaf.isAttachment)
        return true;
    if (type.is("image"))
        return parent != Parent::Related;
    if (type.is("audio") || type.is("video") || type.is("font") || type.is("model"))
        return true;
    if (type.is("message"))
        return leaf.subtype.is("rfc822") || leaf.subtype.is("global");
    if (type.is("text"))
        return leaf.subtype.is("calendar") || (leaf.isNamed && !leaf.isInline);
    return false; // no type, or one written so badly that nothing is known of it
}

/// The parser bounds the depth of lists, and with it this recursion.
bool partHasAttachment(const ImapValue& part, Parent parent)
{
    if (!part.isList())
        return false;
    if (!part.first().isList())
        return leafIsAttachment(readLeaf(part), parent);
    ImapValue subtype = part.first();
    while (subtype.exists() && subtype.isList())
        subtype = subtype.next();
    const Parent own = subtype.is("related") ? Parent::Related : Parent::Other;
    for (ImapValue child = part.first(); child.exists() && child.isList(); child = child.next()) {
        if (partHasAttachment(child, own))
            return true;
    }
    return false;
}

QByteArray parameterOf(const ImapValue& list, const char* name)
{
    for (ImapValue key = list.first(); key.exists(); key = key.next().next()) {
        if (key.is(name))
            return key.next().bytes().toByteArray();
    }
    return {};
}

ImapTextPart textPartOf(const ImapValue& part, const QByteArray& section)
{
    const Leaf leaf = readLeaf(part);
    const bool isHtml = leaf.subtype.is("html");
    if (!leaf.type.is("text") || leaf.isAttachment || (leaf.isNamed && !leaf.isInline) ||
        leaf.subtype.is("calendar"))
        return {};
    // (type subtype parameters id description encoding size ...), the subtype missing at times.
    const ImapValue parameters = leaf.subtype.exists() ? leaf.subtype.next() : leaf.type.next();
    return {section, isHtml, parameterOf(parameters, "charset"),
            parameters.next().next().next().bytes().toByteArray()};
}

/// Bounded as partHasAttachment() is. `section` is the part's own number, empty for the whole message.
ImapTextPart firstTextPart(const ImapValue& part, const QByteArray& section)
{
    if (!part.isList())
        return {};
    if (!part.first().isList())
        return textPartOf(part, section.isEmpty() ? QByteArray("1") : section);
    ImapValue subtype = part.first();
    while (subtype.exists() && subtype.isList())
        subtype = subtype.next();
    ImapTextPart best;
    int number = 0;
    for (ImapValue child = part.first(); child.exists() && child.isList(); child = child.next()) {
        const QByteArray childSection =
            (section.isEmpty() ? QByteArray() : section + '.') + QByteArray::number(++number);
        const ImapTextPart found = firstTextPart(child, childSection);
        if (found.section.isEmpty())
            continue;
        if (!found.isHtml || !subtype.is("alternative"))
            return best.section.isEmpty() || !found.isHtml ? found : best;
        if (best.section.isEmpty())
            best = found;
    }
    return best;
}

} // namespace

ImapTextPart structureTextPart(const ImapValue& structure)
{
    return firstTextPart(structure, {});
}

bool structureHasAttachment(const ImapValue& structure)
{
    return partHasAttachment(structure, Parent::None);
}

} // namespace postaci
