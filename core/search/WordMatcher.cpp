#include "search/WordMatcher.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

#include <array>

namespace postaci {

namespace {

using Take = std::function<bool(std::string_view)>;

fts5_api* ftsOf(Connection& connection)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

int takeWord(void* context, int /*flags*/, const char* word, int size, int /*begin*/, int /*end*/)
{
    const auto& take = *static_cast<const Take*>(context);
    return take(std::string_view(word, static_cast<size_t>(size))) ? SQLITE_OK : SQLITE_DONE;
}

} // namespace

IndexTokenizer::IndexTokenizer(Connection& connection) : m_functions(std::make_unique<fts5_tokenizer>())
{
    fts5_api* api = ftsOf(connection);
    void* shared = nullptr;
    // As in `tokenize` of search.sql.
    std::array<const char*, 2> options{"remove_diacritics", "2"};
    const bool isMade =
        api != nullptr && api->xFindTokenizer(api, "unicode61", &shared, m_functions.get()) == SQLITE_OK &&
        m_functions->xCreate(shared, options.data(), static_cast<int>(options.size()), &m_tokenizer) ==
            SQLITE_OK;
    if (!isMade)
        throw SQLite::Exception("the search index's tokenizer is missing", SQLITE_ERROR);
}

IndexTokenizer::~IndexTokenizer()
{
    m_functions->xDelete(m_tokenizer);
}

void IndexTokenizer::split(std::string_view utf8, const Take& take) const
{
    (void)m_functions->xTokenize(m_tokenizer, const_cast<Take*>(&take), FTS5_TOKENIZE_DOCUMENT, utf8.data(),
                                 static_cast<int>(utf8.size()), takeWord);
}

WordMatcher::WordMatcher(const IndexTokenizer& tokenizer, const SearchWords& words)
    : m_tokenizer(tokenizer), m_field(words.field), m_goesOn(words.match == SearchWords::Match::Beginning)
{
    QString text = words.text;
    text.remove(QChar::Null);
    tokenizer.split(text.toStdString(), [this](std::string_view word) {
        m_phrase.emplace_back(word);
        return true;
    });
}

bool WordMatcher::fits(const FoldedText& text) const
{
    switch (m_field) {
    case SearchWords::Field::Subject:
        return fitsColumn(text.subject);
    case SearchWords::Field::From:
        return fitsColumn(text.sender);
    case SearchWords::Field::To:
        return fitsColumn(text.recipients);
    case SearchWords::Field::Anywhere:
        break;
    }
    return fitsColumn(text.subject) || fitsColumn(text.sender) || fitsColumn(text.recipients) ||
           fitsColumn(text.body);
}

bool WordMatcher::fitsPlace(size_t place, std::string_view word) const
{
    const std::string& wanted = m_phrase[place];
    const bool mayGoOn = m_goesOn && place + 1 == m_phrase.size();
    return mayGoOn ? word.starts_with(wanted) : word == wanted;
}

bool WordMatcher::fitsColumn(const std::string& text) const
{
    if (m_phrase.empty())
        return false;
    // How many words of the phrase have been met by each place where it may have begun.
    std::vector<size_t> begun;
    bool isFound = false;
    m_tokenizer.split(text, [&](std::string_view word) {
        begun.push_back(0);
        std::erase_if(begun, [&](size_t met) { return !fitsPlace(met, word); });
        for (size_t& met : begun) {
            ++met;
            isFound = isFound || met == m_phrase.size();
        }
        return !isFound;
    });
    return isFound;
}

} // namespace postaci
