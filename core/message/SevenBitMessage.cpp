#include "message/SevenBitMessage.h"

#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"
#include "message/HeaderWriter.h"
#include "message/MimeParameters.h"
#include "message/MimeTree.h"
#include "message/PartEncoding.h"
#include "message/TransferDecoding.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

QByteArray withLineFeeds(QByteArrayView text)
{
    return text.toByteArray().replace("\r\n", "\n").replace('\r', '\n');
}

/// ASCII for what no rule says how to encode.
QByteArray asciiOnly(QByteArray text)
{
    for (char& c : text) {
        if (static_cast<unsigned char>(c) >= 0x7f || (c < ' ' && c != '\n' && c != '\t'))
            c = '?';
    }
    return text;
}

bool isAddressField(const QByteArray& name)
{
    static const QSet<QByteArray> names = {"from",      "to",         "cc",           "bcc",
                                           "sender",    "reply-to",   "resent-from",  "resent-to",
                                           "resent-cc", "resent-bcc", "resent-sender"};
    return names.contains(name);
}

/// RFC 2045 6.1. What has another one means nothing without its name.
bool isKnownEncoding(const QByteArray& name)
{
    static const QSet<QByteArray> names = {"", "7bit", "8bit", "binary", "quoted-printable", "base64"};
    return names.contains(name);
}

/// Text for people, which may stand in encoded words.
bool isTextField(const QByteArray& name)
{
    static const QSet<QByteArray> names = {"subject", "comments", "content-description", "organization",
                                           "thread-topic"};
    return names.contains(name);
}

/// `name=value`, quoted.
QByteArray parameterText(const MimeParameter& parameter)
{
    QByteArray value = asciiOnly(parameter.value);
    value.replace('\\', "\\\\").replace('"', "\\\"");
    return parameter.name + "=\"" + value + '"';
}

/// The words of a field with parameters, such as Content-Disposition, with names of files as RFC 2231 says.
QList<QByteArray> fieldTokens(const QByteArray& value)
{
    const StructuredField field = parseStructuredField(value);
    QList<QByteArray> tokens{asciiOnly(field.value)};
    QSet<QByteArray> written;
    for (const MimeParameter& parameter : field.parameters) {
        const QByteArray base = parameter.name.split('*').first();
        const bool isFileName = base == "name" || base == "filename";
        if (isFileName && written.contains(base))
            continue; // the next piece of the same
        written.insert(base);
        const QList<QByteArray> words =
            isFileName ? fileNameParameters(base, decodedParameter(field.parameters, base))
                       : QList<QByteArray>{parameterText(parameter)};
        for (const QByteArray& word : words) {
            tokens.last() += ';';
            tokens += word;
        }
    }
    return tokens;
}

/// Short lines of ASCII that all end with CRLF.
bool isSevenBit(QByteArrayView raw)
{
    qsizetype length = 0;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const char c = raw.at(i);
        if (c == '\r' && i + 1 < raw.size() && raw.at(i + 1) == '\n') {
            ++i;
            length = 0;
            continue;
        }
        constexpr qsizetype longest = 998;
        if (static_cast<unsigned char>(c) >= 0x7f || (c < ' ' && c != '\t') || ++length > longest)
            return false;
    }
    return true;
}

/// Writes a message anew while it walks its structure; on the stack of one thread.
class SevenBitWriter
{
public:
    explicit SevenBitWriter(QByteArrayView raw) : m_raw(raw), m_tree(MimeTree::parse(raw))
    {
        m_out.reserve(raw.size() + raw.size() / 8);
    }

    [[nodiscard]] bool isMessage() const
    {
        HeaderFieldView field;
        HeaderFieldReader fields(m_tree.root().header.of(m_raw));
        return fields.next(&field) && !m_raw.contains('\0') && !m_tree.isTruncated();
    }

