#include "account/ReplySentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace postaci {

namespace {

struct ReplySentence
{
    const char* id;
    const char* summary;
    const char* advice;
};

constexpr std::array kReplySentences{
    ReplySentence{
        "wrong-password",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider did not accept the user name or the password."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Type the password again, and check that the user name is the "
                                            "one your provider gave you; mostly it is your whole address.")},
    ReplySentence{
        "hidden-wrong-password",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider speaks of a passing fault, but mostly this means "
                                            "that the user name or the password is wrong."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Type the password again. If you are sure of it, wait a few minutes and try once more.")},
    ReplySentence{
        "password-expired",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your password has run out at your provider."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Choose a new password on your provider's website, then enter it in the account's settings.")},
    ReplySentence{"not-your-mailbox",
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "The password is right, but this user may not open this mailbox."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Check the user name in the account's settings. For a shared "
                                    "mailbox, ask whoever looks after it for access.")},
    ReplySentence{
        "sign-in-to-send",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider wants you to sign in before you send."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Enter your user name and password for the outgoing server in the account's settings.")},
    ReplySentence{
        "sign-in-way",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider does not accept this way of signing in."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Check in your provider's instructions how mail programs sign in. Some want an app "
                          "password or signing in through the browser.")},
    ReplySentence{
        "app-password",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Your provider does not accept your usual password in mail programs."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Make an app password on your provider's website and enter it here in place of the usual one.")},
    ReplySentence{
        "app-password-google",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Google does not accept your usual password in mail programs."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Make an app password at myaccount.google.com/apppasswords and enter it here. For "
                          "that, two-step verification has to be switched on.")},
    ReplySentence{
        "app-password-apple",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Apple does not accept your usual password in mail programs."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Make an app-specific password at account.apple.com under "
                                            "“Sign-In and Security” and enter it here.")},
    ReplySentence{
        "app-password-yahoo",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Yahoo does not accept your usual password in mail programs."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Make an app password in your Yahoo account under “Security” and enter it here.")},
    ReplySentence{
        "app-password-yandex",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Yandex wants an app password here, or mail programs are not allowed yet."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "In Yandex Mail's settings, allow access for mail programs. Then "
                                            "make an app password at id.yandex.com and enter it here.")},
    ReplySentence{
        "app-password-mailru",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Mail.ru wants a password of its own for mail programs."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Make one in your Mail.ru account under “Security”, “Passwords "
                                            "for external apps”, and enter it here.")},
    ReplySentence{"browser-sign-in",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider does not accept passwords from mail "
                                                      "programs, only signing in through the browser."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Choose signing in through the browser in the account's settings. In a "
                                    "company or school, its administrator may have to allow it.")},
    ReplySentence{
        "browser-sign-in-again",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your sign-in through the browser no longer holds."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Sign in through the browser again. This is usual after a change of password.")},
    ReplySentence{
        "sending-switched-off",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Sending with mail programs is switched off for your account."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Ask whoever looks after your company's or school's mail to "
                                            "switch on “authenticated SMTP” for your mailbox.")},
    ReplySentence{
        "access-switched-off",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Access for mail programs is switched off for your mailbox."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Switch on IMAP or POP in the settings of your mailbox on your "
                                            "provider's website, then try again.")},
    ReplySentence{"account-disabled",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Your account is switched off at your provider."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Sign in on your provider's website to see why, or ask its support.")},
    ReplySentence{
        "account-locked",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider has locked your account for the time being."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Sign in on your provider's website and follow what it says "
                                            "there. Do not try the password again and again.")},
    ReplySentence{
        "confirm-in-browser",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Your provider holds this sign-in back until you confirm that it is you."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Sign in on your provider's website with your browser and "
                                            "confirm it there, then try again here.")},
    ReplySentence{
        "blocked-for-sending-junk",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider no longer lets your account send, because too "
                                            "much of its mail was taken for junk."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Change your password, since somebody else may be using the "
                                            "account. Then ask your provider to let it send again.")},
    ReplySentence{"too-many-sign-ins",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "There were too many sign-ins in a short time."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Wait ten minutes, then try again. A phone or another "
                                                      "program with an old password can be the cause.")},
    ReplySentence{
        "tls-required",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider only accepts encrypted connections here."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Choose TLS or STARTTLS as encryption in the account's settings.")},
    ReplySentence{"tls-required-by-recipient",
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "The recipient's provider only takes mail over an encrypted connection."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Ask your provider to send to this domain with "
                                                      "encryption. There is nothing to change in Postacı.")},
    ReplySentence{
        "sender-not-allowed",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider does not let you send from this address."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Choose the address that belongs to this account as sender, or "
                                            "ask your provider to allow the other one.")},
    ReplySentence{
        "sender-address-form",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The sender's address is not written as an address."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Correct it in the account's settings; an address looks like name@example.com.")},
    ReplySentence{
        "sender-domain-unknown",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The part behind the @ of the sender's address was not found on the internet."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Check your own address for typing mistakes in the account's settings. If it is "
                          "right, tell whoever looks after that domain.")},
    ReplySentence{
        "recipient-unknown",
        QT_TRANSLATE_NOOP("ReplyExplainer", "There is no mailbox with the recipient's address."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Check the address for typing mistakes. If it is right, ask the recipient for the new one.")},
    ReplySentence{
        "recipient-moved", QT_TRANSLATE_NOOP("ReplyExplainer", "The recipient has another address now."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "If the server's own words name the new address, use that one; else ask the recipient.")},
    ReplySentence{"recipient-ambiguous",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "More than one mailbox fits the recipient's address."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Ask the recipient for the exact address.")},
    ReplySentence{
        "recipient-address-form",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The recipient's address is not written as an address."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Correct it; an address looks like name@example.com, without spaces.")},
    ReplySentence{
        "recipient-full", QT_TRANSLATE_NOOP("ReplyExplainer", "The recipient's mailbox is full."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Tell the recipient in another way and send again later. It will arrive once there is room.")},
    ReplySentence{"recipient-disabled",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The recipient's mailbox has been closed."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Ask the recipient for another address.")},
    ReplySentence{"recipient-restricted",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The recipient only takes mail from certain senders."),
                  QT_TRANSLATE_NOOP(
                      "ReplyExplainer",
                      "Ask the recipient, or whoever looks after that group, to let your address through.")},
    ReplySentence{
        "domain-unknown",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The part behind the @ of the recipient's address was not found on the internet."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Check the address for typing mistakes, mainly behind the @.")},
    ReplySentence{"domain-without-mail",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Nobody can get mail at the recipient's domain."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Check the part of the address behind the @. If it is "
                                                      "right, ask the recipient for another address.")},
    ReplySentence{
        "mailbox-full", QT_TRANSLATE_NOOP("ReplyExplainer", "Your mailbox is full."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Delete what you no longer need and empty the Trash, or ask your provider for more room.")},
    ReplySentence{"too-large", QT_TRANSLATE_NOOP("ReplyExplainer", "The message is too large."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Spread the attachments over several messages, or send a link to them.")},
    ReplySentence{
        "too-many-recipients",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The message goes to more recipients than are allowed at once."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Send it in several parts to fewer recipients each.")},
    ReplySentence{
        "sent-too-much",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "You have sent more mail than your provider allows in this time."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Wait a few hours, at most a day, then send again. If it was not you, change your password.")},
    ReplySentence{
        "recipient-gets-too-much",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The recipient is getting too much mail right now."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Send again later. If it is urgent, reach the recipient in another way.")},
    ReplySentence{
        "provider-sends-too-much",
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "The recipient's provider is taking mail from your provider's server only slowly right now."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "It is enough to wait; the message is tried again. If it lasts "
                                            "longer than a day, tell your provider.")},
    ReplySentence{
        "asked-too-much",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Your provider has had too many requests from your mailbox in a short time."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Wait an hour. Close other programs and devices that fetch the same mailbox.")},
    ReplySentence{
        "fetch-less-often",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Your provider does not allow this mailbox to be fetched so often."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Wait a few minutes, and choose a longer time between two fetches in the account's settings.")},
    ReplySentence{
        "greylisted",
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "The recipient's provider lets a first message wait for a while to keep junk away."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "There is nothing to do: the message is tried again and mostly arrives within an hour.")},
    ReplySentence{
        "relay-denied",
        QT_TRANSLATE_NOOP("ReplyExplainer", "This server does not pass on mail to that address for you."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Check in the account's settings that the outgoing server is "
                                            "your own provider's and that you sign in there.")},
    ReplySentence{"blocklist",
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "The server that sent your mail is on a list of senders of junk."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Only your provider can have it taken off that list: send it the "
                                    "server's own words. You did nothing wrong.")},
    ReplySentence{"home-connection",
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Mail straight from a home or mobile connection is not accepted there."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Choose your provider's outgoing server with port 465 or 587 in the "
                                    "account's settings and sign in there. A VPN can also be the cause.")},
    ReplySentence{
        "bad-reputation",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The recipient's provider does not trust the server that sent your mail."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Send your provider the server's own words: only it can clear this up with the other side.")},
    ReplySentence{"looks-like-junk", QT_TRANSLATE_NOOP("ReplyExplainer", "The message was taken for junk."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Leave out links, pictures and words as advertisements use them, then "
                                    "send again. The recipient can also add you to the contacts.")},
    ReplySentence{
        "bad-link",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The message has a link that is known to be dangerous."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Take the link out, then send again. If it leads to your own site, have the site checked.")},
    ReplySentence{"bad-attachment",
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "An attachment of this kind is not accepted, since it could do harm."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Send a link to the file instead, or ask the recipient which kinds of "
                                    "files get through. Programs in archives are refused as well.")},
    ReplySentence{"virus", QT_TRANSLATE_NOOP("ReplyExplainer", "A virus was found in the message."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Have an antivirus program check the attachment and "
                                                      "this computer before you send anything again.")},
    ReplySentence{
        "spf",
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "The recipient's provider sees no permission for your server to send for your domain (SPF)."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Send with the outgoing server of the provider that your address belongs to. With "
                          "a domain of your own, have its SPF entry corrected.")},
    ReplySentence{
        "dkim",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The signature that proves where your mail comes from is missing or wrong (DKIM)."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Tell your provider. With a domain of your own, have DKIM switched on for it.")},
    ReplySentence{
        "dmarc",
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "The owner of your address's domain says that mail sent in this way is not genuine (DMARC)."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Send with the outgoing server of the provider that your address belongs to. With "
                          "a domain of your own, have SPF and DKIM set up.")},
    ReplySentence{
        "unproven-sender",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The recipient's provider wants proof that the mail is really from your domain."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Send with the outgoing server of the provider that your address belongs to. With "
                          "a domain of your own, have SPF, DKIM and DMARC set up.")},
    ReplySentence{
        "rdns",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The sending server does not name itself properly, so the "
                                            "recipient's provider does not accept it."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Only whoever runs the sending server can repair this: tell your provider.")},
    ReplySentence{"policy",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "A rule of the receiving server forbids this message."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The server's own words may give the reason. Ask the "
                                                      "recipient, or your own provider, what the rule is.")},
    ReplySentence{"no-permission",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Your provider does not allow you to do this."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "If it is a shared folder, ask its owner for the right to do so.")},
    ReplySentence{
        "ask-provider",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Something is wrong with your mailbox that only your provider can repair."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Ask its support, and tell it the server's own words.")},
    ReplySentence{"server-busy", QT_TRANSLATE_NOOP("ReplyExplainer", "The server cannot do this right now."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "This passes by itself; it is tried again later.")},
    ReplySentence{"server-out-of-room",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The server has no room left at the moment."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Try again later. If it lasts, tell your provider.")},
    ReplySentence{"recipient-server-unreachable",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The recipient's server cannot be reached right now."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "It is tried again by itself. If it takes longer than "
                                                      "a day, reach the recipient in another way.")},
    ReplySentence{"server-refused",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The server refused the message for good."),
                  QT_TRANSLATE_NOOP(
                      "ReplyExplainer",
                      "The server's own words may give the reason. Sending the same again will not help.")},
    ReplySentence{
        "server-set-up-wrongly", QT_TRANSLATE_NOOP("ReplyExplainer", "The server is set up wrongly."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Only whoever runs it can repair this: tell your provider.")},
    ReplySentence{"feature-missing",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The server cannot do what this message needs."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Send it as plain text without special options. If "
                                                      "that does not help, tell the recipient's provider.")},
    ReplySentence{"folder-missing", QT_TRANSLATE_NOOP("ReplyExplainer", "This folder is not on the server."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "It was probably renamed or deleted with another program. Get "
                                    "mail to bring the list of folders up to date.")},
    ReplySentence{
        "folder-refused",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The server does not let the folder be made or changed in this way."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Choose another name. A folder with others inside has to be emptied first.")},
    ReplySentence{
        "too-many-connections",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Too many programs or devices are using this mailbox at the same time."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Close mail programs that you do not need, also on your phone, and wait a few minutes.")},
    ReplySentence{
        "mailbox-in-use",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Another program is using this mailbox right now."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Close it, or wait a few minutes until it has finished.")},
    ReplySentence{
        "not-encrypted-port",
        QT_TRANSLATE_NOOP("ReplyExplainer", "Encryption setting and port do not go together."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "With TLS the port is mostly 993 to receive and 465 to send; with STARTTLS it is 143 and 587.")},
    ReplySentence{"other-kind-of-server",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "At this port there is another kind of server."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Mail is received on ports 993, 995, 143 and 110, and sent on 465 and "
                                    "587. Compare the port with your provider's instructions.")},
    ReplySentence{
        "old-encryption",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The server and this computer know no kind of encryption that both take for safe."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Check the server's name and port. If they are right, ask your "
                                            "provider for a server with up-to-date encryption.")},
    ReplySentence{"certificate-expired",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The server's certificate has run out."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Check the date on this computer. If it is right, tell "
                                                      "your provider: only it can renew the certificate.")},
    ReplySentence{
        "certificate-not-yet",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The server's certificate is not valid yet."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Check the date and time of this computer first. If they are right, tell your provider.")},
    ReplySentence{"certificate-name",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The server's certificate is for another name."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Enter the server's name just as your provider gives "
                                                      "it. If it is right already, ask your provider.")},
    ReplySentence{
        "own-network-blocked",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The server turns away everybody in the network that "
                                            "this computer is in."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Try another network, such as your phone's. If it stays, send your provider "
                          "the server's words in the details: only it can lift the block.")},
    ReplySentence{
        "certificate-of-yours",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The server lets nobody in without a certificate of their own."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Ask whoever gave you the account for your certificate, a file that ends "
                          "in .p12 or .pfx, and choose it in the account's settings.")},
    ReplySentence{"certificate-untrusted",
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "This computer does not know who has signed the server's certificate."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "An antivirus program or a company network can cause this. Try another "
                                    "network or ask your provider; do not enter the password before.")},
    ReplySentence{
        "connection-refused", QT_TRANSLATE_NOOP("ReplyExplainer", "The server does not answer at this port."),
        QT_TRANSLATE_NOOP("ReplyExplainer", "Compare name and port with your provider's instructions. A "
                                            "firewall or an antivirus program can also be the cause.")},
    ReplySentence{"connection-timeout", QT_TRANSLATE_NOOP("ReplyExplainer", "There was no answer in time."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Check your internet connection and try again in a few "
                                                      "minutes. A firewall can also be the cause.")},
    ReplySentence{"connection-lost", QT_TRANSLATE_NOOP("ReplyExplainer", "The connection broke off."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Try again. If it keeps happening, compare port and "
                                                      "encryption with your provider's instructions.")},
    ReplySentence{"no-network",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "This computer has no connection to the server."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Check your network or Wi-Fi, then try again.")},
    ReplySentence{"host-unknown", QT_TRANSLATE_NOOP("ReplyExplainer", "There is no server of that name."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Check the server's name for typing mistakes. If it is "
                                                      "right, check that this computer is online.")},
    ReplySentence{
        "dns-passing",
        QT_TRANSLATE_NOOP("ReplyExplainer", "The server's address could not be looked up just now."),
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "Check your internet connection and try again in a few minutes.")},
    ReplySentence{"dns-of-domain",
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "The domain's entries on the internet could not be read or are wrong."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Check the address behind the @. If it is right, try again "
                                    "later; then whoever looks after that domain has to repair it.")},
    ReplySentence{"not-understood",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The server did not understand what was said to it."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Check the addresses for odd characters. If it happens again, "
                                    "the connection log helps whoever looks into it.")},
    ReplySentence{"out-of-turn",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The server expected something else at this point."),
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "Check that you sign in to the outgoing server, then try again.")},
    ReplySentence{
        "malformed",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The message is not put together as the receiving server wants it."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Write it anew instead of forwarding it, check subject and sender, and send it again.")},
    ReplySentence{"loop",
                  QT_TRANSLATE_NOOP("ReplyExplainer", "The message goes round in circles between servers."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "A forwarding at the recipient leads back to where it "
                                                      "came from. Tell the recipient in another way.")},
    ReplySentence{
        "given-up",
        QT_TRANSLATE_NOOP("ReplyExplainer",
                          "The message could not be delivered for days, so it was given up."),
        QT_TRANSLATE_NOOP(
            "ReplyExplainer",
            "Check the address. If it is right, send again later or reach the recipient in another way.")},
    ReplySentence{"plain-letters-only",
                  QT_TRANSLATE_NOOP("ReplyExplainer",
                                    "The other server only takes addresses in plain English letters."),
                  QT_TRANSLATE_NOOP("ReplyExplainer", "Ask the recipient for an address without letters such "
                                                      "as ş, ğ or ı, or send from such an address.")},
};

