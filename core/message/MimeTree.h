#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QStringView>

#include <vector>

namespace postaci {

/// A half-open range of byte offsets into the message that a tree was parsed from.
struct ByteRange
{
    qsizetype begin = 0;
    qsizetype end = 0;
    [[nodiscard]] qsizetype size() const { return end - begin; }
    [[nodiscard]] QByteArrayView of(QByteArrayView raw) const { return raw.sliced(begin, size()); }
    bool operator==(const ByteRange&) const = default;
};

/// One `name=value` of a structured field as it was written: unquoted, but RFC 2231 and 2047 not yet undone.
struct MimeParameter
{
    QByteArray name; ///< lower case, with RFC 2231's marks: "filename*0*"
    QByteArray value;
    bool operator==(const MimeParameter&) const = default;
};

/// One entity of a message. Text fields are lower case and as sent; defaults of RFC 2045 are filled in.
struct MimeNode
{
    QByteArray type = "text";
    QByteArray subtype = "plain";
    QList<MimeParameter> parameters;
    QByteArray disposition; ///< "attachment", "inline", another token, or empty if there was none
    QList<MimeParameter> dispositionParameters;
    QByteArray encoding;  ///< Content-Transfer-Encoding; empty if there was none
    QByteArray contentId; ///< without angle brackets, case kept
    ByteRange header;     ///< the header block, without the blank line that ends it
    ByteRange body;       ///< still encoded, without the line end that belongs to the next boundary
    /// RFC 3501 6.4.5: "1", "2.1". A multipart that is a whole message is "TEXT" (or "2.TEXT" inside part 2),
    /// since it has no number of its own.
    QByteArray path;
    int parent = -1;
    int level = 0; ///< 0 for the root
    std::vector<int> children;
    bool hasContentType = false; ///< a readable Content-Type was there
    bool isOpaque = false;       ///< a limit was hit here: `body` was not looked into

    [[nodiscard]] bool isMultipart() const { return type == "multipart" && !children.empty(); }
    /// A message inside the message; its own root is the only child, none if it was not looked into.
    [[nodiscard]] bool isMessage() const { return type == "message" && !children.empty(); }
    [[nodiscard]] bool is(const char* wantedType, const char* wantedSubtype) const
    {
        return type == wantedType && subtype == wantedSubtype;
    }
    [[nodiscard]] QByteArray mimeType() const { return type + '/' + subtype; }
    /// The value of a parameter of Content-Type as written; empty if absent. `name` is lower case.
    [[nodiscard]] QByteArray parameter(const char* name) const;
};

/// The structure of a message as byte offsets, found in one pass over bytes that stay where they are (a file
/// mapped or in memory): linear time, nothing copied but header parameters. A plain value for any thread; no
/// failure.
///
/// Tolerates bare LF, missing final boundaries, missing blank lines, look-alike boundaries, NULs.
class MimeTree
{
public:
    static constexpr int kMaxLevels = 100;
    static constexpr int kMaxParts = 10000;
    static constexpr qsizetype kMaxHeader = 1024 * 1024;
    static constexpr qsizetype kMaxField = 64 * 1024;

    [[nodiscard]] static MimeTree parse(QByteArrayView raw);

    /// Never empty; the root is the first, and a parent comes before its children.
    [[nodiscard]] const std::vector<MimeNode>& nodes() const { return m_nodes; }
    [[nodiscard]] const MimeNode& root() const { return m_nodes.front(); }
    [[nodiscard]] const MimeNode& node(int index) const { return m_nodes.at(static_cast<size_t>(index)); }
    /// The node with that section path, or nullptr.
    [[nodiscard]] const MimeNode* find(QByteArrayView path) const;
    /// A limit was hit: what lies beyond it is one opaque part.
    [[nodiscard]] bool isTruncated() const { return m_truncated; }
    /// How many bytes were looked at, counted at every scan: what tests bound instead of time.
    [[nodiscard]] qint64 work() const { return m_work; }

private:
    friend class MimeScanner;
    std::vector<MimeNode> m_nodes;
    bool m_truncated = false;
    qint64 m_work = 0;
};

} // namespace postaci
