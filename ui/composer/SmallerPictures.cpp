#include "composer/SmallerPictures.h"

#include "base/SizeText.h"
#include "composer/AttachmentShelf.h"
#include "composer/ComposerBody.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

namespace postaci {

SmallerPictures::SmallerPictures(AttachmentShelf& files, ComposerBody& body, BarStack& bars, int key,
                                 QObject* parent)
    : QObject(parent), m_files(files), m_body(body), m_bars(bars), m_key(key)
{
    connect(&m_files, &AttachmentShelf::shrunken, this, &SmallerPictures::partDone);
    connect(&m_body.images(), &InlineImages::shrunken, this, &SmallerPictures::partDone);
}

qint64 SmallerPictures::bytes() const
{
    return m_files.shrinkableBytes() + m_body.images().shrinkableBytes(m_body.imagesInText());
}

void SmallerPictures::shrinkAll()
{
    const QStringList inText = m_body.imagesInText();
    const bool areAttached = m_files.shrinkableBytes() > 0;
    const bool areInText = m_body.images().shrinkableBytes(inText) > 0;
    if (m_parts > 0 || (!areAttached && !areInText))
        return;
    begin(static_cast<int>(areAttached) + static_cast<int>(areInText));
    if (areAttached)
        m_files.shrinkImages();
    if (areInText)
        m_body.images().shrink(inText);
}

void SmallerPictures::shrinkFile(const QString& stored)
{
    const auto isThat = [stored](const AttachedFile& file) { return file.stored == stored; };
    if (m_parts > 0 || m_files.shrinkableBytes(isThat) == 0)
        return;
    begin(1);
    m_files.shrinkImages(isThat);
}

void SmallerPictures::begin(int parts)
{
    m_parts = parts;
    m_count = 0;
    m_saved = 0;
    m_bars.showBar(m_key, QStringLiteral("picturesBar"), [](InfoBar& bar) {
        bar.show(InfoBar::Info, tr("The pictures are being made smaller…"));
        bar.setDismissable(false);
    });
}

void SmallerPictures::partDone(int count, qint64 saved)
{
    m_count += count;
    m_saved += saved;
    if (--m_parts > 0)
        return;
    say();
    if (m_count > 0)
        Q_EMIT changed();
}

void SmallerPictures::say()
{
    const auto fill = [count = m_count, saved = m_saved](InfoBar& bar) {
        if (count == 0) {
            bar.show(InfoBar::Info, tr("The pictures are as small as they can be."));
        } else {
            //: %1 is a size: what the message is smaller by now
            bar.show(InfoBar::Success,
                     tr("%n pictures are smaller now, which saves %1. Your own files are as they were.",
                        nullptr, count)
                         .arg(sizeText(saved)));
            bar.setButtons(tr("&Undo"));
        }
        bar.setDismissable(true);
    };
    m_bars.showBar(m_key, QStringLiteral("picturesBar"), fill, [this] { undo(); });
}

void SmallerPictures::undo()
{
    m_files.unshrinkImages();
    m_body.images().unshrink();
    Q_EMIT changed();
}

} // namespace postaci
