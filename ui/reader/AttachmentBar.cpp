#include "reader/AttachmentBar.h"

#include "widgets/ChipArea.h"
#include "widgets/FileChip.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kFirstChips = 24;
constexpr qsizetype kMoreChips = 100; ///< at a click: more take longer than one may

} // namespace

AttachmentBar::AttachmentBar(QWidget* parent)
    : QWidget(parent), m_chips(new ChipArea(this)), m_saveAll(new QPushButton(this)),
      m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("attachmentBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_saveAll->setObjectName(QStringLiteral("saveAllButton"));
    m_saveAll->setProperty("quiet", true);
    m_saveAll->setIcon(icon(QStringLiteral("download"), Theme::accent()));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace3, Theme::kSpace2);
    row->addWidget(m_chips, 1);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(Theme::kSpace1);
    buttons->addWidget(m_saveAll);
    buttons->addWidget(m_more);
    buttons->addStretch(1);
    row->addLayout(buttons);
    m_more->setObjectName(QStringLiteral("moreFilesButton"));
    m_more->setProperty("quiet", true);
    connect(m_more, &QPushButton::clicked, this, [this] { showChips(m_shown + kMoreChips); });
    connect(m_saveAll, &QPushButton::clicked, this, [this] { Q_EMIT saveAllRequested(m_listed); });
    retranslate();
    hide();
}

void AttachmentBar::setAttachments(const QList<AttachmentInfo>& attachments, bool isHtmlShown)
{
    m_listed.clear();
    for (const AttachmentInfo& attachment : attachments)
        if (!isHtmlShown || !attachment.isReferenced)
            m_listed.append(attachment);
    rebuild();
}

void AttachmentBar::rebuild()
{
    m_chips->removeChips();
    m_shown = 0;
    showChips(kFirstChips);
    m_saveAll->setVisible(m_listed.size() > 1);
    setVisible(!m_listed.isEmpty());
}

void AttachmentBar::showChips(qsizetype most)
{
    for (const qsizetype end = std::min(most, m_listed.size()); m_shown < end; ++m_shown)
        addChip(m_listed.at(m_shown));
    const qsizetype rest = m_listed.size() - m_shown;
    m_more->setVisible(rest > 0);
    //: further attachments of the message
    m_more->setText(tr("Show %n more", nullptr, static_cast<int>(rest)));
}

void AttachmentBar::addChip(const AttachmentInfo& attachment)
{
    auto* chip = new FileChip(attachment.name, attachment.mimeType, attachment.size, m_chips);
    auto* menu = new QMenu(chip);
    menu->addAction(tr("&Open"), this, [this, attachment] { Q_EMIT openRequested(attachment); });
    // Only named: as a shortcut the blank would be the whole window's.
    const QString blank = QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText);
    menu->addAction(tr("&Preview") + QLatin1Char('\t') + blank, this,
                    [this, attachment] { Q_EMIT previewRequested(attachment); });
    menu->addAction(tr("&Save as…"), this, [this, attachment] { Q_EMIT saveRequested(attachment); });
    if (m_listed.size() > 1)
        menu->addAction(tr("Save &all…"), this, [this] { Q_EMIT saveAllRequested(m_listed); });
    //: %1 is the name of an attached file
    chip->setTrailingMenu(menu, tr("What to do with %1").arg(attachment.name));
    connect(chip, &FileChip::activated, this, [this, attachment] { Q_EMIT openRequested(attachment); });
    chip->setLookedAt();
    connect(chip, &FileChip::lookRequested, this,
            [this, attachment] { Q_EMIT previewRequested(attachment); });
    connect(chip, &FileChip::dragRequested, this,
            [this, attachment, chip] { Q_EMIT dragRequested(attachment, chip); });
    m_chips->addChip(chip);
}

void AttachmentBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuild();
    } else if (event->type() == QEvent::PaletteChange) {
        m_saveAll->setIcon(icon(QStringLiteral("download"), Theme::accent()));
    }
}

void AttachmentBar::retranslate()
{
    setAccessibleName(tr("Attachments"));
    m_saveAll->setText(tr("Save all…"));
}

} // namespace postaci
