#include "contacts/ContactWords.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QRegularExpression>

namespace postaci {

namespace {

/// The context of the words.
class ContactWords
{
    Q_DECLARE_TR_FUNCTIONS(ContactWords)

public:
    static QString label(const QString& label)
    {
        if (label == QLatin1String("home"))
            return tr("Home");
        if (label == QLatin1String("work"))
            return tr("Work");
        if (label == QLatin1String("mobile"))
            return tr("Mobile");
        if (label == QLatin1String("fax"))
            return tr("Fax");
        return label == QLatin1String("other") || label.isEmpty() ? tr("Other") : label;
    }
};

} // namespace

QString labelWords(const QString& label)
{
    return ContactWords::label(label);
}

QStringList addressLabels()
{
    return {QStringLiteral("home"), QStringLiteral("work"), QStringLiteral("other")};
}

QStringList phoneLabels()
{
    return {QStringLiteral("mobile"), QStringLiteral("home"), QStringLiteral("work"), QStringLiteral("fax"),
            QStringLiteral("other")};
}

QString birthdayWords(const QString& birthday)
{
    if (!birthday.startsWith(QLatin1String("--")))
        return birthday.isEmpty() ? QString()
                                  : QLocale().toString(QDate::fromString(birthday, Qt::ISODate),
                                                       QStringLiteral("dd.MM.yyyy"));
    const QDate date =
        QDate::fromString(QStringLiteral("2000") + birthday.mid(1), QStringLiteral("yyyy-MM-dd"));
    return QLocale().toString(date, QStringLiteral("dd.MM."));
}

QString birthdayFromWords(const QString& typed)
{
    static const QRegularExpression iso(QStringLiteral("^(\\d{4})-(\\d{1,2})-(\\d{1,2})$"));
    static const QRegularExpression written(
        QStringLiteral("^(\\d{1,2})[./ -](\\d{1,2})(?:[./ -](\\d{4}))?\\.?$"));
    const QString text = typed.trimmed();
    if (const auto match = iso.match(text); match.hasMatch()) {
        const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        return date.isValid() ? date.toString(Qt::ISODate) : QString();
    }
    const auto match = written.match(text);
    if (!match.hasMatch())
        return {};
    const bool hasYear = !match.captured(3).isEmpty();
    const QDate date(hasYear ? match.captured(3).toInt() : 2000, match.captured(2).toInt(),
                     match.captured(1).toInt());
    if (!date.isValid())
        return {};
    return date.toString(hasYear ? QStringLiteral("yyyy-MM-dd") : QStringLiteral("--MM-dd"));
}

} // namespace postaci
