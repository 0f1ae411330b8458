#include "search/SearchConditions.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QRegularExpression>

namespace postaci {

namespace {

struct FlagWord
{
    MessageFlag flag;
    bool isOn;
};

const QHash<QString, FlagWord>& flagWords()
{
    static const QHash<QString, FlagWord> words{
        {QStringLiteral("unread"), {MessageFlag::Seen, false}},
        {QStringLiteral("read"), {MessageFlag::Seen, true}},
        {QStringLiteral("flagged"), {MessageFlag::Flagged, true}},
        {QStringLiteral("starred"), {MessageFlag::Flagged, true}},
        {QStringLiteral("unflagged"), {MessageFlag::Flagged, false}},
        {QStringLiteral("answered"), {MessageFlag::Answered, true}},
        {QStringLiteral("forwarded"), {MessageFlag::Forwarded, true}},
        {QStringLiteral("draft"), {MessageFlag::Draft, true}},
        {QStringLiteral("pinned"), {MessageFlag::Pinned, true}},
        {QStringLiteral("muted"), {MessageFlag::Muted, true}},
    };
    return words;
}

Result<SearchCondition> flag(const QString& value)
{
    if (value == QLatin1String("known")) {
        SearchCondition condition;
        condition.kind = SearchCondition::Kind::Known;
        return condition;
    }
    const auto word = flagWords().constFind(value);
    if (word == flagWords().cend())
        return searchProblem(
            QT_TRANSLATE_NOOP("Search",
                              "“is:” knows unread, read, flagged, unflagged, answered, forwarded, draft, "
                              "pinned, muted and known, not “%1”."),
            value);
    SearchCondition condition;
    condition.flag = word->flag;
    condition.isOn = word->isOn;
    return condition;
}

Result<SearchCondition> attachment(const QString& value)
{
    if (value != QLatin1String("attachment") && value != QLatin1String("attachments"))
        return searchProblem(QT_TRANSLATE_NOOP("Search", "“has:” knows attachment, not “%1”."), value);
    SearchCondition condition;
    condition.kind = SearchCondition::Kind::Attachment;
    return condition;
}

Result<SearchCondition> named(SearchCondition::Kind kind, const QString& name)
{
    if (name.isEmpty())
        return searchProblem(
            kind == SearchCondition::Kind::Tag
                ? QT_TRANSLATE_NOOP("Search", "The name of a tag is missing behind “tag:”.")
                : QT_TRANSLATE_NOOP("Search", "The name of a folder is missing behind “in:”."));
    SearchCondition condition;
    condition.kind = kind;
    condition.name = name;
    return condition;
}

Result<SearchCondition> size(SearchCondition::Kind kind, const QString& value)
{
    static const QRegularExpression form(QStringLiteral("\\A([0-9]{1,12})([kmg]?)b?\\z"));
    const QRegularExpressionMatch match = form.match(value);
    if (!match.hasMatch())
        return searchProblem(QT_TRANSLATE_NOOP("Search", "“%1” is no size: write it as 500k, 5M or 1G."),
                             value);
    qint64 factor = 1;
    for (const char unit : {'k', 'm', 'g'}) {
        factor *= 1000; // as sizes are shown
        if (match.captured(2) == QLatin1Char(unit)) {
            SearchCondition condition;
            condition.kind = kind;
            constexpr qint64 most = qint64{1} << 60;
            const qint64 number = match.captured(1).toLongLong();
            condition.size = number > most / factor ? most : number * factor;
            return condition;
        }
    }
    SearchCondition condition;
    condition.kind = kind;
    condition.size = match.captured(1).toLongLong();
    return condition;
}

} // namespace

Unexpected searchProblem(const char* sentence, const QString& part)
{
    const QString translated = QCoreApplication::translate("Search", sentence);
    return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                      part.isNull() ? translated : translated.arg(part));
}

bool SearchConditions::isCondition(const QString& field)
{
    static const QStringList fields{QStringLiteral("is"),     QStringLiteral("has"),
                                    QStringLiteral("in"),     QStringLiteral("tag"),
                                    QStringLiteral("before"), QStringLiteral("after"),
                                    QStringLiteral("larger"), QStringLiteral("smaller")};
    return fields.contains(field);
}

Result<SearchCondition> SearchConditions::make(const QString& field, const QString& value) const
{
    using Kind = SearchCondition::Kind;
    const QString name = value.trimmed();
    const QString word = name.toLower(); // of QString: no locale
    if (field == QLatin1String("is"))
        return flag(word);
    if (field == QLatin1String("has"))
        return attachment(word);
    if (field == QLatin1String("in"))
        return named(Kind::Folder, name);
    if (field == QLatin1String("tag"))
        return named(Kind::Tag, name);
    if (field == QLatin1String("larger") || field == QLatin1String("smaller"))
        return size(field == QLatin1String("larger") ? Kind::Larger : Kind::Smaller, word);
    return date(field == QLatin1String("before") ? Kind::Before : Kind::After, word);
}

Result<SearchCondition> SearchConditions::date(SearchCondition::Kind kind, const QString& value) const
{
    const QDate day = dayOf(value);
    if (!day.isValid() || day.year() > 9999)
        return searchProblem(
            QT_TRANSLATE_NOOP(
                "Search",
                "“%1” is no date: write it as 2026-03-31, 2026-03, 2026 or 7d for the last seven days."),
            value);
    SearchCondition condition;
    condition.kind = kind;
    condition.message = qMax<qint64>(day.startOfDay(Qt::LocalTime).toSecsSinceEpoch(), 0) << 20;
    return condition;
}

/// The day that the value begins with; invalid if it is none.
QDate SearchConditions::dayOf(const QString& value) const
{
    static const QRegularExpression iso(QStringLiteral("\\A(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?\\z"));
    static const QRegularExpression dotted(QStringLiteral("\\A(\\d{1,2})[./](\\d{1,2})[./](\\d{4})\\z"));
    static const QRegularExpression ago(QStringLiteral("\\A(\\d{1,5})([dwmy])\\z"));
    if (const auto match = iso.match(value); match.hasMatch()) {
        const auto part = [&match](int number) {
            return match.captured(number).isEmpty() ? 1 : match.captured(number).toInt();
        };
        return {part(1), part(2), part(3)};
    }
    if (const auto match = dotted.match(value); match.hasMatch())
        return {match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt()};
    const auto match = ago.match(value);
    if (!match.hasMatch())
        return {};
    const int count = match.captured(1).toInt();
    switch (match.captured(2).at(0).toLatin1()) {
    case 'd':
        return m_today.addDays(-count);
    case 'w':
        return m_today.addDays(-7LL * count);
    case 'm':
        return m_today.addMonths(-count);
    default:
        return m_today.addYears(-count);
    }
}

} // namespace postaci
