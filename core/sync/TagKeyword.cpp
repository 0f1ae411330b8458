#include "sync/TagKeyword.h"

#include "message/MailboxName.h"
#include "message/TextFolding.h"

#include <array>

namespace postaci {

namespace {

/// Another name of a keyword that mail programs have agreed on.
struct UsualName
{
    const char* keyword;
    const char* folded;
};

constexpr std::array usualNames{
    UsualName{"$label1", "important"}, UsualName{"$label1", "onemli"},   UsualName{"$label2", "work"},
    UsualName{"$label2", "is"},        UsualName{"$label3", "personal"}, UsualName{"$label3", "kisisel"},
    UsualName{"$label4", "to do"},     UsualName{"$label4", "todo"},     UsualName{"$label4", "yapilacak"},
    UsualName{"$label5", "later"},     UsualName{"$label5", "sonra"},
};

} // namespace

QString tagKeyword(const QString& name)
{
    constexpr qsizetype kLongest = 60;
    QString plain = name.simplified().left(kLongest).normalized(QString::NormalizationForm_C);
    for (QChar& c : plain) {
        if (QStringLiteral(" (){}%*\"\\]").contains(c))
            c = QLatin1Char('_');
    }
    return QString::fromLatin1(encodeMailbox(plain));
}

QStringList keywordsOfTag(const QString& name)
{
    QStringList keywords{name};
    if (const QString made = tagKeyword(name); !made.isEmpty())
        keywords.append(made);
    const QString folded = foldForSearch(name).simplified();
    for (const UsualName& usual : usualNames) {
        if (folded == QLatin1String(usual.folded))
            keywords.append(QLatin1String(usual.keyword));
    }
    return keywords;
}

QString tagName(const QString& keyword)
{
    QString name = decodeMailbox(keyword.toUtf8());
    return name.replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace postaci
