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

WordMatcher::WordMatcher(const IndexTokenizer& tokenizer, const SearchWords& words)
    : m_tokenizer(tokenizer), m_field(words.field), m_phrase(indexedWords(tokenizer, words)),
      m_goesOn(words.match == SearchWords::Match::Beginning),
      m_goesOnInBody(m_goesOn && !m_phrase.empty() && lettersOf(m_phrase.back()) >= listedBeginning)
{
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
        size_t at = words.find(wanted);
        while (at != std::string_view::npos && !isWord(at))
            at = words.find(wanted, at + 1);
        if (at == std::string_view::npos)
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
