#pragma once

#include "reader/HtmlView.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace postaci {

/// The line under a body in which words are searched for in it. UI thread.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget* parent = nullptr); ///< hidden until openFor()

    void openFor(const QString& text); ///< empty: what was searched for last
    void setFound(bool found);

Q_SIGNALS:
    void findRequested(const QString& text, postaci::FindDirection direction);
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void find(FindDirection direction);
    void retranslate();

    QLineEdit* m_text;
    QLabel* m_result;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_close;
};

} // namespace postaci
