#pragma once

#include <QWidget>

#include <functional>

namespace postaci {

/// The mark of a pane that has the keyboard but no row to show it on: a frame along its edge. UI thread.
class FocusRing : public QWidget
{
    Q_OBJECT

public:
    enum class Of { Pane, PaneAndChildren };

    explicit FocusRing(QWidget* pane, Of whose = Of::Pane);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(const QWidget* focused);
    void fit();

    QWidget* m_pane;
    Of m_whose;
};

/// Runs `turn`, which shows another page of `pane`. Whoever gives the keyboard to the pane gives it to
/// `target` from now on (null: the pane itself), and it goes there now if the pane had it.
void turnPage(QWidget& pane, const std::function<void()>& turn, QWidget* target);

} // namespace postaci
