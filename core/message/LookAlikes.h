#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace postaci {

/// What is wrong with the look of a host's name (Unicode Technical Standard 39).
struct HostDoubt
{
    enum class Kind {
        None,
        Imitates,      ///< can be taken for `looksLike`, which the person knows
        ForeignLetters ///< letters of other alphabets among Latin ones, or in their place
    };
    Kind kind = Kind::None;
    QString looksLike; ///< in ASCII; empty for ForeignLetters that look like nothing else
    bool operator==(const HostDoubt&) const = default;
};

/// Tells names that look like those of domains that a person knows. A value for one thread.
class LookAlikes
{
public:
    LookAlikes() = default;
    explicit LookAlikes(const QStringList& knownDomains) { add(knownDomains); }

    /// At most 20,000 are kept.
    void add(const QStringList& knownDomains);
    /// `host` in either form, Unicode or ASCII. A known domain and what is below it is never in doubt.
    [[nodiscard]] HostDoubt doubtAbout(const QString& host) const;

private:
    QHash<QString, QString> m_bySkeleton; ///< registrable domains, in ASCII
    QSet<QString> m_known;
};

} // namespace postaci
