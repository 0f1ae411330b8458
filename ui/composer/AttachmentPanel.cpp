#include "composer/AttachmentPanel.h"

#include "base/SizeText.h"
#include "composer/AttachmentShelf.h"
#include "widgets/ChipArea.h"
#include "widgets/FileChip.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr qint64 kOftenRefused = 20LL * 1024 * 1024; ///< bytes: with base64 over the usual limit of 25 MB
constexpr qint64 kWorthIt = 1024LL * 1024;           ///< bytes of pictures that are to be had smaller

} // namespace

AttachmentPanel::AttachmentPanel(AttachmentShelf& shelf, QWidget* parent)
    : QWidget(parent), m_shelf(shelf), m_chips(new ChipArea(this)), m_total(new QLabel(this)),
      m_smaller(new QToolButton(this))
{
    setObjectName(QStringLiteral("attachmentPanel"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_total->setObjectName(QStringLiteral("attachmentTotal"));
    m_total->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace2);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_chips);
    m_smaller->setObjectName(QStringLiteral("smallerPicturesButton"));
    m_smaller->setAutoRaise(true);
    m_smaller->setFocusPolicy(Qt::StrongFocus);
    m_smaller->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(Theme::kSpace2);
    foot->addWidget(m_total, 1);
    foot->addWidget(m_smaller, 0, Qt::AlignTop | Qt::AlignRight);
    column->addLayout(foot);
    connect(m_smaller, &QToolButton::clicked, this, [this] { Q_EMIT smallerWanted({}); });
    connect(&m_shelf, &AttachmentShelf::changed, this, &AttachmentPanel::refresh);
    refresh();
}

void AttachmentPanel::refresh()
{
    const bool hadKeyboard = isAncestorOf(window()->focusWidget());
    m_chips->removeChips();
    const QList<AttachedFile> files = m_shelf.files();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const AttachedFile& file = files.at(i);
        auto* chip = new FileChip(file.name, file.mimeType, file.size, m_chips);
        //: %1 is the name of an attached file
        chip->setTrailingAction(QStringLiteral("close"), tr("Remove %1").arg(file.name));
        connect(chip, &FileChip::trailingClicked, this, [this, i] { m_shelf.remove(i); });
        if (m_shelf.canShrink(i))
            addMenu(*chip, file, i);
        m_chips->addChip(chip);
    }
    const qint64 total = m_shelf.totalSize();
    //: under the attached files: %1 is their size together
    QString text = tr("%n files, %1", nullptr, static_cast<int>(files.size())).arg(sizeText(total));
    if (total > kOftenRefused)
        text += QStringLiteral(" · ") + tr("Many servers refuse messages this large.");
    m_total->setText(text);
    m_total->setFont(Theme::fontScaled(this, Theme::kMetaScale));
    setInk(m_total, total > kOftenRefused ? Ink::Caution : Ink::Meta);
    m_total->setVisible(files.size() > 1 || total > kOftenRefused);
    m_smaller->setText(tr("Make &pictures smaller"));
    m_smaller->setIcon(icon(QStringLiteral("image")));
    m_smaller->setVisible(m_shelf.shrinkableBytes() >= kWorthIt);
    setVisible(!files.isEmpty());
    orderTabs();
    // What had it is gone; by itself it would go on to Send, where the next blank sends.
    if (hadKeyboard && !isAncestorOf(window()->focusWidget()))
        Q_EMIT keyboardLost();
}

void AttachmentPanel::putInTabOrderAfter(QWidget* before)
{
    m_tabBefore = before;
    orderTabs();
}

/// New chips would come last, behind what stands at the top of the window.
void AttachmentPanel::orderTabs()
{
    if (m_tabBefore == nullptr)
        return;
    QWidget* before = m_tabBefore;
    const QList<QToolButton*> parts = m_chips->findChildren<QToolButton*>();
    for (QToolButton* part : parts + QList<QToolButton*>{m_smaller})
        setTabOrder(std::exchange(before, part), part);
}

void AttachmentPanel::addMenu(FileChip& chip, const AttachedFile& file, qsizetype index)
{
    auto* menu = new QMenu(&chip);
    menu->setObjectName(QStringLiteral("attachmentMenu"));
    connect(menu->addAction(tr("Make &smaller")), &QAction::triggered, this,
            [this, stored = file.stored] { Q_EMIT smallerWanted(stored); });
    connect(
        menu->addAction(tr("&Remove")), &QAction::triggered, this, [this, index] { m_shelf.remove(index); },
        Qt::QueuedConnection); // the chip goes with its menu
    chip.setMenu(menu);
}

void AttachmentPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace postaci
