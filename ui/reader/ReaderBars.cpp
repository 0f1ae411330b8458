#include "reader/ReaderBars.h"

#include "account/ErrorSentence.h"
#include "reader/Links.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QVBoxLayout>

namespace postaci {

namespace {

QString sentenceOf(const Error& error)
{
    const ErrorText text = describeError(error);
    return text.advice.isEmpty() ? text.summary : text.summary + QLatin1Char(' ') + text.advice;
}

} // namespace

ReaderBars::ReaderBars(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("readerBars"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    hide();
}

InfoBar* ReaderBars::bar(Bar which)
{
    if (InfoBar* made = m_bars.value(which))
        return made;
    auto* made = new InfoBar(this);
    static const QHash<Bar, QString> names{
        {Bar::Failed, QStringLiteral("failedBar")},       {Bar::Remote, QStringLiteral("remoteBar")},
        {Bar::Truncated, QStringLiteral("truncatedBar")}, {Bar::Long, QStringLiteral("longBar")},
        {Bar::PlainOnly, QStringLiteral("plainOnlyBar")}, {Bar::Link, QStringLiteral("linkBar")},
        {Bar::File, QStringLiteral("fileBar")},
    };
    made->setObjectName(names.value(which));
    m_bars.insert(which, made);
    auto* column = static_cast<QVBoxLayout*>(layout());
    const auto keys = m_bars.keys();
    column->insertWidget(static_cast<int>(std::count_if(keys.begin(), keys.end(),
                                                        [which](Bar other) { return other < which; })),
                         made);
    const auto run = [](const QHash<Bar, Action>& actions, Bar key) {
        if (const Action action = actions.value(key))
            action();
    };
    connect(made, &InfoBar::primaryClicked, this, [this, run, which] { run(m_primary, which); });
    connect(made, &InfoBar::secondaryClicked, this, [this, run, which] { run(m_secondary, which); });
    connect(made, &InfoBar::dismissed, this, [this, which] { hideBar(which); });
    return made;
}

void ReaderBars::show(Bar which, const Fill& fill, const Action& primary, const Action& secondary)
{
    m_fills.insert(which, fill);
    m_primary.insert(which, primary);
    m_secondary.insert(which, secondary);
    fill(bar(which));
    setVisible(true);
}

void ReaderBars::hideAll()
{
    m_fills.clear();
    for (InfoBar* made : std::as_const(m_bars))
        made->hide();
    hide();
}

void ReaderBars::hideBar(Bar which)
{
    m_fills.remove(which);
    if (InfoBar* made = m_bars.value(which))
        made->hide();
    setVisible(!m_fills.isEmpty());
}

InfoBar* ReaderBars::visibleBar(Bar which) const
{
    return m_fills.contains(which) ? m_bars.value(which) : nullptr;
}

void ReaderBars::showFailed(const Error& error)
{
    const auto fill = [error](InfoBar* made) {
        const bool isQuiet = error.isRetriedQuietly();
        made->show(isQuiet ? InfoBar::Caution : InfoBar::Error, sentenceOf(error), error.detail);
        made->setButtons(tr("Try again"));
        made->setDismissable(false);
    };
    show(Bar::Failed, fill, [this] { Q_EMIT retryClicked(); });
}

void ReaderBars::showRemote(int count, const QStringList& hosts)
{
    if (count == 0) {
        hideBar(Bar::Remote);
        return;
    }
    const auto fill = [count, hosts](InfoBar* made) {
        const QString images = tr("%n remote images", nullptr, count);
        const QString places = tr("%n places", nullptr, static_cast<int>(hosts.size()));
        //: %1: "3 remote images", %2: "2 places". They could tell the sender that the message was read.
        made->show(InfoBar::Info, tr("Not loaded, to protect you: %1 from %2.").arg(images, places),
                   hosts.join(QLatin1Char('\n')));
        made->setButtons(tr("Show"));
    };
    show(Bar::Remote, fill, [this] {
        hideBar(Bar::Remote);
        Q_EMIT showRemoteClicked();
    });
}

void ReaderBars::showTruncated()
{
    show(Bar::Truncated, [](InfoBar* made) {
        made->show(InfoBar::Caution,
                   tr("This message is built so that it can't be shown whole. The rest is left out."));
    });
}

void ReaderBars::showLong()
{
    const auto fill = [](InfoBar* made) {
        made->show(InfoBar::Info, tr("A very long message: this is its beginning."));
        made->setButtons(tr("Show all"));
    };
    show(Bar::Long, fill, [this] {
        hideBar(Bar::Long);
        Q_EMIT showAllClicked();
    });
}

void ReaderBars::showPlainOnly()
{
    show(Bar::PlainOnly, [](InfoBar* made) {
        made->show(InfoBar::Info,
                   tr("Shown as plain text: the part of Postacı that shows formatted mail isn't available."));
    });
}

void ReaderBars::showLink(const QUrl& target, const QString& statedPlace)
{
    const auto fill = [target, statedPlace](InfoBar* made) {
        const QString place = shownTarget(target);
        if (statedPlace.isEmpty())
            made->show(InfoBar::Info, tr("This link leads to %1").arg(place));
        else
            //: %1: the address that a link shows, %2: where it really leads
            made->show(InfoBar::Caution, tr("This link says %1 but leads to %2").arg(statedPlace, place));
        made->setButtons(tr("Open link"), tr("Copy address"));
    };
    const auto copy = [this, target] {
        QApplication::clipboard()->setText(target.toString());
        hideBar(Bar::Link);
    };
    show(
        Bar::Link, fill,
        [this, target] {
            hideBar(Bar::Link);
            Q_EMIT openLinkClicked(target);
        },
        copy);
}

void ReaderBars::showNoBrowser(const QUrl& target)
{
    const auto fill = [target](InfoBar* made) {
        made->show(InfoBar::Error,
                   tr("No program on this computer opens %1. Copy the address to use it elsewhere.")
                       .arg(shownTarget(target)));
        made->setButtons(tr("Copy address"));
    };
    show(Bar::Link, fill, [this, target] {
        QApplication::clipboard()->setText(target.toString());
        hideBar(Bar::Link);
    });
}

void ReaderBars::showFileQuestion(const AttachmentInfo& attachment)
{
    const auto fill = [name = attachment.name](InfoBar* made) {
        made->show(InfoBar::Caution,
                   tr("%1 can run commands when it is opened. Open it only if you expected it.").arg(name));
        made->setButtons(tr("Save…"), tr("Open anyway"));
    };
    show(
        Bar::File, fill,
        [this, attachment] {
            hideBar(Bar::File);
            Q_EMIT saveFileClicked(attachment);
        },
        [this, attachment] {
            hideBar(Bar::File);
            Q_EMIT openFileClicked(attachment);
        });
}

void ReaderBars::showFileRefused(const AttachmentInfo& attachment)
{
    const auto fill = [name = attachment.name](InfoBar* made) {
        made->show(InfoBar::Caution,
                   tr("%1 is a program, so it isn't opened from here. You can save it if you "
                      "know what it does.")
                       .arg(name));
        made->setButtons(tr("Save…"));
    };
    show(Bar::File, fill, [this, attachment] {
        hideBar(Bar::File);
        Q_EMIT saveFileClicked(attachment);
    });
}

void ReaderBars::showFileFailed(const Error& error)
{
    show(Bar::File, [error](InfoBar* made) { made->show(InfoBar::Error, sentenceOf(error), error.detail); });
}

void ReaderBars::showFilesSaved(int count, const QString& directory)
{
    show(Bar::File, [count, directory](InfoBar* made) {
        //: %1 is a directory
        made->show(InfoBar::Success,
                   tr("%n files saved in %1.", nullptr, count).arg(QDir::toNativeSeparators(directory)));
    });
}

void ReaderBars::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    for (auto fill = m_fills.cbegin(); fill != m_fills.cend(); ++fill)
        fill.value()(m_bars.value(fill.key()));
}

} // namespace postaci
