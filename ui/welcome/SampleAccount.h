#pragma once

#include "MailEngine.h"

#include <QObject>

namespace postaci {

class InfoBar;

/// A mailbox to look around in, for who has no account yet: it exists here only, with a few messages that the
/// program has made. A bar says so while it is there, and removes it. UI thread.
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

private:
    void fill(AccountId account);

    MailEngine& m_engine;
    InfoBar& m_bar;
    bool m_isBusy = false;
};

} // namespace postaci
