#include "widgets/Avatar.h"

#include "widgets/Theme.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace postaci {

namespace {

/// The first letter or digit of `word` as a person sees it: with its marks, never half of a surrogate pair.
QString firstLetter(const QString& word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    qsizetype start = 0;
    while (finder.toNextBoundary() > 0) {
        QString grapheme = word.mid(start, finder.position() - start);
        start = finder.position();
        const QList<uint> points = grapheme.toUcs4();
        if (!points.isEmpty() && QChar::isLetterOrNumber(points.first()))
            return grapheme;
    }
    return {};
}

} // namespace

QString avatarInitials(const Address& address)
{
    constexpr qsizetype kEnough = 200; // names come from strangers
    const QString source = (address.name.isEmpty() ? address.localPart() : address.name).left(kEnough);
    static const QRegularExpression separators(QStringLiteral("[\\s._\\-+]+"));
    QStringList letters;
    for (const QString& word : source.split(separators, Qt::SkipEmptyParts)) {
        const QString letter = firstLetter(word);
        if (!letter.isEmpty())
            letters.append(letter);
    }
    if (letters.isEmpty())
        return QStringLiteral("?");
    const QString initials = letters.size() > 1 ? letters.first() + letters.last() : letters.first();
    return QLocale().toUpper(initials);
}

QColor avatarColor(const Address& address)
{
    const QString key = (address.addr.isEmpty() ? address.name : address.addr).toCaseFolded();
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Md5);
    // Hues are evenly spread steps; lightness keeps white letters above 4.5:1 for each of them.
    constexpr int kHues = 18;
    const int hue = static_cast<uchar>(hash.at(0)) % kHues * (360 / kHues);
    const bool bright = (hue >= 40 && hue <= 200); // yellow to cyan look lighter than they are
    if (Theme::isHighContrast())
        return QColor::fromHsl(hue, bright ? 150 : 110, bright ? 50 : 76); // 7:1
    return QColor::fromHsl(hue, bright ? 150 : 110, bright ? 72 : 108);
}

void paintAvatar(QPainter& painter, const QRectF& rect, const Address& address, const QFont& font)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(avatarColor(address));
    painter.drawEllipse(rect);
    QFont letters = Theme::semibold(font);
    letters.setPixelSize(qMax(7, qRound(rect.height() * 0.4)));
    painter.setFont(letters);
    painter.setPen(Qt::white);
    painter.drawText(rect, Qt::AlignCenter, avatarInitials(address));
    painter.restore();
}

Avatar::Avatar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Avatar::setAddress(const Address& address)
{
    m_address = address;
    update();
}

void Avatar::setPicture(const QImage& picture)
{
    m_picture = picture;
    update();
}

QSize Avatar::sizeHint() const
{
    return {Theme::kAvatar, Theme::kAvatar};
}

void Avatar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const int side = std::min(width(), height());
    const QRectF disc((width() - side) / 2.0, (height() - side) / 2.0, side, side);
    if (m_picture.isNull())
        paintAvatar(painter, disc, m_address, font());
    else
        painter.drawImage(disc, m_picture);
}

} // namespace postaci
