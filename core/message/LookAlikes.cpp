#include "message/LookAlikes.h"

#include "message/DomainNames.h"

#include <QUrl>

#include <unicode/uspoof.h>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostKnown = 20'000;

/// ICU's tables; its checkers may be used by several threads as long as nothing is set.
const USpoofChecker* spoofChecker()
{
    static USpoofChecker* const checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        USpoofChecker* made = uspoof_open(&status);
        uspoof_setRestrictionLevel(made, USPOOF_HIGHLY_RESTRICTIVE);
        uspoof_setChecks(made, USPOOF_RESTRICTION_LEVEL, &status);
        return U_SUCCESS(status) ? made : nullptr;
    }();
    return checker;
}

/// What the eye sees: the same for names that can be taken for each other (UTS 39, 4).
QString skeleton(const QString& name)
{
    UErrorCode status = U_ZERO_ERROR;
    QString out(name.size() * 4 + 16, Qt::Uninitialized);
    const int32_t length = uspoof_getSkeleton(
        spoofChecker(), 0, reinterpret_cast<const UChar*>(name.utf16()), static_cast<int32_t>(name.size()),
        reinterpret_cast<UChar*>(out.data()), static_cast<int32_t>(out.size()), &status);
    if (U_FAILURE(status) || length > out.size())
        return name;
    out.truncate(length);
    return out.toLower(); // "0" is a look-alike of the capital letter there
}

/// Without accents, which are easily overlooked.
QString withoutMarks(const QString& text)
{
    QString out;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    }
    return out;
}

/// The same for names that can be taken for each other, also by somebody in a hurry.
QString comparisonKey(const QString& name)
{
    return withoutMarks(skeleton(name)).replace(QLatin1Char('i'), QLatin1Char('l'));
}

/// The name with Latin letters in the place of those that look like them.
QString latinReading(const QString& name)
{
    QString out;
    for (const QChar c : name)
        out += c.unicode() < 0x80 ? QString(c) : skeleton(c);
    return out;
}

bool isAsciiText(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// Whether the name has letters that are not Latin.
bool hasForeignLetters(const QString& name)
{
    for (const char32_t code : name.toUcs4()) {
        const QChar::Script script = QChar::script(code);
        if (QChar::isLetter(code) && script != QChar::Script_Latin && script != QChar::Script_Common &&
            script != QChar::Script_Inherited)
            return true;
    }
    return false;
}

bool mixesAlphabets(const QString& label)
{
    UErrorCode status = U_ZERO_ERROR;
    const int32_t failed = uspoof_check(spoofChecker(), reinterpret_cast<const UChar*>(label.utf16()),
                                        static_cast<int32_t>(label.size()), nullptr, &status);
    return U_SUCCESS(status) && (failed & USPOOF_RESTRICTION_LEVEL) != 0;
}

/// The part to compare, in letters: what somebody has registered, else all of it.
QString comparedPart(const QString& asciiHost)
{
    const QString domain = registrableDomain(asciiHost);
    return QUrl::fromAce((domain.isEmpty() ? asciiHost : domain).toLatin1(), QUrl::IgnoreIDNWhitelist);
}

} // namespace

void LookAlikes::add(const QStringList& knownDomains)
{
    for (const QString& known : knownDomains) {
        const QString domain = registrableDomain(known);
        if (domain.isEmpty() || m_known.contains(domain) || m_known.size() >= kMostKnown)
            continue;
        m_known.insert(domain);
        m_bySkeleton.insert(comparisonKey(comparedPart(domain)), domain);
    }
}

HostDoubt LookAlikes::doubtAbout(const QString& host) const
{
    const QString ascii = asciiDomain(host);
    if (ascii.isEmpty() || spoofChecker() == nullptr || m_known.contains(registrableDomain(ascii)))
        return {};
    const QString imitated = m_bySkeleton.value(comparisonKey(comparedPart(ascii)));
    if (!imitated.isEmpty())
        return {HostDoubt::Kind::Imitates, imitated};
    const QString whole = QUrl::fromAce(ascii.toLatin1(), QUrl::IgnoreIDNWhitelist);
    if (!hasForeignLetters(whole))
        return {};
    const QStringList labels = whole.split(QLatin1Char('.'));
    const bool isMixed = std::any_of(labels.begin(), labels.end(), mixesAlphabets);
    const bool readsAsLatin = std::any_of(labels.begin(), labels.end(), [](const QString& label) {
        return hasForeignLetters(label) && isAsciiText(latinReading(label));
    });
    if (!isMixed && !readsAsLatin)
        return {};
    const QString reading = latinReading(whole);
    return {HostDoubt::Kind::ForeignLetters, isAsciiText(reading) ? reading : QString()};
}

} // namespace postaci
