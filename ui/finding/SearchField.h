#pragma once

#include <QLineEdit>

class QAction;

namespace postaci {

/// Where people type what they look for. UI thread.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void listWanted(); ///< Enter, or Down: on to what was found
    void left();       ///< Escape

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void restyle();

    QAction* m_icon;
};

} // namespace postaci
