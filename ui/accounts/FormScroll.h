#pragma once

#include <QPointer>
#include <QScrollArea>

namespace postaci {

/// A frameless scroll area for a form: shows scroll bars only when the window is too small, and brings the
/// focused field with its label and what is wrong with it into view however it got the focus. The wheel
/// scrolls it, and changes nothing in a field that does not have the keyboard. UI thread.
class FormScroll : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes `content`.
    explicit FormScroll(QWidget* content, QWidget* parent = nullptr);
    ~FormScroll() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow(QWidget* focused);
    void bringIntoView();

    QPointer<QWidget> m_followed;
};

} // namespace postaci
