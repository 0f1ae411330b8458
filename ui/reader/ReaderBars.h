#pragma once

#include "base/Error.h"
#include "message/MessageContent.h"

#include <QHash>
#include <QUrl>
#include <QWidget>

#include <functional>

namespace postaci {

class InfoBar;

/// The bars between a message's header and its body; each is about one thing and goes with the message.
/// UI thread.
class ReaderBars : public QWidget
{
    Q_OBJECT

public:
    enum class Bar { Failed, Remote, Truncated, Long, PlainOnly, Link, File };

    explicit ReaderBars(QWidget* parent = nullptr);

    void hideAll();
    void hideBar(Bar which);
    void showFailed(const Error& error);
    void showRemote(int count, const QStringList& hosts); ///< count 0 hides it
    void showTruncated();
    void showLong();
    void showPlainOnly(); ///< there is no view for HTML
    /// `statedPlace`: what the link's text says; empty if that is not in question.
    void showLink(const QUrl& target, const QString& statedPlace);
    void showNoBrowser(const QUrl& target);
    void showFileQuestion(const AttachmentInfo& attachment);
    void showFileRefused(const AttachmentInfo& attachment);
    void showFileFailed(const Error& error);
    void showFilesSaved(int count, const QString& directory);

    /// The bar if it is on screen, else null.
    [[nodiscard]] InfoBar* visibleBar(Bar which) const;

Q_SIGNALS:
    void retryClicked();
    void showRemoteClicked();
    void showAllClicked();
    void openLinkClicked(const QUrl& target);
    void openFileClicked(const postaci::AttachmentInfo& attachment);
    void saveFileClicked(const postaci::AttachmentInfo& attachment);

protected:
    void changeEvent(QEvent* event) override;

private:
    using Fill = std::function<void(InfoBar* bar)>;
    using Action = std::function<void()>;

    void show(Bar which, const Fill& fill, const Action& primary = {}, const Action& secondary = {});
    InfoBar* bar(Bar which);

    QHash<Bar, InfoBar*> m_bars; ///< made when first needed, in the order of the enum
    QHash<Bar, Fill> m_fills;    ///< how to say it again in another language
    QHash<Bar, Action> m_primary;
    QHash<Bar, Action> m_secondary;
};

} // namespace postaci
