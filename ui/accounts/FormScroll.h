#pragma once

#include <QScrollArea>

namespace postaci {

/// A frameless scroll area for a form: shows scroll bars only when the window is too small, and brings the
/// focused field into view however it got the focus. UI thread.
class FormScroll : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes `content`.
    explicit FormScroll(QWidget* content, QWidget* parent = nullptr);

private:
    void follow(QWidget* focused);
};

} // namespace postaci
