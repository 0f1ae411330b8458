#pragma once

#include "settings/AppSettings.h"

#include <QObject>

class QSplitter;
class QStackedWidget;

namespace postaci {

class FolderPane;

/// Puts folders, list and reader beside or in place of each other, by the layout chosen and the room there
/// is. UI thread.
class PaneArranger : public QObject
{
    Q_OBJECT

public:
    // In letters of the usual size; larger ones need more.
    static constexpr int kSingleBelow = 900; ///< list and reader share a place below this width
    static constexpr int kFoldBelow = 640;   ///< the folders are icons below this width

    PaneArranger(FolderPane& folders, QWidget& list, QWidget& reader, QWidget& outbox, AppSettings& settings,
                 QObject* parent = nullptr);

    /// What holds them all, to be put into the window.
    [[nodiscard]] QWidget* widget() const;

    void setWindowWidth(int width);
    void setPaneLayout(PaneLayout layout);
    /// In one place: the reader instead of the list, or back. Remembered, but without effect while both are
    /// there.
    void showReader(bool on);
    [[nodiscard]] bool isSingle() const; ///< list and reader share a place
    [[nodiscard]] bool isReaderAlone() const { return isSingle() && m_readerShown; }
    void showOutbox(bool on);
    void save() const;

Q_SIGNALS:
    void arranged();

private:
    [[nodiscard]] int inLetters(int pixels) const;
    [[nodiscard]] bool isFolding() const;
    void arrange();
    void foldFolders(bool folded);
    [[nodiscard]] QString sizesName() const;
    void restoreSizes();

    FolderPane& m_folders;
    QWidget& m_list;
    QWidget& m_reader;
    AppSettings& m_settings;
    QSplitter* m_outer;
    QSplitter* m_inner;
    QStackedWidget* m_content;
    QWidget* m_outbox;
    PaneLayout m_layout;
    int m_width = 0;
    bool m_readerShown = false;
    bool m_folded = false;
    QList<int> m_unfolded; ///< widths before folding
};

} // namespace postaci
