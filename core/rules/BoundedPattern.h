#pragma once

#include <QRegularExpression>
#include <QString>

namespace postaci {

/// A regular expression that people have typed, matched against what anybody may have sent: its time is
/// bounded whatever the two are. Upper and lower case are the same to it. Copies share what is compiled.
class BoundedPattern
{
public:
    /// UTF-16 units.
    static constexpr qsizetype longestPattern = 1000;
    static constexpr qsizetype longestText = 256 << 10; ///< what is behind is not looked at

    enum class Outcome { No, Yes, TooLong };

    explicit BoundedPattern(const QString& pattern);

    /// Empty: it is good. Else in the words of the library, in English.
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] Outcome matchIn(const QString& text) const;

private:
    QRegularExpression m_expression;
    QString m_error;
};

} // namespace postaci
