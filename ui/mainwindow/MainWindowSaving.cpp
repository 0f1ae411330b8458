#include "accounts/AccountWizard.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/MessageSaver.h"
#include "messagelist/MessageListView.h"
#include "reader/MessageTools.h"
#include "reader/MessageView.h"
#include "reader/ReaderPane.h"
#include "transfer/ExportMailDialog.h"
#include "transfer/ImportMailDialog.h"
#include "transfer/ThunderbirdDialog.h"
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
    connect(m_actions->importMail, &QAction::triggered, this,
            [this] { (new ImportMailDialog(m_engine, this))->show(); });
    connect(m_actions->importThunderbird, &QAction::triggered, this, [this] {
        auto* dialog = new ThunderbirdDialog(m_engine, thunderbirdPlaces(), this);
        connect(dialog, &ThunderbirdDialog::accountWanted, this, [this](const Account& account) {
            openWizard();
            m_wizard->fill(account);
        });
        dialog->show();
    });
    connect(m_actions->exportMail, &QAction::triggered, this, [this] {
        const TreePlace place = m_folders->currentPlace();
        const FolderId folder = place.kind == TreePlace::Kind::Folder ? place.folder : 0;
        (new ExportMailDialog(m_engine, {messagesToActOn(), folder}, this))->show();
    });
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
