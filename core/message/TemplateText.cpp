#include "message/TemplateText.h"

#include "message/TextFolding.h"

#include <QRegularExpression>

namespace postaci {

namespace {

enum class Placeholder { Name, FirstName, Email, Subject, Date, MyName, Cursor };

struct PlaceholderName
{
    Placeholder what;
    const char* english;
    const char* turkish;
};

constexpr PlaceholderName kPlaceholders[] = {
    {Placeholder::Name, "name", "ad soyad"},  {Placeholder::FirstName, "first name", "ad"},
    {Placeholder::Email, "email", "e-posta"}, {Placeholder::Subject, "subject", "konu"},
    {Placeholder::Date, "date", "tarih"},     {Placeholder::MyName, "my name", "adım"},
    {Placeholder::Cursor, "cursor", "imleç"},
};

/// Short, so that a text with braces of another kind is not searched to its end for each of them.
const QRegularExpression& pattern()
{
    static const QRegularExpression compiled(QStringLiteral("\\{\\{([^{}\\n]{1,60})\\}\\}"));
    return compiled;
}

std::optional<Placeholder> placeholderNamed(const QString& written)
{
    const QString folded = foldForSearch(written.simplified());
    for (const PlaceholderName& name : kPlaceholders) {
        if (folded == foldForSearch(QString::fromUtf8(name.english)) ||
            folded == foldForSearch(QString::fromUtf8(name.turkish)))
            return name.what;
    }
    return std::nullopt;
}

QString firstNameOf(const QString& name)
{
    return name.simplified().section(QLatin1Char(' '), 0, 0);
}

QString valueOf(Placeholder what, const TemplateValues& values)
{
    switch (what) {
    case Placeholder::Name:
        return values.name;
    case Placeholder::FirstName:
        return firstNameOf(values.name);
    case Placeholder::Email:
        return values.email;
    case Placeholder::Subject:
        return values.subject;
    case Placeholder::Date:
        return values.date;
    case Placeholder::MyName:
        return values.myName;
    case Placeholder::Cursor:
        break;
    }
    return {};
}

} // namespace

FilledTemplate fillTemplate(const QString& text, const TemplateValues& values)
{
    FilledTemplate filled;
    qsizetype done = 0;
    auto matches = pattern().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const auto what = placeholderNamed(match.captured(1));
        const QString value = what ? valueOf(*what, values) : QString();
        filled.text += QStringView(text).sliced(done, match.capturedStart() - done);
        done = match.capturedEnd();
        if (what == Placeholder::Cursor) {
            if (filled.cursor < 0)
                filled.cursor = filled.text.size();
        } else {
            filled.text += value.isEmpty() ? match.captured() : value;
        }
    }
    filled.text += QStringView(text).sliced(done);
    return filled;
}

QStringList unfilledPlaceholders(const QString& text)
{
    QStringList found;
    auto matches = pattern().globalMatch(text);
    while (matches.hasNext()) {
        const QString written = matches.next().captured();
        if (!found.contains(written))
            found << written;
    }
    return found;
}

QStringList placeholderNames()
{
    QStringList names;
    for (const PlaceholderName& name : kPlaceholders)
        names << QString::fromUtf8(name.english);
    return names;
}

QStringList placeholderNamesTurkish()
{
    QStringList names;
    for (const PlaceholderName& name : kPlaceholders)
        names << QString::fromUtf8(name.turkish);
    return names;
}

} // namespace postaci