constexpr ReplySentence kUnknownReply{
    "unknown",
    QT_TRANSLATE_NOOP("ReplyExplainer",
                      "Postacı does not know this answer, so it cannot say for certain what it means."),
    QT_TRANSLATE_NOOP(
        "ReplyExplainer",
        "Read the server's own words. If they do not help, ask your provider and show them to it.")};

const ReplySentence* findReplySentence(const QByteArray& id)
{
    const auto found = std::find_if(kReplySentences.begin(), kReplySentences.end(),
                                    [&id](const ReplySentence& sentence) { return id == sentence.id; });
    return found == kReplySentences.end() ? nullptr : &*found;
}

ErrorText inCurrentLanguage(const ReplySentence& sentence)
{
    return {QCoreApplication::translate("ReplyExplainer", sentence.summary),
            QCoreApplication::translate("ReplyExplainer", sentence.advice)};
}

} // namespace

bool hasReplySentence(const QByteArray& id)
{
    return findReplySentence(id) != nullptr;
}

ErrorText replySentence(const QByteArray& id)
{
    const ReplySentence* const found = findReplySentence(id);
    return inCurrentLanguage(found ? *found : kUnknownReply);
}

QList<QByteArray> replySentenceIds()
{
    QList<QByteArray> ids;
    for (const ReplySentence& sentence : kReplySentences)
        ids.append(sentence.id);
    return ids;
}

} // namespace postaci
