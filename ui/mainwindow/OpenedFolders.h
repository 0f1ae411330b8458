#pragma once

#include "models/FolderTreeModel.h"

#include <QObject>
#include <QTimer>

namespace postaci {

class MailEngine;

/// Has a folder looked at by its server when somebody has opened it and stays there for a moment, so that
/// what came since the last look is in it. UI thread.
class OpenedFolders : public QObject
{
    Q_OBJECT

public:
    OpenedFolders(MailEngine& engine, QObject* parent);

    /// What is shown at the start of the program was opened by nobody.
    void begin() { m_hasBegun = true; }
    void opened(const TreePlace& place);

private:
    MailEngine& m_engine;
    QTimer m_stay;
    FolderId m_folder = 0;
    bool m_hasBegun = false;
};

} // namespace postaci
