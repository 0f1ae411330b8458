#pragma once

#include "protocol/ImapResponse.h"

namespace postaci {

/// Turns the data of a response into its tree, without recursion and without ever failing on bad grammar:
/// what real servers send wrongly is read the way they meant it. Made for one call; used by one thread.
class ImapValueParser
{
public:
    explicit ImapValueParser(ImapResponse& response) : m_response(response) {}

    /// From `pos` in the response's text to its end.
    Result<void> parse(qsizetype pos);

private:
    void open();
    void close();
    void append(ImapValue::Type type, qsizetype begin, qsizetype size);
    qsizetype readQuoted(qsizetype pos);
    qsizetype readAtom(qsizetype pos);
    qsizetype readLiteral(qsizetype pos);
    [[nodiscard]] bool isLiteralAt(qsizetype pos) const;
    [[nodiscard]] bool closesQuoted(qsizetype quote) const;

    struct Level
    {
        quint32 list = 0;
        quint32 last = 0; ///< its last child so far; 0: none
    };
    ImapResponse& m_response;
    std::vector<Level> m_open{Level{}};
    size_t m_literal = 0; ///< the next one
    int m_tooDeep = 0;    ///< lists that were left out and are open
};

} // namespace postaci
