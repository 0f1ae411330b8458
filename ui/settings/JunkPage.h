#pragma once

#include "base/Ids.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace postaci {

class InfoBar;
class MailEngine;

/// What is done with junk, account by account, and what the filter has learnt. UI thread.
class JunkPage : public QWidget
{
    Q_OBJECT

public:
    explicit JunkPage(MailEngine& engine, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fillAccounts();
    void showLearnt();
    void retranslate();

    MailEngine& m_engine;
    InfoBar* m_bar;
    QLabel* m_help;
    QLabel* m_learnt;
    QGridLayout* m_lines;
    QHash<AccountId, QComboBox*> m_modes;
    QList<QLabel*> m_names;
    QLabel* m_exceptions;
    QPushButton* m_forget;
};

} // namespace postaci
