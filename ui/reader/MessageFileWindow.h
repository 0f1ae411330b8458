#pragma once

#include "base/Result.h"
#include "message/MessageContent.h"

#include <QMainWindow>
#include <QThreadPool>

class QAction;
class QMenu;

namespace postaci {

class AppSettings;
class EmptyState;
class MessageView;

/// A window for one message that lies in a file of its own: opened from the desktop, or attached to another
/// message. Needs no account and no profile. UI thread.
class MessageFileWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Larger files are no message that somebody reads.
    static constexpr qint64 kLargestFile = qint64{200} << 20U;

    explicit MessageFileWindow(AppSettings& settings, QWidget* parent = nullptr);
    ~MessageFileWindow() override;

    /// Reads it aside; what is wrong with it is said in the window.
    void openFile(const QString& file);
    /// True once nothing is being read or laid out any more.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] MessageView* view() const { return m_view; }
    [[nodiscard]] EmptyState* problem() const { return m_problem; }

Q_SIGNALS:
    void shown(); ///< the message, or why there is none

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    /// A file's bytes taken apart.
    struct Opened
    {
        QByteArray raw;
        MessageContent content;
    };

    void makeMenu();
    [[nodiscard]] static Result<Opened> read(const QString& file);
    void showOpened(const Result<Opened>& opened);
    void chooseFile();
    void retranslate();

    AppSettings& m_settings;
    MessageView* m_view;
    EmptyState* m_problem;
    QMenu* m_menu = nullptr;
    QMenu* m_messageMenu = nullptr;
    QAction* m_open = nullptr;
    QAction* m_close = nullptr;
    QThreadPool m_workers;
    QString m_file;
    QByteArray m_raw;
    Error m_error;
    int m_reading = 0; ///< files on their way
};

} // namespace postaci
