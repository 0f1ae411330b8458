#pragma once

#include "base/PieceSource.h"

#include <QByteArray>
#include <QList>

namespace postaci {

/// One IMAP command being put together: its arguments in the form that the grammar asks for. A plain value.
class ImapCommand
{
public:
    struct Part
    {
        QByteArray bytes; ///< text as it is, or the content of a literal
        bool isLiteral = false;
        bool isSecret = false;         ///< masked in the transcript
        PieceSource* pieces = nullptr; ///< the content of a literal instead of `bytes`; not null: not owned
    };

    explicit ImapCommand(const QByteArray& verb) : m_verb(verb) { add({verb}); }

    // What is appended stands behind a blank, unless it is the first in a list.
    /// Appends text as it is.
    ImapCommand& raw(const QByteArray& text);
    ImapCommand& open();  ///< begins a parenthesized list
    ImapCommand& close(); ///< ends it
    /// Appends a string, quoted where that can hold it, else as a literal.
    ImapCommand& string(const QByteArray& text);
    /// Appends a string in UTF-8, quoted, as UTF8=ACCEPT allows (RFC 6855 3).
    ImapCommand& utf8String(const QByteArray& text);
    ImapCommand& secret(const QByteArray& text);     ///< as string(), masked in the transcript
    ImapCommand& secretWord(const QByteArray& word); ///< as raw(), masked in the transcript
    /// Appends a literal; the bytes are not copied and must outlive the command.
    ImapCommand& literal(QByteArrayView bytes);
    /// The same as a literal8, `~{12}` (RFC 6855 4).
    ImapCommand& literal8(QByteArrayView bytes);
    /// Appends a literal that is read while it goes out; `pieces` must outlive the command, which can be sent
    /// once.
    ImapCommand& literal(PieceSource& pieces);
    ImapCommand& literal8(PieceSource& pieces);

    [[nodiscard]] const QByteArray& verb() const { return m_verb; }
    [[nodiscard]] const QList<Part>& parts() const { return m_parts; }

private:
    void add(const Part& part) { m_parts.append(part); }
    [[nodiscard]] QByteArray separator();

    QByteArray m_verb;
    QList<Part> m_parts;
    bool m_listBegins = false;
};

} // namespace postaci
