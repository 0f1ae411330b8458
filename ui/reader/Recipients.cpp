#include "reader/Recipients.h"

#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QResizeEvent>

namespace postaci {

namespace {

constexpr int kNamesShown = 3;
constexpr int kMostShown = 60; ///< of one field: more would leave no room for the message

/// The label's only links, so that keyboard and screen reader reach them.
QString toggleLink(const QString& text)
{
    return QStringLiteral("<a href=\"toggle\" style=\"color:%1;text-decoration:none\">%2</a>")
        .arg(Theme::accent().name(), text.toHtmlEscaped());
}

} // namespace

QString plainLine(const QString& text)
{
    QString out;
    for (const QChar c : text)
        if (c.category() != QChar::Other_Format && c.category() != QChar::Other_Control)
            out += c;
    return out;
}

QString shortLine(const QString& text)
{
    constexpr qsizetype kLongest = 320; // the longest address (RFC 5321 4.5.3.1)
    return text.size() <= kLongest ? plainLine(text) : plainLine(text.left(kLongest)) + QStringLiteral("…");
}

QString breakable(const QString& text, const QFont& font, int width)
{
    const QFontMetricsF metrics(font);
    QString out;
    qreal run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype length = text.at(i).isHighSurrogate() ? 2 : 1;
        const QString letter = text.mid(i, length);
        const qreal advance = metrics.horizontalAdvance(letter);
        run = text.at(i).isSpace() ? 0 : run + advance;
        if (run > width && run > advance) {
            out += QChar(0x200b); // a place to break, and no width
            run = advance;
        }
        out += letter;
        i += length - 1;
    }
    return out;
}

QString fullAddress(const Address& address)
{
    if (address.name.isEmpty())
        return shortLine(address.addr);
    if (address.addr.isEmpty())
        return shortLine(address.name);
    return shortLine(address.name) + QStringLiteral(" <") + shortLine(address.addr) + QLatin1Char('>');
}

Recipients::Recipients(QWidget* parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("recipients"));
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setOpenExternalLinks(false);
    setFocusPolicy(Qt::TabFocus);
    setInk(this, Ink::Meta);
    connect(this, &QLabel::linkActivated, this, [this] { setExpanded(!m_expanded); });
}

void Recipients::setRecipients(const Envelope& envelope, const QStringList& own)
{
    m_envelope = envelope;
    m_own = own;
    m_expanded = false;
    refresh();
}

void Recipients::clearRecipients()
{
    setRecipients({}, m_own);
}

void Recipients::setExpanded(bool on)
{
    m_expanded = on;
    refresh();
}

QString Recipients::nameOf(const Address& address) const
{
    if (m_own.contains(address.addr, Qt::CaseInsensitive))
        //: the reader's own address among the recipients: "to me, Mehmet"
        return tr("me");
    const QString name = address.name.isEmpty() ? address.localPart() : address.name;
    return shortLine(name.isEmpty() ? address.addr : name);
}

QString Recipients::shortText() const
{
    const AddressList all = m_envelope.to + m_envelope.cc + m_envelope.bcc;
    if (all.isEmpty())
        return {};
    QStringList names;
    for (const Address& address : all.mid(0, kNamesShown))
        names << fitting(nameOf(address));
    const int more = static_cast<int>(all.size()) - kNamesShown;
    //: %1 is a list of recipients' names
    QString text = tr("to %1").arg(names.join(QStringLiteral(", ")));
    if (more > 0)
        //: after the first names: %1 are the names, "to me, Ayşe, Mehmet and 2 more"
        text = tr("%1 and %n more", nullptr, more).arg(text);
    return text + QStringLiteral(" &nbsp;") + toggleLink(tr("Show addresses"));
}

QString Recipients::fitting(const QString& text) const
{
    return breakable(text, font(), width()).toHtmlEscaped();
}

QString Recipients::addressLine(const QString& label, const AddressList& addresses) const
{
    if (addresses.isEmpty())
        return {};
    QStringList all;
    for (const Address& address : addresses.mid(0, kMostShown))
        all << fitting(fullAddress(address));
    if (addresses.size() > kMostShown)
        all << QStringLiteral("… (%1)").arg(addresses.size());
    return label.toHtmlEscaped() + QLatin1Char(' ') + all.join(QStringLiteral(", "));
}

QString Recipients::longText() const
{
    QStringList lines{addressLine(tr("To:"), m_envelope.to), addressLine(tr("Cc:"), m_envelope.cc),
                      addressLine(tr("Bcc:"), m_envelope.bcc),
                      addressLine(tr("Reply to:"), m_envelope.replyTo)};
    lines.removeAll(QString());
    lines << toggleLink(tr("Hide addresses"));
    return lines.join(QStringLiteral("<br>"));
}

void Recipients::refresh()
{
    const QString text = m_expanded ? longText() : shortText();
    if (text != this->text())
        setText(text);
    setVisible(!text.isEmpty());
}

void Recipients::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

void Recipients::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        refresh();
}

} // namespace postaci
