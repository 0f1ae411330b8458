#include "message/MimeTree.h"

#include "message/HeaderFields.h"
#include "message/MimeParameters.h"
#include "message/TransferDecoding.h"

#include <QHash>

#include <utility>

namespace postaci {

namespace {
/// Longer boundaries are not looked for; RFC 2046 5.1.1 allows 70.
constexpr qsizetype kMaxBoundary = 1000;
} // namespace

/// The one pass that fills a MimeTree: line by line, with a stack of the multiparts that are open. On the
/// stack of one thread.
class MimeScanner
{
public:
    MimeScanner(QByteArrayView raw, MimeTree* tree) : m_raw(raw), m_tree(*tree) {}

    void scan()
    {
        openEntity(-1);
        while (m_position < m_raw.size() && (!m_frames.empty()) && !m_stopped)
            scanLine();
        closeDownTo(0, m_raw.size());
        finishPaths();
    }

private:
    /// A multipart whose boundary is being looked for.
    struct Frame
    {
        int node;
        size_t depth;        ///< of its node in m_open
        QByteArray boundary; ///< empty: to be guessed from the first line with two dashes
    };

    /// Offsets of the fields that say what a part is; empty if absent.
    struct PartFields
    {
        QByteArrayView type, disposition, encoding, id;
    };

    [[nodiscard]] MimeNode& node(int index) { return m_tree.m_nodes[static_cast<size_t>(index)]; }

    void scanLine()
    {
        const LineBounds line = lineAt(m_raw, m_position);
        m_tree.m_work += line.next - m_position;
        const Match match = matchBoundary(line);
        if (match.frame < 0)
            m_position = line.next;
        else
            applyBoundary(match, line);
    }

    struct Match
    {
        int frame = -1;
        bool isClose = false;
    };

    /// The innermost open multipart that the line at m_position is a delimiter of. An exact comparison: a
    /// line that only begins like a boundary is text, as in other clients.
    Match matchBoundary(const LineBounds& line)
    {
        if (line.text - m_position < 2 || m_raw[m_position] != '-' || m_raw[m_position + 1] != '-')
            return {};
        qsizetype end = line.text;
        while (end > m_position && isBlank(m_raw[end - 1]))
            --end;
        const QByteArrayView text = m_raw.sliced(m_position + 2, qMax<qsizetype>(end - m_position - 2, 0));
        guessBoundary(text);
        Match match{frameOf(text), false};
        if (text.endsWith("--")) {
            const int closed = frameOf(text.chopped(2));
            if (closed > match.frame)
                match = {closed, true};
        }
        return match;
    }

    int frameOf(QByteArrayView boundary)
    {
        if (boundary.isEmpty() || boundary.size() > kMaxBoundary)
            return -1;
        m_tree.m_work += boundary.size();
        const auto found = m_byBoundary.constFind(QByteArray::fromRawData(boundary.data(), boundary.size()));
        return found == m_byBoundary.constEnd() || found->empty() ? -1 : found->back();
    }

    void guessBoundary(QByteArrayView text)
    {
        if (m_frames.empty() || !m_frames.back().boundary.isEmpty() || text.isEmpty() ||
            text.size() > kMaxBoundary)
            return;
        if (text.contains(' ') || frameOf(text) >= 0 ||
            frameOf(text.endsWith("--") ? text.chopped(2) : text) >= 0)
            return;
        m_frames.back().boundary = text.toByteArray();
        m_byBoundary[m_frames.back().boundary].push_back(static_cast<int>(m_frames.size()) - 1);
    }

    void applyBoundary(const Match& match, const LineBounds& line)
    {
        while (static_cast<int>(m_frames.size()) - 1 > match.frame)
            popFrame();
        const Frame& frame = m_frames.back();
        closeDownTo(frame.depth + 1, endBefore(m_position));
        m_position = line.next;
        if (match.isClose) {
            popFrame(); // what follows is its epilogue, and the same words may now be an outer multipart's
                        // boundary
            return;
        }
        openEntity(frame.node);
    }

    void popFrame()
    {
        if (!m_frames.back().boundary.isEmpty()) {
            const auto found = m_byBoundary.find(m_frames.back().boundary);
            found->pop_back();
            if (found->empty())
                m_byBoundary.erase(found);
        }
        m_frames.pop_back();
    }

    /// The line end before a boundary belongs to the boundary (RFC 2046 5.1.1).
    [[nodiscard]] qsizetype endBefore(qsizetype lineBegin) const
    {
        if (lineBegin > 0 && m_raw[lineBegin - 1] == '\n')
            --lineBegin;
        if (lineBegin > 0 && m_raw[lineBegin - 1] == '\r')
            --lineBegin;
        return lineBegin;
    }

