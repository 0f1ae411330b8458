#pragma once

#include "base/InstanceSocket.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace postaci {

class DesktopPresence;
class MailEngine;

/// What a start of the program is for, apart from showing the mail.
struct StartWish
{
    std::optional<QString> compose; ///< to an address, as a mailto: link says, or, empty, to nobody yet
    QString messageFile;            ///< absolute; empty: none
    bool fetches = false;           ///< asks for new mail
    bool isHidden = false;          ///< no window is wanted
    QByteArray token;               ///< of the desktop, for the window that comes
};

/// What became of handing a wish over to the program that holds the profile.
enum class Handover {
    Done,
    NobodyThere,
    NoAnswer ///< it is there, and does not answer
};

/// Waits for at most two seconds.
[[nodiscard]] Handover handOver(const StartWish& wish, const QString& profileDir);

/// The other side: does what is asked. Both outlive the server that this is the handler of.
[[nodiscard]] InstanceServer::Handler answersWith(DesktopPresence& presence, MailEngine& engine);

} // namespace postaci
