#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace postaci {

// A formatted text as the composer knows it: what can be made with its tools and nothing else. The same model
// stands between the editor, the HTML that is sent, the draft and the plain text, so that each of them can be
// made from it and read back. Values for any thread.

/// How characters look.
struct RichStyle
{
    bool bold = false;
    bool italic = false;
    bool underline = false;
    bool strike = false;
    bool monospace = false;
    int size = 0;  ///< kSmallest to kLargest; 0: as the reader of the message likes it
    QString color; ///< "#rrggbb", lower case; empty: the reader's
    QString link;  ///< http, https or mailto; empty: none
    bool operator==(const RichStyle&) const = default;

    static constexpr int kSmallest = -1;
    static constexpr int kLargest = 2;
};

/// Characters of one look, or an image among them.
struct RichRun
{
    QString text; ///< U+2028 is a line break; of an image its description
    RichStyle style;
    QString image; ///< its address, "cid:…" or a remote one; empty: this is text
    int width = 0; ///< of the image in CSS pixels; 0: its own
    int height = 0;
    bool operator==(const RichRun&) const = default;

    [[nodiscard]] bool isImage() const { return !image.isEmpty(); }
};

enum class RichList { None, Bullets, Numbers };
enum class RichAlign { Start, Center, End, Justify };
enum class RichDirection { Auto, LeftToRight, RightToLeft }; ///< Auto: as its first letter says

/// A paragraph or an item of a list.
struct RichBlock
{
    QList<RichRun> runs;
    int quoteLevel = 0;
    RichList list = RichList::None;
    int listLevel = 0; ///< from 1 where it is an item, else 0
    /// Of an item of Numbers where it is not the one that follows from what is before it, else 0: 1 begins
    /// anew, more goes on with a list that something else has interrupted.
    int number = 0;
    RichAlign align = RichAlign::Start;
    RichDirection direction = RichDirection::Auto;
    bool operator==(const RichBlock&) const = default;

    [[nodiscard]] QString text() const; ///< without images
    [[nodiscard]] bool isRightToLeft() const;
    [[nodiscard]] bool isEmpty() const { return runs.isEmpty(); }
};

using RichCell = QList<RichBlock>; ///< at least one, without quotes
using RichRow = QList<RichCell>;

/// A block, or a table where there are rows.
struct RichNode
{
    RichBlock block;     ///< of a table only its quoteLevel and direction count
    QList<RichRow> rows; ///< all of the same length
    int seal = 0;        ///< which RichSeal stands for it, from 1; 0: none
    bool operator==(const RichNode&) const = default;

    [[nodiscard]] bool isTable() const { return !rows.isEmpty(); }
};

/// Cleaned HTML of somebody else. As long as the nodes that show it are as they were made, it is sent in
/// their place as it is.
struct RichSeal
{
    QString html;
    QByteArray fingerprint; ///< of the nodes: see sealFingerprint()
    int quoteLevel = 0;     ///< of the place where it stands
    bool operator==(const RichSeal&) const = default;
};

/// How the nodes of a seal that holds are written.
struct RichHeld
{
    QString draft;
    QString plain;
    bool operator==(const RichHeld&) const = default;
};

struct RichText
{
    QList<RichNode> nodes;
    QList<RichSeal> seals;
    QString sealStyles; ///< style sheets that the seals need
    /// By number the seals that hold, where withSealsChecked() has looked. Their nodes are normalized.
    std::optional<QHash<int, RichHeld>> held = {};
    bool operator==(const RichText&) const = default;
};

/// The one form of all that look the same: runs joined, what cannot be written left out, a paragraph before,
/// after and between tables, levels of lists without gaps. Never empty.
[[nodiscard]] RichText normalized(RichText text);

/// Looks once which seals hold, but for those that are in `held` already, and writes their nodes, which may
/// be many: the text is written in several forms then.
[[nodiscard]] RichText withSealsChecked(RichText text);

/// A table of others with more columns or cells is read as lines of text, and one with more rows as several;
/// the editor makes none that are larger.
inline constexpr int kMostTableColumns = 40;
inline constexpr int kMostTableRows = 2000;
inline constexpr int kMostTableCells = 4000;
inline constexpr int kMostQuoteLevels = 20;
inline constexpr int kMostListLevels = 9;

/// A whole HTML5 document for sending: semantic tags, inline styles only where they say something, and the
/// styles of quotes that go out as they came.
[[nodiscard]] QString richToHtml(const RichText& text);
/// A fragment that richFromHtml() reads back to the same text, seals included (RichSource::OwnDraft).
[[nodiscard]] QString richToDraftHtml(const RichText& text);
/// The same without formatting: quotes as "> ", items as "- " and "1. ", links behind their text. LF line
/// ends, one paragraph a line.
[[nodiscard]] QString richToPlainText(const RichText& text);

/// Whose HTML is read.
enum class RichSource {
    OwnDraft, ///< as richToDraftHtml() wrote it
    Quoted,   ///< of a message that is quoted: no colours, remote images stay references
    Pasted,   ///< from another program: no colours, no remote images
};
/// Reads what is known of HTML, as a parse by HTML5's rules gives it; everything else is text or nothing.
/// At most 256 levels, and of what is pasted 2 MB: `truncated` (may be null) says whether something is
/// missing. The result is normalized.
[[nodiscard]] RichText richFromHtml(const QString& html, RichSource source, bool* truncated = nullptr);
/// Lines as paragraphs, "> " as quotes.
[[nodiscard]] RichText richFromPlainText(const QString& text);

/// Whether richToPlainText() would lose anything but the look of quotes.
[[nodiscard]] bool hasFormatting(const RichText& text);
/// The Content-IDs of images in what richToHtml() sends, each once.
[[nodiscard]] QStringList imagesOf(const RichText& text);

/// Makes cleaned HTML a sealed part of a text: nodes that show it at that level.
void appendSealed(const QString& cleanHtml, int quoteLevel, RichText* text);
/// What must not change for a seal to hold.
[[nodiscard]] QByteArray sealFingerprint(const QList<RichNode>& nodes);

} // namespace postaci
