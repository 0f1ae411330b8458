#include "composer/AttachmentPanel.h"

#include "composer/AttachmentShelf.h"
#include "widgets/ChipArea.h"
#include "widgets/DateText.h"
#include "widgets/FileChip.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr qint64 kOftenRefused = 20LL * 1024 * 1024; ///< bytes: with base64 over the usual limit of 25 MB

} // namespace

AttachmentPanel::AttachmentPanel(AttachmentShelf& shelf, QWidget* parent)
    : QWidget(parent), m_shelf(shelf), m_chips(new ChipArea(this)), m_total(new QLabel(this))
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
    column->addWidget(m_total);
    connect(&m_shelf, &AttachmentShelf::changed, this, &AttachmentPanel::refresh);
    refresh();
}

void AttachmentPanel::refresh()
{
    m_chips->removeChips();
    const QList<AttachedFile> files = m_shelf.files();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const AttachedFile& file = files.at(i);
        auto* chip = new FileChip(file.name, file.mimeType, file.size, m_chips);
        //: %1 is the name of an attached file
        chip->setTrailingAction(QStringLiteral("close"), tr("Remove %1").arg(file.name));
        connect(chip, &FileChip::trailingClicked, this, [this, i] { m_shelf.remove(i); });
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
    setVisible(!files.isEmpty());
}

void AttachmentPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace postaci
