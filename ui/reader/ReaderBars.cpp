#include "reader/ReaderBars.h"

#include "account/ErrorSentence.h"
#include "reader/Links.h"
#include "reader/Recipients.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QMenu>

namespace postaci {

namespace {

/// Without the mark of a key.
QString menuText(QString text)
{
    return plainLine(text.replace(QLatin1Char('&'), QLatin1String("&&")));
}

/// How much was left out, and whose it is.
QString remoteSentence(const RemoteSummary& remote)
{
    constexpr qsizetype kNamed = 3;
    QStringList sentences;
    if (remote.blocked > 0) {
        const QString images = ReaderBars::tr("%n remote images", nullptr, remote.blocked);
        const QString places =
            remote.hosts.size() == 1
                ? remote.hosts.first()
                : ReaderBars::tr("%n places", nullptr, static_cast<int>(remote.hosts.size()));
        //: %1: "3 remote images", %2: "2 places" or a host. They could tell the sender that it was read.
        sentences << ReaderBars::tr("Not loaded, to protect you: %1 from %2.").arg(images, places);
    }
    if (!remote.trackers.isEmpty()) {
        QStringList named = remote.trackers.mid(0, kNamed);
        if (remote.trackers.size() > kNamed)
            named << QStringLiteral("…");
        //: %1: names of services or hosts that count who reads a message
        sentences << ReaderBars::tr("Trackers are never loaded: %1.").arg(named.join(QLatin1String(", ")));
    }
    return sentences.join(QLatin1Char(' '));
}

QString hostOf(const QUrl& address)
{
    return address.host(QUrl::FullyEncoded);
}

/// Where a link leads, and what is wrong with it.
QString linkSentence(const QUrl& target, const QString& statedPlace, const HostDoubt& doubt)
{
    const QString place = shownTarget(target);
    if (doubt.kind == HostDoubt::Kind::Imitates)
        //: %1: where a link leads, %2: a domain that the person knows
        return ReaderBars::tr("This link leads to %1, which looks like %2 but is another place.")
            .arg(place, doubt.looksLike);
    if (doubt.kind == HostDoubt::Kind::ForeignLetters && !doubt.looksLike.isEmpty())
        return ReaderBars::tr(
                   "This link leads to %1. Its name has letters of another alphabet that only look "
                   "like %2.")
            .arg(place, doubt.looksLike);
    if (doubt.kind == HostDoubt::Kind::ForeignLetters)
        return ReaderBars::tr("This link leads to %1, whose name mixes letters of several alphabets.")
            .arg(place);
    if (!statedPlace.isEmpty())
        //: %1: the address that a link shows, %2: where it really leads
        return ReaderBars::tr("This link says %1 but leads to %2").arg(plainLine(statedPlace), place);
    return ReaderBars::tr("This link leads to %1").arg(place);
}

} // namespace

ReaderBars::ReaderBars(QWidget* parent) : BarStack(parent)
{
    setObjectName(QStringLiteral("readerBars"));
}

void ReaderBars::showFailed(const Error& error)
{
    const auto fill = [error](InfoBar& bar) {
        const bool isQuiet = error.isRetriedQuietly();
        bar.show(isQuiet ? InfoBar::Caution : InfoBar::Error, describeError(error).inOneLine(), error.detail);
        bar.setButtons(error.reason == ErrorReason::AccountPaused ? tr("Go on fetching") : tr("Try again"));
        bar.setDismissable(false);
    };
    showBar(Failed, QStringLiteral("failedBar"), fill, [this] { Q_EMIT retryClicked(); });
}

QMenu* ReaderBars::makeAlwaysMenu(InfoBar& bar, const RemoteOffer& offer)
{
    auto* menu = new QMenu(&bar);
    menu->setObjectName(QStringLiteral("alwaysMenu"));
    const auto add = [this, menu, &offer](const char* name, const QString& text, const QString& who) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, [this, sender = ImageSender{who, offer.isVerified}] {
            hideBar(Remote);
            Q_EMIT alwaysShowRemoteClicked(sender);
        });
    };
    //: %1 is an address; the images of its messages are shown from now on
    add("alwaysSenderAction", tr("Always for %1").arg(menuText(offer.sender)), offer.sender);
    if (!offer.domain.isEmpty())
        //: %1 is a domain such as ornek.com
        add("alwaysDomainAction", tr("Always for everyone at %1").arg(menuText(offer.domain)),
            QLatin1Char('@') + offer.domain);
    return menu;
}

