#include "protocol/ImapCommand.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kLongestQuoted = 1000;

bool fitsQuoted(const QByteArray& text)
{
    return text.size() <= kLongestQuoted && std::all_of(text.begin(), text.end(), [](char c) {
               return c != '\r' && c != '\n' && c != '\0' && static_cast<unsigned char>(c) < 0x80;
           });
}

QByteArray quote(QByteArray text)
{
    text.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + text + '"';
}

} // namespace

void ImapCommand::add(const Part& part)
{
    m_parts.append(part);
}

ImapCommand& ImapCommand::raw(const QByteArray& text)
{
    add({' ' + text});
    return *this;
}

ImapCommand& ImapCommand::string(const QByteArray& text)
{
    if (fitsQuoted(text)) {
        add({' ' + quote(text)});
    } else {
        add({" "});
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
    add({' ' + word, false, true});
    return *this;
}

ImapCommand& ImapCommand::literal(QByteArrayView bytes)
{
    add({" "});
    add({QByteArray::fromRawData(bytes.data(), bytes.size()), true});
    return *this;
}

} // namespace postaci
