#include "widgets/FileChip.h"

#include "base/SizeText.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

namespace postaci {

namespace {

constexpr int kLongestName = 32; ///< in widths of an "n"

} // namespace

FileChip::FileChip(const QString& name, const QString& mimeType, qint64 size, QWidget* parent)
    : QFrame(parent), m_fileName(name), m_name(new QToolButton(this)),
      m_size(new QLabel(sizeText(size), this)), m_trailing(new QToolButton(this))
{
    setObjectName(QStringLiteral("fileChip"));
    setInk(m_size, Ink::Meta);
    m_name->setObjectName(QStringLiteral("fileChipName"));
    m_name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setIcon(icon(mimeType.startsWith(QLatin1String("image/")) ? QStringLiteral("image")
                                                                      : QStringLiteral("file")));
    m_name->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    m_name->setToolTip(plainTip(name));
    m_name->setFocusPolicy(Qt::StrongFocus);
    m_name->setAccessibleName(name + QStringLiteral(", ") + m_size->text());
    m_trailing->setObjectName(QStringLiteral("fileChipTrailing"));
    m_trailing->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    m_trailing->setFocusPolicy(Qt::StrongFocus);
    m_trailing->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    row->addWidget(m_name, 1);
    row->addWidget(m_size);
    row->addSpacing(Theme::kSpace1);
    row->addWidget(m_trailing);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    connect(m_name, &QToolButton::clicked, this, &FileChip::activated);
    connect(m_trailing, &QToolButton::clicked, this, &FileChip::trailingClicked);
    restyle();
}

void FileChip::setTrailingAction(const QString& iconName, const QString& text)
{
    m_trailing->setIcon(icon(iconName));
    m_trailing->setToolTip(text);
    m_trailing->setAccessibleName(text);
    m_trailing->show();
}

void FileChip::setTrailingMenu(QMenu* menu, const QString& text)
{
    setTrailingAction(QStringLiteral("chevron-down"), text);
    m_trailing->setMenu(menu);
    m_trailing->setPopupMode(QToolButton::InstantPopup);
}

void FileChip::setMenu(QMenu* menu)
{
    menu->setParent(this, menu->windowFlags());
    m_name->setMenu(menu);
    m_name->setPopupMode(QToolButton::InstantPopup);
}

void FileChip::setLookedAt()
{
    m_name->installEventFilter(this);
}

bool FileChip::takeKey(const QKeyEvent& event)
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if ((event.key() != Qt::Key_Space && !isEnter) || event.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (event.type() == QEvent::KeyPress && !event.isAutoRepeat()) {
        if (isEnter)
            Q_EMIT activated();
        else
            Q_EMIT lookRequested();
    }
    return true; // the button would take the blank for a click
}

bool FileChip::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease)
        return takeKey(*static_cast<QKeyEvent*>(event));
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = static_cast<QMouseEvent*>(event)->pos();
    } else if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const int distance = (mouse->pos() - m_pressed).manhattanLength();
        if (m_name->isDown() && mouse->buttons() == Qt::LeftButton &&
            distance >= QApplication::startDragDistance()) {
            m_name->setDown(false); // letting go is no click any more
            Q_EMIT dragRequested();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FileChip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void FileChip::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu* const menu = m_trailing->menu() != nullptr ? m_trailing->menu() : m_name->menu();
    if (menu != nullptr)
        menu->popup(event->globalPos());
}

void FileChip::restyle()
{
    const QString sheet =
        QStringLiteral("#fileChip { border: 1px solid %1; border-radius: %2px; background: %3; }")
            .arg(Theme::border().name())
            .arg(Theme::kRadius)
            .arg(Theme::panel().name());
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
    const QFontMetrics metrics = fontMetrics();
    const QString shown = metrics.elidedText(m_fileName, Qt::ElideMiddle,
                                             kLongestName * metrics.horizontalAdvance(QLatin1Char('n')));
    m_name->setText(QString(shown).replace(QLatin1Char('&'), QLatin1String("&&")));
}

} // namespace postaci
