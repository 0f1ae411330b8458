#pragma once

#include <QString>

namespace postaci {

/// Somebody whose remote images are shown without asking.
struct ImageSender
{
    QString who; ///< an address, or "@" and a domain in ASCII; lower case
    /// Only in messages that were proved to be from there, as the one was in which the person decided.
    bool onlyVerified = false;
    bool operator==(const ImageSender&) const = default;
};

} // namespace postaci