    /// Nothing where there is something that can't be written so.
    std::optional<QByteArray> write()
    {
        entity(m_tree.root());
        return m_isStrange || !isSevenBit(m_out) ? std::nullopt : std::optional(std::move(m_out));
    }

private:
    // Recursion is bounded by the tree's depth.
    void entity(const MimeNode& node)
    {
        if (node.children.empty()) {
            leaf(node);
            return;
        }
        header(node, "7bit");
        qsizetype at = node.body.begin;
        for (const int index : node.children) {
            const MimeNode& child = m_tree.node(index);
            between(at, child.header.begin);
            entity(child);
            at = child.body.end;
        }
        between(at, node.body.end);
    }

    /// Delimiters and what stands around the parts.
    void between(qsizetype begin, qsizetype end)
    {
        m_out += asciiOnly(withLineFeeds(m_raw.sliced(begin, qMax<qsizetype>(end - begin, 0))))
                     .replace("\n", "\r\n");
    }

    void leaf(const MimeNode& node)
    {
        constexpr qsizetype longest = 998;
        const QByteArray lines = withLineFeeds(node.body.of(m_raw));
        if (isPlainAscii(lines, longest)) {
            header(node, "7bit");
            m_out += QByteArray(lines).replace("\n", "\r\n");
            return;
        }
        m_isStrange = m_isStrange || !isKnownEncoding(node.encoding);
        const TransferEncoding encoding = transferEncoding(node.encoding);
        if (node.type == "text" && encoding == TransferEncoding::Identity) {
            header(node, "quoted-printable");
            appendQuotedPrintable(lines, &m_out);
            return;
        }
        header(node, "base64");
        appendBase64(decodeTransfer(node.body.of(m_raw), encoding), &m_out);
    }

    /// The fields and the blank line. `encoding` counts where the one that is there says something else than
    /// the bytes that follow.
    void header(const MimeNode& node, const QByteArray& encoding)
    {
        const bool isKept =
            encoding == "7bit" && (transferEncoding(node.encoding) != TransferEncoding::Identity ||
                                   !isKnownEncoding(node.encoding));
        HeaderFieldView view;
        HeaderFieldReader fields(node.header.of(m_raw));
        while (fields.next(&view)) {
            if (isKept || !equalsIgnoringCase(view.name, "Content-Transfer-Encoding"))
                field(view);
        }
        if (!isKept && (encoding != "7bit" || !node.encoding.isEmpty()))
            m_out += "Content-Transfer-Encoding: " + encoding + "\r\n";
        m_out += "\r\n";
    }

    void field(const HeaderFieldView& view)
    {
        constexpr qsizetype longest = 998;
        const QByteArray value = withLineFeeds(view.value);
        const QByteArray name = view.name.toByteArray();
        const QByteArray key = name.toLower();
        if (isPlainAscii(name + ':' + value, longest)) {
            m_out += name + ':' + QByteArray(value).replace("\n", "\r\n") + "\r\n";
            return;
        }
        HeaderWriter writer;
        if (isAddressField(key)) {
            const AddressList addresses = parseAddressList(value);
            m_isStrange = m_isStrange || addresses.isEmpty() ||
                          !std::all_of(addresses.begin(), addresses.end(), [](const Address& address) {
                              return isWritableAddress(address.addr);
                          });
            writer.addAddresses(name.constData(), addresses);
        } else if (key == "content-type" || key == "content-disposition") {
            writer.addTokens(name.constData(), fieldTokens(unfolded(value)));
        } else if (isTextField(key) || !(key.startsWith("content-") || isPlainAscii(value, value.size()))) {
            writer.addText(name.constData(), decodeHeaderText(value));
        } else {
            const QByteArray words = unfolded(value).replace("><", "> <"); // of Message-IDs
            writer.addTokens(name.constData(), asciiOnly(words).simplified().split(' '));
        }
        m_out += writer.bytes();
    }

    const QByteArrayView m_raw;
    const MimeTree m_tree;
    QByteArray m_out;
    bool m_isStrange = false; ///< it would mean something else
};

} // namespace

std::optional<QByteArray> sevenBitMessage(QByteArrayView raw)
{
    SevenBitWriter writer(raw);
    if (!writer.isMessage())
        return {};
    return isSevenBit(raw) ? raw.toByteArray() : writer.write();
}

} // namespace postaci
