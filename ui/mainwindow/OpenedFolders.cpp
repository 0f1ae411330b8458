#include "mainwindow/OpenedFolders.h"

#include "MailEngine.h"

namespace postaci {

namespace {

constexpr int kStay = 300; ///< milliseconds; who runs down the tree opens nothing

} // namespace

OpenedFolders::OpenedFolders(MailEngine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    m_stay.setSingleShot(true);
    m_stay.setInterval(kStay);
    connect(&m_stay, &QTimer::timeout, this, [this] { m_engine.openFolder(m_folder); });
}

void OpenedFolders::opened(const TreePlace& place)
{
    m_stay.stop();
    m_folder = place.kind == TreePlace::Kind::Folder ? place.folder : 0;
    if (m_hasBegun && m_folder != 0)
        m_stay.start();
}

} // namespace postaci
