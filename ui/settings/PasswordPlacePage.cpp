#include "settings/PasswordPlacePage.h"

#include "MailEngine.h"
#include "account/ErrorSentence.h"
#include "accounts/FormScroll.h"
#include "accounts/PassphraseQuestions.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

PasswordPlacePage::PasswordPlacePage(MailEngine& engine, ProfileSecretStore& store, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_store(store), m_bar(new InfoBar(this)), m_place(new QLabel(this)),
      m_meaning(new QLabel(this)), m_toFile(new QPushButton(this)), m_toKeyring(new QPushButton(this)),
      m_change(new QPushButton(this)), m_lock(new QPushButton(this)), m_aside(new QPushButton(this))
{
    setObjectName(QStringLiteral("passwordPlacePage"));
    m_bar->setObjectName(QStringLiteral("passwordPlaceBar"));
    m_place->setObjectName(QStringLiteral("passwordPlace"));
    m_toFile->setObjectName(QStringLiteral("toFileButton"));
    m_toKeyring->setObjectName(QStringLiteral("toKeyringButton"));
    m_change->setObjectName(QStringLiteral("changePassphraseButton"));
    m_lock->setObjectName(QStringLiteral("lockButton"));
    m_aside->setObjectName(QStringLiteral("setAsideButton"));
    build();
    connect(m_toFile, &QPushButton::clicked, this, &PasswordPlacePage::moveToFile);
    connect(m_toKeyring, &QPushButton::clicked, this, &PasswordPlacePage::moveToKeyring);
    connect(m_change, &QPushButton::clicked, this, &PasswordPlacePage::changePassphrase);
    connect(m_lock, &QPushButton::clicked, this, &PasswordPlacePage::toggleLock);
    connect(m_aside, &QPushButton::clicked, this, &PasswordPlacePage::askToSetAside);
    connect(m_bar, &InfoBar::primaryClicked, this, &PasswordPlacePage::setAside);
    connect(m_bar, &InfoBar::secondaryClicked, m_bar, &QWidget::hide);
    connect(&m_store, &ProfileSecretStore::placeChanged, this, &PasswordPlacePage::refresh);
    refresh();
}

void PasswordPlacePage::build()
{
    m_place->setFont(Theme::semibold(font()));
    for (QLabel* label : {m_place, m_meaning}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setInk(m_meaning, Ink::Meta);
    auto* form = new QWidget;
    auto* inner = new QVBoxLayout(form);
    inner->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    inner->setSpacing(Theme::kSpace2);
    inner->addWidget(m_place);
    inner->addWidget(m_meaning);
    inner->addSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_lock, m_toFile, m_change, m_toKeyring, m_aside}) {
        inner->addWidget(button, 0, Qt::AlignLeft);
    }
    inner->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(new FormScroll(form), 1);
}

void PasswordPlacePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_bar->hide();
        refresh();
    }
}

void PasswordPlacePage::refresh()
{
    const bool inFile = m_store.place() == ProfileSecretStore::Place::File;
    m_toFile->setVisible(!inFile);
    for (QPushButton* button : {m_toKeyring, m_change, m_lock, m_aside})
        button->setVisible(inFile);
    for (QPushButton* button : {m_toFile, m_toKeyring, m_change, m_lock, m_aside})
        button->setEnabled(!m_isBusy);
    if (!inFile) {
        m_place->setText(tr("Your passwords are kept in the system's keyring."));
        m_meaning->setText(
            tr("It opens when you log in. If yours makes trouble, Postacı can keep the passwords in "
               "a file of its own, encrypted with a passphrase that you type at each start."));
    } else {
        m_place->setText(m_store.isLocked()
                             ? tr("Your passwords are kept in an encrypted file, which is locked.")
                             : tr("Your passwords are kept in an encrypted file."));
        m_meaning->setText(
            tr("It is %1. Your passphrase opens it once at each start; nobody can bring back one "
               "that is forgotten.")
                .arg(QDir::toNativeSeparators(m_store.filePath())));
    }
    m_toFile->setText(tr("Keep them in an encrypted &file…"));
    m_toKeyring->setText(tr("Move them to the system's &keyring"));
    m_change->setText(tr("&Change the passphrase…"));
    m_lock->setText(m_store.isLocked() ? tr("&Unlock…") : tr("&Lock now"));
    m_aside->setText(tr("&Begin again without the file…"));
}

void PasswordPlacePage::setBusy(bool on)
{
    m_isBusy = on;
    if (on)
        m_bar->hide();
    refresh();
}

void PasswordPlacePage::tell(const Result<void>& result, const QString& good)
{
    setBusy(false);
    if (result)
        m_bar->show(InfoBar::Success, good);
    else
        m_bar->show(InfoBar::Error, describeError(result.error()).inOneLine(), result.error().detail);
}

void PasswordPlacePage::moveToFile()
{
    m_bar->hide();
    askToKeepInFile(m_engine, ProfileSecretStore::Unreadable::Fail, this, [this] {
        tell({}, tr("The passwords are in the encrypted file now, and no longer in the keyring."));
    });
}

void PasswordPlacePage::moveToKeyring()
{
    if (m_store.isLocked()) {
        askToUnlock(m_store, this, [this] { moveToKeyring(); }, {});
        return;
    }
    setBusy(true);
    m_store.moveToKeychain([page = QPointer<PasswordPlacePage>(this)](const Result<void>& moved) {
        if (page)
            page->tell(moved, tr("The passwords are in the system's keyring now. The file is deleted."));
    });
}

void PasswordPlacePage::changePassphrase()
{
    m_bar->hide();
    askForNewPassphrase(m_store, this, [this] { tell({}, tr("The new passphrase holds from now on.")); });
}

void PasswordPlacePage::toggleLock()
{
    m_bar->hide();
    if (m_store.isLocked())
        askToUnlock(m_store, this, {}, {});
    else
        m_store.lock();
}

void PasswordPlacePage::askToSetAside()
{
    m_bar->show(InfoBar::Caution,
                tr("Stop using the file? It is renamed and not deleted, but the passwords in it "
                   "are out of reach: you type those of your accounts again."));
    m_bar->setButtons(tr("Set it aside"), tr("Keep it"));
    m_bar->takeFocus(InfoBar::Safe::Secondary);
}

void PasswordPlacePage::setAside()
{
    setBusy(true);
    m_store.setFileAside([page = QPointer<PasswordPlacePage>(this)](const Result<void>& done) {
        if (!page)
            return;
        page->tell(done, tr("The file is set aside. New passwords go to the system's keyring."));
        if (done)
            page->m_engine.checkNow(0);
    });
}

} // namespace postaci
