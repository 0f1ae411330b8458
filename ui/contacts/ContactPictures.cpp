#include "contacts/ContactPictures.h"

#include "contacts/ContactPicture.h"
#include "reader/SideWork.h"
#include "store/MailReader.h"
#include "widgets/Avatar.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPointer>

namespace postaci {

namespace {

constexpr int kKeptKilobytes = 16 << 10; ///< of pictures, together

} // namespace

ContactPictures::ContactPictures(MailEngine& engine, QObject* parent)
    : QObject(parent), m_engine(engine), m_images(kKeptKilobytes)
{
    connect(&engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (change.contactsChanged)
            readWho();
    });
    readWho();
}

void ContactPictures::readWho()
{
    ++m_round;
    const QPointer<ContactPictures> self(this);
    runAside(SideWork::Contacts, [self, round = m_round, profile = m_engine.profileDir()] {
        const auto reader = MailReader::open(profile);
        const auto who =
            reader ? (*reader)->picturedContacts().value_or({}) : QList<std::pair<ContactId, QString>>();
        QMetaObject::invokeMethod(
            qApp,
            [self, round, who] {
                if (!self || self->m_round != round)
                    return;
                self->m_byAddress.clear();
                self->m_images.clear();
                self->m_asked.clear();
                for (const auto& [contact, address] : who) {
                    const QString key = address.toLower();
                    if (!key.isEmpty() && !self->m_byAddress.contains(key))
                        self->m_byAddress.insert(key, contact);
                }
                Q_EMIT self->changed();
            },
            Qt::QueuedConnection);
    });
}

QImage ContactPictures::pictureOf(const QString& address, int side)
{
    const ContactId contact = m_byAddress.isEmpty() ? 0 : m_byAddress.value(address.toLower());
    if (contact == 0 || side <= 0)
        return {};
    const Key key(contact, side);
    if (const QImage* known = m_images.object(key))
        return *known;
    if (!m_asked.contains(key))
        readPicture(key);
    return {};
}

void ContactPictures::readPicture(const Key& key)
{
    m_asked.insert(key);
    const QPointer<ContactPictures> self(this);
    runAside(SideWork::Contacts, [self, key, round = m_round, profile = m_engine.profileDir()] {
        const auto reader = MailReader::open(profile);
        const auto contact = reader ? (*reader)->contact(key.first) : Result<Contact>(Contact());
        const QImage image =
            contact ? roundPicture(contact->picture.value_or(QByteArray()), key.second) : QImage();
        QMetaObject::invokeMethod(
            qApp,
            [self, key, round, image] {
                if (!self || self->m_round != round)
                    return;
                constexpr qsizetype kKilobyte = 1024;
                self->m_asked.remove(key);
                self->m_images.insert(key, new QImage(image),
                                      1 + static_cast<int>(image.sizeInBytes() / kKilobyte));
                Q_EMIT self->changed();
            },
            Qt::QueuedConnection);
    });
}

void paintPerson(QPainter& painter, const QRectF& rect, const Address& person, const QFont& font,
                 ContactPictures* pictures)
{
    const int side = qRound(rect.height() * painter.device()->devicePixelRatioF());
    const QImage picture = pictures != nullptr ? pictures->pictureOf(person.addr, side) : QImage();
    if (picture.isNull())
        paintAvatar(painter, rect, person, font);
    else
        painter.drawImage(rect, picture);
}

} // namespace postaci
