#pragma once

#include <QDialog>

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace postaci {

class BarStack;
class FindBar;

/// A window of its own with a text to look at: read-only, with the find bar, larger and smaller letters, and
/// a button that copies all of it. UI thread.
class TextWindow : public QDialog
{
    Q_OBJECT

public:
    explicit TextWindow(QWidget* parent);

    [[nodiscard]] QPlainTextEdit* text() const { return m_text; }
    [[nodiscard]] FindBar* findBar() const { return m_find; }
    [[nodiscard]] BarStack* bars() const { return m_bars; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    /// Where buttons of a derived window go, before the one that copies.
    [[nodiscard]] QHBoxLayout* buttons() const { return m_buttons; }
    virtual void retranslate();

private:
    void addKeys();

    BarStack* m_bars;
    QPlainTextEdit* m_text;
    FindBar* m_find;
    QHBoxLayout* m_buttons;
    QPushButton* m_copy;
    QPushButton* m_close;
};

} // namespace postaci
