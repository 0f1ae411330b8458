#pragma once

#include <QByteArray>
#include <QList>

#include <functional>

namespace postaci::test {

/// A message made to do harm, and what the reader has to make of it.
struct HostileMail
{
    enum class Body { Text, Html };

    QByteArray name;
    std::function<QByteArray()> make; ///< its bytes, up to 100 MB
    Body body = Body::Text;
    QByteArray says = {}; ///< the bar that says what is not shown; empty: all is shown
    int attachments = 0;  ///< of these are listed
};

[[nodiscard]] QList<HostileMail> hostileMail();

} // namespace postaci::test
