#include "mainwindow/PaneArranger.h"

#include "mainwindow/FolderPane.h"

#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace postaci {

PaneArranger::PaneArranger(FolderPane& folders, QWidget& list, QWidget& reader, QWidget& outbox,
                           AppSettings& settings, QObject* parent)
    : QObject(parent), m_folders(folders), m_list(list), m_reader(reader), m_settings(settings),
      m_outer(new QSplitter(Qt::Horizontal)), m_inner(new QSplitter), m_content(new QStackedWidget),
      m_outbox(&outbox), m_layout(settings.paneLayout())
{
    m_outer->setObjectName(QStringLiteral("outerSplitter"));
    m_inner->setObjectName(QStringLiteral("innerSplitter"));
    for (QSplitter* splitter : {m_outer, m_inner}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_inner->addWidget(&m_list);
    m_inner->addWidget(&m_reader);
    m_content->addWidget(m_inner);
    m_content->addWidget(m_outbox);
    m_outer->addWidget(&m_folders);
    m_outer->addWidget(m_content);
    m_outer->setStretchFactor(0, 0);
    m_outer->setStretchFactor(1, 1);
    m_inner->setOrientation(m_layout == PaneLayout::ListAboveReader ? Qt::Vertical : Qt::Horizontal);
    m_inner->setStretchFactor(0, 2);
    m_inner->setStretchFactor(1, 3);
    if (!m_outer->restoreState(m_settings.geometry(QStringLiteral("mainWindow/folders"))))
        m_outer->setSizes({inLetters(230), 1050});
    restoreSizes();
}

QWidget* PaneArranger::widget() const
{
    return m_outer;
}

/// The same in letters that are larger than most; smaller ones need no less room for the hand.
int PaneArranger::inLetters(int pixels) const
{
    constexpr double kUsualHeight = 18;
    return qRound(pixels * std::max(1.0, m_folders.fontMetrics().height() / kUsualHeight));
}

bool PaneArranger::isFolding() const
{
    return m_width < inLetters(kFoldBelow);
}

bool PaneArranger::isSingle() const
{
    return m_width < inLetters(kSingleBelow) || m_layout == PaneLayout::ListOnly;
}

void PaneArranger::setWindowWidth(int width)
{
    const bool wasSingle = isSingle();
    const bool wasFolded = isFolding();
    const bool first = m_width == 0;
    m_width = width;
    if (first || wasSingle != isSingle() || wasFolded != isFolding())
        arrange();
}

void PaneArranger::setPaneLayout(PaneLayout layout)
{
    if (layout == m_layout)
        return;
    save();
    m_layout = layout;
    m_inner->setOrientation(layout == PaneLayout::ListAboveReader ? Qt::Vertical : Qt::Horizontal);
    restoreSizes();
    arrange();
}

void PaneArranger::showReader(bool on)
{
    if (m_readerShown == on)
        return;
    m_readerShown = on;
    arrange();
}

void PaneArranger::showOutbox(bool on)
{
    m_content->setCurrentWidget(on ? m_outbox : static_cast<QWidget*>(m_inner));
}

void PaneArranger::arrange()
{
    foldFolders(isFolding());
    m_list.setVisible(!isSingle() || !m_readerShown);
    m_reader.setVisible(!isSingle() || m_readerShown);
    Q_EMIT arranged();
}

void PaneArranger::foldFolders(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    if (folded)
        m_unfolded = m_outer->sizes();
    m_folders.setFolded(folded);
    // A splitter does not give back the room of a pane that shrank.
    m_outer->setSizes(folded ? QList<int>{m_folders.maximumWidth(), m_width} : m_unfolded);
}

QString PaneArranger::sizesName() const
{
    return m_inner->orientation() == Qt::Vertical ? QStringLiteral("mainWindow/rows")
                                                  : QStringLiteral("mainWindow/columns");
}

void PaneArranger::restoreSizes()
{
    const Qt::Orientation orientation = m_inner->orientation();
    if (!m_inner->restoreState(m_settings.geometry(sizesName())))
        m_inner->setSizes(orientation == Qt::Vertical ? QList<int>{300, 400} : QList<int>{390, 660});
    m_inner->setOrientation(orientation);
}

void PaneArranger::save() const
{
    // Sizes of a window too small to show everything are not what the user arranged.
    if (!isFolding())
        m_settings.setGeometry(QStringLiteral("mainWindow/folders"), m_outer->saveState());
    if (!isSingle())
        m_settings.setGeometry(sizesName(), m_inner->saveState());
}

} // namespace postaci
