#pragma once

#include <QPointer>
#include <QWidget>

namespace postaci {

/// A frame around a control that somebody was led to, until the keyboard leaves it. UI thread.
class OptionMark : public QWidget
{
    Q_OBJECT

public:
    /// Gives `control` the keyboard and marks it; an earlier mark beside it goes.
    static void put(QWidget* control);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    explicit OptionMark(QWidget* control);
    void fit();

    QPointer<QWidget> m_control;
};

} // namespace postaci
