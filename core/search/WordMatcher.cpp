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

bool WordMatcher::fits(const FoldedText& text) const
{
    switch (m_field) {
    case SearchWords::Field::Subject:
        return fitsColumn(text.subject, Column::Header);
    case SearchWords::Field::From:
        return fitsColumn(text.sender, Column::Header);
    case SearchWords::Field::To:
        return fitsColumn(text.recipients, Column::Header);
    case SearchWords::Field::Anywhere:
        break;
    }
    return fitsColumn(text.subject, Column::Header) || fitsColumn(text.sender, Column::Header) ||
           fitsColumn(text.recipients, Column::Header) || fitsColumn(text.body, Column::Body);
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