    void closeDownTo(size_t depth, qsizetype end)
    {
        while (m_open.size() > depth) {
            MimeNode& closing = node(m_open.back());
            end = qMax(closing.body.begin, end); // also for those around it: a part that ended in its header
            closing.body.end = end;
            m_open.pop_back();
        }
    }

    /// Makes the entity that begins at m_position, and those that begin with it (a message in a message).
    void openEntity(int parent)
    {
        while (true) {
            const int index = addNode(parent);
            if (static_cast<int>(m_tree.m_nodes.size()) >= MimeTree::kMaxParts) {
                makeRestOpaque(index);
                return;
            }
            readHeader(index);
            if (!goesDeeper(index))
                return;
            parent = index;
        }
    }

    int addNode(int parent)
    {
        const int index = static_cast<int>(m_tree.m_nodes.size());
        MimeNode added;
        added.parent = parent;
        added.header = added.body = {m_position, m_position};
        if (parent >= 0) {
            MimeNode& above = node(parent);
            added.level = above.level + 1;
            above.children.push_back(index);
            if (above.is("multipart", "digest"))
                added.type = "message", added.subtype = "rfc822";
        }
        m_tree.m_nodes.push_back(std::move(added));
        m_open.push_back(index);
        return index;
    }

    void makeRestOpaque(int index)
    {
        node(index).type = "application";
        node(index).subtype = "octet-stream";
        node(index).isOpaque = true;
        m_tree.m_truncated = true;
        m_stopped = true;
    }

    void readHeader(int index)
    {
        PartFields fields;
        const qsizetype begin = m_position;
        bool ended = false;
        qsizetype headerEnd = begin;
        while (!ended && m_position < m_raw.size()) {
            if (m_position - begin > MimeTree::kMaxHeader) {
                node(index).isOpaque = m_tree.m_truncated = true;
                break;
            }
            const LineBounds line = lineAt(m_raw, m_position);
            m_tree.m_work += line.next - m_position;
            if (line.text == m_position) {
                m_position = line.next;
                break;
            }
            ended = matchBoundary(line).frame >= 0 || !readFieldLine(line, begin, &fields);
            if (!ended) {
                m_position = line.next;
                headerEnd = line.text;
            }
        }
        node(index).header = {begin, headerEnd};
        node(index).body = {m_position, m_position};
        applyFields(fields, &node(index));
    }

    /// False if the line is no header line: the blank line was forgotten and the body begins here.
    bool readFieldLine(const LineBounds& line, qsizetype headerBegin, PartFields* fields)
    {
        if (m_position > headerBegin && isBlank(m_raw[m_position])) {
            if (m_lastField)
                *m_lastField = m_raw.sliced(m_lastFieldBegin, line.text - m_lastFieldBegin);
            return true;
        }
        m_lastField = nullptr;
        const qsizetype length = fieldNameLength(m_raw, m_position, line.text);
        if (length == 0)
            return m_position == headerBegin && isMailboxSeparator(line);
        QByteArrayView* target = fieldFor(m_raw.sliced(m_position, length), fields);
        if (target && target->isNull()) {
            m_lastField = target;
            m_lastFieldBegin = m_raw.indexOf(':', m_position + length) + 1;
            *target = m_raw.sliced(m_lastFieldBegin, line.text - m_lastFieldBegin);
        }
        return true;
    }

    /// The "From " line of an mbox, which some programs leave at the top of a message.
    [[nodiscard]] bool isMailboxSeparator(const LineBounds& line) const
    {
        const QByteArrayView text = m_raw.sliced(m_position, line.text - m_position);
        return text.startsWith("From ") || text.startsWith(">From ");
    }

    static QByteArrayView* fieldFor(QByteArrayView name, PartFields* fields)
    {
        if (name.size() < 10 || !equalsIgnoringCase(name.first(8), "content-"))
            return nullptr;
        const QByteArrayView rest = name.sliced(8);
        if (equalsIgnoringCase(rest, "type"))
            return &fields->type;
        if (equalsIgnoringCase(rest, "disposition"))
            return &fields->disposition;
        if (equalsIgnoringCase(rest, "transfer-encoding"))
            return &fields->encoding;
        return equalsIgnoringCase(rest, "id") ? &fields->id : nullptr;
    }

    /// At most 64 KB of a field.
    QByteArrayView limited(QByteArrayView field)
    {
        m_tree.m_work += qMin(field.size(), MimeTree::kMaxField);
        if (field.size() <= MimeTree::kMaxField)
            return field;
        m_tree.m_truncated = true;
        return field.first(MimeTree::kMaxField);
    }

