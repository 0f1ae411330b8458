#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>
#include <vector>

namespace postaci {

class ImapResponse;

/// A place in the tree of one ImapResponse: valid until that response is read anew. Used by one thread.
/// Every question has an answer for every value, so broken data needs no special case: nil() is what is not
/// there.
class ImapValue
{
public:
    enum class Type { Nil, Atom, String, List };

    ImapValue() = default;
    ImapValue(const ImapResponse* response, quint32 node) : m_response(response), m_node(node) {}

    [[nodiscard]] Type type() const;
    [[nodiscard]] bool exists() const { return m_response != nullptr; }
    [[nodiscard]] bool isNil() const { return type() == Type::Nil; }
    [[nodiscard]] bool isAtom() const { return type() == Type::Atom; }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isList() const { return type() == Type::List; }
    [[nodiscard]] QByteArrayView bytes() const;          ///< of an atom or a string; empty for the others
    [[nodiscard]] bool is(const char* text) const;       ///< bytes() equal `text` in any case
    [[nodiscard]] std::optional<quint64> number() const; ///< nothing for "-1" and what else is not a number
    /// From this atom to the end of its line: a mailbox name that should have been quoted.
    [[nodiscard]] QByteArrayView toLineEnd() const;
    [[nodiscard]] ImapValue first() const;       ///< of a list
    [[nodiscard]] ImapValue next() const;        ///< in the same list
    [[nodiscard]] ImapValue at(int index) const; ///< of a list

private:
    const ImapResponse* m_response = nullptr;
    quint32 m_node = 0;
};

/// One response of an IMAP server taken apart leniently. Reused from one response to the next, so that a
/// hundred thousand of them cost no allocation each. Filled by ImapReader; used by one thread.
class ImapResponse
{
public:
    enum class Kind { Untagged, Tagged, Continuation, Garbage };

    Kind kind = Kind::Garbage;
    QByteArray tag;                ///< of a tagged response
    QByteArray keyword;            ///< upper case: "FETCH", "OK"; empty for a continuation and for garbage
    std::optional<quint32> number; ///< before the keyword: `* 3 FETCH`
    QByteArray code;               ///< upper case: of a response code, `[ALERT]`
    QByteArrayView codeArguments;  ///< what follows the code's name
    QByteArrayView rest; ///< all that follows the keyword, without the line end; of a status its text

    [[nodiscard]] bool isStatus() const; ///< OK, NO, BAD, BYE, PREAUTH
    [[nodiscard]] bool is(const char* name) const { return keyword == name; }
    /// The first value behind the keyword, parsed for what is neither a status nor a list of numbers.
    [[nodiscard]] ImapValue values() const { return m_nodes.empty() ? ImapValue() : ImapValue(this, 0); }
    // For the reader.
    struct Literal
    {
        qsizetype mark = 0;    ///< where its "{" stands in buffer()
        qsizetype content = 0; ///< where its bytes begin
        qsizetype size = 0;    ///< as far as held here: 0 if it was streamed
    };
    void clear();
    QByteArray& buffer() { return m_text; }
    [[nodiscard]] const QByteArray& buffer() const { return m_text; }
    std::vector<Literal>& literals() { return m_literals; }
    /// Takes buffer() apart. Error: ResponseTooLarge for absurdly many values.
    Result<void> parse();
    /// True if a line that begins like this is free text to its end, so that "{3}" there is no literal.
    [[nodiscard]] static bool isFreeText(QByteArrayView line);

private:
    friend class ImapValue;
    friend class ImapValueParser;
    struct Node
    {
        ImapValue::Type type = ImapValue::Type::Nil;
        quint32 begin = 0;
        quint32 size = 0;
        quint32 child = 0; ///< 0: none, since node 0 is nobody's child
        quint32 next = 0;
    };

    void parseStatus(qsizetype pos);
    [[nodiscard]] QByteArrayView viewFrom(qsizetype pos) const;

    QByteArray m_text;
    std::vector<Literal> m_literals;
    std::vector<Node> m_nodes;
};

/// The flags or words of "(\Seen $Junk )", parentheses and blanks anywhere.
[[nodiscard]] QList<QByteArray> splitWords(QByteArrayView text);
/// A whole decimal number that fits; blanks around it are allowed.
[[nodiscard]] std::optional<quint64> toNumber(QByteArrayView text);

} // namespace postaci
