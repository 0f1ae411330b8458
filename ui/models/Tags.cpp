#include "models/Tags.h"

#include "MailEngine.h"
#include "widgets/Language.h"

#include <QAction>
#include <QCoreApplication>
#include <QIcon>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

#include <array>

namespace postaci {

namespace {

constexpr std::array kColors{0xD93A3A, 0xE08A1E, 0x2E9E5B, 0x3A6FD9, 0x8A4FD0, 0x1F9AA8, 0xB8517E, 0x7A8089};

struct UsualTag
{
    const char* keyword;
    const char* name;
    size_t color;
};

constexpr std::array kUsual{
    UsualTag{"$label1", QT_TRANSLATE_NOOP("Tags", "Important"), 0},
    UsualTag{"$label2", QT_TRANSLATE_NOOP("Tags", "Work"), 1},
    UsualTag{"$label3", QT_TRANSLATE_NOOP("Tags", "Personal"), 2},
    UsualTag{"$label4", QT_TRANSLATE_NOOP("Tags", "To do"), 3},
    UsualTag{"$label5", QT_TRANSLATE_NOOP("Tags", "Later"), 4},
};

QColor tagColor(const QString& keyword)
{
    // The same in every session and on every machine, unlike qHash().
    size_t sum = 0;
    for (const QChar c : keyword.toLower())
        sum = sum * 31 + c.unicode();
    return QColor::fromRgb(static_cast<QRgb>(kColors.at(sum % kColors.size())));
}

bool isTag(const QString& keyword)
{
    static const QStringList notes{QStringLiteral("NonJunk"),    QStringLiteral("Junk"),
                                   QStringLiteral("Old"),        QStringLiteral("Forwarded"),
                                   QStringLiteral("Redirected"), QStringLiteral("MDNSent"),
                                   QStringLiteral("NotJunk")};
    if (keyword.startsWith(QStringLiteral("$label"), Qt::CaseInsensitive))
        return true;
    return !keyword.startsWith(QLatin1Char('$')) && !keyword.startsWith(QLatin1Char('\\')) &&
           !notes.contains(keyword, Qt::CaseInsensitive);
}

QIcon dot(const QColor& color)
{
    constexpr int kSide = 16;
    constexpr int kAcross = 10;
    QPixmap pixmap(kSide, kSide);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse((kSide - kAcross) / 2, (kSide - kAcross) / 2, kAcross, kAcross);
    return QIcon(pixmap);
}

} // namespace

QList<Tag> usualTags()
{
    QList<Tag> tags;
    for (const UsualTag& tag : kUsual)
        tags.append({QLatin1String(tag.keyword), QCoreApplication::translate("Tags", tag.name),
                     QColor::fromRgb(static_cast<QRgb>(kColors.at(tag.color)))});
    return tags;
}

Tag tagOf(const QString& keyword)
{
    for (const Tag& tag : usualTags()) {
        if (tag.keyword.compare(keyword, Qt::CaseInsensitive) == 0)
            return tag;
    }
    return {keyword, MailEngine::tagName(keyword), tagColor(keyword)};
}

QStringList tagNames(const QString& keyword)
{
    for (const UsualTag& tag : kUsual) {
        if (keyword.compare(QLatin1String(tag.keyword), Qt::CaseInsensitive) == 0)
            return Language::inEvery("Tags", tag.name);
    }
    return {tagOf(keyword).name};
}

QList<Tag> tagsAmong(const QStringList& keywords)
{
    QList<Tag> tags;
    for (const QString& keyword : keywords) {
        if (isTag(keyword))
            tags.append(tagOf(keyword));
    }
    return tags;
}

QList<Tag> offeredTags(const QStringList& keywords)
{
    QList<Tag> tags = usualTags();
    for (const Tag& tag : tagsAmong(keywords)) {
        const bool isKnown = std::any_of(tags.begin(), tags.end(), [&tag](const Tag& known) {
            return known.keyword.compare(tag.keyword, Qt::CaseInsensitive) == 0;
        });
        if (!isKnown)
            tags.append(tag);
    }
    return tags;
}

QAction* addTagAction(QMenu& menu, const Tag& tag)
{
    QString name = tag.name;
    name.replace(QLatin1Char('&'), QLatin1String("&&"));
    QAction* action = menu.addAction(dot(tag.color), name);
    action->setCheckable(true);
    return action;
}

QList<Tag> tagsOfLabels(const QStringList& labels)
{
    QList<Tag> tags;
    for (const QString& label : labels)
        tags.append({{}, label, tagColor(label)});
    return tags;
}

} // namespace postaci