    void applyFields(const PartFields& fields, MimeNode* target)
    {
        m_lastField = nullptr;
        if (!fields.type.isNull())
            applyType(parseStructuredField(limited(fields.type)), target);
        if (!fields.disposition.isNull()) {
            StructuredField disposition = parseStructuredField(limited(fields.disposition));
            target->disposition = disposition.value;
            target->dispositionParameters = std::move(disposition.parameters);
        }
        if (!fields.encoding.isNull())
            target->encoding = parseStructuredField(limited(fields.encoding)).value;
        if (!fields.id.isNull()) {
            target->contentId = unfolded(limited(fields.id));
            if (target->contentId.startsWith('<'))
                target->contentId.remove(0, 1);
            if (target->contentId.endsWith('>'))
                target->contentId.chop(1);
        }
    }

    static void applyType(StructuredField field, MimeNode* target)
    {
        const qsizetype slash = field.value.indexOf('/');
        // The parameters are of use even where the type is not ("Content-Type: text; charset=x", seen).
        target->parameters = std::move(field.parameters);
        if (slash <= 0 || slash + 1 == field.value.size())
            return;
        target->type = field.value.left(slash);
        target->subtype = field.value.mid(slash + 1);
        target->hasContentType = true;
    }

    /// True if the entity's body begins with another one. Registers a multipart's boundary.
    bool goesDeeper(int index)
    {
        const MimeNode& entity = node(index);
        if (entity.isOpaque || (entity.type != "multipart" && entity.type != "message"))
            return false;
        const bool isInnerMessage = entity.is("message", "rfc822") || entity.is("message", "global");
        if (entity.type == "message" &&
            (!isInnerMessage || transferEncoding(entity.encoding) != TransferEncoding::Identity))
            return false;
        if (entity.level + 1 >= MimeTree::kMaxLevels) {
            node(index).isOpaque = m_tree.m_truncated = true;
            return false;
        }
        if (isInnerMessage)
            return true;
        QByteArray boundary = entity.parameter("boundary");
        if (boundary.size() > kMaxBoundary)
            return false;
        while (boundary.endsWith(' '))
            boundary.chop(1);
        m_frames.push_back({index, m_open.size() - 1, boundary});
        if (!boundary.isEmpty())
            m_byBoundary[boundary].push_back(static_cast<int>(m_frames.size()) - 1);
        return false;
    }

    void finishPaths()
    {
        std::vector<QByteArray> prefixes(m_tree.m_nodes.size());
        std::vector<int> seenChildren(m_tree.m_nodes.size(), 0);
        for (size_t i = 0; i < m_tree.m_nodes.size(); ++i) {
            MimeNode& entity = m_tree.m_nodes[i];
            const auto above = static_cast<size_t>(entity.parent);
            const bool isWholeMessage = entity.parent < 0 || m_tree.m_nodes[above].type == "message";
            const QByteArray prefix = entity.parent < 0 ? QByteArray() : prefixes[above];
            const QByteArray dotted = prefix.isEmpty() ? prefix : prefix + '.';
            if (isWholeMessage && entity.isMultipart()) {
                entity.path = dotted + "TEXT";
                prefixes[i] = prefix;
                continue;
            }
            const int number = entity.parent < 0 ? 1 : ++seenChildren[above];
            entity.path = dotted + QByteArray::number(number);
            prefixes[i] = entity.path;
        }
    }

    const QByteArrayView m_raw;
    MimeTree& m_tree;
    qsizetype m_position = 0;
    bool m_stopped = false;
    std::vector<Frame> m_frames;
    std::vector<int> m_open; ///< entities whose end is not known yet, outermost first
    QHash<QByteArray, std::vector<int>> m_byBoundary; ///< frames of a boundary, innermost last
    QByteArrayView* m_lastField = nullptr;            ///< grows with its continuation lines
    qsizetype m_lastFieldBegin = 0;
};

QByteArray MimeNode::parameter(const char* name) const
{
    for (const MimeParameter& candidate : parameters) {
        if (candidate.name == name)
            return candidate.value;
    }
    return {};
}

MimeTree MimeTree::parse(QByteArrayView raw)
{
    MimeTree tree;
    MimeScanner(raw, &tree).scan();
    return tree;
}

const MimeNode* MimeTree::find(QByteArrayView path) const
{
    for (const MimeNode& node : m_nodes) {
        if (QByteArrayView(node.path) == path)
            return &node;
    }
    return nullptr;
}

} // namespace postaci
