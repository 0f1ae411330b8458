#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace postaci {

class AppSettings;
class HelpWindow;

/// F1 in every window of the program, and the window of the help that it opens. UI thread.
class HelpKey : public QObject
{
    Q_OBJECT

public:
    explicit HelpKey(AppSettings& settings, QObject* parent = nullptr);
    ~HelpKey() override;

    void open(const QString& page);
    void openFor(const QWidget* asking); ///< at the page that fits; null: the first
    /// The page that fits a control, by what it belongs to.
    [[nodiscard]] static QString pageFor(const QWidget* asking);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    AppSettings& m_settings;
    QPointer<HelpWindow> m_window;
};

} // namespace postaci
