#pragma once

#include "base/Result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace postaci {

class InfoBar;
class MailEngine;
class ProfileSecretStore;

/// Where passwords are kept, and the ways from one place to the other. UI thread.
class PasswordPlacePage : public QWidget
{
    Q_OBJECT

public:
    /// `store` is the engine's secretChoice().
    PasswordPlacePage(MailEngine& engine, ProfileSecretStore& store, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();
    void moveToFile();
    void moveToKeyring();
    void changePassphrase();
    void toggleLock();
    void askToSetAside();
    void setAside();
    /// Tells how it went, in the words `good` if it went well.
    void tell(const Result<void>& result, const QString& good);
    void setBusy(bool on);

    MailEngine& m_engine;
    ProfileSecretStore& m_store;
    bool m_isBusy = false;
    InfoBar* m_bar;
    QLabel* m_place;
    QLabel* m_meaning;
    QPushButton* m_toFile;
    QPushButton* m_toKeyring;
    QPushButton* m_change;
    QPushButton* m_lock;
    QPushButton* m_aside;
};

} // namespace postaci
