#pragma once

#include "settings/NotificationSettings.h"

#include <QObject>

namespace postaci {

class InfoBar;
class MainWindow;
class MailEngine;

/// Asks once in the life of a profile, in a bar that waits for its answer, whether links to mail addresses
/// are to open this program. UI thread.
class MailLinkOffer : public QObject
{
    Q_OBJECT

public:
    MailLinkOffer(MailEngine& engine, MainWindow& window, QObject* parent = nullptr);

    /// Where they open another one, and the person looks at the window: else the next start is soon enough.
    void make();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Saying { Nothing, Offer, Taken, Failed };

    void say(Saying what);
    void answered();

    MailEngine& m_engine;
    MainWindow& m_window;
    NotificationSettings m_settings;
    InfoBar* m_bar = nullptr;
    Saying m_saying = Saying::Nothing;
};

} // namespace postaci
