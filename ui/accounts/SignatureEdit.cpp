#include "accounts/SignatureEdit.h"

#include "widgets/Theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>
#include <QTextFragment>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace postaci {

namespace {

bool isUsableLink(const QString& target)
{
    const QString scheme = QUrl(target).scheme().toLower();
    return scheme == QLatin1String("https") || scheme == QLatin1String("http") ||
           scheme == QLatin1String("mailto");
}

QString fragmentHtml(const QTextFragment& fragment)
{
    const QTextCharFormat format = fragment.charFormat();
    const bool isLink = format.isAnchor() && isUsableLink(format.anchorHref());
    QString html = fragment.text().toHtmlEscaped();
    html.replace(QChar::LineSeparator, QLatin1String("<br>"));
    if (format.fontUnderline() && !isLink)
        html = QStringLiteral("<u>%1</u>").arg(html);
    if (format.fontItalic())
        html = QStringLiteral("<i>%1</i>").arg(html);
    if (format.fontWeight() >= QFont::DemiBold)
        html = QStringLiteral("<b>%1</b>").arg(html);
    if (isLink)
        html = QStringLiteral("<a href=\"%1\">").arg(format.anchorHref().toHtmlEscaped()) + html +
               QStringLiteral("</a>");
    return html;
}

bool isFormatted(const QTextCharFormat& format)
{
    return format.fontWeight() >= QFont::DemiBold || format.fontItalic() || format.fontUnderline() ||
           (format.isAnchor() && isUsableLink(format.anchorHref()));
}

} // namespace

QString simpleHtml(const QTextDocument& document)
{
    QStringList lines;
    bool isAny = false;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QString line;
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            isAny = isAny || isFormatted(part.fragment().charFormat());
            line += fragmentHtml(part.fragment());
        }
        lines << line;
    }
    return isAny ? lines.join(QStringLiteral("<br>")) : QString();
}

SignatureEdit::SignatureEdit(QWidget* parent)
    : QWidget(parent), m_text(new QTextEdit(this)), m_bold(addButton("signatureBold")),
      m_italic(addButton("signatureItalic")), m_underline(addButton("signatureUnderline")),
      m_link(addButton("signatureLink"))
{
    setObjectName(QStringLiteral("signatureField"));
    m_text->setObjectName(QStringLiteral("signatureEdit"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * 4);
    m_text->setMaximumHeight(m_text->fontMetrics().lineSpacing() * 7);
    setFocusProxy(m_text);
    QFont bold = font();
    bold.setBold(true);
    m_bold->setFont(bold);
    QFont italic = font();
    italic.setItalic(true);
    m_italic->setFont(italic);
    QFont underlined = font();
    underlined.setUnderline(true);
    m_underline->setFont(underlined);
    for (QToolButton* button : {m_bold, m_italic, m_underline})
        button->setCheckable(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace1);
    for (QToolButton* button : {m_bold, m_italic, m_underline, m_link})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(m_bold, &QToolButton::toggled, this,
            [this](bool on) { m_text->setFontWeight(on ? QFont::Bold : QFont::Normal); });
    connect(m_italic, &QToolButton::toggled, m_text, &QTextEdit::setFontItalic);
    connect(m_underline, &QToolButton::toggled, m_text, &QTextEdit::setFontUnderline);
    connect(m_link, &QToolButton::clicked, this, &SignatureEdit::setLink);
    addKeys(QKeySequence::Bold, m_bold);
    addKeys(QKeySequence::Italic, m_italic);
    addKeys(QKeySequence::Underline, m_underline);
    connect(m_text, &QTextEdit::currentCharFormatChanged, this, &SignatureEdit::showFormat);
    retranslate();
}

/// Those of the composer; here they are not to be chosen, since no others are in these windows.
void SignatureEdit::addKeys(const QKeySequence& keys, QToolButton* button)
{
    auto* action = new QAction(m_text);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_text->addAction(action);
    connect(action, &QAction::triggered, button, &QToolButton::click);
}

QToolButton* SignatureEdit::addButton(const char* name)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void SignatureEdit::setSignature(const QString& plain, const QString& html)
{
    if (html.isEmpty())
        m_text->setPlainText(plain);
    else
        m_text->setHtml(html);
}

QString SignatureEdit::plain() const
{
    return m_text->toPlainText();
}

QString SignatureEdit::html() const
{
    return simpleHtml(*m_text->document());
}

void SignatureEdit::setLink()
{
    const QTextCharFormat now = m_text->textCursor().charFormat();
    bool isChosen = false;
    const QString before = now.isAnchor() ? now.anchorHref() : QStringLiteral("https://");
    const QString target = QInputDialog::getText(this, tr("Link"), tr("Where the selected text leads:"),
                                                 QLineEdit::Normal, before, &isChosen)
                               .trimmed();
    if (!isChosen)
        return;
    QTextCursor cursor = m_text->textCursor();
    QTextCharFormat format;
    format.setAnchor(isUsableLink(target));
    format.setAnchorHref(isUsableLink(target) ? target : QString());
    format.setFontUnderline(isUsableLink(target));
    if (cursor.hasSelection())
        cursor.mergeCharFormat(format);
    else if (isUsableLink(target))
        cursor.insertText(target, format);
}

void SignatureEdit::showFormat()
{
    const QTextCharFormat format = m_text->currentCharFormat();
    const auto show = [](QToolButton* button, bool on) {
        const QSignalBlocker quiet(button);
        button->setChecked(on);
    };
    show(m_bold, format.fontWeight() >= QFont::DemiBold);
    show(m_italic, format.fontItalic());
    show(m_underline, format.fontUnderline() && !format.isAnchor());
}

void SignatureEdit::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SignatureEdit::retranslate()
{
    const auto name = [](QToolButton* button, const QString& letter, const QString& tip) {
        button->setText(letter);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    };
    name(m_bold, tr("B"), tr("Bold"));
    name(m_italic, tr("I"), tr("Italic"));
    name(m_underline, tr("U"), tr("Underlined"));
    name(m_link, tr("Link…"), tr("Link"));
    m_text->setPlaceholderText(tr("stands under what you write"));
}

} // namespace postaci
