#include "protocol/ImapCommand.h"

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

constexpr qsizetype kLongestQuoted = 1000;

enum class Charset { Ascii, Utf8 };

bool fitsQuoted(const QByteArray& text, Charset charset)
{
    return text.size() <= kLongestQuoted && std::all_of(text.begin(), text.end(), [charset](char c) {
               return c != '\r' && c != '\n' && c != '\0' &&
                      (charset == Charset::Utf8 || static_cast<unsigned char>(c) < 0x80);
           });
}

QByteArray quote(QByteArray text)
{
    text.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + text + '"';
}

} // namespace

QByteArray ImapCommand::separator()
{
    return std::exchange(m_listBegins, false) ? QByteArray() : QByteArray(" ");
}

ImapCommand& ImapCommand::raw(const QByteArray& text)
{
    add({separator() + text});
    return *this;
}

ImapCommand& ImapCommand::open()
{
    add({separator() + '('});
    m_listBegins = true;
    return *this;
}

ImapCommand& ImapCommand::close()
{
    add({")"});
    m_listBegins = false;
    return *this;
}

ImapCommand& ImapCommand::utf8String(const QByteArray& text)
{
    if (!fitsQuoted(text, Charset::Utf8))
        return string(text);
    add({separator() + quote(text)});
    return *this;
}

ImapCommand& ImapCommand::string(const QByteArray& text)
{
    if (fitsQuoted(text, Charset::Ascii)) {
        add({separator() + quote(text)});
    } else {
        add({separator()});
        add({text, true});
    }
    return *this;
}

ImapCommand& ImapCommand::secret(const QByteArray& text)
{
    string(text);
    m_parts.last().isSecret = true;
    return *this;
}

ImapCommand& ImapCommand::secretWord(const QByteArray& word)
{
    add({separator() + word, false, true});
    return *this;
}

ImapCommand& ImapCommand::literal(QByteArrayView bytes)
{
    add({separator()});
    add({QByteArray::fromRawData(bytes.data(), bytes.size()), true});
    return *this;
}

ImapCommand& ImapCommand::literal8(QByteArrayView bytes)
{
    add({separator() + '~'});
    add({QByteArray::fromRawData(bytes.data(), bytes.size()), true});
    return *this;
}

ImapCommand& ImapCommand::literal(PieceSource& pieces)
{
    add({separator()});
    add({{}, true, false, &pieces});
    return *this;
}

ImapCommand& ImapCommand::literal8(PieceSource& pieces)
{
    add({separator() + '~'});
    add({{}, true, false, &pieces});
    return *this;
}

} // namespace postaci
