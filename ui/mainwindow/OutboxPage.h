#pragma once

#include <QWidget>

namespace postaci {

class InfoBar;
class MailEngine;
class OutboxView;

/// What stands in place of list and reader: the outbox, and above it the bar for what concerns the whole
/// window. UI thread.
class OutboxPage : public QWidget
{
    Q_OBJECT

public:
    explicit OutboxPage(MailEngine& engine, QWidget* parent = nullptr);

    [[nodiscard]] InfoBar* bar() const { return m_bar; }
    [[nodiscard]] OutboxView* view() const { return m_view; }

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    InfoBar* m_bar;
    OutboxView* m_view;
};

} // namespace postaci
