#include "reader/HeadersWindow.h"

#include "reader/Recipients.h"
#include "reader/TextFilling.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTextCharFormat>
#include <QTextCursor>

namespace postaci {

namespace {

void writeField(QTextCursor& cursor, const ListedField& field, const QTextCharFormat& name)
{
    if (!cursor.atStart())
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
    cursor.insertText(withBrokenLines(field.name) + QLatin1Char(':'), name);
    const bool isLong = field.value.contains(QLatin1Char('\n'));
    QString value = withBrokenLines(field.value);
    value.replace(QLatin1Char('\n'), QLatin1String("\n    "));
    cursor.insertText((isLong ? QStringLiteral("\n    ") : QStringLiteral(" ")) + value, QTextCharFormat());
}

} // namespace

HeadersWindow::HeadersWindow(const QString& subject, const QByteArray& raw, QWidget* parent)
    : TextWindow(parent), m_subject(plainLine(subject)), m_listing(listHeaderFields(raw)),
      m_block(headerBlockOf(raw).toByteArray()), m_filling(new TextFilling(*text(), this)),
      m_asTheyCame(new QCheckBox(this))
{
    setObjectName(QStringLiteral("headersWindow"));
    m_asTheyCame->setObjectName(QStringLiteral("asTheyCameCheck"));
    buttons()->insertWidget(0, m_asTheyCame);
    connect(m_asTheyCame, &QCheckBox::toggled, this, &HeadersWindow::refresh);
    if (m_listing.truncated)
        bars()->showBar(0, QStringLiteral("cutBar"), [](InfoBar& bar) {
            bar.show(InfoBar::Caution, tr("The header is very long: this is its beginning."));
        });
    HeadersWindow::retranslate();
    refresh();
}

bool HeadersWindow::isComplete() const
{
    return m_filling->isComplete();
}

void HeadersWindow::refresh()
{
    if (m_asTheyCame->isChecked())
        m_filling->start(sourcePieces(m_block, m_block.size()));
    else
        showDecoded();
}

void HeadersWindow::showDecoded()
{
    QTextCharFormat name;
    name.setFontWeight(QFont::DemiBold);
    name.setForeground(Theme::accent());
    m_filling->start([fields = m_listing.fields, name, next = qsizetype(0)](QTextCursor& cursor) mutable {
        constexpr qsizetype kAtOnce = 16 * 1024; // characters
        const int begin = cursor.position();
        for (; next < fields.size() && cursor.position() - begin < kAtOnce; ++next)
            writeField(cursor, fields.at(next), name);
        return next < fields.size();
    });
}

void HeadersWindow::changeEvent(QEvent* event)
{
    TextWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(); // the names have a colour of the theme
}

void HeadersWindow::retranslate()
{
    TextWindow::retranslate();
    //: %1 is the subject of the message
    setWindowTitle(tr("Headers: %1").arg(m_subject.isEmpty() ? tr("(no subject)") : m_subject));
    text()->setAccessibleName(tr("Header fields"));
    m_asTheyCame->setText(tr("As &they came"));
    m_asTheyCame->setToolTip(tr("Show the fields without decoding what is in them"));
}

} // namespace postaci
