#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace postaci {

class DesktopPresence;
class MailEngine;
class ProfileServer;

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
    Ending,  ///< it is there, and will not be for long
    NoAnswer ///< it is there, and does not answer
};

/// Waits for at most two seconds.
[[nodiscard]] Handover handOver(const StartWish& wish, const QString& profileDir);

/// The other side: has the door of this program do what another start asks for. Both outlive its connections.
void answerStarts(ProfileServer& door, DesktopPresence& presence, MailEngine& engine);

} // namespace postaci
