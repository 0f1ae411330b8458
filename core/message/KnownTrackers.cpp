#include "message/KnownTrackers.h"

#include "message/DomainNames.h"

#include <array>

namespace postaci {

namespace {

/// An address is a tracker's if its host is `domain` or below it and its path begins with `path`; hosts that
/// serve pictures for people too have one.
struct KnownTracker
{
    const char* domain;
    const char* path;
    const char* name;
};

// What these services themselves call open tracking, by the addresses that they put into mail.
constexpr auto kTrackers = std::to_array<KnownTracker>({
    {"list-manage.com", "/track/open", "Mailchimp"},
    {"mandrillapp.com", "/track/open", "Mailchimp Transactional"},
    {"sendgrid.net", "/wf/open", "SendGrid"},
    {"hubspotemail.net", "", "HubSpot"},
    {"track.hubspot.com", "", "HubSpot"},
    {"sidekickopen.com", "", "HubSpot"},
    {"mailtrack.io", "/trace", "Mailtrack"},
    {"mltrk.io", "", "Mailtrack"},
    {"t.yesware.com", "", "Yesware"},
    {"mailfoogae.appspot.com", "", "Streak"},
    {"track.mixmax.com", "", "Mixmax"},
    {"rs6.net", "/on.jsp", "Constant Contact"},
    {"emltrk.com", "", "Litmus"},
    {"r.superhuman.com", "", "Superhuman"},
    {"tracking.cirrusinsight.com", "", "Cirrus Insight"},
    {"contactmonkey.com", "/api/v1/tracker", "ContactMonkey"},
    {"track.salesloft.com", "", "Salesloft"},
    {"toutapp.com", "", "ToutApp"},
    {"outreach.io", "/api/mailings/opened", "Outreach"},
    {"bl-1.com", "", "Bananatag"},
    {"link.getmailspring.com", "/open", "Mailspring"},
    {"mailstat.us", "", "Boomerang"},
    {"getnotify.com", "", "GetNotify"},
    {"readnotify.com", "", "ReadNotify"},
    {"pointofmail.com", "", "PointOfMail"},
    {"createsend.com", "/t/", "Campaign Monitor"},
    {"cmail19.com", "/t/", "Campaign Monitor"},
    {"cmail20.com", "/t/", "Campaign Monitor"},
    {"pstmrk.it", "/open", "Postmark"},
    {"klaviyomail.com", "/open", "Klaviyo"},
    {"exct.net", "/open.aspx", "Salesforce"},
    {"sendibt2.com", "/tr/op/", "Brevo"},
    {"sendibt3.com", "/tr/op/", "Brevo"},
    {"google-analytics.com", "/collect", "Google Analytics"},
    {"doubleclick.net", "", "DoubleClick"},
    {"facebook.com", "/tr/", "Facebook"},
    {"analytics.twitter.com", "", "Twitter"},
    {"px.ads.linkedin.com", "", "LinkedIn"},
    {"mc.yandex.ru", "/watch", "Yandex Metrica"},
    {"mc.yandex.com", "/watch", "Yandex Metrica"},
});

} // namespace

QString trackerName(const QUrl& address)
{
    const QString host = asciiDomain(address.host());
    const QString path = address.path().toLower() + QLatin1Char('/');
    for (const KnownTracker& tracker : kTrackers) {
        if (isWithinDomain(host, QLatin1String(tracker.domain)) &&
            path.startsWith(QLatin1String(tracker.path)))
            return QLatin1String(tracker.name);
    }
    return {};
}

} // namespace postaci
