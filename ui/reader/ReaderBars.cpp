#include "reader/ReaderBars.h"

#include "account/ErrorSentence.h"
#include "reader/Links.h"
#include "reader/Recipients.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>

namespace postaci {

ReaderBars::ReaderBars(QWidget* parent) : BarStack(parent)
{
    setObjectName(QStringLiteral("readerBars"));
}

void ReaderBars::showFailed(const Error& error)
{
    const auto fill = [error](InfoBar& bar) {
        const bool isQuiet = error.isRetriedQuietly();
        bar.show(isQuiet ? InfoBar::Caution : InfoBar::Error, describeError(error).inOneLine(), error.detail);
        bar.setButtons(tr("Try again"));
        bar.setDismissable(false);
    };
    showBar(Failed, QStringLiteral("failedBar"), fill, [this] { Q_EMIT retryClicked(); });
}

void ReaderBars::showRemote(int count, const QStringList& hosts)
{
    if (count == 0) {
        hideBar(Remote);
        return;
    }
    const auto fill = [count, hosts](InfoBar& bar) {
        const QString images = tr("%n remote images", nullptr, count);
        const QString places = tr("%n places", nullptr, static_cast<int>(hosts.size()));
        //: %1: "3 remote images", %2: "2 places". They could tell the sender that the message was read.
        bar.show(InfoBar::Info, tr("Not loaded, to protect you: %1 from %2.").arg(images, places),
                 hosts.join(QLatin1Char('\n')));
        bar.setButtons(tr("Show"));
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

void ReaderBars::showLink(const QUrl& target, const QString& statedPlace)
{
    const auto fill = [target, statedPlace](InfoBar& bar) {
        const QString place = shownTarget(target);
        if (statedPlace.isEmpty())
            bar.show(InfoBar::Info, tr("This link leads to %1").arg(place));
        else
            //: %1: the address that a link shows, %2: where it really leads
            bar.show(InfoBar::Caution,
                     tr("This link says %1 but leads to %2").arg(plainLine(statedPlace), place));
        bar.setButtons(tr("Open &link"), tr("&Copy address"));
    };
    const auto copy = [this, target] { QApplication::clipboard()->setText(target.toString()); };
    showBar(
        Link, QStringLiteral("linkBar"), fill, [this, target] { Q_EMIT openLinkClicked(target); }, copy);
    visibleBar(Link)->takeFocus(statedPlace.isEmpty() ? InfoBar::Safe::Primary : InfoBar::Safe::Secondary);
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

void ReaderBars::showFilesSaved(int count, const QString& directory)
{
    showBar(File, QStringLiteral("fileBar"), [count, directory](InfoBar& bar) {
        //: %1 is a directory
        bar.show(InfoBar::Success,
                 tr("%n files saved in %1.", nullptr, count).arg(QDir::toNativeSeparators(directory)));
    });
}

} // namespace postaci
