#pragma once

#include "base/Error.h"
#include "base/Result.h"
#include "message/LookAlikes.h"
#include "message/MessageContent.h"
#include "reader/RemoteSummary.h"
#include "reader/RemoteTrust.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

#include <QUrl>

class QMenu;

namespace postaci {

/// The bars between a message's header and its body; each is about one thing and goes with the message.
/// UI thread.
class ReaderBars : public BarStack
{
    Q_OBJECT

public:
    enum Bar {
        Failed,
        Receipt,
        Answer,
        Unsubscribe,
        Remote,
        Truncated,
        Long,
        PlainOnly,
        Link,
        File,
        Delivery
    };

    explicit ReaderBars(QWidget* parent = nullptr);

    void showFailed(const Error& error);
    /// Nothing left out hides it.
    void showRemote(const RemoteSummary& remote, const RemoteOffer& offer);
    void showTruncated();
    void showLong();
    void showPlainOnly(); ///< there is no view for HTML
    /// `statedPlace`: what the link's text says; empty if that is not in question.
    void showLink(const QUrl& target, const QString& statedPlace, const HostDoubt& doubt);
    /// `recipient`: who would get the receipt; empty: the sender.
    void showReceiptQuestion(const QString& sender, const QString& recipient);
    void showReceiptQueued(const Result<void>& queued);
    void showAnswerQueued(const Result<void>& queued); ///< to an invitation
    /// What became of a sent message; `canWrite`: to those who did not get it.
    void showDelivery(InfoBar::Kind kind, const QString& text, const QString& details, bool canWrite);
    void showUnsubscribeQuestion(const QUrl& address);
    void showUnsubscribing(const QUrl& address);
    void showUnsubscribed(const QUrl& address, const Result<void>& done);
    void showNoBrowser(const QUrl& target);
    void showFileQuestion(const AttachmentInfo& attachment);
    void showFileRefused(const AttachmentInfo& attachment);
    void showFileFailed(const Error& error);
    void showFilePreparing(const AttachmentInfo& attachment); ///< to be dragged
    void showFileReady(const AttachmentInfo& attachment);
    void showFilesSaved(int count, const QString& directory);

Q_SIGNALS:
    void retryClicked();
    void showRemoteClicked();
    void alwaysShowRemoteClicked(const postaci::ImageSender& sender);
    void showAllClicked();
    void sendReceiptClicked();
    void declineReceiptClicked();
    void writeAgainClicked();
    void unsubscribeClicked(const QUrl& address);
    void unsubscribePageClicked(const QUrl& address);
    void openLinkClicked(const QUrl& target);
    void openFileClicked(const postaci::AttachmentInfo& attachment);
    void saveFileClicked(const postaci::AttachmentInfo& attachment);

private:
    [[nodiscard]] QMenu* makeAlwaysMenu(InfoBar& bar, const RemoteOffer& offer);
};

} // namespace postaci
