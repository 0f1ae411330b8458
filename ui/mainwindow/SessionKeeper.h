#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace postaci {

class AppSettings;
class ComposerWindow;

/// Keeps which windows are open and where, a moment after each change, so that the next run finds them
/// whatever ends this one. What was being opened again when a run was killed is left closed by the next one:
/// it may be what has killed it. One for a program; UI thread.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    /// `saveMain` keeps what is looked at in the main window.
    SessionKeeper(AppSettings& settings, std::function<void()> saveMain, QObject* parent);
    ~SessionKeeper() override;

    /// False: the last run was killed while it opened again what was open before.
    [[nodiscard]] bool mayReopen() const { return m_mayReopen; }
    /// Puts the texts that are opened again where they were, and calls `openFile` for each message file,
    /// which returns its window.
    void reopen(const QList<ComposerWindow*>& texts,
                const std::function<QWidget*(const QString& file)>& openFile);

    void touch(); ///< something has changed
    /// The program is about to end: what is closed from here on was open.
    void expectEnd();
    void stay(); ///< it does not end

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void save();
    void saveTexts() const;
    void saveFiles() const;
    void beginReopening();

    AppSettings& m_settings;
    std::function<void()> m_saveMain;
    QTimer m_save;
    QTimer m_ending;    ///< runs while the end is expected
    QTimer m_reopening; ///< runs until the windows of the last run have done no harm
    bool m_mayReopen;
    bool m_hasReopened = false;
};

} // namespace postaci
