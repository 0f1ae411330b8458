#pragma once

#include "MailEngine.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QSet>

class QPainter;

namespace postaci {

/// Round pictures of contacts for whoever draws them often. They are read and decoded in a thread when they
/// are first asked for, and a few megabytes of them are kept. UI thread.
class ContactPictures : public QObject
{
    Q_OBJECT

public:
    ContactPictures(MailEngine& engine, QObject* parent);

    /// `side` in device pixels. Null: there is none, or it is not here yet, see changed().
    [[nodiscard]] QImage pictureOf(const QString& address, int side);

Q_SIGNALS:
    void changed(); ///< what was asked for may be another one now

private:
    using Key = std::pair<ContactId, int>;

    void readWho();
    void readPicture(const Key& key);

    MailEngine& m_engine;
    QHash<QString, ContactId> m_byAddress; ///< in small letters
    QCache<Key, QImage> m_images;          ///< null ones too: what is no picture is not read again
    QSet<Key> m_asked;
    int m_round = 0; ///< counts changes of contacts: what was read before one is out of date
};

/// The picture of that person if `pictures` (may be null) has one, else initials; `rect` should be a square.
void paintPerson(QPainter& painter, const QRectF& rect, const Address& person, const QFont& font,
                 ContactPictures* pictures);

} // namespace postaci
