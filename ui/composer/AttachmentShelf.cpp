#include "composer/AttachmentShelf.h"

#include "composer/DraftFiles.h"
#include "composer/ImageShrinking.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QUuid>

#include <algorithm>

namespace postaci {

namespace {

constexpr qint64 kLargestFile = 100LL * 1024 * 1024;

} // namespace

AttachmentShelf::AttachmentShelf(const QString& profileDir, QObject* parent)
    : QObject(parent), m_profileDir(profileDir), m_key(newDraftFilesKey())
{
}

QString AttachmentShelf::nextStored()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void AttachmentShelf::addPaths(const QStringList& paths)
{
    for (const QString& path : paths)
        run([profile = m_profileDir, key = m_key, path, stored = nextStored()] {
            return readPath(profile, key, path, stored);
        });
}

void AttachmentShelf::add(const OutgoingAttachment& attachment)
{
    const Item item{
        {nextStored(), attachment.name, attachment.mimeType, attachment.data.size(), attachment.contentId},
        attachment.data};
    m_coming.append(item.file);
    run([profile = m_profileDir, key = m_key, item] { return keep(profile, key, item); });
}

void AttachmentShelf::shareDirectory(const AttachmentShelf& other)
{
    m_key = other.m_key;
}

void AttachmentShelf::restore(const QString& key, const QList<AttachedFile>& files)
{
    if (!key.isEmpty())
        m_key = key;
    m_coming += files;
    for (const AttachedFile& file : files)
        run([profile = m_profileDir, key, file] {
            const auto data = readDraftFile(profile, key, file.stored);
            Outcome outcome{{file, data ? *data : QByteArray()}, true, {}, {}};
            if (!data) {
                outcome.problem = Problem::Unreadable;
                outcome.detail = data.error().detail;
            }
            return outcome;
        });
}

AttachmentShelf::Outcome AttachmentShelf::readPath(const QString& profileDir, const QString& key,
                                                   const QString& path, const QString& stored)
{
    const QFileInfo info(path);
    Outcome outcome;
    outcome.item.file = {
        stored, info.fileName(), QMimeDatabase().mimeTypeForFile(info).name(), info.size(), {}};
    QFile file(path);
    if (info.isDir()) {
        outcome.problem = Problem::Directory;
    } else if (info.size() > kLargestFile) {
        outcome.problem = Problem::TooLarge;
    } else if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        outcome.problem = Problem::Unreadable;
        outcome.detail = file.errorString();
    } else {
        outcome.item.data = file.read(kLargestFile);
        outcome.item.file.size = outcome.item.data.size();
        if (file.error() == QFileDevice::NoError)
            return keep(profileDir, key, outcome.item);
        outcome.problem = Problem::Unreadable;
        outcome.detail = file.errorString();
    }
    return outcome;
}

AttachmentShelf::Outcome AttachmentShelf::keep(const QString& profileDir, const QString& key, Item item)
{
    const auto kept = writeDraftFile(profileDir, key, item.file.stored, item.data);
    Outcome outcome{std::move(item), false, {}, {}};
    if (!kept) {
        outcome.problem = Problem::NotKept;
        outcome.detail = kept.error().detail;
    }
    return outcome;
}

void AttachmentShelf::run(const std::function<Outcome()>& work)
{
    ++m_underWay;
    m_work.run(
        [this, work]() -> DetachedWork::Answer { return [this, outcome = work()] { take(outcome); }; });
}

void AttachmentShelf::take(const Outcome& outcome)
{
    --m_underWay;
    m_coming.removeIf(
        [&outcome](const AttachedFile& file) { return file.stored == outcome.item.file.stored; });
    const bool isHere = !outcome.problem || *outcome.problem == Problem::NotKept;
    if (isHere) {
        m_items.append(outcome.item);
        replaceMissing(outcome.item.file);
    } else if (outcome.isRestored) {
        m_missing.append(outcome.item.file);
    }
    if (isHere && !outcome.isRestored)
        Q_EMIT added();
    if (outcome.problem)
        Q_EMIT failed(outcome.item.file.name, *outcome.problem, outcome.detail);
    Q_EMIT changed();
}

