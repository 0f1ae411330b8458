#pragma once

#include "message/RichText.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QAction;
class QMenu;
class QToolButton;

namespace postaci {

class AppSettings;
class TextEditor;

/// The tools for a formatted text, one line of buttons that wraps. One stop for Tab; the arrow keys go from
/// button to button, Enter uses one and Escape leads back to the text. What is switched on follows the
/// cursor. The commands' keys work while it is visible. UI thread.
class FormatBar : public QWidget
{
    Q_OBJECT

public:
    FormatBar(TextEditor& editor, AppSettings& settings, QWidget* parent = nullptr);

    void takeFocus();
    /// For the order of Tab: first and last button.
    [[nodiscard]] QWidget* first() const;
    [[nodiscard]] QWidget* last() const;

Q_SIGNALS:
    void imageWanted(); ///< from a file

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addLooks();
    void addParagraphs();
    void addThings();
    QAction* addAction(const QString& id, const QString& iconName, const std::function<void()>& run);
    QToolButton* addButton(QAction* action);
    QToolButton* addMenuButton(const QString& name, const QString& iconName, QMenu* menu);
    void fillSizes();
    void fillColors();
    void fillTable();
    void setToolEnabled(QAction* action, bool on);
    [[nodiscard]] QToolButton* stop() const; ///< the button that Tab comes to
    void setStop(QToolButton* button);
    void moveStop(QToolButton* from, int step);
    bool goFrom(QToolButton* button, int step);
    bool pressKey(int key, QToolButton* button);
    void refresh(); ///< what is switched on and what can be done here
    void retranslate();
    void editLink();
    void insertTable();

    TextEditor& m_editor;
    AppSettings& m_settings;
    QList<QToolButton*> m_buttons;
    QHash<QString, QAction*> m_actions; ///< by command
    QMenu* m_sizes;
    QMenu* m_colors;
    QMenu* m_table;
    QToolButton* m_sizeButton = nullptr;
    QToolButton* m_colorButton = nullptr;
    QToolButton* m_tableButton = nullptr;
    QAction* m_insertTable = nullptr;
};

} // namespace postaci
