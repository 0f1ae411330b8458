#pragma once

#include "MailEngine.h"

#include <QObject>

namespace postaci {

class InfoBar;

/// A mailbox to look around in, for who has no account yet: it exists here only, with a few messages that the
/// program has made. A bar says so while it is there, and removes it once that was asked. UI thread.
class SampleAccount : public QObject
{
    Q_OBJECT

public:
    SampleAccount(MailEngine& engine, InfoBar& bar, QObject* parent = nullptr);

    void create(); ///< filled() or failed() follows; nothing while one is there
    void remove();
    void refresh(); ///< the accounts have changed, or the language
    /// 0: there is none.
    [[nodiscard]] AccountId account() const;

Q_SIGNALS:
    void filled(postaci::AccountId account);
    void failed(const postaci::Error& error);
    void ownAccountWanted(); ///< to be set up

private:
    void primaryPressed();
    void secondaryPressed();
    void fill(AccountId account);

    MailEngine& m_engine;
    InfoBar& m_bar;
    bool m_isBusy = false;
    bool m_isAsking = false; ///< whether it is to go, with what was written in it
};

} // namespace postaci
