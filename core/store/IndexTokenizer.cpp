#include "store/IndexTokenizer.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

#include <algorithm>
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

/// A word among others, which are behind each other in one text.
struct PlacedWord
{
    quint64 beginning = 0; ///< its first bytes, so that numbers have the order of words
    size_t begin = 0;
    size_t size = 0;
};

quint64 beginningOf(std::string_view word)
{
    quint64 number = 0;
    for (size_t i = 0; i < sizeof number; ++i)
        number = number << 8U | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
    return number;
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

std::vector<std::string> IndexTokenizer::words(std::string_view utf8) const
{
    std::vector<std::string> words;
    split(utf8, [&words](std::string_view word) {
        words.emplace_back(word);
        return true;
    });
    return words;
}

std::string distinctWords(const IndexTokenizer& tokenizer, std::string_view utf8)
{
    // Most words differ in their first bytes, which are compared as one number.
    std::string all;
    all.reserve(utf8.size());
    std::vector<PlacedWord> words;
    tokenizer.split(utf8, [&](std::string_view word) {
        words.push_back({beginningOf(word), all.size(), word.size()});
        all += word;
        return true;
    });
    const auto textOf = [&all](const PlacedWord& word) {
        return std::string_view(all).substr(word.begin, word.size);
    };
    std::sort(words.begin(), words.end(), [&](const PlacedWord& a, const PlacedWord& b) {
        return a.beginning != b.beginning ? a.beginning < b.beginning : textOf(a) < textOf(b);
    });
    words.erase(std::unique(words.begin(), words.end(),
                            [&](const PlacedWord& a, const PlacedWord& b) {
                                return a.beginning == b.beginning && textOf(a) == textOf(b);
                            }),
                words.end());
    std::string joined;
    joined.reserve(utf8.size());
    for (const PlacedWord& word : words) {
        if (!joined.empty())
            joined += ' ';
        joined += textOf(word);
    }
    return joined;
}

std::string indexedText(const IndexTokenizer& tokenizer, const FoldedText& text)
{
    const std::array<std::pair<const std::string*, std::string_view>, 3> headers{
        std::pair{&text.subject, subjectMark}, std::pair{&text.sender, senderMark},
        std::pair{&text.recipients, recipientMark}};
    std::string all;
    all.reserve(text.body.size() + 3 * (text.subject.size() + text.sender.size() + text.recipients.size()));
    for (const auto& [header, mark] : headers) {
        tokenizer.split(*header, [&all, mark = mark](std::string_view word) {
            all += word;
            all += ' ';
            all += mark;
            all += word;
            all += ' ';
            return true;
        });
    }
    all += text.body;
    return all;
}

} // namespace postaci
