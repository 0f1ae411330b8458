#include "reader/AttachmentBar.h"

#include "widgets/FileChip.h"
#include "widgets/FlowLayout.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>

namespace postaci {

namespace {

/// Grows with its chips up to three lines of them, then scrolls.
class ChipArea : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize sizeHint() const override
    {
        constexpr int kLines = 3;
        const int line = fontMetrics().height() + 3 * Theme::kSpace2;
        const int wanted = widget() != nullptr ? widget()->heightForWidth(viewport()->width()) : line;
        return {QScrollArea::sizeHint().width(), std::min(wanted, kLines * line)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QScrollArea::resizeEvent(event);
        updateGeometry();
    }
};

} // namespace

AttachmentBar::AttachmentBar(QWidget* parent)
    : QWidget(parent), m_chips(new QWidget(this)), m_flow(new FlowLayout(m_chips)),
      m_saveAll(new QPushButton(this))
{
    setObjectName(QStringLiteral("attachmentBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_saveAll->setObjectName(QStringLiteral("saveAllButton"));
    m_saveAll->setProperty("quiet", true);
    m_saveAll->setIcon(icon(QStringLiteral("download"), Theme::accent()));
    m_flow->setContentsMargins(0, 0, 0, 0);
    auto* area = new ChipArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    area->viewport()->setAutoFillBackground(false);
    m_chips->setAutoFillBackground(false);
    area->setWidget(m_chips);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace3, Theme::kSpace2);
    row->addWidget(area, 1);
    row->addWidget(m_saveAll, 0, Qt::AlignTop);
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
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const AttachmentInfo& attachment : m_listed)
        addChip(attachment);
    m_saveAll->setVisible(m_listed.size() > 1);
    setVisible(!m_listed.isEmpty());
    updateGeometry();
}

void AttachmentBar::addChip(const AttachmentInfo& attachment)
{
    auto* chip = new FileChip(attachment.name, attachment.mimeType, attachment.size, m_chips);
    auto* menu = new QMenu(chip);
    menu->addAction(tr("&Open"), this, [this, attachment] { Q_EMIT openRequested(attachment); });
    menu->addAction(tr("&Save as…"), this, [this, attachment] { Q_EMIT saveRequested(attachment); });
    if (m_listed.size() > 1)
        menu->addAction(tr("Save &all…"), this, [this] { Q_EMIT saveAllRequested(m_listed); });
    //: %1 is the name of an attached file
    chip->setTrailingMenu(menu, tr("What to do with %1").arg(attachment.name));
    connect(chip, &FileChip::activated, this, [this, attachment] { Q_EMIT openRequested(attachment); });
    m_flow->addWidget(chip);
    chip->show();
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
