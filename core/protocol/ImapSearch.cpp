#include "protocol/ImapDialogue.h"
#include "protocol/ImapSession.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr quint64 kMostSearchResults = 5'000'000;
constexpr size_t kMostUnited = 100'000; ///< ranges of a set that another part of the answer is added to
/// Messages looked through by one command of a server without ESEARCH: Exchange drops the connection, or a
/// part of the answer, in bigger folders.
constexpr quint32 kWindow = 2'000;

/// Numbers of `* SEARCH`, and of `* ESEARCH (TAG "C1") UID ALL 1:3,5`; the same answer may come in parts.
class SearchCollector
{
public:
    bool operator()(const ImapResponse& response)
    {
        if (response.is("SEARCH"))
            takeNumbers(response.rest);
        else if (response.is("ESEARCH"))
            takeSets(splitWords(response.rest));
        return response.is("SEARCH") || response.is("ESEARCH");
    }
    Result<QList<quint32>> take()
    {
        m_found.unite(UidSet::fromList(m_numbers));
        if (m_found.size() > kMostSearchResults) {
            return unexpected(ErrorKind::Protocol, ErrorReason::ResponseTooLarge,
                              QStringLiteral("the server found more messages than a folder can hold"));
        }
        return m_found.toList();
    }

private:
    void takeNumbers(QByteArrayView text)
    {
        for (const QByteArray& word : splitWords(text)) {
            const quint64 uid = toNumber(word).value_or(0);
            if (uid > 0 && uid <= 0xffffffffU && static_cast<quint64>(m_numbers.size()) < kMostSearchResults)
                m_numbers.append(static_cast<quint32>(uid));
        }
    }
    void takeSets(const QList<QByteArray>& words)
    {
        for (qsizetype i = 0; i + 1 < words.size(); ++i) {
            if (words[i].toUpper() == "ALL" && m_found.ranges().size() < kMostUnited)
                m_found.unite(UidSet::parse(words[i + 1]).value_or(UidSet()));
        }
    }

    QList<quint32> m_numbers;
    UidSet m_found;
};

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QStringList spellingsOf(const ImapSearchTerm& term)
{
    return QStringList{term.text} + term.otherSpellings;
}

/// The same with its spellings in ASCII alone; without any the text is empty.
ImapSearchTerm asciiOnly(const ImapSearchTerm& term)
{
    QStringList spellings = spellingsOf(term);
    spellings.removeIf([](const QString& spelling) { return !isAscii(spelling); });
    return {term.key, spellings.value(0), spellings.mid(1)};
}

bool isSearchKey(const QByteArray& key)
{
    return !key.isEmpty() && std::all_of(key.begin(), key.end(), [](char c) {
        return c > 0 && (std::isalnum(static_cast<unsigned char>(c)) || c == ' ' || c == '-' || c == '_');
    });
}

/// Messages that left since: `before` is what was told at that time.
quint64 goneSince(const MailboxUpdates& before, const MailboxUpdates& now)
{
    return now.expunged - before.expunged + now.vanished.size() - before.vanished.size();
}

} // namespace

Result<QList<quint32>> ImapSession::search(const QByteArray& criteria)
{
    for (const char c : criteria) {
        if (c == '\r' || c == '\n' || c == '\0' || static_cast<unsigned char>(c) >= 0x80) {
            return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                              QStringLiteral("search criteria must be one line of ASCII"));
        }
    }
    if (has("ESEARCH") || m_dialogue->exists() <= kWindow)
        return searchOnce(criteria);
    UidSet found;
    quint64 next = 1;
    while (next <= m_dialogue->exists()) {
        const bool isLast = next + kWindow > m_dialogue->exists();
        const QByteArray window =
            QByteArray::number(next) + ':' + (isLast ? "*" : QByteArray::number(next + kWindow - 1));
        const MailboxUpdates before = m_dialogue->updates();
        const auto part = searchOnce(window + ' ' + criteria);
        if (!part)
            return part;
        found.unite(UidSet::fromList(*part));
        if (isLast)
            break;
        // Who leaves lets the others move up: none may slip through between two windows.
        next += kWindow;
        next -= qMin<quint64>(goneSince(before, m_dialogue->updates()), next - 1);
    }
    return found.toList(kMostSearchResults);
}

Result<QList<quint32>> ImapSession::searchOnce(const QByteArray& criteria)
{
    SearchCollector collector;
    // ALL by name: Exchange answers RETURN () with nothing. Where RETURN is not understood the plain form is.
    Result<ImapCompletion> done = ImapCompletion();
    if (has("ESEARCH")) {
        done =
            m_dialogue->run(ImapCommand("UID SEARCH").raw("RETURN (ALL)").raw(criteria), std::ref(collector));
        if (!done)
            return unexpected(done.error());
    }
    if (!done->isOk()) {
        done = m_dialogue->runOk(ImapCommand("UID SEARCH").raw(criteria), std::ref(collector));
        if (!done)
            return unexpected(done.error());
    }
    return collector.take();
}

Result<ImapFound> ImapSession::searchText(const QList<ImapSearchTerm>& terms)
{
    QList<ImapSearchTerm> ascii;
    bool isAllAscii = true;
    for (const ImapSearchTerm& term : terms) {
        const QStringList spellings = spellingsOf(term);
        if (!isSearchKey(term.key) || spellings.join(QString()).contains(QChar::Null)) {
            return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                              QStringLiteral("a search term that IMAP cannot express"));
        }
        isAllAscii = isAllAscii && std::all_of(spellings.begin(), spellings.end(), isAscii);
        const ImapSearchTerm plain = asciiOnly(term);
        if (!plain.text.isEmpty() || term.text.isEmpty())
            ascii.append(plain);
    }
    auto done = searchTerms(terms, isAllAscii || m_dialogue->isUtf8() ? "" : "CHARSET UTF-8");
    // BADCHARSET, or a BAD of servers that know no CHARSET at all.
    const bool isRefused = !done && isConnected() && done.error().kind == ErrorKind::Rejected;
    if (!isRefused || isAllAscii || ascii.isEmpty())
        return done ? Result<ImapFound>(ImapFound{*done, false}) : unexpected(done.error());
    done = searchTerms(ascii, "");
    const bool isSuperset = ascii.size() != terms.size();
    return done ? Result<ImapFound>(ImapFound{*done, isSuperset}) : unexpected(done.error());
}

Result<QList<quint32>> ImapSession::searchTerms(const QList<ImapSearchTerm>& terms, const QByteArray& charset)
{
    SearchCollector collector;
    ImapCommand command("UID SEARCH");
    if (has("ESEARCH"))
        command.raw("RETURN (ALL)");
    if (!charset.isEmpty())
        command.raw(charset);
    for (const ImapSearchTerm& term : terms) {
        const QStringList spellings = spellingsOf(term);
        for (qsizetype i = 0; i < spellings.size(); ++i) {
            if (i + 1 < spellings.size())
                command.raw("OR"); // of two keys, the second of which may be one again
            command.raw(term.key);
            if (m_dialogue->isUtf8()) // which forbids CHARSET (RFC 6855 3)
                command.utf8String(spellings.at(i).toUtf8());
            else
                command.string(spellings.at(i).toUtf8());
        }
    }
    const auto done = m_dialogue->runOk(command, std::ref(collector));
    return done ? collector.take() : unexpected(done.error());
}

QByteArray ImapSession::quoted(const QByteArray& text)
{
    QByteArray out = "\"";
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0' || static_cast<unsigned char>(c) >= 0x80)
            continue;
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

} // namespace postaci
