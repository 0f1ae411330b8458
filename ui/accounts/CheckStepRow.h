#pragma once

#include "base/Error.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace postaci {

/// One line of the checklist: what is tried, how it went and how long it took; under a failed one the reason,
/// what to do, and the server's own words. UI thread.
class CheckStepRow : public QWidget
{
    Q_OBJECT

public:
    enum class State { Waiting, Running, Passed, Failed, NotTried };

    explicit CheckStepRow(QWidget* parent = nullptr);

    void setText(const QString& text);
    void setWaiting();
    void setRunning();
    void setPassed(int milliseconds);
    void setFailed(const Error& error);
    /// Of a failed one: a button that says so stands under the reason; empty: none.
    void setFix(const QString& text);
    void setNotTried();
    [[nodiscard]] State state() const { return m_state; }

Q_SIGNALS:
    void fixClicked();
    /// The person wants to believe the certificate that has failed; offered under the details, as the last
    /// way.
    void trustClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(State state);
    void showError();
    void setDetailsShown(bool on);
    void retranslate();
    void restyle();

    State m_state = State::Waiting;
    int m_milliseconds = 0;
    std::optional<Error> m_error;
    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_time;
    QWidget* m_reason;
    QLabel* m_summary;
    QLabel* m_advice;
    QPushButton* m_fix;
    QToolButton* m_detailsButton;
    QPlainTextEdit* m_details;
    QPushButton* m_trust;
};

} // namespace postaci