void AttachmentShelf::replaceMissing(const AttachedFile& instead)
{
    m_missing.removeIf([&instead](const AttachedFile& lost) {
        return instead.contentId.isEmpty() ? lost.name == instead.name : lost.contentId == instead.contentId;
    });
}

void AttachmentShelf::remove(qsizetype index)
{
    if (index < 0 || index >= m_items.size())
        return;
    m_items.removeAt(index);
    Q_EMIT removed();
    Q_EMIT changed();
}

bool AttachmentShelf::canBeSmaller(const Item& item, const Which& which)
{
    return canBeShrunken(item.file.mimeType) && item.side != pictureSides().last() &&
           (!which || which(item.file));
}

bool AttachmentShelf::canShrink(qsizetype index) const
{
    return canBeSmaller(m_items.at(index), {});
}

qint64 AttachmentShelf::shrinkableBytes(const Which& which) const
{
    qint64 bytes = 0;
    for (const Item& item : m_items)
        bytes += canBeSmaller(item, which) ? item.data.size() : 0;
    return bytes;
}

AttachmentShelf::Smaller AttachmentShelf::makeSmaller(const QString& profileDir, const QString& key,
                                                      const Item& item, const QString& stored)
{
    Smaller outcome;
    for (const int side : pictureSides().mid(pictureSides().indexOf(item.side) + 1)) {
        outcome.side = side;
        const auto image = shrunkenImage({item.file.name, item.file.mimeType, item.data}, side);
        if (!image)
            continue;
        Item instead{{stored, image->name, image->mimeType, image->data.size(), item.file.contentId},
                     image->data,
                     side};
        // The draft must not name a file that is not there.
        if (writeDraftFile(profileDir, key, stored, image->data))
            outcome.instead = std::move(instead);
        break;
    }
    return outcome;
}

void AttachmentShelf::shrinkImages(const Which& which)
{
    m_shrunken = 0;
    m_saved = 0;
    for (const Item& item : std::as_const(m_items)) {
        if (!canBeSmaller(item, which))
            continue;
        ++m_underWay;
        ++m_shrinking;
        m_work.run([this, profile = m_profileDir, key = m_key, item,
                    stored = nextStored()]() -> DetachedWork::Answer {
            return [this, before = item.file.stored, smaller = makeSmaller(profile, key, item, stored)] {
                replace(before, smaller);
            };
        });
    }
}

void AttachmentShelf::replace(const QString& stored, const Smaller& smaller)
{
    --m_underWay;
    --m_shrinking;
    const auto item = std::find_if(m_items.begin(), m_items.end(),
                                   [&stored](const Item& each) { return each.file.stored == stored; });
    if (item != m_items.end()) { // else it was taken off meanwhile
        item->side = smaller.side;
        if (smaller.instead) {
            ++m_shrunken;
            m_saved += item->data.size() - smaller.instead->data.size();
            const Item before = m_before.contains(stored) ? m_before.take(stored) : *item;
            m_before.insert(smaller.instead->file.stored, before);
            *item = *smaller.instead;
        }
    }
    if (m_shrinking == 0)
        Q_EMIT shrunken(m_shrunken, m_saved);
    Q_EMIT changed();
}

void AttachmentShelf::unshrinkImages()
{
    for (Item& item : m_items) {
        if (!m_before.contains(item.file.stored))
            continue;
        item = m_before.take(item.file.stored);
        item.side = 0;
    }
    Q_EMIT changed();
}

void AttachmentShelf::removeFromDisk()
{
    m_work.runAlways([profile = m_profileDir, key = m_key] { removeDraftFiles(profile, key); });
}

QList<AttachedFile> AttachmentShelf::files() const
{
    QList<AttachedFile> files;
    for (const Item& item : m_items)
        files << item.file;
    return files;
}

QList<OutgoingAttachment> AttachmentShelf::outgoing() const
{
    QList<OutgoingAttachment> attachments;
    for (const Item& item : m_items)
        attachments.append({item.file.name, item.file.mimeType, item.data, item.file.contentId});
    return attachments;
}

qint64 AttachmentShelf::totalSize() const
{
    qint64 total = 0;
    for (const Item& item : m_items)
        total += item.data.size();
    return total;
}

} // namespace postaci
