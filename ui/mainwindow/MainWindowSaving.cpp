#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/MessageSaver.h"
#include "messagelist/MessageListView.h"
#include "reader/MessageTools.h"
#include "reader/MessageView.h"
#include "reader/ReaderPane.h"
#include "widgets/InfoBar.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QUrl>

// Messages as files, and what else the menus offer for the message that is read.

namespace postaci {

void MainWindow::connectSaving()
{
    auto* saver = new MessageSaver(m_engine, this);
    const MessageView* view = m_reader->view();
    m_actions->addReadingActions(view->tools()->readingActions());
    m_actions->addLookingActions(view->findAction(), view->zoomActions());
    connect(m_actions->saveMessage, &QAction::triggered, saver,
            [this, saver] { saver->save(messagesToActOn()); });
    connect(saver, &MessageSaver::finished, this,
            [this](int saved, const QStringList& failed, const QString& directory) {
                if (!failed.isEmpty()) {
                    m_confirmed = {};
                    placeBar()->show(
                        InfoBar::Error,
                        tr("%n messages could not be saved.", nullptr, static_cast<int>(failed.size())),
                        failed.join(QLatin1Char('\n')));
                    return;
                }
                if (saved == 0)
                    return; // stopped at once
                offer(tr("%n messages saved in %1.", nullptr, saved).arg(QDir::toNativeSeparators(directory)),
                      tr("Open folde&r"),
                      [directory] { QDesktopServices::openUrl(QUrl::fromLocalFile(directory)); });
            });
}

} // namespace postaci
