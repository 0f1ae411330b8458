#pragma once

#include "store/Connection.h"
#include "store/FoldedText.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct Fts5Tokenizer;
struct fts5_tokenizer;

namespace postaci {

/// Makes words of a text for the index and for questions to it: with FTS5's unicode61, which takes marks off
/// letters. Lives as long as its Connection, in the same thread.
class IndexTokenizer
{
public:
    explicit IndexTokenizer(Connection& connection); ///< throws SQLite::Exception where there is no FTS5
    ~IndexTokenizer();
    IndexTokenizer(const IndexTokenizer&) = delete;
    IndexTokenizer& operator=(const IndexTokenizer&) = delete;

    /// Hands over one word after the other until `take` says false. A word is good for that call only.
    void split(std::string_view utf8, const std::function<bool(std::string_view)>& take) const;
    [[nodiscard]] std::vector<std::string> words(std::string_view utf8) const;

private:
    std::unique_ptr<fts5_tokenizer> m_functions;
    Fts5Tokenizer* m_tokenizer = nullptr;
};

/// The words of a text, each once and in the order of their bytes, a space between two: that is all the index
/// needs, and takes half the place of the text.
[[nodiscard]] std::string distinctWords(const IndexTokenizer& tokenizer, std::string_view utf8);

/// The text that the index is given of a message. It knows neither columns nor the order of words (both would
/// make it several times as large), so each word of a header is there twice: as it is, and with the mark of
/// its field in front.
[[nodiscard]] std::string indexedText(const IndexTokenizer& tokenizer, const FoldedText& text);

} // namespace postaci
