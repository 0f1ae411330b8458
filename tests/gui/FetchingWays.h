#pragma once

#include <QByteArray>
#include <QList>

namespace postaci::test {

/// One way in which a message can make a client fetch something. "@U" stands for an address that only this
/// way has, "@H" for its host alone.
struct FetchingWay
{
    enum class Kind {
        Image,   ///< a picture that the reader would see: may come once images are allowed
        Nothing, ///< never
    };
    enum class Place {
        Body, ///< `text` is HTML of a body
        Rest, ///< `text` is the rest of the message, with header fields
    };
    const char* name;
    Kind kind;
    Place place;
    QByteArray text;
};

[[nodiscard]] const QList<FetchingWay>& fetchingWays();

} // namespace postaci::test
