#pragma once

#include "MailEngine.h"
#include "account/ProviderTable.h"
#include "base/Clock.h"
#include "gui/drive/ScreenshotSeries.h"
#include "mainwindow/MainWindow.h"
#include "security/InMemorySecretStore.h"
#include "settings/AppSettings.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

class QDialog;

namespace postaci::screens {

/// Every view of the program on a profile of sample mail, one after the other. UI thread.
class Gallery
{
public:
    /// The directory has to exist; `size` is that of the main window, in the units of layouts.
    Gallery(const QString& directory, const QSize& size);
    ~Gallery();

    /// The number of views whose pictures could not be written.
    int run();

private:
    void openProgram();
    void take(const QString& name, QWidget* window = nullptr); ///< null: the main window
    void takeEach(const QString& name, const test::ScreenshotSeries::Window& window);
    /// Makes a dialog for each picture.
    void takeDialog(const QString& name, const std::function<QDialog*()>& make);
    void takeMenu(const QString& name, const QString& menu);
    void mailViews();
    void messageViews();
    void placeViews();
    void findingViews();
    void settingsViews();
    void writingViews();
    void writingDialogs();
    void contactViews();
    void firstStartViews();
    void showMessage(const QString& subjectPart);
    /// The message with that in its subject or sender, of the list that is shown; 0: there is none.
    [[nodiscard]] MessageId messageCalled(const QString& part) const;
    void openPlace(TreePlace::Kind kind);
    void openInbox();

    QSize m_size;
    QTemporaryDir m_profile;
    QTemporaryDir m_empty;
    SystemClock m_clock;
    InMemorySecretStore m_secrets;
    ProviderTable m_providers;
    std::unique_ptr<MailEngine> m_engine;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    test::ScreenshotSeries m_series;
    int m_failures = 0;
};

} // namespace postaci::screens