void ReaderBars::showRemote(const RemoteSummary& remote, const RemoteOffer& offer)
{
    if (remote.blocked == 0 && remote.trackers.isEmpty()) {
        hideBar(Remote);
        return;
    }
    const auto fill = [this, remote, offer](InfoBar& bar) {
        bar.show(InfoBar::Info, remoteSentence(remote),
                 (remote.hosts + remote.trackers).join(QLatin1Char('\n')));
        if (remote.blocked == 0)
            return;
        const bool canRemember = !offer.sender.isEmpty();
        bar.setButtons(tr("Show"), canRemember ? tr("Always…", "show remote images") : QString());
        if (canRemember)
            bar.setSecondaryMenu(makeAlwaysMenu(bar, offer));
    };
    showBar(Remote, QStringLiteral("remoteBar"), fill, [this] { Q_EMIT showRemoteClicked(); });
}

void ReaderBars::showTruncated()
{
    showBar(Truncated, QStringLiteral("truncatedBar"), [](InfoBar& bar) {
        bar.show(InfoBar::Caution,
                 tr("This message is built so that it can't be shown whole. The rest is left out."));
    });
}

void ReaderBars::showLong()
{
    const auto fill = [](InfoBar& bar) {
        bar.show(InfoBar::Info, tr("A very long message: this is its beginning."));
        bar.setButtons(tr("Show all"));
    };
    showBar(Long, QStringLiteral("longBar"), fill, [this] { Q_EMIT showAllClicked(); });
}

void ReaderBars::showPlainOnly()
{
    showBar(PlainOnly, QStringLiteral("plainOnlyBar"), [](InfoBar& bar) {
        bar.show(InfoBar::Info,
                 tr("Shown as plain text: the part of Postacı that shows formatted mail isn't available."));
    });
}

void ReaderBars::showLink(const QUrl& target, const QString& statedPlace, const HostDoubt& doubt)
{
    const auto fill = [target, statedPlace, doubt](InfoBar& bar) {
        const bool isDoubtful = !statedPlace.isEmpty() || doubt.kind != HostDoubt::Kind::None;
        bar.show(isDoubtful ? InfoBar::Caution : InfoBar::Info, linkSentence(target, statedPlace, doubt));
        bar.setButtons(tr("Open &link"), tr("&Copy address"));
    };
    const auto copy = [this, target] { QApplication::clipboard()->setText(target.toString()); };
    showBar(
        Link, QStringLiteral("linkBar"), fill, [this, target] { Q_EMIT openLinkClicked(target); }, copy);
    const bool isPlain = statedPlace.isEmpty() && doubt.kind == HostDoubt::Kind::None;
    visibleBar(Link)->takeFocus(isPlain ? InfoBar::Safe::Primary : InfoBar::Safe::Secondary);
}

void ReaderBars::showReceiptQuestion(const QString& sender, const QString& recipient)
{
    const auto fill = [sender = plainLine(sender), recipient = plainLine(recipient)](InfoBar& bar) {
        bar.show(InfoBar::Info,
                 recipient.isEmpty()
                     ? tr("%1 asks to be told that you have read this message.").arg(sender)
                     //: %1 is a person, %2 an address
                     : tr("%1 asks that %2 be told that you have read this message.").arg(sender, recipient));
        bar.setButtons(tr("Send receipt"), tr("Never for this one"));
    };
    showBar(
        Receipt, QStringLiteral("receiptBar"), fill, [this] { Q_EMIT sendReceiptClicked(); },
        [this] { Q_EMIT declineReceiptClicked(); });
}

void ReaderBars::showReceiptQueued(const Result<void>& queued)
{
    showBar(Receipt, QStringLiteral("receiptBar"), [queued](InfoBar& bar) {
        if (queued)
            bar.show(InfoBar::Success, tr("The receipt is in the outbox."));
        else
            bar.show(InfoBar::Error, describeError(queued.error()).inOneLine(), queued.error().detail);
    });
}

void ReaderBars::showAnswerQueued(const Result<void>& queued)
{
    showBar(Answer, QStringLiteral("answerBar"), [queued](InfoBar& bar) {
        if (queued)
            bar.show(InfoBar::Success, tr("Your answer is in the outbox."));
        else
            bar.show(InfoBar::Error, describeError(queued.error()).inOneLine(), queued.error().detail);
    });
}

void ReaderBars::showDelivery(InfoBar::Kind kind, const QString& text, const QString& details, bool canWrite)
{
    const auto fill = [=](InfoBar& bar) {
        bar.show(kind, text, details);
        if (canWrite)
            bar.setButtons(tr("Write again"));
    };
    showBar(Delivery, QStringLiteral("deliveryBar"), fill, [this] { Q_EMIT writeAgainClicked(); });
}

