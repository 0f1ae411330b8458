#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace postaci {

/// One property of a vCard: "item1.EMAIL;TYPE=home:ayse@ornek.example".
struct VCardLine
{
    QString group;                                 ///< "item1"; empty: none
    QString name;                                  ///< in upper case
    QList<std::pair<QString, QString>> parameters; ///< names in upper case, values without quotes
    QString value;                                 ///< still escaped; of base64 the text

    [[nodiscard]] QString parameter(const QString& wanted) const; ///< the first; empty: none
    [[nodiscard]] QStringList types() const;                      ///< of TYPE, in lower case
    [[nodiscard]] bool isBase64() const;
};

/// Takes a file apart, line by line: unfolds (RFC 6350 3.2), undoes quoted-printable and charsets of version
/// 2.1. A line may have 1 MB, one with a picture 12 MB; what is behind that is left out. Lives on the stack
/// of one thread; `bytes` has to outlive it.
class VCardLineReader
{
public:
    explicit VCardLineReader(const QByteArray& bytes) : m_bytes(bytes) {}
    explicit VCardLineReader(QByteArray&&) = delete;

    /// The next line that is a property; lines that are none are left out. Empty at the end.
    [[nodiscard]] std::optional<VCardLine> next();
    [[nodiscard]] bool hasCut() const { return m_hasCut; } ///< a line was longer than that

private:
    [[nodiscard]] bool nextLogicalLine(QByteArray* line);
    [[nodiscard]] QByteArrayView nextPhysicalLine();

    const QByteArray& m_bytes;
    qsizetype m_at = 0;
    bool m_hasCut = false;
};

/// What is written as a type in the file and as a label here.
struct VCardLabel
{
    const char* type;
    const char* label;
};
inline constexpr VCardLabel kVCardLabels[] = {
    {"home", "home"}, {"work", "work"}, {"cell", "mobile"}, {"fax", "fax"}, {"other", "other"}};

/// "a\, b\nc" as it is meant.
[[nodiscard]] QString unescapedVCard(const QString& value);
[[nodiscard]] QString escapedVCard(const QString& text);
/// The components between unescaped `separator`s, still escaped; at most 1000.
[[nodiscard]] QStringList vCardParts(const QString& value, QChar separator);
/// The line with CRLF at its end, folded at 75 bytes.
[[nodiscard]] QByteArray foldedVCardLine(const QString& line);

} // namespace postaci
