#pragma once

#include <QWidget>

namespace postaci {

/// The outline of a text while it is on its way, with a bar once it is known how much is to come. UI thread.
class LoadingOutline : public QWidget
{
    Q_OBJECT

public:
    explicit LoadingOutline(QWidget* parent = nullptr);

    void start();                                ///< nothing known yet
    void setProgress(qint64 done, qint64 total); ///< bytes
    [[nodiscard]] QString progressText() const { return m_text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    qint64 m_done = 0;
    qint64 m_total = 0;
    QString m_text;
};

} // namespace postaci
