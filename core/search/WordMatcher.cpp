#include "search/WordMatcher.h"

#include <algorithm>

namespace postaci {

std::vector<std::string> indexedWords(const IndexTokenizer& tokenizer, const SearchWords& words)
{
    return tokenizer.words(searchedForm(words.text));
}

qsizetype lettersOf(std::string_view word)
{
    return std::count_if(word.begin(), word.end(),
                         [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; });
}

namespace {

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) != 0; });
}

} // namespace

WordMatcher::WordMatcher(const IndexTokenizer& tokenizer, const SearchWords& words)
    : m_tokenizer(tokenizer), m_field(words.field), m_phrase(indexedWords(tokenizer, words)),
      m_goesOn(words.match == SearchWords::Match::Beginning),
      m_goesOnInBody(m_goesOn && !m_phrase.empty() && lettersOf(m_phrase.back()) >= listedBeginning)
{
    for (const std::string& word : m_phrase)
        m_finders.emplace_back(word.cbegin(), word.cend());
}

WordMatcher::Fit WordMatcher::fits(const FoldedText& text) const
{
    const auto inHeader = [this](const std::string& header) {
        return fitsColumn(header, Column::Header) ? Fit::Yes : Fit::No;
    };
    switch (m_field) {
    case SearchWords::Field::Subject:
        return inHeader(text.subject);
    case SearchWords::Field::From:
        return inHeader(text.sender);
    case SearchWords::Field::To:
        return inHeader(text.recipients);
    case SearchWords::Field::Anywhere:
        break;
    }
    if (fitsColumn(text.subject, Column::Header) || fitsColumn(text.sender, Column::Header) ||
        fitsColumn(text.recipients, Column::Header))
        return Fit::Yes;
    if (m_phrase.empty() || !areIn(text.body))
        return Fit::No;
    return m_phrase.size() == 1 ? Fit::Yes : Fit::IfInOrder;
}

/// Whether each word of the phrase is one of `words`, which are as distinctWords() has them.
bool WordMatcher::areIn(std::string_view words) const
{
    for (size_t place = 0; place < m_phrase.size(); ++place) {
        const std::string& wanted = m_phrase[place];
        const bool mayGoOn = m_goesOnInBody && place + 1 == m_phrase.size();
        const auto isWord = [&](size_t at) {
            const size_t end = at + wanted.size();
            return (at == 0 || words[at - 1] == ' ') && (mayGoOn || end == words.size() || words[end] == ' ');
        };
        const auto next = [&](size_t from) {
            const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
            return static_cast<size_t>(std::search(begin, words.end(), m_finders[place]) - words.begin());
        };
        size_t at = next(0);
        while (at < words.size() && !isWord(at))
            at = next(at + 1);
        if (at == words.size())
            return false;
    }
    return true;
}

bool WordMatcher::fitsPlace(size_t place, std::string_view word, Column column) const
{
    const std::string& wanted = m_phrase[place];
    const bool goesOn = column == Column::Body ? m_goesOnInBody : m_goesOn;
    return goesOn && place + 1 == m_phrase.size() ? word.starts_with(wanted) : word == wanted;
}

bool WordMatcher::fitsColumn(const std::string& text, Column column) const
{
    if (m_phrase.empty())
        return false;
    // The tokenizer changes nothing in such texts, and mostly there is nothing for it to find.
    if (column == Column::Header && isAscii(text) && text.find(m_phrase.front()) == std::string::npos)
        return false;
    // How many words of the phrase have been met by each place where it may have begun.
    std::vector<size_t> begun;
    bool isFound = false;
    m_tokenizer.split(text, [&](std::string_view word) {
        begun.push_back(0);
        std::erase_if(begun, [&](size_t met) { return !fitsPlace(met, word, column); });
        for (size_t& met : begun) {
            ++met;
            isFound = isFound || met == m_phrase.size();
        }
        return !isFound;
    });
    return isFound;
}

} // namespace postaci