void ReaderBars::showUnsubscribeQuestion(const QUrl& address)
{
    const auto fill = [host = hostOf(address)](InfoBar& bar) {
        //: %1 is a host
        bar.show(InfoBar::Info,
                 tr("Leave this mailing list? %1 is told to send you nothing more from it.").arg(host));
        bar.setButtons(tr("&Unsubscribe"), tr("&Cancel"));
        bar.setDismissable(false);
    };
    showBar(Unsubscribe, QStringLiteral("unsubscribeBar"), fill,
            [this, address] { Q_EMIT unsubscribeClicked(address); });
    visibleBar(Unsubscribe)->takeFocus(InfoBar::Safe::Secondary);
}

void ReaderBars::showUnsubscribing(const QUrl& address)
{
    showBar(Unsubscribe, QStringLiteral("unsubscribeBar"), [host = hostOf(address)](InfoBar& bar) {
        bar.show(InfoBar::Info, tr("Telling %1 …").arg(host));
    });
}

void ReaderBars::showUnsubscribed(const QUrl& address, const Result<void>& done)
{
    const auto fill = [host = hostOf(address), done](InfoBar& bar) {
        if (done) {
            //: %1 is a host
            bar.show(InfoBar::Success,
                     tr("%1 confirms that you have left the list. What is on its way already may still come.")
                         .arg(host));
            return;
        }
        bar.show(InfoBar::Error, tr("%1 did not confirm it, so you may still be on the list.").arg(host),
                 describeError(done.error()).inOneLine());
        bar.setButtons(tr("See its web page"));
    };
    showBar(Unsubscribe, QStringLiteral("unsubscribeBar"), fill,
            [this, address] { Q_EMIT unsubscribePageClicked(address); });
}

void ReaderBars::showNoBrowser(const QUrl& target)
{
    const auto fill = [target](InfoBar& bar) {
        bar.show(InfoBar::Error,
                 tr("No program on this computer opens %1. Copy the address to use it elsewhere.")
                     .arg(shownTarget(target)));
        bar.setButtons(tr("Copy address"));
    };
    showBar(Link, QStringLiteral("linkBar"), fill,
            [this, target] { QApplication::clipboard()->setText(target.toString()); });
}

void ReaderBars::showFileQuestion(const AttachmentInfo& attachment)
{
    const auto fill = [name = attachment.name](InfoBar& bar) {
        bar.show(InfoBar::Caution,
                 tr("%1 can run commands when it is opened. Open it only if you expected it.").arg(name));
        bar.setButtons(tr("&Save…"), tr("Open an&yway"));
    };
    showBar(
        File, QStringLiteral("fileBar"), fill, [this, attachment] { Q_EMIT saveFileClicked(attachment); },
        [this, attachment] { Q_EMIT openFileClicked(attachment); });
    visibleBar(File)->takeFocus(InfoBar::Safe::Primary);
}

void ReaderBars::showFileRefused(const AttachmentInfo& attachment)
{
    const auto fill = [name = attachment.name](InfoBar& bar) {
        bar.show(InfoBar::Caution, tr("%1 is a program, so it isn't opened from here. You can save it if you "
                                      "know what it does.")
                                       .arg(name));
        bar.setButtons(tr("Save…"));
    };
    showBar(File, QStringLiteral("fileBar"), fill,
            [this, attachment] { Q_EMIT saveFileClicked(attachment); });
}

void ReaderBars::showFileFailed(const Error& error)
{
    showBar(File, QStringLiteral("fileBar"), [error](InfoBar& bar) {
        bar.show(InfoBar::Error, describeError(error).inOneLine(), error.detail);
    });
}

void ReaderBars::showFilePreparing(const AttachmentInfo& attachment)
{
    showBar(File, QStringLiteral("fileBar"), [name = attachment.name](InfoBar& bar) {
        //: %1 is the name of an attached file that is being dragged out
        bar.show(InfoBar::Info, tr("Preparing %1 …").arg(name));
    });
}

void ReaderBars::showFileReady(const AttachmentInfo& attachment)
{
    showBar(File, QStringLiteral("fileBar"), [name = attachment.name](InfoBar& bar) {
        //: %1 is the name of an attached file
        bar.show(InfoBar::Info, tr("%1 is ready now: drag it once more.").arg(name));
    });
}

void ReaderBars::showFilesSaved(int count, const QString& directory)
{
    showBar(File, QStringLiteral("fileBar"), [count, directory](InfoBar& bar) {
        //: %1 is a directory
        bar.show(InfoBar::Success,
                 tr("%n files saved in %1.", nullptr, count).arg(QDir::toNativeSeparators(directory)));
    });
}

} // namespace postaci
