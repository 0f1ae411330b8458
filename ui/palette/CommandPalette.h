#pragma once

#include "palette/PaletteModel.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace postaci {

/// The palette over a window: a line to type in and what fits it. Everything is done by keys: arrows and page
/// keys move, Enter runs, Escape closes, and the keyboard is back where it was. While it is open no other
/// shortcut of the window works. UI thread.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    /// `window`: over which it stands. The keys of `opener` close it again.
    CommandPalette(QWidget* window, const QAction& opener);

    /// `recent`: keys of entries, the last used first. `more`: see PaletteModel.
    void open(PaletteEntries entries, const QStringList& recent, const PaletteModel::Source& more = {});
    void askAgain(); ///< the source has something else now
    /// The keyboard goes back to where it was.
    void closePalette();

Q_SIGNALS:
    /// Before the entry with this key runs.
    void chosen(const QString& key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void typed(const QString& text);
    void showRows();
    void place();
    void run();
    [[nodiscard]] bool handleKey(QEvent* event);
    void retranslate();

    QWidget* m_window;
    const QAction& m_opener;
    QLineEdit* m_edit;
    QListView* m_list;
    QLabel* m_nothing;
    PaletteModel* m_model;
    QPointer<QWidget> m_before; ///< where the keyboard was
};

} // namespace postaci
