// RFC 2047 by our own hand: VMime 0.9.2 loses raw UTF-8, and base64 without padding comes out empty.
#include "message/Charset.h"
#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"
#include "message/TransferDecoding.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMaxCharsetName = 60;

/// One `=?charset?X?text?=`.
struct EncodedWord
{
    QByteArray charset;
    bool isBase64 = false;
    QByteArrayView text;
    qsizetype end = 0; ///< after the closing "?="
};

/// Turns a field's value into text from left to right; on the stack of one thread.
class EncodedWordReader
{
public:
    explicit EncodedWordReader(QByteArrayView value) : m_value(value) {}

    QString read()
    {
        qsizetype plainBegin = 0;
        for (qsizetype i = 0; i < m_value.size();) {
            EncodedWord word;
            if (m_value[i] != '=' || !wordAt(i, &word)) {
                ++i;
                continue;
            }
            appendPlain(m_value.sliced(plainBegin, i - plainBegin));
            appendWord(word);
            i = plainBegin = word.end;
        }
        appendPlain(m_value.sliced(plainBegin));
        flush();
        return m_text;
    }

private:
    bool wordAt(qsizetype begin, EncodedWord* word)
    {
        if (begin + 1 >= m_value.size() || m_value[begin + 1] != '?' || m_noMoreEnds)
            return false;
        qsizetype i = begin + 2;
        while (i < m_value.size() && m_value[i] > ' ' && m_value[i] != '?' && i - begin < kMaxCharsetName)
            ++i;
        if (i == begin + 2 || i + 2 >= m_value.size() || m_value[i] != '?' || m_value[i + 2] != '?')
            return false;
        const char encoding = static_cast<char>(m_value[i + 1] | 0x20);
        if (encoding != 'q' && encoding != 'b')
            return false;
        const qsizetype textBegin = i + 3;
        const qsizetype textEnd = m_value.indexOf("?=", textBegin);
        if (textEnd < 0) {
            m_noMoreEnds = true; // looked for once, so that a field full of beginnings stays linear
            return false;
        }
        const QByteArrayView charset = m_value.sliced(begin + 2, i - begin - 2);
        const qsizetype language = charset.indexOf('*'); // RFC 2231 5
        word->charset = (language < 0 ? charset : charset.first(language)).toByteArray().toLower();
        word->isBase64 = encoding == 'b';
        word->text = m_value.sliced(textBegin, textEnd - textBegin);
        word->end = textEnd + 2;
        return true;
    }

    void appendPlain(QByteArrayView text)
    {
        const bool onlyBlanks = std::all_of(text.begin(), text.end(), isBlankOrLineEnd);
        if (onlyBlanks && m_hasWord) {
            m_blanksAfterWord = text;
            return;
        }
        flush();
        m_text += decodeCharset(text, {});
    }

    /// Neighbours of one charset are decoded together, since some mailers cut through the middle of a
    /// character, and even of a base64 group.
    void appendWord(const EncodedWord& word)
    {
        if (m_hasWord && (m_charset != word.charset || m_isBase64 != word.isBase64)) {
            m_blanksAfterWord = {}; // blanks between encoded words are not shown (RFC 2047 6.2)
            flush();
        }
        m_blanksAfterWord = {};
        m_hasWord = true;
        m_charset = word.charset;
        m_isBase64 = word.isBase64;
        if (word.isBase64)
            m_base64.feed(word.text, &m_bytes);
        else
            m_bytes += decodeQ(word.text);
    }

    void flush()
    {
        if (!m_hasWord)
            return;
        m_base64.finish(&m_bytes);
        m_text += decodeCharset(m_bytes, m_charset);
        m_text += QString::fromLatin1(m_blanksAfterWord);
        m_bytes.clear();
        m_blanksAfterWord = {};
        m_hasWord = false;
    }

    const QByteArrayView m_value;
    QString m_text;
    bool m_noMoreEnds = false;
    bool m_hasWord = false;
    bool m_isBase64 = false;
    QByteArray m_charset;
    QByteArray m_bytes;
    Base64Decoder m_base64;
    QByteArrayView m_blanksAfterWord;
};

/// ASCII that means itself: nothing folded, encoded or invisible in it.
bool isPlain(QByteArrayView value)
{
    char before = ' ';
    for (const char c : value) {
        if (c < 0x20 || c > 0x7e || (c == '?' && before == '='))
            return false;
        before = c;
    }
    return true;
}

} // namespace

QString decodeHeaderText(QByteArrayView value)
{
    if (isPlain(value)) // most names, addresses and subjects: a first sync decodes many of them
        return QString::fromLatin1(value).trimmed();
    const QByteArray flat = unfolded(value);
    QString text = flat.contains("=?") ? EncodedWordReader(flat).read() : decodeCharset(flat, {});
    for (QChar& character : text) {
        const char16_t code = character.unicode();
        if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029)
            character = QLatin1Char(' ');
    }
    return text.trimmed();
}

} // namespace postaci
